"""Adjusting levels for the season, one series or many at once."""

from __future__ import annotations

import os
from collections.abc import Sequence

import msgspec
import numpy as np

from kuroji.indicators.seasonal import stl, x13
from kuroji.indicators.seasonal.levels import Levels, must_be_adjustable
from kuroji.indicators.seasonal.result import Adjusted
from kuroji.indicators.seasonal.specification import Specification
from kuroji.indicators.seasonal.x13_input import ramps_within, regressors
from kuroji.indicators.seasonal.x13_reading import diagnostics, statements, table
from kuroji.model.errors import KurojiError, UsageError

METHODS = ("x13", "stl")
# With fewer years the spans of eight years or so would hardly overlap.
SPANS_YEARS = 10
MISSING = "X-13ARIMA-SEATS is not installed (pip install 'kuroji[seasonal]')."


class Task(msgspec.Struct, frozen=True):
    """One series to be adjusted: its levels, how, whose holidays count, and whether sliding spans are wanted."""

    levels: Levels
    specification: Specification
    reporter: str = "JP"
    spans: bool = False


def adjust(task: Task, method: str = "x13", seconds: float = x13.SECONDS) -> Adjusted:
    """The latest window of a series adjusted for the season, by X-13ARIMA-SEATS or by STL.

    Where X-13 is not installed STL stands in and the result says so. Raises UsageError for
    another method or frequency, Undefined for levels that cannot be adjusted or that X-13
    fails on, KurojiError with the remedy where neither program is installed.
    """
    if method not in METHODS:
        raise UsageError(f"{method!r} is no way of adjusting", remedy=f"Ways: {', '.join(METHODS)}.")
    levels = task.levels.latest(task.specification.window)
    must_be_adjustable(levels)
    if method == "x13" and x13.installed():
        return _by_x13(levels, task, seconds)
    if method == "x13" and not stl.installed():
        raise KurojiError(
            "seasonal adjustment needs X-13ARIMA-SEATS, or statsmodels for the fallback, and neither is installed",
            remedy="Install both with: pip install 'kuroji[seasonal]'",
        )
    return _by_stl(levels, task, [MISSING] if method == "x13" else [])


def adjust_many(
    tasks: Sequence[Task], method: str = "x13", workers: int | None = None, seconds: float = x13.SECONDS
) -> list[Adjusted | KurojiError]:
    """The results of the tasks in their order; of one that fails the error, without harm to the others.

    `workers` runs go on at once, by default as many as there are processors.
    """

    from concurrent.futures import ThreadPoolExecutor

    def one(task: Task) -> Adjusted | KurojiError:
        try:
            return adjust(task, method, seconds)
        except KurojiError as error:
            return error

    # The work is done in processes of X-13; the threads wait for them.
    with ThreadPoolExecutor(max_workers=workers or os.cpu_count() or 1) as pool:
        return list(pool.map(one, tasks))


def _spans(levels: Levels, task: Task) -> bool:
    return task.spans and len(levels.values) >= SPANS_YEARS * levels.a_year


def _departures(levels: Levels, used: Specification) -> list[str]:
    """Where the adjustment is not what was reviewed for this series and window."""
    told = []
    if used.default:
        told.append(f"No specification was reviewed for this series: the default is used ({used.name}).")
    if left := [ramp for ramp in used.ramps if ramp not in ramps_within(levels, used)]:
        told.append(f"Outside the window, and so left out of the model: {', '.join(left)}.")
    return told


def _by_x13(levels: Levels, task: Task, seconds: float) -> Adjusted:
    used = task.specification
    output = x13.run(levels, used, regressors(levels, used, task.reporter), seconds, spans=_spans(levels, task))
    tables = {name: table(text) for name, text in output.tables.items() if text}
    seasonal = tables["d10"]
    found = diagnostics(output.diagnostics, output.correlations)
    return Adjusted(
        original=levels, adjusted=tables["d11"], trend=tables["d12"], seasonal=seasonal,
        calendar=tables.get("d18", np.ones_like(seasonal)), irregular=tables["d13"], specification=used,
        method=x13.version(output.diagnostics), fallback=False,
        statements=(*_departures(levels, used), *statements(found, output.messages)), diagnostics=found,
    )  # fmt: skip


def _by_stl(levels: Levels, task: Task, told: list[str]) -> Adjusted:
    trend, seasonal, irregular = stl.decomposed(levels)
    return Adjusted(
        original=levels, adjusted=levels.values / seasonal, trend=trend, seasonal=seasonal,
        calendar=np.ones_like(seasonal), irregular=irregular, specification=task.specification,
        method=stl.version(), fallback=True, statements=(*told, stl.FALLBACK),
    )  # fmt: skip
