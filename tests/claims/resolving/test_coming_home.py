"""Where an English talk returns to the article's own period, and what a question or an ellipsis leaves to be understood: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JULY_24, readings_of

SEPTEMBER_29 = "2026-09-29T12:00:00+09:00"

ARTICLES = (
    # A sentence without figures opens the paragraph that comes home.
    ("In August exports rose 19.3%. In the first eight months exports grew 15.6%.\n\nWhat hurts is energy. Crude cost 58.7% more than a year ago.", "58.7%", "2026-08", SEPTEMBER_29),
    ("The gap in June was 406.9 billion yen. In the first half of 2026 exports were 60.7 trillion yen.\n\nQ: So what about imports?\n\nA: They rose 24.5%.", "24.5%", "2026-06", JULY_24),
    ("Q: How was the first half of 2026?\nA: Japan was short by 1.0 trillion yen.\nQ: And the year before?\nA: Short by 2.4 trillion yen.", "2.4 trillion", "2025-H1", JULY_24),
    # An ellipsis has the period of the clause it goes on from.
    ("Drug exports came to 1.4 trillion yen in 2025.\n\nBack in 2000 imports were 515 billion yen and exports 274 billion. Imports have grown tenfold; exports not even sixfold.", "sixfold", "2025", JULY_24),
    ("In the second quarter exports grew 17.0%. In the preceding quarter exports had grown 10.5% and imports 5.8%.", "5.8%", "2026-Q1", JULY_24),
    # What a change led to, and when.
    ("Crude imports peaked in 1997 at 268.3 million kilolitres and had roughly halved to 137.2 million by 2025.", "halved", "2025", JULY_24),
    ("Meat imports were 2.9 million tonnes in 2025 versus 2.4 million two decades ago.", "2.4 million", "2005", JULY_24),
    # The full month beside its first days.
    ("In August the 20-day reading (-1.12 trillion yen) was nearly the full-month one (-1.11 trillion yen).", "-1.11 trillion", "2026-08", SEPTEMBER_29),
    ("In July the 20-day balance was a 37 billion yen surplus and the month still ended with a deficit of 634 billion yen.", "634 billion", "2026-07", SEPTEMBER_29),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period", "published"), ARTICLES)
def test_the_period_a_talk_comes_home_to(text: str, quote: str, period: str, published: str) -> None:
    assert max(readings_of(text, quote, published), key=lambda r: r.fit).period == period
