"""The rows of an e-Stat table, a block at a time: wide CSV lines in, rows of the detail out, no Python per row.

A line has the twelve months of one commodity, a month having a first quantity, a second
quantity and a value. What it says:

- three zeros are no trade, or a month to come: no row (which of the two is told by the cover);
- `***` is withheld: a row without that figure;
- a unit of two blanks is no unit, and its quantity is not counted;
- apostrophes around codes are no part of them; codes that are no number (`85XXXXXXA`, the
  confidential rest of a chapter) are kept as they are;
- the figures of the year are the sums of the months, and are only used to check that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from kuroji.classifications.partners import partners
from kuroji.model.columns import array_of, coded, same
from kuroji.model.observation import WORLD
from kuroji.sources.bad_rows import Faults
from kuroji.sources.estat_blocks import Block
from kuroji.sources.estat_header import FIGURES, MONTHS, YEAR, Layout
from kuroji.sources.expected import expectations

WITHHELD = -1
_WITHHELD_MARKS = ["***"]
_CODE = re.compile(r"\d{2}[0-9A-Z]{7}")
_UNIT = re.compile(r"[A-Z]{0,3}\d?")
_TEXTS = ("commodity", "country", "office", "unit1", "unit2")
FLOW_NUMBERS = {1: "export", 2: "import"}

Integers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Booleans = npt.NDArray[np.bool_]


# By key the place of each line's text in a list of names, and that list; None for a text that is not known.
Texts = dict[str, tuple[Codes, list[str | None]]]


class Wide(NamedTuple):
    """The usable lines of a block: texts with their places in the lists, figures as (lines, months), their numbers.

    A withheld figure is -1.
    """

    texts: Texts
    figures: Mapping[str, Integers]
    lines: Integers


class Long(NamedTuple):
    """Rows of commodity, partner and month: `line` is the place in the block's lines, `month` 0 to 11."""

    line: Codes
    month: Codes
    figures: Mapping[str, Integers]


class Rows(NamedTuple):
    """The usable rows of a block: the texts of its lines, what there is in each line and month, the lines' numbers."""

    texts: Texts
    found: Long
    lines: Integers


def rows_of(block: Block, layout: Layout, flow: str, year: int, faults: Faults, *, threads: bool) -> Rows:
    """The rows of a block of any kind; lines that cannot be used are told to `faults`."""
    lines = wide(block, layout, flow, year, faults, threads=threads)
    return Rows(lines.texts, long(lines), lines.lines)


def wide(block: Block, layout: Layout, flow: str, year: int, faults: Faults, *, threads: bool) -> Wide:
    """The usable lines of a block; the others are told to `faults`."""
    table, lines = _parsed(block, layout, faults, threads)
    usable = np.ones(table.num_rows, bool)
    texts = {name: _names(table[str(layout.keys[name])], name) for name in _TEXTS if name in layout.keys}
    figures = _figures(table, layout)
    for what, wrong in _wrong(table, layout, texts, figures, (flow, year)):
        for row in np.flatnonzero(wrong & usable):
            faults.add(int(lines[row]), what + _shown(table, layout, int(row)))
        usable &= ~wrong
    if not usable.all():
        texts = {name: (codes[usable], names) for name, (codes, names) in texts.items()}
        figures = {name: numbers[usable] for name, numbers in figures.items()}
    return Wide(texts, {what: numbers[:, :-1] for what, numbers in figures.items()}, lines[usable])


def long(rows: Wide) -> Long:
    """One row for each line and month in which there is anything."""
    something: Booleans = np.logical_or.reduce([figures != 0 for figures in rows.figures.values()])
    places = np.flatnonzero(something.ravel())
    line, month = np.divmod(places, something.shape[1])
    taken = {what: figures[line, month] for what, figures in rows.figures.items()}
    return Long(line.astype(np.int32), month.astype(np.int32), taken)


def _parsed(block: Block, layout: Layout, faults: Faults, threads: bool) -> tuple[pa.Table, Integers]:
    """The block as columns named by their place, and the line number of each row."""
    lines = np.arange(block.first, block.first + block.lines.count(b"\n"), dtype=np.int64)
    try:
        table = _read(block.lines, layout, threads)
    except pa.ArrowInvalid:
        bad = dict(_unreadable(block.lines, layout))
        for row, what in bad.items():
            faults.add(int(lines[row]), what)
        kept = [line for row, line in enumerate(block.lines.splitlines(keepends=True)) if row not in bad]
        table = _read(b"".join(kept) or b"\n", layout, threads)
        lines = np.delete(lines, list(bad))
    return table, lines


def _read(lines: bytes, layout: Layout, threads: bool) -> pa.Table:
    numbers = {str(place): pa.int64() for place in range(layout.width)}
    texts = {str(layout.keys[name]): pa.dictionary(pa.int32(), pa.string()) for name in _TEXTS if name in layout.keys}
    return pyarrow.csv.read_csv(
        pa.py_buffer(lines),
        read_options=pyarrow.csv.ReadOptions(column_names=list(numbers), use_threads=threads, block_size=1 << 20),
        parse_options=pyarrow.csv.ParseOptions(quote_char='"' if b'"' in lines else False, ignore_empty_lines=False),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=numbers | texts, null_values=_WITHHELD_MARKS, strings_can_be_null=False
        ),
    )


