"""What the interface answers about readers' statements and votes, as types."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Word = Literal["agree", "disagree", "pass"]


class StatementAnswer(msgspec.Struct, frozen=True):
    """An approved statement with its counts.

    `home` says that it comes from the reporter's country; `author` and `country` (ISO 3166) are null
    where not given. `verdicts` are those on its claims, null while they have not been checked.
    """

    id: int
    story: str
    text: str
    language: str
    author: str | None
    country: str | None
    home: bool
    created: str
    agree: int
    disagree: int
    passed: int
    verdicts: list[str] | None
    url: str


class StatementsAnswer(msgspec.Struct, frozen=True):
    """Statements in the order of their ids, and the address of the `next` ones."""

    statements: list[StatementAnswer]
    next: str | None


class Ballot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer to a statement."""

    statement: Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
    choice: Word


class VoteAnswer(msgspec.Struct, frozen=True):
    """One's own last answer to a statement, and when it was given."""

    statement: int
    choice: Word
    cast: str


class VotesAnswer(msgspec.Struct, frozen=True):
    """One's own answers, and the `token` that a vote has to carry in the header X-CSRF-Token."""

    token: str
    votes: list[VoteAnswer]
