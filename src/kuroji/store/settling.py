"""Settling: from all that was said of a cell to the stretches of time in which it read the same.

Observations of a cell are walked in their total order. One that equals the figure before
it after rounding both to the coarser quantum is a confirmation, not a new vintage; it is
kept only where it adds something, a finer grain or a higher stage. A withheld cell
replaces a number like any other figure. (The rules are those of
docs/explanation/vintages.md, section 3.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.model.columns import array_of, codes_of, column_of
from kuroji.model.observation import CELL_COLUMNS, Status
from kuroji.store.schema import SETTLED

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]


class Chains(NamedTuple):
    """Observations sorted by cell and order, as parallel arrays of one entry a row.

    `start` is the row at which each cell begins, `length` its number of rows; `number` is
    false where there is no value; `nil` where the publisher says that there was no trade,
    `trace` that there was some, too little to print; `fold` where the value is a multiple.
    """

    start: Integers
    length: Integers
    value: Floats
    quantum: Floats
    number: Booleans
    nil: Booleans
    trace: Booleans
    fold: Booleans
    status: Integers
    stage: Integers


def settle(ordered: pa.Table) -> pa.Table:
    """The settled rows (schema SETTLED) of all observations (schema ORDERED) of some cells, in any row order."""
    if ordered.num_rows == 0:
        return pa.Table.from_batches([], SETTLED)
    table = in_walking_order(ordered)
    chains = chains_of(table)
    source, stage_row, vintage = _walk(chains)
    return _settled(table, chains, source, stage_row, vintage)


def numbered(ordered: pa.Table) -> pa.Table:
    """The rows (schema ORDERED) by cell and order with two more columns: what the walk finds of each.

    `vintage` counts the figures of the cell from 1; `confirms` tells that the row only
    repeats the figure before it. The column `cell` numbers the cells.
    """
    table = in_walking_order(ordered)
    if table.num_rows == 0:
        vintage = np.zeros(0, dtype=np.int64)
        opens = np.zeros(0, dtype=bool)
    else:
        chains = chains_of(table)
        vintage = _walk(chains)[2]
        opens = np.zeros(len(vintage), dtype=bool)
        opens[chains.start] = True
    repeats = np.append(False, vintage[1:] == vintage[:-1])[: len(vintage)] & ~opens
    return table.append_column("vintage", column_of(vintage.astype(np.int32))).append_column(
        "confirms", column_of(repeats)
    )


def in_walking_order(ordered: pa.Table) -> pa.Table:
    """The rows by cell, then by order, the finer first of equals; a column `cell` numbers the cells.

    Cells are compared by their dictionary codes, which is faster than by text.
    """
    unified = ordered.unify_dictionaries().combine_chunks()
    cell = combined_codes(unified, CELL_COLUMNS)
    rows = np.lexsort((array_of(unified["quantum"]), array_of(unified["order"]), cell))
    return unified.append_column("cell", column_of(cell)).take(column_of(rows))


def combined_codes(table: pa.Table, columns: Sequence[str]) -> Integers:
    """One number for each distinct combination of texts in some columns (dictionaries unified, one chunk)."""
    number: Integers = np.zeros(table.num_rows, dtype=np.int64)
    for name in columns:
        codes, names = codes_of(table[name])
        number = number * max(len(names), 1) + codes
        if len(number) and number.max() > 1 << 40:
            number = np.unique(number, return_inverse=True)[1].astype(np.int64)
    return number


def chains_of(table: pa.Table) -> Chains:
    """The rows, in walking order, as arrays."""
    cell = array_of(table["cell"])
    start = np.flatnonzero(np.concatenate(([True], cell[1:] != cell[:-1])))
    codes, names = codes_of(table["status"])
    return Chains(
        start=start,
        length=np.diff(np.append(start, len(cell))),
        value=array_of(table["value"]),
        quantum=array_of(table["quantum"]),
        number=~np.isnan(array_of(table["value"])),
        nil=np.array([name == Status.NIL for name in names])[codes],
        trace=np.array([name == Status.ROUNDS_TO_ZERO for name in names])[codes],
        fold=np.array([name == Status.FOLD for name in names])[codes],
        status=codes.astype(np.int64),
        stage=array_of(table["stage"]).astype(np.int64),
    )


def _walk(chains: Chains) -> tuple[Integers, Integers, Integers]:
    """For every row: the row whose figure reads from it on, the row whose stage does, and the vintage number.

    All cells advance together, one observation a step, so the work is linear in rows and
    the Python loop runs only as often as the longest chain.
    """
    rows = len(chains.value)
    source = np.arange(rows)
    stage_row = np.arange(rows)
    vintage = np.ones(rows, dtype=np.int64)
    longer = np.arange(len(chains.start))
    for step in range(1, int(chains.length.max())):
        longer = longer[chains.length[longer] > step]
        row = chains.start[longer] + step
        held, held_stage = source[row - 1], stage_row[row - 1]
        same = confirms(chains, held, row)
        finer = chains.quantum[row] < chains.quantum[held]
        higher = chains.stage[row] > chains.stage[held_stage]
        source[row] = np.where(same & ~finer, held, row)
        stage_row[row] = np.where(same & ~higher, held_stage, row)
        vintage[row] = vintage[row - 1] + ~same
    return source, stage_row, vintage


def confirms(chains: Chains, held: Integers, row: Integers) -> Booleans:
    """Whether the figure in `row` equals the one in `held` after rounding both to the coarser quantum.

    Nil says that there was nothing at all, at any grain: only another zero confirms it, and
    not one that merely rounds to zero. A multiple is no percentage.
    """
    grain = np.maximum(chains.quantum[held], chains.quantum[row])
    old, new = chains.value[held], chains.value[row]
    equal = _steps(old, chains.quantum[held], grain) == _steps(new, chains.quantum[row], grain)
    equal &= chains.fold[held] == chains.fold[row]
    equal &= ~(chains.nil[held] & ((new != 0) | chains.trace[row]))
    equal &= ~(chains.nil[row] & ((old != 0) | chains.trace[held]))
    neither = ~chains.number[held] & ~chains.number[row]
    both = chains.number[held] & chains.number[row]
    confirmed: Booleans = (both & equal) | (neither & (chains.status[held] == chains.status[row]))
    return confirmed


def _steps(value: Floats, quantum: Floats, grain: Floats) -> Integers:
    """The value, published in multiples of `quantum`, in multiples of the coarser `grain`: half away from zero, exactly.

    Whole numbers are compared, because a float just below a half would round the wrong way.
    """
    printed = np.rint(np.abs(np.nan_to_num(value)) / quantum).astype(np.int64)
    a_grain = np.rint(grain / quantum).astype(np.int64)
    whole: Integers = (2 * printed + a_grain) // (2 * a_grain)
    return np.where(value < 0, -whole, whole)


def _settled(table: pa.Table, chains: Chains, source: Integers, stage_row: Integers, vintage: Integers) -> pa.Table:
    """The rows that change what is read, each with the instant until which it holds."""
    opens = np.zeros(len(source), dtype=bool)
    opens[chains.start] = True
    keep = np.flatnonzero(opens | _differs(source) | _differs(stage_row))
    known = array_of(table["known_at"].cast(pa.int64()))[keep]
    last = np.append(opens[keep[1:]], True)
    # Of rows that became known together only the last can ever be read.
    read = last | (np.append(known[1:], 0) > known)
    next_known = np.append(known[1:], 0)[read]
    keep, last = keep[read], last[read]
    cell = array_of(table["cell"])[keep]
    first = _differs(cell)
    figure = table.take(column_of(source[keep]))
    moment = table.take(column_of(keep))
    columns = {name: figure[name] for name in figure.column_names}
    columns |= {name: moment[name] for name in ("known_at", "known_basis", "order")}
    columns["stage"] = table["stage"].take(column_of(stage_row[keep]))
    columns |= {
        "vintage": column_of(_counted(vintage[keep], first).astype(np.int32)),
        "until": column_of(next_known, last).cast(pa.timestamp("us", "UTC")),
        "opens": column_of(first),
    }
    return pa.table([columns[name] for name in SETTLED.names], schema=SETTLED)


def _differs(row: Integers) -> Booleans:
    """Whether each entry differs from the one before it; the first one does."""
    return np.append(True, row[1:] != row[:-1])


def _counted(vintage: Integers, first: Booleans) -> Integers:
    """The vintages that can be read, counted from 1 in each cell."""
    number: Integers = np.cumsum(_differs(vintage) | first)
    number -= number[first][np.cumsum(first) - 1] - 1
    return number


def changed_cells(table: pa.Table, others: pa.Table) -> pa.Array:
    """A mask over the rows of `table`: whether the row's cell also occurs in `others`."""
    if not table.num_rows or not others.num_rows:
        return column_of(np.zeros(table.num_rows, dtype=bool))
    both = pa.concat_tables([table.select(CELL_COLUMNS), others.select(CELL_COLUMNS)])
    number = combined_codes(both.unify_dictionaries().combine_chunks(), CELL_COLUMNS)
    return pc.is_in(column_of(number[: table.num_rows]), column_of(np.unique(number[table.num_rows :])))


def has_repeats(table: pa.Table) -> bool:
    """Whether any cell occurs more than once in a table, be it at one instant or at several."""
    cells = combined_codes(table.unify_dictionaries().combine_chunks(), CELL_COLUMNS)
    cells.sort()
    return bool((cells[1:] == cells[:-1]).any())
