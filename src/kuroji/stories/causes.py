"""Points of why something moved: what it did in yen and dollars, what quantity, unit values and the exchange rate did."""

from __future__ import annotations

from kuroji.explain.base_effects import Reading, base_effect
from kuroji.explain.drivers import By, drivers
from kuroji.indicators.view import BALANCE, Subject
from kuroji.model.errors import KurojiError
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.stories.assumed import CURRENCIES, HELD, Assumed
from kuroji.stories.bridging import difference_of
from kuroji.stories.points import Point, point, yes
from kuroji.stories.told import Told

METHOD = "bennet"
IN_DOLLARS = "in USD, ECB"
TERMS = ("quantity", "price", "mix", "not-split")
# A dollar change that differs by less than this from the one in yen tells nobody anything.
LEAST_GAP = 0.3
# A list longer than this explains nothing.
MOST_LEADING = 7
# A base that hardly moved makes no base effect.
LEAST_BASE = 5.0
# A term is told from half a percent of the change on, and from 50 million of the currency.
LEAST_TERM, SMALLEST_TERM = 0.005, 5e7


def moved_point(told: Told, subject: Subject) -> Point:
    """What a flow did: level, change, difference; in dollars; by quantity and unit value where it has them."""
    counted = told.fact("quantity", "level", subject)
    return point("moved", {
        "level": told.fact("value", "level", subject),
        "change": told.fact("change", "yoy", subject),
        "difference": difference_of(told, subject),
        "dollars": told.fact("change", f"yoy, {IN_DOLLARS}", subject),
        "quantity": told.fact("quantity_change", "yoy", subject),
        "unit value": told.fact("unit_value_change", "yoy", subject),
        "unit value in dollars": told.fact("unit_value_change", f"yoy, {IN_DOLLARS}", subject),
    }, flow=subject.flow, counted=counted.unit if counted else "")  # fmt: skip


def split_point(told: Told, subject: Subject, method: str = METHOD) -> Point | None:
    """The difference on the year split into quantity, unit values, mix and what cannot be split; None where it cannot be."""
    facts = {term: told.fact("effect", f"{term},{method}", subject) for term in TERMS}
    facts["coverage"] = told.fact("coverage", "split", subject)
    facts["difference"] = difference_of(told, subject)
    found = point(
        "split", facts, flow=subject.flow, counting=_counting(facts["price"]), whole=_whole(facts["coverage"])
    )
    needed = {"quantity", "coverage", "difference"} <= set(found.facts)
    return found if needed and found.facts["coverage"].value > 0 else None


def counts(term: Fact) -> bool:
    """Whether a term is large enough to be told beside the change it is part of."""
    whole = abs(float(str(term.detail["of"])))
    return abs(term.value) >= max(LEAST_TERM * whole, SMALLEST_TERM)


def currency_point(told: Told, subject: Subject, assumed: Assumed = HELD, *, brief: bool = False) -> Point | None:
    """What the exchange rate did to a flow at the invoicing shares; None where rates or shares are not held.

    `brief` leaves the rate out, where it has been told.
    """
    if subject.flow == Flow.BALANCE:
        return None
    facts = assumed.facts(told, subject)
    found = point("currency", facts, flow=subject.flow, partner=subject.partner, brief=yes(brief))
    if not {"effect", "rate change"} <= set(found.facts) or not set(found.facts) & set(CURRENCIES):
        return None
    about = next(found.facts[code].detail for code in CURRENCIES if code in found)
    notes = {"of": str(about["of"]), "standing": str(about["standing"]), "with": str(about["partner"])}
    return Point(found.kind, found.facts, {**found.notes, **notes})


def dollars_point(told: Told) -> Point | None:
    """Exports and imports in yen and in dollars, and how much weaker the yen was; None where the two hardly differ."""
    flows = {"exports": Flow.EXPORT, "imports": Flow.IMPORT}
    facts: dict[str, Fact | None] = {"rate change": told.fact("exchange_rate_change", "yoy, per USD, ECB", BALANCE)}
    for name, flow in flows.items():
        facts[name] = told.fact("change", "yoy", Subject(flow))
        facts[f"{name} in dollars"] = told.fact("change", f"yoy, {IN_DOLLARS}", Subject(flow))
    found = point("dollars", facts)
    if len(found.facts) < 5:
        return None
    gap = abs(found.facts["exports"].value - found.facts["exports in dollars"].value)
    return found if gap >= LEAST_GAP else None


def _counting(price: Fact | None) -> str:
    """How the quantities are counted: "by weight" only, or several ways."""
    counted = price.detail.get("counting") if price is not None else None
    return ", ".join(str(c) for c in counted) if isinstance(counted, list) else ""


def _whole(coverage: Fact | None) -> str:
    return "yes" if coverage is not None and coverage.value >= 99.95 else ""


def base_point(told: Told, subject: Subject) -> Point | None:
    """What the change owes to its base and to single large deliveries; None where it owes nothing worth telling."""
    try:
        found = base_effect(told.view, subject, told.period)
    except KurojiError:
        return None
    facts: dict[str, Fact | None] = {}
    before = found.base_change
    if found.reading not in (None, Reading.NO_BASE_EFFECT) and before is not None and abs(before.value) >= LEAST_BASE:
        facts = {"change": found.change, "base change": before, "two years": found.two_years}
    parts = tuple(
        point("one-off", {"level": o.level, "contribution": o.contribution}) for o in found.one_offs if o.contribution
    )
    made = point("base", facts, flow=subject.flow)
    return Point("base", made.facts, made.notes, parts) if made.facts or parts else None


def leading_point(told: Told, subject: Subject, by: By) -> Point | None:
    """The fewest goods, or partners, that make four fifths of a change; None where they are not held, or too many."""
    try:
        found = drivers(told.view, subject, told.period, by=by)
    except KurojiError:
        return None
    leading = [d for d in found.leading if d.fact is not None]
    # Where others moved the other way, the leaders can make more than the whole change, and are no part of it.
    if found.of_net is None or found.of_net > 100:
        return None
    if not found.reached or not 1 < len(leading) == len(found.leading) <= MOST_LEADING:
        return None
    parts = tuple(
        Point("leading", {"difference": d.fact}, {"name_en": d.name_en, "name_ja": d.name_ja})
        for d in leading if d.fact is not None
    )  # fmt: skip
    notes = {"flow": subject.flow, "by": str(by), "offset": yes(found.offsetting != 0), "up": yes(found.difference > 0)}
    return Point("leading", {}, notes, parts)


def silence_point(subject: Subject, split: Point | None, currency: Point | None, drivers: Point | None) -> Point | None:
    """What cannot be told of a flow, and why; None where everything can."""
    whole = subject == subject.total()
    notes = {
        "goods": yes(whole and drivers is None), "quantity": yes(split is None and not (whole and drivers is None)),
        "rate": yes(currency is None), "flow": subject.flow,
    }  # fmt: skip
    return Point("silence", {}, notes) if notes["goods"] or notes["quantity"] or notes["rate"] else None
