"""The silhouette: how much closer people lie to their own group than to the next one, from -1 to 1.

Rousseeuw, "Silhouettes", Journal of Computational and Applied Mathematics 20, 1987: for each
point (b - a) / max(a, b), a the mean distance to the others of its group, b the least mean
distance to another group; 0 in a group of one. The figure is the mean over all points.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kuroji.opinion.analysis.matrix import Floats, Ints

# Rows of the distance matrix held at once: bounded memory for any number of participants.
CHUNK = 1024


def silhouettes(points: Floats, groupings: Sequence[Ints]) -> list[float]:
    """The silhouette of each grouping of the same points; distances are computed once. Each needs two groups."""
    members = [np.eye(int(labels.max()) + 1)[labels] for labels in groupings]
    joined = np.concatenate(members, axis=1)
    sums = np.empty((len(points), joined.shape[1]))
    for start in range(0, len(points), CHUNK):
        part = slice(start, start + CHUNK)
        sums[part] = _distances(points[part], points) @ joined
    found, column = [], 0
    for labels, member in zip(groupings, members, strict=True):
        width = member.shape[1]
        found.append(_mean(sums[:, column : column + width], labels))
        column += width
    return found


def _distances(points: Floats, others: Floats) -> Floats:
    """(points, others): in place, and by the root of squares, which is several times as fast as hypot."""
    found = np.asarray(points[:, 0, None] - others[None, :, 0])
    upwards = points[:, 1, None] - others[None, :, 1]
    found *= found
    upwards *= upwards
    found += upwards
    return np.sqrt(found, out=found)


def _mean(sums: Floats, labels: Ints) -> float:
    """The mean silhouette, given each point's sum of distances to each group."""
    sizes = np.bincount(labels, minlength=sums.shape[1])
    here = np.arange(len(labels))
    own = sums[here, labels] / np.maximum(sizes[labels] - 1, 1)
    other = sums / sizes
    other[here, labels] = np.inf
    nearest = other.min(axis=1)
    larger = np.maximum(own, nearest)
    score = np.where((sizes[labels] > 1) & (larger > 0), (nearest - own) / np.where(larger > 0, larger, 1.0), 0.0)
    return float(score.mean())
