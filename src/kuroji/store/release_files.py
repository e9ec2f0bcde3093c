"""The files of a store: Parquet that is there whole or not at all, each release with its own description inside.

A release file carries its Release and its place in the order of appending in the metadata
of its schema, so that a lost manifest can be made again from the files alone.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kuroji.model.errors import StoreError
from kuroji.model.release import Release
from kuroji.store.manifest import Entry, Layer, sync_folder
from kuroji.store.schema import ORDERED
from kuroji.store.settling import changed_cells

RELEASES = "releases"
RELEASE_KEY = b"kuroji.release"
SEQUENCE_KEY = b"kuroji.sequence"
# Columns in which few values repeat: a dictionary of them costs half of the writing and saves nothing.
MOSTLY_DISTINCT = ("value", "order")


def write_release(folder: Path, release: Release, sequence: int, ordered: pa.Table) -> Entry:
    """Write what a release says (schema ORDERED) into the store in `folder`; the entry for its manifest."""
    file = f"{RELEASES}/{sequence:08d}.parquet"
    described = {RELEASE_KEY: msgspec.json.encode(release), SEQUENCE_KEY: str(sequence).encode()}
    content = write_parquet(folder / file, ordered.replace_schema_metadata(described))
    return Entry(release, sequence, file, ordered.num_rows, content)


def read_entry(folder: Path, file: str) -> Entry:
    """The entry of a release file, from the file alone. Raises StoreError when it is damaged or says nothing."""
    try:
        with (folder / file).open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
        parquet = pq.read_metadata(folder / file)
        metadata = parquet.schema.to_arrow_schema().metadata or {}
        release = msgspec.json.decode(metadata[RELEASE_KEY], type=Release)
        return Entry(release, int(metadata[SEQUENCE_KEY]), file, parquet.num_rows, content)
    except (pa.ArrowException, OSError, KeyError, ValueError) as error:
        raise _damaged(folder / file, error) from error


def read_parquet(path: Path, schema: pa.Schema, months: tuple[int, int] | None = None) -> pa.Table:
    """The rows of a file, those whose period ends within `months` (ordinals, both included) when given.

    Raises StoreError when the file is missing or damaged.
    """
    wanted = None
    if months is not None:
        wanted = (pc.field("end_month") >= months[0]) & (pc.field("end_month") <= months[1])
    try:
        return pq.read_table(path, schema=schema, filters=wanted)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, error) from error


def said(layer: Layer, touching: pa.Table | None = None) -> pa.Table:
    """Everything the releases of a store say (schema ORDERED); with `touching`, of the cells of that table only."""
    if touching is not None and not touching.num_rows:
        return ORDERED.empty_table()
    months = None
    if touching is not None:
        ends = pc.min_max(touching["end_month"])
        months = (ends["min"].as_py(), ends["max"].as_py())
    tables = [read_parquet(layer.path(entry.file), ORDERED, months) for entry in layer.manifest.entries]
    rows = pa.concat_tables([ORDERED.empty_table(), *tables])
    return rows if touching is None else rows.filter(changed_cells(rows, touching))


def write_parquet(path: Path, table: pa.Table) -> str:
    """Write a file that is there whole or not at all, one series lying together in it; the sha256 of its bytes."""
    whole = table.unify_dictionaries().combine_chunks()
    # Most rows come sorted from the generation before, and a stable sort makes use of that.
    rows = pa.array(np.argsort(_places(whole), kind="stable"))
    temporary = path.with_suffix(".tmp")
    try:
        pq.write_table(
            whole.take(rows),
            temporary,
            compression="zstd",
            row_group_size=262_144,
            use_dictionary=[name for name in whole.column_names if name not in MOSTLY_DISTINCT],
        )
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
            content = hashlib.file_digest(file, "sha256").hexdigest()
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return content


def _places(table: pa.Table) -> npt.NDArray[np.int64]:
    """A number for each row that sorts the rows by series and month; words are ranked, so that integers are compared."""
    place: npt.NDArray[np.int64] = np.zeros(table.num_rows, dtype=np.int64)
    for name in ("classification", "flow", "partner", "commodity", "measure", "statistic"):
        column = table[name].combine_chunks()
        rank = np.argsort(np.argsort(np.array(column.dictionary.to_pylist(), dtype=object)))
        place = place * max(len(rank), 1) + rank[column.indices.to_numpy(zero_copy_only=False)]
    months = table["end_month"].to_numpy().astype(np.int64)
    place *= int(months.max(initial=0) + 1)
    place += months
    return place


def _damaged(path: Path, error: Exception) -> StoreError:
    derived = path.parent.name != RELEASES
    return StoreError(
        f"the file is missing or damaged: {error}",
        where=str(path),
        remedy="It is derived from the release files: `kuroji store rebuild` makes it again."
        if derived
        else "Put the file back from a copy; or remove it, run `kuroji store rebuild` and ingest its release again.",
    )
