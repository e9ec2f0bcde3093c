"""The tables of words: numbers count as English and Japanese count, and no word says two things."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kuroji.language import comparing, movement, numerals, periods, units


@pytest.mark.parametrize(
    ("word", "value"),
    [("one", 1), ("twelve", 12), ("twenty", 20), ("twenty-one", 21), ("forty two", 42), ("ninety-nine", 99)],
)
def test_cardinals(word: str, value: int) -> None:
    assert numerals.CARDINALS_EN[word] == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("first", 1), ("fifth", 5), ("twelfth", 12), ("twentieth", 20), ("thirty-first", 31), ("ninety-ninth", 99)],
)
def test_ordinals(word: str, value: int) -> None:
    assert numerals.ORDINALS_EN[word] == value


def test_every_number_to_99_has_both_words() -> None:
    assert set(numerals.CARDINALS_EN.values()) == set(range(100))
    assert set(numerals.ORDINALS_EN.values()) == set(range(100))


def test_scales_are_the_short_scale_and_myriads() -> None:
    assert numerals.SCALES_EN["bn"] == numerals.SCALES_EN["billion"] == Decimal("1e9")
    assert numerals.SCALES_EN["tn"] == numerals.SCALES_EN["trillion"] == numerals.SCALES_JA["兆"] == Decimal("1e12")
    assert numerals.SCALES_JA["億"] == numerals.SCALES_JA["万"] ** 2


@pytest.mark.parametrize(
    ("rising", "falling"),
    [
        (movement.RISING_VERBS_EN, movement.FALLING_VERBS_EN),
        (movement.RISING_WORDS_EN, movement.FALLING_WORDS_EN),
        (movement.RISING_JA, movement.FALLING_JA),
        (movement.RISING_STATED_JA, movement.FALLING_STATED_JA),
        (movement.DEFICIT_EN, movement.SURPLUS_EN),
        (movement.DEFICIT_JA, movement.SURPLUS_JA),
    ],
)
def test_no_word_goes_both_ways(rising: tuple[str, ...], falling: tuple[str, ...]) -> None:
    assert not set(rising) & set(falling)


@pytest.mark.parametrize(
    "table", [comparing.HEDGES_EN, comparing.HEDGES_JA, comparing.CAUSES_EN, comparing.COMPARISONS_EN]
)
def test_no_word_is_listed_twice(table: tuple[str, ...]) -> None:
    assert len(table) == len(set(table))


def test_months_and_units_of_time() -> None:
    assert len(periods.MONTHS_EN) == len(periods.MONTHS_SHORT_EN) == 12
    assert set(periods.MONTH_NUMBERS.values()) == set(range(1, 13))
    named = {unit for unit, _ in (*periods.UNITS_EN.values(), *periods.UNITS_JA.values())}
    assert named == {"months", "years", "quarters", "halves", "weeks", "days"}


def test_currencies_are_iso_4217() -> None:
    codes = {*units.CURRENCY_SIGNS.values(), *units.CURRENCY_WORDS_EN.values(), *units.CURRENCY_WORDS_JA.values()}
    assert codes <= {"JPY", "USD", "EUR", "GBP", "CNY", "AUD", "KRW", "HKD", "TWD", "CAD", "INR", "CHF"}
