"""Flagged unit values replaced by what the rest of their group did; the value stays, the quantity follows.

An imputed price is the item's price of the period before, itself imputed or not, times the
Jevons or Törnqvist index of the items of its group that were traded in both periods and are
not flagged. The item's value is kept in the group: its quantity becomes value / imputed
price. Every imputed cell is marked, and its share of value told. An item flagged before it
ever had a good price has nothing to start from, and a group without a good item no index:
both are refused by name, never filled with something else.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from kuroji.indicators.price_index.formulas import Formula, formula_named
from kuroji.indicators.price_index.links import links
from kuroji.indicators.price_index.traded import Flags, Floats, Traded, traded
from kuroji.model.errors import Undefined, UsageError


class Imputed(msgspec.Struct, frozen=True, eq=False):
    """Prices and quantities with the flagged ones replaced.

    `prices`, `quantities` (periods, items): NaN where not traded, as before. `imputed`
    (periods, items): the cells replaced. `share` (periods,): their share of the value, 0 to 1.
    """

    prices: Floats
    quantities: Floats
    imputed: Flags
    share: Floats


def impute(
    prices: ArrayLike,
    quantities: ArrayLike,
    flagged: ArrayLike,
    groups: Sequence[str],
    formula: str | Formula = "tornqvist",
) -> Imputed:
    """Replace the flagged prices; prices, quantities and flags (periods, items), `groups` a name for each item.

    Raises UsageError for shapes that disagree, Undefined where nothing can be imputed from,
    InputError and Undefined as `traded` says.
    """
    data, chosen = traded(prices, quantities), formula_named(formula)
    marks = np.asarray(flagged, dtype=np.bool_)
    if marks.shape != data.prices.shape or len(groups) != data.items:
        raise UsageError(
            f"flags have the shape {marks.shape} and there are {len(groups)} group names",
            remedy=f"Prices have the shape {data.prices.shape}.",
        )
    marks = marks & data.traded
    filled = data.prices.copy()
    of_group = np.asarray(groups, dtype=object)
    for period, item in np.argwhere(marks).tolist():
        filled[period, item] = _price(data, marks, filled, period, item, of_group == of_group[item], chosen)
    values = data.values
    return Imputed(
        prices=np.where(data.traded, filled, np.nan),
        quantities=np.where(data.traded, values / filled, np.nan),
        imputed=marks,
        share=np.asarray((values * marks).sum(axis=1) / values.sum(axis=1)),
    )


def _price(data: Traded, marks: Flags, filled: Floats, period: int, item: int, group: Flags, formula: Formula) -> float:
    """The item's last price before, moved on by its group. Periods come in order, so earlier ones are filled."""
    before = np.flatnonzero(data.traded[:period, item])
    if not len(before):
        raise Undefined(
            "a flagged price has no earlier price to move on from", where=f"period {period}, item {item}",
            remedy="Leave the item out of the comparison with this period (NaN).",
        )  # fmt: skip
    last = int(before[-1])
    good = data.traded & ~marks & group
    rest = Traded(np.where(good, data.prices, 1.0), np.where(good, data.quantities, 0.0), good)
    try:
        ratio = formula.ratios(links(rest, [last], [period]))[0]
    except Undefined as error:
        raise Undefined(
            f"no good item of its group was traded in period {last} and period {period}",
            where=f"period {period}, item {item}",
            remedy="Take a wider group, or leave the item out (NaN).",
        ) from error
    return float(filled[last, item] * ratio)
