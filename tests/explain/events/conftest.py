"""The embedded figures and small stores of invented exports of motor vehicles to the US and to the world."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.indicators.conftest import said, small, store
from tests.indicators.said import Row, Said

from kuroji.classifications.events import Event, event
from kuroji.explain.events.study import EventStudy, event_study
from kuroji.model.period import parse
from kuroji.store.opening import Store

__all__ = ["said", "small", "store"]

Release = Callable[..., list[Row]]


@pytest.fixture(scope="session")
def tariff() -> Event:
    return event("us-car-tariff-2025")


@pytest.fixture(scope="session")
def study(store: Store, tariff: Event) -> EventStudy:
    return event_study(store, tariff)


@pytest.fixture
def release(said: Said) -> Release:
    """The rows of one month's release: levels in billion yen or units, changes in percent, by partner and measure."""

    def made(month: str, levels: dict[tuple[str, str], float], changes: dict[tuple[str, str], float] = {}) -> list[Row]:  # noqa: B006
        published = f"{parse(month).next()}-20"
        goods = {"classification": "PC", "commodity": "70503"}
        rows = []
        for (partner, measure), value in levels.items():
            own = {"unit": "JPY", "quantum": 1e6} if measure == "value" else {"unit": "NO", "quantum": 1.0}
            whole = value * 1e9 if measure == "value" else value
            rows.append(said(whole, published, month, partner=partner, measure=measure, **own, **goods))
        for (partner, measure), value in changes.items():
            own = {"unit": "percent", "quantum": 0.1, "statistic": "change"}
            rows.append(said(value, published, month, partner=partner, measure=measure, **own, **goods))
        return rows

    return made
