"""A desk over the embedded figures and an own store, with a made-up clock and servers on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.web.watching.site import LOCAL, MadeUpClock, Server, serving

from kuroji.fetching.posting import post
from kuroji.model.instant import at
from kuroji.model.period import Period, parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief
from kuroji.stories.gate import of_trade
from kuroji.stories.story import Story
from kuroji.web.watching.desk import Desk
from kuroji.web.watching.events import Event
from kuroji.web.watching.kinds import STORY, Kind


@dataclass
class Heard:
    """The events of a watcher in their order."""

    events: list[Event] = field(default_factory=list)

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    def named(self, *names: str) -> list[Event]:
        return [event for event in self.events if event.name in names]

    def names(self) -> list[str]:
        return [event.name for event in self.events]


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def receiver() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture(scope="session")
def august() -> Story:
    """A real story, whose period and instant the quick teller changes: telling itself is not what is tested."""
    store = open_store(None)
    return brief(store, parse("2026-08"), at(store.newest_known_at), "en", flash=True)


@pytest.fixture
def quick(
    august: Story, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Store, Period, datetime, str], Mapping[str, Story]]:
    """Tells August under any month; the gate, which would rightly stop it, has tests of its own."""
    monkeypatch.setattr("kuroji.stories.rendering.writing.gated", lambda *_: None)

    def tell(_: Store, period: Period, as_of: datetime, code: str) -> Mapping[str, Story]:
        slug = f"japan-trade-{str(period).lower()}"
        return {"en": msgspec.structs.replace(august, slug=slug, period=str(period), as_of=as_of, reporter=code)}

    return tell


def no_charts(*_: Any) -> Sequence[Any]:
    return ()


@pytest.fixture
def desk_at(
    tmp_path: Path, site: Server, heard: Heard, quick: Callable[..., Mapping[str, Story]]
) -> Callable[..., Desk]:
    """A new desk, as after a restart: `desk_at(instant, ...)`; the clock is `desk.clock`."""

    def made(start: datetime, **named: Any) -> Desk:
        usual: dict[str, Any] = {
            "store": open_store(tmp_path / "store"), "out": tmp_path / "out", "clock": MadeUpClock(start),
            "fetch": site.fetch, "post": partial(post, policy=LOCAL), "heard": heard,
            "kinds": {STORY: Kind(named.pop("tell", quick), no_charts, of_trade)},
        }  # fmt: skip
        return Desk(**{**usual, **named})

    return made
