"""The fallback without X-13: STL (Cleveland et al., 1990) on logarithms, robust, by statsmodels.

No trading days, no holidays, no outliers by name, no forecasts to steady the end of the
series: its last year moves more when new figures arrive.
"""

from __future__ import annotations

import importlib.util

import numpy as np

from kuroji.indicators.seasonal.levels import Floats, Levels
from kuroji.model.errors import KurojiError

# Thirteen years of the same month are weighed together; the least that statsmodels takes is 7.
SEASONAL_SPAN = 13
FALLBACK = "This is a fallback: STL on logarithms, without adjustment for trading days and holidays."


def installed() -> bool:
    """Whether statsmodels is here."""
    return importlib.util.find_spec("statsmodels") is not None


def decomposed(levels: Levels) -> tuple[Floats, Floats, Floats]:
    """Trend (unit of the series), seasonal and irregular factors, each (n,); the levels are adjustable ones.

    Raises KurojiError when statsmodels is missing.
    """
    if not installed():
        raise KurojiError("statsmodels is not installed", remedy="Install it with: pip install 'kuroji[seasonal]'")
    from statsmodels.tsa.seasonal import STL

    found = STL(np.log(levels.values), period=levels.a_year, seasonal=SEASONAL_SPAN, robust=True).fit()
    return np.exp(found.trend), np.exp(found.seasonal), np.exp(found.resid)


def version() -> str:
    """The method with its version, as results name it."""
    from importlib.metadata import version as of

    return f"STL (fallback), statsmodels {of('statsmodels')}"
