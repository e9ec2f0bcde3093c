"""Exports and imports with the world in an English story: how long they have risen or fallen, and their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.period import Frequency
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English

NAMES = ("exports", "imports")


def flows(say: English, point: Point) -> list[Passage]:
    """Exports rose on the year for a ninth straight month and imports for a fourth. Both were the highest ..."""
    runs = [(name, run) for name, part in zip(NAMES, point.parts, strict=True) if (run := _run_of(part))]
    held = [(name, part) for name, part in zip(NAMES, point.parts, strict=True) if "record" in part]
    both = "exports and imports" if len(runs) < 2 else "they" if _alike(runs[0][1], runs[1][1]) else "both"
    said = [_runs(say, runs), _records(say, held, both)]
    return [joined("", [p for p in said if p.spans], " ")]


def _run_of(part: Point) -> Fact | None:
    return part.facts.get("first") or part.facts.get("streak")


def _runs(say: English, runs: list[tuple[str, Fact]]) -> Passage:
    if not runs:
        return joined("", [], "")
    if len(runs) == 2 and _alike(*(run for _, run in runs)):
        how_long = _how_long(say, runs[0][1])
        start = say.text(
            f"exports and imports {{both}} {_verb(runs[0][1])}{_on_the_year(say)} ", both=(runs[1][1], "both")
        )
        return say.sentence(start, how_long)
    (name, run), *others = runs
    clauses = [say.text(f"{name} {_verb(run)}{_on_the_year(say)} "), _how_long(say, run)]
    for second, its in others:
        alike = _verb(its) == _verb(run)
        clauses.append(say.text(f" and {second} " if alike else f", while {second} {_verb(its)} "))
        clauses.append(_how_long(say, its, after=run if alike else None))
    return say.sentence(*clauses)


def _alike(one: Fact, other: Fact) -> bool:
    kinds = [(run.indicator, run.value, run.detail["of"], bool(run.detail.get("open"))) for run in (one, other)]
    return kinds[0] == kinds[1]


def _verb(run: Fact) -> str:
    return "rose" if run.detail["of"] == "rise" else "fell"


def _on_the_year(say: English) -> str:
    yearly = (Frequency.YEAR, Frequency.FISCAL_YEAR, Frequency.RANGE)
    return "" if say.told.period.frequency in yearly else " on the year"


def _how_long(say: English, run: Fact, after: Fact | None = None) -> Passage:
    """for a ninth straight month; for the first time in eight months; for a fourth, after a run of the same kind."""
    count, of = int(run.value), say.told.period
    if run.indicator == "first_since":
        return say.text(f"for the first time in {{n}} {en.kind(of, count)}", n=(run, en.cardinal(count)))
    if run.detail.get("open"):
        return say.text(f"for at least {{n}} {en.kind(of, count)} in a row", n=(run, en.cardinal(count)))
    short = after is not None and after.indicator == run.indicator and not after.detail.get("open")
    return say.text(f"for {{n}}{'' if short else f' straight {en.kind(of)}'}", n=(run, en.nth(count)))


def _records(say: English, held: list[tuple[str, Point]], both: str) -> Passage:
    if not held:
        return joined("", [], "")
    then = "then " if held[0][1].notes["past"] else ""
    records = [part.facts["record"] for _, part in held]
    tail = f"in data going back to {en.year_of(str(records[0].detail['series_begins']))}"
    scopes = [_scope(say, record) for record in records]
    if len(set(scopes)) == 1 and len(held) == 2:
        return say.sentence(say.text(
            f"{{both}} were {then}{{best}} {scopes[0]} {tail}", both=(records[0], both), best=(records[1], "the highest"),
        ))  # fmt: skip
    clauses = [say.text(f"{held[0][0]} were {then}{{best}} {scopes[0]}", best=(records[0], "the highest"))]
    if len(held) == 2:
        clauses.append(say.text(f", and {held[1][0]} {{best}} {scopes[1]},", best=(records[1], "the highest")))
    return say.sentence(joined("", clauses, ""), say.text(f" {tail}"))


def _scope(say: English, record: Fact) -> str:
    of = say.told.period
    if of.frequency is Frequency.RANGE:
        return f"for any {en.part(of).replace(' ', '-')} period"
    return f"for any {en.any_of(of) if record.detail['scope'] == 'all-time' else en.part(of)}"
