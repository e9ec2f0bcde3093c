"""The vote matrix: one row a participant, one column a statement, the last vote of each in each cell.

Grain: one answer. Values: +1 agree, 0 pass, -1 disagree, NaN absent; absent and pass are
different things everywhere. Columns are in the order of the statements' ids and rows in the
order of the participants' answers, so that the order in which votes arrive changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from kuroji.model.errors import InputError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class VoteMatrix(msgspec.Struct, frozen=True):
    """Last votes. `values` is (participants, statements); `moderated_out` (statements,) marks rejected statements."""

    participants: tuple[str, ...]
    statements: tuple[int, ...]
    values: Floats
    moderated_out: Bools

    @property
    def answered(self) -> Bools:
        """(participants, statements): where there is an answer, passes included."""
        return ~np.isnan(self.values)

    @property
    def shown(self) -> VoteMatrix:
        """The same votes without rejected statements."""
        keep = ~self.moderated_out
        statements = tuple(s for s, kept in zip(self.statements, keep, strict=True) if kept)
        return matrix_of(self.participants, statements, self.values[:, keep], self.moderated_out[keep])


def from_votes(votes: Iterable[tuple[str, int, int]], moderated_out: Iterable[int] = ()) -> VoteMatrix:
    """The matrix of (participant, statement, choice) in the order they were cast: the last of a pair counts.

    Raises InputError for a choice other than -1, 0 and 1.
    """
    last: dict[tuple[str, int], int] = {}
    for participant, statement, choice in votes:
        if choice not in (-1, 0, 1):
            raise InputError(
                f"{choice!r} is no vote",
                where=f"participant {participant}, statement {statement}",
                remedy="Votes are 1 (agree), -1 (disagree) and 0 (pass).",
            )
        last[participant, statement] = choice
    rows = {name: row for row, name in enumerate(sorted({participant for participant, _ in last}))}
    columns = {number: column for column, number in enumerate(sorted({statement for _, statement in last}))}
    values = np.full((len(rows), len(columns)), np.nan)
    for (participant, statement), choice in last.items():
        values[rows[participant], columns[statement]] = choice
    rejected = set(moderated_out)
    return matrix_of(tuple(rows), tuple(columns), values, np.array([s in rejected for s in columns], dtype=np.bool_))


def matrix_of(
    participants: Sequence[str], statements: Sequence[int], values: Floats, moderated_out: Bools | None = None
) -> VoteMatrix:
    """A matrix with its rows and columns in canonical order; `values` may come in any. ValueError for unequal shapes."""
    if values.shape != (len(participants), len(statements)):
        raise ValueError(f"values are {values.shape}, names {(len(participants), len(statements))}")
    gone = np.zeros(len(statements), dtype=np.bool_) if moderated_out is None else moderated_out
    columns = np.argsort(np.array(statements, dtype=np.int64), kind="stable")
    ordered = values[:, columns]
    rows = _by_answers(ordered)
    return VoteMatrix(
        tuple(participants[row] for row in rows),
        tuple(statements[column] for column in columns),
        ordered[rows],
        gone[columns],
    )


def _by_answers(values: Floats) -> Ints:
    """Rows sorted by what they answer, absent first: two rows that tie are the same in every respect."""
    if not values.shape[1]:
        return np.arange(len(values))
    answers = np.where(np.isnan(values), -2.0, values)
    return np.lexsort(answers.T[::-1])


def counts(values: Floats) -> tuple[Ints, Ints, Ints]:
    """Agreements, disagreements and all answers, each (statements,), of the rows of `values`."""
    agree = (values == 1).sum(axis=0)
    disagree = (values == -1).sum(axis=0)
    return agree, disagree, (~np.isnan(values)).sum(axis=0)
