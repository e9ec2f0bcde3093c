"""Balance and long history: figures equal the official ones, gaps stay gaps, and too little is refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from PIL import Image

from kuroji.charts import style
from kuroji.charts.balance import monthly_balance
from kuroji.charts.chart import Chart
from kuroji.charts.drawing import png, svg
from kuroji.charts.history import long_history
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact, Flag

Level = Callable[[str, float, float], list[Fact]]


def layer(chart: Chart, name: str) -> dict[str, Any]:
    (found,) = (part for part in chart.spec["layer"] if part["name"] == name)
    return found  # type: ignore[no-any-return]


def texts(chart: Chart) -> list[str]:
    return [letter["text"] for letter in layer(chart, "lettering")["data"]["values"]]


def test_may_2026_as_first_printed(draw: Callable[[str, str, int], Chart]) -> None:
    """Ministry of Finance, 17 June 2026: 9,511,555, 9,890,228 and -378,673 million yen."""
    chart = draw("balance", "en", 640)
    newest = {row.series: row.value for row in chart.rows if row.period == "2026-05"}
    assert newest == {"export": 9_511_555e6, "import": 9_890_228e6, "balance": -378_673e6}
    assert chart.title == "Japan’s trade deficit was ¥378.7 billion in May 2026"
    assert draw("balance", "ja", 640).title == "2026年5月の日本の貿易収支は3,787億円の赤字"
    assert all(row.fact for row in chart.rows)


def test_records_since_1979(draw: Callable[[str, str, int], Chart]) -> None:
    """By the official annual series: exports 2025, imports 2022, deficit 2022; the largest surplus is that of 1998."""
    chart = draw("history", "en", 640)
    rings = {(v["flow"], v["end"] // 12, v["value"]) for v in layer(chart, "records")["data"]["values"]}
    assert rings == {("export", 2025, 110_400_454_682e3), ("import", 2022, 118_503_152_779e3)}
    assert chart.title == "Japan’s exports were the largest on record in 2025"
    assert {"Record, 2022", "record"} <= set(texts(chart))
    assert any("Largest surplus, 1998" in text for text in texts(chart))
    assert any("Largest deficit, 2022" in text for text in texts(chart))


def test_a_withheld_or_missing_month_is_a_gap_not_a_zero(level: Level) -> None:
    """Absent and zero are different: the line breaks, no bar stands, and the note names the month."""
    shown = [*level("2026-01", 9e12, 1e13), *level("2026-02", 9e12, 8e12)[1:], *level("2026-04", 9e12, 8e12)]
    chart = monthly_balance(shown)
    rows = {(row.period, row.series): row.value for row in chart.rows}
    assert rows["2026-02", "export"] is None
    assert rows["2026-03", "balance"] is None
    assert "Not held: February 2026 and March 2026." in texts(chart)
    assert "保有していない月：2026年2月、2026年3月。" in texts(monthly_balance(shown, "ja"))
    drawing = svg(chart)
    bars = drawing.split("balance_marks")[1].split("</g>")[0]
    assert bars.count("<path") == 3
    (line,) = [part for part in drawing.split("<path") if f'stroke="{style.EXPORTS}"' in part and "M" in part][:1]
    assert line.split('d="')[1].split('"')[0].count("M") == 2


def test_zeros_are_drawn_as_zeros(level: Level) -> None:
    """No trade at all in any month: a flat picture, no division by nothing."""
    shown = [fact for month in ("2026-03", "2026-04", "2026-05") for fact in level(month, 0, 0)]
    chart = monthly_balance(shown)
    assert chart.title == "Japan’s trade was in balance in May 2026"
    assert {row.value for row in chart.rows} == {0.0}
    assert Image.open(io.BytesIO(png(chart))).size == (1280, 2 * chart.height)
    assert monthly_balance(shown, "ja").title == "2026年5月の日本の貿易収支は均衡"


def test_a_balance_alone_is_enough(level: Level) -> None:
    """Several first prints exist only as a balance (docs/explanation/vintages.md, section 3)."""
    shown = [level(month, 5e12, 6e12)[2] for month in ("2026-04", "2026-05")]
    chart = monthly_balance(shown)
    assert [part["name"] for part in chart.spec["layer"] if part["name"] == "lines"] == []
    assert "Exports" not in texts(chart)
    assert svg(chart)


def test_a_surplus_is_called_one(level: Level) -> None:
    shown = [*level("2026-02", 9e12, 8e12), *level("2026-03", 1.0981e13, 1.035e13)]
    assert monthly_balance(shown).title == "Japan’s trade surplus was ¥631.0 billion in March 2026"
    assert monthly_balance(shown, "ja").title == "2026年3月の日本の貿易収支は6,310億円の黒字"


@pytest.mark.parametrize("make", [monthly_balance, long_history])
def test_nothing_and_one_period_are_refused(make: Callable[..., Chart], level: Level) -> None:
    with pytest.raises(NotHeld, match="no figure"):
        make([])
    period = "2026-05" if make is monthly_balance else "2025"
    with pytest.raises(NotHeld, match="one period alone"):
        make(level(period, 9e12, 8e12))


def test_months_without_balances_are_refused(level: Level) -> None:
    shown = [level(month, 9e12, 8e12)[0] for month in ("2026-04", "2026-05")]
    with pytest.raises(NotHeld, match="no balance"):
        monthly_balance(shown)


def test_what_does_not_belong_together_is_refused(level: Level, fact: Callable[..., Fact]) -> None:
    from datetime import timedelta

    shown = [*level("2026-04", 9e12, 8e12), *level("2026-05", 9e12, 8e12)]
    later = msgspec.structs.replace(shown[0], as_of=shown[0].as_of + timedelta(days=9))
    with pytest.raises(UsageError, match="one vintage"):
        monthly_balance([later, *shown[1:]])
    with pytest.raises(UsageError, match="one subject"):
        monthly_balance([msgspec.structs.replace(shown[0], partner_code="US"), *shown[1:]])
    with pytest.raises(UsageError, match="does not belong"):
        monthly_balance([*shown, *level("2025", 9e13, 8e13)])
    with pytest.raises(UsageError, match="does not belong"):
        long_history(shown)
    with pytest.raises(UsageError, match="is not a level"):
        monthly_balance([*shown, msgspec.structs.replace(shown[0], indicator="change")])
    with pytest.raises(UsageError, match="one unit"):
        monthly_balance([*shown, fact("change", "export", "2026-05", "17.0", "percent")])


def test_fewer_than_ten_years_have_no_records(all_years: list[list[Fact]]) -> None:
    chart = long_history([fact for year in all_years[-9:] for fact in year])
    assert "records" not in [part["name"] for part in chart.spec["layer"]]
    assert not [text for text in texts(chart) if "ecord" in text]
    assert chart.title == "Japan’s exports, imports and balance, 2017 to 2025"


def test_sums_of_twelve_months_and_fiscal_years_are_long_histories_too(level: Level) -> None:
    moving = [f for end in ("04", "05") for f in level(f"2025-{int(end) + 1:02d}..2026-{end}", 1.1e14, 1.12e14)]
    assert long_history(moving).title == (
        "Japan’s exports, imports and balance, April 2026 to May 2026 (sums of 12 months)"
    )
    with pytest.raises(UsageError, match="12 months"):
        long_history(
            [f for start, end in ((1, 3), (2, 4)) for f in level(f"2026-{start:02d}..2026-{end:02d}", 9e12, 8e12)]
        )
    fiscal = [f for year in range(2010, 2026) for f in level(f"FY{year}", 7e13 + year * 1e9, 8e13)]
    assert long_history(fiscal, "ja").title == "2025年度の日本の輸出額は過去最大"


def test_a_vintage_that_is_not_held_is_owned_up_to(level: Level) -> None:
    shown = [*level("2026-04", 9e12, 8e12), *level("2026-05", 9e12, 8e12)]
    filled = [msgspec.structs.replace(shown[0], flags=(Flag.BACKFILLED,)), *shown[1:]]
    assert any("earliest later figure" in text for text in texts(monthly_balance(filled)))
    assert any("後日の公表値" in text for text in texts(monthly_balance(filled, "ja")))
    assert not any("earliest later figure" in text for text in texts(monthly_balance(shown)))
