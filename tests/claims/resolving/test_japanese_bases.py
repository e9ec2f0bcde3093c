"""What a Japanese change, multiple or share is measured from and by, and what a sentence leaves unsaid.

The expected indicator, subject, period and base are what the sentences say, read by hand; the codes are those of the
press release and the long series (customs, 概況品).
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, JULY_24, JUNE_17, key, readings_of

SEPTEMBER_17 = "2026-09-17T09:10:00+09:00"
BASED = (
    ("輸出額は1985年の42.0兆円から、2007年には83.9兆円へと倍増した。", "倍増", "2007", "1985"),
    ("1979年は22.5兆円だったので、2025年の輸出はおよそ5倍になった。", "5倍", "2025", "1979"),
    ("食料品の輸出は2025年に1.4兆円で、2010年の約3.4倍である。", "3.4倍", "2025", "2010"),
    ("2010年、LNGの輸入は3.5兆円だった。それが14年には7.9兆円に膨らんだ。約2.3倍だ。", "2.3倍", "2014", "2010"),
    (
        "2024年の鉄鋼輸出は3139万トン。最も多かった2013年の4307万トンと比べると3割近く少ない。",
        "3割近く",
        "2024",
        "2013",
    ),
    ("石炭の輸入は25年に3.3兆円と、22年の4割強まで縮んだ。", "4割強", "2025", "2022"),
    ("2025年の輸出額は40年前の2.6倍だ。", "2.6倍", "2025", "1985"),
    ("ベトナムからの輸入は前年比12.3%増で、2021年の約1.8倍に増えた。", "12.3%増", "2025", "2024"),
    ("ベトナムからの輸入は前年比12.3%増で、2021年の約1.8倍に増えた。", "1.8倍", "2025", "2021"),
    ("1〜6月の赤字は1兆円で、去年の同じ時期の半分以下だ。", "半分以下", "2026-H1", "2025-H1"),
)
UNSAID = (
    ("対中赤字は7.9兆円。輸入は5.5%増、輸出は0.4%減。", "0.4%減", "change export CN total", JANUARY_22),
    ("中国からの輸入は26兆6999億円。一方、輸出は18兆7780億円と0.4%減。", "0.4%減", "change export CN total", JANUARY_22),
    ("造船の波を船舶の輸出でみる。輸出額は2兆2423億円に達した。", "2兆2423億円", "value export world PC:7051301", JANUARY_22),
    ("対米輸出は4.1%減った。全体では輸出が3.1%増えた。", "3.1%増", "change export world total", JANUARY_22),
    ("半導体製造装置は5.4兆円、電子部品は6.6兆円を輸出した。後者だけで輸出の6.0%を担う。", "6.0%", "share export world PC:70323", JANUARY_22),
    ("台湾への輸出は15.1%増え、韓国を抜いて第3位の輸出先となった。", "第3位", "rank export TW total", JANUARY_22),
    ("8月は中国が米国を抜き最大の輸出先となった。", "最大の輸出先", "rank export CN total", SEPTEMBER_17),
    ("輸出の18.5%は米国、17.0%は中国が占めた。", "17.0%", "share export CN total", JANUARY_22),
    ("鉱物性燃料が輸入に占める割合は、2022年の28.4%から2025年の19.5%へ低下した。", "19.5%", "share import world PC:3", JULY_24),
    ("半導体等電子部品(寄与度+2.5)、非鉄金属(+1.2)が輸出を押し上げた。", "+1.2", "contribution export world PC:613", JUNE_17),
    ("LNGの輸入は量にいたってはマイナス57.3%だ。", "57.3%", "quantity_change import world PC:3050103", JUNE_17),
)  # fmt: skip
DATED = (
    ("貿易収支は4069億円の赤字。上半期の赤字は1兆円余りと、去年の2兆3600億円から減った。", "2兆3600億円", "2025-H1", JULY_24),
    ("2007年の水準を輸出が回復したのは2022年で、2025年には110.4兆円と5年連続で増えている。", "5年連続", "2025", JULY_24),
    ("赤字額は前年同月の3.8倍で、1月(1兆1527億円)以来の大きさ。", "3.8倍", "2026-08", SEPTEMBER_17),
    ("赤字額は前年同月の3.8倍で、1月(1兆1527億円)以来の大きさ。", "1兆1527億円", "2026-01", SEPTEMBER_17),
    ("8月の貿易収支は1兆1056億円の赤字。昨年は値下げが目立った。赤字は4カ月連続だ。", "4カ月連続", "2026-08", SEPTEMBER_17),
    ("8月の赤字は1.1兆円。ちなみに7月の対米黒字は2804億円。対EUは2305億円の赤字だった。", "2305億円", "2026-08", SEPTEMBER_17),
    ("赤字は2022年度上期が11.1兆円。続く下期も11.0兆円だった。", "11.0兆円", "FY2022-H2", JULY_24),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period", "base"), BASED)
def test_what_a_change_is_measured_from(text: str, quote: str, period: str, base: str) -> None:
    read = readings_of(text, quote, SEPTEMBER_17)
    assert (period, base) in [(reading.period, reading.base) for reading in read[:3]]


@pytest.mark.parametrize(("text", "quote", "expected", "published"), UNSAID)
def test_what_is_left_unsaid(text: str, quote: str, expected: str, published: str) -> None:
    assert " ".join(key(readings_of(text, quote, published)[0])[:4]) == expected


@pytest.mark.parametrize(("text", "quote", "period", "published"), DATED)
def test_which_period_is_meant(text: str, quote: str, period: str, published: str) -> None:
    assert readings_of(text, quote, published)[0].period == period


def test_a_multiple_of_another_place_is_no_growth() -> None:
    read = readings_of("中国からの輸入は26兆6999億円。2位の米国(12兆9102億円)の2倍を超える。", "2倍", JANUARY_22)[0]
    assert (read.indicator, read.method, read.subject.partner) == ("ratio", "other", "CN")
    assert read.other is not None
    assert (read.other.flow, read.other.partner) == ("import", "US")


def test_the_statistics_of_another_country_are_theirs() -> None:
    read = readings_of("中国税関総署によると、8月の輸出は前年同月比5.8%増だった。", "5.8%増", SEPTEMBER_17)[0]
    assert read.outside == "trade of another reporter"
