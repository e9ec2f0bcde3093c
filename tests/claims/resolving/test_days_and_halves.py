"""Periods shorter than a month, and half-years of the calendar and of the fiscal year, in English: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

SEPTEMBER_29 = "2026-09-29T12:00:00+09:00"
OCTOBER_22 = "2025-10-22T12:00:00+09:00"

SENTENCES = (
    # The first third and two thirds of a month; a reading by its days.
    ("Exports in the first 20 days of September were 7.9 trillion yen. The first third of the month had a deficit of 421.2 billion yen.", "421.2 billion yen", "2026-09-D10"),
    ("Exports were 7.9 trillion yen in the opening ten days of September, 4.1% more than in the same stretch of 2025.", "4.1%", "2026-09-D10"),
    ("In August the 20-day reading was a deficit of 1.1 trillion yen.", "1.1 trillion yen", "2026-08-D20"),
    ("In August the 20-day reading was a deficit of 1.1 trillion yen. In July it was a surplus of 37 billion yen.", "37 billion yen", "2026-07-D20"),
    ("In August the 20-day deficit was 1.12 trillion yen. The full-month figure was a deficit of 1.11 trillion.", "1.11 trillion", "2026-08"),
    ("The twenty-day tally for September showed imports of 7.9 trillion yen.", "7.9 trillion yen", "2026-09-D20"),
    # Halves of the two kinds of year.
    ("The first half of the calendar year closed with a deficit of 72.7 billion yen.", "72.7 billion yen", "2026-H1"),
    ("In calendar H1 the deficit was 72.7 billion yen.", "72.7 billion yen", "2026-H1"),
    ("The April-September half of fiscal 2025 brought a deficit of 1.2 trillion yen.", "1.2 trillion yen", "FY2025-H1"),
    ("The second half of 2025 brought a deficit of 0.4 trillion yen, the first half one of 2.2 trillion.", "2.2 trillion", "2025-H1"),
    ("Exports to China were 7.7% up in February. Taking the two months together, exports to China were 12.1% up.", "12.1%", "2026-01..2026-02"),
    ("Imports in June to August came to 34.1 trillion yen. In the same three months of last year they were 30.5 trillion.", "30.5 trillion", "2025-06..2025-08"),
)  # fmt: skip

OF_OCTOBER = (
    ("The fiscal first half brought a deficit of 1.2 trillion yen. H2 of last FY was -2.2 trillion yen; H1 was -3.1 trillion.", "-2.2 trillion yen", "FY2024-H2"),
    ("The fiscal first half brought a deficit of 1.2 trillion yen. H2 of last FY was -2.2 trillion yen; H1 was -3.1 trillion.", "-3.1 trillion", "FY2024-H1"),
    ("Fiscal H1 (Apr-Sep): exports 53.6 trillion yen.", "53.6 trillion yen", "FY2025-H1"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), SENTENCES)
def test_the_period_a_figure_is_of_in_september(text: str, quote: str, period: str) -> None:
    assert readings_of(text, quote, SEPTEMBER_29)[0].period == period


@pytest.mark.parametrize(("text", "quote", "period"), OF_OCTOBER)
def test_halves_of_the_fiscal_year_that_is_running_and_of_the_last(text: str, quote: str, period: str) -> None:
    assert readings_of(text, quote, OCTOBER_22)[0].period == period
