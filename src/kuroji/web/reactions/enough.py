"""When results are shown: with fewer readers and statements, groups would be accidents and single readers could be told apart."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from kuroji.opinion.analysis.groups import MIN_VOTES
from kuroji.opinion.storage.ballots import readers_with

READERS = 20
FEWEST_STATEMENTS = 4


class Enough(msgspec.Struct, frozen=True):
    """How many readers have answered `answers` statements or more, and how many are needed."""

    have: int
    needed: int
    answers: int

    @property
    def reached(self) -> bool:
        """Whether results are shown."""
        return self.have >= self.needed


NOTHING_YET = Enough(0, READERS, FEWEST_STATEMENTS)


def enough(connection: Connection, slug: str, statements: int) -> Enough:
    """How far a story is from showing results, given its number of approved statements."""
    answers = max(FEWEST_STATEMENTS, min(MIN_VOTES, statements))
    return Enough(readers_with(connection, slug, answers), READERS, answers)
