"""Least squares with lags: estimation, the choice of lags by BIC, and a covariance robust to autocorrelation.

Schwarz (1978) for BIC; Newey and West (1987) for the covariance, Bartlett weights, with
4 (n / 100)^(2/9) lags, rounded down (Newey and West, 1994, as commonly applied).
"""

from __future__ import annotations

from math import log

import msgspec
import numpy as np

from kuroji.indicators.ladder import Floats


class Fit(msgspec.Struct, frozen=True):
    """A regression: coefficients (k,), residuals (n,), regressors (n, k)."""

    coefficients: Floats
    residuals: Floats
    regressors: Floats

    @property
    def squares(self) -> float:
        """The sum of squared residuals."""
        return float(self.residuals @ self.residuals)

    @property
    def bic(self) -> float:
        """n log(squares / n) + k log n: lower is better, over the same observations."""
        n, k = self.regressors.shape
        return float(n * log(self.squares / n) + k * log(n))


def fitted(target: Floats, regressors: Floats) -> Fit:
    """Least squares of the target (n,) on regressors (n, k)."""
    coefficients: Floats = np.asarray(np.linalg.lstsq(regressors, target, rcond=None)[0], dtype=np.float64)
    return Fit(coefficients, target - regressors @ coefficients, regressors)


def lagged(values: Floats, lags: int, most: int) -> Floats:
    """The lags 1 to `lags` of a series (n,) for the observations from `most` on: (n - most, lags)."""
    rows = len(values) - most
    return np.array([values[most - k : most - k + rows] for k in range(1, lags + 1)]).T.reshape(rows, lags)


def with_constant(*columns: Floats) -> Floats:
    """The columns beside a constant: (n, 1 + all of them)."""
    return np.column_stack([np.ones(len(columns[0])), *columns])


def robust_covariance(fit: Fit) -> Floats:
    """The Newey-West covariance of the coefficients, (k, k), scaled for small samples by n / (n - k)."""
    n, k = fit.regressors.shape
    scores = fit.regressors * fit.residuals[:, None]
    middle = scores.T @ scores
    for lag in range(1, newey_west_lags(n) + 1):
        cross = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (newey_west_lags(n) + 1)) * (cross + cross.T)
    bread = np.linalg.inv(fit.regressors.T @ fit.regressors)
    covariance: Floats = np.asarray(bread @ middle @ bread * n / (n - k), dtype=np.float64)
    return covariance


def newey_west_lags(n: int) -> int:
    """How many autocovariances the robust covariance takes in."""
    return int(4 * (n / 100) ** (2 / 9))
