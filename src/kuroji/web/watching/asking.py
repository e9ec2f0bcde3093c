"""Asking one address: what is new there goes into the store; everything else is told apart and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from time import perf_counter

import msgspec

from kuroji.fetching import archive
from kuroji.fetching.archive import Kept
from kuroji.fetching.errors import BadStatus
from kuroji.fetching.response import Response
from kuroji.model.errors import FetchError, InputError
from kuroji.model.release import Release
from kuroji.refresh.fetching import fetch as fetch_in
from kuroji.store.opening import Store

NOT_THERE = (404, 410)
Fetch = Callable[..., Response]


class Said(StrEnum):
    """What an address said."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NOT_YET = "not yet"
    UNREADABLE = "unreadable"
    FAILED = "failed"


class Answer(msgspec.Struct, frozen=True):
    """What one address said: the releases it added, or why there were none; seconds of the transfer and of the ingest."""

    said: Said
    added: tuple[Release, ...] = ()
    why: str = ""
    transfer: float = 0.0
    ingest: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether the address has to be left alone for a while."""
        return self.said in (Said.UNREADABLE, Said.FAILED)


def ask(store: Store, address: str, fetch: Fetch) -> Answer:
    """Ask one address; `fetch(address, validators=...)` as fetching.client.fetch does.

    Whether a page changed is only asked while the store holds what the archive holds: after
    half a file, or a death between keeping and appending, the whole content is asked for
    again. Raises StoreError when archive or store cannot be written.
    """
    assert store.folder is not None
    began = perf_counter()
    try:
        kept = _renewed(store, address, fetch)
    except BadStatus as error:
        return Answer(Said.NOT_YET if error.status in NOT_THERE else Said.FAILED, why=error.what)
    except (FetchError, InputError) as error:
        return Answer(Said.FAILED, why=str(error))
    arrived = perf_counter()
    if _holds(store, kept.entry.sha256):
        return Answer(Said.UNCHANGED, transfer=arrived - began)
    try:
        _, appended = fetch_in(store, [address], renewed=lambda *_: kept)
    except InputError as error:
        return Answer(Said.UNREADABLE, why=str(error), transfer=arrived - began)
    added = tuple(entry.release for entry in appended.added)
    return Answer(Said.NEW if added else Said.UNCHANGED, added, "", arrived - began, perf_counter() - arrived)


def _renewed(store: Store, address: str, fetch: Fetch) -> Kept:
    assert store.folder is not None
    root = store.folder / "raw"
    entry = archive.entry(root, address)
    if entry is not None and _holds(store, entry.sha256):
        return archive.renew(root, address, fetch=fetch)
    return archive.renew(root, address, fetch=lambda asked, **_: fetch(asked))


def _holds(store: Store, sha256: str) -> bool:
    return any(release.sha256 == sha256 for release in store.releases.values())
