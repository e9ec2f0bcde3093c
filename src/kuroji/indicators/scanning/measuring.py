"""Measuring every series at once: changes, streaks, first-sinces, records and surprise, by columns.

The definitions are those of the indicators of one series (change, streak, record, contribution);
here they are taken over sorted columns, so that the work grows with the rows and no series is
looked at by itself. Rows are taken in blocks of whole series, which bounds the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np

from kuroji.indicators.scanning.cells import Booleans, Cells, Floats, Ints
from kuroji.indicators.scanning.surprise import surprises

BLOCK = 4_000_000


class Measures(msgspec.Struct, frozen=True):
    """One figure a series in each array; NaN, or 0 for counts, where the figure does not exist.

    `value` and `base` are this rung and the year before, `sign` the sign of their difference;
    `streak` counts rungs with that sign, `first_since` the rungs back to the last one of the
    same sign where it is new. `high` and `low` are ranks among `compared` rungs, this one
    included; `*_in_year` among the same part of each year. `high_since` is the last rung that
    was as high, 0 where none was or this one is nil; `first` the rung with which the series begins.
    `comparable` tells whether the base is held, and of the same code. Sums with a withheld part are in no run and no rank.
    `surprise` is the distance of the change from the series' own changes of five years, in robust
    standard deviations.
    """

    value: Floats
    base: Floats
    sign: Floats
    streak: Ints
    first_since: Ints
    high: Ints
    low: Ints
    compared: Ints
    high_in_year: Ints
    low_in_year: Ints
    compared_in_year: Ints
    high_since: Ints
    first: Ints
    surprise: Floats
    comparable: Booleans

    @property
    def difference(self) -> Floats:
        """The change on the year, in the unit of the cells; NaN where the base cannot be compared."""
        return np.where(self.comparable, self.value - self.base, np.nan)

    @property
    def change(self) -> Floats:
        """The change on the year in percent; NaN from nil."""
        with np.errstate(divide="ignore", invalid="ignore"):
            found = (self.value / self.base - 1) * 100
        return np.where((self.base > 0) & self.comparable, found, np.nan)


def measured(cells: Cells) -> Measures:
    """The measures of every series of the cells, in the order of their names."""
    return joined([_block(_grown(cells, rows)) for rows in _blocks(cells)])


def joined(parts: Sequence[Measures], order: Ints | None = None) -> Measures:
    """The measures of several sets of series, one set after the other or in an order of their places."""

    def column(name: str) -> Any:
        every = np.concatenate([getattr(part, name) for part in parts or [_NONE]])
        return every if order is None else every[order]

    return Measures(**{name: column(name) for name in Measures.__struct_fields__})


_REAL, _WHOLE = np.zeros(0), np.zeros(0, dtype=np.int64)
_NONE = Measures(
    _REAL, _REAL, _REAL, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _WHOLE, _REAL,
    np.zeros(0, dtype=bool),
)  # fmt: skip


def _blocks(cells: Cells) -> Iterator[slice]:
    """Stretches of rows that hold whole series."""
    at, count = 0, len(cells.series)
    while at < count:
        end = min(at + BLOCK, count)
        if end < count:
            end = int(np.searchsorted(cells.series, cells.series[end - 1], side="right"))
        yield slice(at, end)
        at = end


class _Rows(NamedTuple):
    """Rows of a block in which every rung with a base a year earlier has a row: `now` and `before` are its sides.

    `first` is the rung from which a series can be compared, `begun` that with which it begins; `hidden` marks
    rows with a withheld part, `short` those of which either side has one.
    """

    series: Ints
    rung: Ints
    now: Floats
    before: Floats
    first: Ints
    begun: Ints
    hidden: Booleans
    short: Booleans
    many: int
    per_year: int


def _grown(cells: Cells, rows: slice) -> _Rows:
    """The rows of a block, with a row of nil added a year after each figure that was not repeated."""
    lag = cells.per_year
    lowest = int(cells.series[rows.start])
    series, rung, value = cells.series[rows] - lowest, cells.rung[rows], cells.value[rows]
    least = int(rung.min())
    width = lag - least + 1
    key = series * width + (rung - least)
    repeated = rung + lag <= 0
    later = key[repeated] + lag
    every = np.sort(np.concatenate([key, later]), kind="stable")
    every = every[np.concatenate([[True], every[1:] != every[:-1]])]
    now, before = np.zeros(len(every)), np.zeros(len(every))
    now[np.searchsorted(every, key)] = value
    before[np.searchsorted(every, later)] = value[repeated]
    of, at = np.divmod(every, width)
    at += least
    count = int(series[-1]) + 1
    begun = at[np.searchsorted(of, np.arange(count))]
    first = begun if cells.floor is None else np.maximum(begun, cells.floor[lowest : lowest + count])
    hidden, short = np.zeros(len(every), dtype=bool), np.zeros(len(every), dtype=bool)
    if cells.short is not None:
        withheld = cells.short[rows]
        hidden[np.searchsorted(every, key[withheld])] = True
        short[np.searchsorted(every, key[repeated & withheld] + lag)] = True
    return _Rows(of, at, now, before, first, begun, hidden, hidden | short, count, lag)


def _block(rows: _Rows) -> Measures:
    starts = np.searchsorted(rows.series, np.arange(rows.many)).astype(np.int64)
    last = np.append(starts[1:], len(rows.series)) - 1
    told = rows.rung[last] == 0
    own = rows.series
    with np.errstate(invalid="ignore"):
        sign = np.sign(rows.now - rows.before)
    compared = rows.rung >= rows.first[own] + rows.per_year
    sign[~compared | rows.short] = np.nan
    current = np.where(told, sign[last], 0.0)
    value = np.where(told, rows.now[last], 0.0)
    streak, first_since = _runs(rows, sign, current, starts, last)
    unsure = _unsure(rows, streak, first_since)
    high, low, ranked, since = _ranks(rows, value, starts, told, 1)
    yearly = _ranks(rows, value, starts, told, rows.per_year)
    return Measures(
        value=value,
        base=np.where(told, rows.before[last], 0.0),
        sign=current,
        streak=np.where(unsure, 0, streak),
        first_since=np.where(unsure, 0, first_since),
        high=high,
        low=low,
        compared=ranked,
        high_in_year=yearly[0],
        low_in_year=yearly[1],
        compared_in_year=yearly[2],
        high_since=since,
        first=rows.first,
        surprise=surprises(
            own, rows.rung, np.where(compared & ~rows.short, rows.now, np.nan), rows.before, rows.many, rows.per_year
        ),
        comparable=np.ones(rows.many, dtype=bool),
    )


def _unsure(rows: _Rows, streak: Ints, first_since: Ints) -> Booleans:
    """Which series have a run, or a first since, that a withheld part or what cannot be compared may make longer or undo."""
    through = np.where(first_since > 0, first_since, streak)
    hidden = np.maximum.reduceat(
        np.where(rows.short, rows.rung, rows.rung.min() - 1), np.searchsorted(rows.series, np.arange(rows.many))
    )
    cut = (rows.first > rows.begun) & (first_since == 0) & (-streak < rows.first + rows.per_year)
    found: Booleans = (streak > 0) & ((-through <= hidden) | cut)
    return found


def _runs(rows: _Rows, sign: Floats, current: Floats, starts: Ints, last: Ints) -> tuple[Ints, Ints]:
    """How long each series has had its sign; and where it is new, how long ago it had it before."""
    place = np.arange(len(sign))
    same = sign == current[rows.series]
    gap = np.zeros(len(sign), dtype=bool)
    gap[:-1] = (rows.series[1:] == rows.series[:-1]) & (np.diff(rows.rung) != 1)
    broken = np.where(~same | gap, place, -1)
    broken[last] = -1
    streak = last - np.maximum(np.maximum.reduceat(broken, starts), starts - 1)
    moving = (current == 1) | (current == -1)
    streak = np.where(moving, streak, 0)
    alike = np.where(same, place, -1)
    alike[last] = -1
    before = np.maximum.reduceat(alike, starts)
    new = moving & (streak == 1) & (before >= starts)
    return streak, np.where(new, -rows.rung[np.maximum(before, 0)], 0)


def _ranks(
    rows: _Rows, value: Floats, starts: Ints, told: np.typing.NDArray[np.bool_], step: int
) -> tuple[Ints, Ints, Ints, Ints]:
    """Rank from the top and from the bottom, how many are compared, and the last rung as high; each `step`-th rung counts."""
    earlier = (rows.rung % step == 0) & (rows.rung < 0) & (rows.rung >= rows.first[rows.series])
    own = value[rows.series]
    known = earlier & ~np.isnan(rows.now) & ~rows.hidden
    periods = -rows.first // step
    rowed = np.add.reduceat(earlier.astype(np.int64), starts)
    nil = periods - rowed
    higher = np.add.reduceat((known & (rows.now > own)).astype(np.int64), starts)
    lower = np.add.reduceat((known & (rows.now < own)).astype(np.int64), starts) + np.where(value > 0, nil, 0)
    hidden = rowed - np.add.reduceat(known.astype(np.int64), starts)
    as_high = np.maximum.reduceat(np.where(known & (rows.now >= own), np.arange(len(rows.rung)), -1), starts)
    since = np.where((as_high >= starts) & (value > 0), rows.rung[np.maximum(as_high, 0)], 0)
    held = told & ~np.isnan(value) & ~rows.hidden[np.append(starts[1:], len(rows.series)) - 1]
    return (
        np.where(held, higher + 1, 0), np.where(held, lower + 1, 0),
        np.where(held, periods - hidden + 1, 0), np.where(held, since, 0),
    )  # fmt: skip
