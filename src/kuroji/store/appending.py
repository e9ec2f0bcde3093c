"""Appending: releases go in whole or not at all, the same release twice is a no-op.

Files are written first, under names nobody reads yet; then the manifest is renamed into
place. A crash at any byte leaves the old state or the new one; what it leaves behind is
swept up by the next writer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from kuroji.model.columns import array_of, column_of
from kuroji.model.errors import StoreError
from kuroji.model.observation import OBSERVATIONS
from kuroji.model.release import Release
from kuroji.model.vintage import SEQUENCE_BITS, STAGE_BITS
from kuroji.store import manifest as manifests
from kuroji.store.checking import checked, without_repeats
from kuroji.store.detail_files import DETAIL_FOLDER, DETAIL_SETTLED
from kuroji.store.generations import SETTLED_FOLDER, Fresh, next_generation
from kuroji.store.manifest import NOTHING, Entry, Layer, Manifest
from kuroji.store.release_files import RELEASES, release_file, write_release
from kuroji.store.schema import ORDERED
from kuroji.store.settling import has_repeats
from kuroji.store.standing_alone import Extent, extent
from kuroji.store.waiting import drawn


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
    with drawn(incoming, folder) as releases, changing(folder) as held:
        fresh, already = _take_in(folder, held, releases, lower, first_sequence)
        if fresh.entries or held.base != lower.manifest.digest():
            manifests.replace(folder, next_generation(Layer(folder, held), lower, fresh))
        return Appended(fresh.entries, already)


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
                _sweep(folder, held)


def _take_in(
    folder: Path, held: Manifest, releases: Iterable[tuple[Release, pa.Table]], lower: Layer, first_sequence: int
) -> tuple[Fresh, tuple[Release, ...]]:
    """Write the release files of what is new, one after the other: what they are, and the releases already held."""
    entries = (*lower.manifest.entries, *held.entries)
    hashes = {entry.release.sha256 for entry in entries}
    ids = {entry.release.id for entry in entries}
    sequence = max(first_sequence, *(entry.sequence + 1 for entry in entries), 0)
    writes: list[Future[Entry]] = []
    already: list[Release] = []
    extents: dict[str, Extent] = {}
    tables: dict[str, pa.Table] = {}
    # One file is written while the next is checked; never more, so that few are in memory.
    with ThreadPoolExecutor(1) as writer:
        for release, table in releases:
            if release.sha256 in hashes:
                already.append(release)
                continue
            number = sequence + len(writes)
            named = _named_apart(release, ids)
            ordered = with_order(checked(named, table), number)
            repeats = has_repeats(ordered)
            if repeats:
                ordered = without_repeats(named, ordered)
            file = release_file(number)
            extents[file] = extent(ordered, repeats=repeats)
            if not extents[file].could:
                tables[file] = ordered
            if writes:
                writes[-1].result()
            writes.append(writer.submit(write_release, folder, named, number, ordered))
            hashes.add(named.sha256)
            ids.add(named.id)
        added = tuple(write.result() for write in writes)
    return Fresh(added, extents, tables), tuple(already)


def _named_apart(release: Release, taken: set[str]) -> Release:
    """The release under an id of its own: a changed text under an old name is a new release."""
    if release.id not in taken:
        return release
    number = next(n for n in range(2, 1_000_000) if f"{release.id}~{n}" not in taken)
    return msgspec.structs.replace(release, id=f"{release.id}~{number}")


def with_order(table: pa.Table, sequence: int) -> pa.Table:
    """The observations with their place in the total order: model.vintage.order_number of each row."""
    # Instants are whole seconds.
    seconds = array_of(table["known_at"].cast(pa.int64())) // 1_000_000
    stage = array_of(table["stage"]).astype(np.int64)
    order = (seconds << (STAGE_BITS + SEQUENCE_BITS)) + (stage << SEQUENCE_BITS) + sequence
    return table.cast(OBSERVATIONS).append_column(ORDERED.field("order"), column_of(order))


def _sweep(folder: Path, before: Manifest) -> None:
    """Remove what a killed writer left behind and settled files two generations old; readers may still use the last."""
    try:
        held = manifests.load(folder)
    except StoreError:
        return
    keep = {held.current, held.superseded, before.current, before.superseded, *(e.file for e in held.entries)}
    left = [path for path in (folder / RELEASES).glob("*.parquet") if f"{RELEASES}/{path.name}" not in keep]
    left += [
        path
        for path in (folder / SETTLED_FOLDER).glob("*.parquet")
        if f"{SETTLED_FOLDER}/{path.name}" not in keep and not path.name.startswith(f"{held.generation - 1:06d}-")
    ]
    named = held.detail.files | before.detail.files
    for place in (DETAIL_FOLDER, DETAIL_SETTLED):
        left += [path for path in (folder / place).glob("*.parquet") if f"{place}/{path.name}" not in named]
    for pattern in (
        f"{DETAIL_FOLDER}/*.tmp",
        f"{DETAIL_SETTLED}/*.tmp",
        f"{RELEASES}/*.tmp",
        f"{SETTLED_FOLDER}/*.tmp",
        f".{manifests.NAME}.tmp",
    ):
        left += folder.glob(pattern)
    for path in left:
        path.unlink(missing_ok=True)
