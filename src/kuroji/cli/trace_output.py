"""A traced fact as text or JSON, and the ids that a wrong one may have meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

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
from kuroji.model.rounding import round_to
from kuroji.store.opening import Store
from kuroji.stories.fact_json import fact_object
from kuroji.stories.wording.phrases import phrase

RATE_GRAIN = Decimal("0.0001")


def show(found: Traced, form: str, out: Path | None) -> None:
    """The trace as text or, for the format json, as an object with the fact computed now under `facts`."""
    if form == "json":
        show_json(_object(found), out)
    else:
        deliver(_text(found), out)


def _object(found: Traced) -> dict[str, object]:
    facts = [found.fact] if found.remembered is None else [found.fact, found.remembered]
    return {
        "id": found.asked,
        "agrees": found.agrees,
        "formula": found.formula,
        "inputs": [_input(i) for i in found.inputs],
        "grounds": _grounds(found),
        "releases": [_release(r) for r in found.releases],
        "remembered": found.remembered.id if found.remembered else None,
        "source": japan().attribution_en,
        "facts": [fact_object(fact) for fact in facts],
    }


def _input(used: Input) -> dict[str, object]:
    value = used.value
    return {
        "role": used.role, "series": used.series, "period": used.period,
        "value": None if value is None else int(value) if value == int(value) else float(value),
        "unit": used.unit, "stage": int(used.stage), "known_at": iso(used.known_at, japan()),
        "known_basis": used.known_basis, "release": used.release, "backfilled": used.backfilled,
    }  # fmt: skip


def _release(release: Release) -> dict[str, object]:
    return {
        "id": release.id, "title": release.title, "published_at": iso(release.published_at, japan()),
        "published_basis": release.published_basis, "address": release.address, "sha256": release.sha256,
    }  # fmt: skip


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
        f"  as of     {iso(fact.as_of, japan())}",
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
    made_of = [plain_table(inputs), ["Releases", *releases], [japan().attribution_en]]
    grounds = ["Grounds", *(_ground_line(*ground) for ground in _grounds(found).items())]
    blocks = [head, *(made_of if found.inputs else [grounds])]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _grounds(found: Traced) -> dict[str, object]:
    """What a fact that is of no series of the store rests on, by name: a rate, a share; empty for every other."""
    fact = found.fact
    if found.inputs or not fact.indicator.startswith("exchange_rate"):
        return {} if found.inputs else dict(fact.detail)
    rates = {fact.period: fact.detail.get("rate", fact.exact)} | ({fact.base: fact.detail["base"]} if fact.base else {})
    said = {period: f"{round_to(Decimal(str(rate)), RATE_GRAIN)}" for period, rate in rates.items()}
    return {"source": fact.detail["source"], "days": fact.detail["days"], "rates": said}


def _ground_line(name: str, value: object) -> str:
    said = ", ".join(f"{key}: {one}" for key, one in value.items()) if isinstance(value, dict) else value
    return f"  {name:<9} {said}"


def _exact(text: str) -> str:
    """A decimal with its thousands apart, every digit kept."""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-") != "0" else text


def _input_row(used: Input) -> list[str]:
    known = moment(used.known_at, japan()) + (" (inferred)" if used.known_basis == "inferred" else "")
    value = "" if used.value is None else _exact(f"{used.value:f}")
    return [used.role, used.series, used.period, value, used.unit, used.stage.label, known, used.release]


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
