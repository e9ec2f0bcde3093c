"""What a change of value is split into: terms that add up, items, and why an item was not split.

All amounts are in the unit of the value (yen), exact decimals on a grid of one millionth,
so that sums of terms leave no residue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

import msgspec

from kuroji.classifications.units import FAMILIES
from kuroji.indicators.currency.invoicing import InvoicingShares
from kuroji.indicators.currency.rates import Rate
from kuroji.indicators.figure import Input
from kuroji.indicators.view import Subject
from kuroji.model.fact import Basis
from kuroji.model.period import Period

ZERO = Decimal(0)


class Terms(msgspec.Struct, frozen=True):
    """The parts of a change of value, in its unit: total = quantity + price + currency + mix + not_split.

    `price` is what unit values within items contribute, net of `mix` and `currency`; it is
    in the reporter's currency where no currency term was asked for. `not_split` is the
    change of items without a usable quantity, net of their currency term.
    """

    total: Decimal = ZERO
    quantity: Decimal = ZERO
    price: Decimal = ZERO
    currency: Decimal = ZERO
    mix: Decimal = ZERO
    not_split: Decimal = ZERO

    def __add__(self, other: Terms) -> Terms:
        return Terms(
            *(a + b for a, b in zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True))
        )

    def __neg__(self) -> Terms:
        return Terms(*(-term for term in msgspec.structs.astuple(self)))

    @property
    def parts(self) -> Decimal:
        """The sum of the terms: equal to `total`, to the last digit."""
        return self.quantity + self.price + self.currency + self.mix + self.not_split


class Reason(StrEnum):
    """Why the change of an item was not split into quantity and unit value."""

    NO_QUANTITY = "no quantity"
    NOT_ITEMISED = "not itemised"
    ONE_SIDED = "one-sided"
    NOT_POSITIVE = "not positive"
    WITHHELD = "withheld"
    UNIT_CHANGED = "unit changed"


REASONS: Mapping[Reason, tuple[str, str]] = {
    Reason.NO_QUANTITY: ("no quantity is published for both periods", "両期の数量が公表されていない"),
    Reason.NOT_ITEMISED: (
        "the remainder of a group beyond the items listed in it, rounding included",
        "内訳品目に含まれない残り（端数を含む）",
    ),
    Reason.ONE_SIDED: ("traded in one of the two periods only", "いずれか一方の期にのみ取引がある"),
    Reason.NOT_POSITIVE: ("a value or quantity is zero or negative", "金額または数量がゼロまたはマイナス"),
    Reason.WITHHELD: ("the quantity is withheld", "数量が秘匿されている"),
    Reason.UNIT_CHANGED: ("the unit of quantity changed between the periods", "両期で数量単位が異なる"),
}  # fmt: skip


class Counting(StrEnum):
    """What a unit value is counted by: by weight it is no price, whatever moves it."""

    WEIGHT = "by weight"
    VOLUME = "by volume"
    NUMBER = "by number"
    TONNAGE = "by gross tonnage"


_COUNTING = {
    "mass": Counting.WEIGHT, "volume": Counting.VOLUME, "number": Counting.NUMBER, "gross tonnage": Counting.TONNAGE,
}  # fmt: skip


def counting(unit: str) -> Counting:
    """How a unit of quantity counts: KG and MT by weight, KL by volume, NO by number, GT by gross tonnage."""
    return _COUNTING[FAMILIES[unit][0]]


class Mixing(StrEnum):
    """What became of the mix between the sub-items of an item; inside an item it stays in the unit value."""

    SPLIT = "sub-items counted in the same unit"
    NO_PARTS = "no sub-items counted in the same unit"
    IMPLIED = "sub-items known only from printed changes, whose rounding is as large as the mix"
    NO_FIT = "sub-items that do not add up to the item"


class ItemSplit(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a split: a commodity, or (`rest`) what its listed sub-items leave of it.

    `base_value` and `value` in currency; `base_quantity` and `quantity` in `unit`, None
    where the item was not split, and `reason` then says why. `implied` tells that a base
    was worked back from a printed change.
    """

    subject: Subject
    rest: bool
    base_value: Decimal
    value: Decimal
    terms: Terms
    base_quantity: Decimal | None = None
    quantity: Decimal | None = None
    unit: str = ""
    counting: Counting | None = None
    mixing: Mixing | None = None
    reason: Reason | None = None
    implied: bool = False


class Assumption(msgspec.Struct, frozen=True):
    """What a currency term rests on: invoicing shares with their date and source, and period means of rates.

    `rates` maps a currency to its rate in the base and in the period, in units of the
    reporter's currency per one unit; `depreciation` is the sum of share x ln(rate1 / rate0),
    positive when the reporter's currency lost value.
    """

    shares: InvoicingShares
    rates: Mapping[str, tuple[Rate, Rate]]
    depreciation: Decimal


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """The change of a subject's value from `base` to `period`, split item by item and summed.

    `base_value`, `value` and all terms in `unit`, each side as of the view's instant.
    `coverage` is the share, 0 to 1, of the value of both periods together that was split
    into quantity and unit value; None where both values are zero. `quantum` is the grain
    to which the terms can be known, from rounding and implied bases. `currency` is the
    assumption behind the currency term, None where none was asked for.
    """

    subject: Subject
    period: Period
    base: Period
    method: str
    unit: str
    base_value: Decimal
    value: Decimal
    terms: Terms
    items: tuple[ItemSplit, ...]
    coverage: Decimal | None
    currency: Assumption | None
    basis: Basis
    quantum: Decimal
    inputs: tuple[Input, ...]
    flags: frozenset[str]


def added(terms: Iterable[Terms]) -> Terms:
    """The sum of terms, term by term."""
    return sum(terms, Terms())
