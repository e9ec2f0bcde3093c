"""Settling the detail: what was told of each cell becomes its history, each row with the instant until which it holds.

Rows of a cell lie in the order in which they became known, a repeated figure once. It is done for some
chapters of one part at a time, which bounds the memory.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from kuroji.model.columns import array_of, column_of
from kuroji.model.detail import DETAIL, Cover
from kuroji.store.detail_cells import Cells, alike, cells_of, ranked
from kuroji.store.detail_covers import MONTHS, Integers, first_covered
from kuroji.store.detail_differences import Differences
from kuroji.store.detail_files import SETTLED_DETAIL


def settled(rows: pa.Table, covers: Sequence[Cover]) -> pa.Table:
    """All that was told of the cells of a part (schema DETAIL) as settled rows (schema SETTLED_DETAIL), by cell and time."""
    whole = rows.unify_dictionaries().combine_chunks()
    cells = cells_of(whole)
    order = _told_once(cells, np.lexsort((array_of(whole["stage"]), cells.known, cells.cell)))
    cell, known = cells.cell[order], cells.known[order]
    first = np.append(True, cell[1:] != cell[:-1])[: len(cell)]
    begins = np.maximum.accumulate(np.where(first, np.arange(len(cell)), 0)) if len(cell) else cell
    last = np.append(first[1:], True)[: len(cell)]
    earliest = first_covered(covers, cells.chapters, cells.january)
    opens = first & (known <= earliest[cells.chapter[order], cells.month[order]])
    until = column_of(np.append(known[1:], 0)[: len(known)], last).cast(SETTLED_DETAIL.field("until").type)
    vintage = column_of((np.arange(len(cell)) - begins + 1).astype(np.int16))
    columns = [*whole.select(DETAIL.names).take(column_of(order)).columns, vintage, column_of(opens), until]
    return pa.Table.from_arrays(columns, schema=SETTLED_DETAIL)


def _told_once(cells: Cells, order: Integers) -> Integers:
    """Of rows in the order of cell and time those that can be read and say something new."""
    for same_figures in (False, True):
        cell, known = cells.cell[order], cells.known[order]
        again = cell[1:] == cell[:-1]
        if same_figures:
            # A figure that is told once more is no new one.
            keep = np.append(True, ~(again & alike(cells, order[1:], order[:-1])))
        else:
            # Of two told at one instant only the last can ever be read.
            keep = np.append(~(again & (known[1:] == known[:-1])), True)
        order = order[keep[: len(order)]]
    return order


def resettled(held: pa.Table, found: Differences, covers: Sequence[Cover], told: Sequence[Cover]) -> pa.Table:
    """Settled rows with what tables add to them, settled; cells of which nothing new is said stay as they are.

    `covers` are those of what is held, `told` those of the tables.
    """
    if not _opens_alike(found.cells, held.num_rows, covers, told):
        return settled(pa.concat_tables([held.select(DETAIL.names), found.rows]), (*covers, *told))
    if not found.rows.num_rows:
        return held
    touched = column_of(found.touched)
    again = pa.concat_tables([held.filter(touched).select(DETAIL.names), found.rows])
    rest = held.filter(column_of(~found.touched))
    both = pa.concat_tables([rest, settled(again, (*covers, *told))]).unify_dictionaries().combine_chunks()
    return both.take(column_of(np.argsort(ranked(both["commodity"])[0], kind="stable")))


def _opens_alike(cells: Cells, rows: int, covers: Sequence[Cover], told: Sequence[Cover]) -> bool:
    """Whether the first `rows` cells were first covered when they were before some tables told of them."""
    there = np.zeros((max(len(cells.chapters), 1), MONTHS), bool)
    there[cells.chapter[:rows], cells.month[:rows]] = True
    before, after = (first_covered(one, cells.chapters, cells.january) for one in (covers, (*covers, *told)))
    return bool((before[there] == after[there]).all())
