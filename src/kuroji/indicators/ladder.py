"""Ladders: a subject's figures over all periods of one kind, within one as-of view, for streaks and records.

Values are exact (integers below 2^53 in 64-bit floats), NaN where a rung is missing. Years,
halves and quarters are built from the months; where a period was published directly, the
rules of reading decide (level.py). Fiscal years and fiscal halves climb ladders of their own;
a range of months climbs that of the same months of each year.
"""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt

from kuroji.indicators.balance import any_level
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, NotPublished, Undefined
from kuroji.model.observation import Flow
from kuroji.model.period import PART_OF_MONTH, Frequency, Period

Floats = npt.NDArray[np.float64]


class Ladder(msgspec.Struct, frozen=True):
    """The values of consecutive periods of one kind that end with `last`, oldest first."""

    last: Period
    values: Floats

    def period(self, index: int) -> Period:
        """The period of the value at `index` (0 is the oldest)."""
        return self.last.shift(-stride(self.last) * (len(self.values) - 1 - index))

    @property
    def starts(self) -> Period:
        """The first period of the ladder with a number."""
        known = np.flatnonzero(~np.isnan(self.values))
        return self.period(int(known[0]) if len(known) else len(self.values) - 1)


def stride(period: Period) -> int:
    """How many months lie between two rungs: the period's length, but a year for ranges such as January to August."""
    return 12 if period.frequency is Frequency.RANGE else period.length


def per_year(period: Period) -> int:
    """How many rungs a year has; the first 10 or 20 days of a month are one."""
    return 12 // stride(period)


@remembered
def ladder(view: View, subject: Subject, period: Period) -> Ladder:
    """The ladder of levels that ends with `period`.

    Raises NotHeld or NotPublished when that rung is missing, Undefined for a range longer
    than a year, which overlaps the one a year earlier.
    """
    if period.length > 12:
        raise Undefined(
            f"{period} overlaps the same months of the year before, so it has no series", where=subject.code
        )
    top = float(any_level(view, subject, period).value)
    if period.frequency in PART_OF_MONTH:
        values = _ten_day_values(view, subject, period)
    else:
        values = _month_values(view, subject, period.end)
        if period.is_sum_of_months:
            values = _sums(values, period.length, stride(period))
            _put_published(view, subject, period, values)
    values[-1] = top
    first = np.flatnonzero(~np.isnan(values))[0]
    return Ladder(period, values[first:])


def year_on_year(view: View, subject: Subject, period: Period) -> Ladder:
    """The ladder of unrounded differences to the year before; only their sign and order are meant to be used."""
    levels = ladder(view, subject, period)
    step = per_year(period)
    change = np.full(len(levels.values), np.nan)
    change[step:] = levels.values[step:] - levels.values[:-step]
    if np.isnan(change[-1]):
        raise NotHeld(f"the year before {period} is not held", where=subject.code)
    first = np.flatnonzero(~np.isnan(change))[0]
    return Ladder(period, change[first:])


def _month_values(view: View, subject: Subject, end: int) -> Floats:
    """Values of all months up to ordinal `end`, from the earliest held."""
    if subject.flow == Flow.BALANCE:
        exports = _month_values(view, subject.of(Flow.EXPORT), end)
        imports = _month_values(view, subject.of(Flow.IMPORT), end)
        length = min(len(exports), len(imports))
        return exports[-length:] - imports[-length:]
    lines = [view.panel.line(key, Frequency.MONTH) for key in view.keys(subject)]
    held = [line for line in lines if line is not None]
    start = min((int(line.end[0]) for line in held), default=end)
    values = np.full(max(end - start + 1, 1), np.nan)
    for line in reversed(held):
        known = (line.end <= end) & ~np.isnan(line.value)
        values[line.end[known] - start] = line.value[known]
    return values


def _ten_day_values(view: View, subject: Subject, period: Period) -> Floats:
    values: list[float] = []
    rung = period
    while True:
        try:
            values.append(float(any_level(view, subject, rung).value))
        except (NotHeld, NotPublished):
            if rung.year < period.year - 3 or len(values) < 1:
                break
            values.append(np.nan)
        rung = rung.previous()
    return np.array(values[::-1] or [np.nan])


def _sums(months: Floats, length: int, step: int) -> Floats:
    """Sums of runs of `length` months, counted back from the end in steps of `step` months."""
    ends = range(len(months), length - 1, -step)
    return np.array([months[end - length : end].sum() for end in reversed(ends)] or [np.nan])


def _put_published(view: View, subject: Subject, period: Period, sums: Floats) -> None:
    """Where a period of this kind was published directly, let the rules of reading say what it is."""
    flows = [Flow.EXPORT, Flow.IMPORT, Flow.BALANCE] if subject.flow == Flow.BALANCE else [subject.flow]
    published: set[int] = set()
    for flow in flows:
        for key in view.keys(subject.of(flow)):
            line = view.panel.line(key, period.frequency)
            if line is not None:
                published |= set(line.end.tolist())
    rung = period
    for index in range(len(sums) - 1, -1, -1):
        if rung.end in published:
            try:
                sums[index] = float(any_level(view, subject, rung).value)
            except (NotHeld, NotPublished):
                sums[index] = np.nan
        rung = rung.shift(-stride(period))
