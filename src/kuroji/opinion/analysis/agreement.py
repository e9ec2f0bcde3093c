"""How alike two groupings of the same people are: the adjusted Rand index and the share put alike."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from kuroji.opinion.analysis.matrix import Ints


def adjusted_rand(left: Ints, right: Ints) -> float:
    """1 for the same grouping, 0 on average for groupings by chance (Hubert and Arabie, J. Classification 2, 1985).

    Both are (n,) labels from 0. Two groupings that each make one group of all agree: 1.
    """
    table = _table(left, right)
    together, rows, columns = (float((c * (c - 1) / 2).sum()) for c in (table, table.sum(axis=1), table.sum(axis=0)))
    pairs = len(left) * (len(left) - 1) / 2
    expected = rows * columns / pairs if pairs else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def share_alike(left: Ints, right: Ints) -> float:
    """The share of people in the same group under the renaming of groups that makes it largest, from 0 to 1."""
    table = _table(left, right)
    table = table if table.shape[0] <= table.shape[1] else table.T
    rows = range(table.shape[0])
    best = max(
        sum(int(table[r, c]) for r, c in zip(rows, order, strict=True))
        for order in permutations(range(table.shape[1]), table.shape[0])
    )
    return best / len(left) if len(left) else 1.0


def _table(left: Ints, right: Ints) -> Ints:
    if left.shape != right.shape:
        raise ValueError(f"groupings of {len(left)} and {len(right)} people cannot be compared")
    table = np.zeros((int(left.max(initial=-1)) + 1, int(right.max(initial=-1)) + 1), dtype=np.int64)
    np.add.at(table, (left, right), 1)
    return table
