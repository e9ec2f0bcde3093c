"""The same reading of the detail on Spark with two executors of their own, beside DuckDB, on 10^6 cells.

Each expression is the store's; the two answers must be equal, figure by figure, else there is no row. Spark
runs as `local-cluster[2,1,1024]`: a driver and two executors in processes of their own, as on a
cluster, on this machine's processors. Starting the session is told apart.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pyarrow as pa

from bench.cube import built
from bench.measuring import Row, compared, shown, timed
from kuroji.store.engines import Spark
from kuroji.store.opening import Store
from kuroji.store.rolling_up import rolled_up

NAME = "10^6"
AS_OF = datetime(2026, 10, 5, tzinfo=UTC)
MASTER = "local-cluster[2,1,1024]"
Question = Callable[[Store], pa.Table]


def rows(*, small: bool) -> Iterator[Row]:
    """Starting a session; then the latest and an as-of view summed by heading, equal on both engines."""
    folder = built(NAME)
    start = time.perf_counter()
    session = _session()
    yield Row("Spark session with two executors", "", shown([time.perf_counter() - start]))
    here, there = Store(folder, None), Store(folder, None, engine=Spark(session))
    for what, ask in QUESTIONS.items():
        found = ask(here)
        _must_equal(found, ask(there))
        turns = 1 if small else 3
        seconds = {one: [timed(partial(ask, one)) for _ in range(turns)] for one in (here, there)}
        yield compared(f"{what}: {found.num_rows:,} rows, equal on Spark", seconds[here], seconds[there])
    session.stop()


def _session() -> Any:
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(MASTER).appName("kuroji bench")
    for name, value in (
        ("spark.ui.enabled", "false"),
        ("spark.ui.showConsoleProgress", "false"),
        ("spark.sql.shuffle.partitions", "4"),
    ):
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _summed(digits: int, as_of: datetime | None) -> Question:
    def ask(store: Store) -> pa.Table:
        found = store.detail(as_of)
        if found is None:
            raise AssertionError("the store holds no detail")
        return store.arrow(rolled_up(found, digits, by_partner=True))

    return ask


QUESTIONS: dict[str, Question] = {
    "chapters by country, latest": _summed(2, None),
    "chapters by country, as of 5 October 2026": _summed(2, AS_OF),
    "headings by country, latest": _summed(4, None),
}


def _must_equal(ours: pa.Table, theirs: pa.Table) -> None:
    for name in ours.column_names:
        if ours[name].to_pylist() != theirs[name].to_pylist():
            raise AssertionError(f"DuckDB and Spark do not agree on {name}")
