"""The board of a story: its statements from home and from around the world, with counts and the reader's own answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec
import numpy as np
from sqlalchemy import Connection

from kuroji.model.errors import NotHeld, StoreError
from kuroji.opinion.conversation import next_for
from kuroji.opinion.nouns import Choice, Participant, Statement, Status, Tally
from kuroji.opinion.storage.ballots import newest_vote, tallies, votes_of
from kuroji.opinion.storage.statements import statements_of
from kuroji.web.addresses import address
from kuroji.web.reactions.countries import country
from kuroji.web.reactions.enough import NOTHING_YET, Enough, enough
from kuroji.web.reactions.stories import TalkedAbout
from kuroji.web.reactions.verdicts import Mark, checked, marks, unchecked
from kuroji.web.site import Site

NO_VOTES = Tally(0, 0, 0)
# Of each side, under a story; the others are on the page of all statements.
SHOWN = 8
# Statements that are checked against the figures after one answer.
CHECKED_AT_ONCE = 40


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as it is shown: with its counts, the reader's own answer, the name of its country, its verdicts."""

    statement: Statement
    tally: Tally
    mine: Choice | None
    country: str
    verdicts: tuple[Mark, ...]
    path: str


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of a story, the page's language first and then the newest.

    `next` is the one to answer next, None when there is none left; `total` the number of all
    approved ones; `newest` the instant of the newest vote. `available` is False when the
    database cannot be read, which empties the board and is no reason to fail a page.
    """

    slug: str
    home: tuple[Said, ...] = ()
    world: tuple[Said, ...] = ()
    next: Said | None = None
    total: int = 0
    enough: Enough = NOTHING_YET
    newest: datetime | None = None
    available: bool = True

    @property
    def all(self) -> tuple[Said, ...]:
        """Every statement on the board, from home first."""
        return self.home + self.world


def board(
    site: Site, story: TalkedAbout, language: str, participant: Participant | None = None, most: int | None = None
) -> Board:
    """The board for a reader (nobody in particular when None), at most `most` statements a side."""
    try:
        with site.forum.reading() as connection:
            found = _read(connection, site, story, language, participant)
    except NotHeld:
        return Board(slug=story.slug)
    except StoreError:
        return Board(slug=story.slug, available=False)
    _have_checked(site, story, found)
    if most is None:
        return found
    return msgspec.structs.replace(found, home=found.home[:most], world=found.world[:most])


def _read(
    connection: Connection, site: Site, story: TalkedAbout, language: str, participant: Participant | None
) -> Board:
    name = participant.id if participant is not None else ""
    approved = statements_of(connection, story.slug, Status.APPROVED)
    counted = tallies(connection, story.slug)
    mine = {vote.statement: vote.choice for vote in votes_of(connection, name)}
    shown = [
        said_of(site, story, one, language, counted, mine)
        for one in sorted(approved, key=lambda one: (_tongue(one) != language, -one.id))
    ]
    known = site.forum.worked.get(story.slug)
    chosen = next_for(connection, story.slug, name, np.random.default_rng(), known.analysis if known else None)
    return Board(
        slug=story.slug,
        home=tuple(one for one in shown if one.statement.home),
        world=tuple(one for one in shown if not one.statement.home),
        next=next((one for one in shown if chosen is not None and one.statement.id == chosen.id), None),
        total=len(approved),
        enough=enough(connection, story.slug, len(approved)),
        newest=newest_vote(connection, story.slug),
    )


def said_of(
    site: Site,
    story: TalkedAbout,
    one: Statement,
    language: str,
    counted: Mapping[int, Tally],
    mine: Mapping[int, Choice],
) -> Said:
    """A statement as it is shown to a reader who has answered `mine`."""
    return Said(
        statement=one, tally=counted.get(one.id, NO_VOTES), mine=mine.get(one.id),
        country=country(site.reporter, language, one.country), verdicts=marks(site, story, one, language),
        path=address("statement", language, slug=story.slug, number=str(one.id)),
    )  # fmt: skip


def _tongue(one: Statement) -> str:
    return one.language.partition("-")[0]


def _have_checked(site: Site, story: TalkedAbout, found: Board) -> None:
    """Have what has not been checked yet checked after the answer."""
    waiting = unchecked(site, story, (one.statement for one in found.all))[:CHECKED_AT_ONCE]
    if waiting and site.live:
        site.forum.later(f"verdicts under {story.slug}", lambda: [checked(site, story, one) for one in waiting])
