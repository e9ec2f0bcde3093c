"""Ingest: official files into the store, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from kuroji.model.release import Release
from kuroji.refresh.reading import Origin, read
from kuroji.sources.files import STANDARD_INPUT, expand
from kuroji.store.appending import Appended
from kuroji.store.detail_appending import DetailAppended
from kuroji.store.opening import Store

if TYPE_CHECKING:
    from kuroji.sources.estat_jobs import Job

Tell = Callable[[str, int, int], None]


class Read(msgspec.Struct, frozen=True):
    """One file that was read: where it came from and which release it holds."""

    name: str
    release: Release
    rows: int


class Report(msgspec.Struct, frozen=True):
    """What an ingest did: the files read, the releases added, and those the store already held.

    `detail` tells it of the tables of the detail among them, if there were any.
    """

    read: tuple[Read, ...]
    appended: Appended
    detail: DetailAppended | None = None


def ingest(
    store: Store,
    paths: Iterable[str],
    *,
    captured: datetime | None = None,
    origin: Origin | None = None,
    skip_bad_rows: bool = False,
    accept_changes: bool = False,
    tell: Tell = lambda *_: None,
) -> Report:
    """Read official files into the store: files, folders, globs and `-` for standard input; all of them or none.

    `captured` is when a series was taken from the site (default: the file's own date);
    `origin` names the source where it is not Japan's own; `tell(name, done, total)` hears of each file.
    Tables of the detail go in before the others, and all or none by themselves; with
    `skip_bad_rows` their rows that cannot be used are left out and told of, and with `accept_changes`
    a table may change most of what is held of a chapter.
    Raises InputError, naming file and place, for what cannot be read, and StoreError for
    what cannot be written.
    """
    tables, found = _divided(expand(paths)) if origin is None else ([], list(expand(paths)))
    offices, tables = _by_office(tables)
    jobs = _detail_jobs(tables, captured, skip_bad_rows) if tables else ()
    detail = _append_detail(store, jobs, accept_changes, tell) if tables else None
    done: list[Read] = []

    def incoming() -> Iterator[tuple[Release, pa.Table]]:
        for number, name in enumerate(found, 1):
            for release, table in read(name, captured, origin):
                done.append(Read(name, release, table.num_rows))
                yield release, table
            tell(name, number, len(found))
        for release, table in _offices(offices, captured):
            done.append(Read(f"{len(offices)} tables by customs office", release, table.num_rows))
            yield release, table

    appended = store.append(incoming()) if found or offices or not tables else Appended((), ())
    return Report(tuple(done), appended, detail)


def _divided(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The tables of the detail among some files, and the others; a list of titles beside tables is neither."""
    from kuroji.sources import estat_jobs

    tables: list[str] = []
    others: list[str] = []
    for name in names:
        if name != STANDARD_INPUT and estat_jobs.is_table(name):
            tables.append(name)
        elif not estat_jobs.is_listing(name):
            others.append(name)
    return tables, others


def _by_office(tables: list[str]) -> tuple[list[str], list[str]]:
    """The tables by customs office, which are added up by district, and the others."""
    if not tables:
        return [], []
    from kuroji.sources import estat_offices

    offices = [name for name in tables if estat_offices.is_table(name)]
    return offices, [name for name in tables if name not in offices]


def _offices(names: list[str], captured: datetime | None) -> Iterator[tuple[Release, pa.Table]]:
    if names:
        from kuroji.sources import estat_offices

        yield from estat_offices.read(names, captured)


def _detail_jobs(names: list[str], captured: datetime | None, skip_bad_rows: bool) -> tuple[Job, ...]:
    from kuroji.sources import estat_jobs
    from kuroji.sources.bad_rows import BadRows

    return estat_jobs.jobs(names, captured, BadRows.SKIP if skip_bad_rows else BadRows.STOP)


def _append_detail(store: Store, jobs: tuple[Job, ...], accept_changes: bool, tell: Tell) -> DetailAppended:
    from kuroji.sources import estat_jobs

    return store.append_detail(jobs, estat_jobs.opened, accept_changes=accept_changes, tell=tell)
