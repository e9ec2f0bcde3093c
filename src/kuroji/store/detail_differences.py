"""A newer table of the detail as differences from what was held.

A table restates every cell of its cover. Of its rows only those are kept whose figures are not
those that were known at that instant; a cell that was held and is covered but not mentioned any
more becomes a row of zeros; the rest are confirmations. A table that is older than what is held
is put in before it: where it changes what was known then, the later table is made to restate
its own figure, which it had confirmed.

It is done for some chapters of one part (flow, year and kind of table) at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from kuroji.model.columns import coded, codes_of, column_of
from kuroji.model.detail import DETAIL, Cover
from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.period import month
from kuroji.store.detail_cells import NUMBERS, WITHHELD, Cells, alike, among, cells_of, microseconds
from kuroji.store.detail_covers import NEVER, Booleans, Covering, Integers, concerning, covering

# A newer table that lacks more than this share of the cells held is taken to be cut off.
MOST_GONE, FEW = 0.05, 20
# A stage corrects a few hundredths of the figures; where more than this share of so many is another, it is not them.
MOST_CHANGED, ENOUGH = 0.5, 100


class Differences(NamedTuple):
    """The rows (schema DETAIL) that tables add, which of the rows held are of the same cells, and all rows compared.

    `cells` has the rows held and, after them, those told.
    """

    rows: pa.Table
    touched: Booleans
    cells: Cells


def differences(
    held: pa.Table,
    covers: Sequence[Cover],
    table: pa.Table,
    told: Sequence[Cover],
    where: str,
    *,
    accept_changes: bool = False,
) -> Differences:
    """What newer tables add to what is held of their part (schema SETTLED_DETAIL).

    `covers` are those of what is held; `table` has the rows of some releases in schema DETAIL,
    each cell once, and `told` is what they cover, each a share of its own. Raises
    IncompleteRelease, naming `where`, when so many cells are not told any more that a file must be cut off, and
    InputError when most figures of a chapter would change at once, unless `accept_changes`.
    """
    both = pa.concat_tables([held.select(DETAIL.names), table.select(DETAIL.names)])
    both = both.unify_dictionaries().combine_chunks()
    cells = cells_of(both)
    old, new = slice(0, held.num_rows), slice(held.num_rows, both.num_rows)
    cover = covering(told, cells.chapters, cells.january)
    at = cover.known[cells.chapter[old], cells.month[old]]
    until = microseconds(held["until"])
    alive = (at != NEVER) & (cells.known[old] <= at) & (until > at)
    changed, gone = _compared(cells, np.flatnonzero(alive), new)
    gone = gone[cover.whole[cells.chapter[gone], cells.month[gone]]]
    if len(gone) > max(FEW, MOST_GONE * alive.sum()):
        raise _cut(both, table, gone, int(alive.sum()), where)
    if not accept_changes:
        _check_changed(cells, np.flatnonzero(alive), changed, where)
    touched = np.concatenate([changed, gone])
    parts = [both.take(column_of(changed)), _taken_back(both, cells, gone, cover, told)]
    for later in concerning(covers, cells.chapters) if len(touched) else ():
        parts.append(_restated(both, cells, touched, cover, until, later))
    return Differences(pa.concat_tables(parts), among(cells.cell[old], cells.cell[touched]), cells)


def _compared(cells: Cells, held: Integers, told: slice) -> tuple[Integers, Integers]:
    """Of the rows told those that are not as held, and of the rows held those that are not told and not zero already."""
    order = held[np.argsort(cells.cell[held], kind="stable")]
    keys, wanted = cells.cell[order], cells.cell[told]
    place = np.searchsorted(keys, wanted)
    place[place == len(order)] = 0
    found = keys[place] == wanted if len(order) else np.zeros(len(wanted), bool)
    same = alike(cells, order[place], told) & found if len(order) else found
    told_again = np.zeros(len(order), bool)
    told_again[place[found]] = True
    missing = order[~told_again]
    return np.flatnonzero(~same) + told.start, missing[_traded(cells, missing)]


def _traded(cells: Cells, rows: Integers) -> Booleans:
    """Which rows say anything but zero; a quantity of a unit that the commodity does not have is empty, which is nothing."""
    value, *quantities = (cells.figures[place][rows] for place in range(len(NUMBERS)))
    found: Booleans = value != 0
    for numbers in quantities:
        found |= (numbers != 0) & (numbers != WITHHELD)
    return found


def _taken_back(rows: pa.Table, cells: Cells, gone: Integers, cover: Covering, covers: Sequence[Cover]) -> pa.Table:
    """Rows of zeros for cells that releases cover and do not mention any more."""
    where = (cells.chapter[gone], cells.month[gone])
    release = coded(cover.by[where], [one.release for one in covers])
    return _zeros(rows.take(column_of(gone)), cover.known[where], cover.stage[where], release)


def _zeros(rows: pa.Table, known: Integers, stage: Integers, release: pa.DictionaryArray) -> pa.Table:
    """The rows with nothing in them, told at these instants by a release; a unit that is not counted stays so."""
    zero = np.zeros(rows.num_rows, np.int64)
    columns = {name: rows[name] for name in DETAIL.names}
    columns["value"] = column_of(zero)
    for unit, quantity in (("unit1", "quantity1"), ("unit2", "quantity2")):
        codes, names = codes_of(rows[unit]) if rows.num_rows else (zero, [""])
        columns[quantity] = column_of(zero, np.array([name == "" for name in names])[codes])
    return _told_by(columns, known, stage, release)


def _told_by(
    columns: dict[str, pa.ChunkedArray], known: Integers, stage: Integers, release: pa.DictionaryArray
) -> pa.Table:
    columns["known_at"] = column_of(known).cast(DETAIL.field("known_at").type)
    columns["stage"] = column_of(stage.astype(np.int8))
    columns["release"] = release
    return pa.Table.from_arrays([columns[name] for name in DETAIL.names], schema=DETAIL)


def _restated(
    rows: pa.Table, cells: Cells, touched: Integers, cover: Covering, until: Integers, later: Cover
) -> pa.Table:
    """What a later release says of cells that an earlier table, put in now, has changed: its own figures again."""
    then = covering([later], cells.chapters, cells.january)
    where = (cells.chapter[touched], cells.month[touched])
    concerned = touched[(then.known[where] != NEVER) & (then.known[where] > cover.known[where])]
    if not len(concerned):
        return pa.Table.from_batches([], DETAIL)
    old = np.flatnonzero(among(cells.cell[: len(until)], cells.cell[concerned]))
    moment = then.known[cells.chapter[old], cells.month[old]]
    alive = (cells.known[old] <= moment) & (until[old] > moment)
    absent = concerned[~among(cells.cell[concerned], cells.cell[old[alive]])]
    # What was told anew at that moment stands as it is.
    confirmed = old[alive & (cells.known[old] < moment)]
    said = rows.take(column_of(confirmed))
    place = (cells.chapter[confirmed], cells.month[confirmed])
    columns = {name: said[name] for name in DETAIL.names}
    again = _told_by(columns, then.known[place], then.stage[place], coded(then.by[place], [later.release]))
    return pa.concat_tables([again, _taken_back(rows, cells, absent, then, [later])])


def _check_changed(cells: Cells, held: Integers, changed: Integers, where: str) -> None:
    """Raises InputError when most of the figures held of a chapter are others now; new figures are none of them."""
    again = held[among(cells.cell[held], cells.cell[changed])]
    for place, chapter in enumerate(cells.chapters):
        count, others = (int((cells.chapter[rows] == place).sum()) for rows in (held, again))
        if count >= ENOUGH and others > MOST_CHANGED * count:
            raise InputError(
                f"{others:,} of the {count:,} figures held of chapter {chapter} are others in it",
                where=where,
                remedy="No stage corrects so many: columns may be named wrongly, or it is a file of something else. Fetch "
                "it again and compare it; if it is right, --accept-changes takes it in. Nothing was appended.",
            )


def _cut(rows: pa.Table, table: pa.Table, gone: Integers, held: int, where: str) -> IncompleteRelease:
    first = rows.slice(int(gone[0]), 1).to_pylist()[0]
    last = max(table["commodity"].unify_dictionaries().chunk(0).dictionary.to_pylist(), default="nothing")
    return IncompleteRelease(
        f"{len(gone):,} of the {held:,} figures held are not in it any more, such as {first['flow']} {first['commodity']} "
        f"{first['partner']} {month(first['end_month'])}; the last commodity in it is {last}",
        where=where,
        remedy="The file was probably cut off: fetch it again. Nothing was appended.",
    )
