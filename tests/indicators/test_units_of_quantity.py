"""Quantities counted in several units: ships by number in the long series, by gross tonnage in the release.

Independent figures: the number of ships, summed from src/kuroji/data/JP/series_exports_by_commodity.csv by hand.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import kuroji
from kuroji.indicators.facts import fact
from kuroji.indicators.view import Subject, view
from kuroji.model.period import parse
from kuroji.store.opening import open_store

FIGURES = Path(kuroji.__file__).parent / "data" / "JP" / "series_exports_by_commodity.csv"
SHIPS = Subject("export", "world", "PC", "7051301")


def number(year: str) -> float:
    with FIGURES.open(encoding="utf-8") as rows:
        return sum(
            float(r["quantity"]) for r in csv.DictReader(rows) if r["code"] == "7051301" and r["month"][:4] == year
        )


def test_ships_of_two_years_are_compared_in_one_unit() -> None:
    store = open_store(None)
    seen = view(store, store.newest_known_at)
    found = fact(seen, "quantity_change", "yoy", SHIPS, parse("2025"))
    assert float(found.exact) == pytest.approx((number("2025") / number("2024") - 1) * 100, rel=1e-9)
    value = fact(seen, "change", "yoy", SHIPS, parse("2025"))
    price = fact(seen, "unit_value_change", "yoy", SHIPS, parse("2025"))
    expected = (1 + float(value.exact) / 100) / (number("2025") / number("2024")) - 1
    assert float(price.exact) == pytest.approx(100 * expected, rel=1e-9)
