"""Granger's test: whether the past of one series helps to tell another beyond that series' own past.

y on a constant, p lags of y and p lags of x; p by BIC of the full regression, over the same
observations. Tested is that all lags of x are zero: by a Wald statistic with a Newey-West
covariance as F(p, n - k), and by the plain F of sums of squares for comparison. Granger
(1969); a rejection says that x precedes, not that it causes.
"""

from __future__ import annotations

import importlib.util

import msgspec
import numpy as np

from kuroji.indicators.ladder import Floats
from kuroji.model.errors import NotHeld
from kuroji.outlook.lead.regression import fitted, lagged, robust_covariance, with_constant

MOST_LAGS = 6


class Granger(msgspec.Struct, frozen=True):
    """The test at the lags that BIC chose: robust and plain F with their p-values, and degrees of freedom."""

    lags: int
    robust: float
    robust_p: float
    plain: float
    plain_p: float
    observations: int
    freedom: int


def granger(x: Floats, y: Floats, most: int = MOST_LAGS) -> Granger:
    """Whether x helps to tell y, both (n,) of the same months; lags 1 to `most` by BIC."""
    fits = {p: fitted(y[most:], with_constant(lagged(y, p, most), lagged(x, p, most))) for p in range(1, most + 1)}
    return granger_at(x, y, min(fits, key=lambda p: fits[p].bic))


def granger_at(x: Floats, y: Floats, lags: int) -> Granger:
    """The same test at given lags, over all observations these leave. Raises NotHeld without scipy."""
    must_have_scipy()
    from scipy.stats import f as fisher

    own, other = lagged(y, lags, lags), lagged(x, lags, lags)
    short, full = fitted(y[lags:], with_constant(own)), fitted(y[lags:], with_constant(own, other))
    n, k = full.regressors.shape
    tested = slice(k - lags, k)
    coefficients, covariance = full.coefficients[tested], robust_covariance(full)[tested, tested]
    robust = float(coefficients @ np.linalg.solve(covariance, coefficients)) / lags
    plain = (short.squares - full.squares) / lags / (full.squares / (n - k))
    return Granger(
        lags, robust, float(fisher.sf(robust, lags, n - k)), plain, float(fisher.sf(plain, lags, n - k)), n, n - k
    )


def must_have_scipy() -> None:
    """Raises NotHeld, with what to install, where scipy or statsmodels are missing: a site then goes without the page."""
    if importlib.util.find_spec("scipy") is None or importlib.util.find_spec("statsmodels") is None:
        raise NotHeld(
            "tests of leading signals need scipy and statsmodels",
            remedy="Install them with: pip install 'kuroji[estimation]'",
        )
