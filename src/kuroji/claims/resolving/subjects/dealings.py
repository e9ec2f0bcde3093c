"""Dealings: who trades in an English sentence that leaves it open: a supplier, a customer, the world."""

from __future__ import annotations

import re

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.talk import Line, Slots, Talk
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import WORLD, Flow

_RANKED = (
    r"\b(?:japan['’]s|our|its|number[- ](?:one|two|three|four|five)|no\. ?\d|first|second|third|fourth|fifth|biggest|largest|"
    r"bigger|larger|top|main|chief|leading|key)[\w-]*\s+(?:[\w-]+\s+){0,2}?"
)
_WHICH = r"which (?:countr(?:y|ies)|markets?|partners?|nations?|economies|customers?|places)"
_AMONG = r"among (?:the|its|japan['’]s) (?:[a-z]+ ){0,2}?"
# China is Japan's biggest supplier; Who sells Japan the most? Where does Japan buy?
_SUPPLIED = expression(
    rf"{_RANKED}(?:suppliers?|sources?|sellers?|providers?)\b|\b(?:who|{_WHICH}) (?:sells?|sold|suppl(?:y|ies|ied))\b|"
    r"\b(?:where|what|whom|from whom) (?:do|does|did) (?:japan|we|it|the country) (?:[a-z]+ )?(?:buy|import)\b|"
    rf"^\W*by (?:source|origin|supplier)s?:|\b{_AMONG}(?:suppliers|sources)\b",
    re.IGNORECASE,
)
# Is America still the number one customer? Where does Japan sell?
_BOUGHT = expression(
    rf"{_RANKED}(?:customers?|buyers?|clients?|export markets?|destinations?)\b|\b(?:who|{_WHICH}) (?:buys?|bought|took|purchased)\b|"
    r"\b(?:where|what|whom|to whom) (?:do|does|did) (?:japan|we|it|the country) (?:[a-z]+ )?(?:sell|export)\b|"
    rf"^\W*by (?:market|destination|customer|buyer)s?:|\b{_AMONG}(?:(?:export )?markets|customers|buyers|destinations)\b",
    re.IGNORECASE,
)

_IT = expression(r"\b(?:it|they) (?:also |only |in turn |still |itself )?$", re.IGNORECASE)
_TRADES = expression(r"(?:bought|took in|purchased|sold|shipped|sent|imported|exported)\b", re.IGNORECASE)
# From so many partners on an article is of the world, and a new paragraph speaks of it again.
_MANY = 3


def is_of_the_world(slots: Slots, line: Line, talk: Talk) -> bool:
    """Whether nothing said so far speaks for a partner: none was named yet, or many, and none in this paragraph."""
    if line.japanese or slots.partner != WORLD or any(topic.partner for topic in line.topics):
        return False
    turns = line.sentence.paragraph != talk.paragraph and len(set(talk.partners)) >= _MANY
    return turns or not talk.partners


def dealer_of(line: Line) -> str:
    """The partner that an English sentence says itself buys or sells: China buys nothing; empty where none does."""
    flows = [word for word in line.words if word.sort in ("flow", "side")]
    found = (t for t in reversed(line.topics) if t.partner and t.flow and not t.hinted and not t.outside)
    alone = (t.partner for t in found if not any(t.start <= word.start < t.end for word in flows))
    return "" if line.japanese else next(alone, "")


def of_dealer(topic: Topic, line: Line, talk: Talk) -> Topic:
    """The topic, turned round where `it` is the partner spoken of: China buys nothing? It bought 2 trillion yen worth."""
    if line.japanese or not talk.dealer or topic.partner or not _IT.search(line.text[: topic.start]):
        return topic
    if not _TRADES.match(topic.text):
        return topic
    flow = Flow.EXPORT if topic.flow == Flow.IMPORT else Flow.IMPORT
    return msgspec.structs.replace(topic, flow=str(flow), partner=talk.dealer)


def dealing(text: str) -> str:
    """The flow: imports from a supplier, exports to a customer; empty where the sentence speaks of neither or both."""
    supplied, bought = _SUPPLIED.search(text) is not None, _BOUGHT.search(text) is not None
    if supplied == bought:
        return ""
    return str(Flow.IMPORT if supplied else Flow.EXPORT)
