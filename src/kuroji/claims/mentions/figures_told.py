"""Figures told: the number as it was written, and what one of it is, so that a number after it can go on in its unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.numbers import spoken, western
from kuroji.claims.mentions.patterns import NUMBER, SPOKEN

_DIGITS = expression(NUMBER)
_WORDS = expression(rf"(?<![a-z-]){SPOKEN}(?![a-z])")
_SIGNED = expression(r"^[^\d]{0,3}[+–▲-]|(?<![a-z])(?:minus|plus|negative)\s")
_OPEN = expression(r"[(（][^()（）]*$")
# ¥11.6trn, 10.3% of the total; 9.1 trillion yen, up 5.1%: what is added to an amount opens nothing for the next.
_ADDED = expression(
    r"[^\d]{0,24}?(?:,|\s[-–—]|\sor)\s(?:(?:up|down|off|or|about|around|some|nearly|i\.e\.|only|just|a|an|by|that\sis|which\sis|plus|minus)\s){0,3}[+–▲-]?$"
)
_KINDS = frozenset({Kind.AMOUNT, Kind.PERCENT, Kind.POINTS, Kind.QUANTITY})
_LEVELS = frozenset({Kind.AMOUNT, Kind.QUANTITY})
_KEPT, _OPENED = 8, 160


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that was told: its number as written (0 for a unit only declared), its decimals, how much one of it is, and of what kind it is.

    `ago` is 0 in its own sentence, 1 in the next, and grows by 1 with a sentence without figures, by 2 with one that has some; `signed` is whether a sign is written, `way` which way it went, `aside` whether
    it stands in brackets, `added` whether it is a rate added to an amount, `words` whether its number was spelled out.
    """

    number: Decimal
    decimals: int
    one: Decimal
    kind: Kind
    unit: str
    way: int = 0
    signed: bool = False
    aside: bool = False
    added: bool = False
    words: bool = False
    grouped: bool = False
    start: int = 0
    ago: int = 0


def told_in(text: str, found: Iterable[tuple[int, int, Saying]]) -> list[Told]:
    """The figures of a sentence that open a unit; `text` is its plain form."""
    telling: list[Told] = []
    last = 0
    for start, end, said in found:
        told = _told(text, start, end, said)
        if told is None:
            continue
        added = (
            bool(telling)
            and telling[-1].kind in _LEVELS
            and told.kind is Kind.PERCENT
            and _ADDED.fullmatch(text, last, start)
        )
        telling.append(msgspec.structs.replace(told, added=True) if added else told)
        last = end
    return telling


def noted(notes: Iterable[tuple[int, tuple[Kind, str, Decimal]]], start: int, end: int) -> list[Told]:
    """The units that notes in a sentence at [start, end) declare for what follows, of any size."""
    return [
        Told(number=Decimal(0), decimals=1, one=size, kind=kind, unit=unit, start=at - start)
        for at, (kind, unit, size) in notes
        if start < at <= end
    ]


def declared_only(told: Sequence[Told]) -> tuple[Told, ...]:
    """Of what was told, what still holds in the next paragraph: the unit that a heading declared."""
    return tuple(figure for figure in told if not figure.number and figure.ago == 1)


def later(above: Sequence[Told], new: Sequence[Told]) -> tuple[Told, ...]:
    """What is told when a sentence with new figures has followed; the newest is last. One without any takes less away."""
    gone = 2 if new else 1
    older = [msgspec.structs.replace(told, ago=told.ago + gone) for told in above]
    return tuple([*older, *(msgspec.structs.replace(told, ago=1) for told in new)][-_KEPT:])


def _told(text: str, start: int, end: int, said: Saying) -> Told | None:
    if said.kind not in _KINDS or said.not_ours or said.test or said.value is None or said.high is not None:
        return None
    written = text[start:end]
    digits = _DIGITS.search(written)
    words = None if digits else _WORDS.search(written)
    number = western(digits[0]) if digits else spoken(words[0]) if words else None
    if number is None or not number.value:
        return None
    one = abs(said.value) / number.value
    if one.normalize().as_tuple().digits != (1,):
        return None
    return Told(
        number=number.value, decimals=max(0, -int(number.grain.adjusted())), one=one, kind=said.kind, unit=said.unit,
        way=said.direction, signed=_SIGNED.search(written) is not None, words=words is not None, start=start,
        aside=_OPEN.search(text, max(0, start - _OPENED), start) is not None, grouped=digits is not None and "," in digits[0],
    )  # fmt: skip
