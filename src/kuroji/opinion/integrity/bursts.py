"""Bursts: hours in which far more votes or new participants arrive than the hours before let expect.

Each hour is held against the 24 before it (at least 6). Counts of arrivals vary more than a Poisson's, so
the expectation is a negative binomial with the mean and variance of those hours (a Poisson where
the variance is no larger). An hour is flagged when a count at least as large had a probability
below `FALSE_ALARMS` divided by the number of hours examined (Bonferroni), and when it is at least
`SMALLEST`. News brings readers, so a burst is a reason to look, and nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import exp, lgamma, log, sqrt

import msgspec

HOUR = timedelta(hours=1)
BEFORE = 24
FEWEST_BEFORE = 6
FALSE_ALARMS = 0.01
SMALLEST = 20


class Burst(msgspec.Struct, frozen=True):
    """An hour, what arrived in it, what the hours before let expect, and the probability of so much."""

    start: datetime
    count: int
    expected: float
    p: float


def bursts(arrivals: Iterable[datetime]) -> list[Burst]:
    """The hours with a burst, in order."""
    counted = Counter(instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0) for instant in arrivals)
    if not counted:
        return []
    first, last = min(counted), max(counted)
    length = int((last - first) / HOUR) + 1
    found = []
    # Only hours with arrivals can be bursts: a conversation of many quiet years costs nothing.
    for start, count in sorted(counted.items()):
        place = int((start - first) / HOUR)
        if count < SMALLEST or place < FEWEST_BEFORE:
            continue
        before = [counted.get(start - back * HOUR, 0) for back in range(1, min(BEFORE, place) + 1)]
        mean, variance = _expected(before)
        p = upper_tail(count, mean, variance)
        if p < FALSE_ALARMS / length:
            found.append(Burst(start, count, mean, p))
    return found


def _expected(before: list[int]) -> tuple[float, float]:
    """Mean and variance, with half an arrival an hour added so that silence does not make every arrival a burst."""
    mean = sum(before) / len(before) + 0.5
    spread = sum((count + 0.5 - mean) ** 2 for count in before) / (len(before) - 1)
    # What 24 hours say of a mean is uncertain itself.
    return mean, spread + mean / len(before)


def upper_tail(count: int, mean: float, variance: float) -> float:
    """P(X >= count) of the negative binomial with this mean and variance; Poisson where variance <= mean."""
    if count <= 0:
        return 1.0
    if variance <= mean * (1 + 1e-9):
        terms = (k * log(mean) - mean - lgamma(k + 1) for k in range(count, count + _length(count, mean, mean)))
    else:
        size, kept = mean**2 / (variance - mean), mean / variance
        terms = (
            lgamma(k + size) - lgamma(size) - lgamma(k + 1) + size * log(kept) + k * log(1 - kept)
            for k in range(count, count + _length(count, mean, variance))
        )
    return min(1.0, sum(exp(term) for term in terms))


def _length(count: int, mean: float, variance: float) -> int:
    """Terms enough that the rest of the tail is negligible."""
    return int(max(mean - count, 0) + 40 * sqrt(variance) + 40 * variance / mean) + 50
