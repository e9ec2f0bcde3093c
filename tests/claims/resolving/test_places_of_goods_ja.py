"""Japanese places told one after another without their goods.

Source: Japanese usage. After 品目の輸出は, 北米は and ブラジル産は are of the same goods; 国別では and うち end what was told of.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

CARS, BEANS = "PC:70503", "PC:20307"


@pytest.mark.parametrize(
    ("text", "quoted", "goods"),
    [
        ("自動車の輸出は、米国が1~6月に12.4%減り、欧州連合は8.1%増えた。", "8.1%", CARS),
        ("大豆の輸入は3月に190億円だった。ブラジル産が61億円を占めた。", "61億円", BEANS),
        ("大豆の輸入量は3月、20万トン。カナダからが4万トンだった。", "4万トン", BEANS),
        ("自動車の輸出は1兆円。国別では米国が4.0%減った。", "4.0%", "total"),
        ("自動車の輸出は1兆円。\n\n米国は4.0%減った。", "4.0%", "total"),
        ("米国への輸出が3.1%減。うち自動車は7.5%減だった。アジア向けは4.2%増だった。", "4.2%", "total"),
        ("対米の自動車は7.6%減。対EUは9.2%増。", "9.2%", "total"),
        ("輸出先の順位\n1位 米国 1.8兆円。自動車の輸出が支える。\n2位 中国 1.5兆円。", "1.5兆円", "total"),
    ],
)
def test_places_are_of_the_goods_told_of(text: str, quoted: str, goods: str) -> None:
    assert readings_of(text, quoted)[0].subject.code == goods
