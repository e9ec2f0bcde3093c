"""What is adjusted: consecutive levels of one series, and what makes a series unfit for it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np
import numpy.typing as npt

from kuroji.model.errors import Undefined, UsageError
from kuroji.model.period import Frequency, Period

Floats = npt.NDArray[np.float64]
A_YEAR = {Frequency.MONTH: 12, Frequency.QUARTER: 4}
LEAST_YEARS = 3
MOST_NAMED = 6
ONLY = "only months and quarters are adjusted for the season"
INSTEAD = "Ask for --frequency month or quarter; sums over whole years have no season."


class Levels(msgspec.Struct, frozen=True):
    """Consecutive figures of one series: `values` (n,), in the unit of the series, NaN where there is no number.

    `first` is the period of the first value; the others follow without a break.
    """

    name: str
    first: Period
    values: Floats

    @property
    def a_year(self) -> int:
        """How many periods a year has: 12 or 4. Raises UsageError for any other kind of period."""
        found = A_YEAR.get(self.first.frequency)
        if found is None:
            raise UsageError(ONLY, where=self.name, remedy=INSTEAD)
        return found

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of the values, oldest first."""
        return tuple(self.first.shift(n * self.first.length) for n in range(len(self.values)))

    def latest(self, count: int) -> Levels:
        """The last `count` values; all when there are fewer."""
        start = max(0, len(self.values) - count)
        return Levels(self.name, self.first.shift(start * self.first.length), self.values[start:])


def must_be_adjustable(levels: Levels) -> None:
    """Raise Undefined, naming the periods, unless the levels can be adjusted; UsageError for another frequency.

    Refused are: gaps, fewer than three years, anything not above zero (logarithms are taken), and a series that
    never changes.
    """
    a_year = levels.a_year
    _must_have_none(levels, ~np.isfinite(levels.values), "there is no figure of {}", "Adjust a span without gaps.")
    if len(levels.values) < LEAST_YEARS * a_year:
        raise Undefined(
            f"{len(levels.values)} periods are too few: a seasonal pattern needs {LEAST_YEARS} years "
            f"({LEAST_YEARS * a_year})",
            where=levels.name, remedy="Compare with the same period a year earlier instead.",
        )  # fmt: skip
    _must_have_none(
        levels, levels.values <= 0, "the level is zero or negative in {}, and logarithms are taken",
        "Adjust a wider aggregate.",
    )  # fmt: skip
    if np.ptp(levels.values) == 0:
        raise Undefined("all figures are the same: there is nothing to adjust", where=levels.name)


def _must_have_none(levels: Levels, bad: npt.NDArray[np.bool_], what: str, remedy: str) -> None:
    if bad.any():
        named = [str(period) for period, wrong in zip(levels.periods, bad, strict=True) if wrong]
        raise Undefined(what.format(listed(named)), where=levels.name, remedy=remedy)


def listed(names: Iterable[str]) -> str:
    """The first names, and how many more there are."""
    every = list(names)
    more = len(every) - MOST_NAMED
    return ", ".join(every[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
