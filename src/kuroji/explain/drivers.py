"""Drivers: which goods, partners or goods of partners explain a change, ranked, and how few of them explain most.

Parts come from breakdowns that do not overlap, so that drivers, rests and remainder add
exactly to the change. The leading drivers are the fewest named parts that moved the way
the total did and together reach `WANTED` percent of its net change; taking the largest
first gives the fewest. Where others moved the other way, the leaders' share of the net
change says more than it seems (it may pass 100%), so their share of the gross movement,
of all parts that moved that way, stands beside it. Rests have no name a reader could use:
they count in both totals and never lead. Amounts in the currency; shares in percent;
points are of the whole's growth (寄与度) and exist for exports and imports only.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

import msgspec

from kuroji.classifications.partners import partner
from kuroji.indicators.breakdown import Part, by_commodity, by_partner
from kuroji.indicators.bridge import Bridge, Net, bridge_by_commodity, bridge_by_partner, difference_fact, part_fact
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.model.period import Period
from kuroji.model.rounding import ratio

WANTED = Decimal(80)


class By(StrEnum):
    """What a change is broken down by."""

    SECTION = "section"
    COMMODITY = "commodity"
    PARTNER = "partner"
    CROSSING = "crossing"


class Driver(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a change: `difference` in the currency, `points` of the whole's growth.

    `of_net` is its share of the net change, `of_gross` that of the movement of all parts
    which moved its way, both in percent; `of_net` is None where the whole did not change.
    `fact` is None against a base other than a year earlier.
    """

    name_en: str
    name_ja: str
    rest: bool
    difference: Decimal
    points: Decimal | None
    of_net: Decimal | None
    of_gross: Decimal
    fact: Fact | None


class Drivers(msgspec.Struct, frozen=True, kw_only=True):
    """A change and its parts, the largest movement first; their differences add exactly to `difference`.

    `leading` are the fewest drivers that reach WANTED percent of the net change; where
    `reached` is False, all named parts that moved the total's way, because they fall short.
    """

    subject: Subject
    period: Period
    against: Period
    by: By
    difference: Decimal
    parts: tuple[Driver, ...]
    leading: tuple[Driver, ...]
    reached: bool

    @property
    def of_net(self) -> Decimal | None:
        """The leading drivers' share of the net change in percent."""
        return (
            ratio(sum((d.difference for d in self.leading), Decimal(0)), self.difference) * 100
            if self.difference
            else None
        )

    @property
    def of_gross(self) -> Decimal:
        """Their share of the movement of all parts that moved the total's way, in percent."""
        return sum((driver.of_gross for driver in self.leading), Decimal(0))

    @property
    def offsetting(self) -> Decimal:
        """What moved against the total."""
        return sum((d.difference for d in self.parts if _opposed(d.difference, self.difference)), Decimal(0))


class _Candidate(msgspec.Struct, frozen=True):
    name_en: str
    name_ja: str
    rest: bool
    difference: Decimal
    fact: Fact | None


def drivers(
    view: View, subject: Subject, period: Period, against: Period | None = None, by: By = By.COMMODITY
) -> Drivers:
    """What drove the change of a flow or a balance, against a year earlier unless `against` says otherwise.

    By section or commodity, by partner (trade with the world only), or by their crossing:
    the commodities of each partner whose commodities are held, and the other partners whole.
    Raises NotHeld or NotPublished when the subject is not held on both sides, and
    UsageError where it cannot be broken down so.
    """
    base = against or period.year_earlier()
    if by in (By.PARTNER, By.CROSSING) and subject.partner != WORLD:
        raise UsageError(
            f"trade with {partner(subject.partner).name_en} has no partners", remedy="Break it down by commodity."
        )
    if subject.flow == Flow.BALANCE:
        total, found = _of_balance(view, subject, period, base, by)
        whole = None
    else:
        total, whole, found = _of_flow(view, subject, period, base, by)
    return _ranked(subject, period, base, by, total, whole, found)


