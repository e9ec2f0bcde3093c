"""The augmented Dickey-Fuller test of a series of growth: a constant, lags of the change by BIC, MacKinnon's p-values.

Said and Dickey (1984): the change of the series on its level a month earlier and its own
lagged changes; the statistic is the t of the level. p-values by MacKinnon (1994), from
statsmodels.
"""

from __future__ import annotations

from math import sqrt

import msgspec
import numpy as np

from kuroji.indicators.ladder import Floats
from kuroji.outlook.lead.granger import must_have_scipy
from kuroji.outlook.lead.regression import Fit, fitted, lagged, with_constant

MOST_LAGS = 12


class DickeyFuller(msgspec.Struct, frozen=True):
    """The statistic, its p-value for a unit root, and the lags used."""

    statistic: float
    p_value: float
    lags: int


def dickey_fuller(values: Floats, most: int = MOST_LAGS) -> DickeyFuller:
    """The test of a series (n,); 0 to `most` lags. Raises NotHeld where statsmodels is missing."""
    must_have_scipy()
    from statsmodels.tsa.adfvalues import mackinnonp

    changes = np.diff(values)
    lags = min(range(most + 1), key=lambda p: _fit(values, changes, p, most).bic)
    fit = _fit(values, changes, lags, lags)
    n, k = fit.regressors.shape
    error = sqrt(fit.squares / (n - k) * float(np.linalg.inv(fit.regressors.T @ fit.regressors)[1, 1]))
    statistic = float(fit.coefficients[1]) / error
    return DickeyFuller(statistic, float(mackinnonp(statistic, regression="c", N=1)), lags)


def _fit(values: Floats, changes: Floats, lags: int, most: int) -> Fit:
    """The regression with some lags, over the observations that `most` of them leave."""
    return fitted(changes[most:], with_constant(values[most:-1], lagged(changes, lags, most)))
