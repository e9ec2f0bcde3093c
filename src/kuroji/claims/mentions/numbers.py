"""Numbers read: digits, English words, Japanese numerals with 兆億万, each with the size of its last stated digit."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.language.numerals import CARDINALS_EN, DIGITS_JA, ORDINALS_EN, SCALES_JA, SMALL_SCALES_JA

_BIG = expression("([^兆億万]{0,40})([兆億万])")
_MOST_DIGITS = 30


class Number(msgspec.Struct, frozen=True):
    """A number as written: its value and the size of its last stated digit; every written digit counts as stated."""

    value: Decimal
    grain: Decimal

    def times(self, factor: Decimal) -> Number:
        """The number with a scale word applied."""
        return Number(self.value * factor, self.grain * factor)


def western(text: str) -> Number | None:
    """`9,511.6` with commas for thousands and a point; None for more digits than any statistic has."""
    digits = text.replace(",", "")
    if not digits or len(digits) > _MOST_DIGITS:
        return None
    return Number(Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2])))


def cardinal(text: str) -> int | None:
    """A small whole number in digits or in English words: `9`, `nine`, `twenty-one`; None where it is neither."""
    word = " ".join(text.split())
    return int(word) if word.isascii() and word.isdigit() and len(word) < 9 else CARDINALS_EN.get(word)


def spoken(text: str) -> Number | None:
    """`twenty point three`, `a hundred and ten`, `nine and a half`, `two point oh five`; None where it is no number."""
    words = " ".join(text.split())
    whole_words, point, decimals = words.partition(" point ")
    half = not point and whole_words.endswith(" and a half")
    whole = _whole(whole_words.removesuffix(" and a half"))
    if whole is None:
        return None
    if half:
        return Number(Decimal(whole) + Decimal("0.5"), Decimal("0.1"))
    digits = "".join(
        str(0 if word == "oh" else CARDINALS_EN.get(word, "")) for word in decimals.replace("-", " ").split()
    )
    if not point:
        return Number(Decimal(whole), Decimal(1))
    return Number(Decimal(f"{whole}.{digits}"), Decimal(1).scaleb(-len(digits))) if digits.isdigit() else None


def _whole(words: str) -> int | None:
    """`a hundred and ten`, `sixty-one`, `14`; None where it is none."""
    hundreds, told, rest = words.partition(" hundred")
    if not told:
        return cardinal(words)
    many = 1 if hundreds in {"a", "an"} else cardinal(hundreds)
    more = cardinal(rest.removeprefix(" and").strip()) if rest.strip() else 0
    return None if many is None or more is None else 100 * many + more


def ordinal(text: str) -> int | None:
    """`9th`, `ninth`, `twenty-first`; None where it is none."""
    word = " ".join(text.split())
    digits = word[:-2]
    return int(digits) if digits.isdigit() and len(digits) < 9 else ORDINALS_EN.get(word)


def japanese(text: str) -> Number | None:
    """`2兆6,507億`, `10兆507億3,400万`, `12万3千`, `十`, `三千`, `1.2兆`; None for `数千億` and what is no number."""
    rest = text.replace(" ", "")
    total, grain, at = Decimal(0), Decimal(1), 0
    for part in _BIG.finditer(rest):
        if part.start() != at:
            return None
        number = _small(part[1])
        if number is None:
            return None
        scale = SCALES_JA[part[2]]
        total, grain, at = total + number.value * scale, number.grain * scale, part.end()
    if at == len(rest):
        return Number(total, grain) if at else None
    tail = _small(rest[at:])
    return None if tail is None else Number(total + tail.value, tail.grain)


def _small(text: str) -> Number | None:
    """A number below the sign 万: `507`, `3千`, `三千五百`, `二〇`."""
    if not text or "数" in text:
        return None
    if text[0].isdigit() and text[0].isascii():
        number = (
            western(text.rstrip("千百十"))
            if text.rstrip("千百十").replace(",", "").replace(".", "").isdigit()
            else None
        )
        if number is None:
            return None
        for sign in text[len(text.rstrip("千百十")) :]:
            number = number.times(Decimal(SMALL_SCALES_JA[sign]))
        return number
    return _kanji(text)


def _kanji(text: str) -> Number | None:
    """`三千五百`, `二〇`, `十`; the last sign gives the grain."""
    total, digit, grain = 0, None, 1
    for sign in text:
        if sign in DIGITS_JA:
            digit = (digit or 0) * 10 + DIGITS_JA[sign]
            grain = 1
        elif sign in SMALL_SCALES_JA:
            total += (1 if digit is None else digit) * SMALL_SCALES_JA[sign]
            digit, grain = None, SMALL_SCALES_JA[sign]
        else:
            return None
    return Number(Decimal(total + (digit or 0)), Decimal(grain))
