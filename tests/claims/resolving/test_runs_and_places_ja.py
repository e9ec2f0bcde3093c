"""Runs, counts, records and places in Japanese articles' words: each read by hand."""

from __future__ import annotations

import pytest
from tests.claims.mentions.reading_aloud import mentions_of
from tests.claims.resolving.reading_of import readings_of

from kuroji.claims.mention import Kind

CASES = (
    ("貿易赤字はこれで4カ月続いた。", "4カ月続いた", "streak sign balance -1"),
    ("輸入は3カ月続けて前年を上回った。", "3カ月続けて", "streak sign import 1"),
    ("輸出の前年割れはこれで4カ月目だ。", "4カ月目", "streak sign export -1"),
    ("黒字は1981年から2010年まで30年間続いた。", "30年間続いた", "streak sign balance 1"),
    ("2025年の黒字は5回だけだった。", "5回", "count months-in-surplus balance 1"),
    ("昨年、黒字だった月は5カ月。", "5カ月", "count months-in-surplus balance 1"),
    ("2010年は毎月黒字だった。", "毎月", "count months-in-surplus balance 1"),
    ("2010年は12カ月すべて黒字だった。", "12カ月すべて", "count months-in-surplus balance 1"),
    ("2022年は黒字の月が一度もなかった。", "一度もなかった", "count months-in-surplus balance 1"),
    ("3月の輸出はこれまでで最も多い。", "これまでで最も多い", "record high,all-time export 0"),
    ("3月の輸出額は最高を塗り替えた。", "最高を塗り替えた", "record high,all-time export 0"),
    ("赤字額は統計が始まってから最も大きい。", "統計が始まってから最も大きい", "record low,all-time balance -1"),
    ("最大の輸出先は米国で、首位を保った。", "首位", "rank largest export 0"),
)


@pytest.mark.parametrize(("text", "quote", "reads"), CASES)
def test_a_run_a_record_and_a_place_are_read(text: str, quote: str, reads: str) -> None:
    top = readings_of(text, quote)[0]
    assert f"{top.indicator} {top.method} {top.subject.flow} {top.sign}" == reads


@pytest.mark.parametrize(
    "text",
    ["議論が3カ月続けば影響が出る。", "就任2年目に入った。", "米中のトップ会談が開かれた。", "制度を5回見直した。"],
)
def test_what_only_looks_like_a_run_is_none(text: str) -> None:
    assert not [m for m in mentions_of(text) if m.kind in (Kind.STREAK, Kind.COUNT, Kind.RANK, Kind.RECORD)]
