"""Forecasts that could have been made: an expanding window of what was known, one month of Y ahead each time.

Each origin is the instant at which a month of Y became known; forecast is the month after it.
Y is read as known at that instant, X as well, up to its newest month then: where X comes out
sooner, its own month may be known already. Growth is adjusted, lags are chosen by BIC and
coefficients estimated inside the window alone. The models: an autoregression of Y; the same
with lags of X; the seasonal naive, which repeats the growth of that month of the year before, or
the level of the year before where growth is on the year. The truth
is Y's growth as it was known when the month came out.
"""

from __future__ import annotations

from datetime import datetime
from math import log

import msgspec
import numpy as np

from kuroji.indicators.ladder import Floats
from kuroji.model.errors import NotHeld
from kuroji.outlook.lead.accuracy import Signs
from kuroji.outlook.lead.growth import A_YEAR, ADJUSTED, growth
from kuroji.outlook.lead.regression import Fit, fitted, lagged, with_constant
from kuroji.outlook.lead.tracks import Track

MOST_OWN, MOST_OTHER = 6, 6
LEAST_WINDOW, LEAST_FORECASTS = 60, 24


class Pair(msgspec.Struct, frozen=True):
    """X, Y, the reporters of their working days (empty: unknown), the transform, and the first month looked at."""

    x: Track
    y: Track
    x_calendar: str
    y_calendar: str
    transform: str = ADJUSTED
    since: int = 0


class Forecast(msgspec.Struct, frozen=True):
    """One month of Y: truth and forecasts as growth less what is normal for the month; `normal` is that habit.

    `stand_ins` counts the values of both windows that stood in for a vintage not held.
    """

    ordinal: int
    made: datetime
    truth: float
    own: float
    with_x: float
    naive: float
    normal: float
    stand_ins: int
    values: int


class Forecasts(msgspec.Struct, frozen=True):
    """All of them, the oldest first; `ahead` is by how many months X was known beyond Y at every origin."""

    months: tuple[Forecast, ...]
    ahead: int

    def errors(self, model: str) -> Floats:
        """Truth minus forecast of a model (own, with_x, naive), (months,)."""
        return np.array([m.truth - getattr(m, model) for m in self.months])

    def rmse(self, model: str) -> float:
        """The root mean squared error of a model in percent of Y's level."""
        return float(np.sqrt((self.errors(model) ** 2).mean())) * 100

    def signs(self, of: str) -> Signs:
        """Whether the truth, or the forecast of a model, was a rise (adjusted), (months,)."""
        return np.array([getattr(m, of) > 0 for m in self.months])

    @property
    def gap(self) -> Floats:
        """The forecast with X minus that without, (months,)."""
        return np.array([m.with_x - m.own for m in self.months])


def forecasts(pair: Pair, now: datetime) -> Forecasts:
    """Every forecast whose truth was known at `now`. Raises NotHeld where fewer than 24 can be made."""
    targets = [n for n in sorted(pair.y.statements) if n - 1 in pair.y.due and pair.y.due[n] <= now]
    ahead = min((_ahead(pair, pair.y.due[n - 1]) for n in targets[-2 * LEAST_FORECASTS :]), default=0)
    made = [one for n in targets if (one := _forecast(pair, n, ahead)) is not None]
    if len(made) < LEAST_FORECASTS:
        raise NotHeld(
            f"only {len(made)} forecasts could be tested; it takes {LEAST_FORECASTS}, each after {LEAST_WINDOW} months",
            where=f"{pair.x.name}, {pair.y.name}", remedy=f"Give at least {least_months(pair.transform)} months in common.",
        )  # fmt: skip
    return Forecasts(tuple(made), ahead)


def least_months(transform: str) -> int:
    """How many months in common a test takes: the window, the forecasts, and what growth and lags cost."""
    return LEAST_WINDOW + LEAST_FORECASTS + (A_YEAR if transform != ADJUSTED else 1)


def _ahead(pair: Pair, origin: datetime) -> int:
    """By how many months X's newest month then known is beyond Y's."""
    newest = [max((n for n, day in of.due.items() if day <= origin), default=0) for of in (pair.x, pair.y)]
    return min(newest[0] - newest[1], 1)


def _forecast(pair: Pair, ordinal: int, ahead: int) -> Forecast | None:
    origin = pair.y.due[ordinal - 1]
    try:
        seen_x, seen_y = pair.x.at(origin, pair.since), pair.y.at(origin, pair.since)
    except NotHeld:
        return None
    if seen_y.last != ordinal - 1 or seen_x.last < ordinal - 1 + ahead:
        return None
    if min(len(seen_x.values), len(seen_y.values)) < LEAST_WINDOW:
        return None
    x, y = growth(seen_x, pair.transform, pair.x_calendar), growth(seen_y, pair.transform, pair.y_calendar)
    first = max(x.first, y.first)
    if y.last - first + 1 < LEAST_WINDOW:
        return None
    # X shifted by what it is ahead: its lag 1 is then its newest month known.
    start = first + abs(ahead)
    own, other = y.within(start, y.last), x.within(start + ahead, y.last + ahead)
    normal = y.expected(ordinal)
    truth = _growth_known(pair, ordinal)
    naive = float(y.within(ordinal - A_YEAR, ordinal - A_YEAR)[0]) if pair.transform == ADJUSTED else 0.0
    return Forecast(
        ordinal, origin, truth - normal, _own(own), _with_other(own, other), float(naive), normal,
        seen_x.stand_ins + seen_y.stand_ins, len(seen_x.values) + len(seen_y.values),
    )  # fmt: skip


def _growth_known(pair: Pair, ordinal: int) -> float:
    """Y's growth in a month as known on the day it came out."""
    seen = pair.y.at(pair.y.due[ordinal])
    step = 1 if pair.transform == ADJUSTED else A_YEAR
    return log(float(seen.values[ordinal - seen.first]) / float(seen.values[ordinal - seen.first - step]))


def _own(y: Floats) -> float:
    fits = [fitted(y[MOST_OWN:], with_constant(lagged(y, p, MOST_OWN))) for p in range(MOST_OWN + 1)]
    chosen = min(fits, key=lambda fit: fit.bic)
    return _next(chosen, [y[-k] for k in range(1, chosen.regressors.shape[1])])


def _with_other(y: Floats, x: Floats) -> float:
    """The autoregression with 1 to 6 lags of X beside the lags of Y that are best without it."""
    most = max(MOST_OWN, MOST_OTHER)
    fits = [fitted(y[most:], with_constant(lagged(y, p, most))) for p in range(MOST_OWN + 1)]
    p = min(range(MOST_OWN + 1), key=lambda n: fits[n].bic)
    larger = [fitted(y[most:], with_constant(lagged(y, p, most), lagged(x, q, most))) for q in range(1, MOST_OTHER + 1)]
    q = min(range(1, MOST_OTHER + 1), key=lambda n: larger[n - 1].bic)
    return _next(larger[q - 1], [*(y[-k] for k in range(1, p + 1)), *(x[-k] for k in range(1, q + 1))])


def _next(fit: Fit, latest: list[float]) -> float:
    return float(fit.coefficients @ np.array([1.0, *latest]))
