"""Places told without a superlative, in English and Japanese usage, and ordinals that are none."""

from __future__ import annotations

import pytest
from tests.claims.mentions.reading_aloud import mentions_of

from kuroji.claims.mention import Kind

PLACES = (
    ("A distant fourth, India with 2.1.", 4),
    ("Brazil remains number one for ore.", 1),
    ("Of the buyers of tractors it came second by value.", 2),
    ("Peru is among the suppliers, at no. 23 for May.", 23),
    ("Chile's rank among suppliers was 6th in June.", 6),
    ("Germany stayed on top as supplier.", 1),
    ("The bill for gas was exceeded by just two other imports.", 3),
    ("It rose to #5 among buyers.", 5),
    ("Vietnam came in at number nine.", 9),
    ("豪州はカナダに次ぐ仕入れ先だ。", 2),
    ("タイは韓国に次ぐ3番手だ。", 3),
    ("石炭では首位の座を守った。", 1),
    ("インドが最大の届け先になった。", 1),
)


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_place_is_found(text: str, place: int) -> None:
    assert [m.value for m in mentions_of(text) if m.kind is Kind.RANK] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Car exports were up a third by value.",
        "Exports in the third quarter came to 27 trillion.",
        "第1の課題は人手だ。",
    ],
)
def test_a_part_or_a_quarter_is_no_place(text: str) -> None:
    assert not [m for m in mentions_of(text) if m.kind is Kind.RANK]


def test_the_number_of_a_place_ends_no_sentence() -> None:
    assert [
        m.value
        for m in mentions_of("In May it was no. 12 for Japan. The answer is no. Exports fell.")
        if m.kind is Kind.RANK
    ] == [12]
