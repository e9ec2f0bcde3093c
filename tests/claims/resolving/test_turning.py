"""Which period a figure is of where a sentence, a paragraph or an item turns from one to another, in English: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JULY_24, JUNE_17, readings_of

AUGUST_24 = "2026-08-24T17:00:00+09:00"
APRIL_17 = "2025-04-17T10:30:00+09:00"

SENTENCES = (
    # A second period opens its clause.
    ("In 2010 the surplus was 6.6 trillion yen; in 2007 it stood at 10.8 trillion.", "10.8 trillion", "2007"),
    ("In March 2025 the surplus was 529.8 billion yen, and in February it had been 559.2 billion.", "559.2 billion", "2025-02"),
    ("In 2024 the deficit was 5.6 trillion yen, in 2022 a monstrous 20.3 trillion.", "20.3 trillion", "2022"),
    ("By 2005 exports of cars stood at 9.9 trillion yen; by 2021 they were 10.7 trillion.", "10.7 trillion", "2021"),
    ("May was still 6.3% up on the year; April had been 14.8% up, driven by cars (+8.2%).", "+8.2%", "2026-04"),
    ("In April crude came to 4.48 million kilolitres; the April before, it had been 12.3 million.", "12.3 million", "2025-04"),
    # A relative clause tells more of the figure before it.
    ("Drug exports eased to 116 billion yen in May after March's 158.3 billion, which was the highest on record.", "highest on record", "2026-03"),
    # Each end of a move is of its own year.
    ("Between 2020 and 2022 imports rose from 68.0 trillion yen to 118.5 trillion.", "68.0 trillion yen", "2020"),
    ("Between 2020 and 2022 imports rose from 68.0 trillion yen to 118.5 trillion.", "118.5 trillion", "2022"),
    # The year before is said once.
    ("In 2008 the surplus shrank to 2.1 trillion yen from 10.8 trillion the year before.", "10.8 trillion", "2007"),
    ("The US surplus fell to 70 billion yen, from 234 billion a year ago.", "234 billion", "2025-05"),
    ("April's surplus was 301.9 billion yen, against a deficit of 115.8 billion the previous April.", "115.8 billion", "2025-04"),
    # So many years on.
    ("In 1986 the surplus hit 13.7 trillion yen. Twelve years later it reached 14 trillion.", "14 trillion", "1998"),
    ("In January 2023 the gap was 3.5 trillion yen. This January the gap was 1.2 trillion.", "1.2 trillion", "2026-01"),
    ("Exports in January-March came to 29.9 trillion yen, 10.5% more than in the same months of 2025.", "10.5%", "2026-Q1"),
    # Years are those of the calendar, unless fiscal ones are spoken of.
    ("Japan has been in deficit for five straight years.", "five straight years", "2025"),
    ("The deficit of fiscal 2025 was 1.7 trillion yen. It was the fifth straight annual deficit.", "fifth straight annual deficit", "FY2025"),
    ("In 2022 the deficit was 20.3 trillion yen, the largest since comparable records begin in 1979.", "largest", "2022"),
)  # fmt: skip

ARTICLES = (
    # An item or paragraph speaks of the article's month again, after the half-year that ended with it.
    ("Exports rose 19.3% in June.\n\n1) January-June exports were 60.7 trillion yen.\n\n2) Autos to the US: value +34.5%.", "+34.5%", "2026-06", JULY_24),
    ("March: surplus 544.1 billion yen.\n\n2/ FY2024: deficit of 5.2 trillion yen. Imports +4.7%.\n\n3/ US: exports +3.1%. Units +5.7%.", "+3.1%", "2025-03", APRIL_17),
    # What is turned to goes on.
    ("In the first half of 2026, imports of meat were 1.1 trillion yen. June was the biggest month, at 210 billion yen.\n\nFish: 973 billion yen. Fruit rose 0.3%.", "0.3%", "2026-H1", JULY_24),
    # A month not yet published is not what an article reports on.
    ("Commentary, August 2026\n\nExports for July grew 23.2%.\n\nImports, at 12.1 trillion yen, grew faster.", "12.1 trillion yen", "2026-07", AUGUST_24),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), SENTENCES)
def test_which_period_of_a_sentence(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote, JUNE_17), key=lambda r: r.fit).period == period


@pytest.mark.parametrize(("text", "quote", "period", "published"), ARTICLES)
def test_which_period_of_an_article(text: str, quote: str, period: str, published: str) -> None:
    assert max(readings_of(text, quote, published), key=lambda r: r.fit).period == period
