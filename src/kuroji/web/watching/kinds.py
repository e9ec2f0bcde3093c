"""What a watcher publishes because of a release: its story, and of the first days of a month the nowcast of that month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

import msgspec

from kuroji.charts.chart import Chart
from kuroji.model.instant import at
from kuroji.model.period import PART_OF_MONTH, Period, parse
from kuroji.store.opening import Store
from kuroji.stories.gate import Reading, of_trade
from kuroji.stories.outlooks import nowcast
from kuroji.stories.outlooks.illustrating import drawn
from kuroji.stories.outlooks.reading import read
from kuroji.stories.story import Story
from kuroji.stories.wording.voices import VOICES
from kuroji.web.watching.telling import tell

STORY, NOWCAST = "story", "nowcast"
Stories: TypeAlias = Mapping[str, Story]


class Kind(msgspec.Struct, frozen=True):
    """How one kind of text is told by language, drawn, and read by the gate.

    `tell` raises NotHeld, NotPublished or Undefined where there is nothing to tell.
    """

    tell: Callable[[Store, Period, datetime, str], Stories]
    draw: Callable[[Store, Story], Sequence[Chart]]
    reading: Reading


def _illustrated(store: Store, story: Story) -> Sequence[Chart]:
    """The charts of a story, for print and for a phone."""
    from kuroji.stories.illustrations import PHONE_WIDTH, PRINT_WIDTH, illustrate

    return illustrate(store, story, (PRINT_WIDTH, PHONE_WIDTH))


def _nowcasts(store: Store, period: Period, as_of: datetime, code: str) -> Stories:
    return {language: nowcast.tell(store, at(as_of), language, period, code).story for language in VOICES}


def _nowcast_charts(store: Store, story: Story) -> Sequence[Chart]:
    return drawn(nowcast.tell(store, at(story.as_of), story.language, parse(story.period), story.reporter))


KINDS: Mapping[str, Kind] = {
    STORY: Kind(tell, _illustrated, of_trade),
    NOWCAST: Kind(_nowcasts, _nowcast_charts, read),
}


def kinds_of(period: Period) -> tuple[str, ...]:
    """What is published of a period, in its order."""
    return (STORY, NOWCAST) if period.frequency in PART_OF_MONTH else (STORY,)
