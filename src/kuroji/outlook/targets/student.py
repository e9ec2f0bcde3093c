"""Quantiles of Student's t for whole degrees of freedom, for intervals of regressions on few points.

Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and
26.7.4, the finite sums of the distribution function; the quantile is found by halving.
"""

from __future__ import annotations

import math

_STEPS = 80
_FARTHEST = 1e6


def central(t: float, freedom: int) -> float:
    """The probability that |T| < t with that many degrees of freedom; `t` not negative."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine = math.cos(angle) ** 2
    odd = freedom % 2
    term, total = (math.cos(angle), math.cos(angle)) if odd else (1.0, 1.0)
    for k in range(1, (freedom - 1) // 2 if odd else freedom // 2):
        term *= cosine * (2 * k) / (2 * k + 1) if odd else cosine * (2 * k - 1) / (2 * k)
        total += term
    if not odd:
        return math.sin(angle) * total
    return 2 / math.pi * (angle + (math.sin(angle) * total if freedom > 1 else 0.0))


def two_sided(level: float, freedom: int) -> float:
    """The t within which |T| lies with the probability `level` (0 to 1)."""
    low, high = 0.0, _FARTHEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if central(middle, freedom) < level else (low, middle)
    return (low + high) / 2
