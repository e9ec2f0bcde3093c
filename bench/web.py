"""The web: requests a second and the slowest of a hundred, beside Datasette serving the same table, both in this run.

Ours is `kuroji serve` as anybody starts it; the peer is `datasette serve` on an SQLite file
that holds the same figures, indexed as its documentation advises, its row counts and facets
switched off. Both are processes of their own, and so is the load, which keeps sixteen
connections busy by turns with one side and the other:

- a story page of ours, against the peer's page of the very facts that the story tells;
- a series of the interface, against the same rows as JSON: the same question again and again
  (a site's readers ask alike), another span each time (ours has no answer kept, but figures that other
  answers told), and figures that no answer told before;
- for the size of the rest: a bare uvicorn application that answers our bytes from memory.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from bench.cube import OUT
from bench.measuring import ROOT, Row

AT_ONCE = 16
STORY = "/en/stories/japan-trade-2026-05/"
SERIES = {"flow": "export", "partner": "world", "commodity": "total", "measure": "value"}
SPAN = ("2024-01", "2026-08")
# Imports of telephones are kept apart since 2017 only.
TELEPHONES = "7030703"
TABLE = "figures"


def rows(*, small: bool) -> Iterator[Row]:
    """Each address of ours and of the peer, by turns of the same number of requests."""
    count, turns = (160, 2) if small else (1_600, 4)
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as name, ExitStack() as stack:
        folder = Path(name)
        ours = stack.enter_context(_kuroji(folder))
        peer = stack.enter_context(_datasette(_tables(folder, ours)))
        bare = stack.enter_context(_bare(ours, folder))
        _same_rows(ours, peer)
        yield from _compared("story page, kept", (ours, STORY), (peer, f"/data/facts?{_NO_COUNT}"), count, turns)
        yield from _compared("story page, kept / bare uvicorn", (ours, STORY), (bare, "/"), count, turns)
        yield from _compared("series, asked again", (ours, _ours(*SPAN)), (peer, _peers(*SPAN)), count, turns)
        for what, sides in (("another each time", "fresh"), ("figures nobody asked for", "untold")):
            yield from _compared(f"series, {what}", (ours, f"{sides} ours"), (peer, f"{sides} peer"), count // 4, turns)


def _ours(since: str, until: str, **other: str) -> str:
    return "/api/series?" + urlencode(SERIES | {"period": f"{since}..{until}"} | other)


_NO_COUNT = "_nocount=1&_nofacet=1&_nosuggest=1&_size=max"


def _peers(since: str, until: str, **other: str) -> str:
    asked = SERIES | {"period__gte": since, "period__lte": until} | other
    return f"/data/{TABLE}.json?{urlencode(asked)}&_shape=objects&{_NO_COUNT}"


def fresh(side: str) -> Iterator[str]:
    """Questions of which no two are alike: another flow and span each time."""
    spans = itertools.product(range(1980, 2023), range(1, 13), (1, 2, 3), ("export", "import"))
    for year, month, years, flow in spans:
        yield {"ours": _ours, "peer": _peers}[side](f"{year}-{month:02d}", f"{year + years}-{month:02d}", flow=flow)


def untold(side: str) -> Iterator[str]:
    """Questions of which no two share a figure: a year of another commodity each time."""
    from kuroji.classifications.commodities import commodities

    for year, flow in itertools.product(range(2008, 2024), ("export", "import")):
        for item in (one for one in commodities(flow)[1:] if one.code != TELEPHONES):
            code = f"PC:{item.code}" if side == "ours" else item.code
            yield {"ours": _ours, "peer": _peers}[side](f"{year}-01", f"{year}-12", flow=flow, commodity=code)


def _same_rows(ours: str, peer: str) -> None:
    """Both sides answer with the same figures, or nothing is timed."""
    answers = [
        httpx.get(f"{side}{path}", timeout=60).json() for side, path in ((ours, _ours(*SPAN)), (peer, _peers(*SPAN)))
    ]
    found, theirs = ([(row["period"], row["value"]) for row in answer["rows"]] for answer in answers)
    if found != theirs:
        raise ValueError("the two sides do not answer with the same rows")


def _compared(what: str, ours: tuple[str, str], peer: tuple[str, str], count: int, turns: int) -> Iterator[Row]:
    speeds: tuple[list[float], list[float]] = ([], [])
    slowest: tuple[list[float], list[float]] = ([], [])
    for turn in range(turns):
        for side in (0, 1) if turn % 2 else (1, 0):
            address, path = (ours, peer)[side]
            told = _loaded(address, path, count, turn * count)
            speeds[side].append(count / told["seconds"])
            slowest[side].append(told["p99"])
    faster = [a / b for a, b in zip(*speeds, strict=True)]
    slower = [a / b for a, b in zip(*slowest, strict=True)]
    judged = "bare" not in what
    yield Row(
        f"{what}: requests a second", f"{statistics.median(speeds[0]):,.0f}", f"{statistics.median(speeds[1]):,.0f}",
        _spread(faster), ">= 1" if judged else "", statistics.median(faster) >= 1 if judged else None,
    )  # fmt: skip
    yield Row(
        f"{what}: p99, ms", f"{statistics.median(slowest[0]):.1f}", f"{statistics.median(slowest[1]):.1f}",
        _spread(slower), "<= 1" if judged else "", statistics.median(slower) <= 1 if judged else None,
    )  # fmt: skip


def _spread(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def _loaded(address: str, path: str, count: int, skip: int) -> dict[str, float]:
    """What a load of so many requests came to, made by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.web", address, path, str(count), str(skip)],
        cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


