"""Printed rows become observations: units scaled, marks translated, codes looked up, stages and instants given.

Amounts are yen (printed million yen, so the grain is 1e6), quantities in the unit of the
long series. Levels, changes, shares and contributions are all observations. The year-ago
column of the totals is an observation of last year's period, known on the day of this
release, at the stage that last year's figure had reached by then.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from functools import lru_cache

import msgspec
import pyarrow as pa

from kuroji.classifications.calendar import STATED, stage_reached
from kuroji.classifications.commodities import Commodity, press_commodity
from kuroji.classifications.partners import press_partner
from kuroji.classifications.reporters import JAPAN
from kuroji.classifications.units import press_unit, to_canonical
from kuroji.model.errors import InputError
from kuroji.model.instant import release_instant
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, SeriesKey, Statistic
from kuroji.model.period import Frequency, Period
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources import marks
from kuroji.sources.observation_table import Held, ObservationBuilder, Printed
from kuroji.sources.places import placed
from kuroji.sources.press_rows import AreaRow, CommodityRow, FlowCells, IndexCells, IndexRow, PressRelease, TotalsRow
from kuroji.sources.press_titles import read_period

SOURCE = "mof-press"
MILLION = 1e6
PERCENT, POINTS, INDEX = "percent", "points", "index"
_TEN_DAY = (Frequency.FIRST_10_DAYS, Frequency.FIRST_20_DAYS)


class Told(msgspec.Struct, frozen=True):
    """What all cells of one release share: its name in errors, its id, its period, stage and instant."""

    name: str
    release: str
    period: Period
    stage: Stage
    known_at: datetime


def release_id(period: Period, stage: Stage, published: date) -> str:
    """`mof-press/2026-05/4/2026-06-17`."""
    return f"{SOURCE}/{period}/{int(stage)}/{published.isoformat()}"


def release_of(press: PressRelease, sha256: str, retrieved_at: datetime | None = None, address: str = "") -> Release:
    """The release a press release is."""
    return Release(
        id=release_id(press.period, press.stage, press.published),
        source=SOURCE,
        reporter=JAPAN.code,
        stage=int(press.stage),
        periods=(str(press.period),),
        published_at=release_instant(press.published, JAPAN),
        published_basis=STATED,
        sha256=sha256,
        title=press.title,
        address=address,
        retrieved_at=retrieved_at,
    )


def observations(press: PressRelease, name: str) -> pa.Table:
    """Every printed cell of `press` as a table in schema OBSERVATIONS.

    Raises InputError naming page and row for a cell, name or unit that is not understood, and
    IncompleteRelease when two pages print one cell differently.
    """
    release = release_id(press.period, press.stage, press.published)
    told = Told(name, release, press.period, press.stage, release_instant(press.published, JAPAN))
    builder = ObservationBuilder(release, name)
    add_totals(builder, press.totals, told)
    for area in press.areas:
        _add_area(builder, area, told)
    for commodity in press.commodities:
        _add_commodity(builder, commodity, told)
    # The pages of one area mark what is provisional; they go before the summary, which does not.
    for index in sorted(press.indices, key=lambda row: not row.area_page):
        _add_index(builder, index, told)
    return builder.table()


def add_totals(builder: ObservationBuilder, row: TotalsRow, told: Told) -> None:
    """The totals of this year and a year ago, and their change."""
    place = f"{told.name}, {row.page}"
    flows: tuple[tuple[Flow, FlowCells], ...] = (
        (Flow.EXPORT, row.exports),
        (Flow.IMPORT, row.imports),
        (Flow.BALANCE, row.balance),
    )
    for flow, cells in flows:
        _put_amount(builder, told, f"{place}, {flow}", flow, WORLD, cells.now, cells.change)
        if cells.year_ago.strip():
            base = told.period.year_earlier()
            printed = placed(f"{place}, {flow} a year ago", _amount, cells.year_ago)
            stage = _stage_a_year_ago(flow, base, told)
            builder.add(amount_key(flow), base, Held(printed, stage, told.known_at, STATED, f"{place}, year ago"))


def _stage_a_year_ago(flow: Flow, base: Period, told: Told) -> Stage:
    if base.frequency in _TEN_DAY:
        return told.stage
    if flow is not Flow.BALANCE:
        return stage_reached(flow, base.end, told.known_at)
    return min(stage_reached(side, base.end, told.known_at) for side in (Flow.EXPORT, Flow.IMPORT))


def _add_area(builder: ObservationBuilder, row: AreaRow, told: Told) -> None:
    place = f"{told.name}, {row.page}, row {row.name}"
    partner = placed(place, _partner, row.name)
    _put_amount(builder, told, place, Flow.EXPORT, partner, row.exports, row.exports_change)
    _put_amount(builder, told, place, Flow.IMPORT, partner, row.imports, row.imports_change)
    _put_amount(builder, told, place, Flow.BALANCE, partner, row.balance, row.balance_change)


def _put_amount(
    builder: ObservationBuilder, told: Told, place: str, flow: Flow, partner: str, level: str, change: str
) -> None:
    read_change = marks.balance_change if flow is Flow.BALANCE else marks.change
    key = amount_key(flow, partner)
    for item, printed in (
        (key, placed(place, _amount, level)),
        (_derived(key, Statistic.CHANGE, PERCENT), placed(place, read_change, change)),
    ):
        builder.add(item, told.period, Held(printed, told.stage, told.known_at, STATED, place))


def _add_commodity(builder: ObservationBuilder, row: CommodityRow, told: Told) -> None:
    place = f"{told.name}, {row.page} ({row.flow}s, {row.area}), row {row.name}"
    partner = placed(place, _partner, row.area)
    item = placed(place, _commodity, row.flow, row.name)
    key = SeriesKey(
        JAPAN.code, row.flow, partner, item.classification, item.code, Measure.VALUE, Statistic.LEVEL, JAPAN.currency
    )
    cells: list[tuple[SeriesKey, Printed]] = [
        (key, placed(place, _amount, row.value)),
        (_derived(key, Statistic.CHANGE, PERCENT), placed(place, marks.change, row.change)),
        (_derived(key, Statistic.SHARE, PERCENT), placed(place, marks.portion, row.share)),
        (_derived(key, Statistic.CONTRIBUTION, POINTS), placed(place, marks.portion, row.contribution)),
    ]
    if quantity := placed(place, _quantity, row, item):
        printed, unit = quantity
        counted = msgspec.structs.replace(key, measure=Measure.QUANTITY, unit=unit)
        cells.append((counted, printed))
        cells.append((_derived(counted, Statistic.CHANGE, PERCENT), placed(place, marks.change, row.quantity_change)))
    for series, printed in cells:
        builder.add(series, told.period, Held(printed, told.stage, told.known_at, STATED, place))


def _quantity(row: CommodityRow, item: Commodity) -> tuple[Printed, str] | None:
    """The quantity in the commodity's own unit; None for a row that counts none."""
    unit, factor = press_unit(row.unit)
    printed = marks.level(row.quantity, factor)
    if printed is None:
        return None
    if not unit:
        raise InputError(f"a quantity of {row.quantity} without a unit", remedy="Fetch the file again.")
    value, quantum, unit = to_canonical(printed.value, printed.quantum, unit, item.unit)
    return Printed(value, quantum, printed.status), unit


