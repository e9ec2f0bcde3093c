"""An exposure gathered: the share of an import that comes from a partner, its history, and what is at risk, as Facts."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.classifications.partners import find_partner
from kuroji.indicators.facts import fact, fact_or_none, from_figure
from kuroji.indicators.view import Subject, View
from kuroji.language.places import with_article
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Fact, Flag
from kuroji.model.observation import TOTAL, WORLD, Measure
from kuroji.model.period import Frequency, Period, month
from kuroji.outlook.exposure.held import asked, measured, newest
from kuroji.outlook.exposure.risk import everything
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

    Of the share's own period: `bill`, the import from the world; `area`, all imports from the
    partner; `risk`, what the cut takes from the bill (None beside a bill where it would exceed
    `area`); `days` of that period's import; `lasting`, how long given stocks make up for the cut.
    Of the newest month: `share_now`, `bill_now` and `area_now`, and `price` and `price_year`, what the dearer
    price adds to its bill and to that of the twelve months to it. None where a figure is not held.
    """

    subject: Subject
    share: Fact
    history: tuple[Fact, ...]
    bill: Fact | None
    area: Fact | None
    risk: Fact | None
    days: Fact | None
    share_now: Fact | None
    bill_now: Fact | None
    area_now: Fact | None
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
    return Exposure(
        subject=of, share=fact(view, "dependence", "partner/world", subject, period),
        history=_history(view, subject, period), ratio=_ratio(view, whole, period),
        **_of_share(view, value, period, what), **_of_month(view, value, last, what),
    )  # fmt: skip


def _of_share(view: View, value: Subject, period: Period, what: What) -> dict[str, Fact | None]:
    """The bill of the share's own period, its bound, and what the cut does to the bill."""
    whole, cut = msgspec.structs.replace(value, partner=WORLD), f"cut {what.cut:f}"
    covered = None if what.stocks is None else f"stocks {what.stocks:f},{cut}"
    return {
        "bill": fact_or_none(view, "value", "level", whole, period),
        "area": fact_or_none(view, "value", "level", everything(value), period),
        "risk": _made(view, "at_risk", cut, value, period),
        "days": _made(view, "days_at_risk", cut, value, period),
        "lasting": None if covered is None else _made(view, "days_covered", covered, value, period),
    }


def _of_month(view: View, value: Subject, last: Period | None, what: What) -> dict[str, Fact | None]:
    """The bill of the newest month, its bound, and what the price adds to that month and the twelve months to it."""
    if last is None:
        return dict.fromkeys(("share_now", "bill_now", "area_now", "price", "price_year"))
    whole, rise = msgspec.structs.replace(value, partner=WORLD), f"rise {what.rise:f}"
    return {
        "share_now": _share_in(view, value, last),
        "bill_now": fact_or_none(view, "value", "level", whole, last),
        "area_now": fact_or_none(view, "value", "level", everything(value), last),
        "price": _made(view, "price_rise", f"month,{rise}", whole, last),
        "price_year": _made(view, "price_rise", f"12 months,{rise}", whole, last),
    }


def _share_in(view: View, of: Subject, period: Period) -> Fact | None:
    try:
        return fact(view, "dependence", "partner/world", measured(view, of, period), period)
    except NotHeld:
        return None


def fuels(view: View, what: What, place: str = FUEL_REGION) -> tuple[Exposure, ...]:
    """Crude oil, LNG and LPG from a partner: those of which shares are held. Raises NotHeld where none is."""
    found = []
    for of in [asked(name, place) for name in FUELS]:
        try:
            found.append(exposure(view, of, what))
        except NotHeld:
            continue
    if not found:
        raise NotHeld(
            f"no imports of fuel from {with_article(find_partner(place).name_en)} were known", where=f"{view.as_of:%Y-%m-%d}",
            remedy="The yearly quantities held are of the Middle East and known from the March after each year. Name an "
            "import with --commodity to see which table would decide it.",
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
