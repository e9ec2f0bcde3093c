"""Where an English look back comes home without a period, and what a record beside a dated figure is of: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

SENTENCES = (
    # The present of years is the last full one.
    ("Crude peaked at 20.6% of imports in 2008. Now: 9.6%.", "9.6%", "2025"),
    ("In 1998 Japan had a surplus of 14 trillion yen. Today the deficit is 2.7 trillion yen.", "2.7 trillion", "2025"),
    ("Exports fell 33.1% in 2009. For scale, cars are 16% of exports.", "16%", "2025"),
    ("In fiscal 2008 exports fell 16.4%. Cars make up 16% of exports.", "16%", "FY2025"),
    # What points back does not come home, nor does what accounts for a move.
    ("Exports came to 54.2 trillion yen in 2009. That is 33.1% less than the year before.", "33.1%", "2009"),
    ("In 2001 exports fell 5.2%. Chips alone account for a decline of 928 billion yen.", "928 billion yen", "2001"),
    # A record is that of the dated figure beside it.
    ("The bill came to 4.2 trillion yen in 1997, 16.3 trillion yen in 2008 - still the record - and 5.5 trillion yen in 2016.", "the record", "2008"),
    ("Imports were 38.2 trillion yen in 2003; 68.1 trillion yen in 2011; a record 84.9 trillion yen in 2021.", "a record", "2021"),
    ("The deficit was 12.8 trillion yen in 2014, 20.3 trillion yen in 2022 (the worst on record), and 2.7 trillion yen in 2025.", "the worst on record", "2022"),
    ("Food exports have gone up every year from 2013 to 2022, and 2024's 1.23 trillion yen was a record at the time.", "a record", "2024"),
)  # fmt: skip

ANNUAL = "Chips, again\n\nChip exports came to 6.0 trillion yen in 2025. They were 4.6 trillion yen in 2000 and 5.3 trillion yen in 2007.\n\nImports of the same kind: 4.2 trillion yen."


@pytest.mark.parametrize(("text", "quote", "period"), SENTENCES)
def test_the_period_a_look_back_comes_home_to(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote), key=lambda r: r.fit).period == period


def test_an_article_that_only_tells_of_years_is_of_the_last() -> None:
    assert max(readings_of(ANNUAL, "4.2 trillion yen"), key=lambda r: r.fit).period == "2025"