def _add_index(builder: ObservationBuilder, row: IndexRow, told: Told) -> None:
    place = f"{told.name}, {row.page} ({row.area}), {row.kind} of {row.period}"
    partner = placed(place, _partner, row.area)
    period = placed(place, read_period, row.period, JAPAN.fiscal)
    is_level = row.kind == "level"
    for flow, cells in ((Flow.EXPORT, row.exports), (Flow.IMPORT, row.imports)):
        stage = placed(place, _index_stage, row, cells, told.stage)
        for measure, text in (
            (Measure.VALUE_INDEX, cells.value),
            (Measure.QUANTITY_INDEX, cells.quantity),
            (Measure.UNIT_VALUE_INDEX, cells.unit_value),
        ):
            printed = placed(place, _index_level if is_level else marks.change, text)
            statistic, unit = (Statistic.LEVEL, INDEX) if is_level else (Statistic.CHANGE, PERCENT)
            key = SeriesKey(JAPAN.code, flow, partner, "", TOTAL, measure, statistic, unit)
            builder.add(key, period, Held(printed, stage, told.known_at, STATED, place))


def _index_stage(row: IndexRow, cells: IndexCells, stage: Stage) -> Stage:
    """`(P)` is provisional, its absence on an area's page detailed; the summary page has the stage of the release."""
    mark = unicodedata.normalize("NFKC", cells.mark).strip().upper()
    if mark not in ("", "(P)"):
        raise InputError(f"{cells.mark!r} is not a known mark of an index", remedy="The only known mark is (P).")
    if not row.area_page:
        return stage
    return Stage.PROVISIONAL if mark else Stage.DETAILED


def amount_key(flow: str, partner: str = WORLD) -> SeriesKey:
    """The series of the total value of a flow (or balance) with a partner."""
    return SeriesKey(JAPAN.code, flow, partner, "", TOTAL, Measure.VALUE, Statistic.LEVEL, JAPAN.currency)


def _derived(key: SeriesKey, statistic: Statistic, unit: str) -> SeriesKey:
    return msgspec.structs.replace(key, statistic=statistic, unit=unit)


def _amount(text: str) -> Printed:
    return _some(marks.level(text, MILLION))


def _index_level(text: str) -> Printed:
    return _some(marks.level(text))


def _some(printed: Printed | None) -> Printed:
    if printed is None:
        raise InputError("an empty cell where a figure is printed", remedy="Nil is printed as -; fetch the file again.")
    return printed


@lru_cache(maxsize=1024)
def _partner(name: str) -> str:
    return press_partner(name).code


@lru_cache(maxsize=1024)
def _commodity(flow: str, name: str) -> Commodity:
    return press_commodity(flow, name)
