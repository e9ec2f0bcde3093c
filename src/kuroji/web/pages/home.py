"""Home: the newest release, what is news in it, what comes next, and the stories."""

from __future__ import annotations

import msgspec

from kuroji.stories.brief import brief
from kuroji.web.addresses import address
from kuroji.web.archive import archive
from kuroji.web.page import Content, Kind, Page
from kuroji.web.site import Site
from kuroji.web.slugs import slug
from kuroji.web.words.dates import named
from kuroji.web.words.frame import WORDS


class Item(msgspec.Struct, frozen=True):
    """A story in a list."""

    label: str
    path: str


class Front(Content, frozen=True, kw_only=True):
    """The front page."""

    headline: str
    summary: str
    path: str
    stories: tuple[Item, ...]


def content(site: Site, page: Page) -> Front:
    """What the front page says now."""
    periods = archive(site).periods
    with site.reading() as store:
        story = brief(store, periods[0], language=page.language)
    paths = [address("story", page.language, slug=slug(period)) for period in periods]
    return Front(
        title=f"Kuroji · {WORDS[page.language].motto}", description=story.summary.text, updated=story.updated_at,
        headline=story.headline.text, summary=story.summary.text, path=paths[0],
        stories=tuple(Item(named(p, page.language), path) for p, path in zip(periods, paths, strict=True)),
    )  # fmt: skip


HOME = Kind(name="home", template="home.html", content=content)
