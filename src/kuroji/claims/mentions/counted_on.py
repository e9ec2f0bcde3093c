"""Counted on: figures that go on in the unit of a count told before, and in its scale: 1988: 6.4m vehicles. 1995: 4.2m.

5.17 million tonnes in 2003, last year 4.31 million. 123 million tonnes in 1988, 140 in 2008. Then mills closed: 69 in 2024.
Money told in between ends it, and so does a number of another size.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.numbers import western
from kuroji.claims.mentions.patterns import MONTH, NUMBER, YEAR, any_of
from kuroji.language.numerals import SCALES_EN
from kuroji.language.units import QUANTITIES_EN

_SMALL_SCALES = ("million", "mln", "mn", "m", "thousand", "k")
_SCALE = any_of(_SMALL_SCALES)
_COUNTED = expression(
    rf"(?P<number>{NUMBER})(?:[\s-]?(?P<scale>{_SCALE}))?[\s-](?:(?:metric|passenger|motor|new|used|of)\s){{0,2}}(?P<unit>{any_of(QUANTITIES_EN)})(?![a-z])"
)
_MONEY = expression(
    rf"[¥$€£]|(?<![a-z])(?:yen|jpy|dollars?|per\s?cent\sof|{any_of(word for word, size in SCALES_EN.items() if size >= 10**9 and len(word) > 1)})(?![a-z])"
    r"|(?<=\d)[bt](?:n|rn)?(?![a-z])"
)
_YEAR = rf"(?:(?:fiscal\s|fy\s?)?(?:{YEAR}|{TAKEN}{{4,12}}|'\d\d)|{MONTH})"
_ENDS = r"(?=\s?[,;:.)?!—–](?!\d)|\s?$|\s(?:in|by|for|and|but|then|while|after|before|against|from|to|on|last|this|a|the|at)(?![a-z]))"
# Last year: 4.31 million; by 2010: 826k; a year later, 4.4m.
_SCALED = expression(rf"(?<![¥$€£])(?P<number>{NUMBER})\s?(?P<scale>{_SCALE})(?![a-z]){_ENDS}")
# 140 in 2008; only 69 by 2024; in 2018, 124; 2018: 124; 124 the year after.
_ALONE = expression(
    rf"(?:(?:(?<=[,;:(])|(?<![a-z])(?:and|then|but|to|was|were|only|just|about|around|some|from|against|merely))\s)(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)"
    rf"(?=\s(?:in|by|for)\s{_YEAR}(?![\d%])|\s(?:the\s(?:year|month)\s(?:after|before)|a\s(?:year|month|decade)\s(?:later|earlier|before|after)|last\s(?:year|month)))"
    rf"|(?<![a-z\d])(?:in\s|by\s)?{_YEAR}(?::|,|\sit\swas|\sthey\swere)\s(?:(?:only|just|about|around|some)\s)?(?P<after>\d{{1,3}}(?:\.\d{{1,2}})?)(?=\s?[,;.)](?!\d)|\s?$)"
)
_REACH = 260
_APART = 12


class _Count(msgspec.Struct, frozen=True):
    """What was counted last: how many, of which scale, in which unit and how many of that one unit is."""

    number: Decimal
    scale: Decimal
    unit: str
    size: Decimal


def recognise(canvas: Canvas) -> None:
    """Claim the numbers of a sentence that go on counting what was counted before."""
    if not canvas.digits or canvas.japanese:
        return
    canvas.each(_SCALED, lambda m: _scaled(canvas, m), group=0)
    for match in list(_ALONE.finditer(canvas.free)):
        group = "number" if match["number"] else "after"
        saying = _alone(canvas, match, group)
        if saying is not None:
            canvas.claim(*match.span(group), saying)


def unit_of(above: str, text: str, start: int) -> str:
    """The unit that a figure of millions at `start` of a sentence is counted in, by what was counted last; empty for money."""
    count = _last(above, text, start)
    return count.unit if count and count.size == 1 else ""


def _last(above: str, text: str, start: int) -> _Count | None:
    """What was counted last before a place of a sentence; None where money was told since, or the sentence tells any."""
    if _MONEY.search(text):
        return None
    whole = f"{above}\n{text[:start]}"
    told = list(_COUNTED.finditer(whole, max(0, len(whole) - _REACH)))
    if not told or _MONEY.search(whole, told[-1].end()):
        return None
    number = western(told[-1]["number"])
    if number is None:
        return None
    unit, size = QUANTITIES_EN[" ".join(told[-1]["unit"].split())]
    return _Count(number.value, SCALES_EN.get(told[-1]["scale"] or "", Decimal(1)), unit, size)


def _scaled(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    count, number = _last(canvas.above, canvas.whole, match.start()), western(match["number"])
    if count is None or number is None:
        return None
    return _said(canvas, match.span(), number.value, number.grain, SCALES_EN[match["scale"]] * count.size, count.unit)


def _alone(canvas: Canvas, match: re.Match[str], group: str) -> Saying | None:
    """A number without a scale, in that of the count before, where it may be of its size."""
    count, number = _last(canvas.above, canvas.whole, match.start(group)), western(match[group])
    if count is None or number is None or count.scale == 1 or not count.number or not number.value:
        return None
    if not 1 / Decimal(_APART) <= number.value / count.number <= _APART:
        return None
    return _said(canvas, match.span(group), number.value, number.grain, count.scale * count.size, count.unit)


def _said(canvas: Canvas, span: tuple[int, int], value: Decimal, grain: Decimal, size: Decimal, unit: str) -> Saying:
    hedge, _ = context.hedge(canvas, *span)
    return Saying(
        kind=Kind.QUANTITY, value=value * size, grain=grain * size, unit=unit, hedge=hedge,
        direction=context.by(canvas, *span),
    )  # fmt: skip
