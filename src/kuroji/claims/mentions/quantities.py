"""Physical quantities: 1.2 million tonnes, 93,412 vehicles, 12万3千台, 1,050万キロリットル."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.numbers import Number, japanese, western
from kuroji.claims.mentions.patterns import NUMBER, NUMBER_JA, any_of
from kuroji.language.numerals import SCALES_EN
from kuroji.language.units import QUANTITIES_EN, QUANTITIES_JA

_SCALE = any_of(word for word in SCALES_EN if len(word) > 1 or word in "mk")
_EN = expression(
    rf"(?P<number>{NUMBER})(?:[\s-]?(?P<scale>{_SCALE}))?[\s-](?:(?:metric|passenger|motor|new|of)\s)?(?P<unit>{any_of(QUANTITIES_EN)})"
    r"(?P<rate>\s(?:a|per)\sday|/day)?(?![a-z])"
)
_JA = expression(
    rf"(?P<number>(?:{NUMBER_JA}[千百十]{{0,2}}[億万]){{0,2}}(?:{NUMBER_JA}[千百十]{{0,2}})?)(?<=[\d十百千万億一二三四五六七八九])"
    rf"(?P<unit>{any_of(QUANTITIES_JA)})(?!当たり|あたり)"
)
# We ship you cars: 98,976 of them in May.
_OF_THEM = expression(rf"(?P<number>{NUMBER})(?=\sof\s(?:them|these|those)(?![a-z]))")
_ELIDED = expression(
    rf"(?<![a-z])(?P<unit>{any_of(QUANTITIES_EN)})\s(?:[a-z]{{2,16}}\s){{0,4}}?(?:{TAKEN}{{1,16}}\s)?(?:to|at)\s(?P<number>{NUMBER})"
    rf"(?!\s?(?:{_SCALE}|%|yen|dollars))"
)


def recognise(canvas: Canvas) -> None:
    """Claim the physical quantities of a sentence."""
    if canvas.digits:
        canvas.each(_EN, lambda m: _english(canvas, m))
        canvas.each(_ELIDED, lambda m: _english(canvas, m), group="number")
        canvas.each(_OF_THEM, lambda m: _said(canvas, m, western(m["number"]), "NO", Decimal(1)))
    if canvas.japanese:
        canvas.each(_JA, lambda m: _said(canvas, m, japanese(m["number"]), *QUANTITIES_JA[m["unit"]]))


def _english(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    number, groups = western(match["number"]), match.groupdict()
    if number is None:
        return None
    if groups.get("rate"):
        return Saying(kind=Kind.OTHER, not_ours="a rate a day")
    unit, size = QUANTITIES_EN[" ".join(match["unit"].split())]
    if canvas.text[slice(*match.span("unit"))] == "Mt":
        size *= 10**6
    return _said(canvas, match, number.times(SCALES_EN.get(groups.get("scale") or "", Decimal(1))), unit, size)


def _rounded(number: Number) -> Number:
    """A count whose last written digits are two zeros or more was rounded there: 494,900 tonnes, 49万4900トン."""
    grain = number.grain
    while grain >= 1 and number.value and number.value % (100 * grain) == 0:
        grain *= 100
        if number.value % (10 * grain) == 0:
            grain *= 10
    return Number(number.value, grain)


def _said(canvas: Canvas, match: re.Match[str], number: Number | None, unit: str, size: Decimal) -> Saying | None:
    if number is None:
        return None
    counted = _rounded(number).times(size)
    hedge, _ = context.hedge(canvas, match.start(), match.end())
    return Saying(
        kind=Kind.QUANTITY,
        value=counted.value,
        grain=counted.grain,
        unit=unit,
        direction=context.by(canvas, match.start(), match.end()),
        hedge=hedge,
    )
