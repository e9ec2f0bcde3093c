"""GEKS: the transitive index nearest to all bilateral ones, by way of every period of the window.

ln I_t = mean over k of (ln P(0, k) + ln P(k, t)), P being a bilateral index that passes time
reversal: Fisher, Walsh, Törnqvist (GEKS-Törnqvist is also called CCDI) or Jevons. Each pair
compares the items traded in both its periods. Sources: Gini (1931), Eltetö and Köves
(1964), Szulc (1964); for time series Ivancic, Diewert and Fox (2011), Journal of
Econometrics 161; Caves, Christensen and Diewert (1982), Economic Journal 92.

All pairs at once are a few products of matrices. What an item adds to ln I_t is the mean
of what it adds to the logarithms of the bilateral indices (Webster and Tarnow-Mordi 2019,
Journal of Official Statistics 35, do so for CCDI); it is exact, and the same whichever
way round a pair is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from kuroji.indicators.price_index.formulas import formula_named
from kuroji.indicators.price_index.links import links
from kuroji.indicators.price_index.log_mean import logs_of_level
from kuroji.indicators.price_index.traded import Flags, Floats, Traded
from kuroji.model.errors import Undefined, UsageError


def geks_logs(data: Traded, formula: str) -> Floats:
    """ln I_t, (periods,), 0 in the first. Raises Undefined when two periods share no item."""
    pairs = pair_logs(data, formula)
    level = pairs.mean(axis=0)
    return np.asarray(level - level[0], dtype=np.float64)


def geks_parts(data: Traded, formula: str) -> Floats:
    """What each item adds to ln I_t, (periods, items)."""
    chosen, every = formula_named(formula), np.arange(data.periods)
    parts = np.zeros((data.periods, data.items))
    for k in every:
        compared = links(data, np.full(data.periods, k), every)
        parts += logs_of_level(chosen.ratios(compared), chosen.contributions(compared))
    parts /= data.periods
    return np.asarray(parts - parts[0], dtype=np.float64)


def pair_logs(data: Traded, formula: str) -> Floats:
    """ln P(s, t) of every pair, (periods, periods), base s in rows, over the items traded in both.

    Raises UsageError for a formula without time reversal, Undefined when two periods share no item.
    """
    if formula not in PAIRS:
        raise UsageError(f"GEKS cannot be built of {formula!r}", remedy=f"It takes {', '.join(PAIRS)}.")
    shared = _cross(data.traded, data.traded)
    if (shared == 0).any():
        s, t = np.argwhere(shared == 0)[0].tolist()
        raise Undefined(
            f"no item was traded in both period {s} and period {t}",
            where=f"GEKS over {data.periods} periods",
            remedy="Take a shorter window, or a method that links over others (WTPD, Geary-Khamis).",
        )
    return PAIRS[formula](data)


def coverage(data: Traded) -> Floats:
    """Share of the value of period s that items also traded in period t have, (periods, periods); 1 on the diagonal."""
    return np.asarray(_cross(data.values, data.traded) / data.values.sum(axis=1)[:, np.newaxis], dtype=np.float64)


def _cross(rows: Floats | Flags, columns: Floats | Flags) -> Floats:
    """Sums over items of rows[s] x columns[t], (periods, periods)."""
    return np.asarray(rows.astype(np.float64) @ columns.astype(np.float64).T)


def _held(data: Traded) -> Floats:
    """Prices, 0 where not traded."""
    return np.where(data.traded, data.prices, 0.0)


def _fisher(data: Traded) -> Floats:
    costs = np.log(_cross(data.quantities, _held(data)))  # quantities of s at prices of t
    matched = np.log(_cross(data.values, data.traded))  # value of s in the items of t
    return np.asarray((costs - matched + matched.T - costs.T) / 2)


def _walsh(data: Traded) -> Floats:
    root = np.sqrt(data.quantities)
    costs = np.log(_cross(root, _held(data) * root))
    return np.asarray(costs - costs.T)


def _tornqvist(data: Traded) -> Floats:
    logs, values = np.log(data.prices), data.values
    matched = _cross(values, data.traded)
    base = (_cross(values, logs) - _cross(values * logs, data.traded)) / matched
    return np.asarray((base - base.T) / 2)


def _jevons(data: Traded) -> Floats:
    logs = _cross(data.traded, np.log(data.prices))
    return np.asarray((logs - logs.T) / _cross(data.traded, data.traded))


PAIRS: Mapping[str, Callable[[Traded], Floats]] = {
    "fisher": _fisher,
    "tornqvist": _tornqvist,
    "walsh": _walsh,
    "jevons": _jevons,
}
