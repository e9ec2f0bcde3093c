"""What a page asks of a conversation: its results as they stand, and the statement a reader is shown next."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from kuroji.opinion.analysis.results import Analysis, Results, analysed, results_of
from kuroji.opinion.analysis.statements import next_statement, priority
from kuroji.opinion.nouns import Statement, Status
from kuroji.opinion.storage.ballots import group_count, keep_group_count, matrix, votes_of
from kuroji.opinion.storage.opening import Database
from kuroji.opinion.storage.statements import statements_of


def results_now(database: Database, conversation: str) -> Results:
    """The results of the votes held, as `analysis_now` works them out. Raises StoreError."""
    return results_of(analysis_now(database, conversation))


def analysis_now(database: Database, conversation: str) -> Analysis:
    """The analysis of the votes held; the number of groups is kept, so that the next analysis leans on it.

    Reading and computing hold no lock: voters do not wait for the analysis. Raises StoreError.
    """
    with database.reading() as connection:
        votes, before = matrix(connection, conversation), group_count(connection, conversation)
    found = analysed(votes, before)
    if found.groups.count and found.groups.count != before:
        with database.writing() as connection:
            keep_group_count(connection, conversation, found.groups.count)
    return found


def next_for(
    connection: Connection,
    conversation: str,
    participant: str,
    draw: np.random.Generator,
    found: Analysis | None = None,
) -> Statement | None:
    """An approved statement that the participant has not answered, drawn by priority; None when all are answered.

    `found` is the latest analysis, however old; a statement it does not know has the priority of one
    without votes, at the centre of the map.
    """
    answered = {vote.statement for vote in votes_of(connection, participant)}
    open_ones = [s for s in statements_of(connection, conversation, Status.APPROVED) if s.id not in answered]
    if not open_ones:
        return None
    nothing = np.zeros(1, dtype=np.int64)
    new = float(priority(nothing, nothing, nothing, np.zeros(1))[0])
    known = {} if found is None else dict(zip(found.votes.statements, found.priority.tolist(), strict=True))
    weights = np.array([known.get(s.id, new) for s in open_ones])
    chosen = next_statement(weights, np.ones(len(open_ones), dtype=np.bool_), draw)
    return None if chosen is None else open_ones[chosen]
