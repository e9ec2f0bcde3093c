"""Which period a figure is of where a sentence, a paragraph or an item turns from one to another, in English: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JULY_24, JUNE_17, readings_of

AUGUST_24 = "2026-08-24T17:00:00+09:00"
APRIL_17 = "2025-04-17T10:30:00+09:00"

SENTENCES = (
    # A second period opens its clause.
    ("In 2010 the surplus was 6.6 trillion yen; in 2007 it stood at 10.8 trillion.", "10.8 trillion", "2007"),
    ("In March 2026 the surplus was 600 billion yen. In March 2025 it was 529.8 billion yen, and in February it had been 559.2 billion.", "559.2 billion", "2025-02"),
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
    # A period that another is only held against.
    ("Exports were 9.5 trillion yen, the second-highest month ever; only March was higher. Chips +53.8%.", "+53.8%", "2026-05"),
    ("The surplus of fiscal 2007, 10.2 trillion yen, shrank. Fiscal 2008 ended with a deficit of 765 billion yen.", "765 billion yen", "FY2008"),
    ("The year 2009 ended with a surplus of 2.7 trillion yen, larger than 2008's 2.1 trillion.", "2.1 trillion", "2008"),
    ("The count was 5.9 million in 2025. That is short of the 6.5 million sent abroad in 2008.", "6.5 million", "2008"),
    ("Exports fell for 12 months straight before turning up in December.", "12 months straight", "2025-11"),
    ("Japan's exports rose by 17.0% in May. Britain's purchases gave Japan a surplus of 50.4 billion yen, more than double the year before.", "50.4 billion yen", "2026-05"),
    # A figure that leads to another is of the period beside that one.
    ("In 2025 imports of cars were 1.6 trillion yen. Imports of chips rose 46.5% to 1.45 trillion yen in January-March.", "46.5%", "2026-Q1"),
    ("From the UAE imports amounted to 319.5 billion yen in May. Imports from Asia were 4.2% lower; in March they were 5% higher.", "4.2%", "2026-05"),
    ("Japan has started the year with a deficit of 1.2 trillion yen.", "1.2 trillion yen", "2026-01"),
    # So many years on.
    ("In 1986 the surplus hit 13.7 trillion yen. Twelve years later it reached 14 trillion.", "14 trillion", "1998"),
    ("In January 2023 the gap was 3.5 trillion yen. This January the gap was 1.2 trillion.", "1.2 trillion", "2026-01"),
    ("Exports in January-March came to 29.9 trillion yen, 10.5% more than in the same months of 2025.", "10.5%", "2026-Q1"),
    # The print before, the same month a year ago, the months since one named, and through one.
    ("JP TRADE BAL MAY: -378.7B (prev 301.9B)", "301.9B", "2026-04"),
    ("EXPORTS Y/Y MAY: 17.0%; PREV 14.8%", "14.8%", "2026-04"),
    ("The balance was -378.7 billion yen, a year ago it was -637.6 billion.", "-637.6 billion", "2025-05"),
    ("The deficit since March is 0.6 trillion yen.", "0.6 trillion yen", "2026-03..2026-05"),
    ("The surplus with the US was 7.5 trillion yen in 2025 and, through May, 2.5 trillion.", "2.5 trillion", "2026-01..2026-05"),
    ("Exports to the US have grown every month since March, after three straight declines.", "three straight declines", "2026-02"),
    ("In May the deficit was 378.7 billion yen. In 2023 it was 9.5 trillion yen. Then again, 2022 had no surplus at all. The year finished 20.3 trillion yen in the red.", "20.3 trillion yen", "2022"),
    # The talk returns to now.
    ("In 1986 the surplus hit 13.7 trillion yen. Today there is none: Japan ran a deficit in each of the past five years.", "each of the past five years", "2025"),
    ("Imports jumped by 49.3% in August 2022. Was 2026 the next shock? Imports in April hit 9.9 trillion yen.", "9.9 trillion yen", "2026-04"),
    ("In the first quarter cars rose 1%. Total exports have grown nine months running.", "nine months running", "2026-05"),
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
