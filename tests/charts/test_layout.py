"""Labels touch neither each other nor the edge, whatever the figures: fifty years of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.charts.balance import monthly_balance
from kuroji.charts.chart import Chart
from kuroji.charts.history import long_history
from kuroji.charts.lettering import width as width_of
from kuroji.charts.revisions import revisions
from kuroji.classifications.reporters import JAPAN
from kuroji.model.fact import Fact

LOOKS = [(language, width) for language in ("en", "ja") for width in (320, 360, 640, 900)]


def faults(chart: Chart) -> list[str]:
    """Labels that leave the picture, come within 4 pixels of its edge, or overlap."""
    padding = chart.spec["padding"]
    found, boxes = [], []
    (layer,) = (layer for layer in chart.spec["layer"] if layer["name"] == "lettering")
    for letter in layer["data"]["values"]:
        wide = width_of(letter["text"], letter["size"])
        left = letter["x"] + padding["left"] - {"left": 0.0, "center": wide / 2, "right": wide}[letter["align"]]
        middle = letter["y"] + padding["top"]
        if not (4 <= left <= left + wide <= chart.width - 4 and padding["top"] - 4 <= middle <= chart.height - 6):
            found.append(f"{letter['text']} runs out")
        boxes.append((left, left + wide, middle - letter["size"] * 0.4, middle + letter["size"] * 0.4, letter["text"]))
    for a, b in combinations(boxes, 2):
        if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]:
            found.append(f"{a[4]} on {b[4]}")
    return found


def test_every_chart_is_without_fault(chart: Chart) -> None:
    assert faults(chart) == []


def test_the_search_finds_faults(draw: Callable[[str, str, int], Chart]) -> None:
    chart = draw("balance", "en", 640)
    spec = chart.spec | {"padding": chart.spec["padding"] | {"left": -20}}
    import msgspec

    assert faults(msgspec.structs.replace(chart, spec=spec))
    (layer,) = (layer for layer in spec["layer"] if layer["name"] == "lettering")
    twice = [*spec["layer"][:-1], layer | {"data": {"values": layer["data"]["values"] * 2}}]
    assert faults(msgspec.structs.replace(chart, spec=chart.spec | {"layer": twice}))


@pytest.mark.parametrize("year", range(1982, 2027, 2))
def test_any_three_years_of_months(year: int, all_months: list[list[Fact]]) -> None:
    shown = [fact for month in all_months for fact in month if year - 3 < int(fact.period[:4]) <= year]
    for language, width in LOOKS:
        for end in (len(shown), len(shown) - 3 * 5, len(shown) - 3 * 11):
            assert faults(monthly_balance(shown[:end], language, width)) == []


@pytest.mark.parametrize("last", range(1980, 2026))
def test_any_stretch_of_years(last: int, all_years: list[list[Fact]]) -> None:
    shown = [fact for year in all_years for fact in year if int(fact.period[:4]) <= last]
    for language, width in LOOKS:
        assert faults(long_history(shown, language, width)) == []


@given(
    steps=st.lists(st.tuples(st.integers(1, 300), st.integers(-60_000, 60_000), st.integers(-60_000, 60_000)), max_size=5),
    look=st.sampled_from(LOOKS),
)  # fmt: skip
def test_any_revisions(
    steps: list[tuple[int, int, int]], look: tuple[str, int], told: Callable[..., list[object]]
) -> None:
    """Up to five revisions, days to months apart, of up to 60 billion yen each."""
    statements, until = told(steps)
    assert faults(revisions(statements, until, JAPAN, *look)) == []
