"""The balance-of-payments summary of the Ministry of Finance as CSV (6s-1-4.csv, monthly; cp932, 100 million yen).

Shape: a few lines of title and unit, a head of several lines with a name over each column
(経常収支, 貿易・サービス収支, 貿易収支, 輸出, 輸入, サービス収支, 第一次所得収支, 第二次所得収支, then accounts
that are not read), and a row a month: year and month in Japanese, year and month in
English (`2026`, `Jan`, the year on its first row only), the amounts. `(P)` after the month
marks a first print (速報); without it the figure is revised. Columns are told by their names,
and every row must add up (goods = exports - imports; the current account = its parts, to
the rounding of 100 million yen), so a table that has changed its shape is refused and not
misread. The shape was learnt from public programs that read it, not from a description.
https://www.mof.go.jp/policy/international_policy/reference/balance_of_payments/data.htm
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import msgspec
import pyarrow as pa

from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.instant import release_instant
from kuroji.model.observation import WORLD, Flow, Measure, SeriesKey, Statistic, Status
from kuroji.model.period import Frequency, Period, of
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources.bounded import MEGABYTE
from kuroji.sources.observation_table import Held, ObservationBuilder, Printed

SOURCE, CLASSIFICATION = "mof-bop", "BP"
LIMIT, LONGEST_LINE = 8 * MEGABYTE, 65_536
OKU = 1e8
COLUMNS = {
    "経常収支": ("current-account", Flow.BALANCE), "貿易・サービス収支": ("goods-services", Flow.BALANCE),
    "貿易収支": ("goods", Flow.BALANCE), "輸出": ("goods", Flow.EXPORT), "輸入": ("goods", Flow.IMPORT),
    "サービス収支": ("services", Flow.BALANCE), "第一次所得収支": ("primary-income", Flow.BALANCE),
    "第二次所得収支": ("secondary-income", Flow.BALANCE),
}  # fmt: skip
# Sums that every row must keep: a column, and those it is made of with their signs.
SUMS = (
    ("貿易収支", (("輸出", 1), ("輸入", -1))),
    ("経常収支", (("貿易・サービス収支", 1), ("第一次所得収支", 1), ("第二次所得収支", 1))),
)
# Each part is rounded to 1.
ROUNDING = 1.5
_MONTH = re.compile(r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s*(\(P\))?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR, MONTH, FIRST = 2, 3, 4


class Row(msgspec.Struct, frozen=True):
    """A month of the table: its amounts in 100 million yen by the names of COLUMNS."""

    period: Period
    provisional: bool
    amounts: dict[str, float]
    place: str


def read_table(
    data: bytes, name: str, sha256: str, captured: date, retrieved_at: datetime, address: str = ""
) -> tuple[Release, pa.Table]:
    """The release and observations of the table as captured on a day.

    Raises InputError, naming line and column, for what is not understood, IncompleteRelease
    for a row that does not add up.
    """
    rows = list(_rows(data, name))
    periods = [str(row.period) for row in rows]
    release = Release(
        id=f"{SOURCE}/6s-1-4/0/{captured.isoformat()}", source=SOURCE, reporter=JAPAN.code, stage=0,
        periods=(f"{periods[0]}..{periods[-1]}",) if len(periods) > 1 else tuple(periods),
        published_at=release_instant(captured, JAPAN), published_basis="inferred", sha256=sha256,
        title="Balance of payments, summary, monthly (6s-1-4)", address=address, retrieved_at=retrieved_at,
    )  # fmt: skip
    known = release_instant(captured, JAPAN)
    builder = ObservationBuilder(release.id, name)
    for row in rows:
        _check(row)
        stage = Stage.PROVISIONAL if row.provisional else Stage.REVISED
        for column, value in row.amounts.items():
            code, flow = COLUMNS[column]
            key = SeriesKey(
                JAPAN.code, flow, WORLD, CLASSIFICATION, code, Measure.VALUE, Statistic.LEVEL, JAPAN.currency
            )
            printed = Printed(value * OKU, OKU, Status.NORMAL if value else Status.ROUNDS_TO_ZERO)
            builder.add(key, row.period, Held(printed, stage, known, "inferred", row.place))
    return release, builder.table()


def _rows(data: bytes, name: str) -> Iterator[Row]:
    try:
        lines = list(csv.reader(data.decode("cp932").splitlines()))
    except UnicodeDecodeError as error:
        raise InputError("the text is not cp932", where=name, remedy="Fetch the official file again.") from error
    first = next(
        (n for n, line in enumerate(lines) if len(line) > FIRST and _MONTH.fullmatch(line[MONTH].strip())), None
    )
    if first is None:
        raise InputError("there is no row of a month", where=name, remedy="Give the monthly table, 6s-1-4.csv.")
    places = _places(lines[:first], name)
    year = ""
    for number, line in enumerate(lines[first:], first + 1):
        found = _MONTH.fullmatch(line[MONTH].strip()) if len(line) > FIRST else None
        if found is None:
            continue
        where = f"{name}, line {number}"
        year = line[YEAR].strip() or year
        if not re.fullmatch(r"\d{4}", year):
            raise InputError(f"{year!r} is not a year", where=where, remedy="Fetch the official file again.")
        part = _MONTHS.index(found[1].lower()) + 1
        amounts = {column: _number(line, place, where) for column, place in places.items()}
        yield Row(of(Frequency.MONTH, int(year), part), found[2] is not None, amounts, where)


def _places(head: Sequence[Sequence[str]], name: str) -> dict[str, int]:
    """The place of each column that is read, by the name over it."""
    found: dict[str, int] = {}
    for line in head:
        for place, cell in enumerate(line):
            column = _plain(cell)
            if place >= FIRST and column in COLUMNS:
                found.setdefault(column, place)
    missing = [column for column in COLUMNS if column not in found]
    if missing:
        raise InputError(
            f"there is no column {', '.join(missing)}",
            where=name,
            remedy="Give the summary table of months, 6s-1-4.csv.",
        )
    return found


def _plain(cell: str) -> str:
    """A name without blanks, brackets and width."""
    return re.sub(r"[（(].*?[)）]|\s", "", unicodedata.normalize("NFKC", cell)).replace("･", "・")


def _number(line: Sequence[str], place: int, where: str) -> float:
    text = line[place].strip().replace(",", "") if place < len(line) else ""
    try:
        return float(unicodedata.normalize("NFKC", text).replace("△", "-").replace("▲", "-").replace("−", "-"))
    except ValueError:
        raise InputError(
            f"{text!r} in column {place + 1} is not a number", where=where, remedy="Fetch it again."
        ) from None


def _check(row: Row) -> None:
    for column, parts in SUMS:
        total = sum(sign * row.amounts[part] for part, sign in parts)
        if abs(total - row.amounts[column]) > ROUNDING:
            raise IncompleteRelease(
                f"{column} of {row.period} is {row.amounts[column]:g}, its parts add to {total:g}", where=row.place,
                remedy="The table may have changed its columns; fetch it again, and report it if it stays so.",
            )  # fmt: skip
