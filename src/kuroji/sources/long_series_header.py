"""The header rows of a long series: which flow, area and frequency it is of, and what each column counts.

d41/d42 (totals) have a Japanese and an English title, one row of column names and a blank
row. d51/d52 (exports) and d61/d62 (imports) have seven: two titles, the names of the press
release, the names of the classification, the codes, 金額/数量 (value/quantity), and the
units. Codes are direction-specific and composite ones are written `'0'+'1'`; a code stands
over the quantity column of its pair, and the value follows.
"""

from __future__ import annotations

import difflib
import re
import unicodedata

import msgspec

from kuroji.classifications.codelist import folded
from kuroji.classifications.commodities import Commodity, commodity
from kuroji.classifications.partners import find_partner
from kuroji.classifications.units import press_unit
from kuroji.model.errors import InputError, UsageError
from kuroji.model.observation import TOTAL, Flow, Measure
from kuroji.model.period import Frequency
from kuroji.sources.places import placed

TITLE = "《"
NAMES_ROW, CODES_ROW = "概況品名", "概況品コード"
VALUE, QUANTITY = "金額", "数量"
FIRST_COLUMN = ("years/months", "years", "fiscal years", "fiscal years/months")
_REMEDY = "If the publisher changed the format, report it; nothing was read from this file."
_DATA_ROW = re.compile(rb"\s*\d{4}(/\d{1,2})?\s*")
_TOTAL_COLUMNS = {"exp-total": Flow.EXPORT, "imp-total": Flow.IMPORT}
_ALL_CODES = re.compile(r"'?0'?\s*[~～〜-]\s*'?9'?")


class Column(msgspec.Struct, frozen=True):
    """One column: its place in the file (0 is the period), and what it counts."""

    place: int
    flow: Flow
    classification: str
    code: str
    measure: Measure
    unit: str
    canonical: str


class Header(msgspec.Struct, frozen=True):
    """A long series as its header tells it; `rows` is how many lines stand before the data."""

    title: str
    partner: str
    frequency: Frequency
    columns: tuple[Column, ...]
    width: int
    rows: int

    @property
    def flows(self) -> tuple[Flow, ...]:
        """The flows it holds: both for totals, one for commodities."""
        return tuple(dict.fromkeys(column.flow for column in self.columns))

    @property
    def series(self) -> str:
        """The official name of the series by its content: `d51ma`, with the partner's code unless it is the world."""
        kind = 4 if len(self.flows) == 2 else 5 if self.flows == (Flow.EXPORT,) else 6
        length = {Frequency.MONTH: "ma", Frequency.YEAR: "ca", Frequency.FISCAL_YEAR: "fa"}[self.frequency]
        world = self.partner == "world"
        return f"d{kind}{1 if world else 2}{length}{'' if world else '-' + self.partner.lower()}"


def is_data_row(line: bytes) -> bool:
    """Whether a line begins with a period: `2026/05,` or `2025 ,`."""
    return bool(_DATA_ROW.fullmatch(line.partition(b",")[0]))


def read_header(lines: list[str], name: str) -> Header:
    """The header in the lines before the first row of data. Raises InputError naming row, column and remedy."""
    rows = [[cell.strip() for cell in line.split(",")] for line in lines]
    if len(rows) < 3 or not rows[0][0].startswith(TITLE):
        raise InputError(
            "no title row with an area in 《》", where=f"{name}, row 1", remedy="Fetch the file again; do not edit it."
        )
    title = " ".join(row[0] for row in rows[:2])
    frequency = _frequency(title, name)
    partner = _partner(rows, name)
    codes = next((number for number, row in enumerate(rows) if row[0] == CODES_ROW), None)
    if codes is None:
        _refuse_commodities_without_codes(rows, title, name)
        columns, width = _total_columns(rows, name)
    else:
        columns, width = _commodity_columns(rows, codes, _flow(title, name), name)
    return Header(re.sub(r"\s+", " ", title), partner, frequency, tuple(columns), width, len(lines))


def _partner(rows: list[list[str]], name: str) -> str:
    """The area of the titles: Japanese in 《》, English before Monthly Data; either will do, but they must agree."""
    japanese = re.search(r"《\s*(.+?)\s*》", rows[0][0])
    english = re.match(r"\W*(.*?)\W+(?:monthly|calend[ae]r|fiscal|annual|yearly)\b", rows[1][0], re.IGNORECASE)
    found: dict[str, str] = {}
    failed = InputError("no area in the titles", remedy=_REMEDY)
    for title in (japanese, english):
        try:
            if title:
                found.setdefault(find_partner(title[1]).code, title[1])
        except UsageError as error:
            failed = InputError(error.what, remedy=error.remedy)
    if len(found) > 1:
        failed = InputError(f"the titles name two areas, {' and '.join(found.values())}", remedy=_REMEDY)
    if len(found) != 1:
        raise InputError(failed.what, where=f"{name}, row 1", remedy=failed.remedy)
    return next(iter(found))


def _frequency(title: str, name: str) -> Frequency:
    plain = title.lower()
    for words, frequency in (
        (("月別", "monthly"), Frequency.MONTH),
        (("年度別", "fiscal"), Frequency.FISCAL_YEAR),
        (("年別", "calender year", "calendar year"), Frequency.YEAR),
    ):
        if any(word in plain for word in words):
            return frequency
    raise InputError(
        "the title does not say whether it is monthly (月別), by calendar year (年別) or by fiscal year (年度別)",
        where=f"{name}, row 1",
        remedy=_REMEDY,
    )


