"""Generations: the settled files of a store, made again for each change, and the manifest that names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.store.manifest import Entry, Layer, Manifest
from kuroji.store.release_files import read_parquet, said, write_parquet
from kuroji.store.schema import ORDERED, SETTLED
from kuroji.store.settling import changed_cells, settle
from kuroji.store.standing_alone import Extent, as_settled, read_extent, standing_alone

SETTLED_FOLDER = "settled"
NOTHING_KNOWN: Mapping[str, Extent] = MappingProxyType({})


class Fresh(NamedTuple):
    """Releases whose files have just been written: their entries, and by file what each speaks of.

    `tables` has what they say (schema ORDERED) by file, but for those that could stand alone.
    """

    entries: tuple[Entry, ...]
    extents: Mapping[str, Extent]
    tables: Mapping[str, pa.Table]


def next_generation(held: Layer, lower: Layer, fresh: Fresh) -> Manifest:
    """Write the settled files of the store with `fresh` added; only cells that it touches are settled again.

    When the store was settled over other figures than those of `lower`, all are. Raises
    StoreError when a file is damaged, OSError when writing fails.
    """
    before = held.manifest
    entries = (*before.entries, *fresh.entries)
    if before.base != lower.manifest.digest():
        return settled_anew(Layer(held.folder, msgspec.structs.replace(before, entries=entries)), lower, fresh.extents)
    places = {str(lower.path(entry.file)): lower.path(entry.file) for entry in lower.manifest.entries}
    places |= {entry.file: held.path(entry.file) for entry in before.entries}
    alone = standing_alone(before.alone, places, fresh.extents)
    fallen = [file for file in before.alone if file not in alone]
    mixed = [entry.file for entry in fresh.entries if entry.file not in alone]
    newest = _newest(before.newest_known_at, fresh.extents.values())
    if not fallen and not mixed:
        return _named(held, lower, entries, newest, alone, before.current, before.superseded)
    told = pa.concat_tables([pa.Table.from_batches([], ORDERED), *(_table(held, fresh, file) for file in mixed)])
    names = [name for name in (before.current, before.superseded) if name]
    settled = [read_parquet(held.path(name), SETTLED) for name in names]
    settled += [as_settled(read_parquet(held.path(file), ORDERED)) for file in fallen]
    untouched = pa.concat_tables([pa.Table.from_batches([], SETTLED), *settled])
    untouched = untouched.filter(pc.invert(changed_cells(untouched, told)))
    own = pa.concat_tables([said(held, touching=told), told])
    touched = settle(pa.concat_tables([said(lower, touching=own), own]))
    return _written(held, lower, entries, newest, alone, pa.concat_tables([untouched, touched]))


def settled_anew(held: Layer, lower: Layer, known: Mapping[str, Extent] = NOTHING_KNOWN) -> Manifest:
    """Settle everything that the releases of the store say, from their files alone, over the figures of `lower`.

    `known` spares reading what those files speak of. Raises StoreError when a file is damaged, OSError when writing fails.
    """
    entries = held.manifest.entries
    extents = {e.file: known.get(e.file) or read_extent(held.path(e.file)) for e in entries}
    beneath = {str(lower.path(entry.file)): lower.path(entry.file) for entry in lower.manifest.entries}
    alone = standing_alone((), beneath, extents)
    mixed = tuple(entry for entry in entries if entry.file not in alone)
    own = said(Layer(held.folder, Manifest(entries=mixed)))
    settled = settle(pa.concat_tables([said(lower, touching=own), own]))
    return _written(held, lower, entries, _newest(None, extents.values()), alone, settled)


def _table(held: Layer, fresh: Fresh, file: str) -> pa.Table:
    table = fresh.tables.get(file)
    return read_parquet(held.path(file), ORDERED) if table is None else table


def _newest(before: datetime | None, extents: Iterable[Extent]) -> datetime | None:
    known = [extent.newest for extent in extents]
    return max([before, *known] if before else known, default=None)


def _written(
    held: Layer,
    lower: Layer,
    entries: tuple[Entry, ...],
    newest: datetime | None,
    alone: tuple[str, ...],
    settled: pa.Table,
) -> Manifest:
    """Write the settled rows (schema SETTLED) as the files of the next generation; the manifest that names them."""
    current = pc.is_null(settled["until"])
    names = []
    for kind, mask in (("current", current), ("superseded", pc.invert(current))):
        part = settled.filter(mask)
        name = f"{SETTLED_FOLDER}/{held.manifest.generation + 1:06d}-{kind}.parquet" if part.num_rows else ""
        if name:
            write_parquet(held.path(name), part)
        names.append(name)
    return _named(held, lower, entries, newest, alone, *names)


def _named(
    held: Layer,
    lower: Layer,
    entries: tuple[Entry, ...],
    newest: datetime | None,
    alone: tuple[str, ...],
    current: str,
    superseded: str,
) -> Manifest:
    detail = held.manifest.detail
    return Manifest(
        generation=held.manifest.generation + 1,
        base=lower.manifest.digest(),
        newest_known_at=max((t for t in (newest, detail.newest_known_at) if t), default=None),
        current=current,
        superseded=superseded,
        alone=alone,
        entries=entries,
        detail=detail,
    )
