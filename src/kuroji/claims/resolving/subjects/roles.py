"""Roles: which flow the role of a partner speaks of, and whose place it is where one overtakes another."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.subjects.slots import Filled
from kuroji.claims.resolving.words.talk import Line
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import TOTAL, WORLD, Flow

_SUPPLIES = expression(r"\b(?:suppliers?|sources?|providers?|sellers?)\b|供給|調達|輸入(?:先|相手|元)", re.IGNORECASE)
_BUYS = expression(
    r"\b(?:customers?|buyers?|destinations?|outlets?|clients?|(?<!import )markets?)\b|輸出(?:先|相手)|仕向",
    re.IGNORECASE,
)
_BESIDE = 28
# 輸出先の1位はアメリカ.
_OF_ROLE_JA = expression(r"輸[出入](?:先|相手国?|元)(?:の|で)$")
# Slipped to fifth: a partner's or goods' place, never that of the total.
_OF_ALL_TIMES = expression(r"[^.;:]{0,40}\b(?:on record|since|ever|in history|of all|among all)\b", re.IGNORECASE)
_BARE_PLACE = expression(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$", re.IGNORECASE)
_OVERTOOK = expression(
    r"\b(?:overt(?:ook|aking|akes?)|surpass(?:ed|ing)|replac(?:ed|ing)|displac(?:ed|ing)|leapfrogg(?:ed|ing)|(?:moved|pulled) (?:past|ahead of)|passed)\b[^.;:]{2,60}?\b(?:as|to become|for|into|to take)\s*"
    r"(?:the |its |japan['’]s )?$",
    re.IGNORECASE,
)
_OVERTAKEN = expression(
    r"\b(?:overtaken|surpassed|replaced|displaced|leapfrogged|passed)\s+by\b[^.;:]{2,40}?\b(?:as|for)\s*(?:the |its |japan['’]s )?$",
    re.IGNORECASE,
)
# Cars are Japan's top export; steel, in 2025, was still the second-biggest item; the biggest item was crude oil.
_IS = r"(?:is|are|was|were|has been|have been|had been|remain(?:s|ed)?|became|becomes?|stay(?:s|ed)|rank(?:s|ed)|came|comes|made|makes)"
_ASIDE = r"(?:,? (?:in|during|for|of) (?:fiscal )?(?:\d{4}|[A-Z][a-z]+(?: \d{4})?),?|,? (?:last|this) (?:year|month),?|,? at [¥$]?[\d.,]+ ?[a-z]*(?: yen)?,?| (?:now|still|again|by far|easily|comfortably|once more|also|only|thus|therefore|then|in fact))"
_HELD_BY = expression(
    rf"{_ASIDE}{{0,2}} {_IS}{_ASIDE}{{0,2}} (?:the |its |a |japan['’]s |the country['’]s )?(?:single )?$", re.IGNORECASE
)
_HOLDS = expression(
    rf"(?: [a-z]+){{0,3}}{_ASIDE}{{0,2}} (?:is|are|was|were|remained){_ASIDE}{{0,2}} (?:the |that of |those of )?$",
    re.IGNORECASE,
)
_OF_FLOW = expression(r"\b(?P<flow>ex|im)ports?\b", re.IGNORECASE)
_OTHER_FLOW = 1.0


def in_role(ways: Iterable[Filled], mention: Mention, line: Line) -> list[Filled]:
    """The ways to read a place in a ranking: a supplier is one of imports, a customer one of exports."""
    found = list(ways)
    after = line.text[mention.end - line.sentence.start :]
    if mention.kind is Kind.RANK and _BARE_PLACE.search(mention.text) and not _OF_ALL_TIMES.match(after):
        found = [way for way in found if way.slots.partner != WORLD or way.slots.commodity != TOTAL]
    if mention.kind is Kind.RANK and not line.japanese:
        found = _of_its_flow(found, mention, line)
    flow = _flow(mention, line)
    if mention.kind is not Kind.RANK or not flow:
        return found
    return [
        way
        if way.slots.flow == flow or "flow" in way.named or way.slots.commodity != TOTAL
        else msgspec.structs.replace(way, slots=msgspec.structs.replace(way.slots, flow=flow, side=""))
        for way in found
    ]


def _of_its_flow(ways: list[Filled], mention: Mention, line: Line) -> list[Filled]:
    """The ways to read a place among export items: one of imports is dearer."""
    end = mention.end - line.sentence.start
    told = _OF_FLOW.search(mention.text) or _OF_FLOW.match(line.text[end : end + 10].strip())
    if told is None or not any(way.slots.commodity != TOTAL for way in ways):
        return ways
    flow = Flow.EXPORT if told["flow"].lower() == "ex" else Flow.IMPORT
    return [
        way if way.slots.flow == flow else msgspec.structs.replace(way, cost=way.cost + _OTHER_FLOW) for way in ways
    ]


def _flow(mention: Mention, line: Line) -> str:
    end = mention.end - line.sentence.start
    start = mention.start - line.sentence.start
    for words in (
        *_OF_ROLE_JA.findall(line.text, 0, start),
        mention.text,
        re.split(r"[.,;:!?]", line.text[end : end + _BESIDE])[0],
    ):
        if _SUPPLIES.search(words):
            return str(Flow.IMPORT)
        if _BUYS.search(words):
            return str(Flow.EXPORT)
    return ""


def overtaker(mention: Mention, line: Line) -> Topic | None:
    """Who takes the place told of: Taiwan overtook Korea as the third-largest market; Korea was overtaken by Taiwan as it."""
    if mention.kind is not Kind.RANK or line.japanese:
        return None
    before = line.text[: mention.start - line.sentence.start]
    if (passive := _OVERTAKEN.search(before)) is not None:
        return next(
            (t for t in line.topics if (t.partner or t.commodity) and passive.start() < t.start < len(before)), None
        )
    if (active := _OVERTOOK.search(before)) is not None:
        return next((t for t in reversed(line.topics) if (t.partner or t.commodity) and t.end <= active.start()), None)
    return _holder(mention, line)


def _holder(mention: Mention, line: Line) -> Topic | None:
    """Whose place a verb of being says it is: cars are the top export, the biggest item was crude oil."""
    start, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    named = [t for t in line.topics if t.partner or t.commodity]
    before = [t for t in named if t.start < start and _is_held(t, start, line)]
    after = [t for t in named if end <= t.start and _HOLDS.fullmatch(line.text, end, t.start)]
    return before[-1] if before else after[0] if after else None


def _is_held(topic: Topic, start: int, line: Line) -> bool:
    """Whether a topic and a verb of being lead up to the place told of at `start`."""
    verb = _HELD_BY.search(line.text, topic.start, start)
    return verb is not None and verb.start() <= topic.end
