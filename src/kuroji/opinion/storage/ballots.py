"""Votes in the database: one for each participant and statement, changeable, every change kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from kuroji.opinion.analysis.matrix import VoteMatrix, from_votes
from kuroji.opinion.nouns import Choice, Flag, Status, Tally, Vote
from kuroji.opinion.rules import Refused
from kuroji.opinion.storage.people import inserting, known
from kuroji.opinion.storage.schema import (
    flags,
    group_counts,
    moderation,
    read,
    statements,
    vote_history,
    votes,
    written,
)
from kuroji.opinion.storage.statements import statement


def cast(connection: Connection, participant: str, number: int, choice: Choice, now: datetime) -> Vote:
    """Count a vote; the same answer again changes nothing, another one replaces it and is added to the history.

    Raises NotHeld for a statement that is not there and Refused for one that is not open to votes.
    """
    found = statement(connection, number)
    if found.status is not Status.APPROVED:
        raise Refused(f"statement {number} is not open to votes", where=found.conversation, reason="closed")
    known(connection, participant, now)
    vote = {"participant": participant, "statement": number, "choice": int(choice), "cast": written(now)}
    put = inserting(connection, votes).values(**vote)
    put = put.on_conflict_do_update(
        index_elements=["participant", "statement"],
        set_={"choice": put.excluded.choice, "cast": put.excluded.cast},
        where=votes.c.choice != put.excluded.choice,
    )
    if connection.execute(put.returning(votes.c.statement)).one_or_none() is not None:
        connection.execute(insert(vote_history).values(**vote))
    return votes_of(connection, participant, number)[-1]


def votes_of(connection: Connection, participant: str, number: int | None = None) -> list[Vote]:
    """A participant's last votes, in the order of the statements: on all of them, or on one."""
    asked = select(votes).where(votes.c.participant == participant).order_by(votes.c.statement)
    if number is not None:
        asked = asked.where(votes.c.statement == number)
    rows = connection.execute(asked)
    return [Vote(row.participant, row.statement, Choice(row.choice), read(row.cast)) for row in rows]


def history(connection: Connection, conversation: str) -> list[Vote]:
    """Every vote ever cast on a conversation's statements, changes included, in the order they were cast."""
    asked = select(vote_history).join(statements, statements.c.id == vote_history.c.statement)
    asked = asked.where(statements.c.conversation == conversation).order_by(vote_history.c.id)
    rows = connection.execute(asked)
    return [Vote(row.participant, row.statement, Choice(row.choice), read(row.cast)) for row in rows]


def tallies(connection: Connection, conversation: str) -> dict[int, Tally]:
    """The counts of last votes on each statement that has any."""
    asked = select(votes.c.statement, votes.c.choice, func.count())
    asked = asked.join(statements, statements.c.id == votes.c.statement)
    asked = asked.where(statements.c.conversation == conversation).group_by(votes.c.statement, votes.c.choice)
    counted: dict[int, dict[int, int]] = {}
    for number, choice, count in connection.execute(asked):
        counted.setdefault(number, {})[choice] = count
    return {
        number: Tally(by.get(Choice.AGREE, 0), by.get(Choice.DISAGREE, 0), by.get(Choice.PASS, 0))
        for number, by in sorted(counted.items())
    }


def matrix(connection: Connection, conversation: str) -> VoteMatrix:
    """The last votes of a conversation; statements that are not approved any more count as moderated out."""
    asked = select(votes.c.participant, votes.c.statement, votes.c.choice, statements.c.status)
    asked = asked.join(statements, statements.c.id == votes.c.statement)
    rows = connection.execute(asked.where(statements.c.conversation == conversation)).all()
    gone = {row.statement for row in rows if row.status != Status.APPROVED.value}
    return from_votes(((row.participant, row.statement, row.choice) for row in rows), gone)


def readers_with(connection: Connection, conversation: str, answers: int) -> int:
    """How many participants have answered so many of a conversation's approved statements, or more."""
    each = select(votes.c.participant).join(statements, statements.c.id == votes.c.statement)
    each = each.where(statements.c.conversation == conversation, statements.c.status == Status.APPROVED.value)
    each = each.group_by(votes.c.participant).having(func.count() >= answers)
    return connection.execute(select(func.count()).select_from(each.subquery())).scalar_one()


def newest_vote(connection: Connection, conversation: str) -> datetime | None:
    """When the newest of a conversation's last votes was cast; None before the first."""
    asked = select(func.max(votes.c.cast)).join(statements, statements.c.id == votes.c.statement)
    found = connection.execute(asked.where(statements.c.conversation == conversation)).scalar()
    return read(found) if found else None


def state_of(connection: Connection, conversation: str) -> str:
    """Changes with every vote, deletion and decision in a conversation, and with nothing else."""
    of_it = statements.c.conversation == conversation
    cast_on_it = select(func.count(), func.max(vote_history.c.id))
    cast_on_it = cast_on_it.join(statements, statements.c.id == vote_history.c.statement).where(of_it)
    decided = select(func.max(moderation.c.id)).join(statements, statements.c.id == moderation.c.statement).where(of_it)
    open_now = select(func.count()).where(of_it, statements.c.status == Status.APPROVED.value)
    votes_held, newest = connection.execute(cast_on_it).one()
    last, approved = connection.execute(decided).scalar(), connection.execute(open_now).scalar()
    return f"{votes_held}-{newest or 0}-{last or 0}-{approved}"


def group_count(connection: Connection, conversation: str) -> int | None:
    """The number of groups the conversation had when last asked; None before the first time."""
    asked = select(group_counts.c.groups).where(group_counts.c.conversation == conversation)
    return connection.execute(asked).scalar_one_or_none()


def keep_group_count(connection: Connection, conversation: str, count: int) -> None:
    """Remember the number of groups, for the hysteresis."""
    put = inserting(connection, group_counts).values(conversation=conversation, groups=count)
    put = put.on_conflict_do_update(index_elements=["conversation"], set_={"groups": put.excluded.groups})
    connection.execute(put)


def raise_flags(connection: Connection, raised: list[Flag]) -> None:
    """Keep flags; one of the same kind and subject is renewed, not repeated."""
    for flag in raised:
        values = {
            "conversation": flag.conversation,
            "kind": flag.kind,
            "subject": flag.subject,
            "detail": flag.detail,
            "at": written(flag.at),
        }
        put = inserting(connection, flags).values(**values)
        put = put.on_conflict_do_update(
            index_elements=["conversation", "kind", "subject"],
            set_={"detail": put.excluded.detail, "at": put.excluded.at},
        )
        connection.execute(put)


def flags_of(connection: Connection, conversation: str) -> list[Flag]:
    """The flags of a conversation, newest first."""
    asked = select(flags).where(flags.c.conversation == conversation).order_by(flags.c.at.desc(), flags.c.id)
    return [
        Flag(conversation=row.conversation, kind=row.kind, subject=row.subject, detail=row.detail, at=read(row.at))
        for row in connection.execute(asked)
    ]
