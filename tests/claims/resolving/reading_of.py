"""What tests of resolving share: the readings of the mention that a quoted piece of an article holds."""

from __future__ import annotations

from datetime import datetime

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.reading import Reading
from kuroji.claims.resolving.resolve import resolve

# Instants at which the newest month was: May 2026 (and the calendar year, and fiscal 2025, long known); December; March; June; September.
JUNE_17 = "2026-06-17T09:10:00+09:00"
JANUARY_22 = "2026-01-22T09:10:00+09:00"
APRIL_22 = "2026-04-22T09:10:00+09:00"
JULY_24 = "2026-07-24T09:10:00+09:00"
OCTOBER_22 = "2025-10-22T10:00:00+09:00"
JUNE_8 = "2026-06-08T10:00:00+09:00"
JUNE_29 = "2026-06-29T10:00:00+09:00"
_WORDS = (Kind.DIRECTION, Kind.CAUSE, Kind.COMPARISON)


def readings_of(text: str, quote: str, published: str = JUNE_17, title: str = "") -> tuple[Reading, ...]:
    """The readings of the mention in `quote`, a piece of the text; a number's before those of words."""
    article = Article(title=title, body=text, published_at=datetime.fromisoformat(published))
    start = article.text.index(quote)
    end = start + len(quote)
    inside = [r for r in resolve(article, sentences(article)) if r.mention.start < end and start < r.mention.end]
    assert inside, f"no mention in {quote!r}"
    numbers = [r for r in inside if r.mention.kind not in _WORDS]
    return (numbers or inside)[0].readings


def key(reading: Reading) -> tuple[str, str, str, str, str]:
    """Indicator, flow, partner, commodity and period of a reading."""
    subject = reading.subject
    return reading.indicator, str(subject.flow), subject.partner, subject.code, reading.period
