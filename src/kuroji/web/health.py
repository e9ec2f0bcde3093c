"""Health and metrics: whether the figures can be read, and what was asked so far, for the machines that watch."""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import Any

from litestar import Response, get
from litestar.datastructures import State
from litestar.types import ASGIApp, Message, Receive, Send

from kuroji.model.errors import KurojiError
from kuroji.model.instant import iso
from kuroji.web.logs import told_request
from kuroji.web.site import Site

# Upper bounds in seconds of the histogram of answering times.
BOUNDS = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0)


class Metrics:
    """What was asked of this process: answers by method and status, and how long they took."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0
        self._started = time.time()

    def count(self, method: str, status: int, seconds: float) -> None:
        """One answer given."""
        with self._guard:
            self._answers[method, status] += 1
            self._seconds += seconds
            for bound in BOUNDS:
                if seconds <= bound:
                    self._within[bound] += 1

    def text(self, site: Site) -> str:
        """All of it in Prometheus's text format (https://prometheus.io/docs/instrumenting/exposition_formats/)."""
        with self._guard:
            answers, within, seconds = dict(self._answers), dict(self._within), self._seconds
        total = sum(answers.values())
        pages, size = site.size()
        lines = ["# HELP kuroji_answers_total Answers given.", "# TYPE kuroji_answers_total counter"]
        lines += [
            f'kuroji_answers_total{{method="{method}",status="{status}"}} {count}'
            for (method, status), count in sorted(answers.items())
        ]
        lines += ["# HELP kuroji_answer_seconds Time to answer.", "# TYPE kuroji_answer_seconds histogram"]
        lines += [f'kuroji_answer_seconds_bucket{{le="{bound:g}"}} {within.get(bound, 0)}' for bound in BOUNDS]
        lines += [
            f'kuroji_answer_seconds_bucket{{le="+Inf"}} {total}',
            f"kuroji_answer_seconds_sum {seconds:.6f}",
            f"kuroji_answer_seconds_count {total}",
        ]
        for name, what, value in (
            ("kept_pages", "Pages kept ready.", pages),
            ("kept_bytes", "Their bytes.", size),
            ("start_time_seconds", "When this process began to serve.", int(self._started)),
        ):
            lines += [f"# HELP kuroji_{name} {what}", f"# TYPE kuroji_{name} gauge", f"kuroji_{name} {value}"]
        return "\n".join(lines) + "\n"


@get("/health", include_in_schema=False, cache_control=None, sync_to_thread=True)
def health(state: State) -> Response[dict[str, Any]]:
    """200 while the figures can be read, with what is held; 503 when they cannot.

    Statements and votes that cannot be read are told, and are no reason to take the stories away.
    """
    site: Site = state.site
    try:
        store = site.held()
        held: dict[str, Any] = {
            "status": "ok", "releases": len(store.releases),
            "newest_known_at": iso(store.newest_known_at, site.reporter), "generation": site.generation,
            "statements": "ok" if site.forum.answers() else "unavailable",
        }  # fmt: skip
    except KurojiError as error:
        return Response(
            {"status": "failing", "what": error.what}, status_code=503, headers={"Cache-Control": "no-store"}
        )
    return Response(held, headers={"Cache-Control": "no-store"})


@get("/metrics", include_in_schema=False, media_type="text/plain", sync_to_thread=False)
def metrics(state: State) -> Response[str]:
    """The metrics of this process."""
    return Response(state.metrics.text(state.site), media_type="text/plain", headers={"Cache-Control": "no-store"})


def counted(app: ASGIApp, counts: Metrics) -> ASGIApp:
    """The application with every answer counted, timed and logged."""

    async def watched(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), 500, 0

        async def told(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message["body"])
            await send(message)

        try:
            await app(scope, receive, told)
        finally:
            seconds = time.perf_counter() - began
            counts.count(scope["method"], status, seconds)
            told_request(scope["method"], scope["path"], status, size, seconds)

    return watched
