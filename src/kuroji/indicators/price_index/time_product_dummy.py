"""The weighted time-product dummy: ln p = level of the period + level of the item, weighted by value shares.

The least-squares normal equations, with the shares of each period adding to 1, say that a
period's level is the share-weighted mean of ln(price / reference price) and an item's
reference price the mean of its prices at constant level. Eliminating the items leaves one
equation a period, solved directly. Sources: Rao (1995); Diewert and Fox (2017), Substitution
bias in multilateral methods, UNSW; method and published figures as tested in IndexNumR.

What an item adds to ln I_t is share x ln(price / reference price) in t, less the same in
the first period: exact, new and vanishing items included. Reference prices are at the
price level of the first period (Webster and Tarnow-Mordi 2019 discuss the choice).
"""

from __future__ import annotations

import numpy as np

from kuroji.indicators.price_index.solution import Solution, connected
from kuroji.indicators.price_index.traded import Floats, Traded


def time_product_dummy(data: Traded) -> Solution:
    """Solve a window. Raises Undefined when periods share no items even over others."""
    connected(data, "WTPD")
    shares, logs = _shares(data), np.log(data.prices)
    weight = shares.sum(axis=0)
    used = np.where(weight > 0, weight, 1.0)
    means = (shares * logs).sum(axis=0) / used
    system = np.eye(data.periods) - (shares / used) @ shares.T
    right = (shares * (logs - means)).sum(axis=1)
    levels = np.zeros(data.periods)
    # The equations hold for any common level, so the first is dropped with its unknown.
    levels[1:] = np.linalg.solve(system[1:, 1:], right[1:])
    references = means - (shares * levels[:, np.newaxis]).sum(axis=0) / used
    residual = float(np.abs((shares * (logs - references)).sum(axis=1) - levels).max())
    return Solution(
        logs=levels,
        references=np.where(weight > 0, np.exp(references), np.nan),
        single=data.traded.sum(axis=0) == 1,
        iterations=0,
        residual=residual,
    )


def time_product_dummy_parts(data: Traded) -> Floats:
    """What each item adds to ln I_t, (periods, items)."""
    found = time_product_dummy(data)
    references = np.where(np.isnan(found.references), 1.0, found.references)
    parts = _shares(data) * np.log(data.prices / references)
    return np.asarray(parts - parts[0], dtype=np.float64)


def _shares(data: Traded) -> Floats:
    values = data.values
    return np.asarray(values / values.sum(axis=1)[:, np.newaxis], dtype=np.float64)
