"""Settling: from all that was said of a cell to the stretches of time in which it read the same.

Observations of a cell are walked in their total order. One that equals the figure before
it after rounding both to the coarser quantum is a confirmation, not a new vintage; it is
kept only where it adds something, a finer grain or a higher stage. A withheld cell
replaces a number like any other figure. (The rules are those of
docs/explanation/vintages.md, section 3.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.model.observation import CELL_COLUMNS, Status
from kuroji.store.schema import SETTLED

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]


class Chains(NamedTuple):
    """Observations sorted by cell and order, as parallel arrays of one entry a row.

    `start` is the row at which each cell begins, `length` its number of rows; `number` is
    false where there is no value; `nil` where the publisher says that there was no trade.
    """

    start: Integers
    length: Integers
    value: Floats
    quantum: Floats
    number: Booleans
    nil: Booleans
    status: Integers
    stage: Integers


def settle(ordered: pa.Table) -> pa.Table:
    """The settled rows (schema SETTLED) of all observations (schema ORDERED) of some cells, in any row order."""
    table = _sorted(ordered)
    if table.num_rows == 0:
        return SETTLED.empty_table()
    chains = _chains(table)
    source, stage_row, vintage = _walk(chains)
    return _settled(table, chains, source, stage_row, vintage)


def _sorted(ordered: pa.Table) -> pa.Table:
    """The rows by cell, then by order; cells are compared by their dictionary codes, which is faster than by text."""
    unified = ordered.unify_dictionaries().combine_chunks()
    cell = _cell_numbers(unified)
    order = unified["order"].to_numpy()
    rows = np.lexsort((order, cell))
    return unified.append_column("cell", pa.array(cell)).take(pa.array(rows))


def _cell_numbers(table: pa.Table) -> Integers:
    """One number for each distinct cell, the same for all rows of the cell."""
    number: Integers = np.zeros(table.num_rows, dtype=np.int64)
    for name in CELL_COLUMNS:
        column = table[name].combine_chunks()
        codes = column.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        number = number * max(len(column.dictionary), 1) + codes
        if len(number) and number.max() > 1 << 40:
            number = np.unique(number, return_inverse=True)[1].astype(np.int64)
    return number


def _chains(table: pa.Table) -> Chains:
    cell = table["cell"].to_numpy()
    start = np.flatnonzero(np.concatenate(([True], cell[1:] != cell[:-1])))
    status = table["status"].combine_chunks()
    names = status.dictionary.to_pylist()
    codes = status.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return Chains(
        start=start,
        length=np.diff(np.append(start, len(cell))),
        value=table["value"].to_numpy(),
        quantum=table["quantum"].to_numpy(),
        number=~np.isnan(table["value"].to_numpy()),
        nil=np.array([name == Status.NIL for name in names])[codes],
        status=codes,
        stage=table["stage"].to_numpy().astype(np.int64),
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
    for step in range(1, int(chains.length.max())):
        row = chains.start[chains.length > step] + step
        held, held_stage = source[row - 1], stage_row[row - 1]
        same = _confirms(chains, held, row)
        finer = chains.quantum[row] < chains.quantum[held]
        higher = chains.stage[row] > chains.stage[held_stage]
        source[row] = np.where(same & ~finer, held, row)
        stage_row[row] = np.where(same & ~higher, held_stage, row)
        vintage[row] = vintage[row - 1] + ~same
    return source, stage_row, vintage


def _confirms(chains: Chains, held: Integers, row: Integers) -> Booleans:
    """Whether the figure in `row` equals the one in `held` after rounding both to the coarser quantum."""
    grain = np.maximum(chains.quantum[held], chains.quantum[row])
    old, new = chains.value[held], chains.value[row]
    equal = _steps(old, grain) == _steps(new, grain)
    equal &= ~(chains.nil[held] & (new != 0)) & ~(chains.nil[row] & (old != 0))
    both = chains.number[held] & chains.number[row]
    neither = ~chains.number[held] & ~chains.number[row]
    return (both & equal) | (neither & (chains.status[held] == chains.status[row]))


def _steps(value: Floats, grain: Floats) -> Floats:
    """How many grains the value is, rounded half away from zero; exact, as values have at most 15 digits."""
    with np.errstate(invalid="ignore"):
        ratio = value / grain
        return np.copysign(np.floor(np.round(np.abs(ratio), 6) + 0.5), ratio) + 0.0


def _settled(table: pa.Table, chains: Chains, source: Integers, stage_row: Integers, vintage: Integers) -> pa.Table:
    """The rows that change what is read, each with the instant until which it holds."""
    rows = len(source)
    opens = np.zeros(rows, dtype=bool)
    opens[chains.start] = True
    same_as_before = np.zeros(rows, dtype=bool)
    same_as_before[1:] = (source[1:] == source[:-1]) & (stage_row[1:] == stage_row[:-1])
    keep = np.flatnonzero(opens | ~same_as_before)
    known = table["known_at"].cast(pa.int64()).to_numpy()
    next_known = np.append(known[keep[1:]], 0)
    last = np.append(opens[keep[1:]], True)
    visible = last | (next_known > known[keep])
    keep, next_known, last = keep[visible], next_known[visible], last[visible]
    first = np.concatenate(([True], table["cell"].to_numpy()[keep][1:] != table["cell"].to_numpy()[keep][:-1]))
    figure = table.take(pa.array(source[keep]))
    moment = table.take(pa.array(keep))
    until = pa.array(next_known, mask=last).cast(pa.timestamp("us", "UTC"))
    columns = {name: figure[name] for name in figure.column_names}
    columns |= {name: moment[name] for name in ("known_at", "order")}
    columns["stage"] = table["stage"].take(pa.array(stage_row[keep]))
    columns |= {
        "vintage": pa.array(vintage[keep].astype(np.int32)),
        "until": until,
        "opens": pa.array(first),
    }
    return pa.table([columns[name] for name in SETTLED.names], schema=SETTLED)


def changed_cells(table: pa.Table, others: pa.Table) -> pa.Array:
    """A mask over the rows of `table`: whether the row's cell also occurs in `others`."""
    both = pa.concat_tables([table.select(CELL_COLUMNS), others.select(CELL_COLUMNS)])
    number = _cell_numbers(both.unify_dictionaries().combine_chunks())
    return pc.is_in(pa.array(number[: table.num_rows]), pa.array(np.unique(number[table.num_rows :])))
