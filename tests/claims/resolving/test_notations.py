"""One quarter, half or year written in many ways, in English: read by hand, as of August 2026, when July was out."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

AUGUST_20 = "2026-08-20T10:00:00+09:00"

WRITTEN = (
    ("Q1 25", "2025-Q1"), ("Q1'25", "2025-Q1"), ("Q1/2025", "2025-Q1"), ("1Q 25", "2025-Q1"), ("H1 25", "2025-H1"),
    ("the quarter to March 2025", "2025-Q1"), ("the quarter from January 2025", "2025-Q1"), ("the March quarter of 2025", "2025-Q1"),
    ("the June quarter", "2026-Q2"), ("the quarter to March", "2026-Q1"), ("the three months from April", "2026-Q2"),
    ("the half-year to June 2025", "2025-H1"), ("the half to March", "FY2025-H2"), ("the last quarter of 2024", "2024-Q4"),
    ("the last three months of last year", "2025-Q4"), ("the latter half of 2024", "2024-H2"), ("H1 this year", "2026-H1"),
    ("Q1 FY24", "2024-Q2"), ("1QFY24", "2024-Q2"), ("the first quarter of fiscal 2024", "2024-Q2"), ("the second half of FY2024", "FY2024-H2"),
    ("the fiscal year ended March 2025", "FY2024"), ("the year from April 2024", "FY2024"), ("2024/25", "FY2024"),
    ("2025-03", "2025-03"), ("03/2025", "2025-03"), ("last year's July", "2025-07"), ("CY24", "2024"), ("full-year 2024", "2024"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "period"), WRITTEN)
def test_the_period_that_is_written(words: str, period: str) -> None:
    found = readings_of(f"Exports rose 5.1% in {words}.", "5.1%", AUGUST_20)
    assert max(found, key=lambda r: r.fit).period == period


def test_a_count_after_a_quarter_is_no_year() -> None:
    found = readings_of("Exports rose in Q1 10.5% on the year.", "10.5%", AUGUST_20)
    assert max(found, key=lambda r: r.fit).period == "2026-Q1"
