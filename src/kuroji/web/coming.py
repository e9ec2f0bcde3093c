"""Releases to come: what is due after an instant, by the calendar of the statistics."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.classifications.calendar import due
from kuroji.model.period import Period, month, month_ordinal
from kuroji.model.stage import Stage
from kuroji.web.site import Site

STAGES = (Stage.FIRST_10_DAYS, Stage.FIRST_20_DAYS, Stage.PROVISIONAL, Stage.DETAILED_EXPORTS)


class Due(msgspec.Struct, frozen=True, order=True):
    """One release to come: when, of what month, at which stage, and whether the date is stated or inferred."""

    instant: datetime
    stage: Stage
    period: Period
    basis: str


def coming(site: Site, now: datetime, count: int) -> tuple[Due, ...]:
    """The next releases after `now`, the nearest first."""
    local = now.astimezone(site.reporter.tz)
    around = month_ordinal(local.year, local.month)
    found = [
        Due(instant, stage, month(ordinal), basis)
        for ordinal in range(around - 3, around + 3)
        for stage in STAGES
        for instant, basis in [due(site.reporter.code, stage, month(ordinal))]
        if instant > now
    ]
    return tuple(sorted(found)[:count])
