"""What each group says of each statement: representative, uniting, dividing, and which to show next.

Counts are last votes; S counts passes, A and D do not. Sources: Small et al., Recerca 26(2), 2021
(representativeness, group-informed consensus, comment routing), whose tests add one to every
count of agreements and of votes so that few votes never look certain.
"""

from __future__ import annotations

from math import erfc, sqrt

import msgspec
import numpy as np

from kuroji.opinion.analysis.groups import Groups
from kuroji.opinion.analysis.matrix import Bools, Floats, Ints, VoteMatrix, counts

# One-sided, at 90%: the level at which Polis calls a statement representative.
CRITICAL_Z = 1.2815515655446004


class Stance(msgspec.Struct, frozen=True):
    """One direction (agree or disagree) in every group; all arrays are (groups, statements).

    `probability` (A_g + 1)/(S_g + 2); `ratio` that over the same among all others;
    `alone_z` tests it against one half, `against_z` against the others; `representative` where
    both are above `CRITICAL_Z`.
    """

    count: Ints
    probability: Floats
    ratio: Floats
    alone_z: Floats
    against_z: Floats
    representative: Bools


class ByGroup(msgspec.Struct, frozen=True):
    """`votes` S_g (groups, statements), and both directions."""

    votes: Ints
    agree: Stance
    disagree: Stance


def by_group(votes: VoteMatrix, groups: Groups) -> ByGroup:
    """Every group's stances; others are the grouped participants of all other groups."""
    per_group = [counts(votes.values[groups.labels == group]) for group in range(groups.count)]
    shape = (3, 0, len(votes.statements))
    agree, disagree, seen = np.array(per_group).transpose(1, 0, 2) if per_group else np.zeros(shape, dtype=np.int64)
    return ByGroup(seen, _stance(agree, seen), _stance(disagree, seen))


def _stance(success: Ints, seen: Ints) -> Stance:
    other_success, other_seen = success.sum(axis=0) - success, seen.sum(axis=0) - seen
    probability = smoothed(success, seen)
    alone = one_proportion_z(success, seen)
    against = two_proportions_z(success, other_success, seen, other_seen)
    return Stance(
        success,
        probability,
        probability / smoothed(other_success, other_seen),
        alone,
        against,
        (alone > CRITICAL_Z) & (against > CRITICAL_Z),
    )


def smoothed(success: Ints, seen: Ints) -> Floats:
    """(A + 1)/(S + 2): Laplace's rule of succession."""
    found: Floats = (success + 1) / (seen + 2)
    return found


def one_proportion_z(success: Ints, seen: Ints) -> Floats:
    """2 sqrt(S + 1) ((A + 1)/(S + 1) - 1/2): whether more than half agree."""
    found: Floats = 2 * np.sqrt(seen + 1) * ((success + 1) / (seen + 1) - 0.5)
    return found


def two_proportions_z(success: Ints, other_success: Ints, seen: Ints, other_seen: Ints) -> Floats:
    """The pooled z of (A + 1)/(S + 1) here against there; 0 where everybody everywhere agrees."""
    a, b, n, m = success + 1, other_success + 1, seen + 1, other_seen + 1
    pooled = (a + b) / (n + m)
    spread = np.sqrt(pooled * np.maximum(1 - pooled, 0) * (1 / n + 1 / m))
    found: Floats = np.where(spread > 0, (a / n - b / m) / np.where(spread > 0, spread, 1.0), 0.0)
    return found


def one_sided_p(z: float) -> float:
    """The probability of a z at least as large by chance alone."""
    return 0.5 * erfc(z / sqrt(2))


def group_informed_consensus(stance: Stance) -> Floats:
    """(statements,): the product over groups of (A_g + 1)/(S_g + 2); one group's refusal is enough to sink it."""
    found: Floats = stance.probability.prod(axis=0)
    return found


def divisiveness(stance: Stance) -> Floats:
    """(statements,): the variance over groups of (A_g + 1)/(S_g + 2); 0 with fewer than two groups."""
    if len(stance.probability) < 2:
        return np.zeros(stance.probability.shape[1])
    found: Floats = stance.probability.var(axis=0)
    return found


def priority(agree: Ints, passed: Ints, seen: Ints, extremity: Floats) -> Floats:
    """(statements,): [(1 - p)(E + 1) a (1 + 8 * 2^(-S/5))]^2, how much showing the statement next would tell.

    p = (P + 1)/(S + 2), a = (A + 1)/(S + 2), E the distance of the statement from the centre of the
    map: new, agreed-to and telling statements first, those that many pass on last.
    """
    p, a = smoothed(passed, seen), smoothed(agree, seen)
    return ((1 - p) * (extremity + 1) * a * (1 + 8 * 2.0 ** (-seen / 5))) ** 2


def next_statement(weights: Floats, open_to_vote: Bools, draw: np.random.Generator) -> int | None:
    """The column of a statement drawn with a probability in proportion to its priority; None when none is open."""
    allowed = np.where(open_to_vote, weights, 0.0)
    total = float(allowed.sum())
    if total <= 0:
        return None
    return int(np.searchsorted(allowed.cumsum(), draw.random() * total, side="right"))
