"""The desk: everything a watcher works with, and what it keeps in mind while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kuroji.model.errors import KurojiError, StoreError
from kuroji.store.opening import Store
from kuroji.web.watching import state as states
from kuroji.web.watching.asking import Fetch
from kuroji.web.watching.clock import Clock
from kuroji.web.watching.events import Event, Heard, Weight
from kuroji.web.watching.index import Index
from kuroji.web.watching.kinds import KINDS, Kind, Stories
from kuroji.web.watching.outbox import Post
from kuroji.web.watching.receivers import signed
from kuroji.web.watching.state import State

PER_MINUTE = 12


@dataclass(kw_only=True)
class Desk:
    """What a watcher works with.

    `keys` are the receivers of webhooks with their keys. `base_url` is where `kuroji serve`
    answers, `served` where the folder `out` is served; empty where unknown. `after(out,
    index)` is called after each change of the index, at least once: what depends on the
    published stories, such as feeds, is made there. `kinds` are what is published of a release;
    those left out are not. `state` is read when the watcher begins.
    """

    store: Store
    out: Path
    clock: Clock
    fetch: Fetch
    post: Post
    heard: Heard
    keys: Mapping[str, bytes] = field(default_factory=dict)
    per_minute: int = PER_MINUTE
    base_url: str = ""
    served: str = ""
    after: Callable[[Path, Index], None] | None = None
    kinds: Mapping[str, Kind] = field(default_factory=lambda: KINDS)
    state: State = field(init=False)
    told: dict[str, Stories] = field(default_factory=dict)
    undrawn: set[str] = field(default_factory=set)
    lateness: dict[str, int] = field(default_factory=dict)
    last_request: float | None = None

    @property
    def folder(self) -> Path:
        """Where the watcher keeps its papers."""
        return states.watch_folder(self.store)

    def remember(self, state: State) -> None:
        """Keep the state, in mind and on disk. Raises OSError when it cannot be written."""
        self.state = state
        states.save(self.store, state)

    def say(self, name: str, weight: Weight = Weight.NEWS, /, **said: object) -> None:
        """Tell whoever listens."""
        self.heard(Event(self.clock.now(), name, weight, said))

    def trouble(self, during: str, error: KurojiError | OSError) -> None:
        """Tell of an error that ends a step; the step is tried again later."""
        told = error if isinstance(error, KurojiError) else _worded(error)
        self.say("trouble", Weight.TROUBLE, during=during, what=told.what, where=told.where, remedy=told.remedy)

    def take_turn(self) -> None:
        """Wait until one more request keeps within so many a minute: evenly spaced, so that no burst is paid for later."""
        if self.last_request is not None:
            self.clock.wait(self.last_request + 60 / self.per_minute - self.clock.monotonic())
        self.last_request = self.clock.monotonic()

    def sign(self, receiver: str, identity: str, at: datetime, body: bytes) -> Mapping[str, str]:
        """The headers of a message to a receiver."""
        return signed(self.keys[receiver], identity, at, body)


def _worded(error: OSError) -> KurojiError:
    return StoreError(
        f"cannot be written: {error.strerror or error}",
        where=str(error.filename or ""),
        remedy="Check free space and permissions; nothing half-written stays, and it is tried again.",
    )
