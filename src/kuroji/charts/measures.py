"""How the figures of any series are lettered: yen as everywhere, quantities in their unit, indices bare.

An axis is in one power of ten of the unit: trillions, billions or millions of yen (兆円,
億円, 百万円), millions or thousands of tonnes (百万, 千), with the power named in the heading.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.charts.words import amount, sign
from kuroji.language.units import per_quantity
from kuroji.model.fact import Fact
from kuroji.model.rounding import round_to

YEN, INDEX = "JPY", "index"
_UNITS = {
    "en": {"KG": "kilograms", "MT": "tonnes", "NO": "units", "KL": "kilolitres", "GT": "gross tons", INDEX: "index"},
    "ja": {"KG": "キログラム", "MT": "トン", "NO": "台・個", "KL": "キロリットル", "GT": "総トン", INDEX: "指数"},
}
# Powers of ten that an axis may be in, the largest first: of yen, of quantities.
_YEN = {
    "en": ((12, "trillion yen"), (9, "billion yen"), (6, "million yen"), (3, "thousand yen")),
    "ja": ((12, "兆円"), (8, "億円"), (6, "百万円"), (3, "千円")),
}
_QUANTITIES = {"en": ((9, "billion "), (6, "million "), (3, "thousand ")), "ja": ((8, "億"), (4, "万"))}


class Axis(msgspec.Struct, frozen=True):
    """The power of ten that an axis is in, and what its heading calls the unit."""

    power: int
    name: str


def axis(largest: float, unit: str, language: str) -> Axis:
    """The axis for figures in `unit` whose size reaches `largest`."""
    if unit == YEN:
        found = next((pair for pair in _YEN[language] if largest >= 10 ** pair[0]), (0, _YEN_BARE[language]))
        return Axis(*found)
    named = _UNITS[language].get(unit) or per_quantity(unit, language)
    power, word = next((pair for pair in _QUANTITIES[language] if largest >= 10 ** pair[0]), (0, ""))
    return Axis(power, f"{word}{named}")


_YEN_BARE = {"en": "yen", "ja": "円"}


def lettered(fact: Fact, language: str, *, short: bool = False) -> str:
    """A figure with its unit: ¥9.51 trillion, 5.59 million kilolitres, 112.3; `short` where there is little room."""
    if fact.unit == YEN:
        return amount(fact, language, short=short)
    grain = Decimal(str(fact.quantum))
    value = round_to(Decimal(fact.exact), grain)
    named = "" if fact.unit == INDEX else _UNITS[language].get(fact.unit) or per_quantity(fact.unit, language)
    number = _number(abs(value), grain, language)
    gap = " " if language == "en" and named else ""
    return f"{sign(value, language)}{number}" + ("" if short else f"{gap}{named}")


def _number(value: Decimal, grain: Decimal, language: str) -> str:
    """The size of a quantity, never finer than its grain: 5.59 million, 559万, 93,412."""
    power, word = next((pair for pair in _QUANTITIES[language] if value >= 10 ** pair[0] and pair[0] != 3), (0, ""))
    if not power:
        decimals = max(0, -int(grain.normalize().as_tuple().exponent))
        return f"{value:,.{decimals}f}"
    decimals = 0 if language == "ja" and power == 4 else 2
    return f"{round_to(value.scaleb(-power), Decimal(1).scaleb(-decimals)):,.{decimals}f}{f' {word}'.rstrip() if language == 'en' else word}"
