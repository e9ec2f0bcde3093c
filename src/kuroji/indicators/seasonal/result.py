"""What seasonal adjustment answers: the series in its parts, and the diagnostics as data."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec
import numpy as np

from kuroji.indicators.seasonal.levels import Floats, Levels
from kuroji.indicators.seasonal.specification import Specification
from kuroji.model.errors import Undefined
from kuroji.model.period import Period
from kuroji.model.rounding import decimal_of, round_to


class Coefficient(msgspec.Struct, frozen=True):
    """An estimated coefficient: of a regressor in logarithms (0.01 is about one percent), or of the ARIMA model."""

    group: str
    name: str
    value: float
    error: float
    t: float


class Outlier(msgspec.Struct, frozen=True):
    """An outlier in the model: its X-13 type and date (AO2020.May), effect in logarithms, and who put it there."""

    name: str
    value: float
    t: float
    found: bool


class Check(msgspec.Struct, frozen=True):
    """A test: its statistic, and the probability of one as large if the hypothesis (no seasonality, ...) were true."""

    statistic: float
    p: float


class Spans(msgspec.Struct, frozen=True):
    """Sliding spans: in how many percent of the periods the seasonal factor, and the adjusted change from the period
    before, differ by more than 3% between overlapping spans (Findley et al., 1990: up to 15 and 35 are good, above 25 and 40 not acceptable)."""

    factors: float
    changes: float


class Diagnostics(msgspec.Struct, frozen=True, kw_only=True):
    """The diagnostics of an X-13ARIMA-SEATS run.

    `m` are M1 to M11 (M8 to M11 None below six years) and `q` their weighted mean, all good
    below 1 (Lothian and Morry, 1978); `q_without_m2` leaves M2 out. `stable`, `moving` and `kruskal_wallis` test the
    unmodified SI ratios (table D 8); `identifiable` is their combination: yes, no or ???.
    `residual` is the F test for seasonality left in the adjusted series, `qs_original` and
    `qs_adjusted` the QS tests. `ljung_box` is that of the residuals at the longest lag
    tested (24 for months, 8 for quarters). `spans` is None where they were not asked for, or
    the series is too short for them. `aicc` compares only models with the same
    differencing and outliers.
    """

    m: tuple[float | None, ...]
    q: float
    q_without_m2: float
    stable: Check
    moving: Check
    kruskal_wallis: Check
    identifiable: str
    residual: Check
    qs_original: Check
    qs_adjusted: Check
    ljung_box: Check
    spans: Spans | None
    aic: float
    aicc: float
    bic: float
    log_likelihood: float
    arima: tuple[Coefficient, ...]
    calendar: tuple[Coefficient, ...]
    outliers: tuple[Outlier, ...]


class Adjusted(msgspec.Struct, frozen=True, kw_only=True):
    """A series adjusted for the season: arrays (n,), parallel to the periods of `original`.

    `adjusted` and `trend` are in the unit of the series; `seasonal`, `calendar` and
    `irregular` are factors about 1, and original = adjusted x seasonal x calendar.
    `method` names program and version; `fallback` tells that it is not X-13. `statements`
    say what a reader must know. `as_of` and `releases` are those of the figures adjusted.
    """

    original: Levels
    adjusted: Floats
    trend: Floats
    seasonal: Floats
    calendar: Floats
    irregular: Floats
    specification: Specification
    method: str
    fallback: bool
    statements: tuple[str, ...] = ()
    diagnostics: Diagnostics | None = None
    as_of: datetime | None = None
    releases: tuple[str, ...] = ()

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods adjusted, oldest first."""
        return self.original.periods

    @property
    def grain(self) -> Decimal:
        """Eight digits of the largest level: what an adjusted figure is rounded to, being an estimate."""
        return Decimal(1).scaleb(int(np.floor(np.log10(np.abs(self.original.values).max()))) - 7)

    def at(self, period: Period) -> Decimal:
        """The adjusted level of a period, rounded to the grain. Raises Undefined outside the periods adjusted."""
        first, last = self.periods[0], self.periods[-1]
        place = (period.start - first.start) // first.length
        if period.frequency is not first.frequency or not 0 <= place < len(self.adjusted):
            raise Undefined(
                f"{period} is outside the {len(self.adjusted)} periods adjusted, {first} to {last}",
                where=self.original.name, remedy="Ask for another vintage with --as-of: the window ends with it.",
            )  # fmt: skip
        return round_to(decimal_of(float(self.adjusted[place])), self.grain)
