"""What a server does with statements and votes when it starts: open the database, and check what was said."""

from __future__ import annotations

import logging

from kuroji.model.errors import KurojiError
from kuroji.opinion.nouns import Status
from kuroji.opinion.storage.statements import conversations, statements_of
from kuroji.web.addresses import LANGUAGES
from kuroji.web.page import Page
from kuroji.web.pages.statements import STATEMENTS
from kuroji.web.reactions.stories import talked_about
from kuroji.web.reactions.verdicts import checked, unchecked
from kuroji.web.site import Site

LOG = logging.getLogger("kuroji.web")


def start_forum(site: Site) -> None:
    """Open the database, so that a fault is told at the start, and have all statements checked after that."""
    try:
        LOG.info("statements and votes", extra={"told": {"database": site.forum.database().name}})
    except KurojiError as error:
        LOG.error("statements and votes cannot be reached: %s", error.what, extra={"told": {"where": error.where}})
        return
    site.forum.later("verdicts at the start", lambda: check_all(site))


def check_all(site: Site) -> None:
    """Check every approved statement, so that the first reader sees the verdicts."""
    with site.forum.reading() as connection:
        slugs = list(conversations(connection))
    for slug in slugs:
        try:
            story = talked_about(site, Page(kind=STATEMENTS, language=LANGUAGES[0], values={"slug": slug}))
        except KurojiError:
            # A conversation that was brought in from elsewhere belongs to no story.
            continue
        with site.forum.reading() as connection:
            said = statements_of(connection, slug, Status.APPROVED)
        for one in unchecked(site, story, said):
            checked(site, story, one)
