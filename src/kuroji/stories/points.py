"""Points: what a story says, before any language says it; each is a kind, its facts and a few plain notes.

Both languages render the same points, so they cannot tell different stories.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.classifications.commodities import commodities
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import PART_OF_MONTH, Frequency
from kuroji.stories.later import beaten_since, is_past
from kuroji.stories.told import Told

LEAST_HABIT = 5
SPECIAL_GOODS = "goods_not_classified_elsewhere"
LEAST_POINTS = 0.1
LEAST_AGAINST = 0.3
AGAINST_TO_ALONG = 0.25
LITTLE = 1.0


class Point(msgspec.Struct, frozen=True):
    """One thing a story says: facts by the part they play, and notes that are no figures."""

    kind: str
    facts: dict[str, Fact]
    notes: dict[str, str] = {}
    parts: tuple[Point, ...] = ()

    def __contains__(self, name: str) -> bool:
        return name in self.facts


def point(kind: str, facts: dict[str, Fact | None], **notes: str) -> Point:
    """A point of the facts that are there."""
    return Point(kind, {name: fact for name, fact in facts.items() if fact is not None}, notes)


def yes(held: bool) -> str:
    """A note that something is so: "yes", or nothing."""
    return "yes" if held else ""


def flow_point(told: Told, subject: Subject, kind: str = "flow") -> Point:
    """A flow: level, change, run of rises or falls, record; `past` where it has been beaten since."""
    facts: dict[str, Fact | None] = {
        "level": told.fact("value", "level", subject),
        "change": told.fact("change", "yoy", subject),
    }
    if subject.partner == WORLD and told.period.frequency not in PART_OF_MONTH:
        facts["first"] = told.fact("first_since", "sign", subject)
        facts["streak"] = _run(told, subject)
        facts["record"] = _record(told, subject)
    past = beaten_since(told, facts.get("record"))
    return point(kind, facts, flow=subject.flow, partner=subject.partner, past=yes(past))


def flows_point(told: Told) -> Point:
    """Exports and imports with the world, told together."""
    return Point("flows", {}, {}, (flow_point(told, EXPORTS), flow_point(told, IMPORTS)))


def balance_point(told: Told, subject: Subject = BALANCE, kind: str = "balance") -> Point:
    """The balance: level, a year earlier, change of size or of sign, standing in its series, record, habit."""
    now = told.fact("balance", "exports-imports", subject)
    base = told.fact("balance", "exports-imports", subject, told.period.year_earlier())
    facts: dict[str, Fact | None] = {
        "level": now,
        "base": base,
        "change": told.fact("balance_change", "yoy", subject),
    }
    if told.period.frequency not in PART_OF_MONTH:
        facts["first"] = told.fact("first_since", "sign", subject)
        facts["streak"] = _run(told, subject)
    if subject.partner == WORLD and now is not None and told.period.frequency not in PART_OF_MONTH:
        facts["record"] = _balance_record(told, subject, now)
    turned = bool(now and base and (now.value < 0) != (base.value < 0))
    return point(
        kind, facts, flow=Flow.BALANCE, partner=subject.partner, turned=yes(turned),
        past=yes(beaten_since(told, facts.get("record"))), apart=yes(_apart(told, subject, now)),
    )  # fmt: skip


def _apart(told: Told, subject: Subject, now: Fact | None) -> bool:
    """Whether the balance held is not what the flows held leave: they were printed to another grain or later."""
    flows = [told.fact("value", "level", subject.of(flow)) for flow in (Flow.EXPORT, Flow.IMPORT)]
    exports, imports = (Decimal(f.exact) if f is not None else None for f in flows)
    if now is None or exports is None or imports is None:
        return False
    return abs(exports - imports - Decimal(now.exact)) > Decimal(str(now.quantum))


def _run(told: Told, subject: Subject) -> Fact | None:
    run = told.fact("streak", "sign", subject)
    return run if run is not None and run.value >= 2 else None


def _record(told: Told, subject: Subject) -> Fact | None:
    """An all-time record, else one for the month, else nothing; at least two years to compare with."""
    for method in ("high,all-time", "high,for-the-month"):
        found = told.fact("record", method, subject)
        if found is not None and found.value == 1 and int(str(found.detail["of"])) >= 24:
            return found
    return None


def _balance_record(told: Told, subject: Subject, now: Fact) -> Fact | None:
    found = told.fact("record", "low,all-time" if now.value < 0 else "high,all-time", subject)
    return found if found is not None and found.value <= 3 and int(str(found.detail["of"])) >= 24 else None


def drivers_point(told: Told, flow: str, partner: str = WORLD, most: int = 3) -> Point | None:
    """What the growth, or fall, of a flow came from: principal commodities by contribution, and the largest against.

    Where the flow changed by less than one percent both directions matter alike, two of each are told.
    """
    total = told.fact("change", "yoy", Subject(flow, partner))
    if total is None:
        return None
    up = total.value >= 0
    ranked = sorted(contributions(told, flow, partner), key=lambda f: -abs(float(f.exact)))
    large = [f for f in ranked if abs(f.value) >= LEAST_POINTS]
    even = abs(total.value) < LITTLE
    along = [f for f in large if (f.value > 0) == up][: 2 if even else most]
    if not along:
        return None
    least = max(LEAST_AGAINST, 0.0 if even else AGAINST_TO_ALONG * abs(along[0].value))
    against = [f for f in large if (f.value > 0) != up and abs(f.value) >= least][: 2 if even else 1]
    parts = tuple(_driver(told, f, "along") for f in along) + tuple(_driver(told, f, "against") for f in against)
    notes = {"flow": flow, "partner": partner, "up": yes(up), "even": yes(even)}
    return Point("drivers", {"change": total}, notes, parts)


def contributions(told: Told, flow: str, partner: str = WORLD) -> list[Fact]:
    """Contributions of the principal commodities of a flow with a partner; of-which rows are left out.

    Returned and special goods (section 9) lie beside the commodities of section 8, and are among them where held.
    """
    found = []
    for item in commodities(flow):
        if item.level == 2 and (not item.memo or item.concept == SPECIAL_GOODS):
            subject = Subject(flow, partner, item.classification, item.code)
            fact = told.fact("contribution", "points", subject)
            if fact is not None:
                found.append(fact)
    return found


def _driver(told: Told, contribution: Fact, kind: str) -> Point:
    subject = Subject(contribution.flow, contribution.partner_code, contribution.classification, contribution.code)
    return point(kind, {
        "contribution": contribution,
        "change": told.fact("change", "yoy", subject),
        "level": told.fact("value", "level", subject),
    })  # fmt: skip


def partner_point(told: Told, partner: str) -> Point | None:
    """Trade with a partner: exports, imports, balance, and what moved its exports and imports where pages are held.

    None where there was no trade, or nothing of it is held.
    """
    exports, imports = (flow_point(told, Subject(flow, partner)) for flow in (Flow.EXPORT, Flow.IMPORT))
    if not any("level" in flow and flow.facts["level"].value for flow in (exports, imports)):
        return None
    balance = balance_point(told, Subject(Flow.BALANCE, partner))
    pages = [drivers_point(told, flow, partner, most=2) for flow in (Flow.EXPORT, Flow.IMPORT)]
    return Point("partner", {}, {"partner": partner}, (exports, imports, balance, *(p for p in pages if p is not None)))


def headline_point(told: Told) -> Point:
    """The balance with its standing, the records of all time of both flows; `old` where the year must be named."""
    balance = balance_point(told, BALANCE)
    facts: dict[str, Fact | None] = dict(balance.facts)
    if told.period.frequency not in (*PART_OF_MONTH, Frequency.RANGE):
        for name, subject in (("exports", EXPORTS), ("imports", IMPORTS)):
            record = _record(told, subject)
            if record is not None and record.detail["scope"] == "all-time":
                facts[f"{name} record"] = record
    now, base = facts.get("level"), facts.get("base")
    better = bool(now and base and now.value > base.value)
    gone = any(beaten_since(told, fact) for name, fact in facts.items() if name.endswith("s record"))
    notes = {"old": yes(is_past(told)), "better": yes(better), "flows past": yes(gone)}
    return point("headline", facts, **{**balance.notes, **notes})


def is_monthly(told: Told) -> bool:
    """Whether the story is of one whole month."""
    return told.period.frequency is Frequency.MONTH
