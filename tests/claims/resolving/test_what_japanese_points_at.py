"""What Japanese words that only point, and headings of lists, say of the figures after them.

Source: Japanese usage. 同国 is the country named last, 前者 the first of two, 輸出全体の伸び that of all exports; ◆仕入れ先 heads imports; それぞれ takes each of two in turn.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

TOLD = (
    ("タイ向けが動いた。5月の鉄鋼輸出は同国に限れば386億円だった。", "386億円", "value export TH PC:611 2026-05"),
    ("5月の対米輸出は3.1%減った。輸出全体の伸びは2.6%だった。", "2.6%", "change export world total 2026-05"),
    ("英国との貿易を4行で\n・輸出:5月は1,532億円", "1,532億円", "value export GB total 2026-05"),
    ("2003 新型肺炎。対香港輸出3兆4,500億円", "3兆4,500億円", "value export HK total 2003"),
    ("2025年の相手国\n◆輸出先\n1位 米国 20兆円\n◆仕入れ先\n1位 中国 26.7兆円", "26.7兆円", "value import CN total 2025"),
    ("5月は輸出が9兆円、輸入が9.5兆円。差は5,000億円だった。", "5,000億円", "balance balance world total 2026-05"),
    ("米国との貿易は輸出が1.5兆円、輸入が1兆円。差額は5,000億円だ。", "5,000億円", "balance balance US total 2026-05"),
    ("5月の輸出は9兆円、輸入は9.5兆円。それぞれ17.0%、12.5%増えた。", "17.0%", "change export world total 2026-05"),
    ("5月の輸出は9兆円、輸入は9.5兆円。それぞれ17.0%、12.5%増えた。", "12.5%", "change import world total 2026-05"),
    ("2008年は2.1兆円の黒字。年度で区切ると7,648億円の赤字となった。", "7,648億円", "balance balance world total FY2008"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected"), TOLD)
def test_what_words_that_point_stand_for(text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote)[0])) == expected
