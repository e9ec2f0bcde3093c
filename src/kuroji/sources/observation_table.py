"""Arrow tables of observations, built a cell at a time (printed releases) or a column at a time (long series).

Both ways end in the one schema `kuroji.model.observation.OBSERVATIONS`; texts are kept once
and referred to by number, so a table of n cells costs n small numbers a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from kuroji.model.columns import coded, column_of
from kuroji.model.errors import IncompleteRelease
from kuroji.model.observation import KEY_COLUMNS, OBSERVATIONS, SeriesKey, Statistic, Status
from kuroji.model.period import Period
from kuroji.model.stage import Stage


class Printed(NamedTuple):
    """What one printed cell says: a value in base units (None where there is no number), its grain and its status."""

    value: float | None
    quantum: float
    status: Status


class Held(NamedTuple):
    """One cell with its time: what was printed, the stage it holds, when it became known and how that is known."""

    printed: Printed
    stage: Stage
    known_at: datetime
    basis: str
    place: str


class ObservationBuilder:
    """Collects the printed cells of one release.

    A release prints some cells on several pages (the grand total stands on page 1, 2 and 3);
    they become one observation. Pages that contradict each other make the release unusable:
    a level that differs, or a derived figure that differs by more than its grain, raises
    IncompleteRelease naming both places.
    """

    def __init__(self, release: str, name: str) -> None:
        self._release = release
        self._name = name
        self._cells: dict[tuple[SeriesKey, Period], Held] = {}

    def add(self, key: SeriesKey, period: Period, held: Held) -> None:
        """Put in one cell; the first print of a cell stands, a later one must say the same."""
        earlier = self._cells.setdefault((key, period), held)
        if earlier is not held and not _agree(key, earlier.printed, held.printed):
            raise IncompleteRelease(
                f"{key.flow} {key.partner} {key.commodity} {key.measure} {key.statistic} of {period} is "
                f"{earlier.printed.value} on {earlier.place} and {held.printed.value} on {held.place}",
                where=self._name,
                remedy="The pages of one release agree; fetch the file again from its official address.",
            )

    def table(self) -> pa.Table:
        """The cells as one table in schema OBSERVATIONS, in the order in which they were put in."""
        keys = [key for key, _ in self._cells]
        periods = [period for _, period in self._cells]
        held = list(self._cells.values())
        columns: dict[str, pa.Array] = {
            name: named_column([getattr(key, name) for key in keys]) for name in KEY_COLUMNS
        }
        columns["frequency"] = named_column([str(period.frequency) for period in periods])
        columns["period"] = named_column([str(period) for period in periods])
        values = [cell.printed.value for cell in held]
        columns["end_month"] = column_of(np.array([period.end for period in periods], np.int32))
        columns["value"] = column_of(np.array(values, np.float64), np.array([one is None for one in values], bool))
        columns["quantum"] = column_of(np.array([cell.printed.quantum for cell in held], np.float64))
        columns["status"] = named_column([str(cell.printed.status) for cell in held])
        columns["stage"] = column_of(np.array([int(cell.stage) for cell in held], np.int8))
        known = np.array([microseconds(cell.known_at) for cell in held], np.int64)
        columns["known_at"] = column_of(known).cast(pa.timestamp("us", "UTC"))
        columns["known_basis"] = named_column([cell.basis for cell in held])
        columns["release"] = named_column([self._release] * len(held))
        return table_of(columns)


def _agree(key: SeriesKey, one: Printed, other: Printed) -> bool:
    if one.value is None or other.value is None:
        return one.value is None and other.value is None
    grain = 0.0 if key.statistic == Statistic.LEVEL else max(one.quantum, other.quantum)
    return abs(one.value - other.value) <= grain * (1 + 1e-9)


def table_of(columns: dict[str, pa.Array]) -> pa.Table:
    """The named arrays as a table in schema OBSERVATIONS."""
    return pa.Table.from_arrays([columns[field.name] for field in OBSERVATIONS], schema=OBSERVATIONS)


def named_column(texts: Sequence[str]) -> pa.DictionaryArray:
    """A dictionary-encoded column of texts."""
    numbers: dict[str, int] = {}
    codes = np.fromiter((numbers.setdefault(text, len(numbers)) for text in texts), np.int32, len(texts))
    return coded(codes, numbers)


def microseconds(instant: datetime) -> int:
    """The instant as the number Arrow keeps for timestamp[us, UTC]."""
    return round((instant - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1_000_000)
