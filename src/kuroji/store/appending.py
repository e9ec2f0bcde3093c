"""Appending: releases go in whole or not at all, the same release twice is a no-op.

Files are written first, under names nobody reads yet; then the manifest is renamed into
place. A crash at any byte leaves the old state or the new one; what it leaves behind is
swept up by the next writer.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kuroji.model.errors import InputError, StoreError
from kuroji.model.observation import CELL_COLUMNS, OBSERVATIONS
from kuroji.model.release import Release
from kuroji.model.vintage import SEQUENCE_BITS, STAGE_BITS
from kuroji.store import manifest as manifests
from kuroji.store.manifest import Entry, Manifest
from kuroji.store.schema import ORDERED, SETTLED
from kuroji.store.settling import changed_cells, settle

RELEASES = "releases"
SETTLED_FOLDER = "settled"


class Appended(msgspec.Struct, frozen=True):
    """What an append did: the entries it added, and the releases it already held."""

    added: tuple[Entry, ...]
    already_held: tuple[Release, ...]


def append(
    folder: Path,
    incoming: Iterable[tuple[Release, pa.Table]],
    *,
    base: Manifest,
    base_rows: pa.Table,
    first_sequence: int,
) -> Appended:
    """Append releases with their observations (schema OBSERVATIONS) to the store in `folder`, all or none.

    `base` and `base_rows` are the manifest and the ordered observations of the figures
    this store lies over (empty for none); its sequence numbers start at `first_sequence`,
    so that its releases come after them in the total order. Raises InputError when a table is not what the
    schema says or says two things of one cell, StoreError when writing fails.
    """
    with manifests.writing(folder):
        held = manifests.load(folder)
        try:
            return _append_locked(folder, held, incoming, base, base_rows, first_sequence)
        except OSError as error:
            raise StoreError(
                f"writing failed: {error.strerror or error}",
                where=str(folder),
                remedy="The store is as it was. Free some space, or choose another place with --store DIR.",
            ) from error
        finally:
            _sweep(folder)


def _append_locked(
    folder: Path,
    held: Manifest,
    incoming: Iterable[tuple[Release, pa.Table]],
    base: Manifest,
    base_rows: pa.Table,
    first_sequence: int,
) -> Appended:
    known = {entry.release.sha256 for entry in (*base.entries, *held.entries)}
    ids = {entry.release.id for entry in (*base.entries, *held.entries)}
    sequence = max((e.sequence for e in held.entries), default=first_sequence - 1) + 1
    added: list[Entry] = []
    already: list[Release] = []
    tables: list[pa.Table] = []
    (folder / RELEASES).mkdir(parents=True, exist_ok=True)
    for release, table in incoming:
        if release.sha256 in known:
            already.append(release)
            continue
        release, table = _named_apart(release, table, ids)
        _validate(release, table)
        ordered = with_order(table, sequence)
        entry = Entry(release, sequence, f"{RELEASES}/{sequence:08d}.parquet", ordered.num_rows)
        _write_parquet(folder / entry.file, ordered)
        known.add(release.sha256)
        ids.add(release.id)
        added.append(entry)
        tables.append(ordered)
        sequence += 1
    if added or held.base != base.digest():
        fresh = pa.concat_tables(tables) if tables else ORDERED.empty_table()
        manifests.replace(folder, _settle_into(folder, held, base, base_rows, fresh, tuple(added)))
    return Appended(tuple(added), tuple(already))


def _named_apart(release: Release, table: pa.Table, taken: set[str]) -> tuple[Release, pa.Table]:
    """The release under an id of its own: a changed text under an old name is a new release."""
    if release.id not in taken:
        return release, table
    number = next(n for n in range(2, 1_000_000) if f"{release.id}~{n}" not in taken)
    renamed = msgspec.structs.replace(release, id=f"{release.id}~{number}")
    column = pa.DictionaryArray.from_arrays(pa.array(np.zeros(table.num_rows, dtype=np.int32)), [renamed.id])
    return renamed, table.set_column(table.schema.get_field_index("release"), OBSERVATIONS.field("release"), column)


def _validate(release: Release, table: pa.Table) -> None:
    if table.schema.names != OBSERVATIONS.names:
        missing = sorted(set(OBSERVATIONS.names) - set(table.schema.names))
        raise InputError(f"the observations lack the columns {', '.join(missing) or 'in order'}", where=release.id)
    if table.num_rows == 0:
        raise InputError("the release holds no observation", where=release.id, remedy="Check that the file is whole.")
    distinct = table.group_by(list(CELL_COLUMNS)).aggregate([("value", "min"), ("value", "max"), ("value", "count")])
    differs = pc.fill_null(pc.not_equal(distinct["value_min"], distinct["value_max"]), False)
    if pc.any(differs).as_py():
        cell = distinct.filter(differs).slice(0, 1).to_pylist()[0]
        name = ".".join(str(cell[c]) for c in CELL_COLUMNS)
        raise InputError(
            f"two values for one cell: {cell['value_min']} and {cell['value_max']}",
            where=f"{release.id}: {name}",
            remedy="The source contradicts itself; nothing was appended.",
        )


def with_order(table: pa.Table, sequence: int) -> pa.Table:
    """The observations with their place in the total order over known_at, stage and release."""
    seconds = pc.divide(table["known_at"].cast(pa.int64()), 1_000_000)
    stage = table["stage"].cast(pa.int64())
    order = pc.add(
        pc.add(
            pc.multiply(seconds, 1 << (STAGE_BITS + SEQUENCE_BITS)),
            pc.multiply(stage, 1 << SEQUENCE_BITS),
        ),
        sequence,
    )
    return table.cast(OBSERVATIONS).append_column(ORDERED.field("order"), order)


def _settle_into(
    folder: Path, held: Manifest, base: Manifest, base_rows: pa.Table, fresh: pa.Table, added: Sequence[Entry]
) -> Manifest:
    """Write the settled files of a new generation; only cells that the new releases touch are settled again."""
    said = [pq.read_table(folder / e.file, schema=ORDERED) for e in held.entries]
    earlier = pa.concat_tables(said) if said else ORDERED.empty_table()
    settled = SETTLED.empty_table()
    if held.base == base.digest() and held.current:
        settled = pa.concat_tables(
            [pq.read_table(folder / f, schema=SETTLED) for f in (held.current, held.superseded) if f]
        )
        settled = settled.filter(pc.invert(changed_cells(settled, fresh)))
        earlier = earlier.filter(changed_cells(earlier, fresh))
    everything = pa.concat_tables([earlier, fresh])
    below = base_rows.filter(changed_cells(base_rows, everything)) if base_rows.num_rows else base_rows
    settled = pa.concat_tables([settled, settle(pa.concat_tables([below, everything]))])
    generation = held.generation + 1
    current = pc.is_null(settled["until"])
    names = []
    (folder / SETTLED_FOLDER).mkdir(exist_ok=True)
    for kind, mask in (("current", current), ("superseded", pc.invert(current))):
        part = settled.filter(mask)
        name = f"{SETTLED_FOLDER}/{generation:06d}-{kind}.parquet" if part.num_rows else ""
        if name:
            _write_parquet(folder / name, part)
        names.append(name)
    newest = pc.max(settled["known_at"]).as_py()
    return Manifest(
        generation=generation,
        base=base.digest(),
        newest_known_at=newest.astimezone(UTC) if isinstance(newest, datetime) else None,
        current=names[0],
        superseded=names[1],
        entries=(*held.entries, *added),
    )


def _write_parquet(path: Path, table: pa.Table) -> None:
    """A Parquet file that is there whole or not at all, sorted so that one series lies together."""
    whole = table.unify_dictionaries().combine_chunks()
    keys = _sort_keys(whole)
    rows = pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in keys.column_names])
    temporary = path.with_suffix(".tmp")
    try:
        pq.write_table(whole.take(rows), temporary, compression="zstd", row_group_size=262_144)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    manifests.sync_folder(path.parent)


def _sort_keys(table: pa.Table) -> pa.Table:
    """The columns to sort by, dictionary codes ranked by their text so that sorting compares integers."""
    columns = {}
    for name in ("classification", "flow", "partner", "commodity", "measure"):
        column = table[name].combine_chunks()
        rank = np.argsort(np.argsort(np.array(column.dictionary.to_pylist(), dtype=object)))
        columns[name] = pa.array(rank[column.indices.to_numpy(zero_copy_only=False)])
    return pa.table({**columns, "end_month": table["end_month"]})


def _sweep(folder: Path) -> None:
    """Remove what a killed writer left behind and settled files two generations old; readers may still use the last."""
    try:
        held = manifests.load(folder)
    except StoreError:
        return
    keep = {e.file for e in held.entries}
    for path in (folder / RELEASES).glob("*.parquet"):
        if f"{RELEASES}/{path.name}" not in keep:
            path.unlink(missing_ok=True)
    for path in (folder / SETTLED_FOLDER).glob("*.parquet"):
        if int(path.name.split("-")[0]) not in (held.generation, held.generation - 1):
            path.unlink(missing_ok=True)
    for pattern in ("*.tmp", "*/*.tmp", f".{manifests.NAME}.*"):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
