"""Measuring: which older period a Japanese change or multiple is told from, where no word of comparison names it;
an English multiple in the perfect from the oldest level told (515 billion in 2000: imports have grown tenfold).

1985年の42兆円から2007年には83.9兆円へ倍増した: from 1985. 1979年は22.5兆円だったので、5倍: from 1979.
2010年は3.5兆円、14年は7.9兆円だった。約2.3倍だ: from 2010, which the sentence before told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Reading
from kuroji.claims.resolving.subjects.relations import subject_of
from kuroji.claims.resolving.subjects.slots import filled
from kuroji.claims.resolving.words.periods import BASE, PAST
from kuroji.claims.resolving.words.talk import Level, Line, Slots, Talk
from kuroji.claims.resolving.words.topics import Topic
from kuroji.indicators.view import Subject
from kuroji.model.period import Period, parse

_LEVEL = expression(r"[^、。%]{0,20}?\d[^、。%\d]{0,3}(?:円|兆|億|台|トン|キロ|kl)")
_OF_IT = expression(r"[(（]|(?:[(（][^()（）]{1,24}[)）])?の(?:約|およそ|ほぼ|実に)?")
_BEFORE_IT = expression(r"の|[はの]?[、(（]?")
_TIED = expression(r"の?(?:約|およそ|ほぼ|実に)?")
# Half of those to China, twice the American total, twice what Japan buys from the United States; not doubled.
_MEASURES = expression(r"(?:half|twice|thrice|times|double|triple|fold|third|quarter)(?: of)?$", re.IGNORECASE)
_THE_OTHERS = expression(
    r"\s(?:of )?(?:as (?:much|large|big|high|many) as )?(?:(?:what|whatever) (?:it|japan|the country) (?:buys|bought|sells|sold|ships|shipped|imports|imported|exports|exported) (?:(?:from|to) )?(?:the )?"
    r"|(?:those|that|the (?:amount|value|total|figure)|exports|imports|shipments|purchases) (?:of|to|from|with|for|bought from|sold to) (?:the )?|the )",
    re.IGNORECASE,
)
_OF_IT_EN = expression(r"\s(?:of )?(?:as (?:much|large|big|high|many) as )?")
_ITSELF = expression(r"(?:of )?(?:those|that|what|exports|imports|shipments|purchases)\b", re.IGNORECASE)
_MOST_LEVELS = 12
_LEVELS = ("value", "balance", "quantity")


def measured_from(mention: Mention, line: Line, talk: Talk, slots: Slots) -> list[Period]:
    """The periods of the levels that a sentence sets out from, else those told of the same before; none in English."""
    start = mention.start - line.sentence.start
    if not line.japanese:
        return _from_the_oldest(mention, line.text[:start], talk, slots)
    if mention.kind not in (Kind.MULTIPLE, Kind.PERCENT):
        return []
    told = [n for n in line.periods if n.part == PAST and n.end <= start and _LEVEL.match(line.text, n.end)]
    own = [p for named in told for p in named.periods(talk.scene)[:1]]
    return own or [x.period for x in talk.levels if (x.partner, x.commodity) == (slots.partner, slots.commodity)]


def base_beside(mention: Mention, line: Line, talk: Talk) -> list[Period]:
    """The period a Japanese figure is tied to as its base, whatever other base the sentence names: 2021年の約1.8倍."""
    start = mention.start - line.sentence.start
    tied = [n for n in line.periods if n.part == BASE and n.end <= start and _TIED.fullmatch(line.text, n.end, start)]
    return [p for named in tied if line.japanese for p in named.periods(talk.scene)[:1]]


# Imports, then, have grown tenfold; so it has not quite doubled.
_SINCE_THEN = expression(
    r"\b(?:has|have|had|since|thus|meaning)\b[^.;:]{0,50}$|(?:^|[.;:,—-] )\W*(?:so|then|that is|i\.e\.|in other words)\b[^.;:]{0,50}$",
    re.IGNORECASE,
)


def _from_the_oldest(mention: Mention, before: str, talk: Talk, slots: Slots) -> list[Period]:
    """The oldest level told of the same, which an English multiple in the perfect is held against."""
    if mention.kind is not Kind.MULTIPLE or not _SINCE_THEN.search(before):
        return []
    told = [
        level.period for level in talk.levels if (level.partner, level.commodity) == (slots.partner, slots.commodity)
    ]
    return told[:1]


def other_side(mention: Mention, line: Line) -> Topic | None:
    """What a Japanese figure measures its own subject by, or only tells the size or place of: 2位の米国(12兆円)の2倍."""
    start, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    if not line.japanese:
        return _other_partner(mention, end, line)
    aside = [t for t in line.topics if t.adjunct]
    return next(
        (
            t
            for t in aside
            if _OF_IT.fullmatch(line.text, t.end, start) or _BEFORE_IT.fullmatch(line.text, end, t.start)
        ),
        None,
    )


def _other_partner(mention: Mention, end: int, line: Line) -> Topic | None:
    """The partner whose figure an English multiple is one of: half of those to China, twice the American total."""
    if mention.kind is not Kind.MULTIPLE or not _MEASURES.search(mention.text):
        return None
    return next((t for t in line.topics if t.partner and _is_the_other(t, end, line)), None)


def _is_the_other(topic: Topic, end: int, line: Line) -> bool:
    """Whether a topic is what a multiple that ends at `end` is one of."""
    if _THE_OTHERS.fullmatch(line.text, end, topic.start):
        return True
    beside = (
        _OF_IT_EN.fullmatch(line.text, end, topic.start) is not None or line.text[topic.start : end].lower() == "of"
    )
    return beside and _ITSELF.match(topic.text) is not None


def other_slots(mention: Mention, line: Line, talk: Talk) -> tuple[Slots, bool] | None:
    """What a multiple is one of (米国の2倍), and whether its flow is named; None where it is one of its own past."""
    topic = other_side(mention, line) if mention.kind is Kind.MULTIPLE else None
    ways = filled(topic, line, talk) if topic else []
    return (ways[0].slots, bool(topic and topic.flow and not topic.hinted)) if ways else None


def against(own: Subject, other: Slots, flow_named: bool) -> tuple[Subject, Subject | None]:
    """The two subjects of a multiple: the other in the flow of the one, but where its own is named."""
    measured = subject_of(other)
    return own, measured if measured is None or flow_named else measured.of(own.flow)


def levels_told(talk: Talk, stated: Sequence[Reading]) -> tuple[Level, ...]:
    """The levels that a sentence and those before it told, oldest first."""
    own = {
        Level(parse(r.period), r.subject.partner, r.subject.code)
        for r in stated if r.indicator in _LEVELS and not r.outside
    }  # fmt: skip
    if not own:
        return talk.levels
    return tuple(sorted(own | set(talk.levels), key=lambda level: level.period.end))[-_MOST_LEVELS:]
