"""Units against the press schema (TMT, MNO, TKL ...) and against the unit heads of the long series."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kuroji
from kuroji.classifications.commodities import commodities, press_commodity
from kuroji.classifications.units import FAMILIES, press_unit, to_canonical
from kuroji.model.errors import InputError

JP = Path(kuroji.__file__).parent / "data" / "JP"


@pytest.mark.parametrize(
    ("text", "unit"),
    [("   ", ("", 1.0)), (" KG", ("KG", 1.0)), ("TMT", ("MT", 1e3)), ("TNO", ("NO", 1e3)), ("MNO", ("NO", 1e6)),
     ("TKL", ("KL", 1e3)), (" GT", ("GT", 1.0)), ("ＭＴ", ("MT", 1.0)), ("千ＫＬ", ("KL", 1e3))],
)  # fmt: skip
def test_scaled_units(text: str, unit: tuple[str, float]) -> None:
    assert press_unit(text) == unit


def test_an_unknown_unit_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError, match="TMT"):
        press_unit("TMTT")


def test_tonnes_become_the_kilograms_of_the_series_and_the_grain_with_them() -> None:
    """Press 2026-05: 78,697 MT of engines; the series counts 70101 in KG."""
    assert to_canonical(78697.0, 1.0, "MT", "KG") == (78_697_000.0, 1000.0, "KG")
    assert to_canonical(2500.0, 1000.0, "KG", "MT") == (2.5, 1.0, "MT")
    assert to_canonical(None, 1.0, "MT", "KG") == (None, 1000.0, "KG")


def test_gross_tonnage_is_a_series_of_its_own() -> None:
    """Ships: GT in the release, NO in the series."""
    assert to_canonical(749836.0, 1.0, "GT", "NO") == (749836.0, 1.0, "GT")
    assert to_canonical(7.0, 1.0, "MT", "") == (7.0, 1.0, "MT")


def test_printed_quantities_lie_near_the_series_in_its_unit() -> None:
    """Every quantity of the world pages, brought to the unit of the series, is within 15% of the later vintage."""
    series: dict[tuple[str, str, str], str] = {}
    for flow in ("export", "import"):
        with (JP / f"series_{flow}s_by_commodity.csv").open(encoding="utf-8", newline="") as lines:
            series |= {(flow, r["month"], r["code"]): r["quantity"] for r in csv.DictReader(lines) if r["quantity"]}
    with (JP / "press_commodities.csv").open(encoding="utf-8", newline="") as lines:
        printed = [row for row in csv.DictReader(lines) if row["partner"] == "world" and row["quantity"]]
    compared = 0
    for row in printed:
        item = press_commodity(row["flow"], row["row"])
        base, factor = press_unit(row["unit"])
        value, quantum, unit = to_canonical(float(row["quantity"]) * factor, factor, base, item.unit)
        held = series.get((row["flow"], row["release"].split("/")[1], item.code))
        if unit == item.unit and held and value is not None:
            assert abs(value - float(held)) <= 0.15 * float(held) + quantum, row
            compared += 1
    assert compared > 22 * 35


@pytest.mark.parametrize("flow", ["export", "import"])
def test_exactly_the_codes_with_quantities_have_a_unit(flow: str) -> None:
    """The long series; imports 70301 declare KG there and never fill it."""
    with (JP / f"series_{flow}s_by_commodity.csv").open(encoding="utf-8", newline="") as lines:
        counted = {row["code"] for row in csv.DictReader(lines) if row["quantity"]}
    assert {item.code for item in commodities(flow) if item.unit} == counted


@settings(settings.get_profile("house"))
@given(st.integers(0, 10**12), st.sampled_from(sorted(FAMILIES)), st.sampled_from(sorted(FAMILIES)))
def test_conversion_there_and_back_changes_nothing(amount: int, unit: str, other: str) -> None:
    there = to_canonical(float(amount), 1.0, unit, other)
    value, quantum, back = to_canonical(*there, unit)
    assert back == unit
    assert value == pytest.approx(amount)
    assert quantum == pytest.approx(1.0)
