"""Bases: the periods a figure is compared with, and how far back a first or a record reaches."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.subjects.governing import barriers
from kuroji.claims.resolving.words.periods import BASE, OWN, PAST, SINCE, Named, is_base_of_figure
from kuroji.claims.resolving.words.same_part_ja import same_part
from kuroji.claims.resolving.words.scene import Scene
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.period import Period

_RIGHT_BASE, _LEFT_BASE = 1.5, 2.5
# Has doubled since 2021; not the fastest since.
_SINCE_THEN = expression(r"\s*since (?:the )?", re.IGNORECASE)
_IN_BRACKETS = expression(r"[(（][^()（）]{1,24}[)）]")
# Grew from 33.9 trillion in 1988 to 110.4 trillion in 2025: they tripled.
_SET_OUT = expression(
    r"\bfrom (?:about |around |just )?[¥$]?\d[^,;:()]{0,24} (?:in|of|for) (?:fiscal )?$", re.IGNORECASE
)
# 3.5 trillion in 2010 and 7.9 trillion in 2014, so more than double.
_SO = expression(
    r"\b(?:so|that is|that['’]s|which is|i\.e\.|in other words|meaning|or)\b[^.;:()\d]{0,24}$", re.IGNORECASE
)
_LEVEL_IN = expression(r"\d ?(?:trillion|billion|million|tn|bn|mn)?(?: yen)? in (?:fiscal )?$", re.IGNORECASE)
# Less than half the 20.3 trillion of 2022.
_OF_A_LEVEL = expression(
    r"\s*(?:of )?(?:the|a|its) (?:record )?[¥$]?[\d.,]+ ?(?:trillion|billion|million|tn|bn|mn)?(?: yen)?(?: (?:deficit|surplus|gap|shortfall|figure))?,? (?:of|in|for|(?:seen|recorded|reached) in) (?:fiscal )?",
    re.IGNORECASE,
)
# Three times as much in 2022 as in 2005; half the value of 2022; a third of its 1995 level; half as much again as in 2010.
_AS_IN = expression(
    r"[^.;:]{0,40}?\bas (?:(?:it|they|that|those|exports|imports) (?:was|were|had been|did) )?(?:back )?(?:in|of|for|during) (?:the (?:same|whole) )?(?:fiscal )?",
    re.IGNORECASE,
)
_LEVEL_OF = expression(
    r"\s*(?:of )?(?:(?:the|its|their|that|those|what (?:it|they) (?:was|were|had been|cost|came to|took))(?: (?:record|total|annual|combined))?(?: (?:level|value|figure|total|size|amount|tonnage|volume|number|count|bill|sum|deficit|surplus|gap|shortfall)s?)?)?"
    r"(?: ?(?:of|in|for|during|seen in|reached in|recorded in))? ?(?:fiscal )?",
    re.IGNORECASE,
)
_ONE_OF = expression(
    r"half|third|quarter|fifth|tenth|twice|times|double|triple|fold|again|as (?:much|large|big|high)", re.IGNORECASE
)


def named_bases(line: Line, talk: Talk, part: str = BASE) -> list[Period]:
    """The periods a sentence compares with (`base`), or reaches back to (`since`)."""
    return [p for named in line.periods if named.part == part for p in named.periods(talk.scene)[:1]]


def bases_of(mention: Mention, line: Line, talk: Talk) -> list[Period]:
    """The periods a mention is compared with: those of its clause; a figure that is compared with brings its own."""
    start = mention.start - line.sentence.start
    end = start + len(mention.text)
    found: list[Period] = []
    for named in sorted(line.periods, key=lambda named: named.start < end):
        told_since = named.part == SINCE and _SINCE_THEN.fullmatch(line.text, end, max(end, named.start))
        since = told_since and mention.kind in (Kind.MULTIPLE, Kind.PERCENT)
        if _is_base_of_multiple(mention, line, named):
            found += named.periods(talk.scene)[:1]
            continue
        if named.part != BASE and not since and not (named.part == PAST and is_base_of_figure(line.text, named)):
            continue
        gap = line.text[end : named.start] if named.start >= end else line.text[named.end : start]
        if line.japanese or barriers(gap) < (_RIGHT_BASE if named.start >= end else _LEFT_BASE):
            found += named.periods(_told_before(named, line, talk))[:1]
    return found


def _told_before(named: Named, line: Line, talk: Talk) -> Scene:
    """The scene of a Japanese base that points at the period of its own clause: 1~5月は3,630億円と、おととしの同じ時期より."""
    own = [n for n in line.periods if n.part == OWN and n.end <= named.start] if named.meaning is same_part else []
    told = own[-1].periods(talk.scene)[:1] if own else []
    return talk.scene.at(told[0]) if told else talk.scene


def since_of(mention: Mention, line: Line, talk: Talk) -> Period | None:
    """The period a first or a record is said to go back to; None where none is named beside it."""
    start = mention.start - line.sentence.start
    end = start + len(mention.text)
    for named in line.periods:
        near = named.start < end + 24 and (named.end > start or _IN_BRACKETS.fullmatch(line.text, named.end, start))
        # 86年に次ぐ規模: second to that year, not since it.
        inside = start <= named.start < end and named.part != OWN and mention.kind is not Kind.RANK
        if near and (named.part == SINCE or inside):
            return next(iter(named.periods(talk.scene)), None)
    return None


def _is_base_of_multiple(mention: Mention, line: Line, named: Named) -> bool:
    """Whether an English multiple is one of the level that the sentence sets out from, or names after it."""
    if line.japanese or mention.kind is not Kind.MULTIPLE:
        return False
    start = mention.start - line.sentence.start
    end = start + len(mention.text)
    if named.start >= end and _is_held_against(mention, line, named, end):
        return True
    if named.part not in (PAST, OWN):
        return False
    if named.start >= end:
        return named.part == PAST and _OF_A_LEVEL.fullmatch(line.text, end, named.start) is not None
    before = line.text[: named.start]
    if named.part == PAST:
        return _SET_OUT.search(before) is not None
    later = any(n.part == OWN and named.end <= n.start < start for n in line.periods)
    return later and _LEVEL_IN.search(before) is not None and _SO.search(line.text[:start]) is not None


def _is_held_against(mention: Mention, line: Line, named: Named, end: int) -> bool:
    """Whether a period after a multiple is that of the level it is one of: as in 2005, of its 1995 level."""
    if not _ONE_OF.search(mention.text):
        return False
    gap = line.text[end : named.start]
    told = any(other is not named for other in line.periods)
    return _AS_IN.fullmatch(gap) is not None or (_LEVEL_OF.fullmatch(gap) is not None and (told or named.part == PAST))
