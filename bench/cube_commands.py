"""Cold commands over a store that holds the detail, each in a process of its own, output to a pipe.

- `kuroji brief` of a month, which asks nothing of the detail, over that store and over an empty one: what is
  held may cost it nothing; and against importing the query layer, as in start_up;
- `kuroji series` of a subheading with one country, which reads all years of it;
- `kuroji scan` of all subheadings with the world: the detail from its first year to its last.

Memory is the highest of the process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from bench.cube import built, chosen
from bench.measuring import MEGABYTE, ROOT, Row, compared, in_turn, shown
from bench.start_up import BUDGET, KUROJI, query_layer

# Nothing is read of the detail; the rest is how far one run of a process is from the next.
NO_DEARER = 1.1
TURNS, TURNS_SCAN = 6, 2
BRIEF = ("brief", "2026-05", "--format", "txt")
SCAN = ("scan", "2025-12", "--level", "hs6")


class Ran(msgspec.Struct, frozen=True):
    """What a command took: seconds, of all processors, and memory in MB."""

    seconds: float
    processor: float
    memory: float


def rows(*, small: bool) -> Iterator[Row]:
    """For each size: the three commands."""
    turns = 2 if small else TURNS
    with tempfile.TemporaryDirectory() as nowhere:
        for name in chosen(small=small):
            store = built(name)
            ours, peer = in_turn(partial(_run, BRIEF, store), partial(_run, BRIEF, Path(nowhere)), turns)
            yield compared(f"cold brief beside {name} cells / without them", ours, peer, NO_DEARER)
            ours, peer = in_turn(partial(_run, BRIEF, store), query_layer, turns)
            yield compared(f"cold brief beside {name} cells / import Ibis, connect", ours, peer, BUDGET)
            series = ("series", "--flow", "import", "--partner", "CN", "--commodity", _subheading(store))
            ours, peer = in_turn(partial(_run, series, store), query_layer, turns)
            yield compared(f"cold series of a subheading, {name} cells / import Ibis, connect", ours, peer)
            yield from _told(name, store, {"brief": BRIEF, "series": series, "scan": SCAN}, 1 if small else TURNS_SCAN)


def _told(name: str, store: Path, commands: dict[str, tuple[str, ...]], turns: int) -> Iterator[Row]:
    for what, words in commands.items():
        runs = [_run(words, store) for _ in range(turns)]
        spent = shown([one.processor for one in runs])
        yield Row(
            f"cold {what}, {name} cells, memory {max(one.memory for one in runs):.0f} MB, processor {spent}",
            shown([one.seconds for one in runs]),
            "",
        )


def _subheading(store: Path) -> str:
    """A subheading of chapter 85 that is held with China in the newest and the oldest year."""
    import duckdb

    files = [str(path) for path in sorted((store / "detail").glob("*import*country.parquet"))]
    found = duckdb.execute(
        "SELECT left(commodity, 6) FROM read_parquet($1) WHERE partner = 'CN' AND commodity LIKE '85%'"
        " GROUP BY 1 ORDER BY count(DISTINCT end_month) DESC, 1 LIMIT 1",
        [[files[0], files[-1]]],
    ).fetchone()
    if found is None:
        raise AssertionError("no import of chapter 85 from China")
    return f"HS:{found[0]}"


def _run(words: tuple[str, ...], store: Path) -> Ran:
    """Run a command over a store laid over the embedded figures. CalledProcessError if it fails."""
    told = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "KUROJI_STORE": str(store)}
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", KUROJI, *words], cwd=ROOT, env=told, stdout=subprocess.DEVNULL) as one:
        _, status, used = os.wait4(one.pid, 0)
        one.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if one.returncode:
        raise subprocess.CalledProcessError(one.returncode, words)
    return Ran(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / MEGABYTE)
