"""What a server does for statements and votes when it starts: find its secret, open the database, check what was said."""

from __future__ import annotations

import logging

from kuroji.model.errors import KurojiError, StoreError
from kuroji.opinion.integrity.administrator import check_form
from kuroji.opinion.nouns import Status
from kuroji.opinion.storage.statements import conversations, statements_of
from kuroji.settings import Settings
from kuroji.web.addresses import LANGUAGES
from kuroji.web.page import Page
from kuroji.web.pages.statements import STATEMENTS
from kuroji.web.reactions.secret import with_secret
from kuroji.web.reactions.stories import talked_about
from kuroji.web.reactions.verdicts import checked, unchecked
from kuroji.web.site import Site

LOG = logging.getLogger("kuroji.web")


def serving_settings(settings: Settings) -> Settings:
    """The settings with a secret and with an administrator's hash of the right form, if with one.

    Where a new secret cannot be kept, that of this process has to do, and the log says so.
    Raises UsageError for a secret or hash that is none.
    """
    if settings.admin_hash:
        check_form(settings.admin_hash)
    try:
        return with_secret(settings)
    except StoreError as error:
        LOG.warning("readers' cookies end with this process: %s", error.what, extra={"told": {"where": error.where}})
        return settings


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
