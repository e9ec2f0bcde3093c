"""The search for the least number of fakes, on conversations where that number can be worked out.

Source: arithmetic on (A + 1)/(S + 2), and that the same seed must give the same curve.
"""

from __future__ import annotations

import numpy as np
import pytest

from kuroji.opinion.analysis.matrix import VoteMatrix, matrix_of
from kuroji.opinion.integrity.robustness import GRID, KINDS, RESULTS, robustness


def conversation(people: int = 40) -> VoteMatrix:
    """Two camps; all agree to statement 0, all but one to statement 1, the rest divides them."""
    side = np.where(np.arange(people) % 2, 1.0, -1.0)
    values = np.tile(side[:, None], (1, 10)) * np.where(np.arange(10) % 3, 1.0, -1.0)
    values[:, 0] = 1
    values[:, 1] = 1
    values[:2, 1] = -1
    draw = np.random.default_rng(1)
    values[:, 2:][draw.random((people, 8)) < 0.1] = 0
    return matrix_of([str(number) for number in range(people)], range(10), values)


def test_every_result_meets_every_kind_and_the_curve_bears_out_the_least() -> None:
    votes = conversation()
    found = robustness(votes, most=20)
    assert [(one.kind, one.result) for one in found] == [(kind, result) for kind in KINDS for result in RESULTS]
    for one in found:
        tried = {step.fakes: step for step in one.curve}
        assert list(tried) == sorted(tried)
        assert all(step.moved == (step.outcome != one.outcome) for step in one.curve)
        assert max(tried) <= 20
        if one.least is None:
            assert not any(step.moved for step in one.curve)
            assert {n for n in GRID if n < 20} | {20} <= set(tried)
            assert one.share is None
        else:
            assert tried[one.least].moved
            assert one.least == 1 or not tried[one.least - 1].moved
            assert one.share == pytest.approx(one.least / (40 + one.least))


def test_contrarians_sink_the_top_statement_and_nothing_moves_without_a_conversation() -> None:
    """They disagree with statements all agree to, so statement 0 cannot lead for ever; nobody there, nothing moves."""
    by = {(one.kind, one.result): one for one in robustness(conversation(), most=60)}
    top = by["contrarian", "top consensus"]
    assert top.outcome == "0"
    assert top.least is not None
    empty = robustness(matrix_of([], [], np.zeros((0, 0))), most=3)
    assert all(one.least is None for one in empty)


def test_the_same_seed_gives_the_same_curve() -> None:
    assert robustness(conversation(), most=8, seed=3) == robustness(conversation(), most=8, seed=3)
    with pytest.raises(ValueError, match="at least one"):
        robustness(conversation(), most=0)
