"""A story: what happened in a period, as known at a vintage, with its charts, its facts and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kuroji.markup.elements import Html
from kuroji.model.period import Period
from kuroji.stories.brief import brief_of
from kuroji.stories.illustrations import PHONE_WIDTH, PRINT_WIDTH, charts_of
from kuroji.stories.rendering import jsonld
from kuroji.stories.rendering.html_article import article
from kuroji.stories.rendering.html_facts import Numbered, facts_appendix, sources
from kuroji.stories.story import Story
from kuroji.web.addresses import address
from kuroji.web.archive import archive, is_explained
from kuroji.web.drawn import figures
from kuroji.web.due import told_when_out
from kuroji.web.page import HTML, Content, Kind, Page, Values
from kuroji.web.reactions.section import PLACE, section
from kuroji.web.siblings.story import WRITERS, edition
from kuroji.web.site import Site
from kuroji.web.slugs import period_of, slug
from kuroji.web.telling import passed, told_from
from kuroji.web.vintage import asked, dates, dates_listed, switch, written
from kuroji.web.words.frame import WORDS


class Told(Content, frozen=True, kw_only=True):
    """A story with its charts, and the parts of its page as markup; `onward` are words and paths of what belongs to it,
    `reactions` the statements of readers or their place."""

    story: Story
    article: Html
    sources: Html | None
    facts: Html | None
    onward: tuple[tuple[str, str], ...] = ()
    reactions: Html = PLACE


def content(site: Site, page: Page) -> Told:
    """The story of the period and vintage of the page's address."""
    period = period_of(site, page.values["slug"], page.language)
    with told_when_out(site, page, period), site.reading() as store:
        from_what = told_from(site, store, period, asked(page, site))
        story = passed(brief_of(from_what, page.language), HTML)
        charts = charts_of(from_what, page.language, (PRINT_WIDTH, PHONE_WIDTH))
        known = dates(store, site, period)
    shown = edition(site, page, charts)
    numbered = Numbered.of(story, lambda id_: address("fact", page.language, id=id_))
    return Told(
        title=story.headline.text, description=story.summary.text, updated=story.updated_at,
        canonical=page.at().path, structured=jsonld.article(story, shown),
        vintages=switch(page, site, known, story.as_of), story=story, charts=charts,
        article=article(story, shown, numbered, partial(figures, page)), sources=sources(story, numbered), facts=facts_appendix(story, numbered),
        onward=_onward(site, page, period),
        reactions=PLACE if site.live else section(site, page),
    )  # fmt: skip


def _onward(site: Site, page: Page, period: Period) -> tuple[tuple[str, str], ...]:
    """The explanation; without a server only where it is listed."""
    if not site.live and ("as_of" in page.values or not is_explained(site, period)):
        return ()
    return ((WORDS[page.language].pages["why"], address("why", page.language, **page.values)),)


def every(site: Site) -> Iterator[Values]:
    """The listed stories at each of their vintages."""
    for period in archive(site).periods:
        named = {"slug": slug(period)}
        yield named
        yield named | {"as_of": "first"}
        for known in dates_listed(site)[period][1:-1]:
            yield named | {"as_of": written(known.instant, site)}


STORY = Kind(name="story", template="story.html", content=content, every=every, writers=WRITERS, told_once=True)
