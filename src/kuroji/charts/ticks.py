"""Round numbers for an axis."""

from __future__ import annotations

import math


def ticks(low: float, high: float, about: int) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten from at or below `low` to at or above `high`, about so many steps.

    Two equal ends get a step of their own size around them, zeros one of 1.
    """
    if low == high:
        reach = abs(low) or 1.0
        low, high = low - reach, high + reach
    rough = (high - low) / max(about, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [float(f"{n * step:.12g}") for n in range(first, last + 1)]
