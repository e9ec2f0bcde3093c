"""Start-up: a cold `kuroji brief`, as text to a pipe, against a process that only opens the query layer.

Budget: 3 times importing Ibis and opening a DuckDB connection. `kuroji --help` must not need
the query layer at all, so it has to come out below it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from functools import partial

from bench.measuring import Row, command, compared, in_turn

BUDGET, BUDGET_HELP = 3.0, 1.0
# What the installed script `kuroji` does.
KUROJI = "import sys; from kuroji.cli.main import main; sys.exit(main())"
QUERY_LAYER = "import ibis; ibis.duckdb.connect().raw_sql('SELECT 1').fetchall()"


def rows(*, small: bool) -> Iterator[Row]:
    """The brief of the newest month, one of an older vintage, and the help, each in a process of its own."""
    turns = 4 if small else 8
    for what, arguments, budget in (
        ("cold `kuroji brief`", ("brief", "--format", "txt"), BUDGET),
        ("cold `kuroji brief 2026-05 --as-of 2026-06-17`", ("brief", "2026-05", "--as-of", "2026-06-17"), BUDGET),
        ("cold `kuroji --help`", ("--help",), BUDGET_HELP),
    ):
        ours, peer = in_turn(partial(kuroji, *arguments), query_layer, turns)
        yield compared(f"{what} / import Ibis, connect", ours, peer, budget)


def kuroji(*arguments: str) -> None:
    """Run the command line over the embedded figures alone."""
    with tempfile.TemporaryDirectory() as nowhere:
        command(sys.executable, "-c", KUROJI, *arguments, environment={"KUROJI_STORE": nowhere})


def query_layer() -> None:
    """Import the query layer and open a connection, nothing else."""
    command(sys.executable, "-c", QUERY_LAYER)
