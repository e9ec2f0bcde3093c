"""Japanese figures compared with the same part of another year, and by how much they are.

Source: the calendar and Japanese usage. おととしの同じ時期 is two years before the period told of; 3年前の同じ月 three years before its month.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import APRIL_22, readings_of

COMPARED = (
    ("5月の輸出は9兆円で、3年前の同じ月に比べて12%多い。", "12%", "2026-05", "2023-05"),
    ("5月の輸出は9兆円で、2019年の同じ月の1.5倍だ。", "1.5倍", "2026-05", "2019-05"),
    ("5月の輸出は9兆円で、一昨年の同月に比べても8%多い。", "8%", "2026-05", "2024-05"),
    ("1~5月の輸出は45兆円で、昨年の同じ5カ月を4%上回った。", "4%", "2026-01..2026-05", "2025-01..2025-05"),
    ("1~5月の輸出は45兆円と、おととしの同じ時期より9%多い。", "9%", "2026-01..2026-05", "2024-01..2024-05"),
    ("5月の輸入は9兆円、1年前の5月と比べて9.4%増えた。", "9.4%", "2026-05", "2025-05"),
    ("5月の輸出は9兆円で、2019年5月を一割五分上回った。", "一割五分", "2026-05", "2019-05"),
    ("5月の輸出は9兆円だった。ただ2022年5月には3%届かない。", "3%", "2026-05", "2022-05"),
    ("5月の輸出は9兆円で、2024年5月とくらべ4%多い。", "4%", "2026-05", "2024-05"),
)


@pytest.mark.parametrize(("text", "quote", "period", "base"), COMPARED)
def test_what_a_figure_is_compared_with(text: str, quote: str, period: str, base: str) -> None:
    read = readings_of(text, quote)[0]
    assert (read.period, read.base) == (period, base)


def test_the_year_before_a_fiscal_year_is_one() -> None:
    text = "2025年度の貿易赤字は1.7兆円だった。前の年度の赤字が5.2兆円だったので縮んだ。"
    assert readings_of(text, "5.2兆円", APRIL_22)[0].period == "FY2024"
    text = "2025年度の輸出は113兆円。前の年度に比べ5.9%多い。"
    assert readings_of(text, "5.9%", APRIL_22)[0].period == "FY2025"


def test_a_level_fallen_short_of_dates_only_itself() -> None:
    text = "対米自動車輸出は5月、4,520億円だった。2024年5月の5,301億円にはまだ15%足りない。"
    assert readings_of(text, "5,301億円")[0].period == "2024-05"
    assert readings_of(text, "15%")[0].period == "2026-05"
