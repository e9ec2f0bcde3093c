"""The registry of outlook topics, in the order in which the site lists them."""

from __future__ import annotations

from kuroji.model.errors import UsageError
from kuroji.store.opening import Store
from kuroji.stories.outlooks import compare, digital, exposure, food, lead, mining, mirror, nowcast, regions
from kuroji.stories.outlooks.topic import Topic

# A new topic: its file in this folder, and its Topic here.
LISTED: tuple[Topic, ...] = (
    digital.TOPIC, food.TOPIC, exposure.TOPIC, nowcast.TOPIC, lead.TOPIC, mining.TOPIC, compare.TOPIC, mirror.TOPIC, regions.TOPIC,
)  # fmt: skip
TOPICS: dict[str, Topic] = {topic.name: topic for topic in LISTED}


def told_of(store: Store) -> tuple[Topic, ...]:
    """The topics that a store holds anything of, in the order of the list."""
    return tuple(one for one in LISTED if one.held(store))


def topic(name: str) -> Topic:
    """The topic of that name. Raises UsageError, with the topics there are, for another."""
    if name not in TOPICS:
        raise UsageError(f"there is no outlook on {name!r}", remedy=f"Topics: {', '.join(TOPICS)}.")
    return TOPICS[name]
