"""Appending: releases go in whole or not at all, the same release twice is a no-op.

Files are written first, under names nobody reads yet; then the manifest is renamed into
place. A crash at any byte leaves the old state or the new one; what it leaves behind is
swept up by the next writer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.model.errors import InputError, StoreError
from kuroji.model.observation import OBSERVATIONS
from kuroji.model.release import Release
from kuroji.model.vintage import SEQUENCE_BITS, STAGE_BITS
from kuroji.store import manifest as manifests
from kuroji.store.checking import checked, without_repeats
from kuroji.store.manifest import NOTHING, Entry, Layer, Manifest
from kuroji.store.release_files import RELEASES, read_parquet, said, write_parquet, write_release
from kuroji.store.schema import ORDERED, SETTLED
from kuroji.store.settling import changed_cells, settle

SETTLED_FOLDER = "settled"


class Appended(msgspec.Struct, frozen=True):
    """What an append did: the entries it added, and the releases it already held."""

    added: tuple[Entry, ...]
    already_held: tuple[Release, ...]


def append(
    folder: Path, incoming: Iterable[tuple[Release, pa.Table]], *, lower: Layer = NOTHING, first_sequence: int = 0
) -> Appended:
    """Append releases with their observations (schema OBSERVATIONS) to the store in `folder`, all or none.

    `incoming` is read to its end before the store is locked, as it may come over the network.
    `lower` is the store this one lies over; sequence numbers start at `first_sequence` and
    after those of `lower`, so that this store's releases come after them in the total
    order. Raises InputError when a table is not what the schema says or says two things of
    one cell, StoreError when writing fails.
    """
    releases = list(_drawn(incoming))
    with changing(folder) as held:
        added, already, fresh = _take_in(folder, held, releases, lower, first_sequence)
        if added or held.base != lower.manifest.digest():
            manifests.replace(folder, _settle_into(Layer(folder, held), lower, fresh, added))
        return Appended(added, already)


@contextmanager
def changing(folder: Path) -> Iterator[Manifest]:
    """The right to change the store in `folder`, and its manifest; afterwards what no manifest names is swept up.

    Raises StoreError when the store is locked, damaged or cannot be written.
    """
    with manifests.writing(folder):
        held = manifests.load(folder)
        try:
            if not (folder / manifests.NAME).exists():
                # From now on release files without a manifest mean that it was lost.
                manifests.replace(folder, held)
            for name in (RELEASES, SETTLED_FOLDER):
                (folder / name).mkdir(exist_ok=True)
            yield held
        except OSError as error:
            raise StoreError(
                f"writing failed: {error.strerror or error}",
                where=str(folder),
                remedy="The store is as it was. Free some space, or choose another place with --store DIR.",
            ) from error
        finally:
            # What cannot be removed now is removed by the next writer.
            with contextlib.suppress(OSError):
                _sweep(folder)


def _take_in(
    folder: Path, held: Manifest, releases: Iterable[tuple[Release, pa.Table]], lower: Layer, first_sequence: int
) -> tuple[tuple[Entry, ...], tuple[Release, ...], pa.Table]:
    """Write the release files of what is new: their entries, the releases already held, and all that the new ones say."""
    entries = (*lower.manifest.entries, *held.entries)
    hashes = {entry.release.sha256 for entry in entries}
    ids = {entry.release.id for entry in entries}
    sequence = max(first_sequence, *(entry.sequence + 1 for entry in entries), 0)
    added: list[Entry] = []
    already: list[Release] = []
    tables: list[pa.Table] = []
    for release, table in releases:
        if release.sha256 in hashes:
            already.append(release)
            continue
        named = _named_apart(release, ids)
        ordered = without_repeats(named, with_order(checked(named, table), sequence + len(added)))
        added.append(write_release(folder, named, sequence + len(added), ordered))
        tables.append(ordered)
        hashes.add(named.sha256)
        ids.add(named.id)
    return tuple(added), tuple(already), pa.concat_tables([ORDERED.empty_table(), *tables])


def _drawn(incoming: Iterable[tuple[Release, pa.Table]]) -> Iterator[tuple[Release, pa.Table]]:
    """The releases as they come; a file that cannot be read is the input's fault, not the store's."""
    try:
        yield from incoming
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(error.filename or "")) from error


def _named_apart(release: Release, taken: set[str]) -> Release:
    """The release under an id of its own: a changed text under an old name is a new release."""
    if release.id not in taken:
        return release
    number = next(n for n in range(2, 1_000_000) if f"{release.id}~{n}" not in taken)
    return msgspec.structs.replace(release, id=f"{release.id}~{number}")


def with_order(table: pa.Table, sequence: int) -> pa.Table:
    """The observations with their place in the total order: model.vintage.order_number of each row."""
    seconds = pc.divide(table["known_at"].cast(pa.int64()), 1_000_000)
    moment = pc.multiply(seconds, 1 << (STAGE_BITS + SEQUENCE_BITS))
    stage = pc.multiply(table["stage"].cast(pa.int64()), 1 << SEQUENCE_BITS)
    order = pc.add(pc.add(moment, stage), sequence)
    return table.cast(OBSERVATIONS).append_column(ORDERED.field("order"), order)


def _settle_into(held: Layer, lower: Layer, fresh: pa.Table, added: tuple[Entry, ...]) -> Manifest:
    """Write the settled files of a new generation; only cells that the new releases touch are settled again."""
    before = held.manifest
    if before.base == lower.manifest.digest():
        names = [name for name in (before.current, before.superseded) if name]
        settled = pa.concat_tables([SETTLED.empty_table(), *(read_parquet(held.path(name), SETTLED) for name in names)])
        settled = settled.filter(pc.invert(changed_cells(settled, fresh)))
        own = pa.concat_tables([said(held, touching=fresh), fresh])
    else:
        settled = SETTLED.empty_table()
        own = pa.concat_tables([said(held), fresh])
    settled = pa.concat_tables([settled, settle(pa.concat_tables([said(lower, touching=own), own]))])
    known = [instant for instant in (before.newest_known_at, pc.max(fresh["known_at"]).as_py()) if instant]
    return write_generation(held, settled, lower, (*before.entries, *added), max(known, default=None))


def write_generation(
    held: Layer, settled: pa.Table, lower: Layer, entries: tuple[Entry, ...], newest: datetime | None
) -> Manifest:
    """Write the settled rows (schema SETTLED) as the files of the next generation; the manifest that names them."""
    generation = held.manifest.generation + 1
    current = pc.is_null(settled["until"])
    names = []
    for kind, mask in (("current", current), ("superseded", pc.invert(current))):
        part = settled.filter(mask)
        name = f"{SETTLED_FOLDER}/{generation:06d}-{kind}.parquet" if part.num_rows else ""
        if name:
            write_parquet(held.path(name), part)
        names.append(name)
    return Manifest(
        generation=generation,
        base=lower.manifest.digest(),
        newest_known_at=newest,
        current=names[0],
        superseded=names[1],
        entries=entries,
    )


def _sweep(folder: Path) -> None:
    """Remove what a killed writer left behind and settled files two generations old; readers may still use the last."""
    try:
        held = manifests.load(folder)
    except StoreError:
        return
    keep = {held.current, held.superseded, *(entry.file for entry in held.entries)}
    left = [path for path in (folder / RELEASES).glob("*.parquet") if f"{RELEASES}/{path.name}" not in keep]
    left += [
        path
        for path in (folder / SETTLED_FOLDER).glob("*.parquet")
        if f"{SETTLED_FOLDER}/{path.name}" not in keep and not path.name.startswith(f"{held.generation - 1:06d}-")
    ]
    for pattern in (f"{RELEASES}/*.tmp", f"{SETTLED_FOLDER}/*.tmp", f".{manifests.NAME}.tmp"):
        left += folder.glob(pattern)
    for path in left:
        path.unlink(missing_ok=True)
