"""Several years together, in English: sums over them, and moves measured from the year before; read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

SENTENCES = (
    ("Over the five years to 2025 the trade deficit added up to 40 trillion yen.", "40 trillion yen", "2021-01..2025-12", ""),
    ("Between 2011 and 2015 the deficits totalled 37 trillion yen.", "37 trillion yen", "2011-01..2015-12", ""),
    ("From 2021 through 2025 the cumulative deficit came to 40 trillion yen.", "40 trillion yen", "2021-01..2025-12", ""),
    ("Exports in 2021-23 totalled 282 trillion yen.", "282 trillion yen", "2021-01..2023-12", ""),
    ("Over the past five years deficits have piled up to 40 trillion yen.", "40 trillion yen", "2021-01..2025-12", ""),
    ("In the five fiscal years to 2024 the shortfalls came in all to 38 trillion yen.", "38 trillion yen", "2020-04..2025-03", ""),
    ("In the 1990s Japan ran up surpluses of 108 trillion yen.", "108 trillion yen", "1990-01..1999-12", ""),
    # A move over the years is measured from the one before them.
    ("In the decade to 2010 exports grew 30.5%.", "30.5%", "2010", "2000"),
    ("Exports grew 39% over the five years to 2024.", "39%", "2024", "2019"),
    # What is not added up is of the year itself.
    ("Between 2011 and 2015 Japan ran five deficits in a row.", "five deficits in a row", "2015", ""),
    ("Exports to the US rose to 21 trillion yen in the five years to 2024.", "21 trillion yen", "2024", ""),
    ("Imports rose 74% between 2020 and 2022.", "74%", "2022", "2020"),
    # A sum does not last.
    ("From 2021 through 2025 deficits totalled 40 trillion yen. Exports rose 17.0%.", "17.0%", "2026-05", "2025-05"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period", "base"), SENTENCES)
def test_years_together(text: str, quote: str, period: str, base: str) -> None:
    reading = max(readings_of(text, quote), key=lambda r: r.fit)
    assert (reading.period, reading.base) == (period, base)
