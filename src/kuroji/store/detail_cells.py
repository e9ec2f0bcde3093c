"""Rows of the detail as arrays of numbers, so that cells are found and compared without looking at words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from kuroji.model.columns import array_of, codes_of
from kuroji.store.detail_covers import MONTHS, NEVER, Booleans, Integers

WITHHELD = -1
NUMBERS, UNITS = ("value", "quantity1", "quantity2"), ("unit1", "unit2")


class Cells(NamedTuple):
    """Rows of one part as arrays: `cell` numbers the cells in the order of commodity, partner and month.

    `chapter` is the row's place in `chapters` (the first two digits, sorted), `month` its month of
    the year that begins with `january` (an ordinal); `figures` are the numbers, withheld being -1, and
    the units by their places.
    """

    cell: Integers
    chapter: Integers
    month: Integers
    known: Integers
    figures: tuple[Integers, ...]
    chapters: list[str]
    january: int


def cells_of(rows: pa.Table) -> Cells:
    """The rows (schema DETAIL, dictionaries unified, chunks combined) as arrays."""
    commodity, names = ranked(rows["commodity"])
    partner, partners = ranked(rows["partner"])
    end = array_of(rows["end_month"]).astype(np.int64)
    january = int(end.min(initial=1 << 30)) // MONTHS * MONTHS
    chapters = sorted({name[:2] for name in names})
    chapter = np.array([chapters.index(name[:2]) for name in names] or [0])[commodity]
    return Cells(
        cell=(commodity * len(partners) + partner) * MONTHS + (end - january),
        chapter=chapter,
        month=end - january,
        known=microseconds(rows["known_at"]),
        figures=(*(array_of(rows[name], WITHHELD) for name in NUMBERS), *(ranked(rows[name])[0] for name in UNITS)),
        chapters=chapters,
        january=january,
    )


def alike(cells: Cells, some: Integers, others: Integers | slice) -> Booleans:
    """Which of some rows have the figures of the row at the same place among others."""
    same = np.ones(len(some), bool)
    for numbers in cells.figures:
        same &= numbers[some] == numbers[others]
    return same


def among(cells: Integers, some: Integers) -> Booleans:
    """Which cells are among some few."""
    if not len(some):
        return np.zeros(len(cells), bool)
    ordered = np.unique(some)
    place = np.searchsorted(ordered, cells)
    found: Booleans = ordered[np.minimum(place, len(ordered) - 1)] == cells
    return found


def ranked(column: pa.ChunkedArray) -> tuple[Integers, list[str]]:
    """Each row's text as its place in the sorted texts, and these."""
    if not len(column):
        return np.zeros(0, np.int64), []
    codes, names = codes_of(column)
    ordered = sorted(set(names))
    place = {name: number for number, name in enumerate(ordered)}
    return np.array([place[name] for name in names], np.int64)[codes], ordered


def microseconds(column: pa.ChunkedArray) -> Integers:
    """Instants as numbers; NEVER where there is none."""
    return array_of(column.cast(pa.int64()), NEVER)
