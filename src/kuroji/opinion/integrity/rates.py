"""How fast one may vote and write: token buckets, one for each participant and one for each network address.

A bucket holds `size` tokens and gains `per_second`; an act takes one, and without one it is
refused with the seconds to wait. Buckets live in this process; one that is full again says
nothing and is dropped, so memory stays bounded by those active lately.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

import msgspec

from kuroji.opinion.rules import Refused


class Rate(msgspec.Struct, frozen=True):
    """A bucket's size in acts, and the acts it gains a second."""

    size: float
    per_second: float


# An address stands for a household, an office or a school.
RATES: Mapping[str, Rate] = {
    "vote/participant": Rate(30, 0.5),
    "vote/address": Rate(120, 2.0),
    "statement/participant": Rate(3, 3 / 3600),
    "statement/address": Rate(15, 15 / 3600),
    "participant/address": Rate(20, 20 / 3600),
}
MOST_BUCKETS = 100_000


class TooFast(Refused):
    """An act before its time; `wait` is the seconds until it would be allowed."""

    def __init__(self, what: str, wait: float) -> None:
        self.wait = wait
        super().__init__(f"too many: {what}", remedy=f"Try again in {self.seconds} seconds.", reason="fast")

    @property
    def seconds(self) -> int:
        """Whole seconds to wait."""
        return max(1, round(self.wait + 0.5))


class Limiter:
    """The buckets of this process. `clock` tells seconds that never go back."""

    def __init__(self, clock: Callable[[], float], rates: Mapping[str, Rate] = RATES) -> None:
        self._clock = clock
        self._rates = rates
        self._held: dict[tuple[str, str], tuple[float, float]] = {}
        self._lock = threading.Lock()

    def take(self, act: str, *, participant: str | None = None, address: str) -> None:
        """Allow one `act` (vote, statement, participant), or raise TooFast and take nothing."""
        whom = {"participant": participant, "address": address}
        keys = [(f"{act}/{side}", name) for side, name in whom.items() if name and f"{act}/{side}" in self._rates]
        if not keys:
            raise ValueError(f"there is no rate for {act!r}")
        with self._lock:
            now = self._clock()
            tokens = {key: self._tokens(key, now) for key in keys}
            for key, left in tokens.items():
                if left < 1:
                    raise TooFast(key[0], (1 - left) / self._rates[key[0]].per_second)
            for key, left in tokens.items():
                self._held[key] = (left - 1, now)
            if len(self._held) > MOST_BUCKETS:
                self._drop_full(now)

    def _tokens(self, key: tuple[str, str], now: float) -> float:
        rate = self._rates[key[0]]
        left, since = self._held.get(key, (rate.size, now))
        return min(rate.size, left + max(now - since, 0.0) * rate.per_second)

    def _drop_full(self, now: float) -> None:
        """Forget the buckets that are full again, and if none is, the half that has waited longest."""
        self._held = {
            key: held for key, held in self._held.items() if self._tokens(key, now) < self._rates[key[0]].size
        }
        if len(self._held) > MOST_BUCKETS:
            longest_ago = sorted(self._held, key=lambda key: self._held[key][1])
            for key in longest_ago[: len(longest_ago) // 2]:
                del self._held[key]
