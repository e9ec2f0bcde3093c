"""Charts of any series and of what a flow is made of; figures are those of the embedded official tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.test_layout import faults

from kuroji.charts.drawing import svg
from kuroji.charts.measures import axis, lettered
from kuroji.charts.placing import Box
from kuroji.charts.series import series_chart
from kuroji.charts.squares import squarified
from kuroji.charts.treemap import treemap
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact

LOOKS = [(language, width, look) for language in ("en", "ja") for width in (320, 640) for look in ("line", "bars")]


@pytest.fixture(scope="module")
def exports(all_months: list[list[Fact]]) -> list[Fact]:
    """Exports by month since 1979, from the long series."""
    return [month[0] for month in all_months]


@pytest.mark.parametrize(("language", "width", "look"), LOOKS)
def test_a_series_is_lettered_without_fault(exports: list[Fact], language: str, width: int, look: str) -> None:
    for many in (2, 14, 60, len(exports)):
        chart = series_chart(exports[-many:], language, width, look)
        assert faults(chart) == []
        assert len(chart.rows) == many


def test_what_the_picture_says_is_in_the_long_series(exports: list[Fact]) -> None:
    """Exports of August 2026 and of January 1979 as the long series prints them, in thousands of yen."""
    newest, oldest = exports[-1], exports[0]
    said = series_chart(exports).alt
    assert f"¥{newest.value / 1e12:.2f} trillion in August 2026" in said
    assert f"It was ¥{oldest.value / 1e12:.2f} trillion in January 1979" in said
    assert newest.period == "2026-08"


def test_the_points_a_script_reads_are_those_of_the_rows(exports: list[Fact]) -> None:
    chart = series_chart(exports[-24:], "ja")
    points = chart.spec["usermeta"]["points"]
    assert len(points) == 24
    assert points[-1]["says"].startswith("2026年8月：")
    assert [p["x"] for p in points] == sorted(p["x"] for p in points)
    high = max(chart.rows, key=lambda row: row.value or 0)
    assert min(points, key=lambda p: p["y"])["says"].startswith(f"{high.period[:4]}年{int(high.period[5:])}月")


def test_a_gap_is_named_and_stays_a_gap(exports: list[Fact]) -> None:
    chart = series_chart([*exports[-12:-6], *exports[-5:]])
    assert "No figure: March 2026." in chart.alt
    assert [row.period for row in chart.rows if row.value is None] == ["2026-03"]


def test_the_specs_are_valid_vega_lite(exports: list[Fact], parts_of_may: tuple[Fact, list[Fact]]) -> None:
    spec = find_spec("altair")
    assert spec is not None
    assert spec.origin is not None
    text = (Path(spec.origin).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json").read_text("utf-8")
    schema: Any = jsonschema.Draft7Validator(json.loads(text))
    for chart in (series_chart(exports[-24:]), series_chart(exports[-24:], look="bars"), treemap(*parts_of_may)):
        assert [error.message[:200] for error in schema.iter_errors(chart.spec)] == []
        assert ET.fromstring(svg(chart)).get("role") == "img"


def test_several_vintages_are_told_apart_from_one(exports: list[Fact]) -> None:
    import msgspec

    later = [msgspec.structs.replace(f, as_of=f.as_of.replace(day=20 + n)) for n, f in enumerate(exports[-3:])]
    letters = json.dumps(series_chart(later).spec)
    assert "Each period as first published." in letters
    assert "As known on" not in letters


@pytest.mark.parametrize("look", ["pie", ""])
def test_another_look_is_refused(exports: list[Fact], look: str) -> None:
    with pytest.raises(UsageError, match="not drawn as"):
        series_chart(exports[-12:], look=look)


def test_one_period_makes_no_picture(exports: list[Fact]) -> None:
    with pytest.raises(NotHeld, match="one period alone"):
        series_chart(exports[-1:])


def test_quantities_and_indices_are_lettered_in_their_unit(fact: Callable[..., Fact]) -> None:
    """5,593,412 kilolitres is 5.59 million kilolitres and 559万キロリットル; an index has no unit."""
    import msgspec

    oil = msgspec.structs.replace(
        fact("value", "import", "2026-05", 5_593_412), indicator="quantity", measure="quantity", unit="KL", quantum=1.0
    )
    assert lettered(oil, "en") == "5.59 million kilolitres"
    assert lettered(oil, "ja") == "559万キロリットル"
    assert lettered(msgspec.structs.replace(oil, unit="index", exact="112.34", quantum=0.1), "en") == "112.3"
    assert axis(5e6, "KL", "en").name == "million kilolitres"


@pytest.fixture(scope="module")
def parts_of_may(fact: Callable[..., Fact]) -> tuple[Fact, list[Fact]]:
    """Exports of May 2026 (release of 17 June 2026) and three of its partners, million yen."""
    amounts = {"CN": 1_586_029, "US": 1_597_462, "TW": 812_000}
    parts = [
        fact("value", "export", "2026-05", m * 1e6, partner_code=code, partner=code) for code, m in amounts.items()
    ]
    return fact("value", "export", "2026-05", 9_511_555e6), parts


def test_a_treemap_adds_up_to_the_whole(parts_of_may: tuple[Fact, list[Fact]]) -> None:
    whole, parts = parts_of_may
    chart = treemap(whole, parts)
    assert sum(row.value or 0 for row in chart.rows) == pytest.approx(whole.value)
    assert [row.series for row in chart.rows] == ["US", "China", "Taiwan", "Everything else"]
    areas = [
        (v["right"] - v["left"]) * (v["bottom"] - v["top"])
        for layer in chart.spec["layer"] if layer["name"] == "fields" for v in layer["data"]["values"]
    ]  # fmt: skip
    for row, area in zip(chart.rows, areas, strict=True):
        assert area / sum(areas) == pytest.approx((row.value or 0) / whole.value, rel=1e-3)
    assert faults(chart) == []


def test_parts_inside_one_another_are_refused(fact: Callable[..., Fact]) -> None:
    whole = fact("value", "export", "2026-05", 9e12)
    asia = fact("value", "export", "2026-05", 5e12, partner_code="asia", partner="Asia")
    china = fact("value", "export", "2026-05", 1e12, partner_code="CN", partner="China")
    with pytest.raises(UsageError, match="is part of"):
        treemap(whole, [asia, china])
    with pytest.raises(UsageError, match="only the value of exports or imports"):
        treemap(fact("balance", "balance", "2026-05", 1e12), [china])
    with pytest.raises(NotHeld, match="no parts"):
        treemap(whole, [])


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40), st.floats(50, 900), st.floats(50, 900))
def test_squares_fill_their_room_and_keep_their_proportions(sizes: list[float], wide: float, high: float) -> None:
    """Bruls et al.: the boxes cover the whole, each in proportion to its size, none over another."""
    boxes = squarified(sorted(sizes, reverse=True), Box(0, 0, wide, high))
    areas = [(b.right - b.left) * (b.bottom - b.top) for b in boxes]
    assert sum(areas) == pytest.approx(wide * high, rel=1e-6)
    for size, area in zip(sorted(sizes, reverse=True), areas, strict=True):
        assert area == pytest.approx(size / sum(sizes) * wide * high, rel=1e-6, abs=1e-6)
    for a, b in combinations(boxes, 2):
        assert a.overlap(b) <= 1e-6 * wide * high
