"""A traced fact with plain values: formula, inputs, grounds and releases, the same on the command line and on the web."""

from __future__ import annotations

from decimal import Decimal

from kuroji.classifications.reporters import reporter
from kuroji.indicators.figure import Input
from kuroji.indicators.trace import Traced
from kuroji.model.instant import iso
from kuroji.model.release import Release
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import round_to
from kuroji.stories.fact_json import fact_object

RATE_GRAIN = Decimal("0.0001")


def trace_object(found: Traced) -> dict[str, object]:
    """The trace as an object, with the fact computed now, and the one its id remembers, under `facts`."""
    owner = reporter(found.fact.reporter)
    facts = [found.fact] if found.remembered is None else [found.fact, found.remembered]
    return {
        "id": found.asked,
        "agrees": found.agrees,
        "formula": found.formula,
        "inputs": [_input(i, owner) for i in found.inputs],
        "grounds": grounds(found),
        "releases": [_release(r, owner) for r in found.releases],
        "remembered": found.remembered.id if found.remembered else None,
        "source": owner.attribution_en,
        "facts": [fact_object(fact) for fact in facts],
    }


def _input(used: Input, owner: Reporter) -> dict[str, object]:
    value = used.value
    return {
        "role": used.role, "series": used.series, "period": used.period,
        "value": None if value is None else int(value) if value == int(value) else float(value),
        "unit": used.unit, "stage": int(used.stage), "known_at": iso(used.known_at, owner),
        "known_basis": used.known_basis, "release": used.release, "backfilled": used.backfilled,
    }  # fmt: skip


def _release(release: Release, owner: Reporter) -> dict[str, object]:
    return {
        "id": release.id, "title": release.title, "published_at": iso(release.published_at, owner),
        "published_basis": release.published_basis, "address": release.address, "sha256": release.sha256,
    }  # fmt: skip


def grounds(found: Traced) -> dict[str, object]:
    """What a fact that is of no series of the store rests on, by name: a rate, a share; empty for every other."""
    fact = found.fact
    if found.inputs or not fact.indicator.startswith("exchange_rate"):
        return {} if found.inputs else dict(fact.detail)
    rates = {fact.period: fact.detail.get("rate", fact.exact)} | ({fact.base: fact.detail["base"]} if fact.base else {})
    said = {period: f"{round_to(Decimal(str(rate)), RATE_GRAIN)}" for period, rate in rates.items()}
    return {"source": fact.detail["source"], "days": fact.detail["days"], "rates": said}
