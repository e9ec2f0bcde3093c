"""Waiting releases: read to the end before the store is locked, in bounded memory.

Releases may come over the network, which takes its time, and other writers must not wait
for it. What exceeds a bound waits in a file without a name, which the system removes when
the process ends, however it ends.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyarrow as pa

from kuroji.model.errors import InputError, StoreError
from kuroji.model.release import Release

ROWS_IN_MEMORY = 300_000


@contextmanager
def drawn(incoming: Iterable[tuple[Release, pa.Table]], folder: Path) -> Iterator[Iterator[tuple[Release, pa.Table]]]:
    """All of the releases, drawn to the end, to be read once; what does not fit waits in a file in `folder`.

    Raises InputError when `incoming` cannot be read, StoreError when the file cannot be written.
    """
    held: list[tuple[Release, pa.Table | int]] = []
    room = ROWS_IN_MEMORY
    file: IO[bytes] | None = None
    try:
        for release, table in _readable(incoming):
            if table.num_rows <= room:
                room -= table.num_rows
                held.append((release, table))
                continue
            try:
                file = file or _nameless(folder)
                held.append((release, _put(file, table)))
            except OSError as error:
                raise StoreError(
                    f"writing failed: {error.strerror or error}",
                    where=str(folder),
                    remedy="The store is as it was. Free some space, or choose another place with --store DIR.",
                ) from error
        yield _returned(held, file)
    finally:
        if file is not None:
            file.close()


def _returned(held: list[tuple[Release, pa.Table | int]], file: IO[bytes] | None) -> Iterator[tuple[Release, pa.Table]]:
    """The releases in their order, each let go of before the next is taken."""
    held.reverse()
    while held:
        release, table = held.pop()
        if isinstance(table, int):
            assert file is not None, "a place in a file"
            file.seek(table)
            with pa.ipc.open_stream(pa.PythonFile(file, "r")) as reader:
                table = reader.read_all()
        yield release, table


def _put(file: IO[bytes], table: pa.Table) -> int:
    """Append a table to the file; its place in it."""
    place = file.seek(0, 2)
    whole = table.unify_dictionaries().combine_chunks()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(pa.PythonFile(file, "w"), whole.schema, options=options) as writer:
        writer.write_table(whole)
    return place


def _nameless(folder: Path) -> IO[bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryFile(dir=folder)


def _readable(incoming: Iterable[tuple[Release, pa.Table]]) -> Iterator[tuple[Release, pa.Table]]:
    """The releases as they come; a file that cannot be read is the input's fault, not the store's."""
    try:
        yield from incoming
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(error.filename or "")) from error
