"""Small observations and releases of invented figures, to try the store with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from kuroji.model.observation import OBSERVATIONS
from kuroji.model.period import parse
from kuroji.model.release import Release

Row = dict[str, object]
KNOWN = datetime(2026, 6, 16, 23, 50, tzinfo=UTC)  # 08:50 in Tokyo on 17 June


def _row(value: float | None, period: str = "2026-05", **more: object) -> Row:
    """One observation: exports to the world in million yen, provisional, known on 17 June 2026, unless said otherwise."""
    read = parse(period)
    return {
        "reporter": "JP", "flow": "export", "partner": "world", "classification": "", "commodity": "total",
        "measure": "value", "statistic": "level", "unit": "JPY", "frequency": str(read.frequency), "period": period,
        "end_month": read.end, "value": value, "quantum": 1e6, "status": "normal", "stage": 4, "known_at": KNOWN,
        "known_basis": "stated", "release": "", **more,
    }  # fmt: skip


def _release(name: str, *rows: Row, **more: object) -> tuple[Release, pa.Table]:
    """A release called `name`, made of rows; its sha256 is that of what it says."""
    known = max(row["known_at"] for row in rows) if rows else KNOWN
    about: dict[str, object] = {
        "id": name, "source": "test", "reporter": "JP", "stage": 4, "published_at": known,
        "periods": (str(rows[0]["period"]),) if rows else (), "published_basis": "stated",
        "sha256": hashlib.sha256(repr((name, rows)).encode()).hexdigest(), **more,
    }  # fmt: skip
    return Release(**about), pa.Table.from_pylist(list(rows), schema=OBSERVATIONS)


@pytest.fixture
def row() -> Callable[..., Row]:
    return _row


@pytest.fixture
def release() -> Callable[..., tuple[Release, pa.Table]]:
    return _release


@pytest.fixture
def known() -> datetime:
    return KNOWN
