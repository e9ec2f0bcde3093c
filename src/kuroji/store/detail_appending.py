"""Appending the detail: staged files become part of the store, all of them or none, newer tables as differences.

A part that nothing was held of takes the staged file as it is: it is release file and settled
file in one, and nothing is written twice. A table of what is held already is settled into its
part: only what changed is kept as its release file, and the part's current and superseded files
are written anew. Memory is that of one part, whatever the size of the store.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.model.detail import CELL, DETAIL, Cover, Part, Told
from kuroji.model.errors import InputError
from kuroji.model.release import Release
from kuroji.store import manifest as manifests
from kuroji.store.appending import changing
from kuroji.store.detail_files import (
    DETAIL_FOLDER,
    DETAIL_SETTLED,
    SETTLED_DETAIL,
    STAGED_FOLDER,
    content_of,
    read_part,
    told_in,
    writing_part,
)
from kuroji.store.detail_history import writing_history
from kuroji.store.detail_settling import by_chapters, covers_overlap, differences, settled
from kuroji.store.manifest import Detail, DetailEntry, DetailPart, Manifest
from kuroji.store.schema import SCHEMA_VERSION

Tell = Callable[[str, int, int], None]


class DetailAppended(msgspec.Struct, frozen=True):
    """What an append did: what it added, the releases it already held, and notes on rows that were left out."""

    added: tuple[DetailEntry, ...]
    already_held: tuple[Release, ...]
    notes: tuple[str, ...]


def append_detail(folder: Path, staged: Iterable[Path], *, tell: Tell = lambda *_: None) -> DetailAppended:
    """Append staged files to the store in `folder`, all or none; what is held already is passed over.

    Raises InputError when one file says two things of a cell, IncompleteRelease when a newer
    table is cut off, StoreError when the store is locked, damaged or cannot be written. After
    an error the staged files are still there, so that the same ingest need not read them again.
    """
    paths = list(staged)
    with changing(folder) as held:
        for name in (DETAIL_FOLDER, DETAIL_SETTLED):
            (folder / name).mkdir(exist_ok=True)
        work = _Work(folder, held)
        for number, path in enumerate(paths, 1):
            told = told_in(path)
            tell(str(told.part), number, len(paths))
            work.take(path, told)
        if work.added:
            manifests.replace(folder, work.manifest())
    _remove(folder, paths)
    return DetailAppended(tuple(work.added), tuple(work.already), tuple(work.notes))


def covers_of(detail: Detail, part: Part) -> tuple[Cover, ...]:
    """What the releases held of a part cover, in the order of appending."""
    return tuple(cover for entry in detail.entries if entry.part == part for cover in entry.covers)


class _Work:
    """One append under way: files are written as they are needed; the manifest comes at the end."""

    def __init__(self, folder: Path, held: Manifest) -> None:
        self.folder = folder
        self.held = held
        self.added: list[DetailEntry] = []
        self.already: list[Release] = []
        self.notes: list[str] = []
        self._parts = {one.part: one for one in held.detail.parts}
        self._hashes = {release.sha256 for entry in held.detail.entries for release in entry.releases}
        self._next = max((entry.sequence + 1 for entry in held.detail.entries), default=0)

    def take(self, path: Path, told: Told) -> None:
        """Take in a staged file."""
        fresh = [release for release in told.releases if release.sha256 not in self._hashes]
        self.already += [release for release in told.releases if release.sha256 in self._hashes]
        if not fresh:
            return
        self.notes += told.notes
        names = {release.id for release in fresh}
        covers = tuple(cover for cover in told.covers if cover.release in names)
        held = self._covers(told.part)
        if len(fresh) == len(told.releases) and told.once and not covers_overlap(covers, held):
            self._adopt(path, told)
        else:
            self._settle(path, told, tuple(fresh), covers, held)
        self._hashes |= {release.sha256 for release in fresh}

    def manifest(self) -> Manifest:
        """The manifest with everything taken in."""
        detail = Detail((*self.held.detail.entries, *self.added), tuple(sorted(self._parts.values(), key=_by_part)))
        newest = max(t for t in (self.held.newest_known_at, detail.newest_known_at) if t)
        return msgspec.structs.replace(
            self.held,
            schema_version=SCHEMA_VERSION,
            generation=self.held.generation + 1,
            newest_known_at=newest,
            detail=detail,
        )

    def _covers(self, part: Part) -> tuple[Cover, ...]:
        own = (cover for entry in self.added if entry.part == part for cover in entry.covers)
        return (*covers_of(self.held.detail, part), *own)

    def _adopt(self, path: Path, told: Told) -> None:
        """The staged file itself becomes a release file and, beside those there are, a current file of its part."""
        file = self._release_file(told.part)
        target = self.folder / file
        target.unlink(missing_ok=True)
        try:
            os.link(path, target)
        except OSError:
            path.rename(target)
        self._enter(told.part, told.releases, told.covers, file, told.rows)
        before = self._parts.get(told.part, DetailPart(told.part, ()))
        self._parts[told.part] = msgspec.structs.replace(before, current=(*before.current, file))

    def _settle(
        self, path: Path, told: Told, fresh: tuple[Release, ...], covers: tuple[Cover, ...], held: tuple[Cover, ...]
    ) -> None:
        """What the staged file adds becomes a release file, and the part is settled anew."""
        part = told.part
        before = self._parts.get(part, DetailPart(part, ()))
        files = [read_part(self.folder / name) for name in (*before.current, *before.superseded)]
        rows = pa.concat_tables([SETTLED_DETAIL.empty_table(), *files])
        table = once(_of_releases(read_part(path).select(DETAIL.names), fresh), told.once, str(part))
        where = ", ".join(release.id for release in fresh[:3])
        file = self._release_file(part)
        with (
            writing_part(self.folder / file) as release,
            writing_history(self.folder, part, f"{self.held.generation + 1:06d}-{self._next:08d}") as history,
        ):
            for old, said in by_chapters(rows, table):
                new = differences(old, held, said, covers, where)
                release.write(new)
                history.write(settled(pa.concat_tables([old.select(DETAIL.names), new]), (*held, *covers)))
            # Also when nothing is new in it: that everything was confirmed is kept with the releases.
            release.finish(Told(part, fresh, covers, release.rows))
            if release.rows:
                self._parts[part] = history.finish()
        self._enter(part, fresh, covers, file, release.rows)

    def _release_file(self, part: Part) -> str:
        return f"{DETAIL_FOLDER}/{self._next:08d}-{part}.parquet"

    def _enter(
        self, part: Part, releases: tuple[Release, ...], covers: tuple[Cover, ...], file: str, rows: int
    ) -> None:
        content = content_of(self.folder / file)
        self.added.append(DetailEntry(part, releases, covers, self._next, file, rows, content))
        self._next += 1


def once(table: pa.Table, known: bool, where: str) -> pa.Table:
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
                where=f"{first['release']} ({where})",
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


def _of_releases(table: pa.Table, releases: tuple[Release, ...]) -> pa.Table:
    names = pa.array([release.id for release in releases])
    return table.filter(pc.is_in(table["release"].cast(pa.string()), value_set=names))


def _by_part(one: DetailPart) -> Part:
    return one.part


def _remove(folder: Path, paths: list[Path]) -> None:
    """Remove the staged files that are in the store now, and the folder when nothing else waits in it."""
    for path in paths:
        path.unlink(missing_ok=True)
    try:
        (folder / STAGED_FOLDER).rmdir()
    except OSError:
        return
