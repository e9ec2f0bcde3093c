"""Drivers: exact addition, the fewest that explain most, and the sections of the long series."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.official_format import TEXT

from kuroji.explain.drivers import WANTED, By, drivers
from kuroji.indicators.level import level
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import NotPublished, UsageError
from kuroji.model.period import month, parse
from kuroji.store.opening import Store

MAY = parse("2026-05")


@pytest.fixture(scope="module")
def seen(store: Store) -> View:
    return view(store, datetime(2026, 6, 17, 3, tzinfo=UTC))


@pytest.fixture(scope="module")
def newest(store: Store) -> View:
    return view(store, datetime(2026, 10, 7, tzinfo=UTC))


def year_of(code: str, year: int) -> int:
    """Exports of a section in a calendar year from the long series d51ma, in yen."""
    with (TEXT / "series_exports_by_commodity.csv").open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["code"] == code and r["month"].startswith(f"{year}-")]
    assert len(rows) == 12
    return sum(int(row["value"]) for row in rows) * 1000


def test_sections_of_a_year_are_ranked_as_in_the_long_series(newest: View) -> None:
    found = drivers(newest, EXPORTS, parse("2025"), by=By.SECTION)
    codes = ("0p1", "2p4", "3", "5", "6", "701", "703", "705", "8p9")
    official = sorted((year_of(code, 2025) - year_of(code, 2024) for code in codes), key=lambda v: -abs(v))
    assert [int(driver.difference) for driver in found.parts] == official
    assert found.difference == sum(official)
    whole = year_of("total", 2024)
    assert float(found.parts[0].points or 0) == pytest.approx(official[0] / whole * 100)


@settings(max_examples=20, deadline=None)
@given(
    st.integers(1989 * 12, 2026 * 12 + 7), st.integers(1, 12), st.sampled_from([EXPORTS, IMPORTS, BALANCE]),
    st.sampled_from([By.SECTION, By.COMMODITY]),
)  # fmt: skip
def test_parts_add_exactly_and_leaders_are_the_fewest(
    newest: View, ordinal: int, back: int, subject: Subject, by: By
) -> None:
    found = drivers(newest, subject, month(ordinal), month(ordinal - back), by)
    assert sum(driver.difference for driver in found.parts) == found.difference
    along = [d for d in found.parts if not d.rest and d.difference * found.difference > 0]
    explained = sum((d.difference for d in found.leading), Decimal(0))
    assert found.reached == (abs(explained) * 100 >= abs(found.difference) * WANTED and found.difference != 0)
    if found.reached and len(found.leading) <= 4:
        fewer = combinations([abs(d.difference) for d in along], len(found.leading) - 1)
        assert all(sum(some, Decimal(0)) * 100 < abs(found.difference) * WANTED for some in fewer)
    if not found.reached:
        assert len(found.leading) == len(along)
    assert found.of_gross <= Decimal("100.0000001")


@pytest.mark.parametrize("flow", [EXPORTS, IMPORTS])
@pytest.mark.parametrize("by", list(By))
def test_every_way_of_breaking_down_adds_to_the_same_change(seen: View, flow: Subject, by: By) -> None:
    found = drivers(seen, flow, MAY, by=by)
    assert sum(driver.difference for driver in found.parts) == found.difference
    growth = found.difference / level(seen, flow, MAY.year_earlier()).value * 100
    assert sum(float(driver.points or 0) for driver in found.parts) == pytest.approx(float(growth))
    assert len({driver.name_en for driver in found.parts}) == len(found.parts)


def test_the_crossing_tells_whose_goods_they_were(seen: View) -> None:
    """The US page of the release: motor vehicles 431,389 million yen, +18.7%, a contribution of 4.5 points to the US."""
    found = drivers(seen, EXPORTS, MAY, by=By.CROSSING)
    cars = next(driver for driver in found.parts if driver.name_en == "US: motor vehicles")
    own = next(d for d in drivers(seen, Subject("export", "US"), MAY).parts if d.name_en == "motor vehicles")
    assert cars.difference == own.difference
    assert round(own.points or Decimal(0), 1) == Decimal("4.5")
    assert cars.name_ja == "米国・自動車"
    assert "US" not in {driver.name_en for driver in found.parts}


def test_offsetting_parts_show_in_the_gross_share(seen: View) -> None:
    """May 2026: crude oil and cars alone are more than the whole improvement, and little of all that improved."""
    found = drivers(seen, BALANCE, MAY)
    assert [driver.name_en for driver in found.leading] == ["crude oil, imports", "motor vehicles"]
    assert found.of_net is not None
    assert found.of_net > 100
    assert found.of_gross < 50
    assert found.offsetting < 0
    gross = sum(d.difference for d in found.parts if d.difference > 0)
    assert gross + found.offsetting == found.difference


def test_each_driver_is_a_fact_on_the_year(seen: View) -> None:
    found = drivers(seen, IMPORTS, MAY)
    assert all(d.fact is not None and Decimal(d.fact.exact) == d.difference for d in found.parts)
    assert all(d.fact is None for d in drivers(seen, IMPORTS, MAY, parse("2026-04")).parts)


def test_what_cannot_be_broken_down_says_why(seen: View) -> None:
    with pytest.raises(UsageError, match="Break it down by commodity"):
        drivers(seen, Subject("export", "US"), MAY, by=By.PARTNER)
    with pytest.raises(UsageError, match="Ask for exports and imports"):
        drivers(seen, BALANCE, MAY, by=By.CROSSING)
    with pytest.raises(NotPublished):
        drivers(seen, EXPORTS, parse("2026-06"))
