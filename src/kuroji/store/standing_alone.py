"""Releases that stand alone: no other release says anything of their series.

Their observations are settled as they are: each is the first and only figure of its cell,
and current. So their release files are read as settled files, and nothing is written twice.
Whether two releases could speak of the same cell is told by their series, without looking
at periods: to be on the safe side costs some settling, to err would cost a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from kuroji.model.columns import array_of, column_of
from kuroji.model.observation import CELL_COLUMNS, KEY_COLUMNS
from kuroji.store.release_files import meets_partners, read_columns
from kuroji.store.schema import SETTLED
from kuroji.store.settling import combined_codes, has_repeats

# Small releases are settled in any case, so that a store is a few files and not hundreds.
FEWEST_ROWS = 10_000
EXTENT_COLUMNS = (*CELL_COLUMNS, "known_at")

Series = tuple[str, ...]


class Extent(msgspec.Struct, frozen=True):
    """What a release speaks of: its series (texts of KEY_COLUMNS), the newest instant in it, whether it could stand alone.

    It could when it is large and says one thing of each cell.
    """

    series: frozenset[Series]
    newest: datetime
    could: bool


def extent(table: pa.Table, *, repeats: bool) -> Extent:
    """What a release, given by its observations (the columns EXTENT_COLUMNS suffice), speaks of.

    `repeats` tells whether it says more than one thing of any cell.
    """
    could = table.num_rows >= FEWEST_ROWS and not repeats
    newest = int(array_of(table["known_at"].cast(pa.int64())).max()) // 1_000_000
    return Extent(series_in(table), datetime.fromtimestamp(newest, UTC), could)


def series_in(table: pa.Table) -> frozenset[Series]:
    """The series that occur in a table (texts of KEY_COLUMNS)."""
    if not table.num_rows:
        return frozenset()
    whole = table.select(KEY_COLUMNS).unify_dictionaries().combine_chunks()
    number = combined_codes(whole, KEY_COLUMNS)
    starts = np.flatnonzero(np.append(True, number[1:] != number[:-1]))
    rows = whole.take(column_of(starts[np.unique(number[starts], return_index=True)[1]]))
    return frozenset(zip(*(rows[name].cast(pa.string()).to_pylist() for name in KEY_COLUMNS), strict=True))


def read_extent(path: Path) -> Extent:
    """What the release in a file speaks of. Raises StoreError when the file is missing or damaged."""
    table = read_columns(path, EXTENT_COLUMNS)
    return extent(table, repeats=has_repeats(table))


def standing_alone(before: Iterable[str], held: Mapping[str, Path], added: Mapping[str, Extent]) -> tuple[str, ...]:
    """The release files that stand alone once `added` are there too.

    `before` are those that stood alone among `held`, the files there are already (their
    places by name); only files whose series can matter are looked at. Raises StoreError
    when one of them is missing or damaged.
    """
    stood = list(before)
    candidates = [file for file, one in added.items() if one.could]
    counted = Counter(series for one in added.values() for series in one.series)
    shared = {series for series, files in counted.items() if files > 1}
    partners = {series[KEY_COLUMNS.index("partner")] for series in counted}
    fallen: set[str] = set()
    for file in held if candidates else stood:
        path = held[file]
        common = counted.keys() & _series_of(path) if meets_partners(path, partners) else set()
        shared |= common
        if common:
            fallen.add(file)
    still = [file for file in stood if file not in fallen]
    return (*still, *(file for file in candidates if not added[file].series & shared))


def _series_of(path: Path) -> frozenset[Series]:
    return series_in(read_columns(path, KEY_COLUMNS))


def as_settled(ordered: pa.Table) -> pa.Table:
    """The observations (schema ORDERED) of a release that stands alone as settled rows (schema SETTLED)."""
    count = ordered.num_rows
    alone = ordered.append_column("vintage", column_of(np.ones(count, np.int32)))
    alone = alone.append_column("until", pa.nulls(count, SETTLED.field("until").type))
    return alone.append_column("opens", column_of(np.ones(count, bool))).cast(SETTLED)
