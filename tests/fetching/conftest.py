"""A server on this machine that plays a script, one scene a connection, and an outside world whose time is made up."""

from __future__ import annotations

import re
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep

import pytest

from kuroji.fetching.outside import Outside
from kuroji.fetching.policy import Policy

Scene = Callable[[socket.socket], None]
START = datetime(2026, 9, 16, 0, 0, tzinfo=UTC)


@dataclass
class Script:
    """What the server will do, connection by connection (the last scene repeats), and what it was asked."""

    port: int
    listener: socket.socket
    scenes: list[Scene] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def plays(self, *scenes: Scene | bytes) -> None:
        self.scenes = [_sending(scene) if isinstance(scene, bytes) else scene for scene in scenes]

    def header(self, name: str, request: int = -1) -> str | None:
        found = re.search(rf"^{name}: (.*?)\r$", self.requests[request], re.MULTILINE | re.IGNORECASE)
        return found[1] if found else None

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve_one, args=(connection,), daemon=True).start()

    def _serve_one(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(10)
            try:
                line = self.tls.wrap_socket(connection, server_side=True) if self.tls else connection
                with line:
                    self._play(line)
            except OSError:
                return

    def _play(self, line: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            piece = line.recv(65536)
            if not piece:
                return
            request += piece
        scene = self.scenes[min(len(self.requests), len(self.scenes) - 1)]
        self.requests.append(request.decode("latin-1"))
        scene(line)


def _sending(content: bytes) -> Scene:
    def scene(line: socket.socket) -> None:
        line.sendall(content)

    return scene


@pytest.fixture
def server() -> Iterator[Script]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        script = Script(listener.getsockname()[1], listener)
        thread = threading.Thread(target=script.serve, daemon=True)
        thread.start()
        yield script
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.fixture
def ok() -> Callable[..., bytes]:
    """An answer in full; keyword arguments are headers, with _ for -."""

    def answer(body: bytes = b"<hodoxml/>", status: str = "200 OK", **headers: str) -> bytes:
        stated = {"content_length": str(len(body)), "connection": "close", **headers}
        lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in stated.items())]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body

    return answer


@pytest.fixture
def reset() -> Callable[..., Scene]:
    """Sends something, then resets the connection (RST) instead of closing it."""

    def after(content: bytes) -> Scene:
        def scene(line: socket.socket) -> None:
            line.sendall(content)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        return scene

    return after


@pytest.fixture
def endless() -> Callable[..., Scene]:
    """Sends `head` and then `piece` again and again, until nobody listens any more (five seconds at most)."""

    def sending(head: bytes, piece: bytes, pause: float = 0.0) -> Scene:
        def scene(line: socket.socket) -> None:
            line.sendall(head)
            end = monotonic() + 5
            while monotonic() < end:
                sleep(pause)
                line.sendall(piece)

        return scene

    return sending


@pytest.fixture
def silent() -> Scene:
    """Takes the request and says nothing until the client hangs up."""

    def scene(line: socket.socket) -> None:
        line.recv(1)

    return scene


class MadeUpTime:
    """A clock that moves only by sleeping, and by `tick` seconds whenever it is looked at."""

    def __init__(self) -> None:
        self.elapsed = 0.0
        self.tick = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        self.elapsed += self.tick
        return self.elapsed

    def now(self) -> datetime:
        return START + timedelta(seconds=self.elapsed)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.elapsed += seconds


@pytest.fixture
def time() -> MadeUpTime:
    return MadeUpTime()


class Names:
    """A resolver that knows only what it was told, answers in turn (the last answer repeats), and remembers."""

    def __init__(self) -> None:
        self.answers: list[tuple[str, ...] | Exception] = [("127.0.0.1",)]
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> tuple[str, ...]:
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(host)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
def outside(time: MadeUpTime, names: Names) -> Outside:
    return Outside(now=time.now, monotonic=time.monotonic, sleep=time.sleep, chance=lambda: 0.5, resolve=names)


@pytest.fixture
def local() -> Policy:
    """The usual policy, but for servers on this machine, without pauses, and quick to notice silence."""
    return Policy(allow_loopback=True, any_port=True, pause=0.0, read_timeout=0.3, connect_timeout=2.0)
