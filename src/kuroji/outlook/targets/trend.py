"""Where a trend arrives: a straight line through the logarithms of yearly amounts, carried on with its interval.

Method: least squares of ln(amount) on the year, all years alike; the interval is that of
one new observation, y +- t(n - 2) s sqrt(1 + 1/n + (x - mean)^2 / Sxx), back in amounts. It holds
if growth goes on as it did and its shocks are alike and independent; with five years it is
wide, and it says nothing of policy. Source: N. R. Draper and H. Smith, Applied Regression
Analysis (3rd ed., 1998), section 3.1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from kuroji.model.errors import Undefined
from kuroji.outlook.targets.student import two_sided

LEVEL = 0.8
FEWEST = 3


class Trend(msgspec.Struct, frozen=True):
    """A fitted line: ln(amount) = `start` + `slope` (year - `mean`); `spread` is the residual standard deviation."""

    n: int
    start: float
    slope: float
    mean: float
    sxx: float
    spread: float

    @property
    def growth(self) -> float:
        """The growth a year in percent."""
        return (math.exp(self.slope) - 1) * 100

    def at(self, year: int) -> float:
        """The amount on the line."""
        return math.exp(self.start + self.slope * (year - self.mean))

    def interval(self, year: int, level: float = LEVEL) -> tuple[float, float]:
        """The amounts within which one year's result lies with the probability `level`."""
        reach = two_sided(level, self.n - 2) * self.spread
        reach *= math.sqrt(1 + 1 / self.n + (year - self.mean) ** 2 / self.sxx)
        return self.at(year) * math.exp(-reach), self.at(year) * math.exp(reach)

    def arrives(self, amount: float) -> float | None:
        """The year, with its fraction, in which the line reaches the amount; None where it moves away from it."""
        distance = math.log(amount) - self.start
        if not self.slope or (distance > 0) != (self.slope > 0):
            return None
        return self.mean + distance / self.slope


def fitted(years: Sequence[int], amounts: Sequence[float]) -> Trend:
    """The trend through the amounts of the years.

    Raises Undefined for fewer than three years, since two leave nothing to judge the line
    by, and for amounts that are not positive, which have no logarithm.
    """
    if len(years) < FEWEST:
        raise Undefined(
            f"{len(years)} years make no trend with an interval", remedy=f"At least {FEWEST} years of one definition."
        )
    if min(amounts) <= 0:
        raise Undefined("a trend in percent needs positive amounts", remedy="Give the sizes of balances.")
    logs = [math.log(amount) for amount in amounts]
    n, mean, level = len(years), sum(years) / len(years), sum(logs) / len(logs)
    sxx = sum((year - mean) ** 2 for year in years)
    slope = sum((year - mean) * (log - level) for year, log in zip(years, logs, strict=True)) / sxx
    left = sum((log - level - slope * (year - mean)) ** 2 for year, log in zip(years, logs, strict=True))
    return Trend(n, level, slope, mean, sxx, math.sqrt(left / (n - 2)))
