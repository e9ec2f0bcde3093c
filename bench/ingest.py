"""Ingest: official CSV into an empty store, against the engine's bare CSV read of the same bytes.

Three ways through the same files, each run in a process of its own, imports not counted:

- ingest: `refresh.ingest`, the whole way from bytes to a durable store: decoding, header and
  codes, checks, observations with stage and instant, Parquet with fsync, settling;
- parse: the first half of it, from bytes to tables of observations;
- the peer: DuckDB's `read_csv` of those bytes into a table in memory, types given. It cannot
  read cp932; the seven header rows are skipped, and what follows is plain ASCII;
- for the size of the work beyond reading, the engine's own way from the wide CSV to long
  Parquet: `read_csv`, `UNPIVOT`, `COPY ... (FORMAT parquet, COMPRESSION zstd)`, without codes,
  checks, instants, order or fsync.

Files are 0.45 MB each, as the official ones are; larger inputs are more files. Memory is the
highest of the process.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench import official_csv
from bench.generated_store import OUT
from bench.measuring import Child, Row, child, compared, report

BUDGET = 1.5
SIZES, SIZES_SMALL = (1, 10, 100), (1, 4)
CAPTURED = datetime(2026, 9, 30, 3, tzinfo=UTC)


def rows(*, small: bool) -> Iterator[Row]:
    """For each size: ingest and parsing against the bare read, ingest against the engine's way to Parquet, memory."""
    sizes = SIZES_SMALL if small else SIZES
    peaks: dict[int, dict[str, float]] = {}
    for size in sizes:
        runs = _turns(size, 2 if small or size >= 100 else 4)
        seconds = {way: [one.seconds for one in done] for way, done in runs.items()}
        peaks[size] = {way: max(one.peak for one in done) for way, done in runs.items()}
        _same_rows(runs)
        yield compared(f"ingest {size} MB / bare read_csv", seconds["ingest"], seconds["read"], BUDGET)
        yield compared(f"parse {size} MB / bare read_csv", seconds["parse"], seconds["read"])
        yield compared(f"ingest {size} MB / read_csv, UNPIVOT, write Parquet", seconds["ingest"], seconds["convert"])
    yield from (_memory(way, peaks) for way in ("ingest", "parse"))


def _turns(size: int, turns: int) -> dict[str, list[Child]]:
    folder = OUT / "csv"
    count = str(len(official_csv.written(folder, size)))
    runs: dict[str, list[Child]] = {way: [] for way in WAYS}
    for turn in range(turns):
        for way in WAYS if turn % 2 else reversed(WAYS):
            runs[way].append(child("ingest", way, str(size), count))
    return runs


def _same_rows(runs: dict[str, list[Child]]) -> None:
    """Both sides must have seen the same months: what is compared is the same work."""
    months = {way: done[0].result for way, done in runs.items()}
    if months["ingest"] != months["parse"] or months["read"] != months["convert"]:
        raise AssertionError(f"the ways through the files do not agree: {months}")


def _memory(way: str, peaks: dict[int, dict[str, float]]) -> Row:
    sizes = list(peaks)
    ours = [peaks[size][way] for size in sizes]
    growth = (ours[-1] - ours[0]) / (sizes[-1] - sizes[0])
    return Row(
        what=f"peak memory of {way}, MB, at {' / '.join(map(str, sizes))} MB",
        ours=" / ".join(f"{one:.0f}" for one in ours),
        peer=" / ".join(f"{peaks[size]['read']:.0f}" for size in sizes),
        ratio=f"{growth:.1f} MB a MB",
        budget="bounded",
        met=growth < 1,
    )


def _ingest(paths: list[Path]) -> object:
    from kuroji.refresh.ingesting import ingest
    from kuroji.store.opening import Store

    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        start = time.perf_counter()
        done = ingest(Store(Path(folder), None), [str(path) for path in paths], captured=CAPTURED)
        report(time.perf_counter() - start, sum(read.rows for read in done.read))
    return None


def _parse(paths: list[Path]) -> object:
    from kuroji.sources import registry

    start = time.perf_counter()
    count = 0
    for path in paths:
        _, table = registry.read(path, name=path.name, retrieved_at=CAPTURED, captured=CAPTURED)
        count += table.num_rows
    report(time.perf_counter() - start, count)
    return None


def _read(paths: list[Path]) -> object:
    import duckdb

    connection = duckdb.connect()
    start = time.perf_counter()
    connection.execute(f"CREATE TABLE held AS SELECT * FROM {_csv(paths)}")
    seconds = time.perf_counter() - start
    report(seconds, connection.execute("SELECT count(*) FROM held").fetchone())
    return None


def _convert(paths: list[Path]) -> object:
    import duckdb

    connection = duckdb.connect()
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        start = time.perf_counter()
        connection.execute(
            f"CREATE TABLE held AS SELECT * FROM {_csv(paths)};"
            f"COPY (UNPIVOT held ON COLUMNS('^c') INTO NAME place VALUE figure)"
            f" TO '{folder}/held.parquet' (FORMAT parquet, COMPRESSION zstd)"
        )
        seconds = time.perf_counter() - start
    report(seconds, connection.execute("SELECT count(*) FROM held").fetchone())
    return None


def _csv(paths: list[Path]) -> str:
    columns = ", ".join(f"'c{place}': 'DOUBLE'" for place in range(1, official_csv.width()))
    names = ", ".join(f"'{path}'" for path in paths)
    return (
        f"read_csv([{names}], skip=7, header=false, auto_detect=false, delim=',', nullstr=['-', '- ', ''],"
        f" filename=true, columns={{'period': 'VARCHAR', {columns}}})"
    )


WAYS = ("ingest", "parse", "read", "convert")
WORK: dict[str, Callable[[list[Path]], object]] = {
    "ingest": _ingest, "parse": _parse, "read": _read, "convert": _convert,
}  # fmt: skip

if __name__ == "__main__":
    way, size, _ = sys.argv[1:]
    WORK[way](official_csv.written(OUT / "csv", float(size)))
