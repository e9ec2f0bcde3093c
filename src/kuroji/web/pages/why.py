"""Why it moved: the explanation of a balance, or of one flow, with its charts, facts and sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kuroji.model.period import Period
from kuroji.stories.explanation import explanation
from kuroji.stories.illustrations import illustrate_explanation
from kuroji.stories.rendering import jsonld
from kuroji.stories.rendering.html_article import article
from kuroji.stories.rendering.html_facts import Numbered, facts_appendix, sources
from kuroji.web.addresses import address
from kuroji.web.archive import MONTHS_EXPLAINED, archive, is_explained
from kuroji.web.drawn import figures
from kuroji.web.due import told_when_out
from kuroji.web.page import HTML, Kind, Page, Values
from kuroji.web.pages.story import Told
from kuroji.web.siblings.story import WRITERS, edition
from kuroji.web.site import Site
from kuroji.web.slugs import period_of, slug
from kuroji.web.subjects import FLOWS, subject_of
from kuroji.web.telling import passed
from kuroji.web.vintage import asked, dates, switch
from kuroji.web.words.frame import WORDS


def content(site: Site, page: Page) -> Told:
    """The explanation that the page's address asks for."""
    period = period_of(site, page.values["slug"], page.language)
    subject = subject_of(page.values)
    with told_when_out(site, page, period), site.reading() as store:
        found = explanation(store, period, subject, asked(page, site), page.language)
        charts = illustrate_explanation(store, found)
        known = dates(store, site, period)
    story, shown = passed(found.story, HTML), edition(site, page, charts)
    numbered = Numbered.of(story, lambda id_: address("fact", page.language, id=id_))
    return Told(
        title=story.headline.text, description=story.summary.text, updated=story.updated_at,
        canonical=page.at().path, structured=jsonld.article(story, shown),
        vintages=switch(page, site, known, story.as_of) if site.live else None, story=story, charts=charts,
        article=article(story, shown, numbered, partial(figures, page)), sources=sources(story, numbered),
        facts=facts_appendix(story, numbered), onward=_onward(site, page, period),
    )  # fmt: skip


def _onward(site: Site, page: Page, period: Period) -> tuple[tuple[str, str], ...]:
    """The story itself, and the explanations of the two flows; without a server only those listed."""
    words = WORDS[page.language].pages
    vintage = {name: value for name, value in page.values.items() if name in ("slug", "as_of")}
    links = [(words["story"], address("story", page.language, **vintage))]
    if "flow" in page.values:
        links.append((words["why"], address("why", page.language, **vintage)))
    if site.live or is_explained(site, period, of_flow=True):
        links += [(words[flow], address("why", page.language, **vintage, flow=flow)) for flow in FLOWS]
    here = page.path
    return tuple((label, path) for label, path in links if path != here)


def every(site: Site) -> Iterator[Values]:
    """The balance and both flows in the newest months, and the balance of the listed years."""
    held = archive(site)
    for period in held.months[:MONTHS_EXPLAINED]:
        yield {"slug": slug(period)}
        for flow in FLOWS:
            yield {"slug": slug(period), "flow": flow}
    for period in (*held.years, *held.fiscal_years):
        yield {"slug": slug(period)}


WHY = Kind(name="why", template="story.html", content=content, every=every, writers=WRITERS, told_once=True)
