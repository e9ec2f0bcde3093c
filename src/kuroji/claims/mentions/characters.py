"""One form for characters of many: full-width digits, signs and spaces brought to ASCII, position by position."""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.language.numerals import DIGITS_JA

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SINGLE = {
    "\u3000": " ", "\u00a0": " ", "\u2007": " ", "\t": " ", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\uffe5": "¥", "\uffe1": "£", "〜": "~", "\u2015": "—",
    "△": "▲", "▼": "▲", "\x00": " ", "\ufe63": "-",
}  # fmt: skip
_TABLE = _FULL_WIDTH | {ord(char): ord(form) for char, form in _SINGLE.items()}
# 一九・三%増, 八月, 一一五四〇億: places written one by one, each sign a digit.
_COUNTED = "(?=%|パーセント|ポイント|[兆億万円月年台日割倍]|[カか](?:月|国))"
_DIGIT = "[〇一二三四五六七八九]"
_PLACES = expression(
    f"(?<![十百千]){_DIGIT}+・{_DIGIT}+{_COUNTED}|(?<![十百千]){_DIGIT}{{2,}}{_COUNTED}|(?<![一-龠々〇](?<![年比約]))[一二三四五六七八九]{_COUNTED}"
)
_DIGITS = {ord(sign): str(digit) for sign, digit in DIGITS_JA.items()} | {ord("・"): "."}
# １７・０％, ６・６億: a middle dot between digits is the point of a newspaper set upright; ４・５月 are two months.
_UPRIGHT = expression(
    r"(?<![\d・･])\d[\d,，]*[・･]\d+(?=\s?(?:%|％|パーセント|ポイント|[兆億万倍]))|[０-９][０-９，]*[・･][０-９]+(?![\d・･]|\s?(?:[月年日四]|[カかヵヶ]))"
)
_POINTS = {ord("・"): ".", ord("･"): "."}
_THIN_GROUPING = expression("(?<=\\d)[\u202f\u2009'](?=\\d{3}(?!\\d))")


def plain(text: str) -> str:
    """The text in small letters with one form for each sign; as long as the text given, character for character."""
    pointed = _UPRIGHT.sub(lambda number: number[0].translate(_POINTS), text)
    folded = _THIN_GROUPING.sub(",", pointed.translate(_TABLE)).replace("\u202f", " ").replace("\u2009", " ")
    folded = _PLACES.sub(lambda number: number[0].translate(_DIGITS), folded)
    small = folded.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    return small


def is_japanese(text: str) -> bool:
    """Whether a text holds any kana or Han characters."""
    return _JAPANESE.search(text) is not None


_JAPANESE = expression("[\u3041-\u30ff\u4e00-\u9fff]")
