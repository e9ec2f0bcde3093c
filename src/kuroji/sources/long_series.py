"""The long series of the customs site as CSV: d41/d42 (totals), d51/d52 (exports), d61/d62 (imports).

One row a month (`ma`), calendar year (`ca`) or fiscal year (`fa`); values in thousand yen,
truncated; quantities in the unit of the header. cp932, trailing blanks in every cell; UTF-8
is accepted too. Source: https://www.customs.go.jp/toukei/suii/html/time.htm. What the
figures mean as observations is told in `long_series_observations`.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv

from kuroji.classifications.reporters import JAPAN
from kuroji.model.columns import array_of
from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.observation import TOTAL, Measure
from kuroji.model.period import Frequency, Period, of
from kuroji.sources.expected import expectations
from kuroji.sources.long_series_header import Header, is_data_row, read_header

LIMIT = 32 << 20
LONGEST_LINE = 1 << 18
EXPECTED = "mof_series"
_AGAIN = "Fetch the file again from its official address and do not edit or convert it."
_CUT = "The file is cut off or was edited; fetch it again."
_MOST_HEADER_ROWS = 20
_NULLS = ["-", "- ", ""]
_FIGURES = b"0123456789,-/ \r\n"

Numbers = npt.NDArray[np.float64]


class LongSeries(msgspec.Struct, frozen=True):
    """A long series as read: its header, its periods (oldest first) and a matrix, NaN where nothing is counted.

    `numbers` has a row for each period and a column for each column of the header, in the
    units of the file (thousand yen; the header's quantity units).
    """

    header: Header
    periods: tuple[Period, ...]
    numbers: Numbers


def read_long_series(data: bytes, name: str) -> LongSeries:
    """The header and figures of a long series. Raises InputError naming row, column and remedy."""
    lines = data[: 1 << 18].split(b"\n", _MOST_HEADER_ROWS)[:_MOST_HEADER_ROWS]
    rows = next((number for number, line in enumerate(lines) if is_data_row(line)), None)
    if rows is None:
        raise InputError(
            "no row of data, which begins with a month (2026/05) or a year (2025)", where=name, remedy=_AGAIN
        )
    header = read_header([_decoded(line, f"{name}, row {at}") for at, line in enumerate(lines[:rows], start=1)], name)
    body = data[sum(len(line) + 1 for line in lines[:rows]) :]
    table = _table(body, header, name)
    texts = tuple(table.column(0).to_pylist())
    periods = _in_sequence(texts, header.frequency)
    if len(periods) < len(texts):
        raise _out_of_sequence(texts, periods, header, name)
    numbers = np.empty((len(periods), header.width - 1), np.float64, order="F")
    for place in range(1, header.width):
        numbers[:, place - 1] = array_of(table.column(place))
    if (numbers < 0).any():
        row, place = np.argwhere(numbers < 0)[0]
        raise InputError(
            f"{numbers[row, place]:.0f} is negative, which no amount or quantity can be",
            where=_cell(name, header, int(row), int(place) + 1),
            remedy=_AGAIN,
        )
    unitless = [one for one in header.columns if not one.unit and (numbers[:, one.place - 1] > 0).any()]
    if unitless:
        where = f"{name}, row {header.rows}, column {unitless[0].place + 1}"
        raise InputError(f"quantities of {unitless[0].code} without a unit", where=where, remedy=_AGAIN)
    series = LongSeries(header, periods, numbers)
    _check_sections(series, name)
    return series


def _check_sections(series: LongSeries, name: str) -> None:
    """The nine sections of every row add up to its grand total."""
    expected = expectations(EXPECTED)["sections"]
    values = {one.code: one.place - 1 for one in series.header.columns if one.measure is Measure.VALUE}
    missing = [code for code in expected["codes"] if code not in values]
    if len(series.header.flows) > 1:
        return
    if missing:
        raise InputError(f"no column for the sections {', '.join(missing)}", where=name, remedy=_AGAIN)
    total = np.nan_to_num(series.numbers[:, values[TOTAL]])
    added = np.nan_to_num(series.numbers[:, [values[code] for code in expected["codes"]]]).sum(axis=1)
    wrong = np.nonzero(np.abs(total - added) > expected["max_difference"])[0]
    if wrong.size:
        row = int(wrong[0])
        raise IncompleteRelease(
            f"the parts do not add up: the nine sections come to {added[row]:,.0f}, "
            f"but the grand total is {total[row]:,.0f} (thousand yen)",
            where=f"{name}, row {series.header.rows + row + 1} ({series.periods[row]})",
            remedy=_AGAIN,
        )


def _decoded(line: bytes, where: str) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return line.rstrip(b"\r").decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("neither cp932 (Shift_JIS) nor UTF-8", where=where, remedy=_AGAIN)


def _table(body: bytes, header: Header, name: str) -> pa.Table:
    """The body as Arrow columns named by their place, the first as text and the others as whole numbers."""
    if not body.endswith((b"\n", b" ")):
        raise InputError(
            "the last row ends in the middle of a cell",
            where=f"{name}, row {header.rows + body.count(bytes([10])) + 1}",
            remedy=_CUT,
        )
    names = [str(place) for place in range(header.width)]
    try:
        if body.translate(None, _FIGURES):
            raise pa.ArrowInvalid("a sign that is no part of a figure")
        return pyarrow.csv.read_csv(
            pa.py_buffer(body),
            read_options=pyarrow.csv.ReadOptions(column_names=names, use_threads=False),
            parse_options=pyarrow.csv.ParseOptions(quote_char=False),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={"0": pa.string()} | dict.fromkeys(names[1:], pa.int64()), null_values=_NULLS
            ),
        )
    except pa.ArrowInvalid as error:
        raise _unreadable(body.decode("ascii", "replace"), header, name, str(error)) from None


def _unreadable(body: str, header: Header, name: str, complaint: str) -> InputError:
    """Finds the cell that could not be read, to name it."""
    for number, line in enumerate(body.splitlines()):
        cells = line.split(",")
        if len(cells) != header.width:
            return InputError(
                f"{len(cells)} columns, where the header has {header.width}",
                where=f"{name}, row {header.rows + number + 1}",
                remedy=_CUT,
            )
        for place, cell in enumerate(cells[1:], start=1):
            plain = cell.strip()
            if plain not in ("", "-") and not (plain.isascii() and plain.isdecimal()):
                return InputError(
                    f"{plain[:40]!r} is not a number",
                    where=_cell(name, header, number, place),
                    remedy=_AGAIN,
                )
    return InputError(complaint, where=name, remedy=_AGAIN)


def _cell(name: str, header: Header, row: int, place: int) -> str:
    column = next((one for one in header.columns if one.place == place), None)
    what = f" ({column.measure} of {column.flow} {column.code})" if column else ""
    return f"{name}, row {header.rows + row + 1}, column {place + 1}{what}"


@lru_cache(maxsize=16)
def _in_sequence(texts: tuple[str, ...], frequency: Frequency) -> tuple[Period, ...]:
    """The periods that rows begin with, up to the first that does not follow the one before; files of a kind share them."""
    periods: list[Period] = []
    for text in texts:
        found = _period(text.strip(), frequency)
        if found is None or (periods and found != periods[-1].next()):
            break
        periods.append(found)
    return tuple(periods)


def _out_of_sequence(texts: tuple[str, ...], periods: tuple[Period, ...], header: Header, name: str) -> InputError:
    expected = str(periods[-1].next()) if periods else "a period such as 2026/05 or 2025"
    return InputError(
        f"{texts[len(periods)].strip()[:20]!r} where {expected} is expected",
        where=f"{name}, row {header.rows + len(periods) + 1}, column 1",
        remedy=_CUT,
    )


@lru_cache(maxsize=4096)
def _period(text: str, frequency: Frequency) -> Period | None:
    year, _, month = text.partition("/")
    if not (year.isdecimal() and len(year) == 4):
        return None
    if frequency is Frequency.MONTH:
        within = month.isdecimal() and 1 <= int(month) <= 12
        return of(frequency, int(year), int(month)) if within else None
    return of(frequency, int(year), 0, JAPAN.fiscal) if not month else None
