"""Figures whose unit, scale or size only the words around them give; read by hand.

The sentences are made up; their figures are those of the official series of Japanese trade, rounded as written.
"""

from __future__ import annotations

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of

from kuroji.claims.mention import Kind

COUNTED = (
    ("In 2008 exports were 6.73 million vehicles. A year later it was 3.6 million, a fall of 46%.", "3.6 million", 3_600_000),
    ("TV sets peaked in units in 2003, at 8.6 million.", "8.6 million", 8_600_000),
    ("Motorcycles! 2.5 million of them were exported in 1993. By 2023 it was about 839,000.", "839,000", 839_000),
    ("The country exported 871 of them in 1994 and just 397 in 2024.", "397", 397),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), COUNTED)
def test_a_figure_goes_on_with_what_was_counted(text: str, words: str, value: int) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.unit) == (Kind.QUANTITY, value, "NO")


def test_money_told_in_between_ends_the_count() -> None:
    text = "Exports were 6.73 million vehicles, worth 13.7 trillion yen. A year later it was 900.5 million yen."
    assert mention_at(text, "900.5 million yen").kind is Kind.AMOUNT


def test_a_list_of_years_keeps_its_scale() -> None:
    text = "Imports came to ¥9.1 trillion in 2023, 8.9 in 2024 and 6.8 in 2025."
    assert mention_at(text, "8.9").value == 8_900_000_000_000
    assert mention_at(text, "6.8").value == 6_800_000_000_000
    rates = "Imports came to ¥9.1 trillion, up 3.1% in 2023, 8.9 in 2024."
    assert all(m.kind is not Kind.AMOUNT for m in mentions_of(rates) if m.text == "8.9")


MULTIPLES = (
    ("Imports went from ¥17.0 trillion to 33.7 trillion, so roughly double.", "roughly double", 1, "2"),
    ("In 2021 imports were ¥5.8 trillion and in 2022 they were ¥11.6 trillion: double.", "double", 1, "2"),
    ("Imports rose, cutting the bilateral surplus nearly in half to 669.3 billion yen.", "nearly in half", -1, "0.5"),
    ("Exports were ¥37.8 trillion in 1989, still below the 1985 figure.", "still below the 1985 figure", -1, "1"),
    ("Exports were well above their 2007 peak.", "well above their 2007 peak", 1, "1"),
)


@pytest.mark.parametrize(("text", "words", "way", "times"), MULTIPLES)
def test_a_multiple_in_words(text: str, words: str, way: int, times: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.direction, str(found.value)) == (Kind.MULTIPLE, way, times)


SMALL = (
    ("Imports from Saudi Arabia rose 12.1%; those from the UAE: flat.", "flat", 0, ("between", "-1.5", "1.5")),
    ("Exports to China were fractionally lower.", "fractionally lower", -1, ("between", "0", "1.5")),
    ("Imports were a touch higher on the year.", "a touch higher", 1, ("between", "0", "1.5")),
)


@pytest.mark.parametrize(("text", "words", "way", "test"), SMALL)
def test_next_to_no_change_has_its_bounds(text: str, words: str, way: int, test: tuple[str, ...]) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.direction, found.test) == (Kind.PERCENT, way, test)


RUNS = (
    ("Only four months of that year closed in the black.", Kind.COUNT, 4, "surplus"),
    ("Trade was in surplus in three of the first four months of the year.", Kind.COUNT, 3, ""),
    ("The country, having been in deficit for three months, sold more.", Kind.STREAK, 3, "deficit"),
)


@pytest.mark.parametrize(("text", "kind", "value", "side"), RUNS)
def test_runs_and_counts_by_other_words(text: str, kind: Kind, value: int, side: str) -> None:
    found = [m for m in mentions_of(text) if m.kind is kind]
    assert [(m.value, m.side) for m in found] == [(value, side)]


RECORDS = (
    "Exports had set a new monthly high of ¥11.5 trillion.",
    "Computers reached ¥2.23 trillion in 1997, a figure not equalled since.",
    "Chip exports were worth ¥6.6 trillion in 2025. No year has ever been bigger.",
)


@pytest.mark.parametrize("text", RECORDS)
def test_records_by_other_words(text: str) -> None:
    assert Kind.RECORD in {m.kind for m in mentions_of(text)}
