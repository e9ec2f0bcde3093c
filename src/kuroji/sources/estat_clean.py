"""Blocks of an e-Stat table in which every line is as it should be, read by arithmetic on their bytes.

Nearly all blocks are like that, and six cells in ten are `0`. So the places of commas and line ends
are found first, zeros are told by their length, and only the other cells are read: eight digits
at once, as one 64-bit number (the halves, then the quarters are added up in their places). That is
less than half of the work of a general CSV reader. Whatever is out of the ordinary in any line, a
mark, a quotation, an unknown code, months that do not add up, makes `clean_rows` answer None, and
the block is read by `estat_rows` instead, which tells what is wrong. Both give the same rows.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kuroji.sources.estat_blocks import Block
from kuroji.sources.estat_header import FIGURES, MONTHS, YEAR, Layout
from kuroji.sources.estat_rows import FLOW_NUMBERS, Codes, Integers, Long, Rows, Texts, meaning

COMMA, LINE_END, ZERO = 44, 10, 48
Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]
SHORTEST = 32
CUSTOMS_DIGITS = 3
_ZEROS, _NOT_DIGIT = np.uint64(0x3030303030303030), np.uint64(0xF0F0F0F0F0F0F0F0)
_OVER_NINE = np.uint64(0x0606060606060606)


class _Grid(NamedTuple):
    """The bytes of a block, each with the seven after it as one number, and where each cell begins and ends.

    `starts` and `ends` are arrays of (lines, columns).
    """

    data: Bytes
    words: Words
    starts: Places
    ends: Places

    def length(self, column: int) -> int | None:
        """How long the cells of a column are; None unless all are as long as the first."""
        lengths = self.ends[:, column] - self.starts[:, column]
        return None if (lengths != lengths[0]).any() else int(lengths[0])

    def short(self, column: int, length: int) -> Words:
        """The cells of a column of up to eight bytes each as one number."""
        mask = np.uint64((1 << 8 * length) - 1)
        return self.words[self.starts[:, column]] & mask


def clean_rows(block: Block, layout: Layout, flow: str, year: int, largest_difference: int) -> Rows | None:
    """The rows of a block whose lines are all as they should be; None when one is not."""
    grid = _grid(block.lines, layout.width)
    if grid is None or not _as_before(grid, layout, flow, year):
        return None
    texts = _texts(grid, layout)
    if texts is None:
        return None
    found = _figures(grid, layout, largest_difference)
    if found is None or not _counted(texts, found):
        return None
    return Rows(texts, found, block.first + np.arange(len(grid.starts), dtype=np.int64))


def _grid(lines: bytes, width: int) -> _Grid | None:
    data = np.frombuffer(lines.replace(b"\r\n", b"\n") if b"\r" in lines else lines, np.uint8)
    ends = np.flatnonzero((data == COMMA) | (data == LINE_END)).astype(np.int32)
    if len(data) < SHORTEST or len(ends) % width:
        return None
    line_ends = ends[width - 1 :: width]
    if (data[line_ends] != LINE_END).any() or lines.count(b"\n") != len(line_ends):
        return None
    starts = np.empty_like(ends)
    starts[0] = 0
    np.add(ends[:-1], 1, out=starts[1:])
    words: Words = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
    return _Grid(data, words, starts.reshape(-1, width), ends.reshape(-1, width))


def _as_before(grid: _Grid, layout: Layout, flow: str, year: int) -> bool:
    """Whether every line is of this flow and year."""
    number = next(number for number, name in FLOW_NUMBERS.items() if name == flow)
    for key, wanted in (("flow", str(number)), ("year", str(year))):
        column = layout.keys[key]
        alike = grid.length(column) == len(wanted)
        if not alike or (grid.short(column, len(wanted)) != int.from_bytes(wanted.encode(), "little")).any():
            return False
    return True


def _texts(grid: _Grid, layout: Layout) -> Texts | None:
    """The codes and units; None when one is not known."""
    found: Texts = {}
    for key in ("commodity", "country", "unit1", "unit2"):
        if key in layout.keys:
            column = layout.keys[key]
            length = grid.length(column)
            if length is None or not 1 <= length <= 16:
                return None
            codes, printed = _distinct(grid, column, length)
            names = [meaning(text, key) for text in printed]
            if any(name is None for name in names):
                return None
            found[key] = codes, names
    return found


def _distinct(grid: _Grid, column: int, length: int) -> tuple[Codes, list[str]]:
    """The distinct texts of a column whose cells are of one length, and the place of each cell's text among them."""
    if length == CUSTOMS_DIGITS and grid.ends[0, column] >= 8:
        numbers = _eight(grid.words, grid.ends[:, column] - 8, np.int32(length))
        if numbers is not None:
            return _distinct_numbers(numbers, length)
    first = grid.short(column, min(length, 8))
    changed = first[1:] != first[:-1]
    if length > 8:
        last = grid.words[grid.ends[:, column] - 8]
        changed |= last[1:] != last[:-1]
    begins = np.flatnonzero(np.append(True, changed))
    starts = grid.starts[begins, column]
    texts = np.ascontiguousarray(grid.data[starts[:, None] + np.arange(length)]).view(f"S{length}").ravel()
    printed, place = np.unique(texts, return_inverse=True)
    codes = np.repeat(place.astype(np.int32), np.diff(np.append(begins, len(first))))
    return codes, [text.decode("ascii", "replace") for text in printed.tolist()]


