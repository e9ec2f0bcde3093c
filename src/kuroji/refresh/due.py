"""What should have come out by now, and where it is to be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from kuroji.classifications import calendar
from kuroji.classifications.reporters import DEFAULT
from kuroji.model.period import Frequency, Period, month, month_ordinal
from kuroji.model.period import of as period_of
from kuroji.model.stage import Stage
from kuroji.store.opening import Store

PRESS = "mof-press"


class Expected(msgspec.Struct, frozen=True):
    """A press release that the calendar names: when it is due (UTC), whether that is stated or inferred, and where."""

    period: Period
    stage: Stage
    due: datetime
    basis: str
    address: str


def expected(since: datetime, until: datetime, language: str = "en") -> list[Expected]:
    """The press releases due after `since` and not after `until`, in the order in which they are due."""
    from kuroji.sources.addresses import press_address

    found = []
    for ordinal in range(month_ordinal(since.year, since.month) - 3, month_ordinal(until.year, until.month) + 1):
        for period, stage in _published_of(ordinal):
            due, basis = calendar.due(DEFAULT, stage, period)
            if since < due <= until:
                found.append(Expected(period, stage, due, basis, press_address(period, stage, language)))
    return sorted(found, key=lambda one: (one.due, one.stage))


def newest_press(store: Store, now: datetime) -> datetime:
    """When the newest press release held came out; two months before `now` where none is held."""
    held = [r.published_at for r in store.releases.values() if r.source == PRESS]
    return max(held, default=now - timedelta(days=62))


def series_addresses() -> tuple[str, ...]:
    """Where the monthly long series are, which are replaced in place every month."""
    from kuroji.sources.addresses import series_address

    return tuple(series_address(kind, Frequency.MONTH) for kind in (4, 5, 6))


def outstanding(store: Store, now: datetime, language: str = "en") -> list[str]:
    """The addresses of what should have come out since the newest press release held, and of the long series.

    The calendar is partly inferred, so that an address may not be there yet. The long
    series are always asked for.
    """
    due = expected(newest_press(store, now), now, language)
    return [*(one.address for one in due), *series_addresses()]


def _published_of(ordinal: int) -> Iterator[tuple[Period, Stage]]:
    """The press releases there are of a month, and of the longer periods that end with it, with their stages."""
    year, part = divmod(ordinal, 12)
    yield period_of(Frequency.FIRST_10_DAYS, year, part + 1), Stage.FIRST_10_DAYS
    yield period_of(Frequency.FIRST_20_DAYS, year, part + 1), Stage.FIRST_20_DAYS
    longer = {
        2: period_of(Frequency.FISCAL_YEAR, year - 1), 5: period_of(Frequency.HALF, year, 1),
        8: period_of(Frequency.FISCAL_HALF, year, 1), 11: period_of(Frequency.YEAR, year),
    }  # fmt: skip
    for period in (month(ordinal), longer.get(part)):
        if period is not None:
            yield from ((period, stage) for stage in (Stage.PROVISIONAL, Stage.DETAILED_EXPORTS, Stage.DETAILED))
