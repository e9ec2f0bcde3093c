"""Outright: whether a clause itself names the period of its figure, so that no figure of another period can be meant.

"Exports in February 2009 fell 45.7%" speaks of February, and is false where that was January's. A period is named
outright where it stands before the figure with no other figure and no other period between
them, in words that need no other sentence (May, 2009年2月; not that year, 同月, a year earlier).
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention, Sentence
from kuroji.claims.reading import Reading
from kuroji.claims.resolving.words.periods import OWN, Named
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.period import Period

RELATIVE = expression(
    r"\b(?:last|this|that|same|next|previous|prior|preceding|following|later|earlier|ago|before|after|year-earlier)\b"
    r"|同|前|翌|[去昨今]年|その|この|以降",
    re.IGNORECASE,
)
WITH_A_YEAR = expression(r"(?:19|20)\d\d|\d\d年|\b(?:FY|fiscal )\d\d|\d['’]\d\d|['’]\d\d", re.IGNORECASE)
A_MONTH = expression(
    r"\d月|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:[a-z]*)\b", re.IGNORECASE
)  # fmt: skip
# A month without its year is that of the year up to the article.
YEAR = 12
# Where the words after a figure no longer speak of it.
ENDS = expression(r"[、。,;:；：()（）\n]|(?<!\d)\.(?!\d)|\b(?:and|while|but|whereas)\b", re.IGNORECASE)


def is_dated_outright(mention: Mention, line: Line, reading: Reading, period: Period, newest: int) -> bool:
    """Whether the clause of the mention names the period of the reading outright, and no other.

    `newest` is the month of the article (an ordinal).
    """
    if mention.head or "period" not in reading.named:
        return False
    sentence = line.sentence
    start, end = mention.start - sentence.start, mention.end - sentence.start
    text = line.text
    opens = max((m.end - sentence.start for m in _figures(sentence) if m.end <= mention.start), default=0)
    closing = ENDS.search(text, end)
    closes = closing.start() if closing else len(text)
    own = [named for named in line.periods if opens <= named.start < closes]
    return (
        len(own) == 1
        and own[0].end <= start
        and own[0].text in reading.because
        and (_is_absolute(own[0], recent=newest - YEAR < period.end <= newest))
    )


def _figures(sentence: Sentence) -> list[Mention]:
    return [m for m in sentence.mentions if not m.not_ours and m.kind is not Kind.DIRECTION]


def _is_absolute(named: Named, *, recent: bool) -> bool:
    if named.part != OWN or RELATIVE.search(named.text):
        return False
    return bool(WITH_A_YEAR.search(named.text) or (recent and A_MONTH.search(named.text)))
