"""The section of statements under a story, and its place in the story's page.

A story's page is kept as bytes and the same for everybody; a server fills the section in for
each reader. For those who have not voted it is the same and is kept for a moment, and so is
the page with the section in it. A static site has the section of nobody in particular in
the page itself.
"""

from __future__ import annotations

import hashlib
import time

import msgspec

from kuroji.markup.elements import Html, trusted
from kuroji.opinion.nouns import Participant
from kuroji.web.answering import PAGES_KEPT
from kuroji.web.page import Page, Rendered
from kuroji.web.reactions.act import Sent, act_on
from kuroji.web.reactions.board import SHOWN, board
from kuroji.web.reactions.stories import talked_about
from kuroji.web.rendering import filled
from kuroji.web.site import Site

# Where the section goes; texts of a page are escaped, so nothing else in it reads like this.
PLACE = trusted("<!-- reactions -->")
# Seconds for which a section made from older votes may be shown to somebody who has not voted.
FRESH = 2.0
PERSONAL = "private, no-cache"


def section(
    site: Site, page: Page, participant: Participant | None = None, done: str = "", sent: Sent | None = None
) -> Html:
    """The section of a story's page, for a reader. Raises NoSuchPage, NotOut."""
    found = board(site, talked_about(site, page), page.language, participant, SHOWN)
    return filled("reactions.html", board=found, act=act_on(site, page, participant, done, sent))


def section_of_anybody(site: Site, page: Page) -> Html:
    """The section for those who have not voted, at most FRESH seconds old, and no older than the last change here."""
    forum = site.forum
    fresh = _fresh(site, page)
    if fresh is not None:
        return fresh
    now, changes = time.monotonic(), forum.changes
    made = section(site, page)
    forum.sections.put(page.path, (now, changes, made))
    return made


def _fresh(site: Site, page: Page) -> Html | None:
    """The section of anybody that was made a moment ago, if nothing was changed here since."""
    known = site.forum.sections.get(page.path)
    if known is None or known[1] != site.forum.changes or time.monotonic() - known[0] >= FRESH:
        return None
    return known[2]


def at_hand(site: Site, page: Page) -> Rendered | None:
    """A story's page for those who have not voted, where it is made already: it costs neither a thread nor a question."""
    story, part, known = site.kept(page.path), _fresh(site, page), site.forum.joined.get(page.path)
    if story is None or part is None or known is None or known[0] is not part or known[1] != story.etag:
        return None
    return known[2]


def with_section(site: Site, page: Page, story: Rendered, participant: Participant | None, done: str) -> Rendered:
    """A story's page with the section for a reader in its place."""
    if participant is not None or done:
        return _joined(story, section(site, page, participant, done), PERSONAL)
    part = section_of_anybody(site, page)
    known = site.forum.joined.get(page.path)
    if known is not None and known[0] is part and known[1] == story.etag:
        return known[2]
    made = _joined(story, part, PAGES_KEPT)
    site.forum.joined.put(page.path, (part, story.etag, made))
    return made


def _joined(story: Rendered, part: Html, caching: str) -> Rendered:
    """The page, with an etag of its own; it has no date, because a vote leaves none that every copy would know."""
    raw = part.encode()
    digest = hashlib.sha256(story.etag.encode() + raw).hexdigest()[:32]
    body = story.body.replace(PLACE.encode(), raw)
    return msgspec.structs.replace(story, body=body, etag=f'"{digest}"', last_modified=None, caching=caching)
