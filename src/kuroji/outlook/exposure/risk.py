"""What a cut of supply or a dearer price would cost: yen and days at risk, and a price's part in the bill.

Grain: 1,000 yen as published, days to 0.1. Arithmetic, not a forecast: a cut of c percent in what
comes from a partner takes share x c of the import away, with nothing put in its place and
prices as they were; a price p percent higher costs p percent of the bill at the same
quantity. Where the share is one of quantity, the partner's goods are taken to cost what the
world's do. Imports are CIF. Left out: stocks (unless given), other suppliers, lower demand,
and what the missing goods would have made.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

import msgspec

from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.registry import Family, Indicator
from kuroji.indicators.structure.statistics import dependence
from kuroji.indicators.sums import window
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import WORLD, Measure
from kuroji.model.period import Period
from kuroji.outlook.exposure.held import newest

DAY_GRAIN = Decimal("0.1")
WINDOWS = {"month": 1, "12 months": 12}
_NUMBER = r"\d+(?:\.\d+)?"


def share(view: View, of: Subject) -> tuple[Figure, Period]:
    """The partner's part of an import in the newest period held, in percent, and that period."""
    subject, period = newest(view, of)
    found = dependence(view, subject, period)
    return msgspec.structs.replace(
        found, detail={"share_period": str(period), "share_of": str(subject.measure)}
    ), period


def bill(view: View, of: Subject, period: Period, span: str) -> Figure:
    """The value of the import from the world in a month, or in the twelve months that end with it."""
    whole = msgspec.structs.replace(of.measured(Measure.VALUE), partner=WORLD)
    return level(view, whole, window(period, WINDOWS[span]))


def at_risk(view: View, of: Subject, period: Period, span: str, cut: Decimal) -> Figure:
    """The value that a cut of `cut` percent in what comes from the partner would take from the bill of a span."""
    part, _ = share(view, of)
    whole = bill(view, of, period, span)
    return Figure(
        value=whole.value * part.value * cut / 10000, unit=whole.unit, quantum=max(whole.quantum, Decimal(10) ** 6),
        basis=Basis.COMPUTED, formula="bill x share x cut", inputs=inputs_of((whole, part)),
        flags=flags_of((whole, part)), detail={**part.detail, "share": f"{part.rounded}", "cut": f"{cut:f}", "span": span},
    )  # fmt: skip


def days(view: View, of: Subject, period: Period, cut: Decimal) -> Figure:
    """The days of a year's import that a cut of `cut` percent would take away: days of the year x share x cut."""
    part, _ = share(view, of)
    return Figure(
        value=Decimal(_length(period)) * part.value * cut / 10000, unit="days", quantum=DAY_GRAIN, basis=Basis.COMPUTED,
        formula="days of the year x share x cut", inputs=part.inputs, flags=part.flags,
        detail={**part.detail, "share": f"{part.rounded}", "cut": f"{cut:f}", "year": str(_length(period))},
    )  # fmt: skip


def lasting(view: View, of: Subject, _: Period, stocks: Decimal, cut: Decimal) -> Figure:
    """For how many days stocks of so many days' imports make up for a cut. The days of stock are given, not known here."""
    part, __ = share(view, of)
    lost = part.value * cut / 10000
    if not lost:
        raise UsageError("nothing is cut, so stocks last for ever", remedy="Give a cut above zero.")
    return Figure(
        value=stocks / lost, unit="days", quantum=Decimal(1), basis=Basis.COMPUTED, formula="days of stock / (share x cut)",
        inputs=part.inputs, flags=part.flags,
        detail={**part.detail, "share": f"{part.rounded}", "cut": f"{cut:f}", "stocks": f"{stocks:f}"},
    )  # fmt: skip


def dearer(view: View, of: Subject, period: Period, span: str, rise: Decimal) -> Figure:
    """What a price `rise` percent higher adds to the bill of a span, at the same quantity."""
    whole = bill(view, of, period, span)
    return Figure(
        value=whole.value * rise / 100, unit=whole.unit, quantum=max(whole.quantum, Decimal(10) ** 6),
        basis=Basis.COMPUTED, formula="bill x rise", inputs=whole.inputs, flags=whole.flags,
        detail={"rise": f"{rise:f}", "span": span},
    )  # fmt: skip


def _length(period: Period) -> int:
    """The days of the calendar year the period ends in."""
    year = period.months()[-1].year
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def percent_of(number: Decimal, what: str) -> Decimal:
    """The number itself. Raises UsageError for one that is no cut or rise in percent."""
    if not number.is_finite() or number <= 0 or (what == "cut" and number > 100):
        top = " and at most 100" if what == "cut" else ""
        raise UsageError(f"a {what} of {number}% is none", remedy=f"Give a percentage above 0{top}.")
    return number


def _spanned(found: re.Match[str]) -> Indicator:
    return partial(at_risk, span=found["span"], cut=Decimal(found["cut"]))


def _rising(found: re.Match[str]) -> Indicator:
    return partial(dearer, span=found["span"], rise=Decimal(found["rise"]))


def _days(found: re.Match[str]) -> Indicator:
    return partial(days, cut=Decimal(found["cut"]))


def _lasting(found: re.Match[str]) -> Indicator:
    return partial(lasting, stocks=Decimal(found["stocks"]), cut=Decimal(found["cut"]))


FAMILIES = (
    Family("at_risk", rf"(?P<span>month|12 months),cut (?P<cut>{_NUMBER})", _spanned),
    Family("price_rise", rf"(?P<span>month|12 months),rise (?P<rise>{_NUMBER})", _rising),
    Family("days_at_risk", rf"cut (?P<cut>{_NUMBER})", _days),
    Family("days_covered", rf"stocks (?P<stocks>{_NUMBER}),cut (?P<cut>{_NUMBER})", _lasting),
)
