"""Rounding as the Ministry prints, against printed figures: the monthly releases and the conventions they follow."""

from __future__ import annotations

from decimal import Decimal, DivisionByZero, InvalidOperation
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.model.rounding import decimal_of, percent_change, ratio, round_to

TENTH = Decimal("0.1")


def test_thousand_yen_are_rounded_to_the_million() -> None:
    """Exports of August 2025: 8,420,077,972 thousand yen in the series, 8,420,078 million in the release of August 2026."""
    assert round_to(Decimal(8_420_077_972_000), Decimal(10**6)) == 8_420_078_000_000


@pytest.mark.parametrize(
    ("value", "quantum", "rounded"),
    [
        ("0.05", "0.1", "0.1"), ("-0.05", "0.1", "-0.1"), ("0.049999999999999999", "0.1", "0.0"), ("2.5", "1", "3"),
        ("-2.5", "1", "-3"), ("1500000", "1E+6", "2000000"), ("-1500000", "1E+6", "-2000000"), ("17.05", "0.1", "17.1"),
        ("499999", "1E+6", "0"), ("123.456", "0.01", "123.46"),
    ],
)  # fmt: skip
def test_half_away_from_zero(value: str, quantum: str, rounded: str) -> None:
    assert round_to(Decimal(value), Decimal(quantum)) == Decimal(rounded)


def test_a_zero_keeps_its_sign() -> None:
    """Releases print -0.0."""
    assert f"{round_to(Decimal('-0.04'), TENTH):f}" == "-0.0"
    assert decimal_of(-0.0).is_signed()
    assert not decimal_of(0.0).is_signed()


@pytest.mark.parametrize(
    ("current", "base", "printed"),
    [
        # First ten days of August 2026 and the whole month (release of 2026-09-16), balances with the same formula.
        (10_048_375, 8_420_078, "19.3"), (3_678_584, 3_185_248, "15.5"), (3_461_278, 2_750_735, "25.8"),
        (217_306, 434_513, "-50.0"),
        # The deficit of 2025 as first printed over that of 2024 as revised, in 0.1 billion yen.
        (-26_507, -56_284, "-52.9"),
    ],
)  # fmt: skip
def test_printed_changes(current: int, base: int, printed: str) -> None:
    assert round_to(percent_change(Decimal(current), Decimal(base)), TENTH) == Decimal(printed)


def test_the_balance_of_a_release_is_the_difference_of_its_rounded_flows() -> None:
    """August 2026: 10,048,375 - 11,153,982 = -1,105,607."""
    exports, imports = Decimal(10_048_375), Decimal(11_153_982)
    assert exports - imports == -1_105_607


def test_division_by_zero_is_never_a_number() -> None:
    for undefined in (percent_change, ratio):
        with pytest.raises(DivisionByZero):
            undefined(Decimal(1), Decimal(0))
        with pytest.raises(InvalidOperation):
            undefined(Decimal(0), Decimal(0))


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-6, 6))
def test_a_published_number_survives_the_float(digits: int, exponent: int) -> None:
    """docs/decisions/0001: at most 15 significant digits are exact."""
    number = Decimal(digits).scaleb(exponent)
    assert decimal_of(float(number)) == number


@given(st.integers(-(10**18), 10**18), st.integers(-3, 12), st.integers(-3, 12))
def test_against_exact_fractions(digits: int, grain: int, finer: int) -> None:
    """Half away from zero by whole numbers: the nearest multiple, of two equally near the one farther from zero."""
    value, quantum = Decimal(digits).scaleb(finer), Decimal(1).scaleb(grain)
    steps = Fraction(value) / Fraction(quantum)
    whole = int(abs(steps) + Fraction(1, 2)) * (1 if steps >= 0 else -1)
    assert Fraction(round_to(value, quantum)) == whole * Fraction(quantum)
