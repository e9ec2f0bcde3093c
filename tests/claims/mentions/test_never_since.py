"""Records told by what never came again, pairs of moves, firsts and rates that go on without their unit; read by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of

from kuroji.claims.mention import Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It has never needed so much since.", "never needed so much since"),
        ("Exports peaked at 2.46 million bikes in 1993. Never again so many.", "Never again so many"),
        ("The deficit was ¥20.3 trillion, nor has it been so large since.", "nor has it been so large since"),
        ("Japan spent ¥1.13tn on wood, and it never spent as much again.", "never spent as much again"),
        ("Imports have not been as high since.", "have not been as high since"),
        ("No year since has come close.", "No year since has come close"),
        ("The gap shrank on record exports.", "record exports"),
    ],
)
def test_what_never_came_again_was_a_record(text: str, words: str) -> None:
    assert mention_at(text, words).kind is Kind.RECORD


@pytest.mark.parametrize(
    "text",
    [
        "It was the largest deficit on record.",
        "Never mind so many forecasts.",
        "Exports have not been as high since 2008, he said of the total on record.",
    ],
)
def test_no_record_is_made_of_other_words(text: str) -> None:
    found = [m.text for m in mentions_of(text) if m.kind is Kind.RECORD]
    assert not [words for words in found if words.lower().startswith(("never", "have not", "record"))]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Exports -0.5%. That's back-to-back falls.", "back-to-back falls", 2),
        ("It saw back-to-back monthly declines in exports.", "back-to-back monthly declines", 2),
        ("Exports have fallen twice in a row.", "fallen twice in a row", 2),
    ],
)
def test_back_to_back_is_a_run_of_two(text: str, words: str, value: int) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value) == (Kind.STREAK, Decimal(value))


def test_a_first_goes_on_in_the_unit_of_the_one_before() -> None:
    found = mention_at("Exports +4.1%, first gain in 4 months. Imports +3.3%, first gain in 3", "first gain in 3")
    assert (found.kind, found.value, found.unit) == (Kind.FIRST, Decimal(3), "months")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Growth went from 18.1 per cent to 0.7 per cent, and by late 1998 it was minus 10.2.", "minus 10.2", "-10.2"),
        ("The share of food is about 9 percent. In 1988 it was nearer 16.", "nearer 16", "16"),
    ],
)
def test_a_rate_goes_on_without_its_sign_of_percent(text: str, words: str, value: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value) == (Kind.PERCENT, Decimal(value))


def test_a_year_is_no_rate() -> None:
    assert all(m.kind is not Kind.PERCENT for m in mentions_of("It was 9 percent. That was 1988.") if m.text == "1988")
