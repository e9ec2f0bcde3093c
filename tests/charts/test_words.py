"""Number formats and names as each language prints them; expectations typed from published stories and releases."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kuroji.charts.ticks import ticks
from kuroji.charts.words import day, decimal, money, period
from kuroji.classifications.reporters import JAPAN
from kuroji.model.period import parse


@pytest.mark.parametrize(
    ("yen", "quantum", "english", "short", "japanese"),
    [
        ("-378673000000", "1e6", "−¥378.7 billion", "−¥378.7bn", "▲3,787億円"),
        ("9511555000000", "1e6", "¥9.51 trillion", "¥9.51tn", "9兆5,116億円"),
        ("-1710000000000", "1e10", "−¥1.71 trillion", "−¥1.71tn", "▲1兆7,100億円"),
        ("999996000000", "1e6", "¥1.00 trillion", "¥1.00tn", "1兆円"),
        ("650158000", "1e3", "¥650 million", "¥650m", "7億円"),
        ("43210000", "1e3", "¥43 million", "¥43m", "4,321万円"),
        ("900", "1", "¥900", "¥900", "900円"),
        ("0", "1e3", "¥0", "¥0", "0円"),
        ("1000000000000", "1e6", "¥1.00 trillion", "¥1.00tn", "1兆円"),
    ],
)
def test_amounts(yen: str, quantum: str, english: str, short: str, japanese: str) -> None:
    value, grain = Decimal(yen), Decimal(quantum)
    assert money(value, grain, "en") == english
    assert money(value, grain, "en", short=True) == short
    assert money(value, grain, "ja") == japanese


def test_a_step_has_its_sign() -> None:
    assert money(Decimal("3324616000"), Decimal(1000), "en", plus=True) == "+¥3.3 billion"
    assert money(Decimal("3324616000"), Decimal(1000), "ja", plus=True) == "+33億円"
    assert money(Decimal("9511555000000"), Decimal(10) ** 6, "en", largest="billion") == "¥9,511.6 billion"


def test_points() -> None:
    assert [decimal(Decimal(v), "en", plus=True) for v in ("3.3", "-0.7", "0", "-0.04")] == [
        "+3.3",
        "−0.7",
        "0.0",
        "0.0",
    ]
    assert decimal(Decimal("-1.2"), "ja") == "▲1.2"


@pytest.mark.parametrize(
    ("written", "english", "japanese"),
    [
        ("2026-05", "May 2026", "2026年5月"),
        ("2025", "2025", "2025年"),
        ("FY2025", "fiscal 2025", "2025年度"),
        ("2026-H1", "the first half of 2026", "2026年上半期"),
        ("FY2025-H2", "the second half of fiscal 2025", "2025年度下半期"),
        ("2026-Q1", "the first quarter of 2026", "2026年1〜3月期"),
        ("2026-09-D20", "the first 20 days of September 2026", "2026年9月上中旬"),
        ("2026-09-D10", "the first 10 days of September 2026", "2026年9月上旬"),
        ("2025-06..2026-05", "the 12 months to May 2026", "2026年5月までの12カ月"),
        ("2026-01..2026-08", "January 2026 to August 2026", "2026年1月〜2026年8月"),
    ],
)
def test_periods(written: str, english: str, japanese: str) -> None:
    assert period(parse(written), "en") == english
    assert period(parse(written), "ja") == japanese


def test_days_are_those_of_the_reporter() -> None:
    """08:50 on 17 June in Tokyo is still the 16th in London."""
    instant = datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
    assert day(instant, JAPAN, "en") == "17 June 2026"
    assert day(instant, JAPAN, "ja") == "2026年6月17日"


@pytest.mark.parametrize(
    ("low", "high", "about", "expected"),
    [
        (7.34e12, 10.98e12, 4, [7e12, 8e12, 9e12, 10e12, 11e12]),
        (-2.76e12, 0.63e12, 4, [-3e12, -2e12, -1e12, 0, 1e12]),
        (0, 118.5e12, 4, [0, 5e13, 1e14, 1.5e14]),
        (0, 0, 4, [-1, -0.5, 0, 0.5, 1]),
        (5, 5, 2, [0, 5, 10]),
    ],
)
def test_axes_have_round_numbers(low: float, high: float, about: int, expected: list[float]) -> None:
    assert ticks(low, high, about) == expected
