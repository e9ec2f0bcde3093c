"""What a page asks for: results that lean on the number of groups before, and a next statement not yet answered.

Source: docs/explanation/opinion.md (hysteresis, routing), and drawing until nothing is left.
"""

from __future__ import annotations

import numpy as np
import pytest
from tests.opinion.conftest import NOON

from kuroji.opinion.analysis.results import analysed
from kuroji.opinion.conversation import next_for, results_now
from kuroji.opinion.nouns import Choice, Draft, Status
from kuroji.opinion.storage.ballots import cast, group_count, matrix
from kuroji.opinion.storage.opening import Database
from kuroji.opinion.storage.statements import hand_in, moderate

WORDS = ("ports", "wages", "prices", "farms", "ships", "steel", "chips", "tariffs", "energy", "services")


@pytest.fixture
def filled(database: Database) -> list[int]:
    """Ten statements; two camps of ten readers who differ on all but the first."""
    with database.writing() as connection:
        numbers = [hand_in(connection, "a", Draft(text=f"More should be said of {w}"), "p", NOON).id for w in WORDS]
        for number in numbers:
            moderate(connection, number, Status.APPROVED, by="desk", now=NOON)
        for reader in range(20):
            for place, number in enumerate(numbers):
                agrees = place == 0 or (place + reader) % 2 == 0
                cast(connection, f"r{reader}", number, Choice.AGREE if agrees else Choice.DISAGREE, NOON)
    return numbers


def test_results_are_kept_in_mind(database: Database, filled: list[int]) -> None:
    found = results_now(database, "a")
    assert [group.members for group in found.groups] == [10, 10]
    assert found.ranked("consensus")[0].statement == filled[0]
    with database.reading() as connection:
        assert group_count(connection, "a") == 2
    assert results_now(database, "a") == found
    nothing = results_now(database, "no such conversation")
    assert (nothing.participants, nothing.groups, nothing.statements) == (0, (), ())


def test_every_statement_is_shown_once_until_none_is_left(database: Database, filled: list[int]) -> None:
    draw = np.random.default_rng(1)
    shown = []
    with database.writing() as connection:
        late = hand_in(connection, "a", Draft(text="Nobody speaks of fish"), "p", NOON).id
        latest = analysed(matrix(connection, "a"))
        while (said := next_for(connection, "a", "newcomer", draw, latest)) is not None:
            shown.append(said.id)
            cast(connection, "newcomer", said.id, Choice.PASS, NOON)
            if len(shown) == 3:
                moderate(connection, late, Status.APPROVED, by="desk", now=NOON)
    assert sorted(shown) == sorted([*filled, late])


def test_a_new_statement_is_shown_before_those_with_many_votes(database: Database, filled: list[int]) -> None:
    """Without votes its priority is 5.0625; with 20 answers the last factor alone is 1.5 squared instead of 81."""
    with database.writing() as connection:
        fresh = hand_in(connection, "a", Draft(text="Nobody speaks of fish"), "p", NOON).id
        moderate(connection, fresh, Status.APPROVED, by="desk", now=NOON)
    draw = np.random.default_rng(2)
    with database.reading() as connection:
        found = analysed(matrix(connection, "a"))
        first = [next_for(connection, "a", "newcomer", draw, found) for _ in range(300)]
        share = sum(said is not None and said.id == fresh for said in first) / 300
    weights = [5.0625, *found.priority.tolist()]
    assert share == pytest.approx(weights[0] / sum(weights), abs=0.09)
