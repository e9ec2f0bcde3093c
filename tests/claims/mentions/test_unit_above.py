"""Numbers whose unit was said in the sentence or the clause before, with the figure a reader takes them for: read by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind
from kuroji.claims.mentions.sentences import sentences

TOLD = (
    ("China bought 18 per cent more from us. Taiwan, 38.", Kind.PERCENT, "38"),
    ("In April it was down sixty-four percent. May, down fifty-seven. June, only thirteen point seven.", Kind.PERCENT, "13.7"),
    ("Exports grew nearly fourteen percent and imports a bit under eleven.", Kind.PERCENT, "11"),
    ("In 2022 the hole was 2.0 trillion yen; by 2024, 5.6.", Kind.AMOUNT, "5600000000000"),
    ("The surplus slipped to 7.6 trillion yen. Two years earlier it had been near ten.", Kind.AMOUNT, "10000000000000"),
)  # fmt: skip
OTHERS = (
    "Exports rose 17.0%. See page 12.",
    "Exports rose 17.0%. It was 1998.",
    "The surplus was 7.6 trillion yen. It was one of the largest.",
)


@pytest.mark.parametrize(("text", "kind", "value"), TOLD)
def test_the_unit_goes_on(text: str, kind: Kind, value: str) -> None:
    article = Article(title="", body=text, published_at=datetime(2026, 6, 17, tzinfo=UTC))
    last = [m for sentence in sentences(article) for m in sentence.mentions if m.kind is kind][-1]
    assert last.value == Decimal(value)


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_have_none(text: str) -> None:
    article = Article(title="", body=text, published_at=datetime(2026, 6, 17, tzinfo=UTC))
    found = [m for s in sentences(article) for m in s.mentions if m.kind in (Kind.PERCENT, Kind.AMOUNT)]
    assert len(found) == 1
