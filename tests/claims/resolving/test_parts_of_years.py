"""Periods told as part of a year, or by a month whose year is told by looking back: English usage, counted on the calendar."""

from __future__ import annotations

import pytest

from kuroji.claims.resolving.words.periods import BASE, OWN, spot_periods
from kuroji.claims.resolving.words.scene import Scene
from kuroji.model.period import Period, month_ordinal, parse

SEPTEMBER_2026 = Scene(month_ordinal(2026, 9), 2026)

WORDS = (
    ("By Feb 09 they had been cut in half.", None, "2009-02"),
    ("In Oct 08 exports fell.", None, "2008-10"),
    ("the first three quarters of 2026", None, "2026-01..2026-09"),
    ("in the first two quarters of the fiscal year", None, "FY2026-H1"),
    ("33% above last year's seven months", None, "2025-01..2025-07"),
    ("last year's second quarter", None, "2025-Q2"),
    ("2024's first half", None, "2024-H1"),
    ("Nine months in, the gap is wide.", None, "2026-01..2026-09"),
    ("Q3's first two months", None, "2026-07..2026-08"),
    ("the last month of the second quarter", None, "2026-06"),
    ("the first half of the year", None, "2026-H1"),
    ("Q4 of the fiscal year", None, "2026-Q1"),
    ("(October a year ago: 79.9)", None, "2025-10"),
    ("the December of two years ago", None, "2024-12"),
    ("last December, 2024", None, "2024-12"),
    ("ten Augusts ago", None, "2016-08"),
    ("three Decembers ago", None, "2023-12"),
    ("last calendar year", None, "2025"),
    ("January-to-September", None, "2026-01..2026-09"),
    ("over the past twelve months", None, "2025-10..2026-09"),
    ("the fiscal year before", "FY2025", "FY2024"),
    ("the fiscal year before last", None, "FY2024"),
    ("The half before that was better.", "2026-H1", "2025-H2"),
    ("The quarter before had looked healthier.", "2026-Q3", "2026-Q2"),
    ("than the one before", "2026-Q3", "2026-Q2"),
    ("twelve months ago", "2026-09", "2025-09"),
    ("371bn a yr ago", "2026-09", "2025-09"),
    ("the same nine months of '25", "2026-01..2026-09", "2025-01..2025-09"),
    ("in the same six months of fiscal 2024", "FY2026-H1", "FY2024-H1"),
)  # fmt: skip


def _first(text: str, spoken: str | None) -> Period:
    scene = SEPTEMBER_2026.at(parse(spoken) if spoken else None)
    return spot_periods(text)[0].periods(scene)[0]


@pytest.mark.parametrize(("text", "spoken", "period"), WORDS)
def test_parts_of_years_and_months_told_by_looking_back(text: str, spoken: str | None, period: str) -> None:
    assert str(_first(text, spoken)) == period


def test_a_day_of_a_month_is_no_year() -> None:
    assert not spot_periods("The deadline is Oct. 8.")
    assert not spot_periods("On Oct 08 the bank met.")


@pytest.mark.parametrize(
    ("text", "part"),
    [("Over the first three quarters exports rose 3%.", OWN), ("a rise of 3% over the first quarter", BASE)],
)
def test_over_opens_a_stretch_and_compares_elsewhere(text: str, part: str) -> None:
    assert spot_periods(text)[0].part == part
