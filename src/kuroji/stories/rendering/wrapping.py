"""Lines of text that fit a terminal: width-aware, broken between words, Japanese broken where Japanese may be.

A wide character counts as two columns. A line of Japanese neither starts with a closing
sign or small kana nor ends with an opening bracket (行頭・行末禁則), and a number stays in
one piece with the unit after it.
"""

from __future__ import annotations

import re
import unicodedata

COLUMNS = 78
_UNITS = r"(?:カ月|年度|年|月期|月|日|兆|億|万|円|倍|位|台|期|ポイント|時点|増|減)"
_NUMBER = r"[-+−▲△¥]?\d[\d,.]*%?"
# Numbers with their units, words of Latin letters and signs, else one character at a time.
_PIECE = re.compile(rf"(?:{_NUMBER}{_UNITS}*)+|[!-~¥–−’“”]+|\s+|.", re.DOTALL)
_NOT_FIRST = set("、。，．・：；）」』】％〜ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々！？…)]},.!?:;%")
_NOT_LAST = set("（「『【([{¥")


def columns(text: str) -> int:
    """How many columns of a terminal the text takes; combining marks take none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int = COLUMNS, indent: str = "") -> str:
    """The text in lines of at most `width` columns, all but the first indented; a word that is longer stays whole."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line.strip() and columns((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = indent + piece.lstrip()
        else:
            line += piece
    return "\n".join([*lines, line.rstrip()])


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text filled with blanks to that many columns, flush left or right."""
    blanks = " " * max(0, width - columns(text))
    return blanks + text if right else text + blanks


def _pieces(text: str) -> list[str]:
    """What may not be broken."""
    pieces: list[str] = []
    for unit in _PIECE.findall(" ".join(text.split())):
        before = pieces[-1][-1] if pieces else " "
        clings = unit[0] in _NOT_FIRST or before in _NOT_LAST or (_is_word(unit[0]) and _is_word(before))
        if pieces and clings:
            pieces[-1] += unit
        else:
            pieces.append(unit)
    return pieces


def _is_word(character: str) -> bool:
    """Whether it belongs to a word that is written without breaks: Latin letters, digits, signs."""
    return not character.isspace() and unicodedata.east_asian_width(character) not in "WF"
