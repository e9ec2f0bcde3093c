"""Elided units: a number whose unit was said with one before it: up 24.9 pct; to China up 17.9. 2.0 trillion, then (1.8)."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.numbers import western
from kuroji.claims.mentions.patterns import NUMBER, YEAR, any_of
from kuroji.language.movement import FALLING_VERBS_EN, RISING_VERBS_EN
from kuroji.language.numerals import SCALES_EN

_BY = r"(?:\s(?:by|about|around|some|just|only|roughly|nearly|almost|another|a\sfurther|even))*\s"
_ENDS = (
    r"(?=\s?[,;:.)?!—]|\s?$|\s(?:on|from|over|in|vs|versus|against|and|while|but|y/y|yoy|year|for|with|to|the|a|last|this|then|after|before)(?![a-z]))"
    r"(?!\s(?:to|on|for|in|from|and)\s(?:\d|one|two))"
)
_MOVED = expression(
    rf"(?<![a-z-])(?:up|down|off|{any_of((*RISING_VERBS_EN, *FALLING_VERBS_EN))}){_BY}(?P<number>{NUMBER}){_ENDS}"
)
_CONTRIBUTED = expression(
    rf"(?<![a-z-])(?:chipp(?:ed|ing)\sin|add(?:ed|s|ing)|contribut(?:ed|es|ing)|subtract(?:ed|s|ing)|took\soff|taking\soff|(?:shav|knock|lopp)(?:ed|ing)(?:\soff)?|another|giv(?:es?|ing)|gave)"
    rf"{_BY}(?P<number>{NUMBER}){_ENDS}"
)
_OF_THE_SCALE = expression(
    rf"(?:\(|(?<![a-z])(?P<lead>at|to|from|was|were|is|reached|hit|totalled|totaled|of|against|versus|vs\.?|then|and|peaked\sat|stood\sat))\s?"
    rf"(?P<hedge>(?:about|around|nearly|almost|roughly|just\sover|just\sunder|some|over|close\sto)\s)?(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)(?!\d|[.,]\d|\s?%){_ENDS}"
)
_SETTLED = frozenset(
    {None, "at", "was", "were", "is", "reached", "hit", "totalled", "totaled", "peaked at", "stood at"}
)
_SCALED = frozenset({*SCALES_EN})
_MOST = 1000
_APART = 20
_A_YEAR = expression(YEAR)


# 26.7%, after 24.7 in May; the former's by 25 percent, the latter's by 23.
_AFTER = expression(
    rf"(?<![a-z])(?:after|following|from|against|versus|vs\.?|compared\swith|than|by)\s(?:a\s|the\s)?(?P<number>{NUMBER})(?=\s(?:in|for|a\syear|the\s(?:month|year)\sbefore)(?![a-z])|\s?[,;.](?!\d)|$)"
)
# 9.1 trillion in 2023, 8.9 in 2024 and 6.8 in 2025.
_IN_A_YEAR = expression(
    rf"(?:[,;]|(?<![a-z])and|(?<![a-z])then)\s(?:(?:about|just|only|nearly|some)\s)?(?P<number>\d{{1,3}}\.\d{{1,2}})(?=\s(?:in|for)\s(?:(?:fiscal\s)?{YEAR}|{TAKEN}{{4}}))"
)
# Imports were 515 billion and exports 274.
_PAIRED = expression(
    rf"{TAKEN}(?:,|;|\sand|\sagainst|\sversus|\swhile|,\sand)\s(?:the\s)?(?:exports|imports|sales|purchases|shipments)\s(?:only\s|just\s|about\s|some\s|came\sto\s)?(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)(?!\d|[.,]\d|\s?%)(?=\s?[,;:.)?!—]|\s?$)"
)
# From 18.1 per cent to 0.7 per cent, and in the fourth quarter it was minus 10.2.
_SIGNED = expression(rf"(?<![a-z])(?P<sign>minus|plus|negative)\s(?P<number>{NUMBER}){_ENDS}")
# The share of food? About 9 percent. In 1988 it was nearer 16.
_ITS_RATE = expression(
    rf"(?<![a-z])(?:it|that|this|the\s(?:share|figure|rate|proportion|number))\s(?:was|were|is|had\sbeen|stood\sat|came\sto)\s(?P<found>(?:(?:nearer|closer)\s(?:to\s)?|(?:about|around|only|just|nearly|almost|roughly|still|over)\s)?(?P<number>{NUMBER})){_ENDS}"
)
_RATE_BEFORE = expression(r"\d(?:\s?%|\s?per\s?cent|\s?pct)[^\d¥$]{0,120}$")


def recognise(canvas: Canvas) -> None:
    """Claim the numbers of a sentence that go on in the unit of one before."""
    if not canvas.digits:
        return
    said = [(start, saying) for start, _, saying in canvas.found() if not saying.not_ours]
    first = {kind: next((start for start, saying in said if saying.kind is kind), None) for kind in Kind}
    if (opened := first[Kind.PERCENT]) is not None:
        canvas.each(_MOVED, lambda m: _percent(canvas, m, opened), group="number")
    rates = [(at, saying) for at, saying in said if saying.kind is Kind.PERCENT and not saying.test]
    if rates:
        canvas.each(_AFTER, lambda m: _rate(canvas, m, said), group="number")
        canvas.each(_SIGNED, lambda m: _signed(m, said))
    elif not said and _RATE_BEFORE.search(canvas.above):
        canvas.each(_ITS_RATE, lambda m: _its_rate(canvas, m), group="found")
    if (pointed := first[Kind.POINTS]) is not None:
        canvas.each(_CONTRIBUTED, lambda m: _points(canvas, m, pointed), group="number")
    money = [(at, saying) for at, saying in said if saying.kind is Kind.AMOUNT and _scale(canvas, at)]
    if money:
        canvas.each(_OF_THE_SCALE, lambda m: _amount(canvas, m, money), group="number")
        canvas.each(_PAIRED, lambda m: _beside(canvas, m, money), group="number")
        canvas.each(_IN_A_YEAR, lambda m: _goes_on(canvas, m, money), group="number")


def _percent(canvas: Canvas, match: re.Match[str], after: int) -> Saying | None:
    number = western(match["number"])
    if match.start() < after or number is None or number.value >= _MOST:
        return None
    return context.percent(canvas, match.span("number"), number)


def _rate(canvas: Canvas, match: re.Match[str], said: list[tuple[int, Saying]]) -> Saying | None:
    """A rate told after a rate, of as many decimals, which goes the same way."""
    before = [saying for at, saying in said if at < match.start()]
    number = western(match["number"])
    if (
        not before
        or before[-1].kind is not Kind.PERCENT
        or number is None
        or number.value >= _MOST
        or number.grain != before[-1].grain
    ):
        return None
    start, end = match.span("number")
    way = context.direction(canvas, start, end) or before[-1].direction
    return Saying(kind=Kind.PERCENT, value=number.value, grain=number.grain, unit="percent", direction=way)


def _signed(match: re.Match[str], said: list[tuple[int, Saying]]) -> Saying | None:
    """A rate with its sign in words, told after a rate."""
    before = [saying for at, saying in said if at < match.start()]
    number = western(match["number"])
    if not before or before[-1].kind is not Kind.PERCENT or number is None or number.value >= _MOST:
        return None
    way = 1 if match["sign"] == "plus" else -1
    return Saying(kind=Kind.PERCENT, value=way * number.value, grain=number.grain, unit="percent", direction=way)


def _its_rate(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """What the rate that the sentence before told was at another time."""
    number = western(match["number"])
    if number is None or number.value >= _MOST or (_A_YEAR.fullmatch(match["number"])):
        return None
    hedge, _ = context.hedge(canvas, *match.span("number"))
    return Saying(kind=Kind.PERCENT, value=number.value, grain=number.grain, unit="percent", hedge=hedge)


def _points(canvas: Canvas, match: re.Match[str], after: int) -> Saying | None:
    number = western(match["number"])
    if match.start() < after or number is None or number.value >= _MOST:
        return None
    start, end = match.span("number")
    return Saying(
        kind=Kind.POINTS, value=number.value, grain=number.grain, unit="points",
        direction=context.direction(canvas, start, end),
    )  # fmt: skip


def _goes_on(canvas: Canvas, match: re.Match[str], money: list[tuple[int, Saying]]) -> Saying | None:
    """A number of another year in the scale of the amount that stands just before it."""
    told = [saying for start, _, saying in canvas.found() if start < match.start() and not saying.not_ours]
    return _amount(canvas, match, money) if told and told[-1].kind is Kind.AMOUNT else None


def _beside(canvas: Canvas, match: re.Match[str], money: list[tuple[int, Saying]]) -> Saying | None:
    """The other flow's amount in the scale of the one beside it, where it may be of its size and no rate."""
    said = _goes_on(canvas, match, money)
    told = [saying for at, saying in money if at < match.start()]
    if said is None or not said.value or not told[-1].value or told[-1].grain != said.grain:
        return None
    return said if 1 / Decimal(_APART) <= abs(said.value / told[-1].value) <= _APART else None


