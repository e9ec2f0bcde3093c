"""Participants in the database: known by an opaque id, and forgotten on request with all that is theirs."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from kuroji.opinion.nouns import Participant
from kuroji.opinion.storage.schema import flags, participants, read, statements, vote_history, votes, written


def new_participant(connection: Connection, now: datetime) -> Participant:
    """Somebody new, under an id nobody can guess."""
    return known(connection, new_id(), now)


def new_id() -> str:
    """An id nobody can guess: 144 random bits."""
    return secrets.token_urlsafe(18)


def known(connection: Connection, participant: str, now: datetime) -> Participant:
    """The participant of an id, entered now if need be: a signed cookie may be older than the database."""
    added = inserting(connection, participants).values(id=participant, created=written(now))
    connection.execute(added.on_conflict_do_nothing())
    created = connection.execute(select(participants.c.created).where(participants.c.id == participant)).scalar_one()
    return Participant(participant, read(created))


def forget(connection: Connection, participant: str) -> dict[str, int]:
    """Delete everything tied to a participant; how many rows of each table went.

    Their statements go too, with the votes others cast on them: the words are the reader's own.
    """
    deleted = {}
    for table, column in (
        (votes, votes.c.participant),
        (vote_history, vote_history.c.participant),
        (statements, statements.c.participant),
        (flags, flags.c.subject),
        (participants, participants.c.id),
    ):
        deleted[table.name] = connection.execute(delete(table).where(column == participant)).rowcount
    return deleted


def inserting(connection: Connection, table: Table) -> Any:
    """An INSERT that can say what to do on a conflict; both databases have it, each in its own dialect."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)
