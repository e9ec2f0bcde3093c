"""Bytes kept once under their own hash (FIPS 180-4 test vector), and an index that never lies about them."""

from __future__ import annotations

import errno
import hashlib
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kuroji.fetching import archive
from kuroji.fetching.client import fetch
from kuroji.fetching.response import Response, Validators
from kuroji.model.errors import StoreError

ADDRESS = "https://www.customs.go.jp/toukei/shinbun/trade-st_e/2026/2026084e.xml"
MORNING = datetime(2026, 9, 16, 0, 0, tzinfo=UTC)
EVENING = datetime(2026, 9, 16, 10, 0, tzinfo=UTC)
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4, SHA-256 of "abc"


def response(body: bytes = b"abc", *, address: str = ADDRESS, at: datetime = MORNING, etag: str = '"1"') -> Response:
    return Response(
        address=address,
        final_address=address,
        status=200,
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        content_type="text/xml",
        etag=etag,
        last_modified="",
        retrieved_at=at,
    )


def unchanged(at: datetime = EVENING) -> Response:
    return Response(
        address=ADDRESS,
        final_address=ADDRESS,
        status=304,
        body=b"",
        sha256="",
        content_type="",
        etag='"1"',
        last_modified="",
        retrieved_at=at,
        not_modified=True,
    )


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_content_lies_under_its_hash(tmp_path: Path) -> None:
    archive.keep(tmp_path, response(b"abc"))
    assert (tmp_path / "ba" / ABC).read_bytes() == b"abc"
    assert archive.body(tmp_path, ABC) == b"abc"


def test_the_same_content_is_one_file_however_often_it_comes(tmp_path: Path) -> None:
    archive.keep(tmp_path, response())
    written = (tmp_path / "ba" / ABC).stat().st_mtime_ns
    archive.keep(tmp_path, response(at=EVENING))
    archive.keep(tmp_path, response(address="https://elsewhere.example/"))
    assert len([name for name in files(tmp_path) if not name.startswith("index")]) == 1
    assert (tmp_path / "ba" / ABC).stat().st_mtime_ns == written
    assert [held.address for held in archive.entries(tmp_path)] == ["https://elsewhere.example/", ADDRESS]


def test_a_file_replaced_in_place_keeps_both_contents(tmp_path: Path) -> None:
    """The official site replaces files under their old names."""
    archive.keep(tmp_path, response(b"provisional"))
    newer = archive.keep(tmp_path, response(b"fixed", at=EVENING, etag='"2"'))
    assert archive.entry(tmp_path, ADDRESS) == newer
    assert newer.etag == '"2"'
    for content in (b"provisional", b"fixed"):
        assert archive.body(tmp_path, hashlib.sha256(content).hexdigest()) == content


def test_not_modified_confirms_what_is_held(tmp_path: Path) -> None:
    archive.keep(tmp_path, response())
    held = archive.keep(tmp_path, unchanged())
    assert (held.sha256, held.retrieved_at, held.checked_at) == (ABC, MORNING, EVENING)
    assert (held.content_type, held.etag) == ("text/xml", '"1"')
    assert archive.entry(tmp_path, ADDRESS) == held


def test_not_modified_of_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no copy is held"):
        archive.keep(tmp_path, unchanged())
    assert files(tmp_path) == []


def test_validators_are_offered_only_for_bytes_that_are_there(tmp_path: Path) -> None:
    assert archive.validators(tmp_path, ADDRESS) is None
    archive.keep(tmp_path, response())
    assert archive.validators(tmp_path, ADDRESS) == Validators('"1"', "")
    archive.path_of(tmp_path, ABC).unlink()
    assert archive.validators(tmp_path, ADDRESS) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b"[]", b'{"address": 1}', b"\xff\xfe", b"{}"])
def test_a_damaged_index_is_reported_with_its_file(tmp_path: Path, damage: bytes) -> None:
    archive.keep(tmp_path, response())
    (index,) = (tmp_path / archive.INDEX).iterdir()
    index.write_bytes(damage)
    for reading in (
        lambda: archive.entry(tmp_path, ADDRESS),
        lambda: archive.validators(tmp_path, ADDRESS),
        lambda: list(archive.entries(tmp_path)),
        lambda: archive.keep(tmp_path, unchanged()),
    ):
        with pytest.raises(StoreError, match="damaged") as told:
            reading()
        assert told.value.where == str(index)
        assert "Delete this file" in told.value.remedy
    assert index.read_bytes() == damage


def test_an_index_file_under_the_wrong_name_is_reported(tmp_path: Path) -> None:
    archive.keep(tmp_path, response())
    (index,) = (tmp_path / archive.INDEX).iterdir()
    index.rename(index.with_name(f"{hashlib.sha256(b'https://b.example/').hexdigest()}.json"))
    with pytest.raises(StoreError, match="speaks of"):
        archive.entry(tmp_path, "https://b.example/")


def test_changed_bytes_are_reported_and_healed_by_fetching_them_again(tmp_path: Path) -> None:
    archive.keep(tmp_path, response())
    archive.path_of(tmp_path, ABC).write_bytes(b"abd")
    with pytest.raises(StoreError, match="hash"):
        archive.body(tmp_path, ABC)
    archive.keep(tmp_path, response())
    assert archive.body(tmp_path, ABC) == b"abc"


def test_missing_bytes_are_reported(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        archive.body(tmp_path, ABC)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    archive.keep(tmp_path, response())
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(*(os, "fsync") if step == "fsync" else (Path, "replace"), full)
        with pytest.raises(StoreError, match="No space left on device"):
            archive.keep(tmp_path, response(b"newer", etag='"2"'))
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_killed_between_content_and_index_the_old_entry_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are written first: an index never names what is not there."""
    archive.keep(tmp_path, response())
    replace = Path.replace
    renamed: list[Path] = []

    def once(self: Path, target: Path) -> Path:
        if renamed:
            raise KeyboardInterrupt
        renamed.append(target)
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", once)
        with pytest.raises(KeyboardInterrupt):
            archive.keep(tmp_path, response(b"newer", etag='"2"'))
    held = archive.entry(tmp_path, ADDRESS)
    assert held is not None
    assert held.sha256 == ABC
    assert renamed == [archive.path_of(tmp_path, hashlib.sha256(b"newer").hexdigest())]
    assert not [name for name in files(tmp_path) if ".partial" in name]


def test_renew_asks_for_news_only(tmp_path: Path, server, ok, outside, local) -> None:
    ask = partial(fetch, policy=local, outside=outside)
    address = server.url("/2026084e.xml")
    server.plays(ok(b"abc", etag='"1"'), ok(b"", status="304 Not Modified"), ok(b"abcd", etag='"2"'))
    first, second, third = (archive.renew(tmp_path, address, fetch=ask) for _ in range(3))
    assert (first.body, second.body, third.body) == (b"abc", b"abc", b"abcd")
    assert (first.changed, second.changed, third.changed) == (True, False, True)
    assert [server.header("If-None-Match", request) for request in range(3)] == [None, '"1"', '"1"']


def test_renew_does_not_call_the_same_bytes_news(tmp_path: Path, server, ok, outside, local) -> None:
    ask = partial(fetch, policy=local, outside=outside)
    server.plays(ok(b"abc"))
    assert archive.renew(tmp_path, server.url(), fetch=ask).changed
    assert not archive.renew(tmp_path, server.url(), fetch=ask).changed
