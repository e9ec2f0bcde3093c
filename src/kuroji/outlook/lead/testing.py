"""The whole test of whether X runs ahead of Y: in the sample, out of it, and the verdict in one word.

The verdict claims no more than all parts bear out. `leads` takes a robust Granger test and
forecasts made better by X (Clark and West) at once; one of the two alone is only `hints`.
`together`: the correlation of the same month is outside the band of all lags, and nothing
runs ahead. `follows`: only Y helps to tell X. `both ways`: each helps to tell the other in the sample, and
forecasts of Y gain. Else `none`.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import msgspec

from kuroji.model.errors import NotHeld, Undefined
from kuroji.model.period import month
from kuroji.outlook.lead.accuracy import (
    Compared,
    Directions,
    clark_west,
    diebold_mariano,
    pesaran_timmermann,
)
from kuroji.outlook.lead.correlation import Correlogram, correlogram
from kuroji.outlook.lead.forecasting import Forecasts, Pair, forecasts, least_months
from kuroji.outlook.lead.granger import Granger, granger
from kuroji.outlook.lead.growth import growth
from kuroji.outlook.lead.stationarity import DickeyFuller, dickey_fuller
from kuroji.outlook.lead.tracks import common

LEADS, HINTS, TOGETHER, FOLLOWS, BOTH, NONE = "leads", "hints", "together", "follows", "both ways", "none"
AHEAD = (LEADS, HINTS, BOTH)
LEVEL = 0.05


class LeadTest(msgspec.Struct, frozen=True):
    """Everything found, of the months `first` to `last` (ordinals) as known at `as_of`.

    `lead` is the lag (months) at which X is most strongly correlated ahead of Y, None where
    no lag from 1 to 12 is outside the band of all, or the tests bear no lead out. `directions` and `naive` are None where
    they are undefined.
    """

    as_of: datetime
    first: int
    last: int
    transform: str
    unit_root_x: DickeyFuller
    unit_root_y: DickeyFuller
    correlations: Correlogram
    forward: Granger
    backward: Granger
    forecasts: Forecasts
    against_own: Compared | None
    against_naive: Compared | None
    directions: Directions | None
    lead: int | None
    verdict: str

    @property
    def months(self) -> int:
        """How many months of growth were looked at."""
        return self.last - self.first + 1


def lead_test(pair: Pair, now: datetime) -> LeadTest:
    """The test of a pair by what was known at an instant.

    Raises NotHeld where the series share too few months, saying how many it takes,
    or where scipy or statsmodels are missing.
    """
    seen_x, seen_y = pair.x.at(now, pair.since), pair.y.at(now, pair.since)
    first, last = common(seen_x, seen_y)
    if last - first + 1 < least_months(pair.transform):
        raise NotHeld(
            f"the two series share {last - first + 1} months; a test of a lead takes {least_months(pair.transform)}",
            where=f"{pair.x.name}, {pair.y.name}, {month(first)} to {month(last)}",
            remedy="Fewer points cannot tell a lead from chance. Give longer series, or --since an earlier month.",
        )
    x, y = growth(seen_x, pair.transform, pair.x_calendar), growth(seen_y, pair.transform, pair.y_calendar)
    first, last = max(x.first, y.first), min(x.last, y.last)
    of_x, of_y = x.within(first, last), y.within(first, last)
    shown = correlogram(of_x, of_y)
    forward, backward = granger(of_x, of_y), granger(of_y, of_x)
    made = forecasts(pair, now)
    own, naive, told = _compared(made)
    verdict = _verdict(shown, forward, backward, made, own)
    ahead = shown.outside(1, max(shown.lags)) if verdict in AHEAD else ()
    return LeadTest(
        now, first, last, pair.transform, dickey_fuller(of_x), dickey_fuller(of_y), shown, forward, backward, made,
        own, naive, told, ahead[0] if ahead else None, verdict,
    )  # fmt: skip


def _compared(made: Forecasts) -> tuple[Compared | None, Compared | None, Directions | None]:
    own = naive = told = None
    errors = {model: made.errors(model) for model in ("own", "with_x", "naive")}
    with suppress(Undefined):
        own = clark_west(errors["own"], errors["with_x"], made.gap)
    with suppress(Undefined):
        naive = diebold_mariano(errors["naive"], errors["with_x"])
    with suppress(Undefined):
        told = pesaran_timmermann(made.signs("with_x"), made.signs("truth"))
    return own, naive, told


def _verdict(shown: Correlogram, forward: Granger, backward: Granger, made: Forecasts, own: Compared | None) -> str:
    gained = own is not None and own.p_value < LEVEL and made.rmse("with_x") < made.rmse("own")
    ahead, behind = forward.robust_p < LEVEL, backward.robust_p < LEVEL
    if ahead and gained:
        return BOTH if behind else LEADS
    if ahead or gained:
        return HINTS
    if shown.outside(0, 0):
        return TOGETHER
    return FOLLOWS if behind else NONE
