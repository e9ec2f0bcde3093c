"""The formulas: worked by hand, held against red-dwarf and scikit-learn, and unchanged by any reordering.

Sources: the formulas in docs/explanation/opinion.md; red-dwarf 0.4, an independent rewriting of
the Polis mathematics; scikit-learn's silhouette, adjusted Rand index and principal components.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_score
from tests.opinion.peer import peer_priority, peer_statistics

from kuroji.model.errors import InputError
from kuroji.opinion.analysis.agreement import adjusted_rand, share_alike
from kuroji.opinion.analysis.bridging import FACTOR_PENALTY, INTERCEPT_PENALTY, Fit, bridging, fit
from kuroji.opinion.analysis.groups import MIN_VOTES, Groups, groups_of, steady
from kuroji.opinion.analysis.matrix import Floats, VoteMatrix, counts, from_votes, matrix_of
from kuroji.opinion.analysis.opinion_map import opinion_map
from kuroji.opinion.analysis.results import analysed, results_of
from kuroji.opinion.analysis.silhouette import silhouettes
from kuroji.opinion.analysis.statements import (
    by_group,
    divisiveness,
    group_informed_consensus,
    next_statement,
    one_proportion_z,
    one_sided_p,
    priority,
    two_proportions_z,
)


def drawn(seed: int, people: int = 60, statements: int = 20, absent: float = 0.3) -> VoteMatrix:
    """Two sides that differ on half of the statements; seeded."""
    draw = np.random.default_rng(seed)
    agree = np.stack([np.full(statements, 0.8), np.where(np.arange(statements) % 2, 0.8, 0.15)])
    values = np.where(draw.random((people, statements)) < agree[np.arange(people) % 2], 1.0, -1.0)
    values[draw.random(values.shape) < 0.1] = 0
    values[draw.random(values.shape) < absent] = np.nan
    return matrix_of([f"p{n}" for n in range(people)], range(statements), values)


def test_only_the_last_vote_counts_and_absent_is_no_pass() -> None:
    votes = from_votes([("b", 2, 1), ("a", 1, 1), ("b", 2, -1), ("a", 2, 0), ("a", 1, 0), ("a", 1, 1)])
    assert votes.statements == (1, 2)
    rows = dict(zip(votes.participants, votes.values.tolist(), strict=True))
    assert rows["a"] == [1, 0]
    assert np.isnan(rows["b"][0])
    assert rows["b"][1] == -1
    with pytest.raises(InputError, match="participant a, statement 3"):
        from_votes([("a", 3, 2)])


def test_the_map_by_hand() -> None:
    """Two columns of +1 +1 -1 -1: the component is (1, 1)/sqrt 2, and all variance is along it."""
    values = np.array([[1.0, 1.0], [1, 1], [-1, -1], [-1, np.nan]])
    seen = opinion_map(matrix_of("abcd", [1, 2], np.array([[1.0, 1], [1, 1], [-1, -1], [-1, -1]])))
    assert seen.components[:, 0] == pytest.approx([2**-0.5, 2**-0.5])
    assert sorted(seen.participants[:, 0]) == pytest.approx([-(2**0.5)] * 2 + [2**0.5] * 2)
    assert seen.explained == pytest.approx([1, 0])
    # Agreeing with one of two statements: (1 - 0) / sqrt 2, times sqrt(2 / 1).
    assert seen.statements[:, 0] == pytest.approx([1, 1])
    # One answer of two: what there is, times sqrt(2 / 1).
    votes = matrix_of("abcd", [1, 2], values)
    partly = opinion_map(votes)
    place = votes.participants.index("d")
    assert partly.participants[place, 0] == pytest.approx((-1 - 0) * partly.components[0, 0] * 2**0.5)


def test_the_map_is_scikit_learns_on_mean_imputed_votes() -> None:
    votes = drawn(1)
    mean = np.nanmean(votes.values, axis=0)
    peer = PCA(n_components=2).fit(np.where(np.isnan(votes.values), mean, votes.values))
    ours = opinion_map(votes)
    for number in range(2):
        assert abs(float(peer.components_[number] @ ours.components[:, number])) == pytest.approx(1)
    assert ours.explained == pytest.approx(peer.explained_variance_ratio_)


def test_more_statements_than_participants_makes_the_same_map() -> None:
    votes = drawn(2, people=15, statements=40)
    mean = np.nanmean(votes.values, axis=0)
    peer = PCA(n_components=2).fit(np.where(np.isnan(votes.values), mean, votes.values))
    assert opinion_map(votes).explained == pytest.approx(peer.explained_variance_ratio_)


@pytest.mark.parametrize("people", [30, 1500])
def test_the_silhouette_is_scikit_learns(people: int) -> None:
    draw = np.random.default_rng(3)
    points = draw.normal(size=(people, 2))
    groupings = [draw.integers(0, k, people) for k in (2, 3, 5)]
    expected = [float(silhouette_score(points, labels)) for labels in groupings]
    assert silhouettes(points, groupings) == pytest.approx(expected)


def test_the_adjusted_rand_index_is_scikit_learns() -> None:
    draw = np.random.default_rng(4)
    left, right = draw.integers(0, 3, 50), draw.integers(0, 4, 50)
    assert adjusted_rand(left, right) == pytest.approx(float(adjusted_rand_score(left, right)))
    assert adjusted_rand(left, (left + 1) % 3) == 1
    assert share_alike(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 1])) == 0.75


def test_statistics_of_statements_are_those_of_red_dwarf() -> None:
    votes = drawn(5)
    groups = groups_of(votes, opinion_map(votes).participants)
    assert groups.count >= 2
    ours = by_group(votes, groups)
    seen, chosen, probability, ratio, alone, against, consensus = peer_statistics(votes, groups)
    assert ours.votes == pytest.approx(seen)
    for place, stance in enumerate((ours.agree, ours.disagree)):
        assert stance.count == pytest.approx(chosen[place])
        assert stance.probability == pytest.approx(probability[place])
        assert stance.ratio == pytest.approx(ratio[place])
        assert stance.alone_z == pytest.approx(alone[place])
        assert stance.against_z == pytest.approx(against[place])
        assert group_informed_consensus(stance) == pytest.approx(consensus[place])


def test_the_priority_is_that_of_red_dwarf() -> None:
    agree, disagree, seen = np.array([0, 3, 40, 10]), np.array([0, 1, 2, 10]), np.array([0, 5, 60, 90])
    extremity = np.array([0.0, 1.2, 0.3, 2.0])
    expected = peer_priority(agree, disagree, seen, extremity)
    assert priority(agree, seen - agree - disagree, seen, extremity) == pytest.approx(expected)


def test_the_z_tests_by_hand() -> None:
    """8 of 9 agree: 2 sqrt(10) (9/10 - 1/2) = 2.5298. Here 8 of 9, there 1 of 9: pooled 11/20, z = 0.7 / 0.22249."""
    eight, nine, one = np.array([8]), np.array([9]), np.array([1])
    assert one_proportion_z(eight, nine) == pytest.approx(2.5298, abs=1e-4)
    assert two_proportions_z(eight, one, nine, nine) == pytest.approx(0.7 / (0.55 * 0.45 * 0.2) ** 0.5)
    assert two_proportions_z(nine, nine, nine, nine) == pytest.approx(0)
    assert one_sided_p(1.6448536269514722) == pytest.approx(0.05)


def test_the_priority_by_hand() -> None:
    """No votes yet, at the centre: [(1 - 1/2)(0 + 1)(1/2)(1 + 8)]^2 = 5.0625."""
    nothing = np.array([0])
    assert priority(nothing, nothing, nothing, np.array([0.0])) == pytest.approx([5.0625])


def test_consensus_and_division_by_hand() -> None:
    """Group one: 3 of 4 agree, (3+1)/(4+2) = 2/3; group two: 0 of 4, 1/6. Product 1/9, variance 1/16."""
    votes = matrix_of("abcdefgh", [1], np.array([[1.0], [1], [1], [-1], [-1], [-1], [-1], [0]]))
    labels = np.array([0 if name in "abcd" else 1 for name in votes.participants])
    stance = by_group(votes, Groups(labels, 2, {})).agree
    assert group_informed_consensus(stance) == pytest.approx([1 / 9])
    assert divisiveness(stance) == pytest.approx([1 / 16])


def test_the_next_statement_is_drawn_by_its_weight() -> None:
    draw = np.random.default_rng(5)
    drawn_ones = [next_statement(np.array([1.0, 3.0, 9.0]), np.array([True, True, False]), draw) for _ in range(4000)]
    assert 2 not in drawn_ones
    assert drawn_ones.count(1) / 4000 == pytest.approx(0.75, abs=0.03)
    assert next_statement(np.array([1.0]), np.array([False]), draw) is None


def test_the_number_of_groups_does_not_flicker() -> None:
    assert steady({2: 0.40, 3: 0.41}, None) == 2, "the fewest within the margin"
    assert steady({2: 0.40, 3: 0.45}, None) == 3
    assert steady({2: 0.41, 3: 0.40}, 3) == 3, "what was stays while nothing is better by more than the margin"
    assert steady({2: 0.45, 3: 0.40}, 3) == 2
    assert steady({2: 0.45}, 4) == 2, "a number that cannot be had any more"
    with pytest.raises(ValueError, match="nothing"):
        steady({}, None)


def loss(values: Floats, found: Fit) -> float:
    """The objective of docs/explanation/opinion.md, written out again."""
    known = ~np.isnan(values)
    guess = found.mu + found.participant_intercept[:, None] + found.statement_intercept
    guess = guess + np.outer(found.participant_factor, found.statement_factor)
    error = float((((values + 1) / 2 - guess)[known] ** 2).mean())
    here, there = known.any(axis=1), known.any(axis=0)
    intercepts = (found.participant_intercept[here] ** 2).mean() + (found.statement_intercept[there] ** 2).mean()
    factors = (found.participant_factor[here] ** 2).mean() + (found.statement_factor[there] ** 2).mean()
    return error + INTERCEPT_PENALTY * (found.mu**2 + float(intercepts)) + FACTOR_PENALTY * float(factors)


def test_the_fit_is_a_minimum_of_the_objective() -> None:
    """No small step in any of 60 seeded directions lowers the objective as the docstring states it."""
    values = drawn(6, people=25, statements=10).values
    best = fit(values)
    least = loss(values, best)
    draw = np.random.default_rng(6)
    for _ in range(60):
        step = 1e-3 * draw.normal(size=1 + 2 * 25 + 2 * 10)
        moved = Fit(
            best.mu + float(step[0]),
            best.participant_intercept + step[1:26],
            best.participant_factor + step[26:51],
            best.statement_intercept + step[51:61],
            best.statement_factor + step[61:],
        )
        assert loss(values, moved) > least


def test_only_what_both_sides_agree_to_bridges() -> None:
    """Statement 0: everybody agrees. Statement 1: one side only. The others: opposed blocks."""
    draw = np.random.default_rng(8)
    people, statements = 80, 14
    side = np.where(np.arange(people) % 2, 1.0, -1.0)
    values = np.tile(side[:, None], (1, statements)) * np.where(np.arange(statements) % 2, 1.0, -1.0)
    values[:, 0] = 1
    flip = draw.random(values.shape) < 0.05
    values = np.where(flip, -values, values)
    found = bridging(matrix_of([str(n) for n in range(people)], range(statements), values))
    assert found.intercept.argmax() == 0
    assert np.abs(found.factor[0]) < 0.5 < np.abs(found.factor[1])
    assert found.bridges.tolist() == [found.intercept[0] >= 0.4] + [False] * (statements - 1)


def test_a_verdict_needs_both_fits() -> None:
    votes = drawn(9, people=100)
    found = bridging(votes)
    first = (found.intercept >= 0.4) & (np.abs(found.factor) < 0.5)
    again = (found.refit_intercept >= 0.4) & (np.abs(found.refit_factor) < 0.5)
    assert (found.bridges == (first & again)).all()


@given(st.integers(0, 50), st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_no_order_of_participants_or_statements_changes_a_result(seed: int, random: Any) -> None:
    votes = drawn(seed, people=40, statements=12)
    cast = [
        (name, number, int(votes.values[row, column]))
        for row, name in enumerate(votes.participants)
        for column, number in enumerate(votes.statements)
        if votes.answered[row, column]
    ]
    first = results_of(analysed(from_votes(cast)))
    random.shuffle(cast)
    assert results_of(analysed(from_votes(cast))) == first


def test_repeated_and_changed_votes_have_no_effect() -> None:
    votes = drawn(11)
    cast = [
        (name, number, int(votes.values[row, column]))
        for row, name in enumerate(votes.participants)
        for column, number in enumerate(votes.statements)
        if votes.answered[row, column]
    ]
    changed = [(name, number, -choice) for name, number, choice in cast]
    assert results_of(analysed(from_votes(changed + cast + cast))) == results_of(analysed(from_votes(cast)))


def test_too_few_answers_are_not_grouped_and_no_group_has_one_member() -> None:
    votes = drawn(12)
    values = votes.values.copy()
    values[0, MIN_VOTES - 1 :] = np.nan
    values[1] = -values[2] * 5
    sparse = matrix_of(votes.participants, votes.statements, np.clip(values, -1, 1))
    groups = groups_of(sparse, opinion_map(sparse).participants)
    assert groups.labels[sparse.participants.index(votes.participants[0])] == -1
    assert min(groups.sizes) >= 2
    assert groups.sizes == sorted(groups.sizes, reverse=True)


@pytest.mark.parametrize(
    "values",
    [
        np.zeros((0, 0)), np.zeros((1, 1)), np.zeros((30, 10)), np.ones((30, 10)), np.full((30, 10), np.nan),
        np.array([[1.0, np.nan]]), np.array([[1.0], [-1.0]]), np.array([[1.0] * 8, [-1.0] * 8] * 2),
    ],
    ids=["nothing", "one pass", "passes only", "all agree", "no answers", "one vote", "two people", "two pairs"],
)  # fmt: skip
def test_small_and_flat_conversations_have_results_without_nan(values: Floats) -> None:
    votes = matrix_of([str(n) for n in range(values.shape[0])], range(values.shape[1]), values)
    found = results_of(analysed(votes))
    assert found.participants == len(values)
    for one in found.statements:
        shown = (one.priority, one.bridging, one.bridging_factor, *one.place, one.consensus or 0, one.divisive or 0)
        assert all(np.isfinite(figure) for figure in shown)
    assert all(group.members >= 2 for group in found.groups)


def test_two_pairs_of_opposites_are_two_groups() -> None:
    votes = matrix_of("abcd", range(8), np.array([[1.0] * 8, [-1.0] * 8] * 2))
    found = results_of(analysed(votes))
    assert [group.members for group in found.groups] == [2, 2]
    assert found.silhouette == pytest.approx(1)


def test_counts_tell_passes_from_absent() -> None:
    agree, disagree, seen = counts(np.array([[1.0, np.nan], [0, np.nan], [-1, 0]]))
    assert (agree.tolist(), disagree.tolist(), seen.tolist()) == ([1, 0], [1, 0], [3, 1])
