"""Watch: from the moment a release appears on a server to the moment its story can be read, and where that time goes.

A watcher in a process of its own, on the real clock (set to the day of the release), asks a
server on this machine as it asks the customs site: every five seconds around 08:50, twelve
requests a minute at most. Some moment after 08:50 the file appears. Readable means that
both languages in all five formats are in the output folder, durable; pictures follow.

- detect: until the server is asked for the file and has it. Half the pace is to be expected;
- download, ingest, tell, write: as the watcher's own events give them;
- the peer: what no program can do without. The bytes are downloaded and hashed, and as many
  bytes as the story has are written to as many files and made durable;
- for the size of the rest: a cold process that imports the query layer and connects.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tests.web.watching.site import OFFICIAL, SEPTEMBER, Server, september, serving, tokyo

from bench.generated_store import OUT
from bench.measuring import ROOT, Row, compared, shown, timed
from bench.start_up import query_layer

DUE = tokyo("2026-10-21")
SLUG = "japan-trade-2026-09"
# So long before 08:50 the watcher starts: it gets ready, and looks from twenty seconds before.
BEFORE = timedelta(seconds=24)
PACE = 5.0
PATIENCE = 180.0
STEPS = ("transfer", "ingest", "tell", "write")


def rows(*, small: bool) -> Iterator[Row]:
    """The whole time, its parts, and what it is held against."""
    random.seed(850)
    runs = [_one_run() for _ in range(2 if small else 5)]
    works = [run["readable"] - run["detect"] for run in runs]
    limits = [run["limit"] for run in runs]
    cold = [timed(query_layer) for _ in runs]
    halves = [PACE / 2] * len(runs)
    yield compared("file appears -> story readable / download, hash, write the bytes", _of(runs, "readable"), limits)
    yield compared("  of it detect / half the pace of 5 s", _of(runs, "detect"), halves)
    yield compared("  of it work / download, hash, write the bytes", works, limits)
    yield compared("  work / import Ibis, connect (cold)", works, cold)
    for step in STEPS:
        share = statistics.median(run[step] / work for run, work in zip(runs, works, strict=True))
        yield Row(what=f"  work: {step}", ours=shown(_of(runs, step)), peer="", ratio=f"{share:.0%} of the work")
    yield Row(what="file appears -> pictures, too", ours=shown(_of(runs, "illustrated")), peer="")


def _of(runs: list[dict[str, float]], name: str) -> list[float]:
    return [run[name] for run in runs]


def _one_run() -> dict[str, float]:
    """Seconds from the appearance to each moment, and those of the single steps."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as name, serving() as site:
        folder, content = Path(name), september()
        begin = time.time() + 1
        watcher = subprocess.Popen(
            [sys.executable, "-m", "bench.watch", name, str(site.port), str(begin)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        )  # fmt: skip
        try:
            time.sleep(begin + BEFORE.total_seconds() + PACE * random.random() - time.time())  # noqa: S311
            site.publish(SEPTEMBER, content)
            appeared = time.perf_counter()
            found = {
                "detect": _seconds_until(appeared, lambda: 200 in site.requests_of(SEPTEMBER), 0.002),
                "readable": _seconds_until(appeared, (folder / "out" / SLUG).exists, 0.002),
            }
            found |= _told(watcher)
            found["illustrated"] = time.perf_counter() - appeared
        finally:
            watcher.terminate()
            watcher.communicate()
        found["limit"] = _limit(site, folder)
        return found


def _seconds_until(start: float, done: Callable[[], bool], every: float) -> float:
    while not done():
        if time.perf_counter() - start > PATIENCE:
            raise TimeoutError("the watcher did not publish")
        time.sleep(every)
    return time.perf_counter() - start


def _told(watcher: subprocess.Popen[str]) -> dict[str, float]:
    """The seconds of the steps, from the watcher's events up to the last one."""
    assert watcher.stdout is not None
    seconds: dict[str, float] = {}
    for line in watcher.stdout:
        event = json.loads(line)
        if event["event"] in ("arrived", "published"):
            seconds |= {step: event[step] for step in STEPS if step in event}
        if event["event"] == "illustrated":
            break
    return seconds


def _limit(site: Server, folder: Path) -> float:
    """Seconds to download and hash the release, and to write files of the size of the story's, made durable."""
    words = next((folder / "out" / "editions").glob("*.words"))
    sizes = [path.stat().st_size for path in words.iterdir()]

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", site.port)
        connection.request("GET", SEPTEMBER.removeprefix(OFFICIAL))
        hashlib.sha256(connection.getresponse().read()).hexdigest()
        connection.close()
        for number, size in enumerate(sizes):
            with (folder / f"{number}.bin").open("wb") as file:
                file.write(b"x" * size)
                file.flush()
                os.fsync(file.fileno())

    return timed(work)


def _watch(folder: Path, port: int, begin: float) -> None:
    from kuroji.store.opening import open_store
    from kuroji.web.watching.clock import SystemClock
    from kuroji.web.watching.desk import Desk
    from kuroji.web.watching.events import as_json
    from kuroji.web.watching.watcher import run

    class OnTheDay(SystemClock):
        """The real clock, shifted so that `begin` is shortly before 08:50 of the day."""

        def now(self) -> datetime:
            return DUE - BEFORE + timedelta(seconds=time.time() - begin)

    site = Server(port)
    run(
        Desk(
            store=open_store(folder / "store"), out=folder / "out", clock=OnTheDay(), fetch=site.fetch,
            post=lambda *_: 204, heard=lambda event: print(as_json(event), flush=True),
        )
    )  # fmt: skip


if __name__ == "__main__":
    _watch(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