# The two servers


@contextmanager
def _kuroji(folder: Path) -> Iterator[str]:
    """Ours, once its first pages are ready."""
    log = folder / "log"
    command = [sys.executable, "-m", "kuroji.cli.main", "serve", "--port", "0", "--store", str(folder / "store")]
    with log.open("wb") as errors, _process(command, errors):
        _until(lambda: '"message":"ready"' in log.read_text())
        told = [json.loads(line) for line in log.read_text().splitlines()]
        port = next(line["port"] for line in told if line["message"] == "serving")
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _datasette(file: Path) -> Iterator[str]:
    port = _free_port()
    command = [
        sys.executable, "-m", "datasette", "serve", "--immutable", str(file), "--port", str(port),
        "--setting", "max_returned_rows", "5000", "--setting", "suggest_facets", "off", "--setting", "sql_time_limit_ms", "60000",
    ]  # fmt: skip
    with _process(command, subprocess.DEVNULL):
        address = f"http://127.0.0.1:{port}"
        _until(lambda: httpx.get(f"{address}/-/versions.json").is_success)
        yield address


@contextmanager
def _bare(ours: str, folder: Path) -> Iterator[str]:
    port = _free_port()
    (folder / "page.html").write_bytes(httpx.get(f"{ours}{STORY}", timeout=120).content)
    with _process(
        [sys.executable, "-m", "bench.web", "bare", str(folder / "page.html"), str(port)], subprocess.DEVNULL
    ):
        _until(lambda: httpx.get(f"http://127.0.0.1:{port}/").is_success)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _process(command: list[str], errors: Any) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, cwd=ROOT, env=_environment(), stderr=errors, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KUROJI_")}
    return {**kept, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _until(done: Callable[[], bool]) -> None:
    for _ in range(6_000):
        with suppress(httpx.TransportError):
            if done():
                return
        time.sleep(0.1)
    raise TimeoutError("a server did not start")


COLUMNS = (
    "flow", "partner", "classification", "commodity", "measure", "unit", "period", "value", "quantum", "status", "stage",
    "release",
)  # fmt: skip


def _tables(folder: Path, ours: str) -> Path:
    """An SQLite file with all monthly figures as known now, and with the facts of the story."""
    from kuroji.model.period import Frequency
    from kuroji.store.opening import open_store
    from kuroji.store.reading import Selection

    levels = Selection(reporter=("JP",), statistic=("level",), frequency=(str(Frequency.MONTH),))
    cells = open_store().panel(None, levels).table
    facts = httpx.get(f"{ours}{STORY[:-1]}.json", timeout=120).json()["facts"]
    plain = [name for name in facts[0] if all(isinstance(f[name], str | int | float) for f in facts)]
    file = folder / "data.db"
    with sqlite3.connect(file) as db:
        _filled(
            db,
            TABLE,
            COLUMNS,
            (
                [str(row[name]) if isinstance(row[name], str) else row[name] for name in COLUMNS]
                for row in cells.select(list(COLUMNS)).to_pylist()
            ),
        )
        db.execute(f"create index asked on {TABLE} (flow, partner, commodity, measure, period)")
        _filled(db, "facts", plain, ([fact[name] for name in plain] for fact in facts))
    return file


def _filled(db: sqlite3.Connection, name: str, columns: Sequence[str], found: Iterable[Sequence[Any]]) -> None:
    db.execute(f"create table {name} ({', '.join(columns)})")
    db.executemany(f"insert into {name} values ({', '.join('?' * len(columns))})", found)


# The load


async def _asked(address: str, paths: Iterator[str], count: int) -> dict[str, float]:
    """Seconds for all requests, and the slowest of a hundred in ms, with so many connections kept busy."""
    each: list[float] = []
    waiting = iter(range(count))
    host = urlsplit(address)

    async def worker() -> None:
        reader, writer = await asyncio.open_connection(host.hostname, host.port)
        for _ in waiting:
            began = time.perf_counter()
            writer.write(f"GET {next(paths)} HTTP/1.1\r\nHost: {host.netloc}\r\n\r\n".encode())
            await _answered(reader)
            each.append(time.perf_counter() - began)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return {"seconds": time.perf_counter() - began, "p99": 1000 * statistics.quantiles(each, n=100)[-1]}


async def _answered(reader: asyncio.StreamReader) -> None:
    """One answer read to its end. Raises ValueError for another status than 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if " 200 " not in head.partition("\r\n")[0]:
        raise ValueError(head)
    length = head.partition("content-length: ")[2].partition("\r\n")[0]
    if length:
        await reader.readexactly(int(length))
        return
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
    await reader.readline()


def _load(address: str, path: str, count: int, skip: int) -> dict[str, float]:
    kind, _, side = path.partition(" ")
    paths = itertools.islice(QUESTIONS[kind](side), skip, None) if side else itertools.repeat(path)
    return asyncio.run(_asked(address, paths, count))


def _serve_bare(file: Path, port: int) -> None:
    """An application that answers one body from memory and does nothing else."""
    import uvicorn

    body = file.read_bytes()

    async def app(scope: Any, _: Any, send: Any) -> None:
        if scope["type"] == "http":
            headers = [(b"content-length", str(len(body)).encode())]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    uvicorn.run(app, port=port, log_config=None, access_log=False, lifespan="off")


QUESTIONS = {"fresh": fresh, "untold": untold}

if __name__ == "__main__":
    if sys.argv[1] == "bare":
        _serve_bare(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        print(json.dumps(_load(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
