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
    ],
)
def test_a_part_of_an_older_figure_is_a_multiple(text: str, words: str, value: str, operator: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.test[0]) == (Kind.MULTIPLE, Decimal(value), operator)


@pytest.mark.parametrize("text", ["A third of Japan's cars go to America.", "The US took a fifth of exports."])
def test_a_part_of_a_whole_is_a_share(text: str) -> None:
    assert mention_at(text, "A third" if "third" in text else "a fifth").kind is Kind.PERCENT
