"""Engines: what answers the store's expressions. DuckDB in this process, or Spark on many machines.

Expressions are functions from table to table (reading.py, detail_reading.py, rolling_up.py) and
know no engine. An engine opens files as a table and turns an expression into Arrow, and nothing
else about it differs: `Store(folder, None, engine=Spark(session))` reads what `Store(folder, None)` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa

if TYPE_CHECKING:
    import ibis.expr.types as ir


class Engine(Protocol):
    """What a store needs of whatever answers its expressions."""

    def opened(self, files: Sequence[str]) -> ir.Table:
        """The rows of some Parquet files of one schema, as a table to build on."""

    def lent(self, name: str, rows: pa.Table) -> ir.Table:
        """Rows in memory under a name, as a table to build on."""

    def answer(self, expression: ir.Table) -> pa.Table:
        """The rows of an expression. Raises one of `failures` where a file is missing or damaged."""

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What the engine raises when it cannot read."""


class DuckDB:
    """The engine in this process: all processors of one machine, files on its disk."""

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """The errors of DuckDB."""
        import duckdb

        return (duckdb.Error,)

    def opened(self, files: Sequence[str]) -> ir.Table:
        """The table in some files."""
        return self._connection.read_parquet(list(files))

    def lent(self, name: str, rows: pa.Table) -> ir.Table:
        """Rows in memory, which are not copied."""
        self._connection.con.register(name, rows)
        return self._connection.table(name)

    def answer(self, expression: ir.Table) -> pa.Table:
        """The rows of an expression, in the order it asks for."""
        # The engine is asked directly: Ibis' own way to Arrow imports pandas, which takes longer than the query.
        connection = self._connection
        found: pa.Table = connection.con.execute(str(connection.compile(expression))).to_arrow_table()
        return found

    @cached_property
    def _connection(self) -> Any:
        import ibis

        connection = ibis.duckdb.connect()
        connection.raw_sql("SET TimeZone = 'UTC'")
        # It would go to the standard output, among the answers.
        connection.raw_sql("SET enable_progress_bar = false")
        return connection


class Spark:
    """The engine of a cluster, by a session that the caller made and stops.

    With `places` (local prefix, prefix for the executors) a store of which this machine holds
    only the manifest is read where its Parquet files lie: `("/srv/kuroji", "s3a://bucket/kuroji")`.
    The session's time zone becomes UTC. Needs the extra `cluster`.
    """

    def __init__(self, session: Any, places: tuple[str, str] | None = None) -> None:
        self.session = session
        self.places = places
        self._views = 0

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """The errors of Spark, those of its Java side included."""
        spark, java = import_module("pyspark.errors"), import_module("py4j.protocol")
        return (spark.PySparkException, java.Py4JError)

    def opened(self, files: Sequence[str]) -> ir.Table:
        """The table in some files, which every executor must reach."""
        self._views += 1
        return self._named(f"kuroji_{self._views}", self.session.read.parquet(*(self._place(file) for file in files)))

    def lent(self, name: str, rows: pa.Table) -> ir.Table:
        """Rows in memory, sent to the executors."""
        return self._named(name, self.session.createDataFrame(rows))

    def answer(self, expression: ir.Table) -> pa.Table:
        """The rows of an expression, gathered in the driver."""
        found: pa.Table = self.session.sql(str(self._connection.compile(expression))).toArrow()
        return found

    def _place(self, file: str) -> str:
        here, there = self.places or ("", "")
        return there + file.removeprefix(here) if file.startswith(here) else file

    def _named(self, name: str, frame: Any) -> ir.Table:
        frame.createOrReplaceTempView(name)
        return self._connection.table(name)

    @cached_property
    def _connection(self) -> Any:
        import ibis

        return ibis.pyspark.connect(self.session)
