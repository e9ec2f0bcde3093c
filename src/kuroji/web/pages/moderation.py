"""The moderators' desk: a form to sign in, and for who is signed in the statements that wait, each with its decision."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from kuroji.model.errors import KurojiError
from kuroji.opinion.nouns import Flag, Statement
from kuroji.opinion.storage.ballots import flags_of
from kuroji.opinion.storage.statements import conversations, looks_like, statement, waiting
from kuroji.web.addresses import address
from kuroji.web.checking.token import token
from kuroji.web.page import Content, Kind, Page, none
from kuroji.web.reactions.countries import country
from kuroji.web.reactions.desk import DESK, Session
from kuroji.web.reactions.stories import TalkedAbout, talked_about
from kuroji.web.reactions.verdicts import Mark, checked, marks
from kuroji.web.site import Site
from kuroji.web.words.dates import minute, named
from kuroji.web.words.moderation import WORDS, Words

# Statements and flags on one page of the desk; the next ones follow when these are decided.
SHOWN = 25
FLAGS_SHOWN = 50


class Alike(msgspec.Struct, frozen=True):
    """Another statement of the story that says nearly the same, and how nearly in percent."""

    statement: Statement
    percent: int


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that waits: where it was handed in and when, what it is like, and what the figures say of it."""

    statement: Statement
    story: str
    path: str
    when: str
    country: str
    alike: tuple[Alike, ...]
    verdicts: tuple[Mark, ...]


class Desk(Content, frozen=True, kw_only=True):
    """The desk; `session` is None for who is not signed in, who is shown no statement and no flag."""

    words: Words
    token: str
    set_up: bool
    session: Session | None = None
    until_when: str = ""
    waiting: tuple[Waiting, ...] = ()
    count: int = 0
    flags: tuple[Flag, ...] = ()
    done: str = ""
    problem: str = ""


def content(site: Site, page: Page) -> Desk:
    """The form to sign in."""
    return content_for(site, page, None)


def content_for(
    site: Site, page: Page, session: Session | None, done: str = "", problem: str = "", status: int = 200
) -> Desk:
    """The desk for a session. Raises StoreError."""
    words = WORDS[page.language]
    desk = Desk(
        title=words.title, description=words.lead, listed=False, until=site.now(), status=status, words=words,
        token=token(site, form_of(session)), set_up=bool(site.settings.admin_hash), done=words.done.get(done, ""),
        problem=problem,
    )  # fmt: skip
    if session is None:
        return desk
    with site.forum.reading() as connection:
        queue = waiting(connection)
        shown = [_waiting(site, page, connection, one) for one in queue[:SHOWN]]
        flags = [flag for name in conversations(connection) for flag in flags_of(connection, name)]
    return msgspec.structs.replace(
        desk, session=session, until_when=minute(session.ends, site.reporter, page.language), waiting=tuple(shown),
        count=len(queue), flags=tuple(sorted(flags, key=lambda flag: flag.at, reverse=True)[:FLAGS_SHOWN]),
    )  # fmt: skip


def form_of(session: Session | None) -> str:
    """The name that the desk's forms are signed under: a token of one session is none of another's."""
    return f"{DESK} {session.id}" if session is not None else DESK


def _waiting(site: Site, page: Page, connection: Connection, one: Statement) -> Waiting:
    story = _story(site, page, one.conversation)
    alike = tuple(
        Alike(statement(connection, number), round(100 * part)) for number, part in looks_like(connection, one)
    )
    if story is not None:
        checked(site, story, one)
    return Waiting(
        statement=one, story=named(story.period, page.language) if story else one.conversation,
        path=address("story", page.language, slug=one.conversation) if story else "",
        when=minute(one.created, site.reporter, page.language),
        country=country(site.reporter, page.language, one.country), alike=alike,
        verdicts=marks(site, story, one, page.language) if story else (),
    )  # fmt: skip


def _story(site: Site, page: Page, slug: str) -> TalkedAbout | None:
    """The story of a conversation; None for one that was brought in from elsewhere."""
    try:
        return talked_about(site, msgspec.structs.replace(page, values={"slug": slug}))
    except KurojiError:
        return None


MODERATION = Kind(name="moderation", template="moderation.html", content=content, every=none, needs_server=True)
