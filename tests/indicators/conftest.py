"""The embedded figures, opened once, and small stores of invented ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

import pyarrow as pa
import pytest
from tests.indicators.said import Ask, Row, Said

from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.facts import fact
from kuroji.indicators.view import Subject, View, view
from kuroji.model.fact import Fact
from kuroji.model.instant import parse_as_of
from kuroji.model.observation import OBSERVATIONS
from kuroji.model.period import parse
from kuroji.model.release import Release
from kuroji.store.opening import Store, open_store


@pytest.fixture(scope="session")
def store() -> Store:
    return open_store(None)


@pytest.fixture(scope="session")
def ask(store: Store) -> Ask:
    """The fact of an indicator, asked of the embedded figures; the views are opened once for each instant."""

    @cache
    def seen(instant: datetime) -> View:
        return view(store, instant)

    def asked(word: str, method: str, subject: Subject, period: str, as_of: str = "latest") -> Fact:
        wanted = parse(period, JAPAN.fiscal)
        return fact(seen(store.resolve(parse_as_of(as_of, JAPAN), wanted)), word, method, subject, wanted)

    return asked


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
    """A store of nothing but the given observations, each in a release of its own; those in a list share one."""

    def made(*given: Row | list[Row]) -> Store:
        releases = enumerate(one if isinstance(one, list) else [one] for one in given)
        found = Store(tmp_path / f"small-{next(numbers)}", None)
        found.append(_release(number, rows) for number, rows in releases)
        return found

    numbers = count()
    return made


def _release(number: int, rows: list[Row]) -> tuple[Release, pa.Table]:
    named = [{**row, "release": f"test/{number}"} for row in rows]
    first = rows[0]
    release = Release(
        id=f"test/{number}", source="test", reporter="JP", stage=int(str(first["stage"])), published_basis="stated",
        periods=(str(first["period"]),), published_at=first["known_at"],  # type: ignore[arg-type]
        sha256=hashlib.sha256(repr(named).encode()).hexdigest(), title="Invented",
    )  # fmt: skip
    return release, pa.Table.from_pylist(named, schema=OBSERVATIONS)
