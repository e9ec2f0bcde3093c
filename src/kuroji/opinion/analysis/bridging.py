"""The bridging score: which statements are agreed to by people who otherwise disagree.

The model of Wojcik et al., "Birdwatch: Crowd Wisdom and Bridging Algorithms can Inform
Understanding and Reduce the Spread of Misinformation" (2022): an answer r (agree 1, pass 0.5,
disagree 0) is mu + b_i + b_n + f_i f_n, where the product is what one side's liking explains, and
b_n what is left for the statement itself. Least squares with penalties, both as means, as in the
published program of that paper's authors:

    mean (r - r^)^2 + 0.15 (mu^2 + mean b_i^2 + mean b_n^2) + 0.03 (mean f_i^2 + mean f_n^2)

The terms of answers are averaged over answers, the others over participants and statements. A
statement bridges when b_n >= 0.40 and |f_n| < 0.50, and does so again after a refit without the
tenth of the participants who lie furthest out (|f_i|). Solved by alternating least squares from a
start without chance. The verdict says something about the scale above and nothing else.
"""

from __future__ import annotations

import msgspec
import numpy as np

from kuroji.opinion.analysis.matrix import Bools, Floats, Ints, VoteMatrix

INTERCEPT_PENALTY = 0.15
FACTOR_PENALTY = 0.03
INTERCEPT_AT_LEAST = 0.40
FACTOR_BELOW = 0.50
EXTREME_SHARE = 0.10
ROUNDS = 500
TOLERANCE = 1e-5


class Fit(msgspec.Struct, frozen=True):
    """mu, and intercepts and factors of participants (n,) and statements (m,). The factors' common sign is arbitrary."""

    mu: float
    participant_intercept: Floats
    participant_factor: Floats
    statement_intercept: Floats
    statement_factor: Floats


class Bridging(msgspec.Struct, frozen=True):
    """`intercept` and `factor` (statements,) of the fit to everybody, `refit_*` without the extreme participants.

    `bridges` (statements,): whether both fits say so.
    """

    intercept: Floats
    factor: Floats
    refit_intercept: Floats
    refit_factor: Floats
    bridges: Bools


def bridging(votes: VoteMatrix) -> Bridging:
    """The bridging scores of the statements that are not rejected; the others and the unanswered have 0 and False."""
    values = np.where(votes.moderated_out, np.nan, votes.values)
    everybody = fit(values)
    furthest = np.argsort(-np.abs(everybody.participant_factor), kind="stable")
    rest = values.copy()
    rest[furthest[: int(EXTREME_SHARE * len(values))]] = np.nan
    again = fit(rest)
    return Bridging(
        everybody.statement_intercept,
        everybody.statement_factor,
        again.statement_intercept,
        again.statement_factor,
        _bridges(everybody) & _bridges(again),
    )


def _bridges(found: Fit) -> Bools:
    return (found.statement_intercept >= INTERCEPT_AT_LEAST) & (np.abs(found.statement_factor) < FACTOR_BELOW)


class _Known(msgspec.Struct, frozen=True):
    """The answers there are: `rows`, `columns`, `ratings` (answers,); the whole's shape; how many rows have an answer."""

    rows: Ints
    columns: Ints
    ratings: Floats
    shape: tuple[int, int]
    answering: int


def _known(rows: Ints, columns: Ints, ratings: Floats, shape: tuple[int, int]) -> _Known:
    return _Known(rows, columns, ratings, shape, len(np.unique(rows)))


def fit(values: Floats) -> Fit:
    """The least squares of a (participants, statements) array of -1, 0, 1 and NaN; all zero without answers."""
    rows, columns = np.nonzero(~np.isnan(values))
    n, m = values.shape
    ratings = (values[rows, columns] + 1) / 2
    known, turned = _known(rows, columns, ratings, (n, m)), _known(columns, rows, ratings, (m, n))
    found = Fit(0.0, np.zeros(n), np.zeros(n), np.zeros(m), np.zeros(m))
    if not len(rows):
        return found
    mu, b_i, b_n, f_n = 0.0, found.participant_intercept, found.statement_intercept, _start(known)
    f_i = found.participant_factor
    for _ in range(ROUNDS):
        b_i, f_i = _side(known, mu + b_n, f_n)
        new_b, new_f = _side(turned, mu + b_i, f_i)
        rest = known.ratings - b_i[rows] - new_b[columns] - f_i[rows] * new_f[columns]
        new_mu = float(rest.sum()) / (len(rows) * (1 + INTERCEPT_PENALTY))
        moved = max(abs(new_mu - mu), float(np.abs(new_b - b_n).max()), float(np.abs(new_f - f_n).max()))
        mu, b_n, f_n = new_mu, new_b, new_f
        f_i, f_n = _balanced(f_i, f_n, known.answering, turned.answering)
        if moved < TOLERANCE:
            break
    return Fit(mu, b_i, f_i, b_n, f_n)


def _side(known: _Known, explained: Floats, factor: Floats) -> tuple[Floats, Floats]:
    """Intercept and factor of each row, the other side's given: a penalised system of two equations a row."""
    count = known.shape[0]
    other = factor[known.columns]
    rest = known.ratings - explained[known.columns]
    answers = np.bincount(known.rows, minlength=count)
    # A mean over those who answered, in units of one answer.
    unit = len(known.rows) / known.answering
    left, right = answers + INTERCEPT_PENALTY * unit, FACTOR_PENALTY * unit + np.bincount(known.rows, other**2, count)
    cross = np.bincount(known.rows, other, count)
    sums, products = np.bincount(known.rows, rest, count), np.bincount(known.rows, rest * other, count)
    determinant = left * right - cross**2
    return (sums * right - cross * products) / determinant, (left * products - cross * sums) / determinant


def _start(known: _Known) -> Floats:
    """Factors of the statements: the first principal direction of the answers less the statements' means."""
    n, m = known.shape
    answers = np.bincount(known.columns, minlength=m)
    mean = np.bincount(known.columns, known.ratings, m) / np.maximum(answers, 1)
    residual = np.zeros((n, m))
    residual[known.rows, known.columns] = known.ratings - mean[known.columns]
    _, vectors = np.linalg.eigh(residual.T @ residual)
    return np.asarray(vectors[:, -1])


def _balanced(f_i: Floats, f_n: Floats, n: int, m: int) -> tuple[Floats, Floats]:
    """The same products with the same mean squares on both sides, where the penalty is least."""
    left, right = float((f_i**2).sum()) / n, float((f_n**2).sum()) / m
    if not left or not right:
        return f_i, f_n
    ratio = (right / left) ** 0.25
    return f_i * ratio, f_n / ratio
