"""Opinion groups: who lies together on the map, and in how many groups.

Grouped are those with at least `MIN_VOTES` answers (all statements where there are fewer). k runs
from 2 to min(5, 2 + n/12), as Polis does (Small et al., Recerca 26(2), 2021); the silhouette
decides, with a hysteresis: the number of groups held before stays until another is better by
`MARGIN`, and without one before, the fewest groups within `MARGIN` of the best are taken. A group
count therefore does not flicker when one vote arrives. There is no group of one.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np

from kuroji.opinion.analysis.k_means import SMALLEST, k_means
from kuroji.opinion.analysis.matrix import Bools, Floats, Ints, VoteMatrix
from kuroji.opinion.analysis.silhouette import silhouettes

MIN_VOTES = 7
MOST_GROUPS = 5
PER_GROUP = 12
MARGIN = 0.02
UNGROUPED = -1


class Groups(msgspec.Struct, frozen=True):
    """`labels` (participants,): 0 for the largest group and so on, -1 for the ungrouped. `silhouette` by k tried.

    `count` is 0 when nobody can be grouped.
    """

    labels: Ints
    count: int
    silhouette: dict[int, float]

    @property
    def sizes(self) -> list[int]:
        """Members of each group."""
        return [int((self.labels == group).sum()) for group in range(self.count)]


def groups_of(votes: VoteMatrix, points: Floats, before: int | None = None) -> Groups:
    """The groups of a map; `before` is the number of groups when it was last computed, if it ever was."""
    chosen = grouped(votes)
    labels = np.full(len(points), UNGROUPED, dtype=np.int64)
    found = groupings(points[chosen])
    if not found:
        return Groups(labels, 0, {})
    scores = dict(zip(found, silhouettes(points[chosen], list(found.values())), strict=True))
    count = steady(scores, before)
    labels[chosen] = found[count]
    return Groups(labels, count, scores)


def grouped(votes: VoteMatrix) -> Bools:
    """(participants,): who has answered enough statements to be grouped."""
    enough: Bools = votes.answered.sum(axis=1) >= min(MIN_VOTES, len(votes.statements))
    return enough


def groupings(points: Floats) -> dict[int, Ints]:
    """The best grouping for each admissible k; none when there are not two groups of two to be made."""
    n = len(points)
    most = min(MOST_GROUPS, 2 + n // PER_GROUP)
    if n < 2 * SMALLEST or len(np.unique(points, axis=0)) < 2:
        return {}
    found = {k: k_means(points, k) for k in range(2, most + 1) if n >= SMALLEST * k}
    return {k: labels for k, labels in found.items() if labels is not None}


def steady(scores: Mapping[int, float], before: int | None) -> int:
    """The number of groups by silhouette and hysteresis. ValueError when there are no scores."""
    if not scores:
        raise ValueError("there is nothing to choose from")
    best = max(scores.values())
    if before is not None and before in scores and scores[before] >= best - MARGIN:
        return before
    return min(k for k, score in scores.items() if score >= best - MARGIN)
