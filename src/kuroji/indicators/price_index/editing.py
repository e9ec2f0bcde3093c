"""Outliers among unit values: which changes are too large to be prices, by what bounds, for what reason.

Three tests on the ratios of the items' unit values in two periods. None drops anything:
each tells the items it flags, with the bounds, so that the caller can leave them out of a
link, impute them (`imputing`), or keep them; and how much of the value they are.

hidiroglou_berthelot   Hidiroglou and Berthelot (1986), Survey Methodology 12: the ratio made symmetric about its
                       median and weighted by size ** u, so that a large item needs a smaller change to be seen
quartile               Tukey (1977): outside the quartiles of ln ratio by more than k times their distance
mad                    |ln ratio - median| over k robust standard deviations (1.4826 x median absolute deviation)
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from kuroji.indicators.price_index.traded import Flags, Floats, positive
from kuroji.model.errors import Undefined, UsageError

FEWEST = 5  # ratios; quartiles of fewer say nothing
NORMAL = 1.4826  # makes the median absolute deviation of a normal distribution its standard deviation


class Edited(msgspec.Struct, frozen=True, eq=False):
    """What a test found.

    `flagged` (items,). `ratio` (items,): current over previous unit value, NaN where the item
    was not traded in both. `lower`, `upper` (items,): the bounds of that item's ratio, NaN
    where untested. `reason` (items,): text, empty unless flagged or untested.
    `share_flagged`, `share_untested`: of the current value, 0 to 1.
    """

    method: str
    flagged: Flags
    ratio: Floats
    lower: Floats
    upper: Floats
    reason: tuple[str, ...]
    share_flagged: float
    share_untested: float


def hidiroglou_berthelot(
    previous: ArrayLike,
    current: ArrayLike,
    values_previous: ArrayLike,
    values_current: ArrayLike,
    *,
    u: float = 0.5,
    a: float = 0.05,
    c: float = 4.0,
) -> Edited:
    """Unit values and values of two periods, (items,), NaN where not traded; size is the larger of the two values.

    `u` 0 to 1: how much size counts; `a`: the least spread, as a part of the median effect;
    `c`: how many times the spread is allowed. Raises Undefined for fewer than five ratios or
    no spread at all.
    """
    _within("u", u, 0, 1)
    ratio, values = _ratios(previous, current, values_current)
    before = _row(values_previous, "values_previous", len(ratio))
    tested = ~np.isnan(ratio)
    size = np.where(tested, np.fmax(values, before), np.nan) ** u
    median = float(np.nanmedian(ratio))
    effect = np.where(ratio < median, 1 - median / ratio, ratio / median - 1) * size
    low, middle, high = np.nanquantile(effect, [0.25, 0.5, 0.75]).tolist()
    least = abs(a * middle)
    down, up = c * max(middle - low, least), c * max(high - middle, least)
    if down == 0 or up == 0:
        raise Undefined("most ratios are equal, so they have no spread", where="hidiroglou_berthelot")
    lower, upper = _back(middle - down, size, median), _back(middle + up, size, median)
    return _edited("hidiroglou_berthelot", ratio, lower, upper, values)


def quartile(previous: ArrayLike, current: ArrayLike, values: ArrayLike, *, k: float = 3.0) -> Edited:
    """Unit values of two periods and the current values, (items,), NaN where not traded.

    `k`: 1.5 flags outliers, 3 far-out ones only. Raises Undefined for fewer than five
    ratios or quartiles that coincide.
    """
    ratio, weights = _ratios(previous, current, values)
    low, high = np.nanquantile(np.log(ratio), [0.25, 0.75]).tolist()
    return _fenced("quartile", ratio, low - k * (high - low), high + k * (high - low), weights)


def mad(previous: ArrayLike, current: ArrayLike, values: ArrayLike, *, k: float = 5.0) -> Edited:
    """Arguments and errors as for `quartile`; `k` in robust standard deviations."""
    ratio, weights = _ratios(previous, current, values)
    logs = np.log(ratio)
    median = float(np.nanmedian(logs))
    spread = NORMAL * float(np.nanmedian(np.abs(logs - median)))
    return _fenced("mad", ratio, median - k * spread, median + k * spread, weights)


def _back(effect: float, size: Floats, median: float) -> Floats:
    """The ratio that has this effect at each item's size: the transformation inverted; 0 or infinite beyond reach."""
    symmetric = effect / size
    up = median * (1 + symmetric)
    down = median / np.where(symmetric < 0, 1 - symmetric, 1.0)
    return np.asarray(np.where(symmetric < 0, down, up), dtype=np.float64)


def _fenced(method: str, ratio: Floats, low: float, high: float, values: Floats) -> Edited:
    if low == high:
        raise Undefined("most ratios are equal, so they have no spread", where=method, remedy="Look at them by hand.")
    lower, upper = np.full(len(ratio), np.exp(low)), np.full(len(ratio), np.exp(high))
    return _edited(method, ratio, lower, upper, values)


def _edited(method: str, ratio: Floats, lower: Floats, upper: Floats, values: Floats) -> Edited:
    tested = ~np.isnan(ratio)
    low, high = tested & (ratio < lower), tested & (ratio > upper)
    reasons = []
    for item in range(len(ratio)):
        if not tested[item]:
            reasons.append("untested: not traded in both periods")
        elif low[item] or high[item]:
            side, bound = ("below", lower[item]) if low[item] else ("above", upper[item])
            reasons.append(f"{method}: ratio {ratio[item]:.4g} {side} {bound:.4g}")
        else:
            reasons.append("")
    total = float(np.nansum(values))
    return Edited(
        method=method, flagged=low | high, ratio=ratio,
        lower=np.where(tested, lower, np.nan), upper=np.where(tested, upper, np.nan), reason=tuple(reasons),
        share_flagged=float(np.nansum(values[low | high])) / total,
        share_untested=float(np.nansum(values[~tested])) / total,
    )  # fmt: skip


def _ratios(previous: ArrayLike, current: ArrayLike, values: ArrayLike) -> tuple[Floats, Floats]:
    before = _row(previous, "previous", None)
    after, weights = _row(current, "current", len(before)), _row(values, "values", len(before))
    ratio = after / before
    if (held := int((~np.isnan(ratio)).sum())) < FEWEST:
        raise Undefined(f"{held} items were traded in both periods, too few to tell an outlier by", where="editing")
    if (np.isnan(weights) & ~np.isnan(after)).any():
        raise UsageError("an item has a unit value in the current period but no value", where="values")
    return np.asarray(ratio), weights


def _row(numbers: ArrayLike, name: str, items: int | None) -> Floats:
    array = np.asarray(numbers, dtype=np.float64)
    if array.ndim != 1 or items not in {None, len(array)}:
        raise UsageError(f"{name} has the shape {array.shape}", remedy="Give one number for each item.")
    positive(array[np.newaxis], name)
    return array


def _within(name: str, number: float, low: float, high: float) -> None:
    if not low <= number <= high:
        raise UsageError(f"{name} is {number:g}", remedy=f"It lies from {low:g} to {high:g}.")
