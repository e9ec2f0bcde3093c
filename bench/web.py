"""The web: requests a second and the slowest of a hundred, a kept story page and a series of the interface.

The peer in the same run is a bare uvicorn application that answers the very same bytes
from memory, the most that this server can do: the ratio says what routing, negotiation,
etags and safety headers cost. A data-publishing server such as Datasette is not among the
packages here; where one is, its figure stands beside these.
"""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

from bench.measuring import Row
from kuroji.settings import from_environment
from kuroji.store.opening import open_store
from kuroji.web.app import create_app
from kuroji.web.site import Site

PATHS = {
    "story page": "/en/stories/japan-trade-2026-05/",
    "its Markdown": "/en/stories/japan-trade-2026-05.md",
    "series by the interface": "/api/series?flow=export&period=2024-01..2026-08",
}
AT_ONCE = 16


def rows(*, small: bool) -> Iterator[Row]:
    """Each address from the site and from the bare application, in turns of the same number of requests."""
    count, turns = (200, 2) if small else (2_000, 4)
    site = Site(open_store(), from_environment({}), live=True)
    with _served(create_app(site)) as ours:
        bodies = {path: httpx.get(f"{ours}{path}", timeout=120).content for path in PATHS.values()}
        with _served(_bare(bodies)) as peer:
            for what, path in PATHS.items():
                sides: tuple[list[list[float]], list[list[float]]] = ([], [])
                speeds: tuple[list[float], list[float]] = ([], [])
                for turn in range(turns):
                    for side in (0, 1) if turn % 2 else (1, 0):
                        seconds, each = asyncio.run(_asked(f"{(ours, peer)[side]}{path}", count))
                        speeds[side].append(count / seconds)
                        sides[side].append(each)
                yield _row(f"{what}, kept, requests a second", speeds, "{:,.0f}")
                yield _row(f"{what}, kept, p99 in ms", tuple([_p99(one) for one in side] for side in sides), "{:.1f}")


def _row(what: str, sides: tuple[list[float], ...], shown: str) -> Row:
    ours, peer = (statistics.median(side) for side in sides)
    ratios = [a / b for a, b in zip(*sides, strict=True)]
    spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    return Row(what, shown.format(ours), f"{shown.format(peer)} (bare uvicorn, same bytes)", spread)


def _p99(seconds: list[float]) -> float:
    return 1000 * statistics.quantiles(seconds, n=100)[-1]


async def _asked(address: str, count: int) -> tuple[float, list[float]]:
    """Seconds for all requests, and of each, with so many under way at once."""
    each: list[float] = []
    waiting = iter(range(count))
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    async with httpx.AsyncClient(limits=limits, headers={"Accept-Encoding": "identity"}) as client:

        async def worker() -> None:
            for _ in waiting:
                began = time.perf_counter()
                answer = await client.get(address)
                answer.raise_for_status()
                each.append(time.perf_counter() - began)

        began = time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
        return time.perf_counter() - began, each


def _bare(bodies: dict[str, bytes]) -> Any:
    """An application that answers known paths from memory and nothing else."""

    async def app(scope: Any, _: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        query = scope["query_string"].decode()
        body = bodies[scope["path"] + (f"?{query}" if query else "")]
        length = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": body})

    return app


@contextmanager
def _served(app: Any) -> Iterator[str]:
    """The address of an application behind uvicorn, on a thread and a free port of this machine."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False, lifespan="off")
    listening = config.bind_socket()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
