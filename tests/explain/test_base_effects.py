"""Base effects: cars to the US against the releases, and single deliveries in an invented series."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.fixtures.official_format import TEXT
from tests.indicators import official_totals
from tests.indicators.said import Row, Said

from kuroji.explain.base_effects import Reading, base_effect, one_offs
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import Undefined
from kuroji.model.period import month, parse
from kuroji.store.opening import Store

CARS_TO_US = Subject("export", "US", "PC", "70503")
SHIPS = Subject("export", "world", "PC", "7051301")


@pytest.fixture(scope="module")
def newest(store: Store) -> View:
    return view(store, datetime(2026, 10, 7, tzinfo=UTC))


def test_cars_to_the_us_rose_from_a_low_base(newest: View) -> None:
    """The releases print -24.7% in May 2025 and +18.7% a year later: together 10.6% below May 2024."""
    found = base_effect(newest, CARS_TO_US, parse("2026-05"))
    assert (found.change.value, found.base_change and found.base_change.value) == (18.7, -24.7)
    assert found.two_years is not None
    assert found.two_years.value == pytest.approx((1.187 * 0.753 - 1) * 100, abs=0.1)
    assert found.two_years.base == "2024-05"
    assert found.two_years.basis == "implied"
    assert found.reading is Reading.RISE_FROM_LOW_BASE


@pytest.mark.parametrize("flow", [EXPORTS, IMPORTS])
def test_two_years_are_those_of_the_long_series(newest: View, flow: Subject) -> None:
    for text in ("2026-05", "2009-11", "2021-03"):
        end = parse(text).end
        official = official_totals.monthly(str(flow.flow))
        found = base_effect(newest, flow, parse(text))
        assert found.two_years is not None
        assert found.two_years.value == round((official[end] / official[end - 24] - 1) * 100, 1)
        signs = official[end] > official[end - 12], official[end] > official[end - 24]
        assert (found.reading is Reading.NO_BASE_EFFECT) == (signs[0] == signs[1])


def test_special_goods_are_told_where_they_are_kept_apart(newest: View) -> None:
    whole = base_effect(newest, EXPORTS, parse("FY2025"))
    assert whole.special is not None
    assert (whole.special.code, whole.special_note) == ("9", "")
    calendar = base_effect(newest, EXPORTS, parse("2025")).special
    assert calendar is not None
    assert calendar.value == special_goods(2025) - special_goods(2024)
    assert base_effect(newest, BALANCE, parse("FY2025")).special is not None
    page = base_effect(newest, Subject("export", "US"), parse("2026-05"))
    assert page.special is None
    assert "not kept apart" in page.special_note


def test_the_previous_period_is_told_where_it_is_not_the_year(newest: View) -> None:
    assert base_effect(newest, EXPORTS, parse("2026-05")).previous is not None
    assert base_effect(newest, EXPORTS, parse("FY2025")).previous is None
    assert base_effect(newest, EXPORTS, parse("2026-05-D20")).previous is None


def test_a_balance_across_zero_has_no_percentage(newest: View) -> None:
    with pytest.raises(Undefined):
        base_effect(newest, BALANCE, parse("2026-04"))


def special_goods(year: int) -> int:
    """Exports of principal commodity 9 in a year of the long series d51ma, in yen, read with the csv module alone."""
    with (TEXT / "series_exports_by_commodity.csv").open(encoding="utf-8", newline="") as lines:
        return 1000 * sum(
            int(row["value"])
            for row in csv.DictReader(lines)
            if row["code"] == "9" and row["month"].startswith(f"{year}-")
        )


def delivered(said: Said, last: float, months: int = 36) -> list[Row]:
    """Ships at 100 or 110 million in turn, and `last` in May 2026; the total ten times as much."""
    end = parse("2026-05").end
    values = {end - back: 1e8 + 1e7 * (back % 2) for back in range(1, months + 1)} | {end: last}
    return [
        said(value * size, "2026-06-17", str(month(ordinal)), **goods)
        for ordinal, value in values.items()
        for size, goods in ((1, {"classification": "PC", "commodity": "7051301"}), (10, {}))
    ]


def test_a_month_far_above_its_own_history_is_a_single_delivery(small: Callable[..., Store], said: Said) -> None:
    """Median 105 million, absolute deviations all 5 million: three scaled deviations end at 105 + 3 x 7.413 = 127.2."""
    after = datetime(2026, 6, 18, tzinfo=UTC)
    seen = view(small(delivered(said, 1.28e8)), after)
    (found,) = one_offs(seen, EXPORTS, parse("2026-05"))
    assert (found.level.value, found.median) == (1.28e8, 1.05e8)
    assert found.deviation == pytest.approx(7.413e6)
    assert found.contribution is not None
    assert found.contribution.value == pytest.approx((1.28e8 - 1e8) / 1e9 * 100, abs=0.05)
    assert not one_offs(view(small(delivered(said, 1.27e8)), after), EXPORTS, parse("2026-05"))


def test_a_short_history_and_longer_periods_have_no_single_deliveries(small: Callable[..., Store], said: Said) -> None:
    seen = view(small(delivered(said, 9e8, months=23)), datetime(2026, 6, 18, tzinfo=UTC))
    assert one_offs(seen, EXPORTS, parse("2026-05")) == ()
    assert one_offs(seen, EXPORTS, parse("2026")) == ()
