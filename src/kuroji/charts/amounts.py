"""Amounts of yen in one picture: one unit and one grain for all of them, so that what is printed adds up.

The unit follows from the largest amount: billions with a decimal (億円) from ten billion
yen, millions (百万円) from ten million, else thousands (千円); never finer than a Fact was
given.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from kuroji.charts.words import money, sign
from kuroji.model.fact import Fact
from kuroji.model.rounding import round_to


class Unit(msgspec.Struct, frozen=True):
    """The unit of a picture: the power of ten that is 1 of it, its letters behind a number, in full, and in a heading."""

    power: int
    letters: str
    word: str
    name: str


class Measure(msgspec.Struct, frozen=True):
    """How the amounts of one picture are written: language, unit, and the grain in yen that they are rounded to."""

    language: str
    unit: Unit
    grain: Decimal

    def rounded(self, amount: Decimal) -> Decimal:
        """The amount to the grain of the picture, in yen."""
        return round_to(amount, self.grain)

    def number(self, amount: Decimal, *, plus: bool = True) -> str:
        """The amount in units of the picture with its sign: +565.2, ▲1,069."""
        decimals = max(0, -int(self.grain.scaleb(-self.unit.power).normalize().as_tuple().exponent))
        return f"{sign(amount, self.language, plus=plus)}{abs(amount).scaleb(-self.unit.power):,.{decimals}f}"

    def labelled(self, amount: Decimal, *, plus: bool = True, full: bool = False) -> str:
        """The amount with currency and unit: +¥1,369.6bn (`full`: +¥1,369.6 billion), ▲3,951億円, 1兆3,696億円."""
        if self.language == "ja":
            if self.unit.power == _UNITS["ja"][0].power and amount:
                return money(amount, self.grain, "ja", plus=plus)
            return f"{self.number(amount, plus=plus)}{self.unit.letters}"
        unit = self.unit.word if full else self.unit.letters
        return f"{sign(amount, 'en', plus=plus)}¥{self.number(abs(amount), plus=False)}{unit}"


_FROM = (Decimal(10) ** 10, Decimal(10) ** 7)
_GRAINS = (Decimal(10) ** 8, Decimal(10) ** 5, Decimal(10) ** 3)
_UNITS = {
    "en": (
        Unit(9, "bn", " billion", "Billions of yen"), Unit(6, "m", " million", "Millions of yen"),
        Unit(3, " thousand", " thousand", "Thousands of yen"),
    ),
    "ja": tuple(Unit(power, word, word, word) for power, word in ((8, "億円"), (6, "百万円"), (3, "千円"))),
}  # fmt: skip


def measured(facts: Sequence[Fact], language: str) -> Measure:
    """The unit and grain for amounts of yen that are drawn together."""
    largest = max(abs(Decimal(fact.exact)) for fact in facts)
    coarsest = max(Decimal(str(fact.quantum)) for fact in facts)
    place = next((number for number, least in enumerate(_FROM) if largest >= least), len(_FROM))
    return Measure(language, _UNITS[language][place], max(_GRAINS[place], coarsest))


def fitted(amounts: Sequence[Decimal], total: Decimal, measure: Measure, taker: int | None = None) -> list[Decimal]:
    """The amounts rounded so that they add to the rounded total.

    What rounding leaves goes to the one at the place `taker`, else to the largest.
    """
    whole = [measure.rounded(amount) for amount in amounts]
    if whole:
        place = max(range(len(whole)), key=lambda n: abs(amounts[n])) if taker is None else taker
        whole[place] += measure.rounded(total) - sum(whole)
    return whole
