"""日本語の記事の文: which figure each number states.

The expected subject, indicator and period are what the sentence says, read by hand; the codes are those of the
press release and the long series (customs, 概況品).
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import (
    APRIL_22,
    JANUARY_22,
    JULY_24,
    JUNE_8,
    JUNE_17,
    OCTOBER_22,
    key,
    readings_of,
)

CASES = (
    ("5月の輸出は前年同月比17.0%増の9兆5116億円だった。", "17.0%増", "change export world total 2026-05", JUNE_17),
    ("5月の輸出は前年同月比17.0%増の9兆5116億円だった。", "9兆5116億円", "value export world total 2026-05", JUNE_17),
    ("貿易収支は3787億円の赤字だった。", "3787億円", "balance balance world total 2026-05", JUNE_17),
    ("貿易赤字は前年同月に比べ42.8%減った。", "42.8%減", "balance_change balance world total 2026-05", JUNE_17),
    ("対米輸出は12.5%増、対中輸出は17.9%増だった。", "12.5%増", "change export US total 2026-05", JUNE_17),
    ("対米輸出は12.5%増、対中輸出は17.9%増だった。", "17.9%増", "change export CN total 2026-05", JUNE_17),
    ("米国向けは12.5%増えた。", "12.5%増", "change export US total 2026-05", JUNE_17),
    ("国・地域別では、アジア向けが23.4%増、欧州連合(EU)向けが9.8%増となった。", "9.8%増", "change export eu total 2026-05", JUNE_17),
    ("品目別では半導体等電子部品が61.2%増、自動車は3.1%減だった。輸出全体は17.0%増。", "61.2%増", "change export world PC:70323 2026-05", JUNE_17),
    ("輸入では原油が9.7%減、液化天然ガスが6.0%減だった。", "6.0%減", "change import world PC:3050103 2026-05", JUNE_17),
    ("原油の輸入数量は12.0%減少した。", "12.0%減", "quantity_change import world PC:30301 2026-05", JUNE_17),
    ("自動車の輸出台数は3.1%減だった。", "3.1%減", "quantity_change export world PC:70503 2026-05", JUNE_17),
    ("米国向け自動車は台数が2.0%減、金額が24.7%減だった。", "2.0%減", "quantity_change export US PC:70503 2026-05", JUNE_17),
    ("米国向け自動車は台数が2.0%減、金額が24.7%減だった。", "24.7%減", "change export US PC:70503 2026-05", JUNE_17),
    ("対米貿易黒字は12.7%減の7038億円だった。", "7038億円", "balance balance US total 2026-05", JUNE_17),
    ("対米貿易黒字は12.7%減の7038億円だった。", "12.7%減", "balance_change balance US total 2026-05", JUNE_17),
    ("中国からの輸入は10.3%増の2兆2000億円だった。", "10.3%増", "change import CN total 2026-05", JUNE_17),
    ("赤字は4カ月ぶり。", "4カ月ぶり", "first_since balance world total 2026-05", JUNE_17),
    ("輸出が前年を上回るのは9カ月連続となった。", "9カ月連続", "streak export world total 2026-05", JUNE_17),
    ("2025年の貿易収支は2兆6507億円の赤字で、5年連続の赤字となった。", "5年連続", "streak balance world total 2025", JANUARY_22),
    ("2025年度の貿易収支は1兆7128億円の赤字だった。", "1兆7128億円", "balance balance world total FY2025", APRIL_22),
    ("2025年の輸出は過去最高の110兆4480億円だった。", "過去最高", "record export world total 2025", JANUARY_22),
    ("4〜9月期の輸出は0.2%増だった。", "0.2%増", "change export world total FY2025-H1", OCTOBER_22),
    ("2025年度上半期の輸入は3.2%減だった。", "3.2%減", "change import world total FY2025-H1", OCTOBER_22),
    ("1〜6月の輸出額は60兆8000億円だった。", "60兆8000億円", "value export world total 2026-H1", JULY_24),
    ("4〜6月期の赤字は2550億円。", "2550億円", "balance balance world total 2026-Q2", JULY_24),
    ("5月上中旬の輸出は15.2%増だった。", "15.2%増", "change export world total 2026-05-D20", JUNE_8),
    ("前年同月の赤字は6618億円だった。", "6618億円", "balance balance world total 2025-05", JUNE_17),
    ("4月は3019億円の黒字だった。", "3019億円", "balance balance world total 2026-04", JUNE_17),
    ("半導体等電子部品の寄与度は3.3ポイントだった。輸出を押し上げた。", "3.3ポイント", "contribution export world PC:70323 2026-05", JUNE_17),
    ("アジア向けは輸出全体の58.3%を占めた。", "58.3%", "share export asia total 2026-05", JUNE_17),
    ("中東からの原油の輸入は23.0%減った。", "23.0%減", "change import middle_east PC:30301 2026-05", JUNE_17),
    ("半導体製造装置は10.2%増、鉄鋼は3.2%減と明暗が分かれた。", "10.2%増", "change export world PC:70131 2026-05", JUNE_17),
    ("医薬品の輸入は20.1%増えた。", "20.1%増", "change import world PC:507 2026-05", JUNE_17),
    ("スマートフォンの輸入は4.2%減だった。", "4.2%減", "change import world PC:7030703 2026-05", JUNE_17),
    ("入超額は3787億円。", "3787億円", "balance balance world total 2026-05", JUNE_17),
    ("輸出は前月比9.5%減った。", "9.5%減", "change export world total 2026-05", JUNE_17),
    ("韓国との貿易収支は1800億円の黒字だった。", "1800億円", "balance balance KR total 2026-05", JUNE_17),
    ("自動車の輸出単価は6.8%上昇した。", "6.8%上昇", "unit_value_change export world PC:70503 2026-05", JUNE_17),
    ("輸入額は12.5%増の9兆8902億円で、2カ月連続で増えた。", "2カ月連続", "streak import world total 2026-05", JUNE_17),
    ("対EUの貿易赤字は1200億円に拡大した。", "1200億円", "balance balance eu total 2026-05", JUNE_17),
    ("令和7年の輸入は113兆987億円だった。", "113兆987億円", "value import world total 2025", JANUARY_22),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "published"), CASES)
def test_the_first_reading_is_what_the_sentence_says(text: str, quote: str, expected: str, published: str) -> None:
    assert " ".join(key(readings_of(text, quote, published)[0])) == expected
