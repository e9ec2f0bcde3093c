"""What a multiple is one of, and whose place a ranking tells; read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

BASES = [
    ("Exports of cars in 2025 were worth half as much again as in 2010.", "half as much again", "2025", "2010"),
    ("LNG imports cost almost three times as much in 2022 as in 2005.", "three times", "2022", "2005"),
    ("Coal imports in 2025 were half the value of 2022.", "half", "2025", "2022"),
    ("Wood imports were 306 billion yen in 2024, barely a quarter of their 1989 level.", "a quarter of", "2024", "1989"),
    ("In 2025 the value of coal imports was two-fifths of the 2022 peak.", "two-fifths of", "2025", "2022"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "period", "base"), BASES)
def test_a_multiple_is_held_against_the_year_it_names(text: str, words: str, period: str, base: str) -> None:
    top = readings_of(text, words)[0]
    assert (top.period, top.base, "base" in top.named) == (period, base, True)


def test_a_multiple_without_a_base_names_none() -> None:
    assert "base" not in readings_of("Coal imports quadrupled in 2022.", "quadrupled")[0].named


PLACES = [
    ("Cars are Japan's top export.", "top export", "PC:70503", "world"),
    ("Chips overtook steel to become the second-biggest export item in 2025.", "second-biggest", "PC:70323", "world"),
    ("The biggest import item last year was crude oil, and the second-biggest was LNG.", "second-biggest", "PC:3050103", "world"),
    ("Crude oil, at 9.62 trillion yen, remained the largest import.", "largest import", "PC:30301", "world"),
    ("The third-largest export market in 2025 was Taiwan.", "third-largest", "total", "TW"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code", "partner"), PLACES)
def test_a_place_is_that_of_its_holder(text: str, words: str, code: str, partner: str) -> None:
    top = readings_of(text, words)[0]
    assert (top.indicator, top.subject.code.removeprefix("TOTAL") or "total", top.subject.partner) == (
        "rank",
        code,
        partner,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Japan is Australia's No. 2 customer for coal exports.", "No. 2"),
        ("China is the world's second-largest economy, and its exports grew.", "second-largest"),
    ],
)
def test_a_place_elsewhere_is_none_of_japanese_trade(text: str, words: str) -> None:
    assert readings_of(text, words)[0].outside == "a place elsewhere"


def test_months_in_small_letters_are_months() -> None:
    assert readings_of("exports were weak; april exports rose 14.8%", "14.8%")[0].period == "2026-04"


def test_a_multiple_in_the_perfect_is_held_against_the_oldest_level_told() -> None:
    text = "In 2025 food imports were 10.2 trillion yen. Twenty years before that it was 5.6 trillion. So it has not quite doubled."
    top = readings_of(text, "doubled")[0]
    assert (top.period, top.base) == ("2025", "2005")
