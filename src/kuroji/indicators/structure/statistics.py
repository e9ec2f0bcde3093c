"""Structure as indicators: concentration, similarity, intra-industry trade and dependence of a flow in a period.

Shares are of values unless a method says quantity. How concentrated or similar a flow looks
depends on how finely it is cut: `detail` always says how many items there were.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.structure.composition import Composition, by_commodity, composition
from kuroji.indicators.structure.measures import CONCENTRATION, finger_kreinin, grubel_lloyd
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import Undefined, UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import Period
from kuroji.model.rounding import ratio

INDEX_GRAIN = Decimal("0.0001")
YEARS_BACK = (1, 5, 10, 20, 30)
MOST_PIECES = 200


def concentration(
    view: View, subject: Subject, period: Period, measure: str = "hhi", of: str = "commodities"
) -> Figure:
    """How concentrated a flow is, 0 to 1; `measure` is hhi, hirschman or unctad, `of` commodities or partners.

    Partners that are not named one by one are counted as pieces no larger than the smallest
    named one, so that they hardly add to the figure; `detail` gives their share. Raises
    Undefined for the partners of a single partner.
    """
    _must_be_flow(subject)
    if of == "partners" and subject.partner != WORLD:
        raise Undefined("one partner has no partners", where=subject.partner, remedy="Ask for the world.")
    found = composition(view, of, subject, period)
    values = found.values
    if found.rest > 0:
        values = _spread(values, float(found.rest))
    return _index(found, CONCENTRATION[measure](values), f"{measure} of the shares of {of}", _items(found))


def similarity(view: View, subject: Subject, period: Period, years: int) -> Figure:
    """How alike a flow's commodities are to those of the same period `years` years before, 0 to 100 (Finger-Kreinin)."""
    _must_be_flow(subject)
    base = years_before(period, years)
    now, then = (by_commodity(view, subject.flow, subject.partner, p) for p in (period, base))
    return _alike(now, then, base)


def similarity_to_world(view: View, subject: Subject, period: Period) -> Figure:
    """How alike what is traded with the partner is to what is traded with the world, 0 to 100 (Finger-Kreinin)."""
    _must_be_flow(subject)
    if subject.partner == WORLD:
        raise Undefined("the world is compared with itself", remedy="Name a partner.")
    own, world = (by_commodity(view, subject.flow, place, period) for place in (subject.partner, WORLD))
    return _alike(own, world, None)


def intra_industry(view: View, subject: Subject, period: Period) -> Figure:
    """Two-way trade in the same commodities, 0 to 1 (Grubel-Lloyd, weighted, over commodities named in both flows)."""
    sides = [by_commodity(view, flow, subject.partner, period).by_name() for flow in (Flow.EXPORT, Flow.IMPORT)]
    both = sorted(name for name in set(sides[0]) & set(sides[1]) if not name.startswith("rest of "))
    if not both:
        raise Undefined("no commodity is named in both flows", where=subject.partner)
    found = [by_commodity(view, flow, subject.partner, period) for flow in (Flow.EXPORT, Flow.IMPORT)]
    value = grubel_lloyd([sides[0][n] for n in both], [sides[1][n] for n in both])
    covered = sum(side[name] for side in sides for name in both) / sum(sum(side.values()) for side in sides)
    return Figure(
        value=Decimal(repr(value)), unit="index", quantum=INDEX_GRAIN, basis=Basis.COMPUTED,
        formula="1 - sum |exports - imports| / sum (exports + imports)",
        inputs=tuple(dict.fromkeys(i for c in found for i in c.inputs)),
        flags=frozenset().union(*(c.flags for c in found)), detail={"items": len(both), "coverage": round(covered, 4)},
    )  # fmt: skip


def dependence(view: View, subject: Subject, period: Period) -> Figure:
    """The partner's part of the trade in a commodity with the world, in percent of the subject's measure."""
    if subject.partner == WORLD:
        raise Undefined("everything is traded with the world", remedy="Name a partner.")
    part = any_level(view, subject, period, "part")
    whole = any_level(view, msgspec.structs.replace(subject, partner=WORLD), period, "whole")
    if whole.value == 0:
        raise Undefined("nothing was traded, so there are no shares", where=str(period))
    return Figure(
        value=ratio(part.value, whole.value) * 100, unit="percent", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="partner / world x 100", inputs=inputs_of((part, whole)), flags=flags_of((part, whole)),
    )  # fmt: skip


def _spread(values: list[float], rest: float) -> list[float]:
    """The rest cut into pieces none of which is larger than the smallest named item; no more than MOST_PIECES."""
    smallest = min(v for v in values if v > 0)
    pieces = min(int(rest // smallest) + 1, MOST_PIECES)
    return [*values, *([rest / pieces] * pieces)]


def _alike(now: Composition, then: Composition, base: Period | None) -> Figure:
    one, two = now.by_name(), then.by_name()
    names = sorted(set(one) | set(two))
    value = finger_kreinin([one.get(n, 0.0) for n in names], [two.get(n, 0.0) for n in names])
    return Figure(
        value=Decimal(repr(value)), unit="index", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="100 x sum of the smaller shares", inputs=tuple(dict.fromkeys((*now.inputs, *then.inputs))),
        flags=now.flags | then.flags, base=base, detail={"items": len(names)},
    )  # fmt: skip


def _index(found: Composition, value: float, formula: str, detail: dict[str, object]) -> Figure:
    return Figure(
        value=Decimal(repr(value)), unit="index", quantum=INDEX_GRAIN, basis=Basis.COMPUTED, formula=formula,
        inputs=found.inputs, flags=found.flags, detail=detail,
    )  # fmt: skip


def _items(found: Composition) -> dict[str, object]:
    whole = sum((i.value for i in found.items), found.rest)
    return {
        "items": len(found.items),
        "rest_share": round(float(found.rest / whole), 4),
        "largest": found.items[0].name,
    }


def years_before(period: Period, years: int) -> Period:
    """The same period that many years before."""
    for _ in range(years):
        period = period.year_earlier()
    return period


def _must_be_flow(subject: Subject) -> None:
    if subject.flow == Flow.BALANCE:
        raise UsageError("a balance has no shares", remedy="Ask for exports or imports.")
