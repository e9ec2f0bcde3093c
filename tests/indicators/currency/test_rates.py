"""Exchange rates of a period, against the monthly averages of the US Federal Reserve and a printed depreciation."""

from __future__ import annotations

import csv
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from currency_converter import CurrencyConverter
from hypothesis import given
from hypothesis import strategies as st

from kuroji.indicators.currency.rates import ECB, Rate, depreciation, given_rates, rate
from kuroji.model.errors import InputError, NotHeld, UsageError
from kuroji.model.period import month, parse

REFERENCE = os.environ.get("KUROJI_REFERENCE")
# The Federal Reserve averages noon rates in New York over American working days, the European Central Bank's are
# of 14:15 in Frankfurt on its own. Both see the same market; what remains is the hour and the two calendars, and
# within a day the yen seldom moves by more than 1%, of which a mean over twenty days keeps a fraction.
TOLERANCE = Decimal("0.005")


@pytest.mark.skipif(not REFERENCE, reason="needs the yen per dollar of FRED in KUROJI_REFERENCE/prices")
def test_every_month_agrees_with_the_federal_reserve() -> None:
    compared = 0
    with (Path(str(REFERENCE)) / "prices" / "usdjpy_monthly.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Date"] >= "1999-01" and row["Exchange rate"]:
                ours = rate("JPY", "USD", parse(row["Date"][:7])).value
                assert abs(ours / Decimal(row["Exchange rate"]) - 1) < TOLERANCE, row
                compared += 1
    assert compared > 300


def test_first_ten_days_are_the_mean_of_their_crosses() -> None:
    # 1-10 May 2026: Friday the 1st is a holiday of the Bank, which leaves Monday to Friday of one week.
    book = CurrencyConverter()
    week = [date(2026, 5, day) for day in range(4, 9)]
    plain = sum(book.convert(1, "EUR", "JPY", day) / book.convert(1, "EUR", "USD", day) for day in week) / 5
    found = rate("JPY", "USD", parse("2026-05-D10"))
    assert (found.days, found.source) == (5, ECB)
    assert float(found.value) == pytest.approx(plain, rel=1e-12)


def test_the_euro_itself_needs_no_cross() -> None:
    book = CurrencyConverter()
    days = [date(2025, 4, day) for day in (1, 2, 3, 4, 7, 8, 9, 10)]
    mean = sum(book.convert(1, "EUR", "JPY", day) for day in days) / len(days)
    assert float(rate("JPY", "EUR", parse("2025-04-D10")).value) == pytest.approx(mean, rel=1e-12)


def test_a_depreciation_is_the_change_of_what_a_dollar_costs() -> None:
    # Jiji, 2024-07-18: the average rate of the first half was 150.89 yen per dollar, 12.5% weaker than 134.08.
    assert round(depreciation(Decimal("134.08"), Decimal("150.89")), 1) == Decimal("12.5")


def test_longer_periods_weigh_every_day_alike() -> None:
    whole = rate("JPY", "USD", parse("FY2025"))
    months = [rate("JPY", "USD", period) for period in parse("FY2025").months()]
    assert whole.days == sum(each.days for each in months)
    assert whole.value == pytest.approx(sum(each.value * each.days for each in months) / whole.days)


@given(st.integers(min_value=1999 * 12, max_value=2026 * 12 + 9))
def test_there_and_back_is_near_one(ordinal: int) -> None:
    # The mean of reciprocals is at least the reciprocal of the mean (Jensen), and close within a month.
    product = rate("JPY", "USD", month(ordinal)).value * rate("USD", "JPY", month(ordinal)).value
    assert 1 <= product < Decimal("1.01")


@pytest.mark.parametrize("period", ["1998-12", "1998", "2027-01"])
def test_periods_outside_the_days_held_are_not_held(period: str) -> None:
    with pytest.raises(NotHeld, match=r"do not reach .*\n.*run from 1999-01-04 to"):
        rate("JPY", "USD", parse(period))


@pytest.mark.parametrize("period", ["FY1998", "1998-12..1999-01", "2020-01..2040-12"])
def test_part_of_a_period_is_never_averaged(period: str) -> None:
    with pytest.raises(NotHeld, match=f"only a part of {period}"):
        rate("JPY", "USD", parse(period))


def test_a_currency_with_gaps_says_how_many_days_are_missing() -> None:
    with pytest.raises(NotHeld, match=r"ISK per USD was not quoted on \d+ of the \d+ days of 2010"):
        rate("ISK", "USD", parse("2010"))
    with pytest.raises(UsageError, match="Quoted are: AUD"):
        rate("JPY", "XYZ", parse("2025"))


def test_given_rates_replace_the_published_ones(tmp_path: Path) -> None:
    path = tmp_path / "customs.csv"
    path.write_text("period,rate\n2023-H1,134.08\n2024年上半期,150.89\n", encoding="utf-8")
    rates = given_rates(path)
    half = parse("2024-H1")
    assert rates("JPY", "USD", half) == Rate(Decimal("150.89"), "JPY", "USD", half, "customs.csv", 0)
    with pytest.raises(NotHeld, match="gives JPY per USD for 2023-H1, 2024-H1"):
        rates("JPY", "USD", parse("2024"))
    with pytest.raises(NotHeld):
        rates("JPY", "EUR", half)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("month,rate\n2024-01,150\n", "no columns"),
        ("period,rate\nsoon,150\n", "line 2: 'soon' is not a period"),
        ("period,rate\n2024-01,many\n", "'many' is not a number"),
        ("period,rate\n2024-01\n", "is not a number"),
        ("period,rate\n2024-01,-150\n", "-150 is not positive"),
        ("period,rate\n2024-01,NaN\n", "not positive"),
        ("period,rate\n2024-01,150\n202401,151\n", "line 3: 2024-01 is given twice"),
    ],
)
def test_unreadable_given_rates_name_file_and_row(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        given_rates(path)
