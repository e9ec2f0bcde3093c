"""Base effects: what a change on the year owes to the year before, to special goods and to single large deliveries.

A base effect is a change whose sign comes from the base: a rise on the year that leaves the
level below that of two years earlier, because the year before had fallen further; or a
fall that leaves it above. Changes on the previous period are told where they are not those
of the year, and carry the season unless a year's worth of months is compared.

Returned and special goods (principal commodity 9: re-exports, re-imports and goods of no
other class) are kept apart in the long series only; on the pages of a release they lie in
section `8p9 others` and cannot be told from it.

A single large delivery: of ships and of aircraft, which come one at a time, a month counts
as out of the ordinary when its value lies more than `DEVIATIONS` scaled median absolute
deviations (1.4826 x MAD) above the median of the 36 months before it; at least 24 of them
must be held. Its part in the change is its contribution (寄与度), in points.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import msgspec
import numpy as np
import numpy.typing as npt

from kuroji.classifications.commodities import PC, commodities
from kuroji.indicators.facts import fact, fact_or_none
from kuroji.indicators.view import Subject, View
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, Flow
from kuroji.model.period import PART_OF_MONTH, Frequency, Period

SPECIAL_GOODS = "9"
DELIVERED_ONE_BY_ONE = ("ships", "aircraft")
MONTHS_BEFORE = 36
FEWEST_MONTHS = 24
DEVIATIONS = 3.0
# The standard deviation of a normal distribution in units of its median absolute deviation.
SCALE = 1.4826
NOT_SEPARABLE = (
    "returned and special goods (principal commodity 9) are not kept apart in what is held of this period: "
    "they lie in the section of other goods (8 and 9)"
)


class Reading(StrEnum):
    """What the change over two years says of the change on the year."""

    RISE_FROM_LOW_BASE = "rise from a low base"
    FALL_FROM_HIGH_BASE = "fall from a high base"
    NO_BASE_EFFECT = "no base effect"


class OneOff(msgspec.Struct, frozen=True):
    """A month of an item that comes in single large deliveries, out of the ordinary by the rule above.

    `median` and `deviation` (scaled) are of the months before, in the unit of `level`;
    `contribution` is in points of the total's growth, None where it is undefined.
    """

    level: Fact
    median: float
    deviation: float
    contribution: Fact | None


class BaseEffect(msgspec.Struct, frozen=True, kw_only=True):
    """A change on the year beside that of its base; the facts that are not held are None.

    `base_change` is the change that the base itself had been on its own year, `two_years`
    the change over both, `previous` that on the period before (not adjusted for the
    season). `special` is the difference on the year of special goods, and `special_note`
    says why there is none.
    """

    change: Fact
    base_change: Fact | None
    two_years: Fact | None
    previous: Fact | None
    reading: Reading | None
    special: Fact | None
    special_note: str
    one_offs: tuple[OneOff, ...]


def base_effect(view: View, subject: Subject, period: Period) -> BaseEffect:
    """The change of a subject on the year and what it owes to its base.

    Raises what the change itself raises: Undefined, NotHeld, NotPublished.
    """
    change = fact(view, "change", "yoy", subject, period)
    two_years = fact_or_none(view, "change", "two-years", subject, period)
    special = _special(view, subject, period)
    whole = subject.commodity == TOTAL
    return BaseEffect(
        change=change,
        base_change=fact_or_none(view, "change", "yoy", subject, period.year_earlier()),
        two_years=two_years,
        previous=_previous(view, subject, period),
        reading=reading_of(change, two_years) if two_years else None,
        special=special,
        special_note=NOT_SEPARABLE if whole and special is None else "",
        one_offs=one_offs(view, subject, period) if whole else (),
    )


def reading_of(change: Fact, two_years: Fact) -> Reading:
    """Whether the signs of the changes over one and over two years differ, and which way."""
    one, two = Decimal(change.exact), Decimal(two_years.exact)
    if one > 0 > two:
        return Reading.RISE_FROM_LOW_BASE
    return Reading.FALL_FROM_HIGH_BASE if one < 0 < two else Reading.NO_BASE_EFFECT


def one_offs(view: View, subject: Subject, period: Period) -> tuple[OneOff, ...]:
    """The large single deliveries of a month in a flow; none for other periods, and for a balance."""
    if period.frequency is not Frequency.MONTH or subject.flow == Flow.BALANCE:
        return ()
    goods = (
        Subject(subject.flow, subject.partner, item.classification, item.code)
        for item in commodities(subject.flow) if item.concept in DELIVERED_ONE_BY_ONE
    )  # fmt: skip
    return tuple(found for one in goods if (found := _one_off(view, one, period)))


def _one_off(view: View, subject: Subject, period: Period) -> OneOff | None:
    level = fact_or_none(view, "value", "level", subject, period)
    before = _months_before(view, subject, period)
    if level is None or len(before) < FEWEST_MONTHS:
        return None
    median = float(np.median(before))
    deviation = SCALE * float(np.median(np.abs(before - median)))
    if level.value <= median + DEVIATIONS * deviation:
        return None
    return OneOff(level, median, deviation, fact_or_none(view, "contribution", "points", subject, period))


def _months_before(view: View, subject: Subject, period: Period) -> npt.NDArray[np.float64]:
    """The values held of the months before a month, at most MONTHS_BEFORE of them, oldest first."""
    values: dict[int, float] = {}
    for key in view.keys(subject):
        line = view.panel.line(key, Frequency.MONTH)
        if line is not None:
            values |= dict(zip(line.end.tolist(), line.value.tolist(), strict=True))
    wanted = range(period.end - MONTHS_BEFORE, period.end)
    held = [values[month] for month in wanted if month in values and not np.isnan(values[month])]
    return np.array(held, dtype=np.float64)


def _previous(view: View, subject: Subject, period: Period) -> Fact | None:
    yearly = period.is_made_of_months and period.length >= 12
    if yearly or period.frequency in PART_OF_MONTH:
        return None
    return fact_or_none(view, "change", "previous", subject, period)


def _special(view: View, subject: Subject, period: Period) -> Fact | None:
    if subject.commodity != TOTAL:
        return None
    code = "goods_not_classified_elsewhere" if subject.flow == Flow.BALANCE else SPECIAL_GOODS
    special = Subject(subject.flow, subject.partner, PC, code)
    return fact_or_none(view, "difference", "yoy", special, period)
