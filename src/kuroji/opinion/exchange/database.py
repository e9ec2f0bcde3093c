"""Between the database and files: an export brought in, a conversation written out in the same shape."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from kuroji.model.errors import InputError, NotHeld, UsageError
from kuroji.opinion.exchange.polis import COMMENTS, VOTES, Comment, Export
from kuroji.opinion.nouns import Draft, Status
from kuroji.opinion.rules import language_guess, reduced, wording_of
from kuroji.opinion.storage.ballots import history, tallies
from kuroji.opinion.storage.people import inserting
from kuroji.opinion.storage.schema import participants, statements, vote_history, votes, written
from kuroji.opinion.storage.statements import conversations, row_of, statements_of

STATUS = {1: Status.APPROVED, 0: Status.WAITING, -1: Status.REJECTED}
MODERATED = {Status.APPROVED: 1, Status.WAITING: 0, Status.REJECTED: -1, Status.DUPLICATE: -1}


def bring_in(connection: Connection, conversation: str, export: Export, now: datetime) -> int:
    """Enter an export as a new conversation, its changed votes as history; how many statements it has.

    Votes carry the instant of this call, participants a name of their own in this conversation.
    Raises UsageError when the conversation exists and InputError when votes name an unknown statement.
    """
    if conversation in conversations(connection):
        raise UsageError(f"there is a conversation {conversation!r} already", remedy="Bring it in under another slug.")
    numbers = _statements(connection, conversation, export.comments, now)
    unknown = {vote[1] for vote in export.votes} - set(numbers)
    if unknown:
        raise InputError(
            f"votes name statement {min(unknown)}, which has no text", where=export.name, remedy=f"Add {COMMENTS}."
        )
    moment = written(now)
    names = {
        name: f"{conversation[:20]}:{place}" for place, name in enumerate(dict.fromkeys(v[0] for v in export.votes))
    }
    if names:
        people = [{"id": name, "created": moment} for name in names.values()]
        connection.execute(inserting(connection, participants).on_conflict_do_nothing(), people)
    cast = [
        {"participant": names[name], "statement": numbers[number], "choice": choice, "cast": moment}
        for name, number, choice in export.votes
    ]
    last = {(vote["participant"], vote["statement"]): vote for vote in cast}
    if cast:
        connection.execute(insert(vote_history), cast)
        connection.execute(insert(votes), list(last.values()))
    return len(numbers)


def _statements(
    connection: Connection, conversation: str, comments: tuple[Comment, ...], now: datetime
) -> dict[int, int]:
    """Enter statements in the order of their ids: our number for each of theirs. One said before is a duplicate."""
    numbers: dict[int, int] = {}
    first: dict[str, int] = {}
    for comment in sorted(comments, key=lambda one: one.id):
        draft = Draft(text=comment.text, language=language_guess(comment.text))
        row = row_of(conversation, draft, STATUS.get(comment.moderated, Status.WAITING), now)
        wording = row["wording"]
        if wording in first:
            row |= {
                "status": Status.DUPLICATE.value,
                "duplicate_of": first[wording],
                "wording": wording_of(f"{reduced(comment.text)} {comment.id}"),
            }
        number = connection.execute(insert(statements).values(**row).returning(statements.c.id)).scalar_one()
        numbers[comment.id] = number
        first.setdefault(wording, number)
    return numbers


def write_out(connection: Connection, conversation: str, folder: Path) -> list[Path]:
    """Write comments.csv and votes.csv (all votes ever, in order) to a folder; the files written.

    Participants are numbered in the order of their first vote, so that no id of a cookie leaves the
    house. Raises NotHeld without such a conversation and UsageError when the folder cannot be written.
    """
    said = statements_of(connection, conversation)
    if not said:
        raise NotHeld(f"there is no conversation {conversation!r}", remedy=_held(connection))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [
            _written(folder / COMMENTS, comments_csv(connection, conversation)),
            _written(folder / VOTES, votes_csv(connection, conversation)),
        ]
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(folder)) from error


def comments_csv(connection: Connection, conversation: str, status: Status | None = None) -> str:
    """The statements of a conversation, of one status or all, with their counts, as CSV."""
    counted = tallies(connection, conversation)
    comments = [
        (s.id, counted[s.id].agree if s.id in counted else 0, counted[s.id].disagree if s.id in counted else 0,
         MODERATED[s.status], s.status.value, s.language, s.country, int(s.home), s.created.isoformat(), s.text)
        for s in statements_of(connection, conversation, status)
    ]  # fmt: skip
    heads = ("comment-id", "agrees", "disagrees", "moderated", "status", "language", "country", "home", "created",
             "comment-body")  # fmt: skip
    return _csv(heads, comments)


def votes_csv(connection: Connection, conversation: str) -> str:
    """Every vote ever cast in a conversation, in order, as CSV; participants numbered in the order of their first vote."""
    numbers: dict[str, int] = {}
    cast = [
        (int(v.cast.timestamp() * 1000), v.cast.isoformat(), v.statement,
         numbers.setdefault(v.participant, len(numbers)), int(v.choice))
        for v in history(connection, conversation)
    ]  # fmt: skip
    return _csv(("timestamp", "datetime", "comment-id", "voter-id", "vote"), cast)


def _csv(heads: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _held(connection: Connection) -> str:
    held = conversations(connection)
    return f"Conversations held: {', '.join(held)}." if held else "The database holds no conversation yet."
