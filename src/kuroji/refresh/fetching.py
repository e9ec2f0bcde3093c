"""Fetch: what official addresses hold, kept as raw bytes beside the store and appended to it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa

from kuroji.fetching.archive import Kept, renew
from kuroji.fetching.errors import BadStatus
from kuroji.model.errors import StoreError
from kuroji.model.release import Release
from kuroji.refresh.ingesting import Tell
from kuroji.refresh.reading import Origin, releases
from kuroji.store.appending import Appended
from kuroji.store.opening import Store

NOT_FOUND = 404
log = logging.getLogger(__name__)


class Fetched(msgspec.Struct, frozen=True):
    """One address that was asked: the bytes now held, the release in them, and its number of observations."""

    address: str
    kept: Kept
    release: Release
    rows: int


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
    archive = archive_of(store)
    wanted = list(addresses)
    done: list[Fetched] = []

    def incoming() -> Iterator[tuple[Release, pa.Table]]:
        for number, address in enumerate(wanted, 1):
            tell(address, number, len(wanted))
            kept = _renewed_or_none(renewed, archive, address, skip_missing)
            if kept is None:
                continue
            for release, table in releases(kept.body, address, kept.entry.retrieved_at, None, origin, address):
                done.append(Fetched(address, kept, release, table.num_rows))
                yield release, table

    appended = store.append(incoming())
    return tuple(done), appended


def archive_of(store: Store) -> Path:
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
