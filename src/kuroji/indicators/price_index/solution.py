"""What a simultaneous method found: the index with the reference prices of items, and how well they agree."""

from __future__ import annotations

import msgspec
import numpy as np

from kuroji.indicators.price_index.traded import Flags, Floats, Traded
from kuroji.model.errors import Undefined


class Solution(msgspec.Struct, frozen=True, eq=False):
    """A solved window.

    `logs` (periods,): ln of the index, 0 in the first period. `references` (items,): the
    reference price of each item at the price level of the first period, NaN for an item
    not traded in the window. `single` (items,): traded in one period only, so without
    influence on the comparison. `iterations`: 0 for a direct solution. `residual`: the
    largest relative disagreement left in the equations of the price levels.
    """

    logs: Floats
    references: Floats
    single: Flags
    iterations: int
    residual: float


def connected(data: Traded, method: str) -> None:
    """Raise Undefined when the periods fall into groups that share no item, directly or over others."""
    shared = data.traded.astype(np.float64) @ data.traded.astype(np.float64).T > 0
    reached = np.arange(data.periods) == 0
    while (wider := reached | shared[reached].any(axis=0)).sum() > reached.sum():
        reached = wider
    if not reached.all():
        away = np.flatnonzero(~reached).tolist()
        raise Undefined(
            f"{len(away)} periods share no item with the first, directly or over others: the first is period {away[0]}",
            where=f"{method} over {data.periods} periods",
            remedy="Compare the groups of periods separately.",
        )
