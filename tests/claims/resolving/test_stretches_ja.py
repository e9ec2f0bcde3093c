"""Japanese periods told by where they end, what a heading or an opening dates, and runs held against the year before.

Source: the calendar and Japanese usage. 9月までの3カ月 are July to September; 11月までに is the year so far; 3月までの1年間 a fiscal year.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import APRIL_22, JANUARY_22, JUNE_17, readings_of

DECEMBER_27 = "2025-12-27T09:10:00+09:00"
DATED = (
    ("9月までの3カ月で輸出は27兆円だった。", "27兆円", DECEMBER_27, "2025-Q3"),
    ("今年11月までに中国から入った品の総額は24兆円だった。", "24兆円", DECEMBER_27, "2025-01..2025-11"),
    ("11月までの輸出は100兆円だった。", "100兆円", DECEMBER_27, "2025-01..2025-11"),
    ("今年3月までの1年間に海外へ売った品の総額は113兆円だった。", "113兆円", APRIL_22, "FY2025"),
    ("ここ3カ月の輸出は30兆円だった。", "30兆円", JUNE_17, "2026-03..2026-05"),
    ("4月と5月の2カ月で赤字は1兆円を超えた。", "1兆円", JUNE_17, "2026-04..2026-05"),
    ("1995年4月に最高値をつけた年、輸出は41兆5,309億円だった。", "41兆5,309億円", JUNE_17, "1995"),
    ("紙・板紙の輸出は5月も伸び、11カ月続けて前年を超えた。", "11カ月続けて", JUNE_17, "2026-05"),
    ("5月としては15年連続の赤字だった。", "15年連続の赤字", JUNE_17, "2026-05"),
    ("貿易収支の要因分解(25年通年)\n\n収支は2.65兆円の赤字だった。", "2.65兆円", JANUARY_22, "2025"),
    ("昨年、海外へ売った品が伸びた。\n\n自動車の輸出は17兆円だった。", "17兆円", JANUARY_22, "2025"),
)


@pytest.mark.parametrize(("text", "quote", "published", "period"), DATED)
def test_the_period_told(text: str, quote: str, published: str, period: str) -> None:
    assert readings_of(text, quote, published)[0].period == period


def test_a_run_up_to_a_month_is_no_sum_of_it() -> None:
    assert readings_of("輸出は5月まで8カ月連続で増えた。", "8カ月連続")[0].period == "2026-05"
