"""A topic of the outlook: its name and titles, and how it is told as a Story with charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from kuroji.charts.chart import Chart
from kuroji.model.instant import AsOf
from kuroji.store.opening import Store
from kuroji.stories.story import Story

# A picture whose Facts are gathered: it takes a width in pixels, and raises NotHeld where they make none.
Picture: TypeAlias = Callable[[int], Chart]


class Outlook(msgspec.Struct, frozen=True):
    """A topic told once: the story, its pictures, and what its JSON answer carries beside the story's record."""

    story: Story
    pictures: tuple[Picture, ...] = ()
    answer: Mapping[str, object] = {}


def _always(_: Store) -> bool:
    return True


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A topic that the command line and the site offer.

    `name` is the word of its command and address; `title` and `intro` are by language.
    `tell` tells its worked example on the figures at hand, as known at an instant, in a
    language; it raises what its figures raise (NotHeld, NotPublished). `held` says whether a
    store holds anything to tell it of: the site lists no topic that it cannot tell.
    """

    name: str
    title: Mapping[str, str]
    intro: Mapping[str, str]
    tell: Callable[[Store, AsOf, str], Outlook]
    held: Callable[[Store], bool] = _always
