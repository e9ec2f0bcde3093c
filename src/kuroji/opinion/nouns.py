"""The nouns of readers' opinion: conversation, statement, participant, vote, moderation event, flag."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum

import msgspec


class Choice(IntEnum):
    """What a reader answers to a statement; no answer at all is an absent vote, which is not a pass."""

    DISAGREE = -1
    PASS = 0
    AGREE = 1


class Status(StrEnum):
    """Where a statement stands; only approved ones are shown and voted on."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as a reader hands it in; `home` says whether it comes from the country the conversation is about."""

    text: str
    language: str = ""
    author: str = ""
    country: str = ""
    home: bool = True


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement under a story. `language` is a BCP 47 tag, `country` an ISO 3166 code, `created` in UTC."""

    id: int
    conversation: str
    text: str
    language: str
    author: str
    country: str
    home: bool
    status: Status
    created: datetime
    duplicate_of: int | None = None


class Participant(msgspec.Struct, frozen=True):
    """Somebody who votes, known by an opaque id and nothing else."""

    id: str
    created: datetime


class Vote(msgspec.Struct, frozen=True):
    """The answer of one participant to one statement; in a history, one of several."""

    participant: str
    statement: int
    choice: Choice
    cast: datetime


class Moderation(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a moderator; `by` is a name the newsroom chose, `duplicate_of` the statement kept instead."""

    statement: int
    status: Status
    by: str
    reason: str
    at: datetime
    duplicate_of: int | None = None


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """Something that looks wrong and is left for people to judge: nothing is deleted because of it."""

    conversation: str
    kind: str
    subject: str
    detail: str
    at: datetime


class Tally(msgspec.Struct, frozen=True):
    """Last votes on one statement, counted."""

    agree: int
    disagree: int
    passed: int

    @property
    def votes(self) -> int:
        """All answers, passes included."""
        return self.agree + self.disagree + self.passed
