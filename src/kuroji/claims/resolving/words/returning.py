"""Returning: the other way of a trade that an English sentence goes on with: Japan bought so much and sold so much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import Flow, opposite

_SELLS = r"(?:sold|sells|sent|sends|shipped|ships|supplied|supplies|exported|delivered)"
_BUYS = r"(?:bought|buys|took|takes|purchased|purchases|imported|absorbed|spent)"
# China sold Japan 26.7 trillion yen of goods and bought 18.8; it sold the Australians 200 billion; what it bought rose.
_GOES_ON = expression(
    rf"(?:\b(?:and|but|while|whereas)|;|,)\s+(?:(?:what\s+)?(?:it|they|we)\s+)?(?:also\s+|only\s+|in turn\s+)*"
    rf"(?P<verb>(?P<sells>{_SELLS})|{_BUYS})\b(?:\s+(?:it|them|there|back|the))?(?!\s+(?:more than|part|over|place|off|aim)\b)",
    re.IGNORECASE,
)
_SOLD, _BOUGHT = expression(rf"\b{_SELLS}\b", re.IGNORECASE), expression(rf"\b{_BUYS}\b", re.IGNORECASE)
_CLAUSE_ENDS = expression(r"[:—]|\.\s|\?")


def both_ways(text: str, found: Sequence[Topic]) -> tuple[Topic, ...]:
    """The topics of an English sentence with those of verbs that turn a trade round: the other flow, the same partner."""
    told = list(found)
    for verb in _GOES_ON.finditer(text):
        start, end = verb.span("verb")
        first = next((t for t in reversed(told) if t.end <= verb.start() and _is_traded(t)), None)
        if first is None or not _is_turned(text[: verb.start()], sells=verb["sells"] is not None):
            continue
        here = next(
            (t for t in told if (t.start < verb.end() + 1 and start < t.end) or t.start in (end + 1, verb.end() + 1)),
            None,
        )
        if here is not None and ((here.partner and here.partner != first.partner) or here.commodity or here.outside):
            continue
        flow = str(opposite(first.flow))
        last = max(end, here.end) if here is not None else end
        turned = Topic(start=start, end=last, text=text[start:last], flow=flow, partner=first.partner)
        told = sorted([*(t for t in told if t is not here), turned], key=lambda t: t.start)
    return tuple(told)


def _is_traded(topic: Topic) -> bool:
    return topic.flow not in ("", Flow.BALANCE) and not topic.outside and not topic.adjunct


def _is_turned(before: str, *, sells: bool) -> bool:
    """Whether the verb before is the opposite one, in the same sentence."""
    verbs = [(m.start(), False) for m in _BOUGHT.finditer(before)] + [(m.start(), True) for m in _SOLD.finditer(before)]
    return bool(verbs) and max(verbs)[1] != sells and _CLAUSE_ENDS.search(before[max(verbs)[0] :]) is None
