"""The detail at sizes of 10^6, 10^7 and 10^8 cells: ingest of official-format files, with peak memory.

The ways through the same files (bench.generating), each run in a process of its own, turn by turn:

- ingest: `refresh.ingest` into an empty store, from bytes to durable Parquet: decoding, codes,
  checks, digests, stage and instant of each month, fsync, manifest;
- the bare read: DuckDB's `read_csv` of those bytes into a table in memory, types given, header
  skipped, all processors: what any program on that engine must do at least;
- the usual pandas pipeline: `read_csv` of each file, the months turned into rows with `melt`,
  zeros dropped, apostrophes stripped, `to_parquet`. Where a size would need more memory than
  there is, it is not run;
- again: the same ingest into the store that holds everything already;
- revised: the files of a later stage into that store, so that they become differences.

Files are written to bench/out (2.4 GB at 10^8 cells) unless BENCH_OUT of the shell that starts
it names another folder.
"""

from __future__ import annotations

import json
import math
import os
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench import generating
from bench.generated_store import OUT
from bench.generating import HUNDRED_MILLION, MILLION, TEN_MILLION
from bench.measuring import MEGABYTE, Child, Row, child, compared, peak_megabytes, shown
from kuroji.model.stage import Stage

BUDGET, PANDAS_BUDGET = 1.5, 10.0
SIZES = {"10^6": MILLION, "10^7": TEN_MILLION, "10^8": HUNDRED_MILLION}
TURNS = {"10^6": 7, "10^7": 5, "10^8": 1}
# The pandas pipeline takes minutes for 10^7 cells, and would take more than an hour for 10^8.
WITH_PANDAS = ("10^6", "10^7")
CAPTURED = {Stage.REVISED: datetime(2026, 9, 30, 3, tzinfo=UTC), Stage.FIXED: datetime(2026, 12, 1, 3, tzinfo=UTC)}
# Flows of a year, each of which is a part of the store.
PARTS = len(generating.FLOWS)
FOLDER = Path(os.environ.get("BENCH_OUT", OUT))


def rows(*, small: bool) -> Iterator[Row]:
    """For each size: ingest against its peers, memory, and how time grows with cells."""
    done: dict[str, dict[str, list[Child]]] = {}
    for name in chosen(small=small):
        done[name] = runs = _turns(name, 1 if small else TURNS[name])
        seconds = {way: [one.seconds for one in told] for way, told in runs.items()}
        yield compared(f"ingest {name} cells / bare read_csv", seconds["ingest"], seconds["read"], BUDGET)
        work = {way: [one.result["processor"] for one in runs[way]] for way in ("ingest", "read")}
        yield compared(f"ingest {name} cells / bare read_csv, processor time", work["ingest"], work["read"])
        if "pandas" in runs:
            yield _faster(name, seconds["ingest"], seconds["pandas"])
        first = [statistics.median(seconds["ingest"])]
        yield compared(f"ingest {name} again / first ingest", seconds["again"], first)
        yield compared(f"ingest {name} revised / first ingest", seconds["revised"], first)
        spent = [one.result["processor"] for one in runs["revised"]]
        yield compared(f"ingest {name} revised / first ingest, processor time", spent, work["ingest"][-1:])
    yield _memory("ingest", done)
    yield _memory("revised", done)
    if len(done) > 1:
        yield _slope(done)


def chosen(*, small: bool) -> list[str]:
    """The sizes to be measured: those that BENCH_SIZES names, the two smaller ones without it."""
    wanted = "10^6" if small else os.environ.get("BENCH_SIZES", "10^6 10^7")
    return [name for name in SIZES if name in wanted.split()]


def _turns(name: str, turns: int) -> dict[str, list[Child]]:
    """Ingest and bare read in turn, as often as the size allows, the others once."""
    for stage in CAPTURED:
        generating.written(csv_folder(name, stage), SIZES[name], stage)
    runs: dict[str, list[Child]] = {way: [] for way in WORK if way != "pandas" or name in WITH_PANDAS}
    for turn in range(turns):
        for way in ("ingest", "read") if turn % 2 else ("read", "ingest"):
            runs[way].append(child("cube", way, name))
    # What is there is ingested again, and then revised.
    for way in (way for way in WORK if way in runs and not runs[way]):
        runs[way].append(child("cube", way, name))
    cells = {way: told[0].result["cells"] for way, told in runs.items()}
    if cells["ingest"] != cells.get("pandas", cells["ingest"]):
        raise AssertionError(f"the ways through the files do not agree: {cells}")
    return runs


def csv_folder(name: str, stage: Stage) -> Path:
    """Where the files of a size and stage lie."""
    return FOLDER / f"detail-{name.replace('^', '')}-{int(stage)}"


def store_folder(name: str) -> Path:
    """Where the store of a size lies, which the last turn leaves behind."""
    return FOLDER / f"detail-store-{name.replace('^', '')}"


def _faster(name: str, ours: list[float], peer: list[float]) -> Row:
    times = statistics.median(peer) / statistics.median(ours)
    return Row(
        what=f"ingest {name} cells, pandas pipeline",
        ours=shown(ours),
        peer=shown(peer),
        ratio=f"{times:.1f} times as fast",
        budget=f">= {PANDAS_BUDGET:g}",
        met=times >= PANDAS_BUDGET,
    )


