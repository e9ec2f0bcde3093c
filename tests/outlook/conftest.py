"""The embedded figures, opened once for all tests of outlooks."""

from __future__ import annotations

import pytest

from kuroji.indicators.view import View, view
from kuroji.store.opening import Store, open_store


@pytest.fixture(scope="session")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="session")
def seen(store: Store) -> View:
    return view(store, store.newest_known_at)
