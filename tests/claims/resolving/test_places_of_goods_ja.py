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


@pytest.mark.parametrize(
    ("text", "quoted", "goods"),
    [
        ("原油輸入、中東離れ一段と\n\n5月は中東産が61.4%。米国産が27.5%に達した。", "27.5%", "PC:30301"),
        ("LNG争奪、再び\n\nカタールの分は2015年の1,450万トンから細った。", "1,450万トン", "PC:3050103"),
        ("5月の原油輸入は1兆円だった。米国からは20万キロリットルだった。", "20万キロリットル", "PC:30301"),
        ("■5月の非鉄金属 輸入2,318億円(前年同月比▲5.5%)輸出2,005億円", "2,318億円", "PC:615"),
        ("■5月の非鉄金属 輸入2,318億円(前年同月比▲5.5%)輸出2,005億円", "▲5.5%", "PC:615"),
        ("有機化合物 輸出 −3.9%", "−3.9%", "PC:50101"),
    ],
)
def test_origins_counts_and_labels_are_of_the_goods_named_before(text: str, quoted: str, goods: str) -> None:
    assert readings_of(text, quoted)[0].subject.code == goods
