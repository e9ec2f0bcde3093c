"""Lasted: the period an English run ended with: it started in 1981 and lasted 30 years; that began a run of six deficits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.subjects.governing import barriers
from kuroji.claims.resolving.words.periods import UNTIL, Dated
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.language.periods import MONTHS_OF
from kuroji.model.period import Frequency, of

_LASTED = expression(r"\b(?:lasted|lasting|ran|went on)\s(?:for\s)?$", re.IGNORECASE)
# Then from 2011, after the earthquake, five straight deficits.
_FROM_THEN = expression(
    r"(?:^|[.;:,—]\s*|\b(?:then|and|but)\s)(?:from|starting (?:in|with)|beginning (?:in|with))\s$", re.IGNORECASE
)
_BEGUN = expression(
    r"\b(?:started|began|begun|starting|beginning|set in)(?: back)? in (?:early |late )?$", re.IGNORECASE
)
# That began a run of six deficits; it was the first of five straight deficits.
_BEGAN = expression(
    r"\b(?:(?:began|begins|started|starts|opened|opens|kicked off|ushered in|set off|launched|heralded|marked the (?:start|beginning) of|beginning of|start of)(?: (?:what (?:became|was|would be|turned out to be)))?"
    r"(?: (?:an?|the))?(?: (?:[a-z]+ )?(?:run|streak|string|series|stretch|sequence|succession) of)?|(?:was |were |, )?(?:the )?first (?:of|in a (?:run|string|series|row|sequence) of))\s$",
    re.IGNORECASE,
)


def until_of(mention: Mention, line: Line, talk: Talk, found: Sequence[Dated]) -> Dated | None:
    """A run that ended in 2011, or that held before March 2011, is counted at its last period."""
    if mention.kind is not Kind.STREAK:
        return None
    if (lasted := _lasted(mention, line, talk) or _begun(mention, line, talk, found)) is not None:
        return lasted
    for named in line.periods:
        if (
            named.part != UNTIL
            or barriers(line.text[min(named.end, mention.start - line.sentence.start) : named.start]) > 2
        ):
            continue
        for period in named.periods(talk.scene)[:1]:
            unit = {"years": Frequency.YEAR}.get(mention.unit)
            if unit is Frequency.YEAR and period.length < 12:
                period = of(Frequency.YEAR, period.start // 12)
            return Dated(period.previous(), 0.1, named.text)
    return None


def _lasted(mention: Mention, line: Line, talk: Talk) -> Dated | None:
    """A run that started in 1981 and lasted 30 years ended in 2010."""
    start = mention.start - line.sentence.start
    length = MONTHS_OF.get(mention.unit)
    if mention.value is None:
        return None
    opens = _BEGUN if _LASTED.search(line.text[:start]) else _FROM_THEN
    begun = [n for n in line.periods if n.end <= start and opens.search(line.text[: n.start])]
    for named in begun[-1:]:
        for period in named.periods(talk.scene)[:1]:
            if period.length == length or (length is None and mention.unit == "times"):
                return Dated(period.shift(period.length * (int(mention.value) - 1)), 0.1, named.text)
    return None


def _begun(mention: Mention, line: Line, talk: Talk, found: Sequence[Dated]) -> Dated | None:
    """The last period of a run that began with the one spoken of."""
    start = mention.start - line.sentence.start
    if line.japanese or mention.value is None or not _BEGAN.search(line.text[:start]):
        return None
    told = any(named.end <= start for named in line.periods)
    for dated in found[:2] if told else [Dated(talk.scene.period, 0.1)]:
        length = MONTHS_OF.get(mention.unit, dated.period.length)
        if dated.period.length == length:
            last = dated.period.shift(length * (int(mention.value) - 1))
            return Dated(last, 0.1, dated.word) if last.end <= talk.scene.newest else None
    return None
