"""When to look: often around the due instant, then ever more seldom, and each working day again at the hour of release.

Releases come at 08:50 Tokyo time; one that slips comes at 08:50 of a later day. An inferred
date may be too late by some days (classifications/calendar.py), so that the mornings
before it are looked at, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from kuroji.classifications.calendar import INFERRED
from kuroji.model.instant import release_instant
from kuroji.model.reporter import Reporter

SATURDAY = 5
JITTER = 0.2
DAYS_BEFORE_INFERRED = 5
# A release that has not come so many days after its date is no longer looked for.
GIVEN_UP = 45
DAYS_OF_HOPE = 7
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
LEAD = 20 * SECOND
WORKDAY = 9 * HOUR
FAILED_FIRST, FAILED_MOST = 30 * SECOND, 15 * MINUTE
SERIES_EVERY, SERIES_AFTER_RELEASE, AFTER_RELEASE = 6 * HOUR, 10 * MINUTE, 3 * HOUR


class Pace(NamedTuple):
    """From `start` to `end` there is a look every so often."""

    start: datetime
    end: datetime
    every: timedelta


def next_look(
    due: datetime, basis: str, asked: datetime | None, now: datetime, owner: Reporter, chance: float = 0.0
) -> datetime | None:
    """When to look next for a release, `asked` being the last look; None when it is given up.

    What is due and was never looked for is looked for at once. `chance` from [0, 1) adds up
    to a fifth of the pace, so that watchers do not come in step. A look that lies in the
    future because the clock was put back counts as one of now.
    """
    if asked is None and due <= now:
        return now
    after = now if asked is None else min(asked, now)
    for pace in paces(due, basis, owner):
        if pace.end < after:
            continue
        found = pace.start if asked is None or after < pace.start else after + pace.every
        if found <= pace.end:
            return found + pace.every * (JITTER * chance)
    return None


def after_failure(asked: datetime, failures: int) -> datetime:
    """The earliest moment of the next look after so many failures in a row: the wait doubles up to a quarter hour."""
    return asked + min(FAILED_FIRST * (1 << min(failures - 1, 10)), FAILED_MOST)


def next_renewal(asked: datetime | None, now: datetime, newest: datetime, chance: float = 0.0) -> datetime:
    """When to look whether a page already held was replaced: every six hours, more often after a release (`newest`)."""
    if asked is None:
        return now
    fresh = timedelta() <= now - newest <= AFTER_RELEASE
    every = SERIES_AFTER_RELEASE if fresh else SERIES_EVERY
    return min(asked, now) + every * (1 + JITTER * chance)


def paces(due: datetime, basis: str, owner: Reporter) -> Iterator[Pace]:
    """The paces of looking for a release, in order and without overlap."""
    day = due.astimezone(owner.tz).date()
    if basis == INFERRED:
        for before in range(DAYS_BEFORE_INFERRED, 0, -1):
            morning = release_instant(day - timedelta(days=before), owner)
            if _working(morning, owner):
                yield Pace(morning, morning + 5 * MINUTE, MINUTE)
    yield Pace(due - LEAD, due + 3 * MINUTE, 5 * SECOND)
    yield Pace(due + 3 * MINUTE, due + 30 * MINUTE, 20 * SECOND)
    yield Pace(due + 30 * MINUTE, due + 2 * HOUR, MINUTE)
    yield Pace(due + 2 * HOUR, due + WORKDAY, 10 * MINUTE)
    for later in range(1, GIVEN_UP + 1):
        morning = release_instant(day + timedelta(days=later), owner)
        if _working(morning, owner):
            hopeful = later <= DAYS_OF_HOPE
            yield Pace(morning - 5 * SECOND, morning + 5 * MINUTE, (15 if hopeful else 150) * SECOND)
            yield Pace(morning + 5 * MINUTE, morning + WORKDAY, (HOUR / 2) if hopeful else 3 * HOUR)


def _working(instant: datetime, owner: Reporter) -> bool:
    return instant.astimezone(owner.tz).weekday() < SATURDAY
