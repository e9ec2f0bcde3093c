"""One form for characters of many: full-width digits, signs and spaces brought to ASCII, position by position."""

from __future__ import annotations

from kuroji.claims.expressions import expression

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SINGLE = {
    "\u3000": " ", "\u00a0": " ", "\u2007": " ", "\t": " ", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\uffe5": "¥", "\uffe1": "£", "〜": "~", "\u2015": "—",
    "△": "▲", "▼": "▲", "\x00": " ", "\ufe63": "-",
}  # fmt: skip
_TABLE = _FULL_WIDTH | {ord(char): ord(form) for char, form in _SINGLE.items()}
_THIN_GROUPING = expression("(?<=\\d)[\u202f\u2009'](?=\\d{3}(?!\\d))")


def plain(text: str) -> str:
    """The text in small letters with one form for each sign; as long as the text given, character for character."""
    folded = _THIN_GROUPING.sub(",", text.translate(_TABLE)).replace("\u202f", " ").replace("\u2009", " ")
    small = folded.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    return small


def is_japanese(text: str) -> bool:
    """Whether a text holds any kana or Han characters."""
    return _JAPANESE.search(text) is not None


_JAPANESE = expression("[\u3041-\u30ff\u4e00-\u9fff]")
