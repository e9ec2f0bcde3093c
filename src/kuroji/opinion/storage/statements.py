"""Statements in the database: handed in, read, moderated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kuroji.model.errors import NotHeld, UsageError
from kuroji.opinion.nouns import Draft, Moderation, Statement, Status
from kuroji.opinion.rules import Refused, accepted, near_duplicates, wording_of
from kuroji.opinion.storage.people import inserting, known
from kuroji.opinion.storage.schema import moderation, read, statements, written

LONGEST_SLUG = 200
HIGHEST = 2**31 - 1


class AlreadySaid(Refused):
    """A statement that this conversation has already; `statement` is the one to vote on instead."""

    def __init__(self, statement: int) -> None:
        super().__init__(
            "this has been said already",
            where="text",
            remedy=f"Vote on statement {statement} instead.",
            reason="said",
        )
        self.statement = statement


def hand_in(connection: Connection, conversation: str, draft: Draft, participant: str, now: datetime) -> Statement:
    """A reader's statement, waiting for a moderator. Raises Refused (AlreadySaid when its wording is not new).

    A near-duplicate is let in: one word, such as "not", can make it the opposite. Moderators see it as one.
    """
    kept = accepted(draft)
    known(connection, participant, now)
    values = row_of(conversation, kept, Status.WAITING, now, participant)
    added = inserting(connection, statements).values(**values).on_conflict_do_nothing().returning(statements.c.id)
    number = connection.execute(added).scalar_one_or_none()
    if number is None:
        same = (statements.c.conversation == conversation) & (statements.c.wording == values["wording"])
        raise AlreadySaid(connection.execute(select(statements.c.id).where(same)).scalar_one())
    return statement(connection, number)


def row_of(
    conversation: str, draft: Draft, status: Status, now: datetime, participant: str | None = None
) -> dict[str, Any]:
    """A draft as a row of the table. Raises UsageError for a conversation without a proper slug."""
    if not 0 < len(conversation) <= LONGEST_SLUG or not conversation.isprintable():
        raise UsageError("a conversation needs a slug", remedy=f"1 to {LONGEST_SLUG} printable characters.")
    return {
        "conversation": conversation,
        "text": draft.text,
        "wording": wording_of(draft.text),
        "language": draft.language,
        "author": draft.author,
        "country": draft.country,
        "home": draft.home,
        "status": status.value,
        "participant": participant,
        "created": written(now),
    }


def statement(connection: Connection, number: int) -> Statement:
    """One statement. Raises NotHeld."""
    # A number that no column holds is an error to one database and not to the other.
    asked = select(statements).where(statements.c.id == number)
    row = connection.execute(asked).one_or_none() if 0 < number <= HIGHEST else None
    if row is None:
        raise NotHeld(f"there is no statement {number}")
    return _statement(row)


def statements_of(connection: Connection, conversation: str, status: Status | None = None) -> list[Statement]:
    """The statements of a conversation in the order of their ids, of one status or all."""
    asked = select(statements).where(statements.c.conversation == conversation).order_by(statements.c.id)
    if status is not None:
        asked = asked.where(statements.c.status == status.value)
    return [_statement(row) for row in connection.execute(asked)]


def approved_after(
    connection: Connection, after: int, limit: int, conversation: str | None = None, language: str | None = None
) -> list[Statement]:
    """Approved statements with ids above `after`, in their order, at most `limit`: of a conversation or a language, or all."""
    asked = select(statements).where(statements.c.status == Status.APPROVED.value, statements.c.id > after)
    if conversation is not None:
        asked = asked.where(statements.c.conversation == conversation)
    if language is not None:
        asked = asked.where(statements.c.language == language)
    return [_statement(row) for row in connection.execute(asked.order_by(statements.c.id).limit(limit))]


def waiting(connection: Connection, conversation: str | None = None) -> list[Statement]:
    """The moderation queue, oldest first: of one conversation, or of all."""
    asked = select(statements).where(statements.c.status == Status.WAITING.value)
    if conversation is not None:
        asked = asked.where(statements.c.conversation == conversation)
    return [_statement(row) for row in connection.execute(asked.order_by(statements.c.created, statements.c.id))]


def looks_like(connection: Connection, said: Statement) -> list[tuple[int, float]]:
    """The near-duplicates of a statement among the others of its conversation, with their likeness, most alike first."""
    others = statements_of(connection, said.conversation)
    return near_duplicates(said.text, ((other.id, other.text) for other in others if other.id != said.id))


def conversations(connection: Connection) -> Mapping[str, int]:
    """The conversations held, with the number of their statements."""
    asked = select(statements.c.conversation, func.count()).group_by(statements.c.conversation)
    return {row[0]: row[1] for row in connection.execute(asked.order_by(statements.c.conversation))}


def moderate(
    connection: Connection,
    number: int,
    status: Status,
    *,
    by: str,
    now: datetime,
    reason: str = "",
    duplicate_of: int | None = None,
) -> Statement:
    """Decide on a statement; decisions can be changed, and each is kept.

    Raises NotHeld for a statement that is not there and UsageError for a duplicate of nothing, of
    itself, of another conversation's statement or of a duplicate.
    """
    found = statement(connection, number)
    if (status is Status.DUPLICATE) != (duplicate_of is not None):
        raise UsageError("a duplicate, and only a duplicate, names the statement that is kept")
    if duplicate_of is not None:
        other = statement(connection, duplicate_of)
        if other.id == found.id or other.conversation != found.conversation or other.status is Status.DUPLICATE:
            raise UsageError(
                f"statement {number} cannot be a duplicate of {duplicate_of}",
                remedy="Name another statement of the same conversation that is no duplicate itself.",
            )
    decided = {"status": status.value, "duplicate_of": duplicate_of}
    connection.execute(update(statements).where(statements.c.id == number).values(**decided))
    noted = {"statement": number, "by": by, "reason": reason, "at": written(now)}
    connection.execute(insert(moderation).values(**decided, **noted))
    return statement(connection, number)


def decisions(connection: Connection, number: int) -> list[Moderation]:
    """What was decided on a statement, oldest first."""
    asked = select(moderation).where(moderation.c.statement == number).order_by(moderation.c.id)
    return [
        Moderation(
            statement=row.statement,
            status=Status(row.status),
            by=row.by,
            reason=row.reason,
            at=read(row.at),
            duplicate_of=row.duplicate_of,
        )
        for row in connection.execute(asked)
    ]


def _statement(row: Row[Any]) -> Statement:
    return Statement(
        id=row.id,
        conversation=row.conversation,
        text=row.text,
        language=row.language,
        author=row.author,
        country=row.country,
        home=bool(row.home),
        status=Status(row.status),
        created=read(row.created),
        duplicate_of=row.duplicate_of,
    )
