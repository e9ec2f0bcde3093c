"""The feeds of the site: the newest stories of a language, all or of one topic."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.stories.rendering.markdown import markdown
from kuroji.stories.story import STATED, Story
from kuroji.web.outlets.listing import path_of
from kuroji.web.outlets.outlet import ALL, Written, feed_path
from kuroji.web.outlets.syndication import TITLES, WRITERS, Entry, Feed, identity
from kuroji.web.page import MEDIA_TYPES
from kuroji.web.site import Site

# The files of a story that a feed names.
FILES = ("md", "csv")


def title_of(language: str, topic: str) -> str:
    """The title of a feed."""
    return TITLES[language] if topic == ALL else f"{TITLES[language]} · {topic}"


def written(site: Site, language: str, topic: str, form: str, stories: Sequence[Story]) -> Written:
    """The feed of a topic in one of the formats of syndication.WRITERS."""
    feed = Feed(
        id=identity("feed", language, topic), title=title_of(language, topic), language=language,
        home=site.absolute(f"/{language}/"),
        own={form: site.absolute(feed_path(language, topic, form)) for form in WRITERS},
        rights=stories[0].attribution, entries=tuple(_entry(site, story) for story in stories),
    )  # fmt: skip
    return Written(WRITERS[form](feed), feed.updated)


def _entry(site: Site, story: Story) -> Entry:
    path = path_of(story)
    return Entry(
        id=identity("story", story.reporter, story.period, story.language), title=story.headline.text,
        summary=story.summary.text, text=markdown(story), language=story.language, url=site.absolute(path),
        published=story.published_at if story.published_basis == STATED else None, updated=story.updated_at,
        topics=story.topics, files=tuple((MEDIA_TYPES[to], site.absolute(f"{path[:-1]}.{to}")) for to in FILES),
    )  # fmt: skip
