"""Time and chance as the watcher sees them: held in one value, so that a test brings its own and no test has to wait."""

from __future__ import annotations

import random
import select
import signal
import socket
import time
from datetime import UTC, datetime
from types import FrameType
from typing import Protocol


class Stopped(Exception):
    """The watcher was told to end while something under way could still be left undone."""


class Clock(Protocol):
    """What the watcher asks of the world; `stopping` turns true when it was told to end."""

    stopping: bool

    def now(self) -> datetime:
        """The instant, UTC, by a clock that may be set."""
        ...

    def monotonic(self) -> float:
        """Seconds by a clock that only runs forward."""
        ...

    def wait(self, seconds: float) -> None:
        """Wait that long, or until told to end."""
        ...

    def chance(self) -> float:
        """A number drawn evenly from [0, 1)."""
        ...


class SystemClock:
    """The machine's own clocks. SIGTERM and SIGINT end a wait at once and set `stopping`; `by` is which it was.

    To be made in the main thread, which alone may listen to signals.
    """

    def __init__(self) -> None:
        self.stopping = False
        self.by = 0
        # A byte through a socket wakes the wait without a lock that a handler could find taken.
        self._woken, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def _stop(self, number: int, _: FrameType | None) -> None:
        self.stopping, self.by = True, number
        try:
            self._wake.send(b"\0")
        except OSError:
            return

    def now(self) -> datetime:
        """The instant, UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Wait that long, or until a signal to end."""
        if not self.stopping and seconds > 0:
            select.select([self._woken], [], [], seconds)

    def chance(self) -> float:
        """A number from [0, 1)."""
        return random.random()  # noqa: S311 - spreads requests, guards nothing
