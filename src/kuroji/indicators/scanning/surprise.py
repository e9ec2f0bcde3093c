"""Surprise: how far each series' change lies from its own changes of five years, in robust standard deviations.

The spread is 1.4826 times the median absolute deviation, which is the standard deviation of
normal figures (Rousseeuw and Croux, Journal of the American Statistical Association 88, 1993).
"""

from __future__ import annotations

import numpy as np

from kuroji.indicators.scanning.cells import Floats, Ints

HISTORY_YEARS = 5
FEWEST = 25
NORMAL = 1.4826


def surprises(series: Ints, rung: Ints, now: Floats, before: Floats, count: int, per_year: int) -> Floats:
    """The distance of the change at rung 0 from the median of the earlier ones; NaN with fewer than two years of them.

    Changes are logarithmic, between figures above nil. The arrays are rows sorted by series and rung.
    """
    with np.errstate(invalid="ignore"):
        used = (rung >= -HISTORY_YEARS * per_year) & (now > 0) & (before > 0)
    series, rung = series[used], rung[used]
    change = np.log(now[used] / before[used])
    earlier = rung < 0
    middle, known = _medians(series[earlier], change[earlier], count)
    spread, _ = _medians(series[earlier], np.abs(change[earlier] - middle[series[earlier]]), count)
    newest = np.full(count, np.nan)
    newest[series[~earlier]] = change[~earlier]
    enough = (known + 1 >= FEWEST) & (spread > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(enough, np.abs(newest - middle) / (NORMAL * spread), np.nan)
    return found


def _medians(series: Ints, value: Floats, count: int) -> tuple[Floats, Ints]:
    """The median of each series' values, NaN where it has none, and how many there are."""
    order = np.lexsort((value, series))
    ordered = value[order]
    many = np.bincount(series, minlength=count).astype(np.int64)
    starts = np.cumsum(many) - many
    found = np.full(count, np.nan)
    some = many > 0
    low, high = starts + (many - 1) // 2, starts + many // 2
    found[some] = (ordered[low[some]] + ordered[high[some]]) / 2
    return found, many
