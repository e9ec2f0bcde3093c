"""Reading files of one part of the detail a few chapters at a time, so that memory is not that of the part.

Files are sorted by commodity, and the footer tells the commodities of each group of rows: only groups with wanted
chapters are read. A file whose lines are in another order is read in the same way, only more often.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from kuroji.model.columns import codes_of, column_of
from kuroji.store.detail_files import SETTLED_DETAIL, damaged

# Reading, comparing and settling take about 500 bytes a row.
ROWS_AT_ONCE = 200_000
CHAPTERS = 100
NOTHING = pa.Table.from_batches([], SETTLED_DETAIL)


class Group(NamedTuple):
    """A group of rows: its first and last chapter, and how many rows it has."""

    first: int
    last: int
    rows: int


class ChapterFile:
    """An open file of the detail. Raises StoreError when it is missing or damaged."""

    def __init__(self, path: Path, opened: ExitStack) -> None:
        import pyarrow.parquet as pq

        self.path = path
        try:
            self._file = opened.enter_context(pq.ParquetFile(path))
            self.groups = [self._group(number) for number in range(self._file.metadata.num_row_groups)]
        except (pa.ArrowException, OSError) as error:
            raise damaged(path, error) from error
        self._newest: tuple[int, pa.Table] = (-1, NOTHING)

    def read(self, first: int, last: int) -> pa.Table:
        """The rows (schema SETTLED_DETAIL) of some chapters, both included."""
        tables = [NOTHING]
        for number, group in enumerate(self.groups):
            if group.first <= last and group.last >= first:
                rows = self._rows(number)
                inside = first <= group.first and group.last <= last
                tables.append(rows if inside else rows.filter(column_of(_within(rows, first, last))))
        return pa.concat_tables(tables)

    def _group(self, number: int) -> Group:
        group = self._file.metadata.row_group(number)
        known = group.column(SETTLED_DETAIL.names.index("commodity")).statistics
        if known is None or not known.has_min_max:
            return Group(0, CHAPTERS - 1, group.num_rows)
        return Group(int(known.min[:2]), int(known.max[:2]), group.num_rows)

    def _rows(self, number: int) -> pa.Table:
        """A group of rows; the newest is kept, as the next chapters may begin in it."""
        if self._newest[0] != number:
            try:
                read = self._file.read_row_group(number)
                self._newest = number, pa.Table.from_arrays(read.columns, schema=SETTLED_DETAIL)
            except (pa.ArrowException, OSError, ValueError) as error:
                raise damaged(self.path, error) from error
        return self._newest[1]


def by_chapters(
    held: Sequence[Path], told: Sequence[Path], most: int = ROWS_AT_ONCE
) -> Iterator[tuple[pa.Table, pa.Table]]:
    """What two sets of files of a part have of some whole chapters (schema SETTLED_DETAIL), chapter after chapter.

    Each time they are about `most` rows together, or one chapter, whatever its size. Raises
    StoreError when a file is missing or damaged.
    """
    with ExitStack() as opened:
        files = [[ChapterFile(path, opened) for path in paths] for paths in (held, told)]
        for first, last in _spans([group for some in files for file in some for group in file.groups], most):
            some = [[file.read(first, last) for file in paths] for paths in files]
            yield tuple(pa.concat_tables([NOTHING, *tables]) for tables in some)


def _spans(groups: Sequence[Group], most: int) -> Iterator[tuple[int, int]]:
    """First and last chapters that have about `most` rows together, the rows of a group taken to be spread evenly."""
    counts = np.zeros(CHAPTERS)
    for group in groups:
        counts[group.first : group.last + 1] += group.rows / (group.last - group.first + 1)
    share = np.cumsum(counts) // most
    for number in np.unique(share[counts > 0]):
        wanted = np.flatnonzero((share == number) & (counts > 0))
        yield int(wanted[0]), int(wanted[-1])


def _within(rows: pa.Table, first: int, last: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which rows are of the chapters between two, both included."""
    codes, names = codes_of(
        rows["commodity"].unify_dictionaries() if rows["commodity"].num_chunks > 1 else rows["commodity"]
    )
    return np.array([first <= int(name[:2]) <= last for name in names] or [False])[codes]
