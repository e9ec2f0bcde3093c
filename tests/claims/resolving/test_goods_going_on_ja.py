"""Which goods a Japanese figure is of where they are named by a short word, by the title, or by the sentence before.

The codes are those of the press release (customs, 概況品); the expected subjects are what the sentences say.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

SEPTEMBER_17 = "2026-09-17T09:10:00+09:00"
TOLD = (
    ("半導体製造装置の輸出は4898億円だった。ICは56.9%増。装置の年間額は2024年4.5兆円だ。", "4.5兆円", "value export world PC:70131 2024"),
    ("半導体等電子部品の輸出は8941億円。うちICは56.9%増。輸出の伸びのうち2.3ポイントが電子部品だった。", "2.3ポイント", "contribution export world PC:70323 2026-08"),
    ("車輸出16%増、8月貿易統計", "16%増", "change export world PC:70503 2026-08"),
    ("米国への自動車輸出は24.7%減だった。対中は輸出2.3%減、赤字6245億円。", "2.3%減", "change export CN total 2026-08"),
    ("輸出を押し上げたのは半導体だ。8月は8941億円だった。", "8941億円", "value export world PC:70323 2026-08"),
    ("電子部品の輸出は7090億円だった。輸出総額は9兆5115億円だった。", "9兆5115億円", "value export world total 2026-08"),
    ("自動車の輸出は16.5%増だった。輸入は28.0%増。", "28.0%増", "change import world total 2026-08"),
    ("・7月 輸出23.2%増、輸入27.8%増\n・8月 同19.3%増、同28.0%増", "同28.0%増", "change import world total 2026-08"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected"), TOLD)
def test_the_goods_of_a_figure(text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote, SEPTEMBER_17)[0])) == expected


def test_a_title_of_goods_alone_makes_both_flows_theirs() -> None:
    text = "2025年の食料品の輸出額は1.37兆円となった。輸入額は10.2兆円だった。"
    read = readings_of(text, "10.2兆円", SEPTEMBER_17, title="食料品輸出、16%増")
    assert read[0].subject.code == "PC:0p1"
