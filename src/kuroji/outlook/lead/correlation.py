"""Cross-correlation of two series of growth, prewhitened, with bands for one lag and for all lags together.

Autocorrelated series correlate by chance. So an autoregression (lags by BIC) is fitted to X,
both series are filtered with it, and the filtered ones are correlated: r(k) is that of x at
t - k with y at t, so k > 0 says that X is ahead. Under independence each r lies within
z / sqrt(n) with 95%; of 25 lags one or two lie outside by chance, so the wider band holds all
of them with 95% (Sidak). Box, Jenkins and Reinsel, Time Series Analysis, chapter 12.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import msgspec

from kuroji.indicators.ladder import Floats
from kuroji.outlook.lead.regression import Fit, fitted, lagged, with_constant

MOST_LAGS = 12
MOST_OWN = 6
CONFIDENCE = 0.95


class Correlogram(msgspec.Struct, frozen=True):
    """Correlations by lag, -12 to 12 months (k > 0: X is ahead), with the two bands; `filter_lags` of the prewhitening."""

    lags: tuple[int, ...]
    values: tuple[float, ...]
    band: float
    band_of_all: float
    filter_lags: int
    observations: int

    def at(self, lag: int) -> float:
        """The correlation at a lag."""
        return self.values[self.lags.index(lag)]

    def outside(self, low: int, high: int) -> tuple[int, ...]:
        """The lags from `low` to `high` whose correlation is outside the band of all, the strongest first."""
        found = [k for k in self.lags if low <= k <= high and abs(self.at(k)) > self.band_of_all]
        return tuple(sorted(found, key=lambda k: -abs(self.at(k))))


def correlogram(x: Floats, y: Floats, most: int = MOST_LAGS) -> Correlogram:
    """The prewhitened cross-correlation of two series (n,) of the same months."""
    own = autoregression(x, MOST_OWN)
    lags = own.regressors.shape[1] - 1
    white_x, white_y = (_filtered(series, own.coefficients[1:]) for series in (x, y))
    n = len(white_x)
    values = [_correlation(white_x, white_y, k) for k in range(-most, most + 1)]
    count = 2 * most + 1
    one, every = (NormalDist().inv_cdf(0.5 + level / 2) / sqrt(n) for level in (CONFIDENCE, CONFIDENCE ** (1 / count)))
    return Correlogram(tuple(range(-most, most + 1)), tuple(values), one, every, lags, n)


def autoregression(values: Floats, most: int) -> Fit:
    """An autoregression with a constant, of 0 to `most` lags by BIC, over the same observations."""
    target = values[most:]
    candidates = [fitted(target, with_constant(lagged(values, p, most))) for p in range(most + 1)]
    return min(candidates, key=lambda fit: fit.bic)


def _filtered(values: Floats, coefficients: Floats) -> Floats:
    lags = len(coefficients)
    filtered: Floats = values[lags:] - values.mean()
    for k, coefficient in enumerate(coefficients, 1):
        filtered = filtered - coefficient * (values[lags - k : len(values) - k] - values.mean())
    return filtered


def _correlation(x: Floats, y: Floats, lag: int) -> float:
    """The sample cross-correlation of x at t - lag with y at t."""
    a, b = x - x.mean(), y - y.mean()
    ahead, behind = (a[: len(a) - lag], b[lag:]) if lag >= 0 else (a[-lag:], b[: len(b) + lag])
    return float(ahead @ behind / sqrt(float(a @ a) * float(b @ b)))
