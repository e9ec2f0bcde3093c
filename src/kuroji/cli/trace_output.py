"""A traced fact as text or JSON, and the ids that a wrong one may have meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from kuroji.classifications.reporters import reporter
from kuroji.cli.answers import Table, deliver, plain_table, show_json
from kuroji.cli.numbers import moment
from kuroji.cli.session import japan
from kuroji.indicators.figure import Input
from kuroji.indicators.trace import Traced
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import KurojiError
from kuroji.model.instant import iso
from kuroji.model.observation import Flow
from kuroji.model.period import Period, parse
from kuroji.model.release import Release
from kuroji.model.reporter import Reporter
from kuroji.store.opening import Store
from kuroji.stories.outlooks.crediting import joined
from kuroji.stories.trace_json import grounds, trace_object
from kuroji.stories.wording.phrases import phrase


def show(found: Traced, form: str, out: Path | None) -> None:
    """The trace as text or, for the format json, as an object with the fact computed now under `facts`."""
    if form == "json":
        show_json(trace_object(found), out)
    else:
        deliver(_text(found), out)


def _text(found: Traced) -> str:
    fact = found.fact
    verdict = {
        True: "the same as when the id was made",
        False: "NOT the value the id was made of",
        None: "(the id given has no digest)",
    }
    head = [
        phrase(fact, "en"),
        f"  id        {fact.id}",
        f"  value     {_exact(fact.exact)} {fact.unit}, {verdict[found.agrees]}",
        f"  as of     {iso(fact.as_of, reporter(fact.reporter))}",
        f"  basis     {fact.basis}: {found.formula}",
        f"  flags     {', '.join(fact.flags) or 'none'}",
    ]
    if fact.base:
        head.insert(4, f"  base      {fact.base}")
    inputs = Table(
        "Inputs",
        ("role", "series", "period", ">value", "unit", "stage", "known", "release"),
        [_input_row(i) for i in found.inputs],
    )
    releases = [line for release in found.releases for line in _release_lines(release)]
    made_of = [plain_table(inputs), ["Releases", *releases], [joined(_owners(found), "en")]]
    rests_on = ["Grounds", *(_ground_line(*ground) for ground in grounds(found).items())]
    blocks = [head, *(made_of if found.inputs else [rests_on])]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _owners(found: Traced) -> list[Reporter]:
    """Whose figures a fact is made of, its own reporter first."""
    codes = dict.fromkeys([found.fact.reporter, *(release.reporter for release in found.releases)])
    return [reporter(code) for code in codes]


def _ground_line(name: str, value: object) -> str:
    said = ", ".join(f"{key}: {one}" for key, one in value.items()) if isinstance(value, dict) else value
    return f"  {name:<9} {said}"


def _exact(text: str) -> str:
    """A decimal with its thousands apart, every digit kept."""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-") != "0" else text


def _flow(series: str) -> str:
    """The flow in the name of a series: JP.export.US.total.value."""
    return series.split(".")[1]


def _input_row(used: Input) -> list[str]:
    known = moment(used.known_at, japan()) + (" (inferred)" if used.known_basis == "inferred" else "")
    value = "" if used.value is None else _exact(f"{used.value:f}")
    return [
        used.role,
        used.series,
        used.period,
        value,
        used.unit,
        used.stage.of_flow(_flow(used.series)),
        known,
        used.release,
    ]


def _release_lines(release: Release) -> list[str]:
    inferred = "" if release.published_basis == "stated" else " (inferred)"
    lines = [
        f"  {release.id}",
        f"    title     {release.title}",
        f"    published {iso(release.published_at, japan())}{inferred}",
    ]
    if release.address:
        lines.append(f"    address   {release.address}")
    return [*lines, f"    sha256    {release.sha256}"]


def warn(found: Traced) -> None:
    """Say on the standard error that the id remembers another value, and which."""
    print(
        f"kuroji: the id was made of another value than {_exact(found.fact.exact)} {found.fact.unit}", file=sys.stderr
    )
    if found.remembered is None:
        print(
            "  Nothing in this store gives that value at any instant: the id comes from another state of the store, "
            "or was altered.", file=sys.stderr,
        )  # fmt: skip
        return
    other = found.remembered
    print(
        f"  It was {_exact(other.exact)} {other.unit}, as known at {iso(other.as_of, japan())}: {other.id}",
        file=sys.stderr,
    )


def nearest_ids(store: Store, text: str, count: int) -> list[str]:
    """The ids of facts, as known now, most like `text`: plain ones of the period it names, else of the newest month."""
    from kuroji.stories.told import newest_month

    try:
        seen = view(store, store.newest_known_at, code=japan().code)
        period = _period_in(text) or newest_month(seen)
        ids = _ids(seen, period)
    except KurojiError:
        return []
    return sorted(ids, key=lambda one: _likeness(text, one), reverse=True)[:count]


def _likeness(text: str, one: str) -> tuple[float, int, float]:
    """How like an id a text is: by the indicator, then by the words they share, then as a whole."""
    asked, there = re.findall(r"\w+", text.lower()), re.findall(r"\w+", one.lower())
    indicator = SequenceMatcher(None, asked[0] if asked else "", there[0]).ratio()
    return indicator, len(set(asked) & set(there)), SequenceMatcher(None, text, one).ratio()


def _period_in(text: str) -> Period | None:
    for word in re.split(r"[@~;\s]+", text):
        try:
            return parse(word, japan().fiscal)
        except KurojiError:
            continue
    return None


def _ids(seen: View, period: Period) -> Sequence[str]:
    from kuroji.indicators.facts import fact_or_none
    from kuroji.indicators.registry import INDICATORS

    found = (
        fact_or_none(seen, word, method, Subject(flow), period)
        for word, method in INDICATORS
        for flow in (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE)
    )
    return [fact.id for fact in found if fact is not None]
