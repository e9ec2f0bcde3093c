"""The official-style index: the Ministry's rules by hand, and the figures its releases print.

press_indices.csv and press_totals.csv hold the release of 17 June 2026, series_totals_annual.csv the long series.
"""

from __future__ import annotations

import csv
from importlib.resources import files

import numpy as np
import pytest

from kuroji.indicators.price_index.bilateral import fixed_base
from kuroji.indicators.price_index.official import linked, official_index, quantity_index, select
from kuroji.model.errors import InputError, Undefined, UsageError

FLOWS = ("export", "import")


def printed(name: str) -> list[dict[str, str]]:
    text = (files("kuroji") / "data" / "JP" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


INDICES = printed("press_indices.csv")


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("kind", ["level", "change"])
def test_printed_quantity_is_value_over_unit_value(flow: str, kind: str) -> None:
    """Every printed index and change of it, within the rounding of the three figures."""
    checked = 0
    for row in INDICES:
        if row["kind"] != kind or not row[f"{flow}_value"]:
            continue
        value, quantity, unit_value = (
            float(row[f"{flow}_{part}"]) / 100 + (kind == "change") for part in ("value", "quantity", "unit_value")
        )
        ends = [
            quantity_index(np.array(value + v), np.array(unit_value + u)) for v in (-5e-4, 5e-4) for u in (-5e-4, 5e-4)
        ]
        assert min(ends) - 5.01e-4 <= quantity <= max(ends) + 5.01e-4, row
        checked += 1
    assert checked >= 50


@pytest.mark.parametrize("flow", FLOWS)
def test_printed_value_index_is_value_over_the_base_year(flow: str) -> None:
    """2020 = 100: May 2026 from the release's own totals (million yen), whole years from the long series (thousand)."""
    years = {row["year"]: float(row[f"{flow}s"]) for row in printed("series_totals_annual.csv")}
    release = next(row for row in printed("press_totals.csv") if row["release"].startswith("mof-press/2026-05/4"))
    month = float(release[f"{flow}s"]) * 1000 / (years["2020"] / 12)
    world = {
        row["period"]: float(row[f"{flow}_value"])
        for row in INDICES
        if row["page"] == "pg22" and row["kind"] == "level"
    }
    assert round(100 * month, 1) == world["2026-05"]
    for year in ("2023", "2024", "2025"):
        assert round(100 * years[year] / years["2020"], 1) == world[year]


def three_years() -> tuple[np.ndarray, np.ndarray]:
    """Five items over 48 months, the base year second: a steady one, one that trebles, a rare, a tiny, a basket."""
    values, quantities = np.full((48, 5), 1000.0), np.full((48, 5), 100.0)
    values[36:, 1], quantities[36:, 1] = 6000, 300
    values[:5, 2] = 0
    values[:, 3] = 0.01
    return values, quantities


BASKET = [False, False, False, False, True]


def test_the_rule_of_selection() -> None:
    """32 of 36 months, more than 1/100,000 of the total, no basket; the borders themselves."""
    values, _ = three_years()
    found = select(values, 12, BASKET)
    assert found.chosen.tolist() == [True, True, False, False, False]
    assert found.months.tolist() == [36, 36, 31, 36, 36]
    assert found.reason[2] == "traded in 31 of 36 months, fewer than 32"
    assert "of the base year's total" in found.reason[3]
    assert found.reason[4] == "basket item"
    assert found.coverage == pytest.approx(0.5, abs=1e-5)
    values[4, 2] = 1000
    assert select(values, 12, BASKET).chosen[2]
    assert not select(values, 12, total=1e5 * values[12:24, 0].sum()).chosen[0], "exactly 1/100,000 is not more"


def test_the_index_by_hand() -> None:
    """In the fourth year item 1 sells 300 at 20 instead of 100 at 10; item 0 stays: Fisher of these two.

    Laspeyres (1000 + 2000) / 2000, Paasche (1000 + 6000) / (1000 + 3000).
    """
    values, quantities = three_years()
    found = official_index(values, quantities, 12, basket=BASKET)
    fisher = np.sqrt(3000 / 2000 * 7000 / 4000)
    np.testing.assert_allclose(found.unit_value[36:], fisher, rtol=1e-14)
    np.testing.assert_allclose(found.unit_value[12:24], 1, rtol=1e-14)
    np.testing.assert_allclose(found.value[36:], 9000.01 / 4000.01, rtol=1e-14)
    np.testing.assert_allclose(found.quantity, found.value / found.unit_value, rtol=1e-15)
    np.testing.assert_allclose(found.contributions.sum(axis=1), found.unit_value - 1, atol=1e-14)
    np.testing.assert_allclose(found.coverage[36:], 7000 / 9000.01, rtol=1e-14)
    assert found.links.matched[0].tolist() == [True, True, False, False, False]


def test_the_base_prices_are_those_of_the_whole_base_year() -> None:
    """Prices 10 and 20 in halves of the base year with quantities 100 and 300: 17.5, not their mean."""
    values, quantities = np.full((36, 1), 1750.0), np.full((36, 1), 100.0)
    values[12:18], quantities[12:18] = 1000, 100
    values[18:24], quantities[18:24] = 6000, 300
    found = official_index(values, quantities, 12)
    np.testing.assert_allclose(found.unit_value[[0, 12, 18]], [1, 10 / 17.5, 20 / 17.5], rtol=1e-14)


def test_items_without_a_quantity_stay_in_the_value() -> None:
    values, quantities = three_years()
    quantities[:, 0] = np.nan
    found = official_index(values, quantities, 12, basket=BASKET)
    np.testing.assert_allclose(found.unit_value[36:], 2, rtol=1e-14)
    np.testing.assert_allclose(found.value[36:], 9000.01 / 4000.01, rtol=1e-14)


def test_linking_at_the_base_year() -> None:
    """The older index averages 150 in the newer one's base year (100): earlier figures are multiplied by 2/3."""
    older, newer = [120.0, 140, 160, 170], [np.nan, 95, 105, 110]
    index, factor = linked(older, newer, slice(1, 3))
    assert factor == pytest.approx(100 / 150)
    assert index.tolist() == pytest.approx([80, 95, 105, 110])


def test_fisher_of_the_bilateral_room_is_the_same() -> None:
    """Without gaps the index is Fisher against the average month of the base year."""
    values, quantities = three_years()
    base_values, base_quantities = values[12:24].mean(axis=0), quantities[12:24].mean(axis=0)
    prices = np.vstack([base_values / base_quantities, values / quantities])[:, :2]
    by_hand = fixed_base(prices, np.vstack([base_quantities, quantities])[:, :2], "fisher").index[1:]
    np.testing.assert_allclose(official_index(values, quantities, 12, basket=BASKET).unit_value, by_hand, rtol=1e-14)


def test_bad_input_is_named() -> None:
    values, quantities = three_years()
    with pytest.raises(UsageError, match="whole year before"):
        official_index(values, quantities, 0)
    with pytest.raises(UsageError, match="whole year before"):
        official_index(values[:30], quantities[:30], 12)
    wrong = values.copy()
    wrong[7, 1] = -5
    with pytest.raises(InputError, match="-5 in period 7, item 1"):
        official_index(wrong, quantities, 12)
    with pytest.raises(UsageError, match="shape"):
        official_index(values, quantities[:, :3], 12)
    with pytest.raises(Undefined, match="48 months have no chosen item with a quantity"):
        official_index(values, quantities * 0, 12)
    with pytest.raises(Undefined, match="nothing was traded in the base year"):
        select(values * 0, 12)
    with pytest.raises(Undefined, match="missing in the base year"):
        linked([np.nan, 1, 2], [1, 1, 2], slice(0, 1))
    with pytest.raises(UsageError, match="shapes"):
        linked([1, 2], [1, 1, 2], slice(0, 1))
