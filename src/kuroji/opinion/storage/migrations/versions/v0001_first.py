"""The first schema: participants, statements, votes with their history, moderation, flags, group counts.

A migration says what the schema was at its time, so the tables are written out here and not taken
from the current ones.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "participants",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("created", sa.String(32), nullable=False),
    )
    _statements()
    _votes()
    _judgements()


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(200), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("wording", sa.String(64), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("home", sa.Boolean, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("duplicate_of", sa.Integer, sa.ForeignKey("statements.id", ondelete="SET NULL")),
        sa.Column("participant", sa.String(64), sa.ForeignKey("participants.id", ondelete="SET NULL")),
        sa.Column("created", sa.String(32), nullable=False),
        sa.UniqueConstraint("conversation", "wording"),
    )
    op.create_index("statements_by_status", "statements", ["conversation", "status"])


def _of_participant(*, key: bool) -> sa.Column[str]:
    reference = sa.ForeignKey("participants.id", ondelete="CASCADE")
    return sa.Column("participant", sa.String(64), reference, primary_key=key, nullable=False)


def _of_statement(*, key: bool) -> sa.Column[int]:
    reference = sa.ForeignKey("statements.id", ondelete="CASCADE")
    return sa.Column("statement", sa.Integer, reference, primary_key=key, nullable=False, autoincrement=False)


def _votes() -> None:
    op.create_table(
        "votes",
        _of_participant(key=True),
        _of_statement(key=True),
        sa.Column("choice", sa.Integer, nullable=False),
        sa.Column("cast", sa.String(32), nullable=False),
        sa.CheckConstraint("choice IN (-1, 0, 1)", name="a_choice"),
    )
    op.create_index("votes_by_statement", "votes", ["statement"])
    op.create_table(
        "vote_history",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_participant(key=False),
        _of_statement(key=False),
        sa.Column("choice", sa.Integer, nullable=False),
        sa.Column("cast", sa.String(32), nullable=False),
    )
    op.create_index("history_of_participant", "vote_history", ["participant", "statement"])
    op.create_index("history_of_statement", "vote_history", ["statement"])


def _judgements() -> None:
    op.create_table(
        "moderation",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_statement(key=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("duplicate_of", sa.Integer),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_index("moderation_of_statement", "moderation", ["statement"])
    op.create_table(
        "flags",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.UniqueConstraint("conversation", "kind", "subject"),
    )
    op.create_table(
        "group_counts",
        sa.Column("conversation", sa.String(200), primary_key=True),
        sa.Column("groups", sa.Integer, nullable=False),
    )
