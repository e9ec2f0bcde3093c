"""Physical quantities: 1.2 million tonnes, 93,412 vehicles, 12万3千台, 1,050万キロリットル."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.counted_above import unit_before
from kuroji.claims.mentions.numbers import Number, japanese, spoken, western
from kuroji.claims.mentions.patterns import NUMBER, NUMBER_JA, SPOKEN, YEAR, any_of
from kuroji.language.numerals import SCALES_EN
from kuroji.language.units import QUANTITIES_EN, QUANTITIES_JA, SORTS_EN

_SCALE = any_of(word for word in SCALES_EN if len(word) > 1 or word in "mk")
# 19,850 Japanese vehicles, 17,900 of their cars, 30,000 second-hand trucks.
_OF_A_SORT = rf"(?:of\s)?(?:{any_of(SORTS_EN)}\s){{0,2}}"
_EN = expression(
    rf"(?<![¥￥$€£])(?P<number>{NUMBER})(?:[\s-]?(?P<scale>{_SCALE}))?[\s-]{_OF_A_SORT}(?P<unit>{any_of(QUANTITIES_EN)})"
    r"(?P<rate>\s(?:a|per)\sday|/day)?(?![a-z])"
)
_JA = expression(
    rf"(?P<number>(?:{NUMBER_JA}[千百十]{{0,2}}[億万]){{0,2}}(?:{NUMBER_JA}[千百十]{{0,2}})?)(?<=[\d十百千万億一二三四五六七八九])"
    rf"(?P<unit>{any_of(QUANTITIES_JA)}|(?<=[万億])t(?![a-z]))(?!当たり|あたり|機種|種)"
)
# 台数は6万2千で; キロリットルで言うと489万: the unit is said first.
_AS_JA = r"(?:で(?:言う|いう|みる|見る)と|にして|ベースでは?|では)"
_UNIT_FIRST_JA = expression(
    rf"(?:(?P<unit>台数|隻数|個数|本数|トン数)(?:は|が|も|{_AS_JA})|(?P<named>キロリットル|トン|キログラム|バレル){_AS_JA})、?(?:約|およそ|ほぼ)?"
    rf"(?P<number>(?=[^、。]{{0,9}}[万千]|\d,?\d{{3}})(?:{NUMBER_JA}[千百十]{{0,2}}[億万]){{0,2}}(?:{NUMBER_JA}[千百十]{{0,2}})?)"
    r"(?<=[\d十百千万])(?![\d,.円台個隻本トキ%割倍年月日カか位人])"
)
_FIRST_JA = {"台数": "NO", "隻数": "NO", "個数": "NO", "本数": "NO", "トン数": "MT"}
_COUNTED_JA = {**QUANTITIES_JA, "t": QUANTITIES_JA["トン"]}
_UNIT = any_of(QUANTITIES_EN)
_ABOUT = r"(?:(?:about|around|nearly|almost|roughly|just\sover|just\sunder|over|some|only)\s)?"
_NO_MONEY = rf"(?!\s?(?:{any_of(SCALES_EN)}|%|per\s?cent|yen|dollars|of\s(?:a\s|the\s)?(?:yen|dollars)))"
_OF_SIZE = rf"(?P<number>{NUMBER})(?:\s?(?P<scale>million|mln|mn|m|thousand|k))?(?![a-z])"
# 4.72 million t; 2.1mn t; 241,000 t.
_IN_T = expression(
    rf"(?<![¥￥$€£])(?:(?P<number>{NUMBER})\s?(?P<scale>million|mln|mn|m|thousand|k)\s?t|(?P<whole>\d{{1,3}}(?:,\d{{3}}){{1,2}})\s?t)(?![a-z]|\s?(?:yen|jpy))"
)
# Units 113.8k vs 123.5k; units: 2.90 million.
_UNITS_FIRST = expression(rf"(?<![a-z])(?:units|volumes?|count)\s?:?\s(?P<found>{_OF_SIZE}){_NO_MONEY}")
# Half a million cars; two hundred thousand vehicles.
_SPELLED = expression(
    rf"(?<![a-z-])(?P<words>half\sa|a\squarter\sof\sa|(?:a|one)\sand\sa\shalf|{SPOKEN}|an?)[\s-](?P<scale>thousand|million)\s{_OF_A_SORT}(?P<unit>{_UNIT})(?![a-z])"
)
_PARTS = {"half a": ("0.5", "0.1"), "a quarter of a": ("0.25", "0.05"), "a": ("1", "1"), "an": ("1", "1")}
# The number of cars, 86,480, was lower; the number of vehicles should have read 524,159; coal, in tonnes: 14.2 million.
_NUMBER_OF = expression(
    rf"(?<![a-z])(?:numbers?|count|tally)\sof\s(?:[a-z]+\s)?(?P<unit>{_UNIT})(?![a-z])[^.;:%¥${TAKEN}]{{0,60}}?\s(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}})(?![\d,]\d){_NO_MONEY}"
)
_IN_UNITS = expression(rf"(?<![a-z])in\s(?P<unit>{_UNIT})\s?:\s?(?P<found>{_OF_SIZE}){_NO_MONEY}")
# The count edged up by 1.7% to 5.9 million; exports numbered 480,000; the 8.3 million sent abroad in 2008.
_COUNT_AT = expression(
    rf"(?<![a-z])(?:(?:the|unit|vehicle|car)\s(?:count|number|numbers|tally)\s(?:[a-z]+\s){{0,4}}?(?:{TAKEN}{{1,24}}\s)?(?:to|at|was|were)|(?:exports|imports|shipments|deliveries|sales)\snumber(?:ed|ing|s)?)\s{_ABOUT}(?P<found>{_OF_SIZE}){_NO_MONEY}"
)
_SENT = expression(
    rf"(?P<found>{_OF_SIZE})(?=\s(?:(?:sent|shipped|exported|delivered)\s(?:abroad|overseas|out|to\s|in\s)|(?:sold|built)\s(?:abroad|overseas)))"
)
# We ship you cars: 98,976 of them in May.
_OF_THEM = expression(rf"(?P<number>{NUMBER})(?=\sof\s(?:them|these|those)(?![a-z]))")
# 871 of them in 1994 and just 397 in 2024.
_THEN = expression(
    rf"(?<=of\sthem\sin\s.{{4}})(?:,|\sand|\sbut|,\sand|,\sbut|,\sagainst)\s(?:(?:just|only|about|then|a\smere)\s)?(?P<number>{NUMBER})(?=\sin\s(?:{YEAR}|{TAKEN}{{4}}))"
)
# Thirty years later it was 839,000 or so.
_IN_THOUSANDS = expression(rf"(?<![\d,.])\d{{1,3}}(?:,\d{{3}}){{1,2}}(?![\d,]\d){_NO_MONEY}")
_ELIDED = expression(
    rf"(?<![a-z])(?P<unit>{any_of(QUANTITIES_EN)})\s(?:[a-z]{{2,16}}\s){{0,4}}?(?:{TAKEN}{{1,16}}\s)?(?:to|at)\s(?P<number>{NUMBER})"
    rf"(?!\s?(?:{_SCALE}|%|yen|dollars))"
)


_SCALE_CUES = frozenset({"million", "thousand"})
# 1トン3万7千円, 1台平均410万円, 1キロにつき: what one costs.
_COSTS_JA = expression(
    rf"(?:平均|につき|の?(?:価格|値段|単価)|(?:約|およそ)?{NUMBER_JA}[千百十万]?(?:{NUMBER_JA}[千百十]?)?円)"
)


def recognise(canvas: Canvas) -> None:
    """Claim the physical quantities of a sentence."""
    if canvas.digits:
        canvas.each(_EN, lambda m: _english(canvas, m))
        canvas.each(_ELIDED, lambda m: _english(canvas, m), group="number")
        canvas.each(_IN_T, lambda m: _scaled(canvas, m, "MT"))
        canvas.each(_NUMBER_OF, lambda m: _english(canvas, m), group="number")
        canvas.each(_IN_UNITS, lambda m: _english(canvas, m), group="found")
        for pattern in (_COUNT_AT, _SENT, _UNITS_FIRST):
            canvas.each(pattern, lambda m: _scaled(canvas, m, "NO"), group="found")
        canvas.each(_OF_THEM, lambda m: _said(canvas, m, western(m["number"]), "NO", Decimal(1)))
        canvas.each(_THEN, lambda m: _said(canvas, m, western(m["number"]), "NO", Decimal(1)), group="number")
        canvas.each(_IN_THOUSANDS, lambda m: _counted_above(canvas, m))
    if canvas.says(_SCALE_CUES):
        canvas.each(_SPELLED, lambda m: _spelled(canvas, m))
    if canvas.japanese:
        canvas.each(_JA, lambda m: _japanese(canvas, m))
        canvas.each(_UNIT_FIRST_JA, lambda m: _unit_first(canvas, m), group="number")


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


def _japanese(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    if match["number"] in ("1", "一") and _COSTS_JA.match(canvas.free, match.end()):
        return Saying(kind=Kind.OTHER, not_ours="the one thing that is priced")
    return _said(canvas, match, japanese(match["number"]), *_COUNTED_JA[match["unit"]])


def _unit_first(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    unit, size = _COUNTED_JA[match["named"]] if match["named"] else (_FIRST_JA[match["unit"]], Decimal(1))
    return _said(canvas, match, japanese(match["number"]), unit, size)


def _scaled(canvas: Canvas, match: re.Match[str], unit: str) -> Saying | None:
    written = match["number"] or match.groupdict().get("whole") or ""
    number, times = western(written), SCALES_EN.get(match["scale"] or "", Decimal(1))
    if number is None or (times == 1 and "," not in written):
        return None
    return _said(canvas, match, number.times(times), unit, Decimal(1))


def _counted_above(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A number in thousands that goes on with what the sentence before counted."""
    unit = unit_before(canvas.above, canvas.whole, match.start())
    return _said(canvas, match, western(match[0]), unit, Decimal(1)) if unit else None


def _spelled(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    words = " ".join(match["words"].split())
    number = Number(*(Decimal(part) for part in _PARTS[words])) if words in _PARTS else spoken(words)
    if number is None:
        return None
    return _said(
        canvas, match, number.times(SCALES_EN[match["scale"]]), *QUANTITIES_EN[" ".join(match["unit"].split())]
    )


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