def _unreadable(lines: bytes, layout: Layout) -> Iterator[tuple[int, str]]:
    """The rows that are no row of this table, and why: looked for one by one only where the block could not be read."""
    texts = {layout.keys[name] for name in _TEXTS if name in layout.keys}
    for row, line in enumerate(lines.decode("ascii", "replace").splitlines()):
        cells = line.replace('"', "").split(",")
        if len(cells) != layout.width:
            yield row, f"{len(cells)} columns, where the first line names {layout.width}"
            continue
        for place, cell in enumerate(cells):
            plain = cell.strip()
            whole = plain.removeprefix("-").isdecimal() and len(plain) <= 18
            if place not in texts and not whole and plain not in _WITHHELD_MARKS:
                yield row, f"{plain[:40]!r} in {layout.name(place)} is not a whole number"
                break


def _names(column: pa.ChunkedArray, what: str) -> tuple[Codes, list[str | None]]:
    """The distinct texts of a column in their meaning, and the place of each row's text among them."""
    texts = column.unify_dictionaries().combine_chunks()
    codes: Codes = array_of(texts.indices).astype(np.int32, copy=False)
    return codes, [meaning(text, what) for text in texts.dictionary.to_pylist()]


def meaning(text: str, what: str) -> str | None:
    """What a printed code, country or unit is called here; None when it is none."""
    plain = text.strip().strip("'").strip()
    if what == "commodity":
        return plain if _CODE.fullmatch(plain) else None
    if what == "country":
        return partner_of_customs().get(plain.zfill(3))
    if what in ("unit1", "unit2"):
        return plain if _UNIT.fullmatch(plain) else None
    return plain or None


def partner_of_customs() -> Mapping[str, str]:
    """The partner codes by customs number."""
    if not _PARTNERS:
        _PARTNERS.update({one.customs_code: one.code for one in partners() if one.customs_code})
    return _PARTNERS


_PARTNERS: dict[str, str] = {}


def _figures(table: pa.Table, layout: Layout) -> dict[str, Integers]:
    """By kind of figure a matrix of a column a month and, last, the year; -1 is withheld."""
    found = {}
    for what in FIGURES:
        if what == "Quantity1" and "unit1" not in layout.keys:
            continue
        matrix = np.zeros((table.num_rows, layout.months + 1), np.int64)
        for column, when in enumerate((*MONTHS[: layout.months], YEAR)):
            place = layout.figures.get((what, when))
            numbers = table[str(place)] if place is not None else None
            if numbers is not None:
                matrix[:, column] = _told(numbers)
        found[what] = matrix
    return found


def _told(numbers: pa.ChunkedArray) -> Integers:
    """The figures, a withheld one as -1 and a negative one, which no figure can be, as less than that."""
    least = pc.min(numbers).as_py()
    if least is not None and least < 0:
        numbers = pc.if_else(pc.less(numbers, 0), WITHHELD - 1, numbers)
    plain: Integers = pc.fill_null(numbers, WITHHELD).to_numpy()
    return plain


def _wrong(
    table: pa.Table,
    layout: Layout,
    texts: Texts,
    figures: Mapping[str, Integers],
    of: tuple[str, int],
) -> Iterator[tuple[str, Booleans]]:
    """Each thing that a line must not be, with the lines that are."""
    flow, year = of
    number = next(number for number, name in FLOW_NUMBERS.items() if name == flow)
    yield f"the flow is not {number} ({flow}), as in the lines before", _other(table, layout, "flow", number)
    yield f"the year is not {year}, as in the lines before", _other(table, layout, "year", year)
    for what, (codes, names) in texts.items():
        unknown: Booleans = np.array([name is None for name in names] or [True])
        if unknown.any():
            yield f"the {what} is not one", unknown.take(codes)
    for what, numbers in figures.items():
        if len(numbers) and numbers.min() < WITHHELD:
            negative: Booleans = np.min(numbers, axis=1) < WITHHELD
            yield f"a {what} is negative", negative
        if (what, YEAR) in layout.figures:
            months = numbers[:, :-1]
            whole = (numbers != WITHHELD).all(axis=1)
            apart = np.abs(months.sum(axis=1) - numbers[:, -1]) > expectations("estat")["year"]["max_difference"]
            unequal: Booleans = np.logical_and(apart, whole)
            yield f"the months of {what} do not add up to its year", unequal
    for unit, what in (("unit1", "Quantity1"), ("unit2", "Quantity2")):
        if unit in texts:
            codes, names = texts[unit]
            without: Booleans = np.array([name == "" for name in names] or [True]).take(codes)
            without &= (figures[what] > 0).any(axis=1)
            yield f"a {what} has no unit", without


def _other(table: pa.Table, layout: Layout, key: str, wanted: int) -> Booleans:
    column = table[str(layout.keys[key])]
    different: Booleans = pc.fill_null(pc.not_equal(column, wanted), fill_value=True).to_numpy()
    return different


def _shown(table: pa.Table, layout: Layout, row: int) -> str:
    """The keys of a line, as printed, for an error."""
    cells = [str(table[str(place)][row].as_py()) for place in layout.keys.values()]
    return f": {','.join(cells)}"


def named(rows: Rows, key: str, line: Codes, name: str = WORLD) -> pa.DictionaryArray:
    """The texts of a key for the rows of a long table; `name` where the table does not have it."""
    if key not in rows.texts:
        return same(name, len(line))
    codes, names = rows.texts[key]
    return coded(codes[line], [one or "" for one in names])
