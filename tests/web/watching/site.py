"""A customs site and a receiver of webhooks on this machine, releases yet to come, and a clock that runs as told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec
from tests.fixtures import official_format

from kuroji.fetching import client
from kuroji.fetching.policy import Policy
from kuroji.fetching.response import Response, Validators
from kuroji.stories.story import Passage, Span, Story

OFFICIAL = "https://www.customs.go.jp"
PRESS = f"{OFFICIAL}/toukei/shinbun/trade-st_e/2026"
SEPTEMBER, OCTOBER_10, OCTOBER_20 = f"{PRESS}/2026094e.xml", f"{PRESS}/2026101e.xml", f"{PRESS}/2026102e.xml"
LOCAL = Policy(allow_loopback=True, any_port=True, pause=0.0, tries=1, read_timeout=2.0)


def september(published: str = "2026-10-21", **totals: str) -> bytes:
    """The provisional release of September 2026 as it might be: the figures of August under another date."""
    made = official_format.release("mof-press/2026-08/4/2026-09-16")
    title = "Value of Exports and Imports September 2026 (Provisional)"
    edition = replace(official_format.english_edition("2026-09", published), title=title, pdf="2026094e.pdf")
    return official_format.press_xml(replace(made, edition=edition, totals={**made.totals, **totals}))


def ten_day(days: int, published: str) -> bytes:
    """A ten-day release of October 2026 as it might be: the figures of September under another date."""
    of = {10: "mof-press/2026-09-D10/1/2026-09-29", 20: "mof-press/2026-09-D20/2/2026-10-07"}[days]
    made = official_format.release(of)
    title = f"Value of Exports and Imports October 2026 (First {days} days Provisional)"
    edition = replace(made.edition, title=title, published=published, period="October 2026", year_ago="October 2025")
    return official_format.press_xml(replace(made, edition=edition))


@dataclass
class Server:
    """A server on 127.0.0.1: `get` and `post` make each answer of a path and a body; what came in is kept."""

    port: int = 0
    pages: dict[str, bytes] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    cut: bool = False
    asked: list[tuple[str, int]] = field(default_factory=list)
    posted: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def publish(self, address: str, content: bytes) -> None:
        self.pages[address.removeprefix(OFFICIAL)] = content

    def requests_of(self, address: str) -> list[int]:
        """The statuses of the answers that an official address gave."""
        return [status for path, status in self.asked if path == address.removeprefix(OFFICIAL)]

    def fetch(self, address: str, validators: Validators | None = None) -> Response:
        """fetching.client.fetch of an official address, from this server."""
        here = address.replace(OFFICIAL, self.root)
        return msgspec.structs.replace(client.fetch(here, validators=validators, policy=LOCAL), address=address)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Server

    def do_GET(self) -> None:
        content = self.site.pages.get(self.path)
        status = self.site.statuses.pop(0) if self.site.statuses else 200 if content is not None else 404
        tag = f'"{sha256(content or b"").hexdigest()}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status = 304
        self.site.asked.append((self.path, status))
        body = content if content is not None and status == 200 else b""
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if self.site.cut else body)
        self.close_connection = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.site.posted.append((dict(self.headers.items()), body))
        self.send_response(self.site.statuses.pop(0) if self.site.statuses else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the time of a test."""
    site = Server()
    handler = type("Handler", (Handler,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield site
        server.shutdown()
        thread.join(5)


class MadeUpClock:
    """A clock that moves only by waiting, and does what it was told to do when its hour has come."""

    def __init__(self, start: datetime) -> None:
        self.stopping = False
        self.wall, self.elapsed = start, 0.0
        self.plans: list[tuple[datetime, Callable[[], None]]] = []
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.elapsed

    def chance(self) -> float:
        return 0.5

    def wait(self, seconds: float) -> None:
        seconds = max(seconds, 0.0)
        self.waits.append(seconds)
        self.elapsed += seconds
        left = timedelta(seconds=seconds)
        for when, what in sorted(self.plans, key=lambda plan: plan[0]):
            if when <= self.wall + left:
                left -= max(when - self.wall, timedelta())
                self.wall = max(self.wall, when)
                self.plans.remove((when, what))
                what()
                if self.stopping:
                    return
        self.wall += left

    def at(self, when: datetime, what: Callable[[], None]) -> None:
        self.plans.append((when, what))

    def stop_at(self, when: datetime) -> None:
        def stop() -> None:
            self.stopping = True

        self.at(when, stop)


def tokyo(day: str, time: str = "08:50:00") -> datetime:
    """The instant at which clocks in Tokyo show that day and time."""
    return datetime.fromisoformat(f"{day}T{time}+09:00").astimezone(UTC)


def wordless(story: Story, **changes: Any) -> Story:
    """The story without its sentences: told of another period, they would rightly be stopped at the gate."""
    plain = Passage("headline", (Span("A story of trade"),))
    return msgspec.structs.replace(
        story, headline=plain, summary=Passage("summary", (Span("What it says is left out here."),)), bullets=(),
        sections=(), tables=(), **changes,
    )  # fmt: skip
