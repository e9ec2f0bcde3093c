"""Values in dollars, against the official series converted at the Federal Reserve's monthly averages."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.indicators import official_totals
from tests.indicators.said import Ask, Said

from kuroji.indicators.currency.conversion import BY_MONTH, BY_PERIOD, converted, converted_change
from kuroji.indicators.currency.rates import depreciation, given_rates, rate
from kuroji.indicators.registry import indicator
from kuroji.indicators.trace import trace
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject, View, view
from kuroji.model.errors import NotHeld, NotPublished, UsageError
from kuroji.model.period import parse
from kuroji.store.opening import Store

REFERENCE = os.environ.get("KUROJI_REFERENCE")
VALUE, CHANGE = "in USD, ECB", "yoy, in USD, ECB"


@cache
def federal_reserve() -> dict[str, float]:
    with (Path(str(REFERENCE)) / "prices" / "usdjpy_monthly.csv").open(encoding="utf-8", newline="") as lines:
        return {row["Date"][:7]: float(row["Exchange rate"]) for row in csv.DictReader(lines) if row["Exchange rate"]}


def dollars(flow: str, months: list[str]) -> float:
    """The official yen series, each month at the Federal Reserve's average."""
    yen = official_totals.monthly(flow)
    return sum(yen[official_totals.ordinal(m)] * official_totals.THOUSAND / federal_reserve()[m] for m in months)


@pytest.fixture(scope="module")
def newest(store: Store) -> View:
    return view(store, datetime(2026, 10, 7, tzinfo=UTC))


@pytest.mark.skipif(not REFERENCE, reason="needs the yen per dollar of FRED in KUROJI_REFERENCE/prices")
@pytest.mark.parametrize("flow", ["export", "import"])
@pytest.mark.parametrize("year", [2001, 2009, 2022, 2024, 2025])
def test_a_year_in_dollars_agrees_with_another_source_of_rates(ask: Ask, flow: str, year: int) -> None:
    # The two sources' months differ by at most 0.42% (test_rates) and by 0.05% in the median, either way:
    # over a year 0.3% is several times what is left, and a wrong month or an unweighted year is off by more.
    months = [f"{year}-{number:02d}" for number in range(1, 13)]
    assert ask("value", VALUE, Subject(flow), str(year)).value == pytest.approx(dollars(flow, months), rel=0.003)


@pytest.mark.skipif(not REFERENCE, reason="needs the yen per dollar of FRED in KUROJI_REFERENCE/prices")
def test_dollar_exports_rose_more_in_2025_than_yen_exports(ask: Ask) -> None:
    this, last = ([f"{year}-{number:02d}" for number in range(1, 13)] for year in (2025, 2024))
    growth = (dollars("export", this) / dollars("export", last) - 1) * 100
    assert ask("change", CHANGE, EXPORTS, "2025").value == pytest.approx(growth, abs=0.15)


def test_the_yen_was_a_little_stronger_in_2025(ask: Ask) -> None:
    # The official change is +3.1% in yen (first print and today), and a dollar cost about 1% fewer yen than in 2024.
    before, now = (rate("JPY", "USD", parse(year)).value for year in ("2024", "2025"))
    assert Decimal("-1.5") < depreciation(before, now) < Decimal("-0.8")
    assert ask("change", CHANGE, EXPORTS, "2025").value > ask("change", "yoy", EXPORTS, "2025").value == 3.1


def test_a_balance_in_dollars_is_the_difference_of_its_flows(newest: View) -> None:
    for text in ("2026-05", "2025", "FY2025", "2026-Q1"):
        period = parse(text)
        exports, imports, balance = (converted(newest, s, period) for s in (EXPORTS, IMPORTS, BALANCE))
        assert balance.value == exports.value - imports.value
        assert balance.unit == "USD"


def test_a_year_is_the_sum_of_its_months(newest: View) -> None:
    year = converted(newest, EXPORTS, parse("2025"))
    months = sum(converted(newest, EXPORTS, month).value for month in parse("2025").months())
    assert float(year.value) == pytest.approx(float(months), rel=1e-15)
    assert year.detail["converted"] == BY_MONTH


def test_a_published_year_is_converted_at_the_rate_of_its_months(store: Store) -> None:
    # On 22 January 2026 the year was published directly, and December only provisionally.
    seen = view(store, datetime(2026, 1, 22, 12, tzinfo=UTC))
    year = converted(seen, EXPORTS, parse("2025"))
    yen = {month: indicator("value", "level")(seen, EXPORTS, month).value for month in parse("2025").months()}
    implied = sum(yen.values()) / sum(value / rate("JPY", "USD", month).value for month, value in yen.items())
    assert float(year.value) == pytest.approx(float(Decimal(110_448_000_000_000) / implied), rel=1e-4)


def test_a_period_without_months_says_how_it_was_converted(small: Callable[..., Store], said: Said) -> None:
    seen = view(small(said(3e12, "2026-01-22", "2025")), datetime(2026, 2, 1, tzinfo=UTC))
    figure = converted(seen, EXPORTS, parse("2025"))
    assert figure.detail["converted"] == BY_PERIOD
    assert float(figure.value) == pytest.approx(3e12 / float(rate("JPY", "USD", parse("2025")).value))


def test_a_given_rate_takes_the_place_of_the_published_one(newest: View, tmp_path: Path) -> None:
    path = tmp_path / "customs.csv"
    path.write_text("period,rate\n2026-05,158\n2025-05,145\n", encoding="utf-8")
    rates = given_rates(path)
    may = parse("2026-05")
    figure = converted(newest, EXPORTS, may, source=rates)
    assert float(figure.value) * 158 == pytest.approx(float(indicator("value", "level")(newest, EXPORTS, may).value))
    assert figure.detail["rate_source"] == "customs.csv"
    change = converted_change(newest, EXPORTS, may, source=rates)
    yen = float(indicator("change", "yoy")(newest, EXPORTS, may).value)
    assert float(change.value) == pytest.approx(((1 + yen / 100) * 145 / 158 - 1) * 100)
    with pytest.raises(NotHeld, match="no rate of JPY per USD was given for 2026-04"):
        converted(newest, EXPORTS, parse("2026-04"), source=rates)


def test_facts_in_dollars_can_be_traced(store: Store, ask: Ask) -> None:
    for word, method, subject in (("value", VALUE, EXPORTS), ("change", CHANGE, BALANCE), ("value", VALUE, BALANCE)):
        made = ask(word, method, subject, "2026-05", "2026-06-17")
        traced = trace(store, made.id)
        assert traced.agrees
        assert traced.fact == made
    assert "JPY per USD" in trace(store, ask("value", VALUE, EXPORTS, "2025").id).formula


def test_what_cannot_be_converted_says_why(newest: View) -> None:
    with pytest.raises(UsageError, match="Only values in JPY convert"):
        converted(newest, Subject("export", measure="unit_value_index"), parse("2026-05"))
    with pytest.raises(NotHeld, match="run from 1999-01-04"):
        converted(newest, EXPORTS, parse("1998"))
    with pytest.raises(NotPublished):
        converted(newest, EXPORTS, parse("2026-12"))
