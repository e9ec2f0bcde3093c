"""The map: two principal components of the vote matrix, on which readers who answer alike lie close together.

Absent answers count as the statement's mean, so they pull nobody anywhere (missing data set to
the column mean: Small, Bjorkegren, Erkkila, Shaw and Megill, "Polis", Recerca 26(2), 2021).
Somebody who answered few statements would therefore lie near the centre; each participant is
moved outwards by sqrt(statements / answered) (the same paper, "sparsity aware scaling").

Rejected statements are zeroed: all cells become 0 and count as answered. This is how published
Polis conversations treat them, and what docs/reference/opinion.md measures against leaving them
out (`VoteMatrix.shown`).
"""

from __future__ import annotations

import msgspec
import numpy as np

from kuroji.opinion.analysis.matrix import Floats, VoteMatrix

COMPONENTS = 2


class OpinionMap(msgspec.Struct, frozen=True):
    """`participants` (n, 2), `statements` (m, 2), `components` (m, 2) of unit length, `mean` (m,), `explained` (2,).

    A statement lies where somebody would lie who agreed with it and answered nothing else.
    `explained` is each component's share of the variance, from 0 to 1.
    """

    participants: Floats
    statements: Floats
    components: Floats
    mean: Floats
    explained: Floats


def opinion_map(votes: VoteMatrix) -> OpinionMap:
    """The map of a matrix of any size; everybody lies at the origin when all answers are alike."""
    values = np.where(votes.moderated_out, 0.0, votes.values)
    answered = ~np.isnan(values)
    mean = np.where(answered, values, 0.0).sum(axis=0) / np.maximum(answered.sum(axis=0), 1)
    centred = np.where(answered, values - mean, 0.0)
    components, explained = _principal(centred)
    count = values.shape[1]
    scale = np.sqrt(count / np.maximum(answered.sum(axis=1), 1))
    return OpinionMap(
        participants=(centred @ components) * scale[:, None],
        statements=(1.0 - mean)[:, None] * components * np.sqrt(count),
        components=components,
        mean=mean,
        explained=explained,
    )


def _principal(centred: Floats) -> tuple[Floats, Floats]:
    """The first components and their shares of the variance; missing ones are zero.

    The sign of a component means nothing, so its largest loading is made positive.
    """
    rows, columns = centred.shape
    components = np.zeros((columns, COMPONENTS))
    explained = np.zeros(COMPONENTS)
    if not rows or not columns:
        return components, explained
    # The smaller of the two products has the same eigenvalues, but for zeros.
    wide = columns > rows
    strength, vectors = np.linalg.eigh(centred @ centred.T if wide else centred.T @ centred)
    total = float(np.trace(centred @ centred.T)) if wide else float((centred**2).sum())
    for number in range(min(COMPONENTS, len(strength))):
        value, vector = float(strength[-1 - number]), vectors[:, -1 - number]
        if value <= 1e-9 * max(total, 1e-300):
            break
        found = centred.T @ vector if wide else vector
        found = found / np.linalg.norm(found)
        components[:, number] = found * np.sign(found[np.argmax(np.abs(found))])
        explained[number] = value / total
    return components, explained