def _flow(title: str, name: str) -> Flow:
    plain = title.lower()
    exports, imports = "輸出" in plain or "export" in plain, "輸入" in plain or "import" in plain
    if exports == imports:
        raise InputError(
            "the title does not say whether it is of exports (輸出) or imports (輸入)",
            where=f"{name}, row 1",
            remedy=_REMEDY,
        )
    return Flow.EXPORT if exports else Flow.IMPORT


def _refuse_commodities_without_codes(rows: list[list[str]], title: str, name: str) -> None:
    """A title that names one flow is of commodities, and they cannot be told without the row of their codes."""
    if any(word in title.lower() for word in ("輸出", "輸入", "export", "import")):
        labels = ", ".join(repr(row[0]) for row in rows[2:] if row[0])
        raise InputError(
            f"no row of codes, which begins with {CODES_ROW}; rows begin with {labels}", where=name, remedy=_REMEDY
        )


def _total_columns(rows: list[list[str]], name: str) -> tuple[list[Column], int]:
    number = next((number for number, row in enumerate(rows) if row[0].lower() in FIRST_COLUMN), None)
    if number is None:
        raise InputError(
            "no row of column names, which begins with Years or Years/Months", where=f"{name}, row 3", remedy=_REMEDY
        )
    if not any(words in "".join(rows[0] + rows[1]) for words in ("千円", "thousand yen")):
        raise InputError("the title does not say that the unit is thousand yen (千円)", where=name, remedy=_REMEDY)
    where = f"{name}, row {number + 1}"
    columns = []
    for place, cell in enumerate(rows[number][1:], start=1):
        flow = _TOTAL_COLUMNS.get(cell.lower())
        if flow is None:
            raise InputError(
                f"unknown column {cell!r}{_nearest(cell, ('Exp-Total', 'Imp-Total'))}",
                where=f"{where}, column {place + 1}",
                remedy=_REMEDY,
            )
        columns.append(Column(place, flow, "", TOTAL, Measure.VALUE, "JPY", "JPY"))
    if sorted(column.flow for column in columns) != sorted(_TOTAL_COLUMNS.values()):
        raise InputError("Exp-Total and Imp-Total, once each, are expected", where=where, remedy=_REMEDY)
    return columns, len(rows[number])


def _commodity_columns(rows: list[list[str]], codes: int, flow: Flow, name: str) -> tuple[list[Column], int]:
    if len(rows) < codes + 3:
        raise InputError("the header ends after its codes", where=f"{name}, row {codes + 1}", remedy=_REMEDY)
    kinds, units = rows[codes + 1], rows[codes + 2]
    width = len(rows[codes])
    for number, row in ((codes + 2, kinds), (codes + 3, units)):
        if len(row) != width:
            raise InputError(
                f"{len(row)} columns, where the codes have {width}", where=f"{name}, row {number}", remedy=_REMEDY
            )
    columns: list[Column] = []
    current = ""
    for place in range(1, width):
        where = f"{name}, row {codes + 2}, column {place + 1}"
        current = rows[codes][place] or current
        item = placed(f"{name}, row {codes + 1}, column {place + 1}", _item, flow, current)
        columns.append(_column(place, item, kinds[place], units[place], where))
    _check_pairs(columns, flow, name, codes)
    return columns, width


def _item(flow: Flow, code: str) -> Commodity:
    return commodity(flow, normal_code(code))


def normal_code(printed: str) -> str:
    """A code as the codelist writes it: `'0'+'1'` is `0p1`, `'0'～'9'` is the total."""
    if _ALL_CODES.fullmatch(printed):
        return TOTAL
    return printed.replace("'", "").replace("’", "").replace("+", "p").replace("＋", "p").replace(" ", "")


def _column(place: int, item: Commodity, kind: str, unit: str, where: str) -> Column:
    if kind == VALUE:
        if folded(unit) != "(千円)":
            raise InputError(f"the unit of a value is {unit!r}, not (千円)", where=where, remedy=_REMEDY)
        return Column(place, Flow(item.flow), item.classification, item.code, Measure.VALUE, "JPY", "JPY")
    if kind == QUANTITY:
        printed = re.sub(r"^\((?:単位)?:?|\)$", "", unicodedata.normalize("NFKC", unit)).strip()
        base, factor = placed(where, press_unit, printed)
        if factor != 1.0:
            raise InputError(f"the scaled unit {unit!r} is not used in long series", where=where, remedy=_REMEDY)
        # The header leaves the unit of some quantities blank that were counted in the past (batteries until 1995).
        unit = base or item.unit
        return Column(place, Flow(item.flow), item.classification, item.code, Measure.QUANTITY, unit, item.unit)
    raise InputError(
        f"unknown column kind {kind!r} for {item.code}{_nearest(kind, (VALUE, QUANTITY))}",
        where=where,
        remedy=_REMEDY,
    )


def _check_pairs(columns: list[Column], flow: Flow, name: str, codes: int) -> None:
    """Each commodity once, with one value; a quantity at most; the grand total among them."""
    where = f"{name}, row {codes + 1}"
    seen: set[tuple[str, Measure]] = set()
    for column in columns:
        cell = column.code, column.measure
        if cell in seen:
            raise InputError(
                f"the {column.measure} of {column.code} is there twice",
                where=f"{where}, column {column.place + 1}",
                remedy=_REMEDY,
            )
        seen.add(cell)
    without = [code for code, _ in seen if (code, Measure.VALUE) not in seen]
    if without or (TOTAL, Measure.VALUE) not in seen:
        missing = ", ".join(sorted(without)) or "the total of all codes ('0'～'9')"
        raise InputError(f"no value column (金額) of {flow}s for {missing}", where=where, remedy=_REMEDY)


def _nearest(word: str, known: tuple[str, ...]) -> str:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.3)
    return f"; the nearest known is {found[0]}" if found else f"; known are {', '.join(known)}"
