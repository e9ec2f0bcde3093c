"""Lettering: how wide a text is, where its lines break, and how labels keep out of each other's way.

Widths are those of the packaged font, Noto Sans CJK JP Regular, in thousandths of the type
size: the printable ASCII characters from its metrics, everything else that the charts write
as wide as it is high, but for a few signs. tests/charts holds the table against the font.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ASCII = (
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555,
    555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812,
    723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620,
    554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338,
    270, 338, 555,
)  # fmt: skip
_SIGNS = {"¥": 555, "−": 555, "–": 536, "’": 278, "“": 474, "”": 474, "·": 561, "—": 894}
_UNIT = re.compile(r"[ -~¥−–’“”·—]+|.", re.DOTALL)
# No line starts with these, none ends with those (行頭・行末禁則); a number keeps its unit.
_NOT_FIRST = set("、。，．・：）」』】％ーぁぃぅぇぉっゃゅょァィゥェォッャュョ〜々兆億万円年月日減増")
_NOT_LAST = set("（「『【▲△")


TOUCH = 1e-9


def width(text: str, size: float) -> float:
    """The width of a line of text in pixels at that type size, kerning left out."""
    total = sum(_ASCII[ord(c) - 32] if " " <= c <= "~" else _SIGNS.get(c, 1000) for c in text)
    return total * size / 1000


def wrap(text: str, size: float, limit: float) -> list[str]:
    """The text in lines no wider than `limit` pixels, broken between words, or between Japanese characters.

    A word wider than the limit stands alone on its line.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width((line + piece).rstrip(), size) > limit:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _pieces(text: str) -> list[str]:
    """What may not be broken: words with the blank after them, characters with the signs that cling to them."""
    pieces: list[str] = []
    for unit in (u for found in _UNIT.findall(text) for u in re.findall(r"\S*\s+|\S+", found)):
        clings = pieces and (unit[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST)
        if clings:
            pieces[-1] += unit
        else:
            pieces.append(unit)
    return pieces


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places close to the wanted ones, in the order given, that are `gap` apart and between `low` and `high`.

    Labels that would touch move apart by equal parts. When they cannot all fit, they keep
    their distance and run over `high`.
    """
    groups: list[tuple[float, list[int]]] = []
    for index in sorted(range(len(wanted)), key=lambda i: wanted[i]):
        middle, members = _held(wanted[index], 0, low, high), [index]
        while groups and middle - groups[-1][0] < gap * (len(members) + len(groups[-1][1])) / 2 - TOUCH:
            above, others = groups.pop()
            middle = (middle * len(members) + above * len(others)) / (len(members) + len(others))
            members = others + members
            middle = _held(middle, gap * (len(members) - 1) / 2, low, high)
        groups.append((middle, members))
    return _placed(groups, gap, low, len(wanted))


def _held(middle: float, half: float, low: float, high: float) -> float:
    """The middle of a group of labels, moved so that the group lies between `low` and `high`."""
    return max(low + half, min(high - half, middle))


def _placed(groups: list[tuple[float, list[int]]], gap: float, low: float, count: int) -> list[float]:
    places = [0.0] * count
    floor = low
    for middle, members in groups:
        start = max(floor, middle - gap * (len(members) - 1) / 2)
        for step, index in enumerate(members):
            places[index] = start + gap * step
        floor = start + gap * len(members)
    return places
