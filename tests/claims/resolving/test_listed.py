"""Figures and periods of an English sentence in pairs, and figures of now beside older ones: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

LEVELS = "Imports came to 84.9, 118.5 and 110.2 trillion yen in 2021, 2022 and 2023 respectively."
RATES = "Exports rose 2.8% and 6.2% in 2023 and 2024."
SENTENCES = (
    (LEVELS, "118.5", "2022"),
    (LEVELS, "110.2 trillion", "2023"),
    (RATES, "2.8%", "2023"),
    (RATES, "6.2%", "2024"),
    ("In 1990 exports to Asia were 31% of the total; now they are 53%.", "53%", "2025"),
    ("In 2000 chips were 8.9% of exports. That was 8.9% then against 6.0% now.", "6.0%", "2025"),
    ("FY25 deficit 1.8 trillion yen vs FY24 5.2 trillion yen.", "5.2 trillion", "FY2024"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), SENTENCES)
def test_the_period_of_a_figure_in_a_pair(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote), key=lambda r: r.fit).period == period
