"""What was traded: prices and quantities of items over periods, checked once where they enter.

Shape (periods, items) throughout this package; prices in currency per unit of quantity,
quantities in any unit that stays the same for an item. NaN means that the item was not
traded in the period, in both arrays. Zero is not taken for absence: a zero price or
quantity is refused, because whoever has one knows better than we do what it means.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

from kuroji.model.errors import InputError, Undefined, UsageError

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.intp]

NAMED = 3  # cells named in an error; the rest are counted


class Traded(msgspec.Struct, frozen=True, eq=False):
    """Checked prices and quantities.

    `prices` (periods, items), 1 where not traded; `quantities` (periods, items), 0 where
    not traded; `traded` (periods, items). With these fillings every weighted sum runs over
    the traded items alone.
    """

    prices: Floats
    quantities: Floats
    traded: Flags

    @property
    def values(self) -> Floats:
        """Price times quantity, (periods, items), in the currency; 0 where not traded."""
        return np.asarray(self.prices * self.quantities, dtype=np.float64)

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return len(self.prices)

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.prices.T)

    def window(self, start: int, stop: int) -> Traded:
        """The periods from `start` up to, not including, `stop`, with all items."""
        return Traded(self.prices[start:stop], self.quantities[start:stop], self.traded[start:stop])


def traded(prices: ArrayLike, quantities: ArrayLike | None) -> Traded:
    """Check prices and quantities of shape (periods, items); `quantities` None gives each traded item the same value.

    Raises UsageError for shapes that disagree or fewer than two periods, InputError for
    numbers that are not positive and finite or stand on one side only, Undefined when a
    period has no traded item.
    """
    p = table(prices, "prices")
    q = np.asarray(1.0 / np.where(p > 0, p, np.nan)) if quantities is None else table(quantities, "quantities")
    if p.shape != q.shape:
        raise UsageError(
            f"prices have the shape {p.shape}, quantities {q.shape}",
            remedy="Give both as (periods, items), with the same items in the same order.",
        )
    if p.shape[0] < 2:
        raise UsageError(f"{p.shape[0]} period cannot be compared", remedy="Give at least two periods.")
    positive(p, "prices")
    positive(q, "quantities")
    _two_sided(p, q)
    held = ~np.isnan(p)
    if not held.any():
        raise Undefined("no item was traded in any period", remedy="Nothing can be compared.")
    if empty := np.flatnonzero(~held.any(axis=1)).tolist():
        raise Undefined(f"no item was traded in {_named([f'period {row}' for row in empty])}", where="prices")
    return Traded(np.where(held, p, 1.0), np.where(held, q, 0.0), held)


def table(numbers: ArrayLike, name: str) -> Floats:
    """`numbers` as floats of shape (periods, items). Raises UsageError for any other shape, or no item at all."""
    try:
        array = np.asarray(numbers, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{name} are not numbers in rows of the same length: {error}") from error
    if array.ndim != 2 or array.shape[1] == 0:
        raise UsageError(f"{name} have the shape {array.shape}", remedy="Give them as (periods, items).")
    return array


def positive(array: Floats, name: str) -> None:
    """Raise InputError unless every number of (periods, items) is positive and finite, or NaN."""
    wrong = ~np.isnan(array) & ~(np.isfinite(array) & (array > 0))
    if wrong.any():
        raise InputError(
            f"{int(wrong.sum())} of the {name} are zero, negative or infinite: {cells(wrong, array)}",
            where=name,
            remedy="Write NaN, in prices and quantities, where an item was not traded.",
        )


def cells(wrong: Flags, array: Floats) -> str:
    """The first flagged cells, as `0 in period 3, item 7`; counted from 0."""
    places = [f"{array[row, item]:g} in period {row}, item {item}" for row, item in np.argwhere(wrong)]
    return _named(places)


def _two_sided(prices: Floats, quantities: Floats) -> None:
    one_sided = np.isnan(prices) != np.isnan(quantities)
    if one_sided.any():
        row, item = np.argwhere(one_sided)[0].tolist()
        has, lacks = ("price", "quantity") if np.isnan(quantities[row, item]) else ("quantity", "price")
        raise InputError(
            f"{int(one_sided.sum())} cells have a price or a quantity but not both: the first has a {has} and no {lacks}",
            where=f"period {row}, item {item}",
            remedy="Write NaN on both sides; the value of such an item belongs to what is not split.",
        )


def _named(places: list[str]) -> str:
    more = len(places) - NAMED
    return "; ".join(places[:NAMED]) + (f"; and {more} more" if more > 0 else "")
