"""Tables: figures whose unit stands in the head of their column, or in a note over a list (単位：兆円).

A table is Markdown's: lines of cells between bars, the second of them dashes. Each cell that
holds nothing but a number is a mention; `head` tells what its column and its row are called,
which is what the resolver reads it with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention, Saying
from kuroji.claims.mentions.characters import is_japanese
from kuroji.claims.mentions.numbers import western
from kuroji.language.units import QUANTITIES_EN, QUANTITIES_JA

_TABLE = expression(
    r"(?m)^[ \t]{0,8}\|[^\n]{1,2000}\|[ \t]*\n[ \t]{0,8}\|[ \t:|-]{3,400}\|[ \t]*\n(?:[ \t]{0,8}\|[^\n]{1,2000}\|?[ \t]*(?:\n|\Z)){1,400}"
)
_NUMBER = expression(r"\**(?P<sign>[+–▲-])?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|兆円|億円)?\**")
_PERCENT = expression(
    r"%|y/y|yoy|year[- ]on[- ]year|per ?cent|change|growth|share|前年|増減率|伸び率|構成比|シェア|比率"
)
_MONEY = (
    (expression(r"(?:¥|jpy|yen)\s?(?:in )?(?:trillions?|trn|tn)|(?:trillions?|trn|tn)(?: of)? (?:yen|jpy)|兆円"), 12),
    (expression(r"(?:¥|jpy|yen)\s?(?:in )?(?:billions?|bn|bln)|(?:billions?|bn|bln)(?: of)? (?:yen|jpy)|10億円|十億円"), 9),
    (expression(r"億円"), 8),
    (expression(r"(?:¥|jpy|yen)\s?(?:in )?(?:millions?|mn|mln)|(?:millions?|mn|mln)(?: of)? (?:yen|jpy)|百万円"), 6),
)  # fmt: skip
_THOUSANDS = expression(r"thousands?|'000|千")
_DECLARED = expression(
    r"(?:単位\s?[:：は]\s?|unit(?:s)?\s?[:：]\s?|[(（](?:figures )?in )(?P<unit>[^)）\n、,。]{1,24})", re.IGNORECASE
)
_ITEM = expression(r"^\s*(?:[-*•・▪■]|\d{1,2}(?:位|[.)）]))|　|\t")
_BARE = expression(
    r"(?<![\d.,¥$])(?P<number>\d{1,3}(?:,\d{3})*\.\d{1,3}|\d{1,3}(?:,\d{3})+)(?![\d%]|\.\d|,\d|\s?(?:%|兆|億|万|円|台|トン|位|年|月|日|倍|人|yen|bn|trn?|tn|million|billion|trillion|points?|times|x)(?![a-z]))"
)


class Cell(msgspec.Struct, frozen=True):
    """A cell: its place in the text, and what its column and row are called."""

    start: int
    end: int
    head: str


def cells(text: str, written: str) -> list[Cell]:
    """The cells of the bodies of all tables, in order, but for those that only name their row.

    `text` has one form for each character, `written` is the same as it was written, from which heads are taken.
    """
    found: list[Cell] = []
    for table in _TABLE.finditer(text):
        lines = list(_lines(text, table.start(), table.end()))
        heads = [written[slice(*span)] for span in lines[0]]
        for row in lines[2:]:
            named = [written[slice(*span)] for span in row if not _NUMBER.fullmatch(text[slice(*span)])]
            label = " ".join(part for part in named if re.search(r"\w", part)).strip("* ")
            for head, (start, end) in zip(heads, row, strict=False):
                if label and _NUMBER.fullmatch(text[start:end]):
                    found.append(Cell(start, end, f"{head.strip('* ')}, {label}"))
    return found


def _lines(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The cells of each line as places in the text, white space left out."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        row = []
        for cell in re.finditer(r"(?<=\|)[^|\n]*(?=\||$)", line[0]):
            told = cell[0]
            left = len(told) - len(told.lstrip())
            first = start + line.start() + cell.start() + left
            row.append((first, max(first, first + len(told.strip()))))
        yield row


def in_cell(text: str, cell: Cell) -> Mention | None:
    """The mention of a cell; None where no word of its head gives it a unit."""
    match = _NUMBER.fullmatch(text[cell.start : cell.end])
    number = western(match["number"]) if match else None
    if match is None or number is None:
        return None
    unit = _unit(match["unit"] or cell.head.split(",")[0])
    if unit is None:
        return None
    kind, name, size = unit
    falls = (match["sign"] or "+") != "+"
    counted = number.times(size)
    said = Saying(
        kind=kind, value=-counted.value if falls else counted.value, grain=counted.grain, unit=name,
        direction=_written(kind, match["sign"]), head=cell.head,
    )  # fmt: skip
    return Mention(start=cell.start, end=cell.end, text=text[cell.start : cell.end], **msgspec.structs.asdict(said))


def _written(kind: Kind, sign: str | None) -> int:
    if kind is not Kind.PERCENT or not sign:
        return 0
    return 1 if sign == "+" else -1


def _unit(head: str) -> tuple[Kind, str, Decimal] | None:
    """Kind, unit and size of one of it, as the head of a column names them."""
    words = head.lower()
    for pattern, power in _MONEY:
        if pattern.search(words):
            return Kind.AMOUNT, "JPY", Decimal(10) ** power
    if _PERCENT.search(words):
        return Kind.PERCENT, "percent", Decimal(1)
    units = QUANTITIES_JA if is_japanese(head) else QUANTITIES_EN
    named = next((unit for word, unit in units.items() if re.search(_whole_word(word), words)), None)
    if named is None:
        return None
    return Kind.QUANTITY, named[0], named[1] * (1000 if _THOUSANDS.search(words) else 1)


def _whole_word(word: str) -> str:
    return re.escape(word) if is_japanese(word) else rf"(?<![a-z]){re.escape(word)}(?![a-z])"


def declared(text: str) -> list[tuple[int, Decimal]]:
    """Where notes declare the unit of the money below them, each with its size: 単位：兆円, (in billions of yen)."""
    found = []
    for note in _DECLARED.finditer(text):
        unit = _unit(note["unit"])
        if unit is not None and unit[0] is Kind.AMOUNT:
            found.append((note.end(), unit[2]))
    return found


def bare(text: str, start: int, end: int, size: Decimal) -> Iterator[tuple[int, int, Saying]]:
    """The figures of a list item that have the unit declared above it, with their places in the item."""
    item = text[start:end]
    if not _ITEM.search(item):
        return
    for match in _BARE.finditer(item):
        number = western(match["number"])
        if number is not None:
            counted = number.times(size)
            yield *match.span(), Saying(kind=Kind.AMOUNT, value=counted.value, grain=counted.grain, unit="JPY")
