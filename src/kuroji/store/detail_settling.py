"""Settling the detail: a newer table becomes differences from what was held, and differences become history.

All of it is done for one part (flow, year and kind of table) at a time, and in it for some chapters
at a time, which bounds the memory.

`differences`: a table restates every cell of its cover. Of its rows only those are kept whose
figures are not those that were known at that instant; a cell that was held and is covered but
not mentioned any more becomes a row of zeros; the rest are confirmations. A table that is older
than what is held is put in before it: where it changes what was known then, the later table is
made to restate its own figure, which it had confirmed.

`settled`: rows of a cell in the order in which they became known, a repeated figure once, each
with the instant until which it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from kuroji.model.detail import DETAIL, Cover
from kuroji.model.errors import IncompleteRelease
from kuroji.model.period import month
from kuroji.store.detail_files import SETTLED_DETAIL

MONTHS = 12
NEVER = np.iinfo(np.int64).max
# Settling takes about 400 bytes a row on top of the rows themselves.
ROWS_AT_ONCE = 400_000
# A newer table that lacks more than this share of the cells held is taken to be cut off.
MOST_GONE, FEW = 0.05, 20
WITHHELD = -1

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]


class Cells(NamedTuple):
    """Rows of one part as arrays: `cell` numbers the cells in the order of commodity, partner and month.

    `chapter` is the row's chapter (the first two digits, as their place among all chapters) and
    `month` its month of the year; `figures` has a column for each figure, withheld being -1.
    """

    cell: Integers
    chapter: Integers
    month: Integers
    known: Integers
    figures: Integers


class Covering(NamedTuple):
    """When each (chapter, month) of a part became covered, in microseconds; NEVER where it is not.

    `by` has the place among some releases of the one that covers it, `whole` whether that is complete.
    """

    known: Integers
    stage: Integers
    by: Integers
    whole: Booleans


def covers_overlap(one: Sequence[Cover], others: Sequence[Cover]) -> bool:
    """Whether two sets of covers, of one part, share any chapter and month."""
    held = _pairs(others)
    return any(pair in held for pair in _pairs(one))


def _pairs(covers: Sequence[Cover]) -> set[tuple[str, int]]:
    return {
        (chapter, ordinal)
        for cover in covers
        for chapter in cover.chapters
        for spell in cover.spells
        for ordinal in range(spell.first, spell.last + 1)
    }


def differences(
    held: pa.Table, covers: Sequence[Cover], table: pa.Table, told: Sequence[Cover], where: str
) -> pa.Table:
    """The rows (schema DETAIL) that newer tables add to what is held of their part (schema SETTLED_DETAIL).

    `covers` are those of what is held; `table` has the rows of some releases in schema DETAIL,
    each cell once, and `told` is what they cover, each a share of its own. Raises
    IncompleteRelease, naming `where`, when so many cells are not told any more that a file must be cut off.
    """
    both = pa.concat_tables([held.select(DETAIL.names), table.select(DETAIL.names)])
    cells, chapters, january = _cells(both)
    old, new = slice(0, held.num_rows), slice(held.num_rows, both.num_rows)
    covering = _covering(told, chapters, january)
    at = covering.known[cells.chapter, cells.month]
    until = _microseconds(held["until"], NEVER)
    alive = (at[old] != NEVER) & (cells.known[old] <= at[old]) & (until > at[old])
    changed, gone = _compared(cells, np.flatnonzero(alive), np.arange(new.start, new.stop))
    gone = gone[covering.whole[cells.chapter[gone], cells.month[gone]]]
    if len(gone) > max(FEW, MOST_GONE * alive.sum()):
        raise _cut(both, table, gone, int(alive.sum()), where)
    parts = [both.take(pa.array(changed)), _taken_back(both, cells, gone, covering, told)]
    touched = np.concatenate([changed, gone])
    for later in covers:
        times = covering, _covering([later], chapters, january)
        parts.append(_restated(both, cells, touched, times, until, later))
    return pa.concat_tables(parts)


def by_chapters(held: pa.Table, table: pa.Table, most: int = ROWS_AT_ONCE) -> Iterator[tuple[pa.Table, pa.Table]]:
    """What is held of a part and what is told of it, some whole chapters at a time, in their order.

    Each time they are about `most` rows together, or one chapter, whatever its size.
    """
    chapters = [_chapters(rows) for rows in (held, table)]
    counts = sum(np.bincount(one, minlength=100) for one in chapters)
    share = np.cumsum(counts) // most
    for number in np.unique(share[counts > 0]):
        wanted = np.flatnonzero(share == number)
        low, high = int(wanted[0]), int(wanted[-1])
        masks = [pa.array((one >= low) & (one <= high)) for one in chapters]
        yield held.filter(masks[0]), table.filter(masks[1])


def _chapters(rows: pa.Table) -> npt.NDArray[np.int16]:
    """The chapter of each row as a number."""
    whole = rows["commodity"].unify_dictionaries().combine_chunks()
    if isinstance(whole, pa.ChunkedArray) or not len(whole):
        return np.zeros(0, np.int16)
    numbers = np.array([int(name[:2]) for name in whole.dictionary.to_pylist()], np.int16)
    found: npt.NDArray[np.int16] = numbers[whole.indices.to_numpy(zero_copy_only=False)]
    return found


def settled(rows: pa.Table, covers: Sequence[Cover]) -> pa.Table:
    """All that was told of the cells of a part (schema DETAIL) as settled rows (schema SETTLED_DETAIL), by cell and time."""
    cells, chapters, january = _cells(rows)
    order = np.lexsort((rows["stage"].to_numpy(), cells.known, cells.cell))
    cell, known, figures = cells.cell[order], cells.known[order], cells.figures[order]
    same_cell = np.append(False, cell[1:] == cell[:-1])
    # Of two told at one instant only the last can ever be read.
    read = np.append(~(same_cell[1:] & (known[1:] == known[:-1])), True)
    order, cell, known, figures = order[read], cell[read], known[read], figures[read]
    same_cell = np.append(False, cell[1:] == cell[:-1])
    new = ~(same_cell & np.append(False, (figures[1:] == figures[:-1]).all(axis=1)))
    order, cell, known = order[new], cell[new], known[new]
    first = np.append(True, cell[1:] != cell[:-1])[: len(cell)]
    begins = np.maximum.accumulate(np.where(first, np.arange(len(cell)), 0)) if len(cell) else cell
    last = np.append(first[1:], True)[: len(cell)]
    whole = [_covering([one], chapters, january).known for one in covers if one.whole]
    nothing = np.full((max(len(chapters), 1), MONTHS), NEVER)
    earliest = np.minimum.reduce([nothing, *whole])
    opens = first & (known <= earliest[cells.chapter[order], cells.month[order]])
    taken = rows.select(DETAIL.names).take(pa.array(order))
    until = pa.array(np.append(known[1:], 0)[: len(known)], mask=last).cast(SETTLED_DETAIL.field("until").type)
    vintage = pa.array((np.arange(len(cell)) - begins + 1).astype(np.int16))
    columns = [*taken.columns, vintage, pa.array(opens), until]
    return pa.Table.from_arrays(columns, schema=SETTLED_DETAIL).unify_dictionaries()


def _cells(rows: pa.Table) -> tuple[Cells, list[str], int]:
    """The rows as arrays, the chapters that occur, and the first month (ordinal) of the year."""
    whole = rows.unify_dictionaries().combine_chunks()
    commodity, names = _ranked(whole["commodity"])
    partner, partners = _ranked(whole["partner"])
    end = whole["end_month"].to_numpy().astype(np.int64)
    january = int(end.min(initial=1 << 30)) // MONTHS * MONTHS
    chapters = sorted({name[:2] for name in names})
    chapter = np.array([chapters.index(name[:2]) for name in names] or [0])[commodity]
    unit1, unit2 = _ranked(whole["unit1"])[0], _ranked(whole["unit2"])[0]
    numbers = [whole[name].fill_null(WITHHELD).to_numpy() for name in ("value", "quantity1", "quantity2")]
    cells = Cells(
        cell=(commodity * len(partners) + partner) * MONTHS + (end - january),
        chapter=chapter,
        month=end - january,
        known=_microseconds(whole["known_at"], NEVER),
        figures=np.column_stack([*numbers, unit1, unit2]).astype(np.int64),
    )
    return cells, chapters, january


def _ranked(column: pa.ChunkedArray) -> tuple[Integers, list[str]]:
    """Each row's text as its place in the sorted texts, and these."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], column.type)
    names = whole.dictionary.to_pylist()
    ordered = sorted(set(names))
    rank = np.array([ordered.index(name) for name in names] if len(names) < 64 else _places(names, ordered))
    codes = whole.indices.to_numpy(zero_copy_only=False)
    return (rank.astype(np.int64)[codes] if len(codes) else np.zeros(0, np.int64)), ordered


