"""Fixtures shared with the rooms next door: the embedded figures, small invented stores, the command line."""

from __future__ import annotations

from tests.cli.conftest import own_store, run
from tests.indicators.conftest import said, small, store

__all__ = ["own_store", "run", "said", "small", "store"]
