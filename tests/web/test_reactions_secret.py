"""The secret of a site that was told none. Sources: what the project asks of this part; POSIX on link() and modes."""

from __future__ import annotations

import logging
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kuroji.model.errors import StoreError, UsageError
from kuroji.settings import Settings, from_environment
from kuroji.web.reactions.secret import NAME, with_secret
from kuroji.web.reactions.starting import serving_settings


def told(folder: Path, secret: str = "") -> Settings:
    return from_environment({"KUROJI_DATABASE": str(folder / "votes.sqlite"), "KUROJI_SECRET": secret})


def test_one_is_made_kept_and_found_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        first = with_secret(told(tmp_path / "new")).secret
    path = tmp_path / "new" / NAME
    assert first is not None
    assert len(first) >= 43
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [record.message for record in caplog.records] == ["KUROJI_SECRET is not set; a secret was made and is kept"]
    assert first not in caplog.text
    assert with_secret(told(tmp_path / "new")).secret == first
    assert [p.name for p in path.parent.iterdir()] == [NAME]


def test_servers_that_start_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: with_secret(told(tmp_path)).secret, range(16)))
    assert len(found) == 1


def test_one_that_was_told_is_taken_as_it_is(tmp_path: Path) -> None:
    assert with_secret(told(tmp_path, "x" * 40)).secret == "x" * 40
    assert not list(tmp_path.iterdir())
    with pytest.raises(UsageError, match="fewer than 32"):
        with_secret(told(tmp_path, "short"))


def test_one_that_cannot_be_kept_or_was_damaged_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be kept"):
        with_secret(told(tmp_path / "file"))
    assert serving_settings(told(tmp_path / "file")).secret is None, "a server does with one of its own, and says so"
    assert "cookies end with this process" in caplog.text
    (tmp_path / NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="cannot be kept"):
        with_secret(told(tmp_path))
    (tmp_path / NAME).write_text("cut")
    with pytest.raises(UsageError, match="fewer than 32"):
        with_secret(told(tmp_path))