def _places(names: list[str], ordered: list[str]) -> list[int]:
    place = {name: number for number, name in enumerate(ordered)}
    return [place[name] for name in names]


def _microseconds(column: pa.ChunkedArray, empty: int) -> Integers:
    numbers: Integers = column.cast(pa.int64()).fill_null(empty).to_numpy()
    return numbers


def _covering(covers: Sequence[Cover], chapters: list[str], january: int) -> Covering:
    """When and at which stage some releases cover each of the chapters in each month; of two the later one."""
    shape = (max(len(chapters), 1), MONTHS)
    found = Covering(np.full(shape, NEVER), np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.ones(shape, bool))
    for place, cover in enumerate(covers):
        named = set(cover.chapters)
        rows = [row for row, chapter in enumerate(chapters) if chapter in named]
        for spell in cover.spells:
            months = slice(max(spell.first - january, 0), spell.last - january + 1)
            found.known[rows, months] = round(spell.known_at.timestamp()) * 1_000_000
            found.stage[rows, months] = spell.stage
            found.by[rows, months] = place
            found.whole[rows, months] = cover.whole
    return found


def _compared(cells: Cells, held: Integers, told: Integers) -> tuple[Integers, Integers]:
    """Of the rows told those that are not as held, and of the rows held those that are not told and not zero already."""
    order = held[np.argsort(cells.cell[held], kind="stable")]
    place = np.searchsorted(cells.cell[order], cells.cell[told])
    found = place < len(order)
    found[found] = cells.cell[order[place[found]]] == cells.cell[told[found]]
    same = np.zeros(len(told), bool)
    same[found] = (cells.figures[order[place[found]]] == cells.figures[told[found]]).all(axis=1)
    told_again = np.zeros(len(order), bool)
    told_again[place[found]] = True
    missing = order[~told_again]
    trade = (cells.figures[missing][:, :3] != 0) & ~_uncounted(cells, missing)
    return told[~same], missing[trade.any(axis=1)]


