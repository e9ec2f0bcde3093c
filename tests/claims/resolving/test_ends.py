"""A move between two periods, in English: each figure is of its own end; read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

QUARTERS = "Between the second quarter of 1997 and the second quarter of 1998 export growth went from 18.1% to 0.7%."
MONTHS = "Between March 2020 and May 2020 exports fell from 6.4 trillion yen to 4.2 trillion yen."
YEARS = (
    "Between 2020 and 2022 the trade balance moved from a surplus of 0.4 trillion yen to a deficit of 20.3 trillion."
)

SENTENCES = (
    (QUARTERS, "18.1%", "1997-Q2"),
    (QUARTERS, "0.7%", "1998-Q2"),
    (MONTHS, "6.4 trillion", "2020-03"),
    (MONTHS, "4.2 trillion", "2020-05"),
    (YEARS, "0.4 trillion", "2020"),
    (YEARS, "20.3 trillion", "2022"),
    ("From fiscal 2010 to fiscal 2013 the balance went from a surplus of 5.3 trillion yen to a deficit of 13.8 trillion.", "5.3 trillion", "FY2010"),
    ("From fiscal 2010 to fiscal 2013 the balance went from a surplus of 5.3 trillion yen to a deficit of 13.8 trillion.", "13.8 trillion", "FY2013"),
    # The same stretch of another year is looked back to, and does not last.
    ("Surplus of 57.3 billion yen in May. The comparable month in 2025 showed 637.6 billion, so the surplus shrank by 89.8%.", "89.8%", "2026-05"),
    # A run since some month lasts to the newest.
    ("In surplus in the first three months of 2026, trade has since recorded two deficits in succession.", "two deficits in succession", "2026-05"),
    # Goods leave a country; a person leaves a firm in a year that dates nothing.
    ("Some 2.5 million motorcycles left the country in 1993. Thirty years later it was 839,000.", "839,000", "2023"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), SENTENCES)
def test_the_end_a_figure_is_of(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote), key=lambda r: r.fit).period == period
