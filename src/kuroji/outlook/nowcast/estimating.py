"""The estimate of a month from its first days: a regression of two coefficients for each flow, with its interval.

    y - r = weight x (g - r) + elasticity x c + error

All are changes on the year (differences of logarithms): y of the month, g of its first 10 or
20 days, r of the month before as then known, c of the working days of the month for each one
in those days. With weight 1 and elasticity 0 it is the usual rule of thumb: the change so far
is the month's. A weight below 1 says that the first days are a noisy reading of a growth rate
that persists; the elasticity that days still to come bring trade. Ordinary least squares
without a constant, both flows over the same months.

The interval of a flow is the prediction interval of that regression (Student's t, from a table
whose nearest fewer degrees of freedom make it a little too wide, never too narrow). That of
the balance takes both errors together: var = X^2 v_x + M^2 v_m - 2 X M rho s_x s_m, where rho is
the correlation of the residuals of the two flows and v a prediction variance.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import exp, sqrt

import msgspec
import numpy as np

from kuroji.indicators.first_print import t_80
from kuroji.indicators.ladder import Floats
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.period import month
from kuroji.model.stage import Stage
from kuroji.outlook.nowcast.ledger import FLOWS, Ledger, part_of
from kuroji.outlook.nowcast.readings import A_YEAR, Reading, Readings, learned, month_change, reading, readings

COVERAGE = 0.8
COEFFICIENTS = 2
# Ten months leave eight degrees of freedom: below that the interval says more of t than of trade.
LEAST_MONTHS = 10


class Estimate(msgspec.Struct, frozen=True):
    """An amount in currency units with its interval."""

    value: float
    low: float
    high: float


class FlowNowcast(msgspec.Struct, frozen=True):
    """A flow: the estimate, the change on the year it means (a share), and the coefficients and inputs it was made of.

    `spread` is the standard deviation of the prediction, in logarithms; `base` is the same
    month of the year before as then known.
    """

    estimate: Estimate
    change: float
    weight: float
    elasticity: float
    spread: float
    base: float
    reading: Reading


class Nowcast(msgspec.Struct, frozen=True):
    """A month (ordinal) estimated from a stage's figures as known at an instant, with `months` learned from."""

    ordinal: int
    stage: Stage
    as_of: datetime
    months: int
    exports: FlowNowcast
    imports: FlowNowcast
    balance: Estimate
    correlation: float


class _Fit(msgspec.Struct, frozen=True):
    """Coefficients (2,), residuals (months,) and the inverse of the regressors' moments (2, 2)."""

    coefficients: Floats
    residuals: Floats
    inverse: Floats

    @property
    def variance(self) -> float:
        """The residuals' variance."""
        return float(self.residuals @ self.residuals) / (len(self.residuals) - COEFFICIENTS)


def nowcast(held: Ledger, ordinal: int, stage: Stage, now: datetime, every: Readings | None = None) -> Nowcast:
    """The month's estimate from its first days, by what was known at `now` alone.

    `every` are the readings of the ledger, for whoever asks for many months; later ones stay out.

    Raises NotPublished before the ten-day release, NotHeld where it, the month before or the
    month of the year before is not held then, or fewer than ten months were known in full.
    """
    current = {flow: _current(held, flow, ordinal, stage, now) for flow in FLOWS}
    read = readings(held, stage) if every is None else every
    known = {flow: learned(read, flow, now) for flow in FLOWS}
    months = sorted(set.intersection(*(set(of) for of in known.values())) - {ordinal})
    if len(months) < LEAST_MONTHS:
        raise NotHeld(
            f"only {len(months)} months were known in full with their first days; a nowcast takes {LEAST_MONTHS}",
            where=str(part_of(ordinal, stage)),
            remedy="Ask as of a later date, or read more ten-day releases into the store.",
        )
    fits = {flow: _fitted([known[flow][n] for n in months]) for flow in FLOWS}
    exports, imports = (_flow(held, flow, current[flow], fits[flow], now) for flow in FLOWS)
    together = float(np.corrcoef([fits[flow].residuals for flow in FLOWS])[0, 1])
    return Nowcast(
        ordinal, stage, now, len(months), exports, imports, _balance(exports, imports, together, len(months)), together
    )


def _current(held: Ledger, flow: str, ordinal: int, stage: Stage, now: datetime) -> Reading:
    where = str(part_of(ordinal, stage))
    first = held.first(flow, part_of(ordinal, stage))
    if first is None or first.known_at > now:
        raise NotPublished(
            "no ten-day figure of the month was known", where=where,
            remedy="The first 10 days come out at the end of the month, the first 20 about the 7th of the next.",
        )  # fmt: skip
    found = reading(held, flow, ordinal, stage)
    before = month_change(held, flow, ordinal - 1)
    if found is None or before is None or before.known_at > now:
        raise NotHeld(f"the change of the month before, {month(ordinal - 1)}, was not known", where=where)
    # What became of the month may be held by now; it has no part in this.
    return msgspec.structs.replace(found, outcome=None, known_at=max(first.known_at, before.known_at))


def _fitted(rows: Sequence[Reading]) -> _Fit:
    """Least squares of the months' changes on their first days and calendars, both against the month before."""
    regressors = np.array([_regressors(row) for row in rows])
    target = np.array([(row.outcome or 0.0) - row.before for row in rows])
    inverse = np.linalg.inv(regressors.T @ regressors)
    coefficients = inverse @ regressors.T @ target
    return _Fit(coefficients, target - regressors @ coefficients, inverse)


def _regressors(row: Reading) -> Floats:
    return np.array([row.ten_days - row.before, row.calendar])


def _flow(held: Ledger, flow: str, current: Reading, fit: _Fit, now: datetime) -> FlowNowcast:
    base = held.at(flow, month(current.ordinal - A_YEAR), now)
    if base is None:
        raise NotHeld("the same month of the year before was not known", where=f"{flow} {month(current.ordinal)}")
    regressors = _regressors(current)
    change = current.before + float(regressors @ fit.coefficients)
    spread = sqrt(fit.variance * (1 + float(regressors @ fit.inverse @ regressors)))
    half = t_80(len(fit.residuals) - COEFFICIENTS) * spread
    value, low, high = (base.value * exp(at) for at in (change, change - half, change + half))
    weight, elasticity = (float(c) for c in fit.coefficients)
    return FlowNowcast(Estimate(value, low, high), exp(change) - 1, weight, elasticity, spread, base.value, current)


def _balance(exports: FlowNowcast, imports: FlowNowcast, together: float, months: int) -> Estimate:
    x, m = exports.estimate.value * exports.spread, imports.estimate.value * imports.spread
    half = t_80(months - COEFFICIENTS) * sqrt(max(0.0, x * x + m * m - 2 * together * x * m))
    middle = exports.estimate.value - imports.estimate.value
    return Estimate(middle, middle - half, middle + half)