def _uncounted(cells: Cells, rows: Integers) -> Booleans:
    """Which quantities of rows are empty beside a value that is not: those of a unit the commodity does not have."""
    empty: Booleans = cells.figures[rows][:, :3] == WITHHELD
    empty[:, 0] = False
    return empty


def _taken_back(rows: pa.Table, cells: Cells, gone: Integers, covering: Covering, covers: Sequence[Cover]) -> pa.Table:
    """Rows of zeros for cells that releases cover and do not mention any more."""
    where = (cells.chapter[gone], cells.month[gone])
    release = _coded(covering.by[where], [cover.release for cover in covers])
    return _zeros(rows.take(pa.array(gone)), covering.known[where], covering.stage[where], release)


def _coded(places: Integers, names: list[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), names)


def _zeros(rows: pa.Table, known: Integers, stage: Integers, release: pa.DictionaryArray) -> pa.Table:
    """The rows with nothing in them, told at these instants by a release; a unit that is not counted stays so."""
    zero = pa.array(np.zeros(rows.num_rows, np.int64))
    columns = {name: rows[name] for name in DETAIL.names}
    columns["value"] = zero
    for unit, quantity in (("unit1", "quantity1"), ("unit2", "quantity2")):
        counted = np.array(rows[unit].cast(pa.string()).to_pylist(), dtype=object) != ""
        columns[quantity] = pa.array(np.zeros(rows.num_rows, np.int64), mask=~counted.astype(bool))
    return _told_by(columns, known, stage, release)


def _told_by(
    columns: dict[str, pa.ChunkedArray], known: Integers, stage: Integers, release: pa.DictionaryArray
) -> pa.Table:
    columns["known_at"] = pa.array(known).cast(DETAIL.field("known_at").type)
    columns["stage"] = pa.array(stage.astype(np.int8))
    columns["release"] = release
    return pa.table([columns[name] for name in DETAIL.names], schema=DETAIL)


def _restated(
    rows: pa.Table, cells: Cells, touched: Integers, times: tuple[Covering, Covering], until: Integers, later: Cover
) -> pa.Table:
    """What a later release says of cells that an earlier table, put in now, has changed: its own figures again."""
    where = (cells.chapter[touched], cells.month[touched])
    now, then = times[0].known[where], times[1].known[where]
    concerned = touched[(then != NEVER) & (then > now)]
    if not len(concerned):
        return DETAIL.empty_table()
    at = np.full(int(cells.cell.max()) + 1, NEVER)
    at[cells.cell[concerned]] = times[1].known[cells.chapter[concerned], cells.month[concerned]]
    old = np.arange(len(until))
    moment = at[cells.cell[old]]
    alive = old[(moment != NEVER) & (cells.known[old] <= moment) & (until > moment)]
    absent = concerned[~np.isin(cells.cell[concerned], cells.cell[alive])]
    said = rows.take(pa.array(alive))
    place = (cells.chapter[alive], cells.month[alive])
    columns = {name: said[name] for name in DETAIL.names}
    by = _coded(times[1].by[place], [later.release])
    again = _told_by(columns, times[1].known[place], times[1].stage[place], by)
    return pa.concat_tables([again, _taken_back(rows, cells, absent, times[1], [later])])


def _cut(rows: pa.Table, table: pa.Table, gone: Integers, held: int, where: str) -> IncompleteRelease:
    first = rows.slice(int(gone[0]), 1).to_pylist()[0]
    last = max(table["commodity"].unify_dictionaries().chunk(0).dictionary.to_pylist(), default="nothing")
    return IncompleteRelease(
        f"{len(gone):,} of the {held:,} figures held are not in it any more, such as {first['flow']} {first['commodity']} "
        f"{first['partner']} {month(first['end_month'])}; the last commodity in it is {last}",
        where=where,
        remedy="The file was probably cut off: fetch it again. Nothing was appended.",
    )
