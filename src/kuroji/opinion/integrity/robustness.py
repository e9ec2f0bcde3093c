"""How many fake accounts it takes to move a result: the least number found for each kind of fake and each result.

Fakes are added to the votes as they stand and everything is computed again. Kinds:
`cloned`, copies of one reader who answers the top statement unlike the others (drawn among those
with the most answers); `random`, who answer every statement by chance; `contrarian`, who answer
every statement against its majority. Results: the top statement of the group-informed consensus,
the number of opinion groups (without hysteresis), and whether the best bridging statement
bridges. A result is tried along a grid of numbers up to `most`, and the least number is then found by halving
between the last that did not move it and the first that did; smaller numbers that would do by
accident can be missed. The same seed gives the same answer; the work is bounded by the grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
import numpy as np

from kuroji.opinion.analysis.bridging import bridging
from kuroji.opinion.analysis.groups import groups_of
from kuroji.opinion.analysis.matrix import Floats, VoteMatrix, counts, matrix_of
from kuroji.opinion.analysis.opinion_map import opinion_map
from kuroji.opinion.analysis.results import MIN_ANSWERS
from kuroji.opinion.analysis.statements import by_group, group_informed_consensus

SEED = 20261122
MOST = 200
GRID = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987)
KINDS = ("cloned", "random", "contrarian")
RESULTS = ("top consensus", "groups", "bridging")
Outcome = str


class Step(msgspec.Struct, frozen=True):
    """What a result was with so many fakes, and whether that differs from without."""

    fakes: int
    outcome: Outcome
    moved: bool


class Resistance(msgspec.Struct, frozen=True):
    """One result against one kind of fake: `least` is None when even `most` fakes did not move it.

    `share` is `least` over all participants, fakes included; `curve` every number tried, in order.
    """

    result: str
    kind: str
    outcome: Outcome
    least: int | None
    share: float | None
    curve: tuple[Step, ...]


def robustness(votes: VoteMatrix, most: int = MOST, seed: int = SEED) -> list[Resistance]:
    """Every result against every kind. ValueError when `most` is not positive."""
    if most < 1:
        raise ValueError("at least one fake has to be tried")
    open_votes = votes.shown
    outcomes = _outcomes(open_votes)
    found = []
    for kind in KINDS:
        fakes = _fakes(open_votes, kind, most, seed)
        for result, outcome in outcomes.items():
            found.append(_resistance(open_votes, result, kind, outcome, fakes))
    return found


def _outcomes(votes: VoteMatrix) -> Mapping[str, Callable[[VoteMatrix], Outcome]]:
    """How each result is read from a matrix; the statement whose bridging is watched is chosen once, from the truth."""
    scores = bridging(votes)
    enough = counts(votes.values)[2] >= MIN_ANSWERS
    ranked = np.lexsort((-scores.intercept, ~enough, ~scores.bridges))
    best = int(ranked[0]) if len(ranked) else None

    def verdict(changed: VoteMatrix) -> Outcome:
        if best is None:
            return "no statement"
        return f"{votes.statements[best]} {'bridges' if bridging(changed).bridges[best] else 'does not bridge'}"

    return dict(zip(RESULTS, (_top, _groups, verdict), strict=True))


def _top(votes: VoteMatrix) -> Outcome:
    groups = groups_of(votes, opinion_map(votes).participants)
    enough = counts(votes.values)[2] >= MIN_ANSWERS
    if not groups.count or not enough.any():
        return "none"
    consensus = group_informed_consensus(by_group(votes, groups).agree)
    return str(votes.statements[int(np.where(enough, consensus, -1.0).argmax())])


def _groups(votes: VoteMatrix) -> Outcome:
    return str(groups_of(votes, opinion_map(votes).participants).count)


def _fakes(votes: VoteMatrix, kind: str, most: int, seed: int) -> Floats:
    """(most, statements): the answers of as many fakes as will be tried; the first n are used for n."""
    draw = np.random.default_rng([seed, KINDS.index(kind)])
    shape = (most, len(votes.statements))
    if kind == "random":
        return draw.integers(-1, 2, shape).astype(np.float64)
    if kind == "contrarian":
        agree, disagree, _ = counts(votes.values)
        return np.tile(np.where(agree >= disagree, -1.0, 1.0), (most, 1))
    return np.tile(_opponent(votes, draw), (most, 1))


def _opponent(votes: VoteMatrix, draw: np.random.Generator) -> Floats:
    """The answers of a reader who disagrees with the top statement, drawn among the ten of them with most answers."""
    top = _top(votes)
    against = np.arange(len(votes.participants))
    if top != "none":
        column = votes.values[:, votes.statements.index(int(top))]
        against = np.flatnonzero(column == -1) if (column == -1).any() else np.flatnonzero(~np.isnan(column))
    most = against[np.argsort(-votes.answered[against].sum(axis=1), kind="stable")][:10]
    if not len(most):
        return np.full(len(votes.statements), np.nan)
    copied: Floats = votes.values[int(most[draw.integers(len(most))])]
    return copied


def _resistance(
    votes: VoteMatrix, result: str, kind: str, outcome: Callable[[VoteMatrix], Outcome], fakes: Floats
) -> Resistance:
    truth = outcome(votes)
    tried: dict[int, Step] = {}

    def moved(number: int) -> bool:
        if number not in tried:
            now = outcome(_with(votes, fakes[:number]))
            tried[number] = Step(number, now, now != truth)
        return tried[number].moved

    low, high = 0, next((number for number in _grid(len(fakes)) if moved(number)), None)
    if high is not None:
        low = max((number for number in tried if number < high), default=0)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if moved(middle) else (middle, high)
    share = None if high is None else high / (len(votes.participants) + high)
    return Resistance(result, kind, truth, high, share, tuple(tried[number] for number in sorted(tried)))


def _grid(most: int) -> Iterator[int]:
    yield from (number for number in GRID if number < most)
    yield most


def _with(votes: VoteMatrix, fakes: Floats) -> VoteMatrix:
    names = votes.participants + tuple(f"fake {number}" for number in range(len(fakes)))
    return matrix_of(names, votes.statements, np.concatenate([votes.values, fakes]), votes.moderated_out)
