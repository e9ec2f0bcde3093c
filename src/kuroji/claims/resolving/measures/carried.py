"""Carried measures: a change, a multiple or a record is of what was counted where the level told last is a count.

Cars: 5.9m, -1.7% on the year. It took 137 million kilolitres, which is 49% below the peak. It has never needed so much since.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.measures.per_thing import is_per_thing
from kuroji.claims.resolving.words.talk import Line, Talk

_NOT_MONEY = ("quantity", "unit_value")
_OF_LEVELS = (Kind.PERCENT, Kind.MULTIPLE, Kind.RECORD, Kind.RANK, Kind.FIRST)
# What speaks of trade, money or prices, and what begins another clause of its own.
_ANEW = expression(
    r"[;¥$]|\b(?:exports?|imports?|shipments|trade|value|worth|bill|costs?|spen[dt]|spending|paid|prices?|yen|total|surplus|deficit|balance|share|account(?:s|ed|ing)?|of all)\b"
    r"|輸[出入]|金額|単価|価格|収支|黒字|赤字|占め|シェア|割合",
)
_COUNTS = expression(r"\b(?:volumes?|tonnages?|quantit(?:y|ies)|units?|numbers?|count)\b|数量|台数|量は|トン数|重量")
_OF_A_WHOLE = expression(r"\s*(?:%|per ?cent|percent)?\s*of (?:all|total|the|its|japan|everything|what)\b")


def level_of(line: Line, before: str) -> str:
    """The measure of the level that a sentence told last; that of the sentence before where it told none."""
    told = [m for m in line.sentence.mentions if m.kind in (Kind.AMOUNT, Kind.QUANTITY) and not m.not_ours]
    return _measure_of(told[-1], line) if told else before


def _measure_of(level: Mention, line: Line) -> str:
    """The measure of a level: a quantity, what one thing costs, or the value."""
    if level.kind is Kind.QUANTITY:
        return "quantity"
    return "unit_value" if is_per_thing(level, line) else "value"


def carried(mention: Mention, line: Line, talk: Talk) -> str:
    """`quantity` or `unit_value` where a mention goes on from such a level, in its sentence or the one before; else empty."""
    if mention.kind not in _OF_LEVELS or mention.head:
        return ""
    start = mention.start - line.sentence.start
    if _OF_A_WHOLE.match(line.text, mention.end - line.sentence.start):
        return ""
    levels = _levels_before(mention, line)
    if levels:
        first, measure = levels[-1].end - line.sentence.start, _measure_of(levels[-1], line)
    else:
        first, measure = 0, talk.measured if line.sentence.paragraph == talk.paragraph else ""
    if measure not in _NOT_MONEY or _ANEW.search(line.text[first:start].lower()):
        return ""
    named = any(
        (topic.flow or topic.commodity or topic.partner) and first <= topic.start < start for topic in line.topics
    )
    return "" if named else measure


def is_of_money(mention: Mention, line: Line) -> bool:
    """Whether a change goes on from an amount of its sentence, so that a measure of an earlier sentence is not its own."""
    if mention.kind not in (Kind.PERCENT, Kind.MULTIPLE) or mention.head:
        return False
    levels = _levels_before(mention, line)
    if not levels or levels[-1].not_ours or _measure_of(levels[-1], line) != "value":
        return False
    gap = line.text[levels[-1].end - line.sentence.start : mention.start - line.sentence.start].lower()
    return _ANEW.search(gap) is None and _COUNTS.search(gap) is None


def _levels_before(mention: Mention, line: Line) -> list[Mention]:
    """The amounts and counts of the sentence that stand before a mention."""
    return [m for m in line.sentence.mentions if m.kind in (Kind.AMOUNT, Kind.QUANTITY) and m.end <= mention.start]
