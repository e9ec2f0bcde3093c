"""The tables. Instants are UTC in ISO 8601 text, so that both databases and every tool read them alike.

One vote per participant and statement is the primary key of `votes`; one statement per wording
and conversation is a unique constraint: neither can be broken by any number of writers at once.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

participants = Table(
    "participants",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("created", String(32), nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(200), nullable=False),
    Column("text", Text, nullable=False),
    # sha256 of the wording reduced to what a reader would call the same statement.
    Column("wording", String(64), nullable=False),
    Column("language", String(35), nullable=False),
    Column("author", String(200), nullable=False),
    Column("country", String(2), nullable=False),
    Column("home", Boolean, nullable=False),
    Column("status", String(10), nullable=False),
    Column("duplicate_of", Integer, ForeignKey("statements.id", ondelete="SET NULL")),
    Column("participant", String(64), ForeignKey("participants.id", ondelete="SET NULL")),
    Column("created", String(32), nullable=False),
    UniqueConstraint("conversation", "wording"),
    Index("statements_by_status", "conversation", "status"),
)

votes = Table(
    "votes",
    metadata,
    Column("participant", String(64), ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True),
    Column("statement", Integer, ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
    Column("choice", Integer, nullable=False),
    Column("cast", String(32), nullable=False),
    CheckConstraint("choice IN (-1, 0, 1)", name="a_choice"),
    Index("votes_by_statement", "statement"),
)

vote_history = Table(
    "vote_history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("participant", String(64), ForeignKey("participants.id", ondelete="CASCADE"), nullable=False),
    Column("statement", Integer, ForeignKey("statements.id", ondelete="CASCADE"), nullable=False),
    Column("choice", Integer, nullable=False),
    Column("cast", String(32), nullable=False),
    Index("history_of_participant", "participant", "statement"),
    Index("history_of_statement", "statement"),
)

moderation = Table(
    "moderation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("statement", Integer, ForeignKey("statements.id", ondelete="CASCADE"), nullable=False),
    Column("status", String(10), nullable=False),
    Column("by", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("duplicate_of", Integer),
    Column("at", String(32), nullable=False),
    Index("moderation_of_statement", "statement"),
)

flags = Table(
    "flags",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(200), nullable=False),
    Column("kind", String(40), nullable=False),
    # A participant's id where the flag concerns one, so that deleting them deletes it.
    Column("subject", String(200), nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", String(32), nullable=False),
    UniqueConstraint("conversation", "kind", "subject"),
)

# What held the groups together so far: the hysteresis of the group count survives a restart.
group_counts = Table(
    "group_counts",
    metadata,
    Column("conversation", String(200), primary_key=True),
    Column("groups", Integer, nullable=False),
)


def written(instant: datetime) -> str:
    """An instant as it is stored. ValueError when it has no zone."""
    if instant.tzinfo is None:
        raise ValueError(f"the instant {instant} has no time zone")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def read(text: str) -> datetime:
    """An instant as it was stored."""
    return datetime.fromisoformat(text)
