"""Index series of bilateral formulas: fixed base, chained, Lowe and Young, each with exact contributions.

An index is 1 in its base period. `contributions` are to the level: between any two periods
s and t, (contributions[t] - contributions[s]) / index[s] adds over the items to the change
of the index, index[t] / index[s] - 1 (`contributions_to_change`). In a chain the link's
contributions are carried at the level the index had before the link.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from kuroji.indicators.price_index.formulas import FORMULAS, Formula, formula_named
from kuroji.indicators.price_index.links import Links, links
from kuroji.indicators.price_index.traded import Floats, Traded, positive, table, traded
from kuroji.model.errors import InputError, UsageError


class Bilateral(msgspec.Struct, frozen=True, eq=False):
    """An index series.

    `index` (periods,): 1 in period `base`. `contributions` (periods, items): they add to
    index - 1. `links`: the comparisons made, with the items used in each and their share of
    value; (periods,) of them for a fixed base, (periods - 1,) for a chain, in order of time.
    """

    formula: str
    linking: str
    base: int
    index: Floats
    contributions: Floats
    links: Links


def fixed_base(prices: ArrayLike, quantities: ArrayLike | None, formula: str | Formula, *, base: int = 0) -> Bilateral:
    """Each period compared directly with period `base`.

    Prices and quantities have the shape (periods, items); quantities may be None for
    Carli, Dutot and Jevons. Raises UsageError, InputError and Undefined as `traded` and
    `links` say.
    """
    chosen, data = _prepared(prices, quantities, formula)
    start = _row(base, data.periods)
    compared = links(data, np.full(data.periods, start), np.arange(data.periods))
    return Bilateral(
        chosen.name, "fixed base", start, chosen.ratios(compared), chosen.contributions(compared), compared
    )  # fmt: skip


def chained(prices: ArrayLike, quantities: ArrayLike | None, formula: str | Formula) -> Bilateral:
    """Each period compared with the one before, and the comparisons multiplied; the base is the first period.

    Arguments and errors as for `fixed_base`.
    """
    chosen, data = _prepared(prices, quantities, formula)
    compared = links(data, np.arange(data.periods - 1), np.arange(1, data.periods))
    index = np.concatenate([[1.0], np.cumprod(chosen.ratios(compared))])
    steps = chosen.contributions(compared) * index[:-1, np.newaxis]
    contributions = np.concatenate([np.zeros((1, data.items)), np.cumsum(steps, axis=0)])
    return Bilateral(chosen.name, "chained", 0, index, contributions, compared)


def lowe(prices: ArrayLike, basket: ArrayLike, *, base: int = 0) -> Bilateral:
    """The cost of a fixed basket, `basket` (items,) quantities, at the prices of each period over that of `base`.

    The share of value reported is that of the basket, at the prices of either period.
    """
    held = table(prices, "prices")
    quantities = np.where(np.isnan(held), np.nan, _weights(basket, held, "basket"))
    found = fixed_base(held, quantities, FORMULAS["laspeyres"], base=base)
    return msgspec.structs.replace(found, formula="lowe")


def young(prices: ArrayLike, shares: ArrayLike, *, base: int = 0) -> Bilateral:
    """The mean of price relatives to period `base` with the value shares of some other period, `shares` (items,).

    Shares need not add to 1. Items without a price in the base period cannot be compared and
    are left out; `links` says so, and the share reported is that of `shares`.
    """
    held = table(prices, "prices")
    start = held[_row(base, held.shape[0])]
    # A quantity that makes the item's value in the base period its share.
    quantities = np.where(
        np.isnan(held), np.nan, _weights(shares, held, "shares") / np.where(np.isnan(start), held, start)
    )
    found = fixed_base(held, quantities, FORMULAS["laspeyres"], base=base)
    return msgspec.structs.replace(found, formula="young")


def contributions_to_change(index: Floats, contributions: Floats, start: int, end: int) -> Floats:
    """What each item adds to index[end] / index[start] - 1, (items,).

    `index` (periods,) and `contributions` (periods, items) as in any result of this package.
    """
    first, last = _row(start, len(index)), _row(end, len(index))
    return np.asarray((contributions[last] - contributions[first]) / index[first], dtype=np.float64)


def _prepared(prices: ArrayLike, quantities: ArrayLike | None, formula: str | Formula) -> tuple[Formula, Traded]:
    chosen = formula_named(formula)
    if quantities is None and chosen.weighted:
        free = ", ".join(name for name, one in FORMULAS.items() if not one.weighted)
        raise UsageError(f"{chosen.name} weights by quantities, and none are given", remedy=f"Without: {free}.")
    return chosen, traded(prices, quantities)


def _row(period: int, periods: int) -> int:
    if not -periods <= period < periods:
        raise UsageError(f"there is no period {period}", remedy=f"There are {periods}, counted from 0.")
    return period % periods


def _weights(weights: ArrayLike, prices: Floats, name: str) -> Floats:
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != prices.shape[1:]:
        raise UsageError(
            f"{name} has the shape {given.shape}", remedy=f"Give one number for each of {prices.shape[1]} items."
        )
    positive(given[np.newaxis], name)
    if np.isnan(given).any():
        raise InputError(f"item {int(np.argmax(np.isnan(given)))} has no weight", where=name)
    return given
