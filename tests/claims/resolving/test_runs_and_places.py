"""Runs, counts, records and places in the words that articles choose for them: each read by hand."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.claims.resolving.reading_of import JUNE_17

from kuroji.claims.article import Article
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.resolving.resolve import resolve

# Text, words in it, what they state (indicator, method, flow, sign) and the number, None where none is said.
CASES = (
    # Runs.
    ("The overall balance was a deficit of 1.1 trillion yen, its fourth in succession.", "fourth in succession", "streak sign balance -1", 4),
    ("Exports to Korea rose 33%, the sixth month of increase in a row.", "sixth month of increase", "streak sign export 1", 6),
    ("Exports +14.8% y/y (8th gain running)", "8th gain running", "streak sign export 1", 8),
    ("The deficit has lasted five years.", "five years", "streak sign balance -1", 5),
    ("The longest run of annual surpluses: 28 years, ending in 2010.", "28 years", "streak sign balance 1", 28),
    ("May marked ten months of uninterrupted export growth.", "ten months", "streak sign export 1", 10),
    ("Imports have expanded every month for four months.", "every month for four months", "streak sign import 1", 4),
    ("Shipments to the US fell for the sixth time in a row.", "sixth time in a row", "streak sign export -1", 6),
    ("The string of falls in imports now stands at nine.", "nine", "streak sign import -1", 9),
    ("There have been fourteen years in the red, and five of them in a row right now.", "five of them in a row", "streak sign balance -1", 5),
    # Counts.
    ("2023: three months of surplus.", "three months", "count months-in-surplus balance 1", 3),
    ("Of the twelve months of 2025, five ended in surplus.", "five ended", "count months-in-surplus balance 1", 5),
    ("Japan was in deficit seven times in 2025.", "seven times", "count months-in-deficit balance -1", 7),
    ("2022 had no positive month at all.", "no positive month", "count months-in-surplus balance 1", 0),
    ("Exports fell in four months last year.", "four months", "count months-in-fall export -1", 4),
    # Records of a level, of growth, of a month among its like.
    ("In March exports were the highest in any month.", "highest in any month", "record high,all-time export 0", None),
    ("The deficit of January 2023 was the largest for a single month.", "largest", "record low,all-time balance -1", None),
    ("In February 2009 exports were 49.4% lower than a year before, the worst month in the series.", "worst month", "record growth-low,all-time export -1", None),
    ("Exports collapsed by 33.1% in 2009, the steepest annual fall in the series.", "steepest annual fall", "record growth-low,all-time export -1", None),
    ("In January 2023 the deficit was 3.5 trillion yen. Nothing else comes close.", "Nothing else comes close", "record low,all-time balance -1", None),
    ("Exports in March topped all previous months.", "topped all previous months", "record high,all-time export 0", None),
    ("Imports in 2022 were higher than in any other year.", "higher than in any other year", "record high,all-time import 0", None),
    ("Biggest monthly deficit: January 2023, 3.5 trillion yen.", "Biggest monthly deficit", "record low,all-time balance -1", None),
    ("It was the biggest May deficit.", "biggest May deficit", "record low,for-the-month balance -1", None),
    ("Imports rose 16.7% to a record for January.", "a record for January", "record high,for-the-month import 0", None),
    # Places.
    ("Exports to China were second only to those to America in May.", "second only", "rank largest export 0", 2),
    ("China reclaimed the top spot among export markets.", "reclaimed the top spot", "rank largest export 0", 1),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "reads", "number"), CASES)
def test_a_run_a_record_and_a_place_are_read(text: str, quote: str, reads: str, number: int | None) -> None:
    found = resolve(article := _article(text), sentences(article))
    start = article.text.index(quote)
    mention, top = next(
        (r.mention, r.readings[0])
        for r in found
        if r.mention.start < start + len(quote) and start < r.mention.end and r.mention.kind != "direction"
    )
    assert f"{top.indicator} {top.method} {top.subject.flow} {top.sign}" == reads
    assert mention.value == number


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke of unprecedented pressure on exporters.",
        "It took him five months of waiting and three years of work.",
        "The talks have lasted two days.",
    ],
)
def test_what_is_said_of_other_things_is_none(text: str) -> None:
    article = _article(text)
    assert not [r for r in resolve(article, sentences(article)) if r.readings]


def _article(text: str) -> Article:
    return Article(title="", body=text, published_at=datetime.fromisoformat(JUNE_17))
