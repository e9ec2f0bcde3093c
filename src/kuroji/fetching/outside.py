"""What fetching takes from the outside world: the time, chance, name resolution, and the memory of past requests.

Held in one value, so that a test can bring its own and no test has to wait.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

Resolve = Callable[[str, int], tuple[str, ...]]


def system_resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`, in the system's order of preference. Raises socket.gaierror, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Pacer:
    """Keeps requests to one host apart, across fetches and threads."""

    def __init__(self) -> None:
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, pause: float, now: float) -> float:
        """Seconds to wait before `host` may be asked; the turn is taken. `now` is monotonic."""
        with self._lock:
            start = max(now, self._free_at.get(host, now))
            self._free_at = {asked: free for asked, free in self._free_at.items() if free > now}
            self._free_at[host] = start + pause
        return start - now


@dataclass(frozen=True)
class Outside:
    """The world as a fetch sees it; `chance` is uniform on [0, 1), `monotonic` and `sleep` are in seconds."""

    now: Callable[[], datetime] = _utc_now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    resolve: Resolve = system_resolve
    pacer: Pacer = field(default_factory=Pacer)


OUTSIDE = Outside()
