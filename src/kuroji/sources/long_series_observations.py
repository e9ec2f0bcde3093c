"""The figures of a long series become observations.

Choices, where the file does not say what an empty-looking cell means:
- A row after the last one whose grand total is not zero is a placeholder for a period to
  come and yields nothing; so does a period that was not over when the file was captured.
- `-` is a quantity that is not counted: no observation.
- A commodity begins with its first figure that is not zero and, in a series of the world,
  ends with its last: what lies outside are placeholders of a column that began late or
  ended early, and yield nothing. In a series of one area the end is left open, because a
  trade that stopped is nil, not unknown.
- A zero value inside is nil: consignments below 200,000 yen are not counted at all, so no
  counted trade is ever below a thousand yen. A zero quantity beside a value is less than
  half a unit.

A cell's stage and instant are those due when the file was captured, marked `inferred` (see
docs/explanation/vintages.md); a year has those of its last month.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from kuroji.classifications.calendar import INFERRED, due_day, known_of_series_cell
from kuroji.classifications.reporters import JAPAN
from kuroji.classifications.units import to_canonical
from kuroji.model.columns import coded, column_of, same
from kuroji.model.errors import InputError
from kuroji.model.instant import release_instant
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, Statistic, Status
from kuroji.model.period import Frequency, Period, month_ordinal
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.sources.long_series import LongSeries
from kuroji.sources.long_series_header import Column
from kuroji.sources.observation_table import microseconds, table_of

SOURCE = "mof-series"
THOUSAND = 1000.0
# How long after a release the series may take to be updated before a file counts as older.
_UPDATED_WITHIN = timedelta(days=7)
_STATUS = [str(Status.NORMAL), str(Status.NIL), str(Status.ROUNDS_TO_ZERO)]


def release_of(
    series: LongSeries, captured: date, sha256: str, retrieved_at: datetime | None = None, address: str = ""
) -> Release:
    """The release that a long series captured on a day is; its stage is 0, each cell having one of its own."""
    last = _last_published(series)
    held = [str(period) for period in series.periods[: last + 1]]
    return Release(
        id=f"{SOURCE}/{series.header.series}/0/{captured.isoformat()}",
        source=SOURCE,
        reporter=JAPAN.code,
        stage=0,
        periods=(f"{held[0]}..{held[-1]}",) if len(held) > 1 else tuple(held),
        published_at=release_instant(captured, JAPAN),
        published_basis=INFERRED,
        sha256=sha256,
        title=series.header.title,
        address=address,
        retrieved_at=retrieved_at,
    )


def check_captured(series: LongSeries, captured: date, name: str, *, told: bool) -> None:
    """Raises InputError when the series cannot have been captured on that day.

    It holds months that were not over yet, or, when nobody `told` the day, it lacks a period
    whose detailed figures had been out for days: then it is older, and dating its cells by
    the day given would call superseded figures current.
    """
    last = _last_published(series)
    if last < 0:
        raise InputError("no figure in it is other than zero", where=name, remedy="Fetch it again.")
    newest = series.periods[last]
    if newest.frequency is Frequency.MONTH and newest.end >= month_ordinal(captured.year, captured.month):
        raise InputError(
            f"it holds figures of {newest}, which was not over on {captured}, the day it is said to be captured",
            where=name,
            remedy="Give the day on which the file was downloaded.",
        )
    due = due_day(Stage.DETAILED_EXPORTS, newest.next().end)[0]
    if not told and captured > due + _UPDATED_WITHIN:
        raise InputError(
            f"it ends with {newest}, but {newest.next()} was out in detail about {due}, "
            f"so it was not captured on {captured}",
            where=name,
            remedy="Give the day on which the file was downloaded, or fetch it again.",
        )


def observations(series: LongSeries, captured: date) -> pa.Table:
    """The figures as a table in schema OBSERVATIONS, column after column; `captured` is the day the file was taken."""
    header, columns = series.header, series.header.columns
    kept = _kept(series, captured)
    numbers = series.numbers
    column, row = np.nonzero(kept.T)
    release = f"{SOURCE}/{header.series}/0/{captured.isoformat()}"
    scales = [_scale(one) for one in columns]
    factor = np.array([scale[0] for scale in scales])
    times = _times(series.periods, header.flows, captured)
    flows = header.flows
    flow = np.array([flows.index(one.flow) for one in columns])[column]
    arrays: dict[str, pa.Array] = {
        "reporter": same(JAPAN.code, len(row)),
        "partner": same(header.partner, len(row)),
        "statistic": same(str(Statistic.LEVEL), len(row)),
        "frequency": same(str(header.frequency), len(row)),
        "known_basis": same(INFERRED, len(row)),
        "release": same(release, len(row)),
        "period": coded(row.astype(np.int32), [str(period) for period in series.periods[: row.max(initial=-1) + 1]]),
        "end_month": column_of(np.array([period.end for period in series.periods], np.int32)[row]),
        "value": column_of(numbers[row, column] * factor[column]),
        "quantum": column_of(np.array([scale[1] for scale in scales])[column]),
        "status": coded(_status(series)[row, column], _STATUS),
        "stage": column_of(times.stage[row, flow]),
        "known_at": column_of(times.known[row, flow]).cast(pa.timestamp("us", "UTC")),
    }
    for field, texts in (
        ("flow", [str(one.flow) for one in columns]),
        ("classification", [one.classification for one in columns]),
        ("commodity", [one.code for one in columns]),
        ("measure", [str(one.measure) for one in columns]),
        ("unit", [scale[2] for scale in scales]),
    ):
        names = list(dict.fromkeys(texts))
        codes = np.array([names.index(text) for text in texts], np.int32)
        arrays[field] = coded(codes[column], names)
    return table_of(arrays)


class _Times(NamedTuple):
    """Stage and instant of each period for each flow: arrays of (periods, flows)."""

    stage: npt.NDArray[np.int8]
    known: npt.NDArray[np.int64]


@lru_cache(maxsize=64)
def _times(periods: tuple[Period, ...], flows: tuple[Flow, ...], captured: date) -> _Times:
    """Those of some periods, which files that were captured together share."""
    shape = (len(periods), len(flows))
    times = _Times(np.zeros(shape, np.int8), np.zeros(shape, np.int64))
    for row, period in enumerate(periods):
        for place, flow in enumerate(flows):
            stage, instant, _ = known_of_series_cell(flow, period.end, captured)
            times.stage[row, place] = stage
            times.known[row, place] = microseconds(instant)
    return times


def _scale(column: Column) -> tuple[float, float, str]:
    """Factor, grain and unit that bring a column into base units."""
    if column.measure is Measure.VALUE:
        return THOUSAND, THOUSAND, column.unit
    factor, quantum, unit = to_canonical(1.0, 1.0, column.unit, column.canonical)
    return factor or 1.0, quantum, unit


def _status(series: LongSeries) -> npt.NDArray[np.int32]:
    """0 normal, 1 nil, 2 rounds to zero, for each cell."""
    zero = series.numbers == 0
    status: npt.NDArray[np.int32] = zero.astype(np.int32)
    values = {one.code: one.place - 1 for one in series.header.columns if one.measure is Measure.VALUE}
    for one in series.header.columns:
        if one.measure is Measure.QUANTITY:
            beside = series.numbers[:, values[one.code]] > 0
            status[:, one.place - 1] += zero[:, one.place - 1] & beside
    return status


def _last_published(series: LongSeries) -> int:
    """The last row in which any grand total is not zero; -1 when there is none."""
    totals = [one.place - 1 for one in series.header.columns if one.code == TOTAL]
    published = np.nonzero((np.nan_to_num(series.numbers[:, totals]) != 0).any(axis=1))[0]
    return int(published[-1]) if published.size else -1


def _kept(series: LongSeries, captured: date) -> npt.NDArray[np.bool_]:
    """Which cells are observations: see the choices at the head of this file."""
    counted = ~np.isnan(series.numbers)
    something = counted & (series.numbers != 0)
    begun = np.maximum.accumulate(something, axis=0)
    ended = np.maximum.accumulate(something[::-1], axis=0)[::-1]
    kept: npt.NDArray[np.bool_] = counted & begun
    for flow in series.header.flows:
        columns = [one.place - 1 for one in series.header.columns if one.flow is flow]
        total = next(one.place - 1 for one in series.header.columns if one.flow is flow and one.code == TOTAL)
        kept[:, columns] &= ended[:, [total]]
    if series.header.partner == WORLD:
        kept &= ended
    over = np.array([period.end < month_ordinal(captured.year, captured.month) for period in series.periods])
    kept &= over.reshape(-1, 1)
    return kept
