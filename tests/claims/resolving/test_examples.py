"""Goods named as examples of others, as parts, by their makers and by where they come from.

Source: codes and names of the principal commodities in the heads of the long series d51ma and d61ma
(https://www.customs.go.jp/toukei/); English and Japanese usage.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

from kuroji.claims.reading import Reading
from kuroji.claims.resolving.words.spotting import spot
from kuroji.claims.resolving.words.topics import topics


def _fittest(text: str) -> Reading:
    return max(readings_of(text, "3.2%"), key=lambda reading: reading.fit)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Imports of copper, zinc and other nonferrous metals rose 3.2% in May.", "PC:615"),
        ("Imports of wheat and other cereals rose 3.2% in May.", "PC:009"),
        ("Exports of electrical machinery (chips, batteries) rose 3.2% in May.", "PC:703"),
        ("5月の工作機械などの一般機械の輸出は3.2%増だった。", "PC:701"),
        ("5月の銅やアルミなどの非鉄金属の輸入は3.2%増だった。", "PC:615"),
        ("5月の小麦、トウモロコシなど穀物類の輸入は3.2%増だった。", "PC:009"),
        ("Carmakers' exports rose 3.2% in May.", "PC:70503"),
        ("5月の鉄鋼各社の輸出は3.2%増だった。", "PC:611"),
    ],
)
def test_the_whole_is_meant_not_its_examples(text: str, code: str) -> None:
    assert _fittest(text).subject.code == code


@pytest.mark.parametrize("text", ["5月のスマホ部品の輸出は3.2%増だった。", "5月の工作機械部品の輸出は3.2%増だった。"])
def test_parts_of_goods_are_finer(text: str) -> None:
    assert _fittest(text).outside == "goods finer than the principal commodities"


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("豪州炭の輸入は3.2%増だった。", "AU", "PC:30101"), ("北米材の輸入は3.2%増だった。", "north_america", "PC:20701"),
        ("独車の輸入は3.2%増だった。", "DE", "PC:70501"),
    ],
)  # fmt: skip
def test_goods_named_by_where_they_come_from(text: str, place: str, code: str) -> None:
    reading = _fittest(text)
    assert (str(reading.subject.partner), reading.subject.code) == (place, code)


def test_one_kind_in_brackets_narrows() -> None:
    said = topics("自動車の輸出台数（乗用車）は増えた。", spot("自動車の輸出台数（乗用車）は増えた。"))
    assert any("7050301" in topic.commodity for topic in said)


@pytest.mark.parametrize(("text", "way"), [("米国産が増えた。", "import"), ("北米行きが増えた。", "export")])
def test_where_goods_come_from_or_go_tells_the_flow(text: str, way: str) -> None:
    assert topics(text, spot(text))[0].flow == way
