"""The release calendar of the customs statistics: which stage of a month was out at which moment.

Of the Japanese statistics all stages are known. Of another reporter there is one stage, due
as many days after the month as its `lag_days` say, and, for those that publish them, the
first ten and twenty days on the day after; all of these are inferred. The rest of this note
is about Japan. Dates that a release, or a report of the day, states are kept in release_dates.csv. The
others are inferred:

- stage 1, first 10 days: the second-last working day of the month, counting Monday to
  Friday but for 29 April and from 29 December (29 of the 33 held dates of 2024-2026);
- stage 2, first 20 days: the 7th of the next month, or the Friday before (22 of 33, never
  more than five days off);
- stage 4, provisional: the third Wednesday of the next month (13 of 23; the others come one
  or two days later, in January and October up to eight);
- stage 5, exports detailed and imports 9-digit provisional: with stage 1 of the next month;
- stage 6, imports detailed: with stage 1 of the month after that. December has no separate
  file of this stage; its imports are taken as detailed by the same rule;
- stage 7, revised: 12 March of the next year; fixed: 13 November of the next year. The
  stages are those of today; revised data exist from 2020 on.

Exports are detailed at stage 5, so stage 6 does not exist for them. See
docs/explanation/vintages.md and https://www.customs.go.jp/toukei/sankou/howto/yougo_e.htm.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from kuroji.classifications.codelist import read
from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.model.errors import UsageError
from kuroji.model.instant import release_instant
from kuroji.model.period import Period, month_ordinal, parse
from kuroji.model.stage import Stage

STATED = "stated"
INFERRED = "inferred"
NO_DATES: Mapping[int, datetime] = {}

_WEDNESDAY, _FRIDAY = 2, 4
_LADDER_EXPORTS = (Stage.FIXED, Stage.REVISED, Stage.DETAILED_EXPORTS)
_LADDER_IMPORTS = (Stage.FIXED, Stage.REVISED, Stage.DETAILED, Stage.DETAILED_EXPORTS)


def due(reporter_code: str, stage: int, period: Period | str) -> tuple[datetime, str]:
    """The instant (UTC) at which a stage of a period was, or is, due, and whether that is stated or inferred.

    A period longer than a month is due with its last month; of the stages 7 and 8 every
    month is due with its calendar year. Raises UsageError for an unknown stage or reporter.
    """
    owner = reporter(reporter_code)
    month = (parse(period, owner.fiscal) if isinstance(period, str) else period).end
    day, basis = due_day(_stage(stage), month, owner.code)
    return release_instant(day, owner), basis


def last_due_month(reporter_code: str, t: datetime, stated: Mapping[int, datetime] = NO_DATES) -> int:
    """The ordinal of the newest month whose provisional figure was due at `t`.

    `stated` are instants of provisional releases by month ordinal, as a store knows them;
    they precede the calendar's own dates.
    """
    released = _released_through(t, reporter_code)
    month = month_ordinal(released.year, released.month)
    while True:
        known = stated.get(month)
        if known <= t if known else due_day(Stage.PROVISIONAL, month, reporter_code)[0] <= released:
            return month
        month -= 1


def stage_due(flow: str, month: int, t: datetime, reporter_code: str = DEFAULT) -> Stage:
    """The highest stage of a month (ordinal) that was due at `t`, for a flow; of a balance, that of its imports.

    Provisional is the least a month can be: before its date there is no monthly figure.
    """
    return _stage_due(flow, month, _released_through(t, reporter_code), reporter_code)


# The stage that a year-ago column had reached when it was printed is the stage then due.
stage_reached = stage_due


def known_of_series_cell(
    flow: str, month: int, captured: date, reporter_code: str = DEFAULT
) -> tuple[Stage, datetime, str]:
    """The stage a monthly cell of a long series holds, the instant it became known, and the basis (inferred).

    The series is taken to hold all that was due at the end of the day it was `captured`. A
    cell that holds a figure before any was due is dated by the capture.
    """
    stage = _stage_due(flow, month, captured, reporter_code)
    day = min(due_day(stage, month, reporter_code)[0], captured)
    return stage, release_instant(day, reporter(reporter_code)), INFERRED


@lru_cache(maxsize=65536)
def due_day(stage: Stage, month: int, reporter_code: str = DEFAULT) -> tuple[date, str]:
    """The local date at which a stage of a month (ordinal) is due, and its basis."""
    lag = reporter(reporter_code).lag_days
    if lag is not None:
        return _after(stage, month, lag), INFERRED
    year = month // 12
    if stage in (Stage.REVISED, Stage.FIXED):
        inferred = date(year + 1, 3, 12) if stage is Stage.REVISED else date(year + 1, 11, 13)
        return _stated().get((stage, year), (inferred, INFERRED))
    found = _stated().get((stage, month))
    return found or (_inferred(stage, month), INFERRED)


def _after(stage: Stage, month: int, lag: int) -> date:
    """When a figure of a reporter without a calendar is due: after the ten or twenty days, or `lag` days into the next month."""
    days = {Stage.FIRST_10_DAYS: 10, Stage.FIRST_20_DAYS: 20}.get(stage)
    return _first_of(month) + timedelta(days=days) if days else _first_of(month + 1) + timedelta(days=lag - 1)


def _inferred(stage: Stage, month: int) -> date:
    match stage:
        case Stage.FIRST_10_DAYS:
            return _second_last_working_day(month)
        case Stage.FIRST_20_DAYS:
            seventh = _first_of(month + 1).replace(day=7)
            return seventh - timedelta(days=max(0, seventh.weekday() - _FRIDAY))
        case Stage.PROVISIONAL:
            fifteenth = _first_of(month + 1).replace(day=15)
            return fifteenth + timedelta(days=(_WEDNESDAY - fifteenth.weekday()) % 7)
        case Stage.DETAILED_EXPORTS:
            return due_day(Stage.FIRST_10_DAYS, month + 1)[0]
        case _:
            return due_day(Stage.FIRST_10_DAYS, month + 2)[0]


def _second_last_working_day(month: int) -> date:
    day = _first_of(month + 1)
    working = 0
    while working < 2:
        day -= timedelta(days=1)
        closed = (day.month, day.day) == (4, 29) or (day.month == 12 and day.day >= 29)
        working += day.weekday() <= _FRIDAY and not closed
    return day


def _first_of(month: int) -> date:
    year, zero_based = divmod(month, 12)
    return date(year, zero_based + 1, 1)


@cache
def _stated() -> dict[tuple[Stage, int], tuple[date, str]]:
    """The dates of release_dates.csv by stage and month ordinal; of the yearly stages by stage and year."""
    dates: dict[tuple[Stage, int], tuple[date, str]] = {}
    for row in read("release_dates.csv"):
        year, _, month = row["period"].partition("-")
        when = month_ordinal(int(year), int(month)) if month else int(year)
        dates[Stage(int(row["stage"])), when] = date.fromisoformat(row["date"]), row["basis"]
    return dates


@lru_cache(maxsize=65536)
def _stage_due(flow: str, month: int, released: date, reporter_code: str) -> Stage:
    if reporter(reporter_code).lag_days is not None:
        return Stage.PROVISIONAL
    ladder = _LADDER_EXPORTS if flow == "export" else _LADDER_IMPORTS
    return next((stage for stage in ladder if due_day(stage, month)[0] <= released), Stage.PROVISIONAL)


@lru_cache(maxsize=1024)
def _released_through(t: datetime, reporter_code: str) -> date:
    """The last local date whose releases are known at `t`: that day, or the day before when it is too early."""
    owner = reporter(reporter_code)
    local = t.astimezone(owner.tz)
    return local.date() if local.time() >= owner.release_time else local.date() - timedelta(days=1)


def _stage(number: int) -> Stage:
    try:
        return Stage(number)
    except ValueError:
        known = ", ".join(f"{stage.value} ({stage.label})" for stage in Stage)
        raise UsageError(f"{number} is not a stage", remedy=f"Stages: {known}.") from None
