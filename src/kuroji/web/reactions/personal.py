"""Pages that a server makes for the reader who asks: the story with its statements, and the pages of statements.

Without a cookie they are the same for everybody. Siblings (`.json`, `.md`) never depend on the
reader and are answered like those of any page.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from litestar import Response
from litestar.concurrency import sync_to_thread

from kuroji.opinion.nouns import Participant
from kuroji.web.answering import Asked, answer
from kuroji.web.page import HTML, Content, Page, Rendered
from kuroji.web.pages import statement, statements
from kuroji.web.reactions.reader import reader_of
from kuroji.web.reactions.section import PERSONAL, at_hand, with_section
from kuroji.web.rendering import dressed, render
from kuroji.web.site import Site

DONE = "done"
LONGEST_DONE = 20
Maker = Callable[[Site, Page, Participant | None, str], Content]
MAKERS: dict[str, Maker] = {"statements": statements.content_for, "statement": statement.content_for}
STORY = "story"


def is_personal(site: Site, page: Page) -> bool:
    """Whether a page is made for its reader."""
    return site.live and page.form == HTML and (page.name == STORY or page.name in MAKERS)


async def answered(request: Asked, page: Page, site: Site) -> Response[bytes]:
    """The page for the reader of a request. Raises KurojiError as the kind's content does."""
    participant = reader_of(request, site).participant
    done = request.query_params.get(DONE, "")[:LONGEST_DONE]
    made = at_hand(site, page) if participant is None and not done and page.name == STORY else None
    if made is None:
        made = await sync_to_thread(_made, site, page, participant, done)
    response = answer(request, made)
    response.headers["Vary"] = f"{response.headers['Vary']}, Cookie"
    return response


def _made(site: Site, page: Page, participant: Participant | None, done: str) -> Rendered:
    if page.name == STORY:
        return with_section(site, page, site.kept(page.path) or render(page, site), participant, done)
    found = dressed(page, MAKERS[page.name](site, page, participant, done), site)
    return personal(found)


def personal(found: Rendered) -> Rendered:
    """A page that is nobody else's and is asked for anew each time."""
    return msgspec.structs.replace(found, caching=PERSONAL, last_modified=None)
