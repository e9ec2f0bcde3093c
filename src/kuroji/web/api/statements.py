"""/api/statements: what readers say under stories, with counts; /api/votes.csv: all answers to them, readers as numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from litestar import Response, route
from litestar.concurrency import sync_to_thread
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter

from kuroji.model.errors import NotHeld
from kuroji.model.instant import iso
from kuroji.opinion.exchange.database import votes_csv
from kuroji.opinion.nouns import Statement, Status, Tally
from kuroji.opinion.storage.ballots import tallies
from kuroji.opinion.storage.statements import HIGHEST, approved_after, statements_of
from kuroji.web.addresses import address
from kuroji.web.answering import Asked, answer
from kuroji.web.api.asking import MOST_WORDS
from kuroji.web.api.opinion_answers import StatementAnswer, StatementsAnswer
from kuroji.web.api.problems import documented
from kuroji.web.api.telling import JSON, READING, links_to
from kuroji.web.page import Page, Rendered
from kuroji.web.pages.statements import STATEMENTS
from kuroji.web.reactions.board import NO_VOTES
from kuroji.web.reactions.enough import enough
from kuroji.web.reactions.stories import talked_about
from kuroji.web.site import Site

PATH = "/api/statements"
VOTES_FILE = "/api/votes.csv"
MOST = 200
# Counts change with every vote; a few seconds spare the database a crowd.
KEPT = "public, max-age=5"
Story = Annotated[
    str | None,
    Parameter(
        description="The slug of a story: japan-trade-2026-05. All when left out.", min_length=1, max_length=MOST_WORDS
    ),
]
OneStory = Annotated[
    str, Parameter(description="The slug of a story: japan-trade-2026-05.", min_length=1, max_length=MOST_WORDS)
]
Tongue = Annotated[
    str | None,
    Parameter(
        description="The language of the statements, a BCP 47 tag: en, ja, ko.",
        pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        max_length=35,
    ),
]
After = Annotated[int, Parameter(description="Only statements with a higher id.", ge=0, le=HIGHEST)]
Few = Annotated[int, Parameter(description="How many at once.", ge=1, le=MOST)]


@route(PATH, http_method=READING, tags=["statements"], responses=documented(400, 404, 503))
async def statements(
    request: Asked, story: Story = None, language: Tongue = None, after: After = 0, limit: Few = 50
) -> Response[StatementsAnswer]:
    """Approved statements, oldest first; `next` goes on after the last one, whatever is added meanwhile."""

    def make(site: Site) -> Rendered:
        if story is not None:
            talked_about(site, _page(story))
        found = _found(site, story, language, after, limit)
        more = len(found) > limit
        shown = found[:limit]
        asked = {"story": story, "language": language, "after": shown[-1].id if shown else after, "limit": limit}
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        following = site.absolute(f"{PATH}?{query}") if more else None
        return _rendered(msgspec.json.encode(StatementsAnswer(shown, following)), JSON, links_to(following))

    return await _told(request, make)


@route(
    VOTES_FILE, http_method=READING, tags=["statements"],
    responses=documented(400, 404, 503) | {200: ResponseSpec(data_container=bytes, media_type="text/csv", description="A row for every answer ever given, changes included: timestamp, datetime, comment-id, voter-id, vote (1, 0, -1).", generate_examples=False)},
)  # fmt: skip
async def votes_file(request: Asked, story: OneStory) -> Response[bytes]:
    """Every answer to the statements of a story as CSV; 404 while there are too few for results."""

    def make(site: Site) -> Rendered:
        slug = talked_about(site, _page(story)).slug
        with site.forum.reading() as connection:
            if not enough(connection, slug, len(statements_of(connection, slug, Status.APPROVED))).reached:
                raise NotHeld(
                    "there are too few answers yet", where=slug, remedy="The page of results says how many are needed."
                )
            return _rendered(votes_csv(connection, slug).encode(), "text/csv")

    return await _told(request, make)


async def _told(request: Asked, make: Callable[[Site], Rendered]) -> Response[Any]:
    site: Site = request.app.state.site
    return answer(request, await sync_to_thread(make, site))


def _rendered(body: bytes, media_type: str, links: tuple[str, ...] = ()) -> Rendered:
    digest = hashlib.sha256(body).hexdigest()[:32]
    return Rendered(body=body, media_type=media_type, etag=f'"{digest}"', links=links, caching=KEPT)


def _page(slug: str) -> Page:
    return Page(kind=STATEMENTS, language="en", values={"slug": slug})


def _found(site: Site, story: str | None, language: str | None, after: int, limit: int) -> list[StatementAnswer]:
    """One more than the limit, where there are more."""
    try:
        with site.forum.reading() as connection:
            found = approved_after(connection, after, limit + 1, story, language)
            counted = {slug: tallies(connection, slug) for slug in {one.conversation for one in found}}
    except NotHeld:
        return []
    return [_answer(site, one, counted[one.conversation].get(one.id, NO_VOTES)) for one in found]


def _answer(site: Site, one: Statement, tally: Tally) -> StatementAnswer:
    checked = site.forum.checked.get((site.generation, one.conversation, one.text))
    path = address("statement", "en", slug=one.conversation, number=str(one.id))
    return StatementAnswer(
        id=one.id, story=one.conversation, text=one.text, language=one.language, author=one.author or None,
        country=one.country or None, home=one.home, created=iso(one.created, site.reporter), agree=tally.agree,
        disagree=tally.disagree, passed=tally.passed,
        verdicts=None if checked is None else [str(claim.verdict) for claim in checked.judged], url=site.absolute(path),
    )  # fmt: skip
