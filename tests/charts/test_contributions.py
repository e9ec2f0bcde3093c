"""The waterfall adds up: parts, rest and total, in the picture's own rounded numbers."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.charts.contributions import contributions, waterfall
from kuroji.charts.drawing import svg
from kuroji.classifications.commodities import commodities
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact

Parts = Callable[[str], tuple[Fact, list[Fact]]]
LEAVES = [item.code for item in commodities("export") if item.level == 2 and not item.memo]


@pytest.mark.parametrize("flow", ["export", "import"])
def test_may_2026_adds_up_to_the_printed_growth(parts: Parts, flow: str) -> None:
    """Release of 17 June 2026: exports +17.0, imports +12.5 percent; each shown part is as printed on page 3 or 4."""
    total, given_parts = parts(flow)
    chart = contributions(total, given_parts)
    *shown, whole = chart.rows
    assert sum(Decimal(str(row.value)) for row in shown) == Decimal(str(whole.value))
    assert whole.value == {"export": 17.0, "import": 12.5}[flow]
    printed = {f.id: f.value for f in given_parts}
    assert all(row.value == printed[row.fact] for row in shown if row.fact)
    assert [row.series for row in shown if not row.fact] == ["Everything else"]
    values = [row.value for row in shown if row.fact]
    assert values == sorted(values, key=lambda v: -float(v or 0))


def test_the_largest_are_shown(parts: Parts) -> None:
    total, given_parts = parts("import")
    chart = contributions(total, given_parts, "ja", shown=3)
    sizes = sorted((abs(f.value) for f in given_parts), reverse=True)
    assert (
        sorted((abs(row.value or 0) for row in chart.rows if row.unit == "points" and row.fact), reverse=True)
        == sizes[:3]
    )
    assert chart.rows[-1].series == "合計"


@given(
    points=st.lists(st.integers(-99, 99), min_size=1, max_size=len(LEAVES)), grown=st.integers(-300, 300),
    shown=st.integers(1, 14),
)  # fmt: skip
def test_it_adds_up_whatever_the_numbers(fact: Callable[..., Fact], points: list[int], grown: int, shown: int) -> None:
    """Falling totals, negative parts and zeros included."""
    total = fact("change", "export", "2026-05", Decimal(grown) / 10, "percent")
    given_parts = [
        fact("contribution", "export", "2026-05", Decimal(p) / 10, "points", code=code, classification="PC")
        for p, code in zip(points, LEAVES, strict=False)
    ]
    *steps, whole = waterfall(total, given_parts, "en", shown)
    assert sum(step.size for step in steps) == whole.size == Decimal(grown) / 10
    assert all(after.start == before.end for before, after in itertools.pairwise(steps))
    assert steps[-1].end == whole.end
    assert steps[0].start == whole.start == 0


def test_a_fall_and_nothing_at_all_are_drawn(fact: Callable[..., Fact]) -> None:
    def one(value: str, code: str = "70323") -> Fact:
        return fact("contribution", "export", "2026-05", value, "points", code=code, classification="PC")

    fall = contributions(
        fact("change", "export", "2026-05", "-26.1", "percent"), [one("-20.0"), one("-7.0", "70503")], "ja"
    )
    assert fall.title == "2026年5月の日本の輸出は前年同月比26.1%減"
    assert [row.value for row in fall.rows] == [-7.0, -20.0, 0.9, -26.1]
    assert svg(fall)
    flat = contributions(fact("change", "export", "2026-05", "0.0", "percent"), [one("0.0")])
    assert flat.title == "Japan’s exports were flat in May 2026: what goods contributed"
    assert svg(flat)


def test_partners_are_drawn_like_commodities(fact: Callable[..., Fact]) -> None:
    def part(code: str, name: str, value: str) -> Fact:
        return fact("contribution", "import", "2026-05", value, "points", partner_code=code, partner=name)

    total = fact("change", "import", "2026-05", "12.5", "percent")
    chart = contributions(total, [part("US", "US", "3.1"), part("middle_east", "Middle East", "-4.4")], "ja")
    assert [row.series for row in chart.rows] == ["米国", "中東", "その他", "合計"]
    assert [row.value for row in chart.rows] == [3.1, -4.4, 13.8, 12.5]
    assert chart.name == "contributions-import-partner"
    with pytest.raises(UsageError, match="US is part of North America"):
        contributions(total, [part("US", "US", "3.1"), part("north_america", "North America", "3.3")])
    with pytest.raises(UsageError, match="given twice"):
        contributions(total, [part("US", "US", "3.1")] * 2)


def test_what_does_not_belong_is_refused(parts: Parts) -> None:
    total, given_parts = parts("export")
    other, _ = parts("import")
    with pytest.raises(NotHeld, match="no contributions"):
        contributions(total, [])
    with pytest.raises(UsageError, match="no contribution to"):
        contributions(other, given_parts)
    with pytest.raises(UsageError, match="not a growth"):
        contributions(msgspec.structs.replace(total, unit="fold"), given_parts)
    with pytest.raises(UsageError, match="do not mix"):
        contributions(total, [*given_parts, msgspec.structs.replace(given_parts[0], code="total", partner_code="US")])
    section = msgspec.structs.replace(given_parts[0], code="703", commodity="electrical machinery")
    with pytest.raises(UsageError, match="semiconductors etc is part of electrical machinery"):
        contributions(total, [section, *(f for f in given_parts if f.code == "70323")])
