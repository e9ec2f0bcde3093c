"""Truths of the embedded figures, opened once."""

from __future__ import annotations

import pytest

from kuroji.claims.judging.truths import Truths
from kuroji.store.opening import open_store


@pytest.fixture(scope="session")
def truths() -> Truths:
    """The embedded figures as they are now."""
    store = open_store(None)
    return Truths(store, store.newest_known_at)
