"""Numbers in the unit of the sentence before, or of the clause: up 18 per cent. Taiwan, 38. It had been near ten. By 2024, 5.6.

A fragment that only names a place or goods and a number goes on with the rate told before it; what a pronoun
or the other flow was is in the scale of the amount, or is the rate, told last.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.numbers import Number, spoken, western
from kuroji.claims.mentions.patterns import NUMBER, SPOKEN, YEAR
from kuroji.language.numerals import SCALES_EN

_FIGURE = rf"(?P<number>{NUMBER}|{SPOKEN})(?![a-z\d%])"
_HEDGE = r"(?:(?:by|about|around|roughly|nearly|almost|near|close\sto|just|only|some|over|under|just\sover|just\sunder|a\s(?:bit|little|touch|shade|fraction|hair)\s(?:under|over|below|above|less\sthan|more\sthan)|well\sover|another|a\sfurther|even|still|merely|approximately|nearer)\s){0,3}"
_WAY = r"(?:(?:up|down|plus|minus|off|rose|fell|gained|lost)\s)?"
_NO_MORE = r"(?=\s?[,;.:)!?—](?!\d)|\s?$)"
# Taiwan, 38. Korea: up 12. June, only thirteen point seven.
_FRAGMENT = expression(
    rf"^[^\w\n]*(?:(?:and|but|then|while|the|to|for|from|in|with)\s){{0,2}}[a-z][a-z.&'-]*(?:\s[a-z][a-z.&'-]*){{0,3}}(?:,|:|\s[-–—])\s{_WAY}{_HEDGE}{_FIGURE}[^\w%]*$"
)
_RATE_ABOVE = expression(
    r"(?:\d\s?%|\d\s?(?:per\s?cent|pct)(?![a-z])|(?<![a-z])(?:percent|per\scent)(?![a-z]))[^\d¥$\n]{0,90}(?:(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?=\.\s|[.,;]\s|\.$)[^\d¥$\n]{0,60}){0,4}$"
)
# Exports were up 17 per cent and imports a bit under eleven.
_OTHER_FLOW = expression(
    rf"(?:,|;|(?<![a-z])(?:and|but|while|against|versus|with))\s(?:the\s|those\s)?(?:exports|imports|sales|purchases|shipments)(?:\s(?:up|down|gained|rose|fell)(?:\s(?:more|less|faster|further|by\smore|by\sless))?,?)?\s{_HEDGE}{_FIGURE}{_NO_MORE}"
)
# In 2022 it was 2.0 trillion; by 2024, 5.6.
_OF_A_YEAR = expression(
    rf"(?:[;,]\s|(?<![a-z])(?:and|but|then)\s)(?:in|by|for)\s(?:fiscal\s)?(?:{YEAR}|{TAKEN}{{4}})(?:,|:|\sit\swas|\sonly|\sjust)?\s{_HEDGE}(?P<number>\d{{1,3}}\.\d{{1,2}})(?![\d%]){_NO_MORE}"
)
# Two years earlier it had been near ten.
_IT_WAS = expression(
    rf"(?<![a-z])(?:it|that|this|(?:the|its)\s(?:figure|total|sum|gap|deficit|surplus|bill|amount|number|balance|shortfall))\s(?:was|were|is|had\sbeen|has\sbeen|stood\sat|stands\sat|came\sto|comes\sto|reached|had\sreached|hit|totalled)\s(?P<found>{_HEDGE}{_FIGURE}){_NO_MORE}"
)
_MONEY_ABOVE = expression(
    r"(?:[¥]\s?)?(?<![\d$€£])\d{1,3}(?:\.\d{1,3})?\s(?P<scale>trillion|billion)(?![a-z])(?!\s(?:us\s)?dollars)[^\d¥$€£%]{0,120}$"
)
_YEARS = expression(YEAR)
_MOST = 1000


def recognise(canvas: Canvas) -> None:
    """Claim the numbers of an English sentence whose unit stands in the sentence or the clause before."""
    if canvas.japanese:
        return
    said = [saying for _, _, saying in canvas.found() if not saying.not_ours and saying.value is not None]
    if not said:
        if _RATE_ABOVE.search(canvas.above):
            canvas.each(_FRAGMENT, lambda m: _rate(canvas, m), group="number")
        if (told := _MONEY_ABOVE.search(canvas.above)) is not None:
            scale = SCALES_EN[told["scale"]]
            canvas.each(_IT_WAS, lambda m: _amount(canvas, m, scale), group="found")
        return
    canvas.each(_OTHER_FLOW, lambda m: _after(canvas, m, Kind.PERCENT), group="number")
    canvas.each(_OF_A_YEAR, lambda m: _after(canvas, m, Kind.AMOUNT), group="number")


def _number(words: str) -> Number | None:
    """The number in digits or words; None for a year and for what no rate or amount of such a scale is."""
    number = western(words) if words[0].isdigit() else spoken(words)
    if number is None or number.value >= _MOST or not number.value or _YEARS.fullmatch(words):
        return None
    return number


def _rate(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    number = _number(match["number"])
    if number is None:
        return None
    return context.percent(canvas, match.span("number"), number)


def _amount(canvas: Canvas, match: re.Match[str], scale: Decimal) -> Saying | None:
    number = _number(match["number"])
    if number is None:
        return None
    start, end = match.span("number")
    counted = number.times(scale)
    hedge, _ = context.hedge(canvas, start, end)
    return Saying(
        kind=Kind.AMOUNT, value=counted.value, grain=counted.grain, unit="JPY", hedge=hedge,
        side=context.side(canvas, start, end),
    )  # fmt: skip


def _after(canvas: Canvas, match: re.Match[str], kind: Kind) -> Saying | None:
    """A number in the unit of the figure that stands last before it, where that is of the kind."""
    told = [(first, last, saying) for first, last, saying in canvas.found() if first < match.start("number") and saying.value is not None and not saying.not_ours]  # fmt: skip
    if not told or told[-1][2].kind is not kind:
        return None
    if kind is Kind.PERCENT:
        return _rate(canvas, match)
    first, last, _ = told[-1]
    words = [word for word in re.findall(r"[a-z]+", canvas.whole[first:last]) if word in ("trillion", "billion")]
    return _amount(canvas, match, SCALES_EN[words[-1]]) if words else None