def _of_flow(
    view: View, subject: Subject, period: Period, base: Period, by: By
) -> tuple[Decimal, Decimal, list[_Candidate]]:
    if by in (By.SECTION, By.COMMODITY):
        broken = by_commodity(view, subject, period, base, within=by is By.COMMODITY)
    else:
        broken = by_partner(view, subject, period, base)
    parts: list[tuple[Part, Part | None]] = [(part, None) for part in broken.parts]
    if by is By.CROSSING:
        parts = [pair for part in broken.parts for pair in _crossed(view, part, period, base)]
    found = [_candidate(view, part, place, period, base) for part, place in parts]
    return broken.difference, broken.whole.base.value, found


def _crossed(view: View, part: Part, period: Period, base: Period) -> list[tuple[Part, Part | None]]:
    """The commodities of a partner, each with the partner; the partner alone where they are not held."""
    if part.rest or part.subject.commodity != TOTAL:
        return [(part, None)]
    goods = by_commodity(view, part.subject, period, base).parts
    return [(part, None)] if len(goods) == 1 else [(each, part) for each in goods]


def _candidate(view: View, part: Part, place: Part | None, period: Period, base: Period) -> _Candidate:
    fact = difference_fact(view, part.subject, period, base, rest_of=part.by if part.rest else "", implied=part.implied)
    en = f"{place.name_en}: {part.name_en}" if place else part.name_en
    ja = f"{place.name_ja}・{part.name_ja}" if place else part.name_ja
    return _Candidate(en, ja, part.rest, part.difference, fact)


def _of_balance(view: View, subject: Subject, period: Period, base: Period, by: By) -> tuple[Decimal, list[_Candidate]]:
    if subject.commodity != TOTAL or by is By.CROSSING:
        raise UsageError(
            "a balance is broken down by commodity or by partner, and only as a whole",
            remedy="Ask for exports and imports by themselves.",
        )
    if by is By.PARTNER:
        bridge = bridge_by_partner(view, period, base, within=True)
    else:
        bridge = bridge_by_commodity(view, period, base, subject.partner, within=by is By.COMMODITY)
    found = [_net_candidate(view, bridge, net) for net in bridge.parts]
    if bridge.remainder:
        found.append(_Candidate("remainder", "その他の調整", True, bridge.remainder, None))
    return bridge.balance.value, found


def _net_candidate(view: View, bridge: Bridge, net: Net) -> _Candidate:
    return _Candidate(net.name_en, net.name_ja, net.part.rest, net.difference, part_fact(view, bridge, net))


def _ranked(
    subject: Subject, period: Period, base: Period, by: By, total: Decimal, whole: Decimal | None,
    found: Iterable[_Candidate],
) -> Drivers:  # fmt: skip
    ordered = sorted(found, key=lambda one: -abs(one.difference))
    gross = {
        sign: sum((abs(one.difference) for one in ordered if (one.difference > 0) == sign), Decimal(0))
        for sign in (True, False)
    }
    parts = tuple(
        Driver(
            name_en=one.name_en, name_ja=one.name_ja, rest=one.rest, difference=one.difference, fact=one.fact,
            points=ratio(one.difference, whole) * 100 if whole else None,
            of_net=ratio(one.difference, total) * 100 if total else None,
            of_gross=ratio(abs(one.difference), gross[one.difference > 0]) * 100 if one.difference else Decimal(0),
        )
        for one in ordered
    )  # fmt: skip
    leading, reached = _leading(parts, total)
    return Drivers(
        subject=subject, period=period, against=base, by=by, difference=total, parts=parts, leading=leading,
        reached=reached,
    )  # fmt: skip


def _leading(parts: tuple[Driver, ...], total: Decimal) -> tuple[tuple[Driver, ...], bool]:
    """The fewest named parts that moved with the total and reach WANTED percent of it, and whether they do."""
    along = [one for one in parts if one.difference and not one.rest and total and not _opposed(one.difference, total)]
    reached = Decimal(0)
    for count, one in enumerate(along, start=1):
        reached += one.difference
        if abs(reached) * 100 >= abs(total) * WANTED:
            return tuple(along[:count]), True
    return tuple(along), False


def _opposed(one: Decimal, other: Decimal) -> bool:
    return (one < 0 < other) or (other < 0 < one)
