"""The change of a value split into price and quantity, item by item, exactly: Bennet and Montgomery.

Bennet (1920): quantity at mean prices, price at mean quantities. Montgomery (1937), also
called the log-mean or LMDI split: L(v1, v0) ln(q1 / q0) and L(v1, v0) ln(p1 / p0). Both add
to v1 - v0 of every item. An item traded in one of the two periods only has no price
relative: its whole change stands in `one_sided`, split by neither. Values in the currency
of price x quantity. Where prices are unit values, the price part holds the change of mix
within the item as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from kuroji.indicators.price_index.log_mean import log_mean
from kuroji.indicators.price_index.traded import Flags, Floats, Traded, Whole, traded
from kuroji.model.errors import UsageError


class ValueChange(msgspec.Struct, frozen=True, eq=False):
    """Changes of value between pairs of periods, one pair a row.

    `base`, `current` (pairs,): the rows compared. `price`, `quantity`, `one_sided`
    (pairs, items): they add to the change of each item's value, and over the items to
    `total` (pairs,). `matched` (pairs, items): the items split. `coverage` (pairs,): the
    share of the value of both periods together that the items split have, 0 to 1.
    """

    method: str
    base: Whole
    current: Whole
    price: Floats
    quantity: Floats
    one_sided: Floats
    matched: Flags
    coverage: Floats
    total: Floats


Split = Callable[[Floats, Floats, Floats, Floats], tuple[Floats, Floats]]


def value_change(prices: ArrayLike, quantities: ArrayLike, method: str = "bennet", *, lag: int = 1) -> ValueChange:
    """Split the change of each period from the one `lag` periods before; prices and quantities (periods, items).

    `lag` 12 is the change on the year of monthly data. Raises UsageError for an unknown
    method or a lag that leaves no pair, InputError and Undefined as `traded` says.
    """
    if method not in SPLITS:
        raise UsageError(f"no split is called {method!r}", remedy=f"Known are {', '.join(SPLITS)}.")
    data = traded(prices, quantities)
    if not 1 <= lag < data.periods:
        raise UsageError(f"a lag of {lag} leaves no pair of {data.periods} periods")
    base = np.arange(data.periods - lag)
    return _split(data, base, base + lag, method)


def _split(data: Traded, base: Whole, current: Whole, method: str) -> ValueChange:
    values = data.values
    v0, v1 = values[base], values[current]
    matched = data.traded[base] & data.traded[current]
    # One stands in for the quantity of an unmatched item, so that its logarithms exist.
    q0, q1 = (np.where(matched, data.quantities[row], 1.0) for row in (base, current))
    price, quantity = SPLITS[method](data.prices[base], data.prices[current], q0, q1)
    change = v1 - v0
    covered = np.where(matched, v0 + v1, 0.0).sum(axis=1) / (v0 + v1).sum(axis=1)
    return ValueChange(
        method=method, base=base, current=current,
        price=np.where(matched, price, 0.0), quantity=np.where(matched, quantity, 0.0),
        one_sided=np.where(matched, 0.0, change), matched=matched, coverage=covered, total=change.sum(axis=1),
    )  # fmt: skip


def _bennet(p0: Floats, p1: Floats, q0: Floats, q1: Floats) -> tuple[Floats, Floats]:
    return (q0 + q1) / 2 * (p1 - p0), (p0 + p1) / 2 * (q1 - q0)


def _montgomery(p0: Floats, p1: Floats, q0: Floats, q1: Floats) -> tuple[Floats, Floats]:
    mean = log_mean(p1 * q1, p0 * q0)
    return mean * np.log(p1 / p0), mean * np.log(q1 / q0)


def _laspeyres(p0: Floats, p1: Floats, q0: Floats, q1: Floats) -> tuple[Floats, Floats]:
    return q0 * (p1 - p0), p1 * (q1 - q0)


def _paasche(p0: Floats, p1: Floats, q0: Floats, q1: Floats) -> tuple[Floats, Floats]:
    return q1 * (p1 - p0), p0 * (q1 - q0)


# The last two are one-sided: the price part by the quantities of the base, or of the current period.
SPLITS: Mapping[str, Split] = {
    "bennet": _bennet,
    "montgomery": _montgomery,
    "laspeyres": _laspeyres,
    "paasche": _paasche,
}
