"""A panel: the cells of many series as they were known at one instant, ready to be looked up.

The store hands out Arrow tables sorted by series and period. A panel keeps the columns as
arrays and finds a series by its key and a cell by bisection; it makes Python objects only
for the cells that are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from kuroji.model.columns import array_of, codes_of
from kuroji.model.observation import KEY_COLUMNS, SeriesKey
from kuroji.model.period import Period
from kuroji.model.rounding import decimal_of
from kuroji.model.stage import Stage


class Cell(msgspec.Struct, frozen=True):
    """One figure as known at one instant: its value (None where there is no number) and where it comes from.

    `value` and `quantum` are in the unit of the series; `known_at` is UTC; `opens` tells
    that nothing was known of the cell before, `backfilled` that it became known only
    after the asked instant. A sum of several published figures has the vintage 0, and names
    the releases of all of them, with blanks between.
    """

    value: Decimal | None
    quantum: Decimal
    status: str
    stage: Stage
    known_at: datetime
    known_basis: str
    release: str
    vintage: int
    opens: bool
    backfilled: bool


class Line(msgspec.Struct, frozen=True):
    """One series of a panel: month ordinals of the period ends, period texts and values, oldest first.

    `value` is NaN where there is no number; the arrays are parallel.
    """

    key: SeriesKey
    end: npt.NDArray[np.int32]
    period: list[str]
    value: npt.NDArray[np.float64]


class Panel:
    """The cells of an Arrow table (schema VIEW of the store: sorted by series key, frequency and end month)."""

    def __init__(self, table: pa.Table, as_of: datetime) -> None:
        self.as_of = as_of
        self.table = table.unify_dictionaries().combine_chunks()
        self._columns: dict[str, npt.NDArray[np.generic]] = {}
        self._names: dict[str, list[str]] = {}
        for name in ("status", "release", "known_basis", "period", "frequency"):
            self._columns[name], self._names[name] = codes_of(self.table[name])
        for name in ("value", "quantum", "stage", "vintage", "opens", "backfilled", "end_month"):
            self._columns[name] = array_of(self.table[name])
        self._known = array_of(self.table["known_at"].cast(pa.int64()))
        self._slices = dict(self._find_slices())

    def _find_slices(self) -> Iterator[tuple[tuple[SeriesKey, str], tuple[int, int]]]:
        rows = self.table.num_rows
        if not rows:
            return
        changed = np.zeros(rows, dtype=bool)
        changed[0] = True
        codes = []
        for name in (*KEY_COLUMNS, "frequency"):
            code, names = codes_of(self.table[name])
            changed[1:] |= code[1:] != code[:-1]
            codes.append((code, names))
        starts = np.flatnonzero(changed)
        ends = np.append(starts[1:], rows)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            *key, frequency = (names[code[start]] for code, names in codes)
            yield (SeriesKey(*key), frequency), (start, end)

    def series(self) -> list[SeriesKey]:
        """Every series key of the panel, sorted."""
        return sorted({key for key, _ in self._slices})

    def __contains__(self, key: SeriesKey) -> bool:
        return any((key, frequency) in self._slices for frequency in self._names["frequency"])

    def cell(self, key: SeriesKey, period: Period) -> Cell | None:
        """The cell of that series and period; None where nothing is known of it."""
        bounds = self._slices.get((key, str(period.frequency)))
        if bounds is None:
            return None
        start, end = bounds
        months = self._columns["end_month"]
        text = str(period)
        row = start + int(months[start:end].searchsorted(period.end))
        # Several ranges may end with the same month; of every other kind there is one.
        while row < end and months[row] == period.end:
            if self._text("period", row) == text:
                return self._cell(row)
            row += 1
        return None

    def _cell(self, row: int) -> Cell:
        column = self._columns
        value = float(column["value"][row])
        return Cell(
            value=None if np.isnan(value) else decimal_of(value),
            quantum=decimal_of(float(column["quantum"][row])),
            status=self._text("status", row),
            stage=Stage(int(column["stage"][row])),
            known_at=datetime.fromtimestamp(int(self._known[row]) / 1_000_000, UTC),
            known_basis=self._text("known_basis", row),
            release=self._text("release", row),
            vintage=int(column["vintage"][row]),
            opens=bool(column["opens"][row]),
            backfilled=bool(column["backfilled"][row]),
        )

    def _text(self, name: str, row: int) -> str:
        return self._names[name][int(self._columns[name][row])]

    def line(self, key: SeriesKey, frequency: str) -> Line | None:
        """The whole series of one frequency; None where the panel holds none of it."""
        bounds = self._slices.get((key, frequency))
        if bounds is None:
            return None
        rows = slice(*bounds)
        names = self._names["period"]
        return Line(
            key=key,
            end=self._columns["end_month"][rows].astype(np.int32),
            period=[names[code] for code in self._columns["period"][rows].tolist()],
            value=self._columns["value"][rows].astype(np.float64),
        )

    def lines(self) -> Mapping[tuple[SeriesKey, str], tuple[int, int]]:
        """Where each series of each frequency lies: key and frequency to first row and end row."""
        return self._slices
