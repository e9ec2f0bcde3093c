"""Measures of structure over plain arrays of trade values.

Values are amounts in one currency, not negative, one element an item (a commodity or a
partner). An item that is withheld must be left out by the caller, who then says so: a
measure cannot know what it was not given. Names matter here, since three different
numbers are all called concentration:

hhi         sum of squared shares, 0 to 1 (WITS: "Hirschman Herfindahl")
hirschman   its square root, 0 to 1 (Hirschman 1964, "The paternity of an index")
unctad      (hirschman - sqrt(1/n)) / (1 - sqrt(1/n)), 0 to 1, n the number of items (UNCTAD Handbook
            of Statistics, product concentration index)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt
from numpy.typing import ArrayLike

from kuroji.model.errors import InputError, Undefined

Floats = npt.NDArray[np.float64]


def shares(values: ArrayLike) -> Floats:
    """Each item's part of the sum, 0 to 1. Raises InputError for negative or missing values, Undefined for a sum of zero."""
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1 or found.size == 0:
        raise InputError("shares are of one list of values", remedy="Give at least one value in one dimension.")
    if not np.isfinite(found).all():
        raise InputError(
            "a value is missing, so the shares are not known",
            where=f"item {int(np.flatnonzero(~np.isfinite(found))[0])}",
            remedy="Leave withheld items out and say so, or give their value.",
        )
    if (found < 0).any():
        raise InputError("a value is negative, and a share of trade cannot be", where=f"item {int(found.argmin())}")
    whole = found.sum()
    if whole == 0:
        raise Undefined("there was no trade, so there are no shares")
    return np.asarray(found / whole)


def hhi(values: ArrayLike) -> float:
    """Herfindahl-Hirschman index: the sum of squared shares, 1/n (even) to 1 (one item). Raises as `shares` does."""
    return float((shares(values) ** 2).sum())


def hirschman(values: ArrayLike) -> float:
    """Hirschman's own index: the square root of the sum of squared shares. Raises as `shares` does."""
    return float(np.sqrt(hhi(values)))


def unctad(values: ArrayLike) -> float:
    """UNCTAD's normalised concentration, 0 (even) to 1 (one item). Raises Undefined for a single item."""
    count = np.asarray(values).size
    if count < 2:
        raise Undefined("one item alone has no concentration to be normalised", remedy="Give two items or more.")
    even = np.sqrt(1 / count)
    return float((hirschman(values) - even) / (1 - even))


CONCENTRATION: Mapping[str, Callable[[ArrayLike], float]] = {"hhi": hhi, "hirschman": hirschman, "unctad": unctad}


def finger_kreinin(values: ArrayLike, others: ArrayLike) -> float:
    """Similarity of two structures over the same items: 100 x the sum of the smaller shares, 0 to 100.

    Finger and Kreinin (1979), "A measure of 'export similarity' and its possible uses".
    Raises InputError where the lists differ in length, and as `shares` does.
    """
    one, two = shares(values), shares(others)
    if one.size != two.size:
        raise InputError(f"{one.size} and {two.size} items cannot be compared", remedy="Give the same items twice.")
    return float(100 * np.minimum(one, two).sum())


def grubel_lloyd(exports: ArrayLike, imports: ArrayLike) -> float:
    """Intra-industry trade over matched items, 0 (one-way) to 1 (two-way): 1 - sum |x - m| / sum (x + m).

    The trade-weighted mean of the items' own indices (Grubel and Lloyd 1975), not corrected
    for the imbalance of the total. Raises InputError for negative or missing values or
    lists of different length, Undefined where nothing was traded.
    """
    out, back = (np.asarray(side, dtype=np.float64) for side in (exports, imports))
    if out.shape != back.shape or out.ndim != 1:
        raise InputError("exports and imports must list the same items", remedy="Match the items first.")
    if not (np.isfinite(out).all() and np.isfinite(back).all()) or (out < 0).any() or (back < 0).any():
        raise InputError("a value is missing or negative", remedy="Leave withheld items out on both sides and say so.")
    whole = float((out + back).sum())
    if whole == 0:
        raise Undefined("nothing was traded, so there is no intra-industry trade")
    return 1 - float(np.abs(out - back).sum()) / whole
