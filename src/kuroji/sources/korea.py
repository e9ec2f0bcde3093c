"""Korea Customs Service, exports and imports of the first ten and twenty days of a month, with working days.

The Service releases a table on the 11th and the 21st: exports, imports and balance in
million US dollars (customs clearance, provisional), the working days of this year and last
(a Saturday counts half a day) and average exports a working day. It is published as a
document; this reader takes its rows as CSV, with the heads of the document in Korean or in English:

| 기간 period | 수출 exports | 수입 imports | 무역수지 balance | 조업일수 working_days | 일평균수출액 daily_exports |

`2026-05-D10` is the first ten days of May, `2026-05-D20` the first twenty, `2026-05` the month; 2026.05.01~10
and 2026.05.01~20 are understood too. The balance and the average are checked against the figures they
follow from. Working days are kept beside the figures, because the Service counts them in its own way.

https://www.customs.go.kr/ (수출입 현황), https://tradedata.go.kr/
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pyarrow as pa

from kuroji.classifications.reporters import reporter
from kuroji.model.errors import IncompleteRelease, InputError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, SeriesKey, Statistic
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.release import Release
from kuroji.model.reporter import Reporter
from kuroji.model.stage import Stage
from kuroji.sources import mapped_cells
from kuroji.sources.arrival import Arrival
from kuroji.sources.mapped_cells import Row, number
from kuroji.sources.mapped_rows import known
from kuroji.sources.mapping import Columns, Mapping
from kuroji.sources.observation_table import Held, ObservationBuilder, Printed
from kuroji.sources.own_csv import csv_rows, decoded
from kuroji.sources.places import placed

SOURCE = "korea"
LIMIT = 32 << 20
MILLION = Decimal(10) ** 6
DAYS = "days"
# The document prints the average in hundreds of million dollars with a decimal; a wrong day is 5% or more.
AVERAGE_WITHIN = 0.01
MAPPING = Mapping(source=SOURCE, reporter="KR", columns=Columns(period="period", published="published"))
_HEADS = {
    "기간": "period", "수출": "exports", "수입": "imports", "무역수지": "balance", "조업일수": "working_days",
    "일평균수출액": "daily_exports", "발표일": "published",
}  # fmt: skip
_FLOWS = (("exports", Flow.EXPORT), ("imports", Flow.IMPORT), ("balance", Flow.BALANCE))
_RANGE = re.compile(r"(\d{4})[.\-/](\d{1,2})[.\-/]?(?:0?1)?\s*[~-]\s*(10|20)\.?")
_STAGES = {Frequency.FIRST_10_DAYS: Stage.FIRST_10_DAYS, Frequency.FIRST_20_DAYS: Stage.FIRST_20_DAYS}


def read(data: bytes, came: Arrival) -> list[tuple[Release, pa.Table]]:
    """A release for each period in the table. Raises InputError, and IncompleteRelease where a row does not add up."""
    owner = reporter("KR")
    found = [_release(row, owner, came) for row in _rows(data, came.name)]
    if not found:
        raise InputError("the table has no row", where=came.name, remedy="Give a row for each release.")
    return found


def _rows(data: bytes, name: str) -> Iterator[Row]:
    for row in csv_rows(decoded(data, "utf-8", name), name):
        cells = {_HEADS.get(head.replace(" ", ""), head): cell.strip() for head, cell in row.cells.items()}
        missing = [head for head in ("period", "exports", "imports") if head not in cells]
        if missing:
            raise InputError(
                f"there is no column {', '.join(missing)}", where=f"{name}, row 1",
                remedy=f"Columns: {', '.join(f'{korean} or {english}' for korean, english in _HEADS.items())}.",
            )  # fmt: skip
        yield Row(row.place, cells)


def _release(row: Row, owner: Reporter, came: Arrival) -> tuple[Release, pa.Table]:
    period = placed(f"{row.place}, period", _period, row.cells["period"], owner)
    stage = _STAGES.get(period.frequency, Stage.PROVISIONAL)
    instant, basis = _published(row, owner, came)
    builder = ObservationBuilder("", came.name)
    held = {column: _amount(row, column) for column, _ in _FLOWS if row.cells.get(column)}
    for column, flow in _FLOWS:
        if column in held:
            key = SeriesKey(owner.code, flow, WORLD, "", TOTAL, Measure.VALUE, Statistic.LEVEL, owner.currency)
            builder.add(key, period, Held(held[column], stage, instant, basis, row.place))
    _check_balance(row, held)
    if row.cells.get("working_days"):
        days = number(row.cells["working_days"], f"{row.place}, working_days", Decimal(1), grain=0.5)
        _check_average(row, held["exports"], days)
        for flow in (Flow.EXPORT, Flow.IMPORT):
            key = SeriesKey(owner.code, flow, WORLD, "", TOTAL, Measure.WORKING_DAYS, Statistic.LEVEL, DAYS)
            builder.add(key, period, Held(days, stage, instant, basis, row.place))
    day = instant.astimezone(owner.tz).date().isoformat()
    release = Release(
        id=f"{SOURCE}/{period}/{int(stage)}/{day}", source=SOURCE, reporter=owner.code, stage=int(stage),
        periods=(str(period),), published_at=instant, published_basis=basis, sha256=hashlib.sha256(f"{came.sha256} {period}".encode()).hexdigest(),
        title=f"Korea Customs Service, exports and imports of {period}", address=came.address or owner.address,
        retrieved_at=came.retrieved_at,
    )  # fmt: skip
    return release, builder.table()


def _period(text: str, owner: Reporter) -> Period:
    found = _RANGE.fullmatch(text.replace(" ", ""))
    if found:
        return parse(f"{found[1]}-{int(found[2]):02d}-D{found[3]}", owner.fiscal)
    return parse(text, owner.fiscal)


def _published(row: Row, owner: Reporter, came: Arrival) -> tuple[datetime, str]:
    """When the row came out: the day it states, else that of the capture."""
    stated = mapped_cells.published(row, MAPPING, owner) if row.cells.get("published") else None
    return stated or known(owner, MAPPING, came)


def _amount(row: Row, column: str) -> Printed:
    text = row.cells[column].replace("△", "-").replace("▲", "-")
    return number(text, f"{row.place}, {column}", MILLION)


def _check_balance(row: Row, held: dict[str, Printed]) -> None:
    """Exports minus imports are the balance, to the rounding of the three."""
    if len(held) < len(_FLOWS):
        return
    exports, imports, balance = (held[column] for column, _ in _FLOWS)
    grain = sum(one.quantum for one in held.values())
    computed = (exports.value or 0) - (imports.value or 0)
    if abs(computed - (balance.value or 0)) > grain:
        raise IncompleteRelease(
            f"exports minus imports are {computed / 1e6:,.0f}, the balance is {(balance.value or 0) / 1e6:,.0f} (million dollars)",
            where=row.place, remedy="Check the row against the release.",
        )  # fmt: skip


def _check_average(row: Row, exports: Printed, days: Printed) -> None:
    """The average a working day times the days are the exports, to one percent."""
    if not days.value or not row.cells.get("daily_exports"):
        return
    average = _amount(row, "daily_exports")
    total = exports.value or 0
    if abs((average.value or 0) * days.value - total) > total * AVERAGE_WITHIN:
        raise IncompleteRelease(
            f"{row.cells['daily_exports']} a day on {days.value:g} days are not {row.cells['exports']} (million dollars)",
            where=row.place, remedy="Check the row against the release: the days are those of this year.",
        )  # fmt: skip
