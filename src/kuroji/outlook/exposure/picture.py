"""An exposure gathered: the share of an import that comes from a partner, its history, and what is at risk, as Facts."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.facts import fact, fact_or_none, from_figure
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Fact, Flag
from kuroji.model.observation import TOTAL, WORLD, Measure
from kuroji.model.period import Frequency, Period, month
from kuroji.outlook.exposure.held import asked, newest
from kuroji.outlook.registry import EVERY

FUELS = ("crude oil", "LNG", "LPG")
FUEL_REGION = "middle_east"
YEARS_BACK = 60


class What(msgspec.Struct, frozen=True):
    """What is asked: the percent of supply that is cut, the percent a price rises, and days of stock if they are given."""

    cut: Decimal = Decimal(50)
    rise: Decimal = Decimal(10)
    stocks: Decimal | None = None


class Exposure(msgspec.Struct, frozen=True, kw_only=True):
    """An import from a partner: `share` in the newest period held, and `history`, its share in every year held.

    `bill` is the month's import from the world, `year` that of the twelve months that end
    with it; `risk` and `risk_year` what the cut takes from them, `days` of a year's import,
    `price` and `price_year` what the dearer price adds, `lasting` how long given stocks make
    up for the cut. None where a figure is not held.
    """

    subject: Subject
    share: Fact
    history: tuple[Fact, ...]
    bill: Fact | None
    year: Fact | None
    unit_value: Fact | None
    risk: Fact | None
    risk_year: Fact | None
    days: Fact | None
    price: Fact | None
    price_year: Fact | None
    lasting: Fact | None
    ratio: Fact | None

    @property
    def peak(self) -> Fact:
        """The year with the largest share."""
        return max(self.history, key=lambda f: Decimal(f.exact))


def exposure(view: View, of: Subject, what: What) -> Exposure:
    """An import's exposure to a partner as known at the view's instant. Raises NotHeld, saying what would decide it."""
    subject, period = newest(view, of)
    value = of.measured(Measure.VALUE)
    whole = msgspec.structs.replace(value, partner=WORLD)
    last = _newest_month(view, whole)
    stocks = what.stocks is not None and _made(
        view, "days_covered", f"stocks {what.stocks:f},cut {what.cut:f}", value, period
    )
    return Exposure(
        subject=of, share=fact(view, "dependence", "partner/world", subject, period),
        history=_history(view, subject, period), days=_made(view, "days_at_risk", f"cut {what.cut:f}", value, period),
        lasting=stocks or None, ratio=_ratio(view, whole, period), **_of_bill(view, value, last, what),
    )  # fmt: skip


def _of_bill(view: View, value: Subject, last: Period | None, what: What) -> dict[str, Fact | None]:
    """The bill of the newest month and of the twelve months to it, and what the cut and the price do to them."""
    whole = msgspec.structs.replace(value, partner=WORLD)
    if last is None:
        return dict.fromkeys(("bill", "year", "unit_value", "risk", "risk_year", "price", "price_year"))
    cut, rise = f"cut {what.cut:f}", f"rise {what.rise:f}"
    return {
        "bill": fact_or_none(view, "value", "level", whole, last),
        "year": fact_or_none(view, "value", "12-month-sum", whole, last),
        "unit_value": fact_or_none(view, "unit_value", "value/quantity", whole, last),
        "risk": _made(view, "at_risk", f"month,{cut}", value, last),
        "risk_year": _made(view, "at_risk", f"12 months,{cut}", value, last),
        "price": _made(view, "price_rise", f"month,{rise}", whole, last),
        "price_year": _made(view, "price_rise", f"12 months,{rise}", whole, last),
    }


def fuels(view: View, what: What) -> tuple[Exposure, ...]:
    """Crude oil, LNG and LPG from the Middle East: those of which shares are held. Raises NotHeld where none is."""
    found = []
    for name in FUELS:
        try:
            found.append(exposure(view, asked(name, FUEL_REGION), what))
        except NotHeld:
            continue
    if not found:
        raise NotHeld(
            "no imports of fuel from the Middle East were known", where=f"{view.as_of:%Y-%m-%d}",
            remedy="The yearly quantities held are known from the March after each year; ask for a later vintage.",
        )  # fmt: skip
    return tuple(found)


def _made(view: View, word: str, method: str, of: Subject, period: Period) -> Fact | None:
    found = EVERY.find(word, method)
    assert found is not None
    try:
        return from_figure(view, word, method, of, period, found(view, of, period))
    except KurojiError:
        return None


def _history(view: View, subject: Subject, period: Period) -> tuple[Fact, ...]:
    """The shares of the years up to a period, oldest first; figures that stand in for later knowledge are left out."""
    if period.frequency is not Frequency.YEAR:
        return (fact(view, "dependence", "partner/world", subject, period),)
    years = [period.shift(-12 * back) for back in range(YEARS_BACK)]
    found = (fact_or_none(view, "dependence", "partner/world", subject, year) for year in reversed(years))
    return tuple(f for f in found if f is not None and Flag.BACKFILLED not in f.flags)


def _newest_month(view: View, whole: Subject) -> Period | None:
    for ordinal in range(view.last_due_month, view.last_due_month - 24, -1):
        cell = view.cell(whole, month(ordinal))
        if cell is not None and cell[1].value is not None and not cell[1].backfilled:
            return month(ordinal)
    return None


def _ratio(view: View, whole: Subject, period: Period) -> Fact | None:
    """Exports over imports of the same goods; None where they are not kept apart in both flows, or for all goods."""
    if whole.commodity == TOTAL:
        return None
    return fact_or_none(view, "ratio", "exports/imports", whole, period)
