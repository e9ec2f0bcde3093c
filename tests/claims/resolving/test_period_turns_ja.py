"""Which period a Japanese figure is of: held against an older one, moved from one, asked for, or at the end of a run.

The expected periods are what the sentences say, read by hand; the runs are those of the official yearly series
(deficits from 2011 to 2015, surpluses from 1981 to 2010, exports below the year before until November 2020).
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

SEPTEMBER_17 = "2026-09-17T09:10:00+09:00"
FEBRUARY_10 = "2025-02-10T09:10:00+09:00"
DATED = (
    ("2022年の赤字は20.3兆円。最大だった2014年(12.8兆円)を抜いた。輸入額は119兆円だった。", "119兆円", "2022"),
    ("2024年に並ぶ高水準だった2025年の輸出は110兆円。", "110兆円", "2025"),
    ("2008年の8月、収支は赤字に転じた。1月を除けば久しぶりだ。10月の輸出は7.9%減。", "7.9%減", "2008-10"),
    ("上半期の貿易赤字は2兆3600億円から1兆144億円に縮小した。", "2兆3600億円", "2025-H1"),
    ("7月の貿易収支は6376億円の赤字から6386億円の赤字に修正された。", "6376億円", "2026-07"),
    ("上半期は1兆144億円の赤字。前年同期の赤字(2兆3600億円)と比べ縮小した。", "2兆3600億円", "2025-H1"),
    ("5月の赤字は3787億円。翌月は4069億円、翌々月は6345億円の赤字だった。", "6345億円", "2026-07"),
    ("80年も2兆円台の赤字だったが、その後、日本は30年続けて黒字を出した。", "30年続けて", "2010"),
    ("2011年以降、5年連続の赤字となった。", "5年連続", "2015"),
    ("輸出が前年を上回ったのは20年12月。それまで24カ月連続で減っていた。", "24カ月連続", "2020-11"),
    ("対米輸出は25年は4月から10月まで7カ月連続で前年割れ。", "7カ月連続", "2025-10"),
)
ASKED = "Q 昨年も赤字だったそうですね。\nA はい。5兆3326億円の赤字です。\nQ 輸出は?\nA 輸出は107兆円です。"


@pytest.mark.parametrize(("text", "quote", "period"), DATED)
def test_the_period_of_a_figure(text: str, quote: str, period: str) -> None:
    assert readings_of(text, quote, SEPTEMBER_17)[0].period == period


@pytest.mark.parametrize("quote", ["5兆3326億円", "107兆円"])
def test_what_is_asked_for_is_answered_of_its_period(quote: str) -> None:
    assert readings_of(ASKED, quote, FEBRUARY_10)[0].period == "2024"
