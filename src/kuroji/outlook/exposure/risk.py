"""What a cut of supply or a dearer price would cost: yen and days at risk, and a price's part in the bill.

Grain: 1,000 yen as published, days to 0.1. Arithmetic, not a forecast: a cut of c percent in what
comes from a partner takes share x c of the import away, with nothing put in its place and
prices as they were; a price p percent higher costs p percent of the bill at the same
quantity. A share is applied to the bill of its own period and to no other: where the partner
stands in another month is not known from it. Where the share is one of quantity, the partner's
goods are taken to cost what the world's do; an amount so made that exceeds all imports from the
partner is refused. Imports are CIF. Left out: stocks (unless given), other suppliers, lower
demand, and what the missing goods would have made.
"""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal
from functools import partial

import msgspec

from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.registry import Family, Indicator
from kuroji.indicators.structure.statistics import dependence
from kuroji.indicators.sums import window
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import TOTAL, WORLD, Measure
from kuroji.model.period import Period
from kuroji.outlook.exposure.held import measured

DAY_GRAIN = Decimal("0.1")
WINDOWS = {"month": 1, "12 months": 12}
_NUMBER = r"\d+(?:\.\d+)?"


def share(view: View, of: Subject, period: Period) -> Figure:
    """The partner's part of an import in a period, in percent. Raises NotHeld where the share of this period is not."""
    subject = measured(view, of, period)
    found = dependence(view, subject, period)
    return msgspec.structs.replace(found, detail={"share_period": str(period), "share_of": str(subject.measure)})


def bill(view: View, of: Subject, period: Period) -> Figure:
    """The value of the import from the world in a period."""
    return level(view, msgspec.structs.replace(of.measured(Measure.VALUE), partner=WORLD), period)


def everything(of: Subject) -> Subject:
    """All imports from the partner, by value: the bound of any amount said to come from there."""
    return Subject(of.flow, of.partner, "", TOTAL)


def at_risk(view: View, of: Subject, period: Period, cut: Decimal) -> Figure:
    """The value that a cut of `cut` percent in what comes from the partner would have taken from a period's bill.

    Raises NotHeld where the share of this very period is not, and Undefined where the partner's
    part of the bill would exceed all imports from it.
    """
    part, whole = share(view, of, period), bill(view, of, period)
    _bounded(view, of, period, whole.value * part.value / 100)
    return Figure(
        value=whole.value * part.value * cut / 10000, unit=whole.unit, quantum=max(whole.quantum, Decimal(10) ** 6),
        basis=Basis.COMPUTED, formula="bill x share x cut", inputs=inputs_of((whole, part)),
        flags=flags_of((whole, part)), detail={**part.detail, "share": f"{part.rounded}", "cut": f"{cut:f}"},
    )  # fmt: skip


def _bounded(view: View, of: Subject, period: Period, amount: Decimal) -> None:
    try:
        bound = level(view, everything(of), period).value
    except (NotHeld, NotPublished):
        return
    if amount > bound:
        raise Undefined(
            f"the partner's part of the bill would be {amount:,.0f}, more than all imports from it, {bound:,.0f}",
            where=f"{of.code} from {of.partner}, {period}",
            remedy="The share is one of quantity and the partner's goods cost less: use a share of value.",
        )


def days(view: View, of: Subject, period: Period, cut: Decimal) -> Figure:
    """The days of a period's import that a cut of `cut` percent would take away: days of the period x share x cut."""
    part = share(view, of, period)
    return Figure(
        value=Decimal(_length(period)) * part.value * cut / 10000, unit="days", quantum=DAY_GRAIN, basis=Basis.COMPUTED,
        formula="days of the period x share x cut", inputs=part.inputs, flags=part.flags,
        detail={**part.detail, "share": f"{part.rounded}", "cut": f"{cut:f}", "length": str(_length(period))},
    )  # fmt: skip


def lasting(view: View, of: Subject, period: Period, stocks: Decimal, cut: Decimal) -> Figure:
    """For how many days stocks of so many days' imports make up for a cut. The days of stock are given, not known here."""
    part = share(view, of, period)
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
    whole = bill(view, of, window(period, WINDOWS[span]))
    return Figure(
        value=whole.value * rise / 100, unit=whole.unit, quantum=max(whole.quantum, Decimal(10) ** 6),
        basis=Basis.COMPUTED, formula="bill x rise", inputs=whole.inputs, flags=whole.flags,
        detail={"rise": f"{rise:f}", "span": span},
    )  # fmt: skip


def _length(period: Period) -> int:
    """The days of a period's months."""
    return sum(monthrange(m.year, m.part)[1] for m in period.months())


def percent_of(number: Decimal, what: str) -> Decimal:
    """The number itself. Raises UsageError for one that is no cut or rise in percent."""
    if not number.is_finite() or number <= 0 or (what == "cut" and number > 100):
        top = " and at most 100" if what == "cut" else ""
        raise UsageError(f"a {what} of {number}% is none", remedy=f"Give a percentage above 0{top}.")
    return number


def _cut(found: re.Match[str]) -> Indicator:
    return partial(at_risk, cut=Decimal(found["cut"]))


def _rising(found: re.Match[str]) -> Indicator:
    return partial(dearer, span=found["span"], rise=Decimal(found["rise"]))


def _days(found: re.Match[str]) -> Indicator:
    return partial(days, cut=Decimal(found["cut"]))


def _lasting(found: re.Match[str]) -> Indicator:
    return partial(lasting, stocks=Decimal(found["stocks"]), cut=Decimal(found["cut"]))


FAMILIES = (
    Family("at_risk", rf"cut (?P<cut>{_NUMBER})", _cut),
    Family("price_rise", rf"(?P<span>month|12 months),rise (?P<rise>{_NUMBER})", _rising),
    Family("days_at_risk", rf"cut (?P<cut>{_NUMBER})", _days),
    Family("days_covered", rf"stocks (?P<stocks>{_NUMBER}),cut (?P<cut>{_NUMBER})", _lasting),
)
