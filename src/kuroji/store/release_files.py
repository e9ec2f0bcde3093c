"""The files of a store: Parquet that is there whole or not at all, each release with its own description inside.

A release file carries its Release and its place in the order of appending in the metadata
of its schema, so that a lost manifest can be made again from the files alone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.model.columns import array_of, column_of
from kuroji.model.errors import StoreError
from kuroji.model.release import Release
from kuroji.store.manifest import Entry, Layer, sync_folder
from kuroji.store.ordering import places
from kuroji.store.schema import ORDERED
from kuroji.store.settling import changed_cells

RELEASES = "releases"
RELEASE_KEY = b"kuroji.release"
SEQUENCE_KEY = b"kuroji.sequence"
# Columns in which few values repeat: a dictionary of them costs half of the writing and saves nothing.
MOSTLY_DISTINCT = ("value", "order")
# How series lie in a file: what is usually asked for together lies together.
SERIES_ORDER = ("classification", "flow", "partner", "commodity", "measure", "statistic")
ROWS_IN_A_GROUP = 262_144


def release_file(sequence: int) -> str:
    """The name of the file of the release appended at a place in the order of appending."""
    return f"{RELEASES}/{sequence:08d}.parquet"


def write_release(folder: Path, release: Release, sequence: int, ordered: pa.Table) -> Entry:
    """Write what a release says (schema ORDERED) into the store in `folder`; the entry for its manifest."""
    file = release_file(sequence)
    described = {RELEASE_KEY: msgspec.json.encode(release), SEQUENCE_KEY: str(sequence).encode()}
    content = write_parquet(folder / file, ordered.replace_schema_metadata(described))
    return Entry(release, sequence, file, ordered.num_rows, content)


def read_entry(folder: Path, file: str) -> Entry:
    """The entry of a release file, from the file alone. Raises StoreError when it is damaged or says nothing."""
    import pyarrow.parquet as pq

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
    import pyarrow.parquet as pq

    wanted = None
    if months is not None:
        wanted = (pc.field("end_month") >= months[0]) & (pc.field("end_month") <= months[1])
    try:
        return pq.read_table(path, schema=schema, filters=wanted)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, error) from error


def read_columns(path: Path, columns: Sequence[str]) -> pa.Table:
    """Some columns of a file. Raises StoreError when the file is missing or damaged."""
    import pyarrow.parquet as pq

    try:
        return pq.read_table(path, columns=list(columns))
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, error) from error


def meets_partners(path: Path, partners: Collection[str]) -> bool:
    """Whether a file can hold a row of one of these partners, by its footer alone.

    Raises StoreError when the file is missing or damaged.
    """
    import pyarrow.parquet as pq

    try:
        footer = pq.read_metadata(path)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, error) from error
    place = footer.schema.names.index("partner")
    for group in range(footer.num_row_groups):
        known = footer.row_group(group).column(place).statistics
        if known is None or not known.has_min_max or any(known.min <= one <= known.max for one in partners):
            return True
    return False


def said(layer: Layer, touching: pa.Table | None = None) -> pa.Table:
    """Everything the releases of a store say (schema ORDERED); with `touching`, of the cells of that table only."""
    files = [layer.path(entry.file) for entry in layer.manifest.entries]
    if touching is None:
        return pa.concat_tables([pa.Table.from_batches([], ORDERED), *(read_parquet(file, ORDERED) for file in files)])
    if not touching.num_rows:
        return pa.Table.from_batches([], ORDERED)
    ends = pc.min_max(touching["end_month"])
    months = (ends["min"].as_py(), ends["max"].as_py())
    partners = pc.unique(touching["partner"].cast(pa.string())).to_pylist()
    tables = [read_parquet(file, ORDERED, months) for file in files if meets_partners(file, partners)]
    rows = pa.concat_tables([pa.Table.from_batches([], ORDERED), *tables])
    return rows.filter(changed_cells(rows, touching))


def write_parquet(path: Path, table: pa.Table) -> str:
    """Write a file that is there whole or not at all, one series lying together in it; the sha256 of its bytes."""
    import pyarrow.parquet as pq

    temporary = path.with_suffix(".tmp")
    try:
        pq.write_table(
            _gathered(table.unify_dictionaries().combine_chunks()),
            temporary,
            compression="zstd",
            row_group_size=ROWS_IN_A_GROUP,
            use_dictionary=[name for name in table.column_names if name not in MOSTLY_DISTINCT],
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


def _gathered(table: pa.Table) -> pa.Table:
    """The rows with each series lying together, by month; as they are where they lie so already."""
    series, months = places(table, SERIES_ORDER), array_of(table["end_month"]).astype(np.int64)
    starts = np.flatnonzero(np.append(True, series[1:] != series[:-1]))
    later = (months[1:] >= months[:-1]) | (series[1:] != series[:-1])
    if table.num_rows <= ROWS_IN_A_GROUP and len(np.unique(series[starts])) == len(starts) and later.all():
        return table
    # Most rows come sorted from the generation before, and a stable sort makes use of that.
    return table.take(column_of(np.argsort(series * int(months.max(initial=0) + 1) + months, kind="stable")))


def _damaged(path: Path, error: Exception) -> StoreError:
    derived = path.parent.name != RELEASES
    return StoreError(
        f"the file is missing or damaged: {error}",
        where=str(path),
        remedy="It is derived from the release files: `kuroji store rebuild` makes it again."
        if derived
        else "Put the file back from a copy; or remove it, run `kuroji store rebuild` and ingest its release again.",
    )
