"""Carried measures: a change, a multiple or a record is of what was counted where the level told last is a count.

Cars: 5.9m, -1.7% on the year. It took 137 million kilolitres, which is 49% below the peak. It has never needed so much since.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.talk import Line, Talk

_OF_LEVELS = (Kind.PERCENT, Kind.MULTIPLE, Kind.RECORD, Kind.RANK, Kind.FIRST)
# What speaks of trade, money or prices, and what begins another clause of its own.
_ANEW = expression(
    r"[;¥$]|\b(?:exports?|imports?|shipments|trade|value|worth|bill|costs?|spen[dt]|spending|paid|prices?|yen|total|surplus|deficit|balance|share|account(?:s|ed|ing)?|of all)\b"
    r"|輸[出入]|金額|単価|価格|収支|黒字|赤字|占め|シェア|割合",
)
_COUNTS = expression(r"\b(?:volumes?|tonnages?|quantit(?:y|ies)|units?|numbers?|count)\b|数量|台数|量は|トン数|重量")
_OF_A_WHOLE = expression(r"\s*(?:%|per ?cent|percent)?\s*of (?:all|total|the|its|japan|everything|what)\b")


def level_of(line: Line, before: str) -> str:
    """The measure of the level that a sentence told last: quantity or value; that of the sentence before where it told none."""
    told = [m.kind for m in line.sentence.mentions if m.kind in (Kind.AMOUNT, Kind.QUANTITY) and not m.not_ours]
    return before if not told else "quantity" if told[-1] is Kind.QUANTITY else "value"


def carried(mention: Mention, line: Line, talk: Talk) -> str:
    """`quantity` where a mention goes on from a count, in its sentence or from the one before; else empty."""
    if mention.kind not in _OF_LEVELS or mention.head:
        return ""
    start = mention.start - line.sentence.start
    if _OF_A_WHOLE.match(line.text, mention.end - line.sentence.start):
        return ""
    levels = _levels_before(mention, line)
    if levels:
        first = levels[-1].end - line.sentence.start
        counts = levels[-1].kind is Kind.QUANTITY
    else:
        first, counts = 0, talk.measured == "quantity" and line.sentence.paragraph == talk.paragraph
    if not counts or _ANEW.search(line.text[first:start].lower()):
        return ""
    named = any(
        (topic.flow or topic.commodity or topic.partner) and first <= topic.start < start for topic in line.topics
    )
    return "" if named else "quantity"


def is_of_money(mention: Mention, line: Line) -> bool:
    """Whether a change goes on from an amount of its sentence, so that a measure of an earlier sentence is not its own."""
    if mention.kind not in (Kind.PERCENT, Kind.MULTIPLE) or mention.head:
        return False
    levels = _levels_before(mention, line)
    if not levels or levels[-1].kind is not Kind.AMOUNT or levels[-1].not_ours:
        return False
    gap = line.text[levels[-1].end - line.sentence.start : mention.start - line.sentence.start].lower()
    return _ANEW.search(gap) is None and _COUNTS.search(gap) is None


def _levels_before(mention: Mention, line: Line) -> list[Mention]:
    """The amounts and counts of the sentence that stand before a mention."""
    return [m for m in line.sentence.mentions if m.kind in (Kind.AMOUNT, Kind.QUANTITY) and m.end <= mention.start]
