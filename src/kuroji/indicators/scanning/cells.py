"""Cells: the figures of many series side by side, sorted by series and time, ready to be measured at once."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from kuroji.model.columns import array_of, column_of

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

NAMES = ("flow", "commodity", "partner")


class Whole(msgspec.Struct, frozen=True):
    """What the series of a flow are parts of: its total now and a year earlier, in the unit of the cells."""

    now: float
    base: float


class Cells(msgspec.Struct, frozen=True):
    """The values of many series by rung: 0 is the period scanned, -1 the one before it.

    `names` has one row a series (flow, commodity, partner). The rows are sorted by `series`
    (an index into `names`) and `rung`, each pair once; `value` is NaN where it is withheld.
    A series begins with its first row; a rung after that without a row is nil. `withheld`
    counts the cells of each series at rung 0 that are withheld, and so in no sum. `short` marks the rows of
    sums with a withheld part; before its `floor` (a rung) a series is not comparable with its newest figure.
    """

    names: pa.Table
    series: Ints
    rung: Ints
    value: Floats
    per_year: int
    withheld: Ints
    short: Booleans | None = None
    floor: Ints | None = None


def cells(rows: pa.Table, target: int, length: int, first: int | None = None) -> Cells:
    """Cells of periods of `length` months of which one ends with month ordinal `target`, from months sorted by name.

    `rows` has the columns of NAMES, `end_month`, `value` and `withheld`, and is sorted by them. Months that make
    no whole period, at the beginning, are left out; so are months after the target. The beginning is the month `first`,
    for rows that are a part of what is scanned, else that of the rows.
    """
    month = array_of(rows["end_month"]).astype(np.int64)
    rung = -((target - month) // length)
    begin = first if first is not None else int(month.min()) if len(month) else target
    kept = (month <= target) & (rung * length + target - length + 1 >= begin)
    rows, rung = rows.filter(column_of(kept)), rung[kept]
    names, series = _named(rows)
    value = array_of(rows["value"]).astype(np.float64)
    now = rung == 0
    hidden = array_of(rows["withheld"].cast(pa.int64()))[now]
    withheld = np.bincount(series[now], weights=hidden, minlength=names.num_rows).astype(np.int64)
    at = _first_of(series, rung)
    summed = _summed(value, at)
    short = (_summed(array_of(rows["withheld"].cast(pa.int64())).astype(np.float64), at) > 0) & ~np.isnan(summed)
    return Cells(names, series[at], rung[at], summed, 12 // length, withheld, short)


def _named(rows: pa.Table) -> tuple[pa.Table, Ints]:
    """The series in the order of the rows, and which each row belongs to."""
    if not rows.num_rows:
        return rows.select(NAMES), np.zeros(0, dtype=np.int64)
    new = np.zeros(rows.num_rows, dtype=bool)
    new[0] = True
    for name in NAMES:
        codes = _codes(rows[name])
        new[1:] |= codes[1:] != codes[:-1]
    names = rows.select(NAMES).filter(column_of(new))
    return names, np.cumsum(new).astype(np.int64) - 1


def _codes(column: pa.ChunkedArray) -> Ints:
    """A number for each name, the same for the same name."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    coded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    found: Ints = array_of(coded.indices).astype(np.int64)
    return found


def _first_of(series: Ints, rung: Ints) -> Ints:
    """Where each pair of series and rung begins."""
    new = np.ones(len(series), dtype=bool)
    new[1:] = (series[1:] != series[:-1]) | (rung[1:] != rung[:-1])
    return np.flatnonzero(new).astype(np.int64)


def _summed(value: Floats, at: Ints) -> Floats:
    """The figures from each place to the next added up; a month without a number leaves its period without."""
    found: Floats = np.add.reduceat(value, at) if len(at) else value
    return found
