"""Sums over months: the year to date and moving sums.

Both are levels of a range of months, so they follow the reading rules of level.py and take
every other indicator (change, streak) like any period.
"""

from __future__ import annotations

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import UsageError
from kuroji.model.period import Frequency, Period, month_ordinal, months_between


def year_to_date(period: Period) -> Period:
    """January to the given month of the same calendar year. Raises UsageError when `period` is not a month."""
    _must_be_month(period)
    return months_between(month_ordinal(period.year, 1), period.end)


def window(period: Period, months: int) -> Period:
    """The `months` months that end with the given month."""
    _must_be_month(period)
    return months_between(period.end - months + 1, period.end)


def cumulative(view: View, subject: Subject, period: Period) -> Figure:
    """The sum from January to the given month."""
    return any_level(view, subject, year_to_date(period))


def moving_sum(view: View, subject: Subject, period: Period, months: int = 12) -> Figure:
    """The sum of the last `months` months, the given one included."""
    return any_level(view, subject, window(period, months))


def _must_be_month(period: Period) -> None:
    if period.frequency is not Frequency.MONTH:
        raise UsageError(f"{period} is not a month", remedy="Give a month such as 2026-05.")
