"""Parts that are left of a figure, bands, rounded amounts and contributions in lists, as Japanese writes them.

What each case should give follows from the meaning of the words alone.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("対米黒字はほぼ半分に減った。", "ほぼ半分", "0.5"),
        ("赤字は前年の半分以下だ。", "半分以下", "0.5"),
        ("輸出は3分の1に縮んだ。", "3分の1", "0.333"),
        ("赤字は前年度の7割まで減った。", "7割", "0.7"),
        ("黒字は前年同月の2割強の水準だ。", "2割強", "0.2"),
        ("2022年度の1割にも満たない。", "1割", "0.1"),
        ("十分の一だ。", "十分の一", "0.100"),
        ("黒字は前年同月比でほぼ半分の3397億円。", "ほぼ半分", "0.5"),
    ],
)
def test_what_is_left_of_a_figure_is_a_multiple(text: str, words: str, value: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit, mention.direction) == ("multiple", "times", -1)
    assert mention.value == Decimal(value)


@pytest.mark.parametrize("text", ["輸入の半分を中国が占めた。", "シェアは3割に減った。", "輸出の3分の1は米国向けだ。"])
def test_a_part_of_a_whole_is_a_percentage(text: str) -> None:
    assert [mention.kind for mention in mentions_of(text) if mention.value is not None] == ["percent"]


@pytest.mark.parametrize(
    ("text", "words", "value", "high"),
    [
        ("黒字は2000億円台だった。", "2000億円", "2000e8", "2999e8"),
        ("赤字は1200億円台だった。", "1200億円", "1200e8", "1299e8"),
        ("輸出は10兆円台に乗せた。", "10兆円", "10e12", "10.9999e12"),
        ("輸出は20%台の伸び。", "20%", "20", "29.9"),
        ("輸出は5%台の伸び。", "5%", "5", "5.9"),
        ("輸入は2割台の増加。", "2割台", "20", "29.9"),
    ],
)
def test_a_band_reaches_to_the_next_step(text: str, words: str, value: str, high: str) -> None:
    mention = mention_at(text, words)
    assert (mention.value, mention.high) == (Decimal(value), Decimal(high))


@pytest.mark.parametrize(
    ("written", "grain"),
    [
        ("4兆1000億円", "1e11"),
        ("1兆7100億円", "1e10"),
        ("1兆7130億円", "1e9"),
        ("1兆7128億円", "1e8"),
        ("3000億円", "1e10"),
        ("3570億円", "1e8"),
        ("110兆円", "1e12"),
    ],
)
def test_zeros_at_the_end_of_an_amount_are_not_stated(written: str, grain: str) -> None:
    assert mention_at(f"輸出は{written}だった。", written).grain == Decimal(grain)


def test_brackets_after_a_contribution_are_contributions() -> None:
    text = "輸出：半導体等電子部品（寄与度＋2.5）、非鉄金属（＋1.2）。\n輸入：原粗油（▲4.9）は減少。"
    points = [(m.value, m.direction) for m in mentions_of(text) if m.kind == "points"]
    assert points == [(Decimal("2.5"), 1), (Decimal("1.2"), 1), (Decimal("-4.9"), -1)]


def test_what_is_reached_is_no_change() -> None:
    assert [m.direction for m in mentions_of("割合は28.4%から19.5%へ低下した。") if m.unit == "percent"] == [0, 0]
