"""Voicing: whose figure a mention is: the publisher's, a forecast, a target, or a view, by the cue words about it.

A cue that opens its clause ("we expect", "economists had forecast") speaks for all that
follows in the clause; a noun ("the forecast of 12%", "market estimate", 予想) for the nearest number.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention
from kuroji.claims.reading import Voice, Word
from kuroji.claims.resolving.governing import barriers
from kuroji.claims.resolving.talk import Line

_VERBAL = expression(
    r"^(?:we|they|i|economists|analysts|strategists|markets?|street)\b|likely|could|may |will |would|set to|project|predict|expected$|expects?$",
    re.IGNORECASE,
)
_CONTRARY = expression(r"(?:beat(?:ing)?|above|below|exceed(?:ed|ing)|than|versus|vs\.?|against|topp(?:ed|ing)|miss(?:ed|ing)|surpass(?:ed|ing)|short of|compared with|in line with|"
                       r"better|worse)[\w\s'’-]{0,40}$", re.IGNORECASE)  # fmt: skip
_NEGATED = expression(r"(?:no|not|without|un|beyond|as|than)\s*$", re.IGNORECASE)
_REACH = 1.5


def voice_of(mention: Mention, start: int, line: Line) -> tuple[str, str]:
    """Who speaks of a mention that starts at `start` in the sentence, and the word that says so (empty: nobody but the source)."""
    for word in line.words_of("voice"):
        if word.means != "attributed" and _covers(word, mention, start, line):
            return word.means, word.text
    return Voice.REPORTED, ""


def _covers(word: Word, mention: Mention, start: int, line: Line) -> bool:
    end = start + len(mention.text)
    if start <= word.start < end:
        return True
    if _aside(word, start, line):
        return False
    if line.japanese:
        return _covers_ja(word, start, end, line)
    if word.end <= start:
        return _covers_right(word, start, line)
    return _covers_left(word, end, line)


def _aside(word: Word, start: int, line: Line) -> bool:
    """Whether the word stands in brackets with a number of its own, outside which the mention lies: -378.7bn (consensus: -455bn)."""
    before, after = line.text[: word.start], line.text[word.end :]
    opened = max(before.rfind("("), before.rfind("（"))
    if opened <= max(before.rfind(")"), before.rfind("）")):
        return False
    closed = re.search(r"[)）]|$", after)
    last = word.end + (closed.start() if closed else 0)
    return not opened < start < last and _numbers_between(line, opened, last)


def _covers_right(word: Word, start: int, line: Line) -> bool:
    gap = line.text[word.end : start]
    if _NEGATED.search(line.text[: word.start]) and word.text.lower() in ("expected", "forecast"):
        return False
    if _VERBAL.search(word.text) or _opens(word, line):
        return barriers(gap) < _REACH
    return not _numbers_between(line, word.end, start) and barriers(gap) < _REACH


def _opens(word: Word, line: Line) -> bool:
    """Whether whoever forecasts is the subject of the clause: economists polled had forecast."""
    return (
        re.search(
            r"\b(?:economists|analysts|we|street|poll\w*|i|government|ministry|officials|strategists)\b[\w\s]{0,30}$",
            line.text[: word.start],
            re.IGNORECASE,
        )
        is not None
    )


def _covers_left(word: Word, end: int, line: Line) -> bool:
    gap = line.text[end : word.start]
    if _VERBAL.search(word.text) and not re.fullmatch(
        r"\W*(?:\w+\s){0,1}(?:that |which )?(?:was |were |had been |is )?\W*(?:widely )?", gap
    ):
        return False
    if _CONTRARY.search(gap):
        return False
    return len(gap) < 30 and barriers(gap) < 0.4 and not _numbers_between(line, end, word.start)


def _covers_ja(word: Word, start: int, end: int, line: Line) -> bool:
    if word.end <= start:
        gap = line.text[word.end : start]
        return (
            "。" not in gap
            and not _numbers_between(line, word.end, start)
            and not re.search(r"(?:上|下)回|超え|に反し|通り", gap)
        )
    gap = line.text[end : word.start]
    return (
        re.search(r"[、。]", gap) is None
        and not re.search(r"(?:上|下)回", gap)
        and not _numbers_between(line, end, word.start)
    )


def _numbers_between(line: Line, start: int, end: int) -> bool:
    offset = line.sentence.start
    return any(start <= m.start - offset and m.end - offset <= end and not m.not_ours for m in line.sentence.mentions)
