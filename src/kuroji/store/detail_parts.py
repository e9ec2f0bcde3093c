"""A part of the detail takes in what was staged for it: as it is where nothing was held, else as differences.

A part that nothing was held of takes the staged file as it is: it is release file and settled
file in one, and nothing is written twice. A table of what is held already is settled into its
part: only what changed is kept as its release file, and the part's current and superseded files
are written anew, some chapters at a time.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.model.columns import texts_of
from kuroji.model.detail import CELL, DETAIL, Cover, Part, Told
from kuroji.model.errors import InputError
from kuroji.model.release import Release
from kuroji.store.detail_chapters import by_chapters
from kuroji.store.detail_covers import covers_overlap
from kuroji.store.detail_differences import differences
from kuroji.store.detail_files import DETAIL_FOLDER, content_of, writing_part
from kuroji.store.detail_history import writing_history
from kuroji.store.detail_settling import resettled
from kuroji.store.manifest import DetailEntry, DetailPart


class Coming(msgspec.Struct, frozen=True):
    """A staged file with something new in it: the releases and covers that are new, and its place among all entries.

    `accept_changes` tells that it may change most of what is held.
    """

    path: Path
    told: Told
    releases: tuple[Release, ...]
    covers: tuple[Cover, ...]
    sequence: int
    accept_changes: bool = False

    @property
    def file(self) -> str:
        """The name of its release file."""
        return f"{DETAIL_FOLDER}/{self.sequence:08d}-{self.told.part}.parquet"


class Taken(msgspec.Struct, frozen=True):
    """A part with what it has taken in, and the entries of that."""

    part: DetailPart
    entries: tuple[DetailEntry, ...]


def taken_in(folder: Path, generation: int, part: DetailPart, held: Sequence[Cover], coming: Sequence[Coming]) -> Taken:
    """Take staged files into a part, one after the other; `held` are the covers of what is held, `generation` the new one.

    Raises InputError when one file says two things of a cell or would change most of what is held, IncompleteRelease
    when a newer table is cut off, StoreError when a file is damaged or cannot be written.
    """
    covers = tuple(held)
    entries: list[DetailEntry] = []
    for one in coming:
        whole = len(one.releases) == len(one.told.releases) and one.told.once
        if whole and not covers_overlap(one.covers, covers):
            part, rows = _adopted(folder, part, one), one.told.rows
        else:
            part, rows = _settled(folder, generation, part, covers, one)
        content = content_of(folder / one.file)
        entries.append(DetailEntry(part.part, one.releases, one.covers, one.sequence, one.file, rows, content))
        covers += one.covers
    return Taken(part, tuple(entries))


def _adopted(folder: Path, part: DetailPart, coming: Coming) -> DetailPart:
    """The staged file itself becomes a release file and, beside those there are, a current file of its part."""
    target = folder / coming.file
    target.unlink(missing_ok=True)
    try:
        os.link(coming.path, target)
    except OSError:
        coming.path.rename(target)
    return msgspec.structs.replace(part, current=(*part.current, coming.file))


def _settled(
    folder: Path, generation: int, part: DetailPart, held: tuple[Cover, ...], coming: Coming
) -> tuple[DetailPart, int]:
    """What the staged file adds becomes a release file, and the part is settled anew; the part and the rows added."""
    files = [folder / name for name in (*part.current, *part.superseded)]
    where = ", ".join(release.id for release in coming.releases[:3])
    with (
        writing_part(folder / coming.file) as release,
        writing_history(folder, part.part, f"{generation:06d}-{coming.sequence:08d}") as history,
    ):
        for old, said in by_chapters(files, [coming.path]):
            table = once(_of_releases(said.select(DETAIL.names), coming), coming.told.once, coming.told.part)
            found = differences(old, held, table, coming.covers, where, accept_changes=coming.accept_changes)
            release.write(found.rows)
            history.write(resettled(old, found, held, coming.covers))
        # Also when nothing is new in it: that everything was confirmed is kept with the releases.
        release.finish(Told(part.part, coming.releases, coming.covers, release.rows))
        return (history.finish() if release.rows else part), release.rows


def once(table: pa.Table, known: bool, part: Part) -> pa.Table:
    """The rows (schema DETAIL) with each cell once. Raises InputError when two rows of one cell differ."""
    if known:
        return table
    plain = pa.table([table[name].cast(pa.string()) if name != "end_month" else table[name] for name in CELL], CELL)
    rows = table.take(pc.sort_indices(plain, [(name, "ascending") for name in CELL])).combine_chunks()
    cells = rows.select(CELL)
    same = pa.array([False])
    if rows.num_rows > 1:
        same = _equal(cells.slice(1), cells.slice(0, rows.num_rows - 1))
        told = rows.drop_columns(["release"])
        differ = pc.and_(same, pc.invert(_equal(told.slice(1), told.slice(0, rows.num_rows - 1))))
        if pc.any(differ).as_py():
            first = rows.slice(pc.index(differ, True).as_py(), 1).to_pylist()[0]
            raise InputError(
                f"two rows for one commodity, partner and month: {first['commodity']} {first['partner']}",
                where=f"{first['release']} ({part})",
                remedy="Files that tell the same months at different stages go in with one ingest each, and "
                "--captured with the day of their download. Nothing was appended.",
            )
        same = pa.concat_arrays([pa.array([False]), same.combine_chunks()])
    return rows.filter(pc.invert(same))


def _equal(one: pa.Table, other: pa.Table) -> pa.ChunkedArray:
    """Whether the rows at the same place of two tables are equal, empty cells being equal to each other."""
    equal = None
    for name in one.column_names:
        a, b = (table[name].cast(pa.string()) for table in (one, other))
        column = pc.equal(pc.fill_null(a, ""), pc.fill_null(b, ""))
        equal = column if equal is None else pc.and_(equal, column)
    return equal


def _of_releases(rows: pa.Table, coming: Coming) -> pa.Table:
    """The rows of the releases that are new."""
    if len(coming.releases) == len(coming.told.releases):
        return rows
    names = texts_of(release.id for release in coming.releases)
    return rows.filter(pc.is_in(rows["release"].cast(pa.string()), value_set=names))
