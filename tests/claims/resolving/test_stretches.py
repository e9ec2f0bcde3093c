"""Stretches of months and quarters told in many ways, in English: read by hand, as of August 2026, when July was out."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

AUGUST_20 = "2026-08-20T10:00:00+09:00"

SENTENCES = (
    ("Between them, June and July brought a shortfall of 1.04 trillion yen.", "1.04 trillion", "2026-06..2026-07"),
    ("In the past three months exports have risen 19.8% on the year.", "19.8%", "2026-05..2026-07"),
    ("This year through July, imports total 73.9 trillion yen.", "73.9 trillion", "2026-01..2026-07"),
    ("Seven months into the year, the deficit stands at 1.67 trillion yen.", "1.67 trillion", "2026-01..2026-07"),
    ("The first four months of the fiscal year brought a deficit of 1.1 trillion yen.", "1.1 trillion", "2026-04..2026-07"),
    ("Since April, the start of the fiscal year, the deficit has come to 1.1 trillion yen.", "1.1 trillion", "2026-04..2026-07"),
    ("The year just gone ended with a deficit of 2.9 trillion yen.", "2.9 trillion", "2025"),
    ("In 2022 the deficit hit 20.3 trillion yen. A year on it was 9.5 trillion; two years on, 5.6 trillion.", "9.5 trillion", "2023"),
    ("In 2022 the deficit hit 20.3 trillion yen. A year on it was 9.5 trillion; two years on, 5.6 trillion.", "5.6 trillion", "2024"),
    ("In the twelve months to July exports came to 118 trillion yen.", "118 trillion", "2025-08..2026-07"),
    ("January-March exports rose 10.5%, April-June exports 17.0%.", "10.5%", "2026-Q1"),
    ("January-March exports rose 10.5%, April-June exports 17.0%.", "17.0%", "2026-Q2"),
    ("Exports grew 10.5% in the first quarter and 17.0% in the second.", "10.5%", "2026-Q1"),
    ("Exports grew 10.5% in the first quarter and 17.0% in the second.", "17.0%", "2026-Q2"),
    ("The second quarter's 17.0% rise in exports followed one of 10.5% in the first.", "17.0%", "2026-Q2"),
    ("The second quarter's 17.0% rise in exports followed one of 10.5% in the first.", "10.5%", "2026-Q1"),
    ("In the opening quarter of the year exports rose 10.5%.", "10.5%", "2026-Q1"),
    ("The first half ended in deficit by 1.0 trillion yen; the second half of last year had been 0.6 trillion short.", "1.0 trillion", "2026-H1"),
    ("The first half ended in deficit by 1.0 trillion yen; the second half of last year had been 0.6 trillion short.", "0.6 trillion", "2025-H2"),
    ("A year ago this month the deficit was 118.4 billion yen.", "118.4 billion", "2025-07"),
    ("This time last year the deficit was 118.4 billion yen.", "118.4 billion", "2025-07"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), SENTENCES)
def test_the_stretch_a_figure_is_of(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote, AUGUST_20), key=lambda r: r.fit).period == period
