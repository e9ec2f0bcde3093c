"""/api/stories: the stories there are, with their addresses in every format."""

from __future__ import annotations

from collections.abc import Iterator

from litestar import Response, route

from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.instant import LATEST, AsOf, iso
from kuroji.model.period import Period
from kuroji.stories.brief import brief
from kuroji.stories.story import Story
from kuroji.web.answering import Asked
from kuroji.web.api import asking
from kuroji.web.api.answers import StoriesAnswer, StoryAnswer
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import READING, Made, links_to, moment_of, next_address, told
from kuroji.web.archive import archive
from kuroji.web.outlets.listing import told as told_now
from kuroji.web.page import HTML, Page
from kuroji.web.registry import KINDS
from kuroji.web.site import Site
from kuroji.web.vintage import written

PATH = "/api/stories"
# Of so many periods a page of the list is composed at most; `next` goes on from there.
MOST_COMPOSED = 12


@route(
    PATH, http_method=READING, tags=["stories"], responses=documented(400, 404, 422, 503)
)  # fmt: skip
async def stories(
    request: Asked,
    language: asking.Language = "en",
    topic: asking.Topic = None,
    as_of: asking.AsOfInstant = "latest",
    limit: asking.FewerLimit = 10,
    offset: asking.Offset = 0,
) -> Response[StoriesAnswer]:
    """The stories as known at an instant: the newest months first, then calendar and fiscal years.

    `offset` counts the listed periods; those of which nothing was known yet are passed over. With
    a `topic` a page may be short, or empty, and still have a `next`.
    """

    def make(site: Site) -> Made:
        moment = moment_of(site, as_of)
        periods = archive(site).periods[offset:]
        found: list[StoryAnswer] = []
        looked = 0
        for story in _told(site, periods, language, moment):
            if len(found) == limit or looked == MOST_COMPOSED:
                break
            looked += 1
            if story is not None and (topic is None or topic in story.topics):
                found.append(_answer(site, story, moment))
        asked = {"language": language, "topic": topic, "limit": limit, "offset": offset}
        with site.reading() as store:
            when = iso(moment.instant or store.newest(site.reporter.code), site.reporter)
        following = next_address(site, PATH, asked, looked, looked < len(periods), when)
        return Made(StoriesAnswer(found, offset, following), links=links_to(following))

    return await told(request, as_of, make)


def _told(site: Site, periods: tuple[Period, ...], language: str, moment: AsOf) -> Iterator[Story | None]:
    """The story of each period as known at the moment; None where nothing was known of it."""
    for period in periods:
        try:
            if moment == LATEST:
                yield told_now(site, period, language)
            else:
                with site.reading() as store:
                    story = brief(store, period, moment, language)
                yield story
        except (NotPublished, NotHeld):
            yield None


def _answer(site: Site, story: Story, moment: AsOf) -> StoryAnswer:
    """A story with its addresses: those of a vintage where one was asked for, by its date."""
    page = Page(kind=KINDS["story"], language=story.language, values={"slug": story.slug})
    if moment.instant is not None:
        page = page.at(written(moment.instant, site))
    owner = site.reporter
    return StoryAnswer(
        slug=story.slug, period=story.period, language=story.language, headline=story.headline.text,
        summary=story.summary.text, published_at=iso(story.published_at, owner),
        published_basis=story.published_basis,
        updated_at=iso(story.updated_at, owner), as_of=iso(story.as_of, owner), topics=list(story.topics),
        entities=list(story.entities), url=site.absolute(page.path),
        alternates={form: site.absolute(page.to(form).path) for form in page.kind.formats if form != HTML},
    )  # fmt: skip
