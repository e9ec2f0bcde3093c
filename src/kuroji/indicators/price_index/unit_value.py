"""The unit value index of a group, and how much of it is price and how much is mix.

The unit value is value over quantity, summed over items counted in the same unit. It is a
price only if the items are alike: otherwise it moves when trade shifts to dearer or cheaper
ones, at unchanged prices. The change U1 - U0 of the unit value is split exactly, w being an
item's share of the quantity:

price   mean w x (p1 - p0)
mix     (w1 - w0) x (mean p - mean of U0 and U1)
one-sided  items traded in one period: w x (p - mean of U0 and U1), with the sign of entering or leaving

The price and mix terms are Bennet's, on shares; measuring prices from the mean unit value
changes no sum where shares add to 1, and gives a shift towards a dearer item a plus.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from kuroji.indicators.price_index.traded import Flags, Floats, traded
from kuroji.model.errors import UsageError


class UnitValue(msgspec.Struct, frozen=True, eq=False):
    """The unit value of a group over time, compared with period `base`.

    `level` (periods,): value per unit of quantity. `index` (periods,): level over the level
    of the base. `price`, `mix`, `one_sided` (periods, items): parts that add, over kinds and
    items, to index - 1. `matched` (periods, items): items traded in both periods.
    """

    base: int
    level: Floats
    index: Floats
    price: Floats
    mix: Floats
    one_sided: Floats
    matched: Flags


def unit_value_index(prices: ArrayLike, quantities: ArrayLike, *, base: int = 0) -> UnitValue:
    """Prices and quantities of shape (periods, items), all quantities in one unit.

    Raises UsageError for a base outside the data, InputError and Undefined as `traded` says.
    """
    data = traded(prices, quantities)
    if not 0 <= base < data.periods:
        raise UsageError(f"there is no period {base}", remedy=f"There are {data.periods}, counted from 0.")
    quantity = data.quantities.sum(axis=1)
    level = data.values.sum(axis=1) / quantity
    shares = data.quantities / quantity[:, np.newaxis]
    matched = data.traded & data.traded[base]
    middle = ((level + level[base]) / 2)[:, np.newaxis]
    price = (shares + shares[base]) / 2 * (data.prices - data.prices[base])
    mix = (shares - shares[base]) * ((data.prices + data.prices[base]) / 2 - middle)
    alone = shares * (data.prices - middle) - shares[base] * (data.prices[base] - middle)
    return UnitValue(
        base=base,
        level=level,
        index=np.asarray(level / level[base]),
        price=np.where(matched, price, 0.0) / level[base],
        mix=np.where(matched, mix, 0.0) / level[base],
        one_sided=np.where(matched, 0.0, alone) / level[base],
        matched=matched,
    )