def _amount(canvas: Canvas, match: re.Match[str], money: list[tuple[int, Saying]]) -> Saying | None:
    """A number in the scale of the amount before; a whole one only where a word settles that it is a figure."""
    before = [at for at, _ in money if at < match.start()]
    number = western(match["number"])
    lead, hedged = (match.groupdict().get(name) or "" for name in ("lead", "hedge"))
    whole = "." not in match["number"] and not hedged and " ".join(lead.split()) not in _SETTLED
    if not before or number is None or (whole and lead):
        return None
    scale = _scale(canvas, before[-1])
    told = dict(money)[before[-1]]
    counted = number.times(scale)
    start, end = match.span("number")
    hedge, _ = context.hedge(canvas, start, end)
    return Saying(
        kind=Kind.AMOUNT, value=counted.value, grain=counted.grain, unit=told.unit, hedge=hedge,
        side=context.side(canvas, start, end), direction=context.by(canvas, start, end),
    )  # fmt: skip


def _scale(canvas: Canvas, start: int) -> Decimal:
    """The scale word of the amount that begins at a place; zero where it has none."""
    end = next((last for first, last, _ in canvas.found() if first == start), start)
    words = [word for word in re.findall(r"[a-z]+", canvas.whole[start:end]) if word in _SCALED]
    return SCALES_EN[words[-1]] if words and SCALES_EN[words[-1]] >= _LEAST else Decimal(0)


_LEAST = Decimal(10**6)
