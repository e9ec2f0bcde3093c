"""Calendar regressors that X-13 does not have: Japanese holidays, and Lunar New Year.

Each is a number a month, (n,), less its mean over the same calendar month of 2008-2035, so
that the regular part of the season stays in the seasonal factors, and the level of the
adjusted series is that of the original: every May has holidays, and only one more or less
moves the regressor. (For windows long before 2008, when the law knew fewer holidays, the
level is off by up to half a percent.) Quarters are sums of months, less the means of their
quarter. Dates are those of the `holidays` package.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import msgspec
import numpy as np

from kuroji.indicators.seasonal.levels import Floats
from kuroji.indicators.working_days import CLOSED
from kuroji.model.errors import Undefined
from kuroji.model.period import Period, month, month_ordinal

# One whole cycle of 28 years, after which dates fall on the same weekdays again.
MEAN_OF = (month_ordinal(2008, 1), month_ordinal(2035, 12))
# Dates reach from here to here; a series with its forecasts must lie inside.
REACH = (month_ordinal(1975, 1), month_ordinal(2049, 12))
# Days counted from New Year's Day: shipping before the factories close, the week of rest, the slow start after it.
LUNAR_WINDOWS = {"lny_before": (-14, -1), "lny_during": (0, 6), "lny_after": (7, 20)}


class Regressor(msgspec.Struct, frozen=True):
    """A regressor by name: `values` (n + lead,), one for each period and each period of forecast."""

    name: str
    values: Floats


def holidays_on_weekdays(reporter: str, first: Period, count: int, *, closure: bool) -> Regressor:
    """How many days from Monday to Friday of each period the reporter rests, less the mean of that calendar period.

    With `closure` the rest of public offices counts (in Japan 29 December to 3 January).
    """
    return Regressor("holidays", _centred(_rest_days(reporter, closure), first, count))


def lunar_new_year(first: Period, count: int) -> tuple[Regressor, ...]:
    """The share of each window around Lunar New Year that falls in each period, less its mean: before, during, after.

    Three windows as in the Census Bureau's genhol program.
    """
    return tuple(Regressor(name, _centred(_lunar_shares(*days), first, count)) for name, days in LUNAR_WINDOWS.items())


@cache
def new_year_days() -> tuple[date, ...]:
    """The first days of the lunar year within REACH, as Malaysia keeps them (other calendars move them off Sundays)."""
    import holidays

    years = range(REACH[0] // 12, REACH[1] // 12 + 1)
    found: dict[int, date] = {}
    for day, name in sorted(holidays.country_holidays("MY", years=years, observed=False, language="en_US").items()):
        if "Chinese New Year" in name:
            found.setdefault(day.year, day)
    return tuple(found.values())


@cache
def _rest_days(reporter: str, closure: bool) -> Floats:
    """Rest days from Monday to Friday of each month of REACH."""
    import holidays

    first, last = REACH
    public = holidays.country_holidays(reporter, years=range(first // 12, last // 12 + 1))
    closed = CLOSED.get(reporter, frozenset()) if closure else frozenset()
    counts = np.zeros(last - first + 1)
    for day in _days(date(first // 12, 1, 1), date(last // 12, 12, 31)):
        if day.weekday() < 5 and (day in public or (day.month, day.day) in closed):
            counts[month_ordinal(day.year, day.month) - first] += 1
    return counts


@cache
def _lunar_shares(start: int, end: int) -> Floats:
    """The share of the window of days that falls in each month of REACH."""
    shares = np.zeros(REACH[1] - REACH[0] + 1)
    for new_year in new_year_days():
        for day in _days(new_year + timedelta(days=start), new_year + timedelta(days=end)):
            shares[month_ordinal(day.year, day.month) - REACH[0]] += 1 / (end - start + 1)
    return shares


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _centred(months: Floats, first: Period, count: int) -> Floats:
    """Monthly numbers of REACH summed into `count` periods from `first` on, less the mean of the calendar period."""
    length = first.length
    periods = months.reshape(-1, length).sum(axis=1)
    a_year = 12 // length
    mean_of = periods[(MEAN_OF[0] - REACH[0]) // length : (MEAN_OF[1] + 1 - REACH[0]) // length]
    means = mean_of.reshape(-1, a_year).mean(axis=0)
    if not (REACH[0] <= first.start and first.start + count * length - 1 <= REACH[1]):
        raise Undefined(
            f"{count} periods from {first} on, forecasts counted, lie outside {month(REACH[0])} to {month(REACH[1])}, "
            "for which holidays are known",
            remedy="Adjust a later span, or use a specification without holidays.",
        )
    start = (first.start - REACH[0]) // length
    chosen = np.arange(start, start + count)
    centred: Floats = periods[chosen] - means[chosen % a_year]
    return centred
