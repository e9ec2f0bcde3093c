"""Numbers in words: English cardinals, ordinals, fractions and scale words; Japanese digits and scale signs."""

from __future__ import annotations

from decimal import Decimal

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINAL_ONES = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip

SCALES_EN = {
    "thousand": Decimal(10) ** 3, "k": Decimal(10) ** 3,
    "hundred million": Decimal(10) ** 8, "ten billion": Decimal(10) ** 10,
    "million": Decimal(10) ** 6, "millions": Decimal(10) ** 6, "mln": Decimal(10) ** 6, "mn": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6, "m": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9, "billions": Decimal(10) ** 9, "bln": Decimal(10) ** 9, "bn": Decimal(10) ** 9,
    "b": Decimal(10) ** 9, "bil": Decimal(10) ** 9, "bil.": Decimal(10) ** 9, "mil": Decimal(10) ** 6, "mil.": Decimal(10) ** 6,
    "tril": Decimal(10) ** 12, "tril.": Decimal(10) ** 12,
    "trillion": Decimal(10) ** 12, "trillions": Decimal(10) ** 12, "trln": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12, "tln": Decimal(10) ** 12, "tn": Decimal(10) ** 12, "t": Decimal(10) ** 12,
}  # fmt: skip

DIGITS_JA = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
SMALL_SCALES_JA = {"十": 10, "百": 100, "千": 1000}
SCALES_JA = {"万": Decimal(10) ** 4, "億": Decimal(10) ** 8, "兆": Decimal(10) ** 12}

# Denominator word -> parts: a third is one of three.
FRACTIONS_EN = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip

# Those of parts that only say how much is left of something: a fortieth of it, a hundredth.
SMALL_PARTS_EN = {"hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000}


def _cardinals() -> dict[str, int]:
    words = {word: value for value, word in enumerate(ONES)}
    for ten, value in TENS.items():
        words[ten] = value
        words |= {f"{ten}{joint}{ONES[one]}": value + one for one in range(1, 10) for joint in "- "}
    return words


def _ordinals() -> dict[str, int]:
    words = {word: value for value, word in enumerate(ORDINAL_ONES)}
    for ten, value in TENS.items():
        words[f"{ten[:-1]}ieth"] = value
        words |= {f"{ten}{joint}{ORDINAL_ONES[one]}": value + one for one in range(1, 10) for joint in "- "}
    return words


CARDINALS_EN: dict[str, int] = _cardinals()
ORDINALS_EN: dict[str, int] = _ordinals()
# Denominator word -> parts, of every denominator: a twelfth, three fortieths.
DENOMINATORS_EN: dict[str, int] = {
    **{word: parts for word, parts in ORDINALS_EN.items() if parts > 10},
    **{f"{word}s": parts for word, parts in ORDINALS_EN.items() if parts > 10},
    **SMALL_PARTS_EN,
    **FRACTIONS_EN,
}
# Words that multiply: "doubled", "twofold", "twice".
TIMES_EN = {
    "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3,
    "tripling": 3, "thrice": 3, "treble": 3, "trebled": 3, "trebles": 3, "trebling": 3, "quadruple": 4,
    "quadrupled": 4, "quadruples": 4, "quadrupling": 4, "quintupled": 5, "quintuples": 5, "quintupling": 5,
    "sextupled": 6, "septupled": 7, "octupled": 8,
}  # fmt: skip
HALVINGS_EN = ("halved", "halving", "halves", "halve")
