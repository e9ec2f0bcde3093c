"""The formulas of the split, in decimal arithmetic: Bennet, Montgomery, mix, currency.

v = p q is the value of an item, p its unit value, q its quantity; 0 the base, 1 the period.

quantity   Bennet (1920): (p0 + p1) / 2 (q1 - q0). Montgomery (1937): L(v1, v0) ln(q1 / q0)
unit value what remains of v1 - v0; Bennet (q0 + q1) / 2 (p1 - p0), Montgomery L(v1, v0) ln(p1 / p0)
mix        the part of the unit value effect that sub-items' shares w of the quantity moved:
           weight x sum of (w1 - w0)((p0 + p1) / 2 - mean of the two unit values of the item)
currency   L(v1, v0) x sum over invoicing currencies of share x ln(rate1 / rate0)

L is the logarithmic mean. Every result is rounded once to GRAIN; the term left over is the
difference of exact numbers, so that the terms of an item add to v1 - v0 without residue.
The same formulas over arrays of floats are in indicators/price_index.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, localcontext

import msgspec

from kuroji.model.errors import UsageError
from kuroji.model.rounding import EXACT, round_to

GRAIN = Decimal("0.000001")


class Pair(msgspec.Struct, frozen=True):
    """Value and quantity of one item in the base and in the period."""

    base_value: Decimal
    base_quantity: Decimal
    value: Decimal
    quantity: Decimal

    @property
    def base_unit_value(self) -> Decimal:
        """Value per unit of quantity in the base; the quantity must not be zero."""
        return self.base_value / self.base_quantity

    @property
    def unit_value(self) -> Decimal:
        """Value per unit of quantity in the period; the quantity must not be zero."""
        return self.value / self.quantity


class Method(msgspec.Struct, frozen=True):
    """A way to split: the quantity effect, and the weight that turns a change of unit value into its effect."""

    quantity: Callable[[Pair], Decimal]
    weight: Callable[[Pair], Decimal]
    formula: str


def logarithmic_mean(a: Decimal, b: Decimal) -> Decimal:
    """(a - b) / ln(a / b); a where both are equal, and 0, its limit, where one is not positive."""
    if a <= 0 or b <= 0:
        return Decimal(0)
    with localcontext(EXACT):
        return a if a == b else (a - b) / (a / b).ln()


def _bennet_quantity(pair: Pair) -> Decimal:
    return (pair.base_unit_value + pair.unit_value) / 2 * (pair.quantity - pair.base_quantity)


def _bennet_weight(pair: Pair) -> Decimal:
    return (pair.base_quantity + pair.quantity) / 2


def _montgomery_quantity(pair: Pair) -> Decimal:
    return logarithmic_mean(pair.value, pair.base_value) * (pair.quantity / pair.base_quantity).ln()


def _montgomery_weight(pair: Pair) -> Decimal:
    return logarithmic_mean(pair.value, pair.base_value) / logarithmic_mean(pair.unit_value, pair.base_unit_value)


METHODS: Mapping[str, Method] = {
    "bennet": Method(_bennet_quantity, _bennet_weight, "(p0 + p1) / 2 x (q1 - q0)"),
    "montgomery": Method(_montgomery_quantity, _montgomery_weight, "L(v1, v0) x ln(q1 / q0)"),
}


def method(name: str) -> Method:
    """The method called `bennet` or `montgomery`. Raises UsageError for another name."""
    found = METHODS.get(name)
    if found is None:
        raise UsageError(f"no split is called {name!r}", remedy=f"Known are {', '.join(METHODS)}.")
    return found


def quantity_effect(pair: Pair, how: Method) -> Decimal:
    """What the change of quantity did to the value; all four numbers of the pair must be positive."""
    with localcontext(EXACT):
        return round_to(how.quantity(pair), GRAIN)


def mix_effect(whole: Pair, parts: Sequence[Pair], how: Method) -> Decimal:
    """What shifts between sub-items did to the value through the unit value of the whole.

    The parts are counted in the unit of the whole and add up to it; a part traded in one
    period only has quantity 0 in the other, and enters or leaves the mix at its unit value.
    """
    with localcontext(EXACT):
        middle = (whole.base_unit_value + whole.unit_value) / 2
        shift = sum((_shift(whole, part, middle) for part in parts), Decimal(0))
        return round_to(how.weight(whole) * shift, GRAIN)


def _shift(whole: Pair, part: Pair, middle: Decimal) -> Decimal:
    before, now = part.base_quantity / whole.base_quantity, part.quantity / whole.quantity
    if before and now:
        return (now - before) * ((part.base_unit_value + part.unit_value) / 2 - middle)
    if now:
        return now * (part.unit_value - middle)
    return -before * (part.base_unit_value - middle) if before else Decimal(0)


def currency_effect(base_value: Decimal, value: Decimal, depreciation: Decimal) -> Decimal:
    """What a weighted log change of exchange rates did to a value; 0 where a side is not positive."""
    with localcontext(EXACT):
        return round_to(logarithmic_mean(value, base_value) * depreciation, GRAIN)
