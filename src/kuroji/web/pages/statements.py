"""All statements under a story, with their counts, and the form for another one."""

from __future__ import annotations

from collections.abc import Iterator

from kuroji.opinion.nouns import Participant
from kuroji.web.addresses import address
from kuroji.web.page import Content, Kind, Page, Values
from kuroji.web.reactions.act import Act, Sent, act_on
from kuroji.web.reactions.board import Board, board
from kuroji.web.reactions.held import stories_with_statements
from kuroji.web.reactions.refusal import Refusal
from kuroji.web.reactions.stories import talked_about
from kuroji.web.siblings.statements import LIST_WRITERS
from kuroji.web.site import Site
from kuroji.web.words.dates import named
from kuroji.web.words.reactions import WORDS


class Statements(Content, frozen=True, kw_only=True):
    """The statements of a story; `about` names it, `refusal` is what stands against something just sent."""

    about: str
    story: str
    board: Board
    act: Act
    refusal: Refusal | None = None


def content(site: Site, page: Page) -> Statements:
    """The statements as nobody in particular sees them."""
    return content_for(site, page)


def content_for(
    site: Site,
    page: Page,
    participant: Participant | None = None,
    done: str = "",
    sent: Sent | None = None,
    refusal: Refusal | None = None,
) -> Statements:
    """The statements for a reader, after something was `done`, or `sent` and refused. Raises NoSuchPage, NotOut."""
    story, words = talked_about(site, page), WORDS[page.language]
    found, about = board(site, story, page.language, participant), named(story.period, page.language)
    return Statements(
        title=words.titled.format(about=about), description=words.lead, updated=found.newest, until=site.now(),
        status=refusal.status if refusal else 200 if found.available else 503, about=about,
        story=address("story", page.language, slug=story.slug), board=found,
        act=act_on(site, page, participant, done, sent), refusal=refusal, listed=refusal is None,
    )  # fmt: skip


def every(site: Site) -> Iterator[Values]:
    """The stories that have statements, of those that are listed."""
    return ({"slug": slug} for slug in stories_with_statements(site))


STATEMENTS = Kind(name="statements", template="statements.html", content=content, every=every, writers=LIST_WRITERS)
