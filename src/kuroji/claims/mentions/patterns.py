"""The pieces patterns are built of: numbers, words from a table, periods, dates.

Every repetition is bounded and every number begins where no digit stands before it, so
that time is linear in the length of the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kuroji.language.numerals import DIGITS_JA, ONES, ORDINAL_ONES, TENS
from kuroji.language.periods import MONTH_NUMBERS, MONTHS_EN, UNITS_EN, UNITS_JA

NUMBER = r"(?<![\d.])(?<!\d,)(?:\d{1,3}(?:,\d{3}){1,8}(?!\d)|\d{1,24}(?!\d))(?:\.\d{1,12}(?!\d))?(?!\.\d|,\d{3}(?!\d))"
NUMBER_JA = rf"(?:(?<![\d.])(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}}){{1,8}}(?!\d)|\d{{1,24}}(?!\d))(?:\.\d{{1,12}})?|[{''.join(DIGITS_JA)}十百千]{{1,9}}|数十|数百|数千|数)"

# A sign before a number; a dash between words, with blanks on both sides, opens an aside and is none.
SIGN = r"(?:(?<![a-z\d)%\]])(?:\+|[-–](?!\s)|(?<![a-z\d)%\]]\s)[-–]))"


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first, where a space stands for any one white character."""
    ordered = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"


_TENS = any_of(TENS)
CARDINAL = rf"(?:\d{{1,4}}(?![\d.,]\d)|{_TENS}(?:[-\s]{any_of(ONES[1:10])})?|{any_of(ONES[1:])})"
ORDINAL = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{_TENS}[-\s]{any_of(ORDINAL_ONES[1:10])}"
    rf"|{any_of(f'{ten[:-1]}ieth' for ten in TENS)}|{any_of(ORDINAL_ONES[1:])})"
)
_DIGIT_WORDS = any_of((*ONES[:10], "oh"))
# As people say them: twenty point three, two hundred and ten, nine and a half, a hundred.
SPOKEN = (
    rf"(?:(?:an?|{CARDINAL})\shundred(?:\s(?:and\s)?{CARDINAL})?|{CARDINAL})"
    rf"(?:\spoint\s{_DIGIT_WORDS}(?:[\s-]{_DIGIT_WORDS}){{0,2}}|\sand\sa\shalf)?"
)
PERIOD = any_of(UNITS_EN)
PERIOD_JA = any_of(UNITS_JA)
_WHOLE_MONTHS = frozenset(name.lower() for name in MONTHS_EN)
MONTH = rf"(?:{any_of(_WHOLE_MONTHS)}(?![a-z])|{any_of(name for name in MONTH_NUMBERS if name not in _WHOLE_MONTHS)}(?![a-z])\.?)"
YEAR = r"(?:1[6-9]|20)\d\d(?!\d)"
DATE = (
    rf"(?:(?:early|late|mid)[-\s])?(?:(?:fiscal|fy|financial)\s?(?:year\s?)?(?P<fiscal>(?:20|19)?\d\d)(?!\d)"
    rf"|(?:the\s)?(?P<quarter>first|second|third|fourth|q[1-4])(?:\squarter)?(?:\sof)?\s(?P<qyear>{YEAR})"
    rf"|(?P<month>{MONTH})(?:\s(?:of\s)?(?P<myear>{YEAR}))?"
    rf"|(?P<year>{YEAR}))"
)
DATE_JA = (
    r"(?:(?P<era>昭和|平成|令和)?(?:(?P<qy>\d{4}|\d\d)年(?:(?P<qm>\d{1,2})[-~〜～–]\d{1,2}月期|第(?P<qn>[1-4])四半期)|(?P<yj>\d{4}|\d\d)年度|(?P<yy>\d{4}|\d\d)年(?P<mm>\d{1,2})月|(?P<ym>\d{4}|\d\d)年(?:\d-\d月期)?"
    r"|(?P<mo>\d{1,2})月|リーマン[^\s、。\x00]{0,8}|東日本大震災))"
)
BEGINNING = (
    r"(?:(?:comparable\s|official\s|such\s|the\s)?(?:records?|data|statistics|series|figures|survey)"
    r"(?:[-\s]keeping)?\s(?:began|begin|started|start|became\s(?:available|comparable)|were\sfirst)"
    rf"(?:\s(?:in|from)\s(?:{MONTH}\s)?{YEAR})?)"
)
