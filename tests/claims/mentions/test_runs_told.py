"""English runs, counts, places and records that no usual word marks, with how many they tell: counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind
from kuroji.claims.mentions.sentences import sentences

TOLD = (
    ("In the red, month four of the current run.", Kind.STREAK, 4),
    ("Exports fell, a run of eight months.", Kind.STREAK, 8),
    ("Sales there climbed after seven months of decline.", Kind.STREAK, 7),
    ("Imports grew in each of the years 1987 to 1990.", Kind.STREAK, 4),
    ("Exports fell in every month from November 2008 to October 2009.", Kind.STREAK, 12),
    ("The number of deficit months that year was ten.", Kind.COUNT, 10),
    ("How many months of surplus? To September, four of the nine.", Kind.COUNT, 4),
    ("Among the buyers of Japanese goods India is only 8th.", Kind.RANK, 8),
    ("A higher figure than in any earlier year.", Kind.RECORD, None),
    ("Fiscal 2013 is the worst year the ledger has seen.", Kind.RECORD, None),
)


@pytest.mark.parametrize(("text", "kind", "count"), TOLD)
def test_what_is_counted_is_found(text: str, kind: Kind, count: int | None) -> None:
    article = Article(title="", body=text, published_at=datetime(2026, 6, 17, tzinfo=UTC))
    found = [m for sentence in sentences(article) for m in sentence.mentions if m.kind is kind]
    assert [m.value for m in found] == [count]


@pytest.mark.parametrize("text", ["Two of the five ministers resigned.", "It was hot in every year from 2011 to 2015."])
def test_other_things_are_not_counted(text: str) -> None:
    article = Article(title="", body=text, published_at=datetime(2026, 6, 17, tzinfo=UTC))
    assert not [m for s in sentences(article) for m in s.mentions if m.kind in (Kind.STREAK, Kind.COUNT)]
