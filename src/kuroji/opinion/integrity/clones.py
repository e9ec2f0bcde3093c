"""Clones: pairs of participants whose answers agree more often than chance within their opinion group would have it.

The chance that two people of groups g and h answer a statement alike is sum_v p_g(v) p_h(v) over agree,
disagree and pass, the shares (c + 1/3)/(S + 1) taken over distinct answer sheets of at least
`SHARED` answers (a thousand copies of one sheet count once, so that clones do not make
themselves normal). Given the groups, answers are independent; the number of agreements on the
shared statements is then a sum of unequal Bernoulli variables, whose upper tail is computed
exactly. A pair is flagged below `FALSE_ALARMS` divided by the number of pairs compared
(Bonferroni): under independence at most one conversation in a hundred has any false flag. Opinion
within a group is not quite independent, so a flag is a reason to look. Pairs share at least
`SHARED` answers and agree on at least `ALIKE` of them.
"""

from __future__ import annotations

import msgspec
import numpy as np

from kuroji.opinion.analysis.groups import Groups
from kuroji.opinion.analysis.matrix import Floats, Ints, VoteMatrix

SHARED = 10
ALIKE = 0.95
FALSE_ALARMS = 0.01
CHOICES = (-1, 0, 1)
CHUNK = 512


class Clones(msgspec.Struct, frozen=True):
    """Two participants, the statements both answered, those answered alike, and the probability by chance."""

    left: str
    right: str
    shared: int
    alike: int
    p: float


def clones(votes: VoteMatrix, groups: Groups, most: int = 1000) -> list[Clones]:
    """The suspicious pairs, least probable first, at most `most` of them."""
    enough = np.flatnonzero(votes.answered.sum(axis=1) >= SHARED)
    values = votes.values[enough]
    group = groups.labels[enough] + 1
    left, right, shared, alike, compared = _candidates(values)
    limit = FALSE_ALARMS / max(compared, 1)
    shares = _shares(values, group, groups.count + 1)
    found = []
    for a, b, both, same in zip(left, right, shared, alike, strict=True):
        where = ~np.isnan(values[a]) & ~np.isnan(values[b])
        chance = (shares[:, group[a]][:, where] * shares[:, group[b]][:, where]).sum(axis=0)
        p = at_least(int(same), chance)
        if p < limit:
            names = votes.participants[enough[a]], votes.participants[enough[b]]
            found.append(Clones(min(names), max(names), int(both), int(same), p))
    found.sort(key=lambda pair: (pair.p, pair.left, pair.right))
    return found[:most]


def _candidates(values: Floats) -> tuple[Ints, Ints, Ints, Ints, int]:
    """Rows of the pairs alike enough to be tested, their shared and equal answers; and how many pairs were compared."""
    answered = (~np.isnan(values)).astype(np.float64)
    says = [(values == choice).astype(np.float64) for choice in CHOICES]
    lefts, rights, both, same = [], [], [], []
    compared = 0
    for start in range(0, len(values), CHUNK):
        part = slice(start, start + CHUNK)
        shared = answered[part] @ answered.T
        alike = sum(side[part] @ side.T for side in says)
        later = np.arange(len(values))[None, :] > np.arange(start, start + len(shared))[:, None]
        tested = later & (shared >= SHARED)
        compared += int(tested.sum())
        rows, columns = np.nonzero(tested & (alike >= ALIKE * shared))
        lefts.append(rows + start)
        rights.append(columns)
        both.append(shared[rows, columns])
        same.append(alike[rows, columns])
    if not lefts:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing, nothing, 0
    joined = (np.concatenate(part).round().astype(np.int64) for part in (lefts, rights, both, same))
    left, right, shared_all, alike_all = joined
    return left, right, shared_all, alike_all, compared


def _shares(values: Floats, group: Ints, count: int) -> Floats:
    """(choices, groups, statements): how often each group gives each answer, distinct sheets only; rows 0 the ungrouped."""
    sheets = np.column_stack([group, np.where(np.isnan(values), -2.0, values)])
    distinct = np.unique(sheets, axis=0)
    shares = np.empty((len(CHOICES), count, values.shape[1]))
    for number in range(count):
        own = distinct[distinct[:, 0] == number, 1:]
        answers = (own > -2).sum(axis=0)
        for place, choice in enumerate(CHOICES):
            shares[place, number] = ((own == choice).sum(axis=0) + 1 / 3) / (answers + 1)
    return shares


def at_least(count: int, chance: Floats) -> float:
    """P(at least `count` successes) of independent trials with these chances, exactly (Poisson binomial).

    Added up one trial after another over the number of failures, of which few are of interest.
    """
    most = len(chance) - count
    if most < 0:
        return 0.0
    failures = np.zeros(most + 1)
    failures[0] = 1.0
    for success in chance:
        shifted = np.concatenate([[0.0], failures[:-1]])
        failures = failures * success + shifted * (1 - success)
    return float(failures.sum())
