"""Every month since 1979 against plain loops over the official text (d41ma): what is true of one is true of all."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.indicators import official_totals as official
from tests.indicators.said import Ask

from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError, Undefined
from kuroji.model.period import month

FLOWS = ("export", "import", "balance")
FIRST, LAST = official.ordinal("1979-01"), official.ordinal("2026-08")
MONTHS = range(FIRST, LAST + 1)


def test_the_official_text_is_whole() -> None:
    """Trade Statistics of Japan: January 1979 to August 2026, the last with exports of 10,043,269,534 thousand yen."""
    assert sorted(official.monthly("export")) == list(MONTHS)
    assert official.monthly("export")[LAST] == 10_043_269_534


def none_if_undefined(ask: Ask, word: str, method: str, flow: str, ordinal: int) -> object:
    try:
        return ask(word, method, Subject(flow), str(month(ordinal)))
    except KurojiError:
        return None


@pytest.mark.parametrize("flow", FLOWS)
def test_levels_and_differences(ask: Ask, flow: str) -> None:
    figures = official.monthly(flow)
    word, method = ("balance", "exports-imports") if flow == "balance" else ("value", "level")
    for ordinal in MONTHS:
        assert ask(word, method, Subject(flow), str(month(ordinal))).value == figures[ordinal] * 1000
    for ordinal in MONTHS[12:]:
        found = ask("difference", "yoy", Subject(flow), str(month(ordinal)))
        assert found.value == (figures[ordinal] - figures[ordinal - 12]) * 1000


@pytest.mark.parametrize("flow", ["export", "import"])
def test_changes_are_exact_and_rounded_half_away_from_zero(ask: Ask, flow: str) -> None:
    figures = official.monthly(flow)
    for ordinal in MONTHS[12:]:
        percent = Fraction(figures[ordinal] - figures[ordinal - 12], figures[ordinal - 12]) * 100
        tenths = (abs(percent) * 20 + 1) // 2 * (1 if percent > 0 else -1)
        found = ask("change", "yoy", Subject(flow), str(month(ordinal)))
        assert abs(Fraction(found.exact) - percent) < Fraction(1, 10**10)
        assert Decimal(str(found.value)) * 10 == tenths


def test_a_balance_changes_in_size_and_not_across_zero(ask: Ask) -> None:
    figures = official.monthly("balance")
    kept = 0
    for ordinal in MONTHS[12:]:
        now, then = figures[ordinal], figures[ordinal - 12]
        if (now < 0) != (then < 0):
            with pytest.raises(Undefined, match="changed sign"):
                ask("balance_change", "yoy", Subject("balance"), str(month(ordinal)))
            continue
        kept += 1
        found = ask("balance_change", "yoy", Subject("balance"), str(month(ordinal)))
        assert abs(Fraction(found.exact) - (Fraction(abs(now), abs(then)) - 1) * 100) < Fraction(1, 10**10)
        assert (found.value > 0) == (abs(now) > abs(then)) or found.value == 0
    assert 400 < kept < len(MONTHS) - 12


@pytest.mark.parametrize("flow", FLOWS)
def test_streaks_and_firsts(ask: Ask, flow: str) -> None:
    new = 0
    for ordinal in MONTHS if flow == "balance" else MONTHS[12:]:
        found = ask("streak", "sign", Subject(flow), str(month(ordinal)))
        assert found.value == official.run(flow, ordinal), month(ordinal)
        expected = official.back_to_same_sign(flow, ordinal)
        first = none_if_undefined(ask, "first_since", "sign", flow, ordinal)
        assert getattr(first, "value", None) == expected, month(ordinal)
        new += expected is not None
    assert new > 50


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("side", ["high", "low"])
def test_records_of_all_months_and_of_the_month(ask: Ask, flow: str, side: str) -> None:
    for ordinal in MONTHS[12::7]:
        for method, step in ((f"{side},all-time", 1), (f"{side},for-the-month", 12)):
            found = ask("record", method, Subject(flow), str(month(ordinal)))
            assert found.value == official.place(flow, ordinal, largest=side == "high", step=step), month(ordinal)


def test_habits_of_the_month(ask: Ask) -> None:
    for ordinal in MONTHS[12:]:
        found = ask("streak", "same-part-of-year", Subject("balance"), str(month(ordinal)))
        years = official.run("balance", ordinal, step=12)
        assert (found.value, found.detail["since"]) == (years, ordinal // 12 - years + 1)


@pytest.mark.parametrize("flow", FLOWS)
def test_counts_of_every_year(ask: Ask, flow: str) -> None:
    words = {"balance": ("deficit", "surplus")}.get(flow, ("fall", "rise"))
    for year in range(1980, 2026):
        signs = [official.sign(flow, year * 12 + n) for n in range(12)]
        for word, wanted in zip(words, (-1, 1), strict=True):
            assert ask("count", f"months-in-{word}", Subject(flow), str(year)).value == signs.count(wanted)


@pytest.mark.parametrize("flow", FLOWS)
def test_sums_over_months(ask: Ask, flow: str) -> None:
    for ordinal in MONTHS[12::5]:
        for method, length in (("12-month-sum", 12), ("3-month-sum", 3), ("year-to-date", ordinal % 12 + 1)):
            expected = official.summed(flow, ordinal, length)
            assert expected is not None
            assert ask("value", method, Subject(flow), str(month(ordinal))).value == expected * 1000
