"""The stories as lists need them: each composed once for a generation of the store, without its charts."""

from __future__ import annotations

from collections.abc import Iterator

from kuroji.model.instant import LATEST
from kuroji.model.period import Period
from kuroji.stories.brief import brief_of
from kuroji.stories.gate import Refused
from kuroji.stories.story import Story
from kuroji.web.addresses import address
from kuroji.web.archive import archive
from kuroji.web.site import Site
from kuroji.web.slugs import slug
from kuroji.web.telling import passed, told_from

# A feed is for what is new; everything else is found in the list of stories.
MONTHS_FED = 12


def told(site: Site, period: Period, language: str) -> Story:
    """The story of a period as known now. Raises as kuroji.stories.brief.brief does."""

    def tell() -> Story:
        with site.reading() as store:
            return passed(brief_of(told_from(site, store, period, LATEST), language), "md")

    return site.remembered(f"story {period} {language}", tell)


def fed(site: Site, language: str) -> tuple[Story, ...]:
    """The stories that feeds carry: the newest months, year and fiscal year, the last published first."""
    held = archive(site)
    periods = (*held.months[:MONTHS_FED], *held.years[:1], *held.fiscal_years[:1])
    stories = (story for period in periods if (story := _passing(site, period, language)) is not None)
    return tuple(sorted(stories, key=lambda s: (s.published_at, s.slug), reverse=True))


def _passing(site: Site, period: Period, language: str) -> Story | None:
    """The story of a period; None for one that the gate stops, which must not stop the others."""
    try:
        return told(site, period, language)
    except Refused:
        return None


def topics(site: Site, language: str) -> tuple[str, ...]:
    """The topics of the stories that feeds carry, by how many of them have each, then by name."""
    counts: dict[str, int] = {}
    for story in fed(site, language):
        for topic in story.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return tuple(sorted(counts, key=lambda topic: (-counts[topic], topic)))


def on(site: Site, language: str, topic: str) -> Iterator[Story]:
    """The stories of feeds with a topic."""
    return (story for story in fed(site, language) if topic in story.topics)


def path_of(story: Story) -> str:
    """Where a story is read."""
    return address("story", story.language, slug=story.slug)


def paths_of(site: Site, language: str) -> tuple[tuple[Period, str], ...]:
    """All listed periods with the paths of their stories, without composing them."""
    return tuple((p, address("story", language, slug=slug(p))) for p in archive(site).periods)
