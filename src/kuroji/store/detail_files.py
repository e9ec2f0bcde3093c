"""Files of the detail: rows of one part in one Parquet file, with what they are told inside, written as they come.

A file is first *staged*, under a name made from the bytes it was read from, so that an
interrupted ingest finds what it has done already; appending renames it into the store. It says
in its metadata which releases it holds and what they cover, so that a lost manifest can be
made again from the files alone. See docs/reference/detail.md.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from kuroji.model.columns import column_of
from kuroji.model.detail import CELL, DETAIL, Part, Told
from kuroji.model.errors import StoreError
from kuroji.store.manifest import sync_folder

DETAIL_FOLDER = "detail"
DETAIL_SETTLED = "detail/settled"
STAGED_FOLDER = "detail/staged"
TOLD_KEY = b"kuroji.detail"
ROWS_IN_A_GROUP = 262_144

# What is stored: a row of the detail, its number among the figures of its cell, whether it is
# the first that anything covered, and until when it holds (null: it is current).
SETTLED_DETAIL = (
    DETAIL.append(pa.field("vintage", pa.int16(), nullable=False))
    .append(pa.field("opens", pa.bool_(), nullable=False))
    .append(pa.field("until", pa.timestamp("us", "UTC")))
)
_DISTINCT = ("value", "quantity1", "quantity2")


class PartWriter:
    """Writes the rows of one part to a file that is there whole or not at all."""

    def __init__(self, path: Path) -> None:
        import pyarrow.parquet as pq

        self.path = path
        self.rows = 0
        self.finished = False
        self._temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        self._writer = pq.ParquetWriter(
            self._temporary,
            SETTLED_DETAIL,
            compression="snappy",
            use_dictionary=[name for name in SETTLED_DETAIL.names if name not in _DISTINCT],
            column_encoding=dict.fromkeys(_DISTINCT, "DELTA_BINARY_PACKED"),
            write_statistics=[*CELL, "known_at", "until"],
        )

    def write(self, rows: pa.Table) -> None:
        """Add rows in schema DETAIL, each the first figure of its cell, or in schema SETTLED_DETAIL."""
        if rows.num_rows:
            whole = rows if "until" in rows.column_names else as_first(rows)
            self._writer.write_table(whole, row_group_size=ROWS_IN_A_GROUP)
            self.rows += rows.num_rows

    def finish(self, told: Told) -> None:
        """Add what the file holds, flush it to the disk and give it its name."""
        self._writer.add_key_value_metadata({TOLD_KEY: msgspec.json.encode(told)})
        self._writer.close()
        with self._temporary.open("rb+") as file:
            os.fsync(file.fileno())
        self._temporary.replace(self.path)
        self.finished = True
        sync_folder(self.path.parent)

    def abandon(self) -> None:
        """Remove what was written."""
        self._writer.close()
        self._temporary.unlink(missing_ok=True)


@contextmanager
def writing_part(path: Path) -> Iterator[PartWriter]:
    """A writer of a file of the detail; unless it was finished, nothing of it stays. StoreError when writing fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writer = PartWriter(path)
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        yield writer
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        if not writer.finished:
            _quietly(writer)


def _quietly(writer: PartWriter) -> None:
    try:
        writer.abandon()
    except (OSError, pa.ArrowException):
        writer.path.with_name(f"{writer.path.name}.{os.getpid()}.tmp").unlink(missing_ok=True)


def _unwritten(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"writing failed: {error.strerror or error}",
        where=str(path.parent),
        remedy="The store is as it was, and files already read are kept. Free some space, then give the same "
        "command again: it goes on where it stopped.",
    )


def as_first(rows: pa.Table) -> pa.Table:
    """Rows (schema DETAIL) as the first and current figures of their cells (schema SETTLED_DETAIL)."""
    count = rows.num_rows
    return pa.Table.from_arrays(
        [
            *rows.columns,
            column_of(np.ones(count, np.int16)),
            column_of(np.ones(count, bool)),
            pa.nulls(count, SETTLED_DETAIL.field("until").type),
        ],
        schema=SETTLED_DETAIL,
    )


def staged_path(folder: Path, part: Part, hashes: Iterable[str], options: str) -> Path:
    """Where the staged rows of a part lie that were read from files with these hashes, under these options."""
    digest = hashlib.sha256("\n".join([options, *hashes]).encode()).hexdigest()
    return folder / STAGED_FOLDER / f"{part}-{digest[:24]}.parquet"


def told_in(path: Path) -> Told:
    """What a file of the detail holds. Raises StoreError when it is missing or damaged."""
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_metadata(path).metadata or {}
        return msgspec.json.decode(metadata[TOLD_KEY], type=Told)
    except (pa.ArrowException, OSError, KeyError, msgspec.DecodeError) as error:
        raise damaged(path, error) from error


def content_of(path: Path) -> str:
    """The sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged(path: Path, error: Exception) -> StoreError:
    """The error for a file of the detail that is missing or cannot be read."""
    return StoreError(
        f"the file is missing or damaged: {error}",
        where=str(path),
        remedy="Put the file back from a copy; or remove it, run `kuroji store rebuild` and ingest its files again.",
    )
