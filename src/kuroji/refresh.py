"""Fetch, parse, validate, append: the only file that knows both sources and store.

`python -m kuroji.refresh` rebuilds the embedded store from the committed text.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from kuroji.classifications import calendar
from kuroji.classifications.reporters import DEFAULT
from kuroji.fetching.archive import Kept, renew
from kuroji.fetching.client import contents
from kuroji.fetching.errors import BadStatus
from kuroji.model.errors import InputError, StoreError
from kuroji.model.period import Frequency, Period, month, month_ordinal
from kuroji.model.period import of as period_of
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources.files import STANDARD_INPUT, expand
from kuroji.store.appending import Appended
from kuroji.store.detail_appending import DetailAppended
from kuroji.store.opening import Store, embedded_folder

if TYPE_CHECKING:
    from kuroji.sources.bounded import Source
    from kuroji.sources.estat_api import EstatQuery
    from kuroji.sources.queries import Query

NOT_FOUND = 404
PRESS = "mof-press"
log = logging.getLogger(__name__)
Tell = Callable[[str, int, int], None]


def build_data(text: Path | None = None, into: Path | None = None) -> Appended:
    """Build the embedded store from the committed text, anew and whole; what stood there before is replaced at the end.

    `text` is Japan's folder; the folders beside it that hold a mapping are other countries'.
    """
    from kuroji.sources import embedded, embedded_foreign

    text = text or Path(str(files("kuroji"))) / "data" / "JP"
    into = into or embedded_folder()
    beside = into.with_name(f".{into.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    done = Store(beside, None, first_sequence=0).append(chain(embedded.read(text), embedded_foreign.read(text.parent)))
    (beside / ".lock").unlink(missing_ok=True)
    shutil.rmtree(into, ignore_errors=True)
    beside.rename(into)
    return done


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


class Origin(msgspec.Struct, frozen=True):
    """Which source of another country files are read as, and the mapping that says what they hold, if it needs one.

    `mapping` is a file or the name of one that comes with Kuroji.
    """

    source: str
    mapping: str | None = None


def ingest(
    store: Store,
    paths: Iterable[str],
    *,
    captured: datetime | None = None,
    origin: Origin | None = None,
    skip_bad_rows: bool = False,
    tell: Tell = lambda *_: None,
) -> Report:
    """Read official files into the store: files, folders, globs and `-` for standard input; all of them or none.

    `captured` is when a series was taken from the site (default: the file's own date);
    `origin` names the source where it is not Japan's own; `tell(name, done, total)` hears of each file.
    Tables of the detail go in before the others, and all or none by themselves; with
    `skip_bad_rows` their rows that cannot be used are left out and told of.
    Raises InputError, naming file and place, for what cannot be read, and StoreError for
    what cannot be written.
    """
    tables, found = _divided(expand(paths)) if origin is None else ([], list(expand(paths)))
    offices, tables = _by_office(tables)
    detail = _append_detail(store, tables, captured, skip_bad_rows, tell) if tables else None
    done: list[Read] = []

    def incoming() -> Iterator[tuple[Release, pa.Table]]:
        for number, name in enumerate(found, 1):
            for release, table in _read(name, captured, origin):
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


def _append_detail(
    store: Store, names: list[str], captured: datetime | None, skip_bad_rows: bool, tell: Tell
) -> DetailAppended:
    from kuroji.sources import estat_jobs
    from kuroji.sources.bad_rows import BadRows

    jobs = estat_jobs.jobs(names, captured, BadRows.SKIP if skip_bad_rows else BadRows.STOP)
    return store.append_detail(jobs, estat_jobs.opened, tell=tell)


def _read(name: str, captured: datetime | None, origin: Origin | None) -> list[tuple[Release, pa.Table]]:
    if name == STANDARD_INPUT:
        import sys

        return _releases(sys.stdin.buffer, "standard input", datetime.now(UTC), captured, origin)
    path = Path(name)
    try:
        retrieved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return _releases(path, name, retrieved, captured, origin)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=name) from error


def _releases(
    source: Source, name: str, retrieved: datetime, captured: datetime | None, origin: Origin | None, address: str = ""
) -> list[tuple[Release, pa.Table]]:
    """What a file or answer holds, as Japan's own statistics or as the source that `origin` names."""
    if origin is None:
        from kuroji.sources import registry

        return [registry.read(source, name=name, retrieved_at=retrieved, captured=captured, address=address)]
    from kuroji.sources import foreign

    mapping = foreign.mapping_for(origin.source, origin.mapping)
    day = captured.date() if captured else None
    return foreign.read(
        origin.source, source, mapping, retrieved_at=retrieved, called=name, captured=day, address=address
    )


class Fetched(msgspec.Struct, frozen=True):
    """One address that was asked: the bytes now held, the release in them, and its number of observations."""

    address: str
    kept: Kept
    release: Release
    rows: int


class Expected(msgspec.Struct, frozen=True):
    """A press release that the calendar names: when it is due (UTC), whether that is stated or inferred, and where."""

    period: Period
    stage: Stage
    due: datetime
    basis: str
    address: str


def expected(since: datetime, until: datetime, language: str = "en") -> list[Expected]:
    """The press releases due after `since` and not after `until`, in the order in which they are due."""
    from kuroji.sources.addresses import press_address

    found = []
    for ordinal in range(month_ordinal(since.year, since.month) - 3, month_ordinal(until.year, until.month) + 1):
        for period, stage in _published_of(ordinal):
            due, basis = calendar.due(DEFAULT, stage, period)
            if since < due <= until:
                found.append(Expected(period, stage, due, basis, press_address(period, stage, language)))
    return sorted(found, key=lambda one: (one.due, one.stage))


def newest_press(store: Store, now: datetime) -> datetime:
    """When the newest press release held came out; two months before `now` where none is held."""
    held = [r.published_at for r in store.releases.values() if r.source == PRESS]
    return max(held, default=now - timedelta(days=62))


def series_addresses() -> tuple[str, ...]:
    """Where the monthly long series are, which are replaced in place every month."""
    from kuroji.sources.addresses import series_address

    return tuple(series_address(kind, Frequency.MONTH) for kind in (4, 5, 6))


def outstanding(store: Store, now: datetime, language: str = "en") -> list[str]:
    """The addresses of what should have come out since the newest press release held, and of the long series.

    The calendar is partly inferred, so that an address may not be there yet. The long
    series are always asked for.
    """
    due = expected(newest_press(store, now), now, language)
    return [*(one.address for one in due), *series_addresses()]


def _published_of(ordinal: int) -> Iterator[tuple[Period, Stage]]:
    """The press releases there are of a month, and of the longer periods that end with it, with their stages."""
    year, part = divmod(ordinal, 12)
    yield period_of(Frequency.FIRST_10_DAYS, year, part + 1), Stage.FIRST_10_DAYS
    yield period_of(Frequency.FIRST_20_DAYS, year, part + 1), Stage.FIRST_20_DAYS
    longer = {
        2: period_of(Frequency.FISCAL_YEAR, year - 1), 5: period_of(Frequency.HALF, year, 1),
        8: period_of(Frequency.FISCAL_HALF, year, 1), 11: period_of(Frequency.YEAR, year),
    }  # fmt: skip
    for period in (month(ordinal), longer.get(part)):
        if period is not None:
            yield from ((period, stage) for stage in (Stage.PROVISIONAL, Stage.DETAILED_EXPORTS, Stage.DETAILED))


def fetch(
    store: Store,
    addresses: Iterable[str],
    *,
    skip_missing: bool = False,
    origin: Origin | None = None,
    renewed: Callable[[Path, str], Kept] = renew,
    tell: Tell = lambda *_: None,
) -> tuple[tuple[Fetched, ...], Appended]:
    """Fetch addresses, keep the raw bytes with their hash beside the store, and append the releases in them.

    With `skip_missing` an address at which nothing is published (404) is passed over.
    Raises StoreError when the store has no folder of its own, FetchError for an address
    that does not answer, InputError for an answer that is no release.
    """
    archive = _archive(store)
    wanted = list(addresses)
    done: list[Fetched] = []

    def incoming() -> Iterator[tuple[Release, pa.Table]]:
        for number, address in enumerate(wanted, 1):
            tell(address, number, len(wanted))
            kept = _renewed_or_none(renewed, archive, address, skip_missing)
            if kept is None:
                continue
            for release, table in _releases(kept.body, address, kept.entry.retrieved_at, None, origin, address):
                done.append(Fetched(address, kept, release, table.num_rows))
                yield release, table

    appended = store.append(incoming())
    return tuple(done), appended


def query(source: str, owner: str, periods: str, flow: str, partner: str, commodity: str) -> Query:
    """What to ask another country's source, from words. Raises UsageError for words that mean nothing."""
    from kuroji.sources.queries import query_of

    return query_of(source, owner, periods, flow, partner, commodity)


def address_of(asked: Query) -> str:
    """Where a query's figures are. Raises UsageError for one that the source does not know."""
    from kuroji.sources.queries import address

    return address(asked)


def ask(
    store: Store, query: Query, *, renewed: Callable[[Path, str], Kept] = renew, tell: Tell = lambda *_: None
) -> tuple[tuple[Fetched, ...], Appended]:
    """Ask an open interface of another country, in as many pieces as it takes, and append what it answers.

    Raises as `fetch` does, UsageError for a query that the source does not know, and
    IncompleteRelease for an answer that is cut short.
    """
    from kuroji.sources.queries import answers

    archive = _archive(store)
    done: list[Fetched] = []
    held: dict[str, Kept] = {}

    def fetched(place: str) -> bytes:
        held[place] = renewed(archive, place)
        return held[place].body

    def incoming() -> Iterator[tuple[Release, pa.Table]]:
        for number, (place, _) in enumerate(answers(query, fetched), 1):
            tell(place, number, number)
            kept = held[place]
            for release, table in _releases(
                kept.body, place, kept.entry.retrieved_at, None, Origin(query.source), place
            ):
                done.append(Fetched(place, kept, release, table.num_rows))
                yield release, table

    appended = store.append(incoming())
    return tuple(done), appended


def estat_query(
    flow: str, years: tuple[int, ...], commodities: tuple[str, ...], partners: tuple[str, ...]
) -> EstatQuery:
    """What to ask the interface of e-Stat: 9-digit commodities of some years, with some partners (`world`: all)."""
    from kuroji.sources.estat_api import EstatQuery

    return EstatQuery(flow, years, commodities, partners)


def ask_estat(
    store: Store, asked: EstatQuery, key: str | None, *, fetched: Callable[[str], bytes] = contents
) -> DetailAppended:
    """Ask the interface of e-Stat for some commodities of the detail and append what it answers; as `ask` raises."""
    from kuroji.sources import estat_answers, estat_api

    found = list(estat_api.answers(asked, key, fetched))
    return store.append_detail(estat_answers.jobs(found, asked.flow), estat_answers.opened)


def _archive(store: Store) -> Path:
    """Where the raw bytes are kept. Raises StoreError for a store without a folder of its own."""
    if store.folder is None:
        raise StoreError("there is no store to fetch into", remedy="Name one with --store DIR.")
    return store.folder / "raw"


def _renewed_or_none(
    renewed: Callable[[Path, str], Kept], archive: Path, address: str, skip_missing: bool
) -> Kept | None:
    """What the address holds now; None where nothing is published there and that may be."""
    try:
        return renewed(archive, address)
    except BadStatus as error:
        if skip_missing and error.status == NOT_FOUND:
            log.info("%s: not published yet", address)
            return None
        raise


if __name__ == "__main__":
    added = build_data()
    rows = sum(entry.rows for entry in added.added)
    print(f"{len(added.added)} releases, {rows:,} observations")  # noqa: T201 - the answer of a command
