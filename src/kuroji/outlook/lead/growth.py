"""Growth that two months of different kinds can be compared by: monthly log changes less the habit of the month.

    g(t) = log x(t) - log x(t-1) = habit(month of t) + b x change in log working days + rest

The rest is what is tested. Habits and b are estimated by least squares inside the very window
that is looked at, and from nothing after it: a seasonal adjustment by two-sided filters
(X-13, STL) at the end of a window would differ from the one in its middle, and one made on
the whole series would have seen the months to be forecast. The price is that habits are
taken as fixed within the window. `yoy` takes the change on the year instead, which needs no
estimation but overlaps: neighbouring months share eleven of twelve.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log

import msgspec
import numpy as np

from kuroji.indicators.ladder import Floats
from kuroji.indicators.working_days import working_days
from kuroji.model.period import month
from kuroji.outlook.lead.tracks import Seen

A_YEAR = 12
ADJUSTED, YEAR_ON_YEAR = "adjusted", "yoy"


class Growth(msgspec.Struct, frozen=True):
    """Changes in logarithms, (months,), from the month `first` (ordinal) on, and what was taken out of each month.

    `expected` gives what is normal for a month (ordinal), inside the window or after it.
    """

    first: int
    values: Floats
    expected: Callable[[int], float]

    @property
    def last(self) -> int:
        """The newest month (ordinal)."""
        return self.first + len(self.values) - 1

    def within(self, first: int, last: int) -> Floats:
        """The values from one month to another, both included."""
        return self.values[first - self.first : last - self.first + 1]


def growth(seen: Seen, transform: str, code: str) -> Growth:
    """The growth of a series as seen, by the transform `adjusted` or `yoy`.

    `code` is the reporter whose working days count; none for a series of unknown calendar.
    """
    if transform == YEAR_ON_YEAR:
        changes = np.log(seen.values[A_YEAR:] / seen.values[:-A_YEAR])
        return Growth(seen.first + A_YEAR, changes, lambda _: 0.0)
    return _adjusted(seen, code)


def _adjusted(seen: Seen, code: str) -> Growth:
    changes = np.diff(np.log(seen.values))
    months = range(seen.first + 1, seen.first + 1 + len(changes))
    regressors = np.array([_regressors(n, code) for n in months])
    coefficients = np.linalg.lstsq(regressors, changes, rcond=None)[0]
    mean = float(changes.mean())
    return Growth(
        seen.first + 1,
        changes - regressors @ coefficients + mean,
        lambda n: float(np.array(_regressors(n, code)) @ coefficients) - mean,
    )


@lru_cache(maxsize=4096)
def _regressors(ordinal: int, code: str) -> list[float]:
    """Twelve indicators of the month, and the change in the logarithm of its working days where a calendar is known."""
    habits = [float(ordinal % A_YEAR == n) for n in range(A_YEAR)]
    if not code:
        return habits
    return [*habits, log(working_days(code, month(ordinal)) / working_days(code, month(ordinal - 1)))]
