"""The site over the embedded figures, at a fixed moment, and a reader that needs no network."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from litestar.testing import TestClient

from kuroji.settings import from_environment
from kuroji.store.opening import open_store
from kuroji.web.app import create_app
from kuroji.web.site import Site

NOW = datetime(2026, 10, 10, tzinfo=UTC)


def _folder() -> Path:
    """A folder that goes away with this process."""
    made = mkdtemp(prefix="kuroji-tests-")
    atexit.register(rmtree, made, ignore_errors=True)
    return Path(made)


def site_at(base_url: str = "", *, live: bool = True, database: Path | None = None, admin_hash: str = "") -> Site:
    """A site of its own over the embedded figures, with a database of its own where none is given."""
    votes = database or _folder() / "opinion.sqlite"
    settings = from_environment(
        {"KUROJI_BASE_URL": base_url, "KUROJI_DATABASE": str(votes), "KUROJI_ADMIN_HASH": admin_hash}
    )
    return Site(open_store(), settings, live=live, now=lambda: NOW)


@pytest.fixture(scope="session")
def site() -> Site:
    return site_at()


@pytest.fixture(scope="session")
def client(site: Site) -> Iterator[TestClient]:
    with TestClient(create_app(site), raise_server_exceptions=False) as reader:
        yield reader
