"""First prints of years, half-years and months as the press reported them on the day, in billion yen.

Each cell has the grain in which it was reported: 113,098.7 billion is exact to 0.1 billion,
a deficit of 1.71 trillion to 10 billion. Some reports hold only a balance and its change.
The year-ago balance that a report names is an observation of last year's period on that day.
"""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa

from kuroji.classifications.calendar import stage_reached
from kuroji.classifications.commodities import commodity
from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import InputError
from kuroji.model.observation import TOTAL, Flow, Measure, SeriesKey, Statistic, Status
from kuroji.model.period import Period, parse
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources import marks
from kuroji.sources.embedded_text import EmbeddedText, Row
from kuroji.sources.observation_table import Held, ObservationBuilder, Printed
from kuroji.sources.places import placed
from kuroji.sources.press_observations import amount_key

BILLION = Decimal(10**9)
_COLUMNS = {Flow.EXPORT: "exports", Flow.IMPORT: "imports", Flow.BALANCE: "balance"}


def read_first_prints(text: EmbeddedText, release: Release) -> pa.Table:
    """The cells of one report as a table in schema OBSERVATIONS."""
    builder = ObservationBuilder(release.id, release.id)
    for row in text.rows("first_prints", release.id):
        period = parse(row["period"], JAPAN.fiscal)
        for flow, column in _COLUMNS.items():
            key = amount_key(flow)
            if row[column]:
                _put(builder, key, period, _billions(row[column], row[f"{column}_grain"]), release)
            if row[f"{column}_change"]:
                _put(builder, _change_of(key), period, _percent(key.flow, row[f"{column}_change"]), release)
        if row["base_balance"]:
            _put_base(builder, period.year_earlier(), row, release)
    for row in text.rows("first_prints_detail", release.id):
        _put_detail(builder, row, release)
    return builder.table()


def _put_base(builder: ObservationBuilder, base: Period, row: Row, release: Release) -> None:
    stage = min(stage_reached(flow, base.end, release.published_at) for flow in (Flow.EXPORT, Flow.IMPORT))
    printed = _billions(row["base_balance"], _grain(row["base_balance"]))
    held = Held(printed, stage, release.published_at, release.published_basis, release.id)
    builder.add(amount_key(Flow.BALANCE), base, held)


def _put_detail(builder: ObservationBuilder, row: Row, release: Release) -> None:
    place = f"first_prints_detail.csv, {row['row']}"
    period = parse(row["period"], JAPAN.fiscal)
    key = amount_key(row["flow"], row["partner"])
    if row["commodity"] != TOTAL:
        item = placed(place, commodity, row["flow"], row["commodity"])
        key = SeriesKey(
            JAPAN.code, row["flow"], row["partner"], item.classification, item.code,
            Measure.VALUE, Statistic.LEVEL, JAPAN.currency,
        )  # fmt: skip
    if row["value"]:
        _put(builder, key, period, _billions(row["value"], row["value_grain"]), release)
    if row["change"]:
        _put(builder, _change_of(key), period, _percent(key.flow, row["change"]), release)
    if row["quantity_change"]:
        _put(builder, _change_of(key, Measure.QUANTITY), period, _percent(key.flow, row["quantity_change"]), release)


def _put(builder: ObservationBuilder, key: SeriesKey, period: Period, printed: Printed, release: Release) -> None:
    held = Held(printed, Stage(release.stage), release.published_at, release.published_basis, release.id)
    builder.add(key, period, held)


def _change_of(key: SeriesKey, measure: Measure = Measure.VALUE) -> SeriesKey:
    return SeriesKey(
        key.reporter, key.flow, key.partner, key.classification, key.commodity, measure, Statistic.CHANGE, "percent"
    )


def _percent(flow: str, cell: str) -> Printed:
    return marks.balance_change(cell) if flow == Flow.BALANCE else marks.change(cell)


def _billions(cell: str, grain: str) -> Printed:
    try:
        value, quantum = Decimal(cell) * BILLION, Decimal(grain) * BILLION
    except ArithmeticError:
        raise InputError(
            f"{cell!r} with grain {grain!r} is not a number",
            where="first_prints.csv",
            remedy="Restore it from the repository.",
        ) from None
    return Printed(float(value), float(quantum), Status.NORMAL)


def _grain(cell: str) -> str:
    return str(Decimal(1).scaleb(-len(cell.partition(".")[2])))
