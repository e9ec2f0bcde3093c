"""What `kuroji opinion` prints: tables for people, one JSON object for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kuroji.cli.answers import Table, show_json, show_tables

if TYPE_CHECKING:
    from kuroji.cli.opinion_source import Source
    from kuroji.opinion.analysis.results import Group, Results, Standing
    from kuroji.opinion.integrity.robustness import Resistance
    from kuroji.opinion.nouns import Flag, Statement

WIDEST = 76
LISTS = (
    ("consensus", "Agreed across groups", "group-informed consensus"),
    ("dissent", "Rejected across groups", "group-informed dissent"),
    ("divisive", "What divides the groups", "variance over groups"),
    ("bridging", "What bridges", "bridging score"),
)


def show_results(read: Source, results: Results, top: int, form: str, out: Path | None) -> None:
    """Groups, then the statements that lead each list."""
    if form == "json":
        named = [msgspec.to_builtins(one) | {"text": read.texts.get(one.statement, "")} for one in results.statements]
        lists = {by: [one.statement for one in results.ranked(by)[:top]] for by, _, _ in LISTS}
        body = msgspec.to_builtins(results) | {"statements": named}
        show_json({"conversation": read.name, **body, "lists": lists, "facts": []}, out)
        return
    tables = [_groups(read, results)]
    tables += [Table(title, _heads(figure), _listed(read, results, by, top)) for by, title, figure in LISTS]
    show_tables(tables, out, _note(results))


def _groups(read: Source, results: Results) -> Table:
    grouped = f"{results.grouped} of {results.participants} participants in {len(results.groups)} groups"
    rows = [row for group in results.groups for row in _group_rows(read, group)]
    return Table(f"{read.name}: {grouped}, {results.votes} votes",
                 (">group", ">members", "", ">share", ">p", "representative statement"), rows)  # fmt: skip


def _group_rows(read: Source, group: Group) -> list[list[str]]:
    """One row a position; a group without any has one row all the same."""
    rows = [
        [
            "",
            "",
            position.direction,
            f"{position.probability:.0%}",
            f"{position.p:.1g}",
            _named(read, position.statement),
        ]
        for position in group.representative
    ] or [["", "", "none", "", "", ""]]
    rows[0][:2] = [str(group.number + 1), str(group.members)]
    return rows


def _heads(figure: str) -> tuple[str, ...]:
    return (f">{figure}", ">agree", ">disagree", ">pass", "statement")


def _listed(read: Source, results: Results, by: str, top: int) -> list[list[str]]:
    return [_row(read, one, by) for one in results.ranked(by)[:top]]


def _row(read: Source, one: Standing, by: str) -> list[str]:
    tally = one.tally
    figure = f"{getattr(one, by):.3f}" + (" bridges" if by == "bridging" and one.bridges else "")
    return [figure, str(tally.agree), str(tally.disagree), str(tally.passed), _named(read, one.statement)]


def _note(results: Results) -> str:
    if not results.groups:
        return "No groups yet: too few participants have answered enough statements."
    first, second = results.explained
    return (
        f"Silhouette {results.silhouette:.2f}; the map shows {first + second:.0%} of the variance. "
        "p is one-sided, of one statement alone."
    )


def show_robustness(read: Source, found: Sequence[Resistance], most: int, form: str, out: Path | None) -> None:
    """A row for each result and kind of fake; the curves are in the JSON."""
    if form == "json":
        show_json({"conversation": read.name, "participants": len(read.votes.participants), "most": most,
                   "robustness": msgspec.to_builtins(list(found)), "facts": []}, out)  # fmt: skip
        return
    rows = [
        [one.result, one.kind, one.outcome, str(one.least) if one.least else f"more than {most}",
         f"{one.share:.1%}" if one.share else ""]
        for one in found
    ]  # fmt: skip
    heads = ("result", "fakes", "as it is", ">least that moves it", ">of all")
    show_tables([Table(f"{read.name}: {len(read.votes.participants)} participants", heads, rows)], out,
                "The least number found; another way of faking may need fewer.")  # fmt: skip


def show_flags(found: Sequence[Flag], form: str, out: Path | None) -> None:
    """What was flagged."""
    if form == "json":
        show_json({"flags": msgspec.to_builtins(list(found)), "facts": []}, out)
        return
    rows = [[flag.kind, flag.subject, flag.detail] for flag in found]
    note = "A flag is a reason to look; nothing was deleted." if rows else "Nothing to flag."
    show_tables([Table("", ("flag", "on", "why"), rows)], out, note)


def show_statements(found: Sequence[Statement], form: str, alike: Mapping[int, Sequence[tuple[int, float]]]) -> None:
    """Statements with where they stand, and the near-duplicates of each, by its id."""
    if form == "json":
        listed = [
            msgspec.to_builtins(s)
            | {"looks_like": [{"statement": n, "likeness": round(part, 3)} for n, part in alike.get(s.id, ())]}
            for s in found
        ]
        show_json({"statements": listed, "facts": []})
        return
    rows = [
        [str(s.id), s.conversation, s.status.value, s.language, s.country,
         ", ".join(f"{n} ({part:.0%})" for n, part in alike.get(s.id, ())), s.text]
        for s in found
    ]  # fmt: skip
    heads = (">id", "conversation", "status", "language", "country", "looks like", "text")
    show_tables([Table("", heads, rows)])


def show_done(what: Mapping[str, object], form: str) -> None:
    """What a command did, one line a thing."""
    if form == "json":
        show_json({**what, "facts": []})
        return
    show_tables([Table("", ("what", "value"), [[name, _plain(value)] for name, value in what.items()])])


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value)


def _named(read: Source, number: int) -> str:
    text = " ".join(read.texts.get(number, "").split())
    return f"{number} {text if len(text) <= WIDEST else text[: WIDEST - 1] + '…'}".rstrip()
