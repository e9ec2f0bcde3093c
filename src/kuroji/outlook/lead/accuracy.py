"""Whether one set of forecasts is better than another, and whether directions are told better than by chance.

Diebold and Mariano (1995) on squared errors, with the small-sample correction and Student's
t of Harvey, Leybourne and Newbold (1997); Clark and West (2007) where the worse model is a
special case of the better one, whose forecasts carry more noise; Pesaran and Timmermann
(1992) for directions.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import msgspec
import numpy as np
import numpy.typing as npt

from kuroji.indicators.ladder import Floats
from kuroji.model.errors import Undefined
from kuroji.outlook.lead.granger import must_have_scipy

Signs = npt.NDArray[np.bool_]


class Compared(msgspec.Struct, frozen=True):
    """A statistic with its p-value and the number of forecasts; positive where the second model does better."""

    statistic: float
    p_value: float
    forecasts: int


class Directions(msgspec.Struct, frozen=True):
    """How many directions were told right, of how many, how many chance would, the statistic and its one-sided p-value."""

    right: int
    forecasts: int
    by_chance: float
    statistic: float
    p_value: float


def diebold_mariano(first: Floats, second: Floats, horizon: int = 1) -> Compared:
    """Two-sided test of equal squared errors of two models (n,), positive where the second errs less.

    The variance takes horizon - 1 autocovariances. Raises Undefined where it is not positive.
    """
    must_have_scipy()
    from scipy.stats import t as student

    difference = first**2 - second**2
    n, centred = len(difference), difference - difference.mean()
    covariances = [float(centred[lag:] @ centred[: n - lag]) / n for lag in range(horizon)]
    variance = (covariances[0] + 2 * sum(covariances[1:])) / n
    if variance <= 0:
        raise Undefined("the two models err alike, so that their difference has no variance")
    correction = sqrt((n + 1 - 2 * horizon + horizon * (horizon - 1) / n) / n)
    statistic = correction * float(difference.mean()) / sqrt(variance)
    return Compared(statistic, float(2 * student.sf(abs(statistic), n - 1)), n)


def clark_west(small: Floats, large: Floats, gap: Floats) -> Compared:
    """One-sided test that the larger of two nested models forecasts better, from their errors and `gap` of forecasts (n,).

    f = e_small^2 - (e_large^2 - gap^2), and the t of its mean. Raises Undefined where f does not vary.
    """
    adjusted = small**2 - (large**2 - gap**2)
    n, spread = len(adjusted), float(adjusted.std(ddof=1))
    if spread == 0:
        raise Undefined("the two models forecast alike")
    statistic = float(adjusted.mean()) / (spread / sqrt(n))
    return Compared(statistic, 1 - NormalDist().cdf(statistic), n)


def pesaran_timmermann(told: Signs, came: Signs) -> Directions:
    """One-sided test of directions told (n,) against those that came. Raises Undefined where either never varies."""
    n = len(came)
    right = int((told == came).sum())
    up_came, up_told = float(came.mean()), float(told.mean())
    chance = up_came * up_told + (1 - up_came) * (1 - up_told)
    of_right = chance * (1 - chance) / n
    of_chance = (
        (2 * up_came - 1) ** 2 * up_told * (1 - up_told) / n
        + (2 * up_told - 1) ** 2 * up_came * (1 - up_came) / n
        + 4 * up_came * up_told * (1 - up_came) * (1 - up_told) / n**2
    )
    if of_right <= of_chance:
        raise Undefined("directions that never vary cannot be told from chance")
    statistic = (right / n - chance) / sqrt(of_right - of_chance)
    return Directions(right, n, chance, statistic, 1 - NormalDist().cdf(statistic))
