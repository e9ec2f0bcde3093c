"""The outlook: a list of topics, and each told as a story with its charts, facts and sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from kuroji.stories.outlooks.illustrating import drawn
from kuroji.stories.outlooks.reading import read
from kuroji.stories.outlooks.registry import TOPICS, told_of
from kuroji.stories.rendering import jsonld
from kuroji.stories.rendering.html_article import article
from kuroji.stories.rendering.html_facts import Numbered, facts_appendix, sources
from kuroji.web.addresses import address
from kuroji.web.drawn import figures
from kuroji.web.missing import Near, NoSuchPage
from kuroji.web.page import HTML, Content, Kind, Page, Values
from kuroji.web.pages.story import Told
from kuroji.web.siblings.lists import document, item, markdown_of
from kuroji.web.siblings.story import WRITERS, edition
from kuroji.web.site import Site
from kuroji.web.telling import passed
from kuroji.web.vintage import asked, switch
from kuroji.web.words.frame import WORDS
from kuroji.web.words.outlook import WORDS as OWN


class Entry(msgspec.Struct, frozen=True):
    """A topic in the list: its title, what it is about, and where it is told."""

    title: str
    intro: str
    path: str


class Listed(Content, frozen=True, kw_only=True):
    """The list of topics."""

    entries: tuple[Entry, ...]
    intro: str


def listed(site: Site, page: Page) -> Listed:
    """Every topic by title and what it is about; the stories are told on their own pages."""
    language = page.language
    intro = OWN[language]["intro"]
    return Listed(
        title=WORDS[language].pages["outlooks"], description=intro, intro=intro,
        entries=tuple(
            Entry(topic.title[language], topic.intro[language], address("outlook", language, topic=topic.name))
            for topic in told_of(site.held())
        ),
    )  # fmt: skip


def _markdown(site: Site, page: Page, found: Listed) -> str:
    topics = (item(entry.title, markdown_of(site, entry.path), entry.intro) for entry in found.entries)
    return document(site, page.language, found.title, found.intro, "\n".join(topics))


def content(site: Site, page: Page) -> Told:
    """The topic of the page's address as known at its vintage. Raises NoSuchPage for a topic there is not."""
    language, name = page.language, page.values["topic"]
    if name not in TOPICS:
        near = (Near(t.title[language], address("outlook", language, topic=t.name)) for t in told_of(site.held()))
        raise NoSuchPage(f"there is no outlook on {name!r}", tuple(near))
    with site.reading() as store:
        found = TOPICS[name].tell(store, asked(page, site), language)
    story, charts = passed(found.story, HTML, read), drawn(found)
    shown = edition(site, page, charts)
    numbered = Numbered.of(story, lambda id_: address("fact", language, id=id_))
    return Told(
        title=story.headline.text, description=story.summary.text, updated=story.updated_at, canonical=page.at().path,
        structured=jsonld.article(story, shown), vintages=switch(page, site, [], story.as_of) if site.live else None,
        story=story, charts=charts, article=article(story, shown, numbered, partial(figures, page)),
        sources=sources(story, numbered), facts=facts_appendix(story, numbered), onward=_onward(site, page),
    )  # fmt: skip


def _onward(site: Site, page: Page) -> tuple[tuple[str, str], ...]:
    """The list and the other topics."""
    language = page.language
    others = (t for t in told_of(site.held()) if t.name != page.values["topic"])
    return (
        (WORDS[language].pages["outlooks"], address("outlooks", language)),
        *((t.title[language], address("outlook", language, topic=t.name)) for t in others),
    )


def every(site: Site) -> Iterator[Values]:
    """Every topic that the store holds anything of."""
    yield from ({"topic": topic.name} for topic in told_of(site.held()))


OUTLOOKS = Kind(name="outlooks", template="outlook.html", content=listed, writers={"md": _markdown})
OUTLOOK = Kind(name="outlook", template="story.html", content=content, every=every, writers=WRITERS, told_once=True)
