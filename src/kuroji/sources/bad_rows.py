"""Rows that cannot be used: either the first one stops the reading, or they are left out and told of."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kuroji.model.errors import InputError

MOST_TOLD = 100
# A file of which more than this share cannot be used is not the file it claims to be.
MOST_SKIPPED = 0.01


class BadRows(StrEnum):
    """What to do with a row that cannot be used."""

    STOP = "stop"
    SKIP = "skip"


class Fault(msgspec.Struct, frozen=True):
    """One row that cannot be used: the file, its line, and what is wrong with it."""

    name: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.name}, line {self.line}: {self.what}"


class Faults:
    """The faults of one file. `told` has the first hundred of them, `count` the number of all."""

    def __init__(self, policy: BadRows, name: str) -> None:
        self.policy = policy
        self.name = name
        self.told: list[Fault] = []
        self.count = 0

    def add(self, line: int, what: str) -> None:
        """Note a row that cannot be used. Raises InputError at the first one unless rows are to be skipped."""
        if self.policy is BadRows.STOP:
            raise InputError(
                what,
                where=f"{self.name}, line {line}",
                remedy="Fetch the file again; or leave such rows out and have them listed: --bad-rows skip. "
                "Nothing of it was read into the store.",
            )
        self.count += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(Fault(self.name, line, what))

    def check_share(self, rows: int) -> None:
        """Raises InputError when so many rows were left out that the file cannot be trusted."""
        if self.count > max(1.0, MOST_SKIPPED * rows):
            raise InputError(
                f"{self.count} of {rows} rows cannot be used; the first: {self.told[0].what}",
                where=f"{self.name}, line {self.told[0].line}",
                remedy="That is more than a few bad rows: check that it is the file you meant, and fetch it again.",
            )
