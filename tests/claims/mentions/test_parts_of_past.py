"""Parts of an older figure and figures with a part on top; what each states was read by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at

from kuroji.claims.mention import Kind


@pytest.mark.parametrize(
    ("text", "words", "value", "operator"),
    [
        ("The deficit of 2025 was a third of that of 2022.", "a third of", "0.3333", "between"),
        ("Coal imports were two-fifths of the 2022 peak.", "two-fifths of", "0.4", "between"),
        ("Wood imports are less than a quarter of what they were in 1989.", "less than a quarter of", "0.25", "<"),
        ("Exports of cars were worth half as much again as in 2010.", "half as much again", "1.5", "between"),
        ("The bill is more than a third as large again.", "more than a third as large again", "1.3333", ">"),
        ("It was a quarter as large as in 2008.", "a quarter as large", "0.25", "between"),
        ("The surplus is three-quarters of its 2022 level.", "three-quarters of", "0.75", "between"),
        ("Exports were 3 billion yen, a fortieth of the 1985 level.", "a fortieth of", "0.025", "between"),
        ("It has dwindled to a hundredth of its former self.", "a hundredth of", "0.01", "between"),
        ("The surplus was a fifth of June 2019's.", "a fifth of", "0.2", "between"),
        ("Imports were half the average of 2014.", "half the average", "0.5", "between"),
        ("Imports were two-thirds the level of 2014.", "two-thirds the level", "0.6667", "between"),
    ],
)
def test_a_part_of_an_older_figure_is_a_multiple(text: str, words: str, value: str, operator: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.test[0]) == (Kind.MULTIPLE, Decimal(value), operator)


@pytest.mark.parametrize("text", ["A third of Japan's cars go to America.", "The US took a fifth of exports."])
def test_a_part_of_a_whole_is_a_share(text: str) -> None:
    assert mention_at(text, "A third" if "third" in text else "a fifth").kind is Kind.PERCENT


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Exports stood at 80% of their 2019 level.", "80% of", "0.8"),
        ("Aircraft: ×4 on the year.", "×4", "4"),
        ("Exports have multiplied by six since then.", "multiplied by six", "6"),
        ("昨年の輸出は30億円、250分の1である。", "250分の1", "0.004"),
        ("値は4年前の9割に下がった。", "9割", "0.9"),
        ("輸入量は3分の2を割り込んだ。", "3分の2", "0.667"),
        ("前年同月の約6割だ。", "約6割", "0.6"),
    ],
)
def test_what_is_told_in_times_of_another_is_a_multiple(text: str, words: str, value: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value) == (Kind.MULTIPLE, Decimal(value))
