"""Fetch: what is due is asked for, what is not there yet is passed over, what comes is appended with its bytes kept.

The calendar of the customs site: first 10 days at the end of the month, first 20 days about
the 7th of the next, provisional figures in its third week, detailed exports with the next
ten-day release. No network: what the addresses answer is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.fixtures import official_format

from kuroji.fetching.archive import Entry, Kept
from kuroji.fetching.errors import BadStatus
from kuroji.model.errors import FetchError, StoreError
from kuroji.refresh.due import outstanding
from kuroji.refresh.fetching import fetch
from kuroji.store.opening import Store, open_store

PRESS = "https://www.customs.go.jp/toukei/shinbun/trade-st_e"
MAY = f"{PRESS}/2026/2026054e.xml"
NOT_YET = f"{PRESS}/2026/2026055e.xml"
BROKEN = f"{PRESS}/2026/2026056e.xml"


@pytest.fixture(scope="module")
def may_xml() -> bytes:
    return official_format.press_xml(official_format.release("mof-press/2026-05/4/2026-06-17"))


@pytest.fixture
def own(tmp_path: Path) -> Store:
    return open_store(tmp_path / "own")


def answering(content: bytes) -> Callable[[Path, str], Kept]:
    def renewed(_: Path, address: str) -> Kept:
        if address != MAY:
            raise BadStatus("no such page", status=404 if address == NOT_YET else 503, where=address)
        now = datetime(2026, 6, 17, tzinfo=UTC)
        entry = Entry(
            address=address, final_address=address, sha256="0" * 64, content_type="text/xml", etag="",
            last_modified="", retrieved_at=now, checked_at=now,
        )  # fmt: skip
        return Kept(entry, content, True)

    return renewed


def test_what_came_out_since_the_newest_release(own: Store) -> None:
    """The newest release held is of 7 October 2026: first 20 days of September."""
    newest = max(r.published_at for r in own.releases.values() if r.source == "mof-press")
    assert newest == datetime(2026, 10, 6, 23, 50, tzinfo=UTC)
    on_the_day = outstanding(own, newest)
    assert [address for address in on_the_day if address.startswith(PRESS)] == []
    early_november = outstanding(own, datetime(2026, 11, 2, tzinfo=UTC))
    asked = {address.removeprefix(f"{PRESS}/2026/") for address in early_november if address.startswith(PRESS)}
    assert asked == {"2026094e.xml", "2026095e.xml", "2026086e.xml", "2026101e.xml", "2026_414e.xml", "2026_415e.xml"}


def test_the_long_series_are_always_asked_for(own: Store) -> None:
    series = outstanding(own, datetime(2026, 10, 7, tzinfo=UTC))[-3:]
    assert [address.rsplit("/", 1)[1] for address in series] == ["d41ma.csv", "d51ma.csv", "d61ma.csv"]


def test_a_page_that_is_not_there_yet_is_passed_over_only_where_that_may_be(own: Store, may_xml: bytes) -> None:
    fetched, appended = fetch(own, [NOT_YET, MAY], skip_missing=True, renewed=answering(may_xml))
    assert [one.address for one in fetched] == [MAY]
    assert len(appended.added) == 1
    assert fetched[0].rows == appended.added[0].rows > 1000
    with pytest.raises(FetchError):
        fetch(own, [NOT_YET], renewed=answering(may_xml))


def test_a_page_that_fails_leaves_the_store_as_it_was(own: Store, may_xml: bytes) -> None:
    with pytest.raises(FetchError):
        fetch(own, [MAY, BROKEN], skip_missing=True, renewed=answering(may_xml))
    assert own.own.entries == ()


def test_the_address_and_the_hour_are_kept_with_the_release(own: Store, may_xml: bytes) -> None:
    _, appended = fetch(own, [MAY], renewed=answering(may_xml))
    release = appended.added[0].release
    assert (release.address, release.retrieved_at) == (MAY, datetime(2026, 6, 17, tzinfo=UTC))


def test_a_store_without_a_folder_cannot_be_fetched_into() -> None:
    with pytest.raises(StoreError):
        fetch(open_store(None), [MAY], renewed=answering(b""))
