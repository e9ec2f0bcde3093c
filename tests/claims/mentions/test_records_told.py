"""Records and firsts that other words than record tell, in English and Japanese usage."""

from __future__ import annotations

import pytest
from tests.claims.mentions.reading_aloud import mentions_of

from kuroji.claims.mention import Kind

RECORDS = (
    ("It was the dearest year on file.", 1),
    ("The shortfall was the widest recorded up to that point.", 1),
    ("Exports had set a peak in that quarter.", 1),
    ("Exports of 7 trillion yen, unmatched by any month until then.", 1),
    ("No year before or since has come out so far ahead, with a surplus of 9 trillion.", 1),
    ("Imports of paper peaked that year, at a level they have never revisited.", 1),
    ("The surplus was unprecedented.", 1),
    ("Japan's lowest over a single month was in May.", -1),
    ("Gas cost the country 2 trillion, its costliest year.", 1),
    ("Shipments hit an all-time low.", -1),
    ("これを上回る年はいまだにない。", 1),
    ("輸入は3000億円で単月の新記録だ。", 1),
    ("統計始まって以来の低さだった。", -1),
)
FIRSTS = (
    ("The surplus was the slimmest since May 2019.", "2019-05", None),
    ("It was the smallest since last July.", "--07", None),
    ("The worst month for exports since the dreary autumn of 2011.", "2011", None),
    ("Iron ore was the cheapest in 14 months.", "", 14),
    ("Exports: 1st drop in 9 months.", "", 9),
)


@pytest.mark.parametrize(("text", "way"), RECORDS)
def test_a_record_is_found_with_its_end(text: str, way: int) -> None:
    assert [m.direction for m in mentions_of(text) if m.kind is Kind.RECORD] == [way]


@pytest.mark.parametrize(("text", "since", "count"), FIRSTS)
def test_a_first_says_how_far_back_it_reaches(text: str, since: str, count: int | None) -> None:
    assert [(m.since, m.value) for m in mentions_of(text) if m.kind is Kind.FIRST] == [(since, count)]


@pytest.mark.parametrize(
    "text", ["The team is unbeaten in 12 games.", "More than ever, he likes tea.", "She was never seen again."]
)
def test_what_is_not_of_trade_is_no_record(text: str) -> None:
    assert not [m for m in mentions_of(text) if m.kind is Kind.RECORD]
