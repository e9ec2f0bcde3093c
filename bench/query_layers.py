"""The query layer chosen: hand SQL, Ibis and narwhals asked the same as-of question (docs/decisions/0002-query-layer.md).

Not part of the default run; narwhals is no dependency, and left out where it is not
installed. The question is that of a store without settled files: of 20 million observations
the newest of each cell, known by a day in 2010, summed by month.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from bench import generated_store
from bench.as_of import AS_OF, INSTANT, SUMS, Files
from bench.measuring import Row, command, compared, in_turn
from kuroji.model.observation import CELL_COLUMNS

LAYERS = {
    "Ibis": "import ibis; ibis.duckdb.connect()",
    "narwhals": "import duckdb, narwhals; narwhals.from_native(duckdb.connect().sql('SELECT 1 AS one'))",
}


def rows(*, small: bool) -> Iterator[Row]:
    """Importing and connecting; then the as-of question in each layer against hand SQL."""
    held = importlib.util.find_spec("narwhals") is not None
    for name, statement in LAYERS.items():
        if held or name == "Ibis":
            bare = partial(command, sys.executable, "-c", "import duckdb; duckdb.connect()")
            ours = partial(command, sys.executable, "-c", statement)
            yield compared(f"import {name}, connect / DuckDB alone", *in_turn(ours, bare, 5 if small else 10))
    files = Files(generated_store.built(generated_store.SMALL if small else generated_store.LARGE))
    ways: dict[str, Callable[[], Any]] = {
        "arg_max over a struct, by hand": lambda: files.sql(files.by_arg_max()),
        "arg_max over the value, by hand": lambda: files.sql(_trapped(files)),
        "Ibis, argmax": lambda: files.arrow(ibis_argmax(files)),
        "Ibis, window": lambda: files.arrow(ibis_window(files)),
        "Ibis, the settled expression": lambda: files.arrow(files.summed(files.expression())),
    }
    if held:
        ways["narwhals, last"] = lambda: narwhals_last(files)
        ways["narwhals, window"] = lambda: narwhals_window(files)
    for name, way in ways.items():
        yield compared(f"{name} / QUALIFY by hand", *in_turn(way, lambda: files.sql(files.by_qualify()), 2))
    yield from agreement(files, ways)


def agreement(files: Files, ways: dict[str, Callable[[], Any]]) -> Iterator[Row]:
    """Whether each way gives the numbers of QUALIFY: cells without a number tell them apart."""
    expected = _counts(files.sql(files.by_qualify()))
    for name, way in ways.items():
        cells, numbers = _counts(way())
        same = "the same" if (cells, numbers) == expected else "differs"
        yield Row(f"{name}: cells, with a number", f"{cells:,}, {numbers:,}", f"{expected[0]:,}, {expected[1]:,}", same)


def ibis_argmax(files: Files) -> Any:
    """The newest value by aggregation; Ibis writes `first(... ORDER BY)`, which keeps a null."""
    known = _known(files)
    newest = known.group_by(list(CELL_COLUMNS)).aggregate(
        value=known.value.argmax(known.order), end_month=known.end_month.argmax(known.order)
    )
    return files.summed(newest)


def ibis_window(files: Files) -> Any:
    """The newest row by a window."""
    import ibis

    known = _known(files)
    place = ibis.row_number().over(group_by=list(CELL_COLUMNS), order_by=known.order.desc())
    return files.summed(known.mutate(place=place).filter(lambda row: row.place == 0))


def narwhals_window(files: Files) -> Any:
    """The newest row where the order is the highest of its cell."""
    nw: Any = importlib.import_module("narwhals")
    newest = _narwhals_known(files).filter(nw.col("order") == nw.col("order").max().over(*CELL_COLUMNS))
    return _narwhals_summed(newest)


def narwhals_last(files: Files) -> Any:
    """The newest value by aggregation; narwhals, too, writes an aggregate that keeps a null."""
    nw: Any = importlib.import_module("narwhals")
    newest = {name: nw.col(name).last(order_by="order") for name in ("value", "end_month")}
    return _narwhals_summed(_narwhals_known(files).group_by(*CELL_COLUMNS).agg(**newest))


def _narwhals_known(files: Files) -> Any:
    nw: Any = importlib.import_module("narwhals")
    said = nw.from_native(files.engine.sql(f"SELECT * FROM read_parquet('{files.releases}')"))
    return said.filter(nw.col("known_at") <= AS_OF)


def _narwhals_summed(newest: Any) -> Any:
    nw: Any = importlib.import_module("narwhals")
    sums = {"cells": nw.len(), "numbers": nw.col("value").count(), "total": nw.col("value").sum()}
    return nw.to_native(newest.group_by("end_month").agg(**sums)).to_arrow_table()


def _known(files: Files) -> Any:
    said = files.ibis.read_parquet(files.releases)
    return said.filter(said.known_at <= AS_OF)


def _trapped(files: Files) -> str:
    """The tempting form: DuckDB's arg_max passes over nulls, so an older number comes back for a withheld one."""
    cell = ", ".join(CELL_COLUMNS)
    held = f"""SELECT arg_max(value, "order") AS value, any_value(end_month) AS end_month
        FROM read_parquet('{files.releases}') WHERE known_at <= {INSTANT} GROUP BY {cell}"""
    return f"SELECT {SUMS} FROM ({held}) GROUP BY end_month"


def _counts(table: Any) -> tuple[int, int]:
    return sum(table["cells"].to_pylist()), sum(table["numbers"].to_pylist())
