"""The trade index the Ministry of Finance publishes, from item-level data: unit values, Fisher, linked at base years.

Grain: 9-digit item by month. Values in the currency, quantities in the item's own unit.
Base: the average month of the base year; index 1 there (the Ministry prints 100).
Items: value in the base year more than 1/100,000 of the total, traded in at least 32 of
the 36 months of the base year and the years beside it, no basket items ("others").
Unit value index: Fisher on the unit values of those items, base year against month, the
base year's prices being value over quantity of the whole year. Value index: the value of all trade
over the base year's monthly average. Quantity index = value index / unit value index, so items
without a quantity, or left out, are taken to have moved in price like the rest.
Source: glossary of trade statistics of the Customs, Ministry of Finance; explanatory notes
of the yearbook. Left out: the Ministry's choices for single items, which are not published.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from kuroji.indicators.price_index.formulas import FORMULAS
from kuroji.indicators.price_index.links import Links, links
from kuroji.indicators.price_index.traded import Flags, Floats, Traded, Whole, cells, table
from kuroji.model.errors import InputError, Undefined, UsageError

YEAR = 12
LEAST_SHARE = 1e-5
LEAST_MONTHS = 32


class Selection(msgspec.Struct, frozen=True, eq=False):
    """The items of an index.

    `chosen` (items,). `share` (items,): of the base year's total, 0 to 1. `months` (items,):
    months traded, of the 36. `reason` (items,): why left out; empty if chosen. `coverage`:
    the chosen items' share of the base year's total.
    """

    chosen: Flags
    share: Floats
    months: Whole
    reason: tuple[str, ...]
    coverage: float


class OfficialIndex(msgspec.Struct, frozen=True, eq=False):
    """Indices of each month, 1 in the average month of the base year.

    `value`, `unit_value`, `quantity` (months,): value = unit_value x quantity exactly.
    `contributions` (months, items): they add to unit_value - 1; 0 for items left out.
    `links` (months,): base year against month, over the items, with their share of the value
    of the items that have a quantity. `coverage` (months,): the used items' share of all trade.
    """

    value: Floats
    unit_value: Floats
    quantity: Floats
    contributions: Floats
    links: Links
    coverage: Floats
    selection: Selection


def select(values: ArrayLike, base: int, basket: ArrayLike | None = None, total: float | None = None) -> Selection:
    """Choose items; `values` (months, items), NaN or 0 where nothing was traded; `base`: the row of the base January.

    `basket` (items,): True for items that gather what has no heading of its own. `total`: the
    base year's trade if `values` are not all of it. Raises UsageError unless the year before
    and the year after the base year are there, Undefined when nothing was traded.
    """
    held = _amounts(values, "values")
    if base < YEAR or base + 2 * YEAR > len(held):
        raise UsageError(
            f"the base year starts in row {base} of {len(held)}",
            remedy="Selection needs the whole year before it and the whole year after it.",
        )
    others = np.zeros(len(held.T), dtype=np.bool_) if basket is None else np.asarray(basket, dtype=np.bool_)
    if others.shape != held.shape[1:]:
        raise UsageError(f"basket has the shape {others.shape}", remedy=f"There are {held.shape[1]} items.")
    amounts = held[base : base + YEAR].sum(axis=0)
    whole = float(amounts.sum()) if total is None else total
    if whole <= 0:
        raise Undefined("nothing was traded in the base year", where="values")
    months = (held[base - YEAR : base + 2 * YEAR] > 0).sum(axis=0)
    share = amounts / whole
    reason = tuple(_reason(*item) for item in zip(share.tolist(), months.tolist(), others.tolist(), strict=True))
    chosen = np.array([not text for text in reason], dtype=np.bool_)
    return Selection(chosen, share, months, reason, float(share[chosen].sum()))


def official_index(
    values: ArrayLike,
    quantities: ArrayLike,
    base: int,
    *,
    basket: ArrayLike | None = None,
    totals: ArrayLike | None = None,
) -> OfficialIndex:
    """Indices of values and quantities of shape (months, items); NaN or 0 where not traded, NaN for no quantity.

    `totals` (months,): all trade, if the items are not all of it. Raises as `select`, and
    InputError for negative numbers, Undefined when a month has no chosen item with a quantity.
    """
    amounts, counts = _amounts(values, "values"), _amounts(quantities, "quantities")
    if amounts.shape != counts.shape:
        raise UsageError(f"values have the shape {amounts.shape}, quantities {counts.shape}")
    trade = amounts.sum(axis=1) if totals is None else _amounts(np.atleast_2d(totals), "totals")[0]
    if trade.shape != amounts.shape[:1]:
        raise UsageError(f"totals have the shape {trade.shape}", remedy=f"There are {len(amounts)} months.")
    year = slice(base, base + YEAR)
    selection = select(amounts, base, basket, float(trade[year].sum()))
    # The base year, as an average month, goes before the months.
    data = _unit_values(amounts, counts, year, selection.chosen)
    if (bare := ~(data.traded[0] & data.traded[1:]).any(axis=1)).any():
        raise Undefined(
            f"{int(bare.sum())} months have no chosen item with a quantity: the first is month {int(np.argmax(bare))}",
            where=f"{int(selection.chosen.sum())} of {len(selection.chosen)} items chosen",
            remedy="Leave those months out, or look at the reasons in `select`.",
        )
    months = np.arange(1, len(amounts) + 1)
    compared = links(data, np.zeros_like(months), months)
    fisher = FORMULAS["fisher"]
    unit_value, value = fisher.ratios(compared), trade / trade[year].mean()
    return OfficialIndex(
        value=np.asarray(value),
        unit_value=unit_value,
        quantity=quantity_index(value, unit_value),
        contributions=fisher.contributions(compared),
        links=compared,
        coverage=np.asarray(compared.values[1].sum(axis=1) / trade),
        selection=selection,
    )


def quantity_index(value: Floats, unit_value: Floats) -> Floats:
    """The quantity index that goes with a value and a unit value index of the same shape, all 1 in the base year."""
    return np.asarray(value / unit_value, dtype=np.float64)


def linked(older: ArrayLike, newer: ArrayLike, year: slice) -> tuple[Floats, float]:
    """An index on an older base carried over to a newer one, with the factor used.

    Both (periods,), NaN where an index does not exist; `year`: the periods of the newer base
    year, in which both must exist. Before it the older index is multiplied so that its average over
    the year is the newer one's; from it on, the newer one stands. Raises UsageError or
    Undefined where that cannot be done.
    """
    old, new = np.asarray(older, dtype=np.float64), np.asarray(newer, dtype=np.float64)
    if old.shape != new.shape or old.ndim != 1 or not len(old[year]):
        raise UsageError(
            f"the indices have the shapes {old.shape} and {new.shape}, and the year {len(old[year])} periods"
        )
    if np.isnan(old[year]).any() or np.isnan(new[year]).any():
        raise Undefined("an index is missing in the base year, so the two cannot be linked", where=str(year))
    if (old[year].mean() <= 0) or (new[year.start :] <= 0).any():
        raise InputError("an index is not positive", where="linked")
    factor = float(new[year].mean() / old[year].mean())
    return np.concatenate([old[: year.start] * factor, new[year.start :]]), factor


def _reason(share: float, months: int, basket: bool) -> str:
    if basket:
        return "basket item"
    if share <= LEAST_SHARE:
        return f"{share:.2e} of the base year's total, not more than {LEAST_SHARE:.0e}"
    if months < LEAST_MONTHS:
        return f"traded in {months} of 36 months, fewer than {LEAST_MONTHS}"
    return ""


def _unit_values(amounts: Floats, counts: Floats, year: slice, chosen: Flags) -> Traded:
    """Unit values of the base year's average month and of each month, over the chosen items with a quantity."""
    paired = (amounts > 0) & (counts > 0) & chosen
    v, q = np.where(paired, amounts, 0.0), np.where(paired, counts, 0.0)
    v = np.concatenate([v[year].mean(axis=0)[np.newaxis], v])
    q = np.concatenate([q[year].mean(axis=0)[np.newaxis], q])
    held = q > 0
    return Traded(np.where(held, v, 1.0) / np.where(held, q, 1.0), q, held)


def _amounts(numbers: ArrayLike, name: str) -> Floats:
    """Numbers of shape (months, items), 0 for NaN. Raises InputError for negative and infinite ones."""
    array = table(numbers, name)
    wrong = (array < 0) | np.isinf(array)
    if wrong.any():
        raise InputError(f"{int(wrong.sum())} are negative or infinite: {cells(wrong, array)}", where=name)
    return np.nan_to_num(array)
