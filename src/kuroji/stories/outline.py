"""The outline: which points a story makes, in which section, decided from the facts alone.

Fixed are the totals, the balance, the vintage note and the sources. Drivers, partners,
records, habits and the rest are said where there is something to say.
"""

from __future__ import annotations

import msgspec

from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.fact import Fact, Flag
from kuroji.model.observation import Flow
from kuroji.stories import context
from kuroji.stories.bridging import acquitted_point, bridge_point
from kuroji.stories.energy import energy_point
from kuroji.stories.nowcasting import implied_month
from kuroji.stories.points import Point, balance_point, drivers_point, flows_point, headline_point, partner_point
from kuroji.stories.told import Told, first_print_facts

ALWAYS_TOLD = ("US", "CN")
OTHERS = ("asia", "eu", "asean", "middle_east")
WITHIN = {"asean": "asia"}
MOST_OTHERS = 2


class Outline(msgspec.Struct, frozen=True):
    """The points of a story by section, in the order they are told."""

    headline: Point
    sections: tuple[tuple[str, tuple[Point, ...]], ...]

    def points(self, section: str) -> tuple[Point, ...]:
        """The points of a section."""
        return dict(self.sections).get(section, ())


def outline(told: Told, poll: list[dict[str, str]] | None = None) -> Outline:
    """The points of the story of a period; sections without points are left out."""
    balance = balance_point(told)
    sections: list[tuple[str, list[Point | None]]] = [
        ("totals", [flows_point(told)]),
        ("balance", [balance, context.habits(told), context.surprises(told, poll or [])]),
        ("drivers", [drivers_point(told, Flow.EXPORT), drivers_point(told, Flow.IMPORT), context.indices(told)]),
        ("explained", [bridge_point(told, "commodities"), acquitted_point(told, habit=False)]),
        ("energy", [energy_point(told)]),
        ("partners", [*(partner_point(told, code) for code in ALWAYS_TOLD), *_other_partners(told)]),
        ("context", [
            context.calendar_effects(told), context.january_and_february(told), context.last_months_revision(told),
            context.outlook(told), context.desk_notes(told), context.part_of_month(told), implied_month(told),
        ]),
        ("vintage", [_vintage(told, balance), _corrections(told), context.next_dates(told)]),
    ]  # fmt: skip
    kept = [(name, tuple(p for p in points if p is not None)) for name, points in sections]
    kept = [(name, _with_parts_flagged(points, kept) if name == "vintage" else points) for name, points in kept]
    return Outline(headline_point(told), tuple((name, points) for name, points in kept if points))


def _other_partners(told: Told) -> list[Point]:
    """The areas whose trade moved the totals most, up to two; none without a change, none within one already told."""
    found: list[tuple[float, Point]] = []
    for code in OTHERS:
        point = partner_point(told, code)
        if point is None or not any("change" in part for part in point.parts[:2]):
            continue
        moves = [told.fact("contribution", "points", Subject(subject.flow, code)) for subject in (EXPORTS, IMPORTS)]
        size = sum(abs(f.value) for f in moves if f is not None)
        found.append((size, Point("partner brief", {}, point.notes, point.parts[:3])))
    ranked = [point for _, point in sorted(found, key=lambda pair: -pair[0])]
    told_of = {point.notes["partner"] for point in ranked}
    return [point for point in ranked if WITHIN.get(point.notes["partner"]) not in told_of][:MOST_OTHERS]


def _vintage(told: Told, balance: Point) -> Point:
    """What must be said of the vintage of the totals."""
    facts = {p: f for p, f in (
        ("balance", told.fact("balance", "exports-imports", BALANCE)),
        ("exports", told.fact("value", "level", EXPORTS)),
        ("imports", told.fact("value", "level", IMPORTS)),
    ) if f is not None}  # fmt: skip
    flags = sorted({str(flag) for fact in facts.values() for flag in fact.flags})
    if balance.notes["apart"]:
        flags.append("apart")
    return Point("vintage", facts, dict.fromkeys(flags, "yes"))


def _with_parts_flagged(vintage: tuple[Point, ...], sections: list[tuple[str, tuple[Point, ...]]]) -> tuple[Point, ...]:
    """The vintage note told when commodities or partners are sums of months of different vintages."""
    parts = [fact for name, points in sections if name in ("drivers", "partners") for p in points for fact in _facts(p)]
    if not any(Flag.MIXED_VINTAGES in fact.flags for fact in parts):
        return vintage
    first, *others = vintage
    return (Point(first.kind, first.facts, {**first.notes, "mixed parts": "yes"}), *others)


def _facts(point: Point) -> list[Fact]:
    return [*point.facts.values(), *(fact for part in point.parts for fact in _facts(part))]


def _corrections(told: Told) -> Point | None:
    """What was printed first, where it differs from what is told; later figures do not stand in for it."""
    printed = [fact for fact in first_print_facts(told) if Flag.BACKFILLED not in fact.flags]
    if not printed:
        return None
    facts = {}
    for fact in printed:
        kind = "change" if fact.indicator.endswith("change") else "level"
        facts[f"{fact.flow}.{kind}"] = fact
    return Point("corrections", facts)
