"""Figures with the interval that the rounding of what was published leaves them, and arithmetic that keeps it.

Bounds are exact for one operation on positive figures. Where the same rounded figure enters
twice they are wider than need be, never narrower.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.change import implied_base
from kuroji.model.rounding import EXACT


class Bounds(msgspec.Struct, frozen=True):
    """A figure with the lowest and the highest value it can have had before it was rounded."""

    value: Decimal
    low: Decimal
    high: Decimal

    def minus(self, part: Bounds) -> Bounds:
        """What is left of a whole without a part."""
        return Bounds(self.value - part.value, self.low - part.high, self.high - part.low)

    def over(self, base: Bounds) -> Bounds:
        """The ratio of two positive figures; the caller has made sure that `base.low` is above zero."""
        return Bounds(
            EXACT.divide(self.value, base.value), EXACT.divide(self.low, base.high), EXACT.divide(self.high, base.low)
        )

    def times(self, factor: Decimal) -> Bounds:
        """The figure multiplied by a positive number without rounding of its own."""
        return Bounds(*(EXACT.multiply(v, factor) for v in (self.value, self.low, self.high)))

    def log(self) -> Bounds:
        """The natural logarithm of a positive figure."""
        return Bounds(*(v.ln(EXACT) for v in (self.value, self.low, self.high)))


def published(value: Decimal, quantum: Decimal) -> Bounds:
    """A published figure: half a grain to either side."""
    return Bounds(value, value - quantum / 2, value + quantum / 2)


def implied(current: Decimal, change: Decimal, quantum: Decimal) -> Bounds:
    """The base that a level and its printed change in percent imply."""
    return Bounds(*implied_base(current, change, quantum))
