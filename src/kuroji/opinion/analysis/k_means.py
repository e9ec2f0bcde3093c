"""k-means on the map, the same on every run and for every order of the participants, and without groups of one."""

from __future__ import annotations

import numpy as np

from kuroji.opinion.analysis.matrix import Floats, Ints

STARTS = 10
ROUNDS = 200
SMALLEST = 2
SEED = 20261122


def k_means(points: Floats, k: int) -> Ints | None:
    """Groups 0 to k-1, (n,), the largest first, of the start that leaves least within-group variance.

    Starts are slices along each axis, then `STARTS` drawn by k-means++ (Arthur and Vassilvitskii,
    2007) from a fixed seed. None when every start ends with a group smaller than `SMALLEST`.
    `points` must be in canonical order, as a vote matrix gives them.
    """
    draw = np.random.default_rng([SEED, k])
    starts = [_slices(points, k, axis) for axis in range(points.shape[1])]
    starts += [_plus_plus(points, k, draw) for _ in range(STARTS)]
    best: Ints | None = None
    least = np.inf
    for start in starts:
        labels, spread = _lloyd(points, start)
        sizes = np.bincount(labels, minlength=k)
        if sizes.min() >= SMALLEST and spread < least * (1 - 1e-9):
            best, least = labels, spread
    return None if best is None else _largest_first(points, best)


def _lloyd(points: Floats, centres: Floats) -> tuple[Ints, float]:
    """Assign and average in turn until nobody moves: labels, and the sum of squared distances."""
    labels = np.full(len(points), -1)
    for _ in range(ROUNDS):
        distance = squared_distances(points, centres)
        nearest = distance.argmin(axis=1)
        if (nearest == labels).all():
            break
        labels = nearest
        sizes = np.bincount(labels, minlength=len(centres))
        sums = np.stack([np.bincount(labels, axis, len(centres)) for axis in points.T], axis=1)
        # A group that lost everybody keeps its centre; the start is then thrown away as too small.
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
    return labels, float(((points - centres[labels]) ** 2).sum())


def squared_distances(points: Floats, centres: Floats) -> Floats:
    """(points, centres): squares of Euclidean distances."""
    found = np.zeros((len(points), len(centres)))
    for axis in range(points.shape[1]):
        found += (points[:, axis, None] - centres[None, :, axis]) ** 2
    return found


def _slices(points: Floats, k: int, axis: int) -> Floats:
    """Means of k slices of equal size along an axis."""
    order = np.argsort(points[:, axis], kind="stable")
    return np.stack([points[part].mean(axis=0) for part in np.array_split(order, k)])


def _plus_plus(points: Floats, k: int, draw: np.random.Generator) -> Floats:
    """Centres drawn with a probability proportional to the squared distance from those already drawn."""
    chosen = [points[draw.integers(len(points))]]
    while len(chosen) < k:
        weight = squared_distances(points, np.array(chosen)).min(axis=1)
        total = weight.sum()
        if total <= 0:
            chosen.append(points[draw.integers(len(points))])
            continue
        # One draw however many points there are, so that the sequence does not depend on rounding.
        chosen.append(points[min(int(np.searchsorted(weight.cumsum(), draw.random() * total)), len(points) - 1)])
    return np.array(chosen)


def _largest_first(points: Floats, labels: Ints) -> Ints:
    """The same groups numbered by size, ties by where they lie."""
    numbers = np.unique(labels)
    key = [(-int((labels == n).sum()), *points[labels == n].mean(axis=0).tolist()) for n in numbers]
    order = sorted(range(len(numbers)), key=lambda place: key[place])
    renamed = np.empty(int(numbers.max()) + 1, dtype=np.int64)
    renamed[numbers[order]] = np.arange(len(numbers))
    return renamed[labels]
