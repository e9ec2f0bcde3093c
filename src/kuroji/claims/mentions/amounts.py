"""Amounts of money: sign, currency, number, scale and unit in every usual order, ranges, elided currencies."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions import context
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.counted_above import unit_before
from kuroji.claims.mentions.counted_on import unit_of
from kuroji.claims.mentions.numbers import Number, japanese, spoken, western
from kuroji.claims.mentions.patterns import NUMBER, NUMBER_JA, SIGN, SPOKEN, any_of
from kuroji.language.numerals import SCALES_EN
from kuroji.language.units import CURRENCY_SIGNS, CURRENCY_WORDS_EN, CURRENCY_WORDS_JA

_SIGNS = {sign.lower(): code for sign, code in CURRENCY_SIGNS.items()}
_WORDS = CURRENCY_WORDS_EN | CURRENCY_WORDS_JA
_CUES = frozenset({"million", "billion", "trillion"})
_LONE_SCALES = {"m", "k", "b", "t", "thousand"}
_CURRENCY = rf"(?:(?<![a-z]){any_of(s for s in _SIGNS if s[0].isalpha())}\s?|{any_of(s for s in _SIGNS if not s[0].isalpha())}\s?)"
_SCALE = rf"{any_of(SCALES_EN)}(?![a-z])"
_EN = expression(
    rf"(?:(?P<sign>(?:▲|{SIGN})|(?<![a-z])(?:minus|negative|plus))\s?)?"
    rf"(?P<currency>{_CURRENCY})?(?P<inner>(?<!\d)[-–+▲(])?(?P<number>{NUMBER})(?P<close>\))?"
    rf"(?:[\s-]{{0,2}}(?P<scale>{_SCALE}))?(?:[\s-]?(?P<unit>{any_of(CURRENCY_WORDS_EN)})(?![a-z]))?"
    rf"(?:\s\((?:¥\s?)?(?P<noted>{_SCALE})(?:\s(?:of\s)?(?:yen|jpy))?\))?"
)
_SPELLED = expression(
    rf"(?<![a-z\d.,-])(?P<currency>¥|\$)?(?P<number>half\sa|half\sof\sa|a\squarter\sof\sa|(?:a|one)\sand\sa\shalf|{SPOKEN}|an?)[\s-](?P<scale>million|billion|trillion)(?:[\s-](?P<unit>{any_of(CURRENCY_WORDS_EN)})(?![a-z]))?(?![a-z])"
)
_JA = expression(
    rf"(?P<sign>[-–+▲]|マイナス|プラス)?(?P<currency>¥)?(?P<number>(?:{NUMBER_JA}[千百十]{{0,2}}[兆億万]){{1,3}}(?:{NUMBER_JA}[千百十]{{0,2}})?"
    rf"|(?:{NUMBER_JA})[千百]?(?=[円ド]))(?P<unit>{any_of(CURRENCY_WORDS_JA)})?"
)
_POINTED = expression(
    rf"(?<![a-z-])(?=[a-z]{{2,9}}(?:[-\s][a-z]{{3,5}})?\spoint\s){SPOKEN}(?![a-z-]|\s(?:percent|per\scent|million|billion|trillion|points?))"
)
# Units: 2.90 million; 5.9 million of them.
_PIECES_BEFORE = expression(r"(?<![a-z])(?:units|vehicles|cars|台数)\s?[:：]\s?$")
_OF_THEM = expression(r"\sof\sthem(?![a-z])")
_OF_MONEY = 10**9
_HUNDRED_MILLION, _TRILLION = Decimal(10**8), Decimal(10**12)
_JOINTS = {
    "to": "to",
    "-": "-",
    "–": "-",
    "~": "-",
    "から": "to",
    "and": "and",
    "or": "or",
    "/": "/",
    ",": ",",
    ", and": ",",
}


class _Amount(msgspec.Struct):
    """A number that may be money, before its neighbours lend it scale and currency."""

    start: int
    end: int
    number: Number
    sign: str
    scale: Decimal | None
    unit: str


def recognise(canvas: Canvas) -> None:
    """Claim every amount of money in a sentence."""
    if canvas.japanese:
        _claim(canvas, _read_japanese(canvas))
    if canvas.digits:
        _claim(canvas, _read_english(canvas))
    if not canvas.says(_CUES):
        return
    said: list[_Amount] = []
    for match in _SPELLED.finditer(canvas.free):
        if (amount := _spelled(match)) is not None:
            said.append(amount)
            _claim(canvas, [amount])
    _elided(canvas, said)


def _elided(canvas: Canvas, said: list[_Amount]) -> None:
    """`nine and a half trillion the year after, five point six in twenty twenty-four`: the scale said before goes on."""
    for match in _POINTED.finditer(canvas.free):
        before = [amount for amount in said if amount.end <= match.start()]
        number = spoken(match[0])
        if before and number is not None:
            _claim(canvas, [_Amount(match.start(), match.end(), number, "", before[-1].scale, before[-1].unit)])


def _read_english(canvas: Canvas) -> list[_Amount]:
    found = []
    for match in _EN.finditer(canvas.free):
        number = western(match["number"])
        if number is None:
            continue
        word = " ".join((match["scale"] or match["noted"] or "").split())
        unit = _SIGNS.get((match["currency"] or "").strip(), "") or _WORDS.get(
            " ".join((match["unit"] or "").split()), ""
        )
        end = match.end()
        capital = word in {"b", "t"} and bool(match["scale"]) and canvas.text[match.start("scale")].isupper()
        if word in _LONE_SCALES and not unit and not capital:
            word, end = "", match.end("number")
        bracket = match["inner"] == "(" and bool(match["close"])
        # (5.3 trillion yen): a bracket that closes elsewhere is none of the number's.
        inner = "" if match["inner"] == "(" and not bracket else match["inner"] or ""
        found.append(
            _Amount(
                start=match.start() if match["sign"] or match["currency"] or inner else match.start("number"),
                end=end if bracket or not match["close"] or match["scale"] or match["unit"] else match.end("number"),
                number=number,
                sign="-" if bracket else match["sign"] or inner,
                scale=SCALES_EN.get(word) if word else None,
                unit=unit,
            )
        )
    return _shared(canvas, found)


def _shared(canvas: Canvas, found: list[_Amount]) -> list[_Amount]:
    """`¥299 to ¥301.9 billion`, `9.5 and 9.9 trillion yen`, `-1.7, -20.3, -5.6 trillion`: what the last says goes for the others."""
    for this, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        joint = _joint(canvas, this, following)
        if joint and following.scale is not None and not _a_year(this) and (joint != "," or _alike(this, following)):
            if this.scale is None:
                this.scale = following.scale
            this.unit = this.unit or following.unit
    return [a for a in found if a.unit or (a.scale is not None and a.scale >= 10**6)]


def _alike(this: _Amount, following: _Amount) -> bool:
    """Whether two numbers of a list are written alike, so that a date is not taken for an amount."""
    return this.sign == following.sign and (bool(this.sign) or this.number.grain == following.number.grain < 1)


def _a_year(amount: _Amount) -> bool:
    return not amount.unit and amount.scale is None and amount.number.grain == 1 and 1500 <= amount.number.value <= 2100


def _joint(canvas: Canvas, this: _Amount, following: _Amount) -> str:
    return _JOINTS.get(canvas.whole[this.end : following.start].strip(), "") if following.start - this.end < 6 else ""


def _spelled(match: re.Match[str]) -> _Amount | None:
    words = " ".join(match["number"].split())
    parts = {
        "half a": ("0.5", "0.1"),
        "half of a": ("0.5", "0.1"),
        "a quarter of a": ("0.25", "0.05"),
        "a": ("1", "1"),
        "an": ("1", "1"),
        "a and a half": ("1.5", "0.1"),
    }
    number = Number(*(Decimal(part) for part in parts[words])) if words in parts else spoken(words)
    if number is None:
        return None
    unit = _SIGNS.get(match["currency"] or "", "") or _WORDS.get(" ".join((match["unit"] or "").split()), "")
    return _Amount(match.start(), match.end(), number, "", SCALES_EN[match["scale"]], unit)


def _read_japanese(canvas: Canvas) -> list[_Amount]:
    found = []
    for match in _JA.finditer(canvas.free):
        number = japanese(match["number"])
        unit = _WORDS.get(match["unit"] or "", "") or ("JPY" if match["currency"] else "")
        big = "兆" in match["number"] or "億" in match["number"]
        if number is None or not (unit or big):
            continue
        counted = canvas.whole[match.end() : match.end() + 1]
        if not unit and counted and counted in "人台個トキ本株件":
            continue
        found.append(_Amount(match.start(), match.end(), _rounded(number), match["sign"] or "", Decimal(1), unit))
    return found


def _rounded(number: Number) -> Number:
    """An amount whose last digits are two zeros or more was rounded there: 4兆1000億 is what is said for 4.1兆.

    Of trillions one zero is enough (1兆140億).
    Two digits at least are taken as stated: 3000億 to 100億, 4兆1000億 to 1000億, 1兆7100億 to 100億.
    """
    stated, grain = number.value, number.grain
    if stated >= _TRILLION and grain == _HUNDRED_MILLION and stated % (10 * grain) == 0:
        grain *= 10
    if not stated or grain >= _TRILLION or stated % (100 * number.grain):
        return Number(stated, grain)
    while stated % (10 * grain) == 0 and stated >= 100 * grain:
        grain *= 10
    return Number(stated, grain)


def _counted_before(canvas: Canvas, amount: _Amount) -> str:
    """The physical unit of the quantities before a figure without one: 268.3 million kilolitres ... to 137.2 million."""
    if _PIECES_BEFORE.search(canvas.whole[max(0, amount.start - 16) : amount.start]) or _OF_THEM.match(
        canvas.whole, amount.end
    ):
        return "NO"
    said = [(saying.kind, saying.unit) for start, _, saying in canvas.found() if start < amount.start]
    money = any(kind is Kind.AMOUNT for kind, _ in said)
    here = next((unit for kind, unit in reversed(said) if kind is Kind.QUANTITY), "")
    if money:
        return ""
    return (
        here
        or unit_before(canvas.above, canvas.whole, amount.start)
        or unit_of(canvas.above, canvas.whole, amount.start)
    )


def _claim(canvas: Canvas, found: list[_Amount]) -> None:
    unit = "" if not found or any(amount.unit for amount in found) else _counted_before(canvas, found[0])
    if unit and all((amount.scale or 0) < _OF_MONEY for amount in found):
        for amount in found:
            _say_quantity(canvas, amount, unit)
        return
    default = next((amount.unit for amount in found if amount.unit), "JPY")
    at = 0
    while at < len(found):
        this = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following is not None and _is_range(canvas, this, following):
            _say(canvas, this, following, default)
            at += 2
        else:
            _say(canvas, this, None, default)
            at += 1


def _is_range(canvas: Canvas, this: _Amount, following: _Amount) -> bool:
    joint = _joint(canvas, this, following)
    before = canvas.whole[max(0, this.start - 14) : this.start].split()
    if joint == "-":
        return True
    if joint == "and":
        return "between" in before
    return (
        joint == "to" and "from" not in before and bool({"of", "at", "around", "about", "between"} & set(before[-1:]))
    )


def _say_quantity(canvas: Canvas, this: _Amount, unit: str) -> None:
    counted = this.number.times(this.scale or Decimal(1))
    hedge, _ = context.hedge(canvas, this.start, this.end)
    said = Saying(
        kind=Kind.QUANTITY, value=counted.value, grain=counted.grain, unit=unit, hedge=hedge,
        direction=context.by(canvas, this.start, this.end),
    )  # fmt: skip
    canvas.claim(this.start, this.end, said)


def _say(canvas: Canvas, this: _Amount, upper: _Amount | None, default: str) -> None:
    end = upper.end if upper else this.end
    unit = this.unit or default
    negative = this.sign in {"-", "–", "▲", "minus", "negative", "マイナス"}
    scaled = this.number.times(this.scale or Decimal(1))
    high = upper.number.times(upper.scale or Decimal(1)) if upper else None
    hedge, _ = context.hedge(canvas, this.start, end)
    grain = max(scaled.grain, high.grain) if high else scaled.grain
    if hedge == "台" and high is None:
        high, grain = _band(scaled), _HUNDRED_MILLION
    converted = unit != "JPY" and _is_conversion(canvas, this.start)
    canvas.claim(
        this.start,
        end,
        Saying(
            kind=Kind.AMOUNT,
            value=-scaled.value if negative else scaled.value,
            high=None if high is None else -high.value if negative else high.value,
            grain=grain,
            unit=unit,
            direction=context.by(canvas, this.start, end),
            side=context.side(canvas, this.start, end),
            hedge=hedge,
            not_ours="currency conversion" if converted else "",
        ),
    )


def _band(lowest: Number) -> Number:
    """The upper end of 2000億円台 (2999億), 1200億円台 (1299億) and 10兆円台 (10兆9999億)."""
    step = lowest.grain
    while step < _TRILLION and lowest.value % (10 * step) == 0:
        step *= 10
    return Number(lowest.value + step - _HUNDRED_MILLION, _HUNDRED_MILLION)


def _is_conversion(canvas: Canvas, start: int) -> bool:
    """Whether an amount in another money restates one in yen just before it: `379 billion yen ($2.6 billion)`."""
    before = canvas.whole[max(0, start - 40) : start]
    return (
        re.search(
            r"(?:yen|円|¥[\d.,]+\s?[a-z]*|jpy\s[\d.,]+\s?[a-z]*)\s?(?:\(|,?\s?or\s)(?:about\s|around\s|roughly\s|約)?$",
            before,
        )
        is not None
    )
