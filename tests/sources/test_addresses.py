"""Official addresses. Source: the addresses of the committed releases and of files named in public (2025_216e.xml)."""

from __future__ import annotations

import pytest
from tests.fixtures.official_format import table

from kuroji.model.errors import UsageError
from kuroji.model.period import Frequency, parse
from kuroji.model.stage import Stage
from kuroji.sources.addresses import press_address, series_address

PRESS = "https://www.customs.go.jp/toukei/shinbun"


@pytest.mark.parametrize(
    "row", [row for row in table("releases") if row["source"] == "mof-press"], ids=lambda r: r["id"]
)
def test_the_address_of_every_held_press_release(row: dict[str, str]) -> None:
    assert press_address(parse(row["periods"]), Stage(int(row["stage"]))) == row["address"]


@pytest.mark.parametrize(
    ("period", "stage", "language", "tail"),
    [
        ("2026-05", Stage.PROVISIONAL, "ja", "trade-st/2026/2026054.xml"),
        ("2024-06", Stage.FIXED, "ja", "trade-st/2024/2024067.xml"),
        ("2024-06", Stage.REVISED, "ja", "trade-st/2024/2024067.xml"),
        ("2025", Stage.REVISED, "en", "trade-st_e/2025/2025_117e.xml"),
        ("FY2025", Stage.DETAILED, "en", "trade-st_e/2025/2025_216e.xml"),
        ("2026-H1", Stage.DETAILED, "en", "trade-st_e/2026/2026_316e.xml"),
        ("FY2025-H1", Stage.REVISED, "ja", "trade-st/2025/2025_417.xml"),
    ],
)
def test_other_press_releases(period: str, stage: Stage, language: str, tail: str) -> None:
    assert press_address(parse(period), stage, language) == f"{PRESS}/{tail}"


@pytest.mark.parametrize("period", ["2025-H2", "FY2025-H2", "2026-Q1", "2026-01..2026-03"])
def test_periods_without_a_release(period: str) -> None:
    with pytest.raises(UsageError, match="no press release"):
        press_address(parse(period), Stage.PROVISIONAL)


def test_editions() -> None:
    with pytest.raises(UsageError, match="no edition in 'fr'"):
        press_address(parse("2026-05"), Stage.PROVISIONAL, "fr")


def test_long_series() -> None:
    data = "https://www.customs.go.jp/toukei/suii/html/data"
    assert series_address(4, Frequency.MONTH) == f"{data}/d41ma.csv"
    assert series_address(6, Frequency.YEAR) == f"{data}/d61ca.csv"
    assert series_address(4, Frequency.MONTH, "asia") == f"{data}/d42ma001.csv"
    assert series_address(4, Frequency.MONTH, "eu") == f"{data}/d42ma010.csv"
    for kind, frequency, partner in (
        (7, Frequency.MONTH, "world"),
        (4, Frequency.QUARTER, "world"),
        (4, Frequency.MONTH, "US"),
    ):
        with pytest.raises(UsageError, match="no long series"):
            series_address(kind, frequency, partner)


def test_the_addresses_of_the_committed_series() -> None:
    held = {row["id"].split("/")[1]: row["address"] for row in table("releases") if "/d" in row["id"]}
    assert {name: series_address(int(name[1]), Frequency.MONTH) for name in held} == held