def _memory(way: str, done: dict[str, dict[str, list[Child]]]) -> Row:
    peaks = [max(one.peak for one in runs[way]) for runs in done.values()]
    peers = [max(one.peak for one in runs["read"]) for runs in done.values()]
    return Row(
        what=f"peak memory of {way}, MB, at {' / '.join(done)} cells (largest process)",
        ours=" / ".join(f"{one:.0f}" for one in peaks),
        peer=" / ".join(f"{one:.0f}" for one in peers),
        ratio=f"{peaks[-1] / peaks[0]:.1f} times",
        budget="bounded",
        met=peaks[-1] < 3 * peaks[0] if len(peaks) > 1 else None,
    )


def _slope(done: dict[str, dict[str, list[Child]]]) -> Row:
    names = list(done)
    seconds = {name: min(one.seconds for one in done[name]["ingest"]) for name in names}
    cells = {name: done[name]["ingest"][0].result["cells"] for name in names}
    first, last = names[0], names[-1]
    slope = math.log(seconds[last] / seconds[first]) / math.log(cells[last] / cells[first])
    rate = cells[last] / seconds[last]
    return Row(
        "growth of ingest with cells (1: linear)", f"{rate / 1e6:.2f} million cells/s", "", f"{slope:.2f}", "", None
    )


def _ingest(name: str) -> None:
    shutil.rmtree(store_folder(name), ignore_errors=True)
    _into_store(name, Stage.REVISED)


def _again(name: str) -> None:
    _into_store(name, Stage.REVISED)


def _revised(name: str) -> None:
    _into_store(name, Stage.FIXED)


def _into_store(name: str, stage: Stage) -> None:
    from kuroji.refresh.ingesting import ingest
    from kuroji.sources import estat_jobs  # noqa: F401 - imports are not counted
    from kuroji.store.opening import Store

    folder = csv_folder(name, stage)
    start = time.perf_counter()
    done = ingest(Store(store_folder(name), None), [str(folder)], captured=CAPTURED[stage])
    seconds = time.perf_counter() - start
    cells = sum(entry.rows for entry in done.detail.added) if done.detail else 0
    _report(seconds, cells)


def _read(name: str) -> None:
    import duckdb

    connection = duckdb.connect()
    start = time.perf_counter()
    connection.execute(f"CREATE TABLE held AS SELECT * FROM {_csv(name)}")
    seconds = time.perf_counter() - start
    _report(seconds, connection.execute("SELECT count(*) FROM held").fetchone()[0])


def _csv(name: str) -> str:
    texts = ("HS", "Country", "Unit1", "Unit2")
    titles = generating.header(generating.LAST_YEAR).strip().split(",")
    types = ", ".join(f"'{title}': '{'VARCHAR' if title in texts else 'BIGINT'}'" for title in titles)
    files = ", ".join(f"'{path}'" for path in sorted(csv_folder(name, Stage.REVISED).glob("*-*-*.csv")))
    return f"read_csv([{files}], skip=1, header=false, auto_detect=false, delim=',', quote='', columns={{{types}}})"


def _pandas(name: str) -> None:
    import pandas as pd  # noqa: TID251 - the peer

    folder = store_folder(name).with_name(f"pandas-{name.replace('^', '')}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    cells = 0
    start = time.perf_counter()
    for path in sorted(csv_folder(name, Stage.REVISED).glob("*-*-*.csv")):
        table = pd.read_csv(path, dtype={"HS": str, "Country": str}).rename(
            columns=lambda one: one.replace("Apl", "Apr")
        )
        table["HS"] = table["HS"].str.strip("'")
        keys = ["Exp or Imp", "Year", "HS", "Country", "Unit1", "Unit2"]
        long = table.melt(keys, [one for one in table.columns if "-" in one and "Year" not in one])
        long[["figure", "month"]] = long["variable"].str.split("-", expand=True)
        long = long.drop(columns="variable").set_index([*keys, "month", "figure"])["value"].unstack("figure")
        long = long[(long != 0).any(axis=1)].reset_index()
        long.to_parquet(folder / f"{path.stem}.parquet")
        cells += len(long)
    _report(time.perf_counter() - start, cells)
    shutil.rmtree(folder)


def _report(seconds: float, cells: int) -> None:
    """As `report`, with the processor time of all processes, imports included, and the memory of the largest."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(one.ru_utime + one.ru_stime for one in usages)
    peak = max(peak_megabytes(), usages[1].ru_maxrss * 1024 / MEGABYTE)
    print(json.dumps({"seconds": seconds, "peak": peak, "result": {"cells": cells, "processor": processor}}))


WORK: dict[str, Callable[[str], None]] = {
    "ingest": _ingest, "read": _read, "pandas": _pandas, "again": _again, "revised": _revised,
}  # fmt: skip


def built(name: str) -> Path:
    """The store of a size, at its revised and then its fixed stage; what is not there yet is put in first."""
    from kuroji.refresh.ingesting import ingest
    from kuroji.store.opening import Store

    target = store_folder(name)
    if (
        len({entry.sequence for entry in Store(target, None).own.detail.entries})
        < len(CAPTURED) * PARTS * SIZES[name].years
    ):
        for stage, captured in CAPTURED.items():
            generating.written(csv_folder(name, stage), SIZES[name], stage)
            ingest(Store(target, None), [str(csv_folder(name, stage))], captured=captured)
    return target


if __name__ == "__main__":
    way, name = sys.argv[1:]
    WORK[way](name)
