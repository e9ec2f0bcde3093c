"""Which period a history speaks of that tells it from an event or from the period before: figures of the official series since 1979."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JUNE_17, readings_of

LEHMAN = (
    "Lehman Brothers filed for bankruptcy on September 15, 2008. Nobody at the ports knew yet what it would do to them.\n\n"
    "That September Japan still sold 7.36 trillion yen of goods abroad. Two months later exports were down to 5.32 trillion, "
    "and by December to 4.83 trillion yen. The following January they plunged 45.7%. February was no better: exports fell 49.4%.\n\n"
    "The year as a whole ended with exports at 54.2 trillion yen. A year later they were back at 67.4 trillion."
)
UKRAINE = (
    "Japan's exports rose 17.0% in May from a year earlier.\n\nAfter Russia invaded Ukraine on Feb. 24, 2022, energy prices soared. "
    "That August the import bill came to 10.85 trillion yen. The next January brought a shortfall of 3.54 trillion yen.\n\n"
    "Imports rose 12.7%."
)
PLAZA = (
    "Japan signed the Plaza Accord in September 1985. The surplus that month was 1.10 trillion yen. By the end of the year it "
    "had reached 10.9 trillion. Twelve months on, it was 13.7 trillion yen. Thirteen years after the accord the surplus reached 14.0 trillion."
)
QUAKE = (
    "The quake of March 11, 2011 changed the account.\n\nLook at April of that year. Exports tumbled 12.4%. May was uglier: "
    "861 billion yen in the red. By year-end the annual account showed a 2.6 trillion yen shortfall. The next year brought 6.9 trillion.\n\n"
    "Three years after the disaster the deficit was 12.8 trillion yen."
)
TAX = (
    "When the consumption tax rose on April 1, 2014, importers had already stocked up: in March of that year imports were 18.2% "
    "higher, and in the month of the rise 3.6%. In May they fell 3.5%. The year's deficit was 12.8 trillion yen."
)
HISTORIES = (
    (LEHMAN, "7.36 trillion", "2008-09"), (LEHMAN, "5.32 trillion", "2008-11"), (LEHMAN, "4.83 trillion", "2008-12"),
    (LEHMAN, "45.7%", "2009-01"), (LEHMAN, "49.4%", "2009-02"), (LEHMAN, "54.2 trillion", "2009"), (LEHMAN, "67.4 trillion", "2010"),
    (UKRAINE, "10.85 trillion", "2022-08"), (UKRAINE, "3.54 trillion", "2023-01"), (UKRAINE, "12.7%", "2026-05"),
    (PLAZA, "1.10 trillion", "1985-09"), (PLAZA, "10.9 trillion", "1985"), (PLAZA, "13.7 trillion", "1986"), (PLAZA, "14.0 trillion", "1998"),
    (QUAKE, "12.4%", "2011-04"), (QUAKE, "861 billion", "2011-05"), (QUAKE, "2.6 trillion", "2011"), (QUAKE, "6.9 trillion", "2012"),
    (QUAKE, "12.8 trillion", "2014"),
    (TAX, "18.2%", "2014-03"), (TAX, "3.6%", "2014-04"), (TAX, "3.5%", "2014-05"), (TAX, "12.8 trillion", "2014"),
    # An event known by its name; a period told from the one before in the same sentence.
    ("Much was hoped of the Plaza Accord. In the year of the accord the surplus stood at 10.9 trillion yen.", "10.9 trillion", "1985"),
    ("By November 1998 exports were falling by 12.9% and a month later by 12.2%.", "12.2%", "1998-12"),
    # Quarters, halves and single months of a year spoken of.
    ("In the final quarter of 2008 exports came to 17.1 trillion yen. The next quarter they were 11.2 trillion.", "11.2 trillion", "2009-Q1"),
    ("A reporter wrote of it in 1985. June of that year brought a surplus of 1.26 trillion yen. The half-year total was 4.5 trillion.", "4.5 trillion", "1985-H1"),
    ("In 1986 the surplus was 13.7 trillion yen. In the opening month of the year it had been 380 billion yen.", "380 billion", "1986-01"),
    ("The deficit in the second half of 2011 was 1.6 trillion yen. The annual deficit was 2.6 trillion yen.", "2.6 trillion", "2011"),
    # Forward from the month spoken of; the year named last, though an earlier sentence went further.
    ("September 2008. Exports that month: 7.36 trillion yen. By January they are down to 3.48 trillion.", "3.48 trillion", "2009-01"),
    ("The war began on 24 February 2022. Within six months Japan's deficit had reached 2.79 trillion yen.", "2.79 trillion", "2022-08"),
    ("Imports shrank for four years to 1993, and the surplus rose to 13.5 trillion yen in 1992. Exports came to 43.0 trillion in that year.", "43.0 trillion", "1992"),
    ("Exports rose 17.0% in May, after a jump in April. Imports rose 12.7%.", "12.7%", "2026-05"),
    ("The deficit was 378.7 billion yen in May; the comparable month in 2025 showed 637.6 billion.", "637.6 billion", "2025-05"),
    ("September 2008 was the last good month. December 2008 brought exports of 4.83 trillion yen. January: 3.48 trillion.", "3.48 trillion", "2009-01"),
    ("The consumption tax went up on April 1, 1997. A year later, in April 1998, imports were 13.7% lower.", "13.7%", "1998-04"),
    ("The consumption tax went up on April 1, 1997. Imports in the month before the rise had come to 3.74 trillion yen.", "3.74 trillion", "1997-03"),
    ("In 2011 the deficit was 2.6 trillion yen; the following year it was 6.9 trillion, the next 11.5 trillion.", "11.5 trillion", "2013"),
    # So many years and decades before and after.
    ("Forty years ago the surplus was 13.7 trillion yen.", "13.7 trillion", "1986"),
    ("Back in 1985, exports were 42.0 trillion yen. Within a year they had fallen to 35.3 trillion.", "35.3 trillion", "1986"),
    ("Back in 1985, exports were 42.0 trillion yen. Three decades later they were 75.6 trillion.", "75.6 trillion", "2015"),
    # The same in Japanese.
    ("2008年9月にリーマン・ブラザーズが破綻した。その月の輸出は7兆3613億円。2カ月後には5兆3235億円まで減った。", "5兆3235億円", "2008-11"),
    ("1986年の黒字は13兆7390億円だった。12年後の1998年、黒字は13兆9914億円と最大を更新した。", "13兆9914億円", "1998"),
    ("プラザ合意の年、日本の黒字は10兆8707億円だった。合意の翌年には13兆7390億円に増えた。", "10兆8707億円", "1985"),
    ("プラザ合意の年、日本の黒字は10兆8707億円だった。合意の翌年には13兆7390億円に増えた。", "13兆7390億円", "1986"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), HISTORIES)
def test_which_period_of_a_history(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote, JUNE_17), key=lambda r: r.fit).period == period