def _distinct_numbers(numbers: Integers, length: int) -> tuple[Codes, list[str]]:
    """The same for short numbers, such as those of countries, which change with every line."""
    there = np.zeros(10**length, bool)
    there[numbers] = True
    printed = np.flatnonzero(there)
    place = np.zeros(len(there), np.int32)
    place[printed] = np.arange(len(printed), dtype=np.int32)
    return place[numbers], [f"{number:0{length}d}" for number in printed.tolist()]


def _figures(grid: _Grid, layout: Layout, largest_difference: int) -> Long | None:
    """The figures that are not zero, by line and month; None when one is no number or a year is not its months."""
    kinds = [what for what in FIGURES if (what, MONTHS[0]) in layout.figures]
    whens = [YEAR, *MONTHS[: layout.months]]
    places = [layout.figures.get((what, when), -1) for when in whens for what in kinds]
    if places != list(range(places[0], places[0] + len(places))) or places[0] < 0:
        return None
    starts, ends = (at[:, places[0] : places[-1] + 1] for at in (grid.starts, grid.ends))
    lengths = ends - starts
    some = np.flatnonzero((lengths != 1) | (grid.data[starts] != ZERO)).astype(np.int32)
    numbers = _numbers(grid.words, ends.ravel()[some], lengths.ravel()[some])
    if numbers is None:
        return None
    cell = some // np.int32(len(kinds))
    kind = some - cell * np.int32(len(kinds))
    line = some // np.int32(len(places))
    when = cell - line * np.int32(len(whens))
    sums = np.bincount(line * np.int32(len(kinds)) + kind, np.where(when == 0, -numbers, numbers))
    if np.abs(sums).max(initial=0) > largest_difference:
        return None
    chosen = np.flatnonzero(when)
    return _by_month(line[chosen], when[chosen] - 1, kind[chosen], numbers[chosen], kinds)


def _by_month(line: Codes, month: Codes, kind: Codes, numbers: Integers, kinds: list[str]) -> Long:
    """One row for each line and month, with its figures of all kinds, where one is missing a zero."""
    begins = np.append(True, (line[1:] != line[:-1]) | (month[1:] != month[:-1]))[: len(line)]
    row = np.cumsum(begins, dtype=np.int32) - 1
    firsts = np.flatnonzero(begins)
    matrix = np.zeros((len(kinds), len(firsts)), np.int64)
    matrix.ravel()[kind * np.int32(len(firsts)) + row] = numbers
    return Long(line[firsts], month[firsts], {what: matrix[place] for place, what in enumerate(kinds)})


def _numbers(words: Words, ends: Places, lengths: Places) -> Integers | None:
    """The numbers in cells that end at `ends`; None when one is empty, longer than 16 digits or no number."""
    if not len(ends):
        return np.zeros(0, np.int64)
    if lengths.min() < 1 or lengths.max() > 16 or ends[0] < 16:
        return None
    low = _eight(words, ends - 8, np.minimum(lengths, 8))
    if low is None:
        return None
    long = np.flatnonzero(lengths > 8)
    if len(long):
        high = _eight(words, ends[long] - 16, lengths[long] - 8)
        if high is None:
            return None
        low[long] += high * 100_000_000
    return low


def _eight(words: Words, places: Places, lengths: Places | np.int32) -> Integers | None:
    """The numbers in the last `lengths` (1 to 8) of the eight bytes at each place; None when one has another sign in it."""
    eight = words[places]
    # The first bytes are the lowest; those before the number become zeros.
    shift = ((8 - lengths) * 8).astype(np.uint64)
    digits = ((eight ^ _ZEROS) >> shift) << shift
    if (((digits + _OVER_NINE) | digits) & _NOT_DIGIT).any():
        return None
    ten = np.uint64(10)
    pairs = (digits * ten + (digits >> np.uint64(8))) & np.uint64(0x00FF00FF00FF00FF)
    fours = (pairs * np.uint64(100) + (pairs >> np.uint64(16))) & np.uint64(0x0000FFFF0000FFFF)
    whole = (fours * np.uint64(10_000) + (fours >> np.uint64(32))) & np.uint64(0x00000000FFFFFFFF)
    return whole.astype(np.int64)


def _counted(texts: Texts, found: Long) -> bool:
    """Whether there is no quantity without a unit."""
    for unit, what in (("unit1", "Quantity1"), ("unit2", "Quantity2")):
        if unit in texts and what in found.figures:
            codes, names = texts[unit]
            without = np.array([name == "" for name in names])[codes]
            if without.any() and (without[found.line] & (found.figures[what] > 0)).any():
                return False
    return True
