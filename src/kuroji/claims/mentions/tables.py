"""Tables: figures whose unit stands in the head of their column, or in a note over a list (単位：兆円).

A table is Markdown's (lines of cells between bars, the second of them dashes), or lines whose
cells are parted by bars, tabs or several blanks, as many in each and figures under the heads. Each cell that
holds nothing but a number is a mention; `head` tells what its column and its row are called,
which is what the resolver reads it with. A unit that neither names is that of the caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention, Saying
from kuroji.claims.mentions.characters import is_japanese
from kuroji.claims.mentions.numbers import western
from kuroji.claims.mentions.patterns import YEAR
from kuroji.language.units import QUANTITIES_EN, QUANTITIES_JA

_RULE = expression(r"[ \t:|=+-]{3,400}")
_GAP = expression(r" {2,}|\t+")
_NUMBER = expression(r"\**(?P<sign>[+–▲(-])?(?P<number>\d[\d,]*(?:\.\d+)?)(?:\)|\s?(?P<unit>%|兆円|億円))?\**")
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
    r"(?:単位\s?[:：は]\s?|unit(?:s)?\s?[:：]\s?|[(（](?:(?:all )?figures |values )?in |[(（](?:y/y|yoy|on the year)?,?\s?(?=%[),;，）]|(?:¥|jpy|yen|兆円|億円|(?:trn?|tn|bn|bln|trillions?|billions?) (?:of )?(?:yen|jpy))))"
    r"(?P<unit>[^)）\n、,。;]{1,24})|[,;、] (?:all )?(?:in )?(?P<last>(?:¥|jpy|yen)\s?(?:trillions?|trn|tn|billions?|bn|bln)|(?:trillions?|billions?) of yen|(?:¥|jpy|yen)\s?(?:bn|tn|trn)|(?:bn|tn|trn)\s(?:yen|jpy)|%)(?:\s?[:：]?\s?(?=\n)|:(?=\s))",
    re.IGNORECASE,
)
_ITEM = expression(r"^\s*(?:[-*•・▪■]|\d{1,2}(?:位|[.)）]))|　|\t")
_BARE = expression(
    r"(?<![\d.,¥$])(?P<number>\d{1,3}(?:,\d{3})*\.\d{1,3}|\d{1,3}(?:,\d{3})+)(?![\d%]|\.\d|,\d|\s?(?:%|兆|億|万|円|台|トン|位|年|月|日|倍|人|yen|bn|trn?|tn|million|billion|trillion|points?|times|x)(?![a-z]))"
)


_NO_MONEY = expression(r"(?<![a-z])(?:rank|no|code|index|weight|days?|month|year)(?![a-z])|順位|番号|指数|日数")
_YEAR = re.compile(YEAR)
_LONGEST_LINE, _CAPTIONS = 2_000, 2

Span = tuple[int, int]


class Cell(msgspec.Struct, frozen=True):
    """A cell: its place in the text, what its column and row are called, and the caption of its table."""

    start: int
    end: int
    head: str
    row: str
    caption: str


def cells(text: str, written: str) -> list[Cell]:
    """The cells of the bodies of all tables, in order, but for those that only name their row.

    `text` has one form for each character, `written` is the same as it was written, from which heads are taken.
    """
    found: list[Cell] = []
    for table in _tables(text, written):
        caption = _caption(text, table[0][0][0])
        heads = [written[slice(*span)].strip("* ") for span in table[0]]
        for row in table[1:]:
            label = _label(row, text, written)
            for head, (start, end) in zip(heads[1:], row[1:], strict=False):
                if label and _NUMBER.fullmatch(text[start:end]):
                    found.append(Cell(start, end, head, label, caption))
    return found


def _label(row: Sequence[Span], text: str, written: str) -> str:
    """What the cells of a row that are no figures call it; a year in its first cell does, too."""
    named = [
        written[slice(*span)]
        for at, span in enumerate(row)
        if not _NUMBER.fullmatch(text[slice(*span)]) or (not at and _YEAR.fullmatch(text[slice(*span)]))
    ]
    return " ".join(part for part in named if re.search(r"\w", part)).strip("* ")


def _tables(text: str, written: str) -> Iterator[list[list[Span]]]:
    """The rows of each table, the heads of its columns first; all have as many cells as the head."""
    lines: list[Span] = []
    for line in re.finditer(r"[^\n]*(?:\n|\Z)", text):
        span = line.start(), line.start() + len(line[0].rstrip("\n"))
        if _is_row(written, span):
            lines.append(span)
        else:
            yield from _table(lines, text, written)
            lines = []
    yield from _table(lines, text, written)


def _is_row(written: str, line: Span) -> bool:
    start, end = line
    return end - start <= _LONGEST_LINE and (
        "|" in written[start:end] or _GAP.search(written[start:end].strip()) is not None
    )


def _table(lines: Sequence[Span], text: str, written: str) -> Iterator[list[list[Span]]]:
    ruled = any(_RULE.fullmatch(text[start:end]) for start, end in lines[1:2])
    rows = [_split(written, line) for line in lines if not _RULE.fullmatch(text[slice(*line)])]
    if len(rows) < (2 if ruled else 3):
        return
    width = len(rows[1])
    if len(rows[0]) == width - 1:
        rows[0] = [(rows[0][0][0], rows[0][0][0]), *rows[0]]
    if width > 1 and (ruled or _is_grid(rows, width, text)):
        yield rows


def _is_grid(rows: Sequence[Sequence[Span]], width: int, text: str) -> bool:
    """Whether lines without a rule are a table all the same: as many cells in each, figures below the heads."""
    figures = [sum(_NUMBER.fullmatch(text[slice(*span)]) is not None for span in row[1:]) for row in rows[1:]]
    return all(len(row) == width for row in rows) and all(figures)


def _split(written: str, line: Span) -> list[Span]:
    """The cells of a line as places in the text, white space left out."""
    start, end = line
    told = written[start:end]
    start, told = start + len(told) - len(told.lstrip()), told.strip()
    if "|" in told:
        edge = told.startswith("|")
        start, told = start + edge, told[edge:].removesuffix("|")
    gap = re.compile(r"\|") if "|" in told else _GAP
    cuts = [(0, 0), *(found.span() for found in gap.finditer(told)), (len(told), len(told))]
    return [_trimmed(told, before[1], after[0], start) for before, after in pairwise(cuts)]


def _trimmed(told: str, first: int, last: int, start: int) -> Span:
    cell = told[first:last]
    first += len(cell) - len(cell.lstrip())
    return start + first, max(start + first, start + first + len(cell.strip()))


def _caption(text: str, start: int) -> str:
    """The lines that stand over a table, and the title of the article: they may name the unit of all its figures."""
    above = [line for line in text[max(0, start - _LONGEST_LINE) : start].split("\n") if line.strip()]
    return " / ".join([*reversed(above[-_CAPTIONS:]), text[:200].partition("\n")[0]])


def in_cell(text: str, cell: Cell) -> Mention | None:
    """The mention of a cell; None where no word of its head gives it a unit."""
    match = _NUMBER.fullmatch(text[cell.start : cell.end])
    number = western(match["number"]) if match else None
    if match is None or number is None:
        return None
    unit = _unit(match["unit"]) if match["unit"] else _unit(cell.head) or _unit(cell.row) or _of_all(cell)
    if unit is None:
        return None
    kind, name, size = unit
    falls = (match["sign"] or "+") != "+"
    counted = number.times(size)
    said = Saying(
        kind=kind, value=-counted.value if falls else counted.value, grain=counted.grain, unit=name,
        direction=_written(kind, match["sign"]), head=f"{cell.head}, {cell.row}",
    )  # fmt: skip
    return Mention(start=cell.start, end=cell.end, text=text[cell.start : cell.end], **msgspec.structs.asdict(said))


def _of_all(cell: Cell) -> tuple[Kind, str, Decimal] | None:
    """The unit that the caption gives to all figures of a table, where it is one of money."""
    if _NO_MONEY.search(cell.head.lower()):
        return None
    size = next((power for pattern, power in _MONEY if pattern.search(cell.caption)), None)
    return None if size is None else (Kind.AMOUNT, "JPY", Decimal(10) ** size)


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


def declared(text: str) -> list[tuple[int, tuple[Kind, str, Decimal]]]:
    """Where notes declare the unit of the figures below them: 単位：兆円, (in billions of yen), (JPY bn, as published), (y/y, %)."""
    found = []
    for note in _DECLARED.finditer(text):
        unit = _unit(note["unit"] or note["last"])
        if unit is not None and unit[0] in (Kind.AMOUNT, Kind.PERCENT):
            found.append((note.end(), unit))
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
