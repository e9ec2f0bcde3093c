"""Counted above: the physical unit that the sentence before counted in, for figures that go on without it.

2008: 8.29 million vehicles. A year later it was 4.4 million. They peaked in units, at 8.6 million. In 2024 it was 2.4 million.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mentions.patterns import NUMBER, any_of
from kuroji.language.numerals import SCALES_EN
from kuroji.language.units import QUANTITIES_EN

_UNITS = {word: unit for word, (unit, size) in QUANTITIES_EN.items() if size == 1}
_COUNTED = expression(
    rf"{NUMBER}(?:\s(?:million|mln|mn|m|thousand|k))?\s(?:(?:metric|passenger|motor|new|of)\s)?(?P<unit>{any_of(_UNITS)})(?![a-z])"
    rf"|{NUMBER}(?:\s(?:million|mln|mn|m|thousand|k))?\s(?P<them>of\sthem)(?![a-z])|(?<![a-z])(?P<pieces>in\s(?:units|numbers))(?![a-z])"
)
_MONEY = expression(
    rf"[¥$€£]|(?<![a-z])(?:yen|jpy|dollars?|{any_of(word for word, size in SCALES_EN.items() if size >= 10**9 and len(word) > 2)})(?![a-z])"
)
# It was, they had fallen to, the figure stood at: what goes on with the same count.
_GOES_ON = expression(
    r"(?<![a-z])(?:it|they|that|this|the\s(?:count|figure|number|tally))\s(?:(?:was|were|is|reached|stood\sat|came\sto)"
    r"|(?:had\s|has\s)?(?:fallen|fell|risen|rose|grown|grew|shrunk|shrank|dropped)\sto)\s(?:(?:about|around|nearly|almost|roughly|only|just|some|over)\s)?$"
)
_IN_PIECES = expression(r"(?<![a-z])in\s(?:units|numbers|unit\sterms)(?![a-z])")
_REACH = 240


def unit_before(above: str, text: str, start: int) -> str:
    """The unit of a figure at `start` of a sentence: as it says before, or as the text above it counted; empty for money."""
    if _MONEY.search(text):
        return ""
    if _IN_PIECES.search(text, 0, start):
        return "NO"
    if not _GOES_ON.search(text, max(0, start - 60), start):
        return ""
    told = list(_COUNTED.finditer(above, max(0, len(above) - _REACH)))
    if not told or _MONEY.search(above, told[-1].start()):
        return ""
    return _UNITS[" ".join(told[-1]["unit"].split())] if told[-1]["unit"] else "NO"
