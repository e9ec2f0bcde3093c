"""What writers call goods and places, and what only looks like one of them.

Source: codes and names of the principal commodities in the heads of the long series d51ma and
d61ma (https://www.customs.go.jp/toukei/); everyday words as English and Japanese use them.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

from kuroji.claims.reading import Reading
from kuroji.claims.resolving.words.spotting import spot
from kuroji.claims.resolving.words.topics import topics

_FINER = "goods finer than the principal commodities"


def _fittest(text: str, quote: str) -> Reading:
    return max(readings_of(text, quote), key=lambda reading: reading.fit)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Imports of logs rose 3.2% in May.", "PC:20701"), ("Fashion imports rose 3.2% in May.", "PC:807"),
        ("Resin exports rose 3.2% in May.", "PC:515"), ("Exports of semis and parts rose 3.2% in May.", "PC:70323"),
        ("Exports of wafer-fab equipment rose 3.2% in May.", "PC:70131"), ("Imports of handsets rose 3.2% in May.", "PC:7030703"),
        ("Imports of naphtha and light oils rose 3.2% in May.", "PC:3030301"), ("Exports of TV sets rose 3.2% in May.", "PC:7030901"),
        ("5月の樹脂の輸出は3.2%増だった。", "PC:515"), ("5月のノートPCの輸入は3.2%増だった。", "PC:7010505"),
        ("5月の医薬品類の輸入は3.2%増だった。", "PC:507"), ("5月のワイヤーハーネスの輸入は3.2%増だった。", "PC:70304"),
    ],
)  # fmt: skip
def test_everyday_names_of_goods(text: str, code: str) -> None:
    assert _fittest(text, "3.2%").subject.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Imports of footwear rose 3.2% in May.", "Exports of fish rose 3.2% in May.",
        "Imports of machine tools rose 3.2% in May.", "5月の靴の輸入は3.2%増だった。", "5月の茶の輸出は3.2%増だった。",
    ],
)  # fmt: skip
def test_goods_that_are_not_kept_apart_are_no_other_goods(text: str) -> None:
    assert _fittest(text, "3.2%").outside == _FINER


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Exports to Ottawa rose 3.2% in May.", "CA"), ("Exports to American buyers rose 3.2% in May.", "US"),
        ("Sales to the Danes rose 3.2% in May.", "DK"), ("Shipments to the Gulf rose 3.2% in May.", "middle_east"),
        ("5月の独への輸出は3.2%増だった。", "DE"), ("5月の対シンガポール輸出は3.2%増だった。", "SG"),
    ],
)  # fmt: skip
def test_everyday_names_of_places(text: str, place: str) -> None:
    assert _fittest(text, "3.2%").subject.partner == place


@pytest.mark.parametrize(
    "text",
    [
        "Japan logs a third deficit.", "In the same fashion, imports fell.", "This masks a fall.", "Bearing in mind the base, exports rose.",
        "The silver lining: exports rose.", "A weak yen fuels inflation.", "Exports were the engine of growth.", "My car broke down.",
        "Since the invasion of Kuwait imports rose.", "After the Iranian revolution imports rose.", "A Dutch economist said exports rose.",
        "Michael Jordan spoke of exports.", "Tim Cook spoke of exports.", "鉄の女の時代に輸入は減った。", "イラン革命後に輸入は増えた。", "スマホで読んだが、輸出は増えた。", "他の月との対比では、輸出は増えた。",
    ],
)  # fmt: skip
def test_words_that_only_look_like_goods_or_places(text: str) -> None:
    assert [
        (topic.partner, topic.commodity) for topic in topics(text, spot(text)) if topic.partner or topic.commodity
    ] == []
