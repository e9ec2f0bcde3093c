"""The cells of one row under a mapping: its reporter, partner, period, flow, commodity, unit and figure.

Every cell that the mapping does not explain raises InputError naming the row, the field and
the line that the mapping would need.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping as Cells
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from kuroji.classifications.codelist import folded, nearest
from kuroji.classifications.reporters import reporter
from kuroji.model.errors import InputError, KurojiError
from kuroji.model.instant import release_instant
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, Status
from kuroji.model.period import FiscalYear, Period, parse
from kuroji.model.reporter import Reporter
from kuroji.sources.country_codes import partner_of
from kuroji.sources.mapping import Mapping
from kuroji.sources.observation_table import Printed

STATED, INFERRED = "stated", "inferred"
_MONTH = re.compile(r"\d{4}-\d{2}")
MOST_DIGITS = 15
_FLOWS = {
    "export": Flow.EXPORT, "exports": Flow.EXPORT, "x": Flow.EXPORT, "輸出": Flow.EXPORT,
    "import": Flow.IMPORT, "imports": Flow.IMPORT, "m": Flow.IMPORT, "輸入": Flow.IMPORT,
    "balance": Flow.BALANCE, "収支": Flow.BALANCE,
}  # fmt: skip
_TOTALS = {"total", "all commodities", "総額", "合計", ""}
_CODE = re.compile(r"[0-9A-Z]{1,12}(?:\.[0-9A-Z]{1,4})*")
_MARKS = {"": "skip", "-": Status.NIL, "...": Status.NOT_PUBLISHED, "..": Status.NOT_PUBLISHED, ":": Status.NOT_PUBLISHED,
          "n/a": Status.NOT_PUBLISHED, "na": Status.NOT_PUBLISHED, "nan": Status.NOT_PUBLISHED, "c": Status.WITHHELD,
          "***": Status.WITHHELD}  # fmt: skip
_UNITS = {"kg": ("KG", 1), "t": ("MT", 1), "100kg": ("KG", 100), "l": ("L", 1), "no": ("NO", 1), "u": ("NO", 1)}


class Row(NamedTuple):
    """One row of a file: where it stands, for messages, and its cells by column name."""

    place: str
    cells: Cells[str, str]


def cell(row: Row, mapping: Mapping, part: str) -> str:
    """The text of one part of a figure: of its column, or the one that holds for all rows, or nothing."""
    column = getattr(mapping.columns, part)
    if not column:
        return mapping.fixed.get(part, "")
    if column not in row.cells:
        raise InputError(
            f"there is no column {column!r}", where=row.place,
            remedy=f"Columns of the file: {', '.join(map(str, row.cells))}. Nearest: {nearest(column, row.cells)}.",
        )  # fmt: skip
    return row.cells[column].strip()


def owner(row: Row, mapping: Mapping) -> Reporter:
    """The reporter of a row."""
    text = cell(row, mapping, "reporter") or mapping.reporter
    code = mapping.reporters.get(text) or text
    try:
        return _reporter(code, mapping.source)
    except KurojiError as error:
        raise InputError(error.what, where=f"{row.place}, reporter", remedy=error.remedy) from None


@lru_cache(maxsize=1024)
def _reporter(text: str, source: str) -> Reporter:
    found = None if "/" in text else partner_of(text, source)
    return reporter("EU" if found == "eu" else found or text)


def partner(row: Row, mapping: Mapping) -> str | None:
    """The partner of a row; None for one that is unknown and may be left out. Raises InputError for another."""
    text = cell(row, mapping, "partner")
    declared = mapping.partners.get(text)
    if declared == "skip":
        return None
    found = partner_of(declared or text, mapping.source) if declared or text else WORLD
    if found is None and mapping.unknown_partners == "refuse":
        raise InputError(
            f"{text!r} is no partner known here", where=f"{row.place}, {mapping.columns.partner or 'partner'}",
            remedy=f'Say what it is under [partners]: {text!r} = "JP", or "skip" to pass such rows over.',
        )  # fmt: skip
    return found


def period(row: Row, mapping: Mapping, fiscal: FiscalYear) -> Period:
    """The period of a row; fiscal years are those of the reporter."""
    text = cell(row, mapping, "period")
    try:
        return _parsed(text, fiscal)
    except KurojiError as error:
        where = f"{row.place}, {mapping.columns.period or 'period'}"
        raise InputError(error.what, where=where, remedy=error.remedy) from None


@lru_cache(maxsize=8192)
def _parsed(text: str, fiscal: FiscalYear) -> Period:
    return parse(text, fiscal)


def flow(row: Row, mapping: Mapping) -> str:
    """The flow of a row."""
    text = cell(row, mapping, "flow")
    return flow_of(mapping.flows.get(text, text), f"{row.place}, {mapping.columns.flow or 'flow'}")


def flow_of(text: str, where: str) -> str:
    """The flow that a word means: export, import or balance."""
    found = _FLOWS.get(folded(text))
    if found is None:
        raise InputError(
            f"{text!r} is no flow known here", where=where,
            remedy=f'Say what it is under [flows]: {text!r} = "export", "import" or "balance".',
        )  # fmt: skip
    return found


def commodity(row: Row, mapping: Mapping) -> tuple[str, str]:
    """Classification and code of a row; the total belongs to no classification."""
    text = cell(row, mapping, "commodity")
    said = mapping.commodities.get(text, text)
    if folded(said) in _TOTALS:
        return "", TOTAL
    code = unicodedata.normalize("NFKC", said).strip().strip("'").upper()
    if not _CODE.fullmatch(code):
        raise InputError(
            f"{text!r} is no code", where=f"{row.place}, {mapping.columns.commodity}",
            remedy=f'Say what it is under [commodities]: {text!r} = "8703" or "total".',
        )  # fmt: skip
    return mapping.classification, code.replace(".", "")


def published(row: Row, mapping: Mapping, owner: Reporter) -> tuple[datetime, str] | None:
    """When the figures of a row came out, where a column says so: a day, or the end of a month, which is inferred."""
    text = cell(row, mapping, "published")
    if not text:
        return None
    try:
        if _MONTH.fullmatch(text):
            end = date(int(text[:4]), int(text[5:]), monthrange(int(text[:4]), int(text[5:]))[1])
            return release_instant(end, owner), INFERRED
        return release_instant(date.fromisoformat(text[:10]), owner), STATED
    except ValueError:
        raise InputError(
            f"{text!r} is no date", where=f"{row.place}, {mapping.columns.published}",
            remedy="Write 2026-06-17, or 2026-06 where the day is not known.",
        ) from None  # fmt: skip


def unit(row: Row, mapping: Mapping, owner: Reporter, measure: str) -> tuple[str, Decimal]:
    """The unit of a figure and what brings it there: the currency, or the unit of quantity."""
    if measure == Measure.VALUE:
        power = cell(row, mapping, "scale")
        return mapping.currency or owner.currency, Decimal(10) ** int(power) if power else mapping.factor
    text = cell(row, mapping, "quantity_unit")
    unit, factor = _UNITS.get(folded(text).replace(" ", ""), (text.upper(), 1))
    return unit or "KG", Decimal(factor)


def printed(row: Row, column: str, mapping: Mapping, factor: Decimal) -> Printed | None:
    """What a cell says; None where it is empty or its status says to pass it over."""
    where = f"{row.place}, {column}"
    if column not in row.cells:
        raise InputError(f"there is no column {column!r}", where=where, remedy=f"Columns: {', '.join(row.cells)}.")
    text = row.cells[column].strip()
    status = _status(row, mapping)
    mark = status or mapping.statuses.get(text) or _MARKS.get(text.casefold())
    if mark == "skip":
        return None
    if mark:
        return Printed(0.0 if mark == Status.NIL else None, float(factor), Status(mark))
    return number(text, where, factor, mapping.decimal, mapping.grain)


def _status(row: Row, mapping: Mapping) -> str:
    """The status that the row's own status column declares, through the mapping; empty where it is a plain figure."""
    text = cell(row, mapping, "status") if mapping.columns.status else ""
    return mapping.statuses.get(text, "") if text else ""


def number(text: str, where: str, factor: Decimal, decimal: str = ".", grain: float | None = None) -> Printed:
    """A printed number in whole units with its grain, exact to 15 digits. Raises InputError for anything else."""
    thousands = "," if decimal == "." else "."
    plain = text.replace(thousands, "").replace(" ", "").replace(" ", "").replace(decimal, ".").replace("−", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise InputError(
            f"{text[:40]!r} is not a number", where=where,
            remedy=f"Numbers are written with {decimal!r} before the decimals; other marks go under [statuses].",
        )  # fmt: skip
    digits = len(value.as_tuple().digits)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(10) ** max(
        min(exponent, 0), exponent + digits - MOST_DIGITS if digits > MOST_DIGITS else -MOST_DIGITS
    )
    quantum = Decimal(str(grain)) if grain else step
    exact = value.quantize(step) if digits > MOST_DIGITS else value
    status = Status.NORMAL if exact else Status.NIL
    return Printed(float(exact * factor), float(quantum * factor), status)
