"""The embedded figures, opened once, and small stores of invented ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from tests.indicators.said import Row, Said

from kuroji.model.observation import OBSERVATIONS
from kuroji.model.period import parse
from kuroji.model.release import Release
from kuroji.store.opening import Store, open_store


@pytest.fixture(scope="session")
def store() -> Store:
    return open_store(None)


@pytest.fixture
def said() -> Said:
    """One observation: exports to the world in million yen unless said otherwise, known at 08:50 Tokyo of a day."""

    def row(value: float | None, day: str, period: str = "2026-05", **more: object) -> Row:
        read = parse(period)
        known = datetime.fromisoformat(f"{day}T08:50:00+09:00").astimezone(UTC)
        return {
            "reporter": "JP", "flow": "export", "partner": "world", "classification": "", "commodity": "total",
            "measure": "value", "statistic": "level", "unit": "JPY", "frequency": str(read.frequency),
            "period": period, "end_month": read.end, "value": value, "quantum": 1e6, "status": "normal", "stage": 4,
            "known_at": known, "known_basis": "stated", "release": "", **more,
        }  # fmt: skip

    return row


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Store]:
    """A store of nothing but the given observations, each in a release of its own."""

    def made(*rows: Row) -> Store:
        found = Store(tmp_path / "small", None)
        found.append(_release(number, row) for number, row in enumerate(rows))
        return found

    return made


def _release(number: int, row: Row) -> tuple[Release, pa.Table]:
    named = {**row, "release": f"test/{number}"}
    release = Release(
        id=f"test/{number}", source="test", reporter="JP", stage=int(str(row["stage"])), periods=(str(row["period"]),),
        published_at=row["known_at"], published_basis="stated",  # type: ignore[arg-type]
        sha256=hashlib.sha256(repr(named).encode()).hexdigest(), title="Invented",
    )  # fmt: skip
    return release, pa.Table.from_pylist([named], schema=OBSERVATIONS)
