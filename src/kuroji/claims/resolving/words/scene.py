"""The scene of a sentence: when the article appeared, what was newest then, and which period was last spoken of."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.classifications.calendar import last_due_month
from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.model.instant import END_OF_DAY
from kuroji.model.period import Frequency, Period, month, month_ordinal, months_between, of

_DECEMBER, _MARCH = 12, 3
HISTORY = 13
_HALF_A_YEAR = 6


class Scene(msgspec.Struct, frozen=True):
    """What period words refer to: the newest month whose monthly figure was due, the year of writing, the last period.

    `newest` is a month ordinal; `current` is None where no period was named yet, and is then
    that month. `dated` is whether the same sentence named it with its year, `event` the month or year of the event
    that was dated or named last.
    """

    newest: int
    year: int
    current: Period | None = None
    dated: bool = False
    event: Period | None = None

    @property
    def period(self) -> Period:
        """The period spoken of: the last one named, else the newest month."""
        return self.current or month(self.newest)

    @property
    def historical(self) -> bool:
        """Whether the talk is of a past that is more than a year older than the news."""
        return self.current is not None and self.current.end < self.newest - HISTORY

    def at(self, period: Period | None) -> Scene:
        """The same scene with another period spoken of."""
        return msgspec.structs.replace(self, current=period, dated=False)


def scene_of(instant: datetime, reporter_code: str = DEFAULT) -> Scene:
    """The scene of an article that appeared at `instant`: on the day of a release it speaks of that release."""
    local = instant.astimezone(reporter(reporter_code).tz)
    day = datetime.combine(local.date(), END_OF_DAY, local.tzinfo)
    return Scene(last_due_month(reporter_code, day), local.year)


def named_month(number: int, scene: Scene) -> list[Period]:
    """The month called by its name alone: that of the year spoken of in a look back, else the latest one written about."""
    latest = scene.newest + 1
    recent = latest - (latest - (number - 1)) % 12
    found = [month(recent), month(recent - 12)]
    if scene.historical and scene.current is not None:
        start, told = scene.current.start, scene.current.start % 12
        if scene.current.length < 12:
            start -= told
        if scene.current.length == 1 and told - (number - 1) > _HALF_A_YEAR:
            # From December on to January, the next one.
            start += 12
        found.insert(0, month(start + (number - 1 - start) % 12))
    elif scene.dated and scene.current is not None and scene.current.length == 1:
        # In March 2025 it was 530 billion, and in February 559 billion; from December on to January, the next one.
        told = scene.current.start % 12
        beside = scene.current.start - told + number - 1
        turned = 12 if told - (number - 1) > _HALF_A_YEAR else 0
        beside += turned if beside + turned <= latest else 0
        found.insert(0, month(beside if beside <= latest else beside - 12))
    return found


def newest_year(scene: Scene) -> list[Period]:
    """The year an annual figure speaks of: the one spoken of, else the calendar or fiscal year that ended last."""
    if scene.current is not None and scene.current.length == 12:
        return [scene.current]
    fiscal = of(Frequency.FISCAL_YEAR, (scene.newest + 1 - _MARCH) // 12 - 1)
    calendar = of(Frequency.YEAR, (scene.newest + 1) // 12 - 1)
    if scene.historical and scene.current is not None:
        return [of(Frequency.YEAR, scene.current.end // 12), calendar]
    return [fiscal, calendar] if fiscal.end > calendar.end else [calendar, fiscal]


def newest_half(scene: Scene, part: int = 0) -> list[Period]:
    """The half-year that ended last, calendar or fiscal; with `part`, the last first or second half."""
    if scene.current is not None and scene.current.length == 6 and part in (0, scene.current.part):
        return [scene.current]
    if scene.current is not None and scene.current.length == 6 and scene.current.frequency is not Frequency.RANGE:
        # The first half brought a deficit of 2.2 trillion yen, the second one of 1.1 trillion: of the same year.
        other = of(scene.current.frequency, scene.current.year, part or scene.current.part)
        return [other if other.end <= scene.newest else other.year_earlier()]
    if scene.historical and scene.current is not None:
        last = scene.current.end
        return [of(Frequency.HALF, last // 12, part or (last % 12 // 6 + 1))]
    found = []
    for kind, shift in ((Frequency.HALF, 0), (Frequency.FISCAL_HALF, 3)):
        year, number = divmod((scene.newest + 1 - shift) // 6 - 1, 2)
        half = of(kind, year, number + 1)
        found.append(half if part in (0, number + 1) else half.previous())
    return sorted(found, key=lambda period: -period.end)


def newest_quarter(scene: Scene, part: int = 0) -> list[Period]:
    """The quarter that ended last, or the one called `part` that ended last; then the next of that name."""
    if scene.current is not None and scene.current.length == 3 and part in (0, scene.current.part):
        return [scene.current]
    year, number = divmod((scene.newest + 1) // 3 - 1, 4)
    quarter = of(Frequency.QUARTER, year, number + 1)
    while part and quarter.part != part:
        quarter = quarter.previous()
    if scene.historical and scene.current is not None and part:
        return [of(Frequency.QUARTER, scene.current.end // 12, part), quarter]
    return [quarter, quarter.shift(12)]


def months_named(first: int, last: int, year: int | None, scene: Scene) -> list[Period]:
    """The stretch from one named month to another; `year` is that of the end where it is written."""
    if year is None:
        end = named_month(last, scene)[0].end
        if end > scene.newest + 1 and not scene.historical:
            end -= 12
    else:
        end = month_ordinal(year, last)
        if last < first:
            end = month_ordinal(year + 1, last)
    return [stretch(end - (last - first) % 12, end)]


def stretch(start: int, end: int) -> Period:
    """The months from `start` to `end` under their own name: a quarter, half or year where they are one."""
    for kind in (Frequency.QUARTER, Frequency.HALF, Frequency.FISCAL_HALF, Frequency.YEAR, Frequency.FISCAL_YEAR):
        named = _starting(kind, start)
        if named is not None and (named.start, named.end) == (start, end):
            return named
    return months_between(start, end) if end > start else month(end)


def _starting(kind: Frequency, start: int) -> Period | None:
    year, zero_based = divmod(start, 12)
    fiscal = kind in (Frequency.FISCAL_HALF, Frequency.FISCAL_YEAR)
    since = (zero_based - 3) % 12 if fiscal else zero_based
    length = 3 if kind is Frequency.QUARTER else 6 if kind in (Frequency.HALF, Frequency.FISCAL_HALF) else 12
    if since % length:
        return None
    own_year = year - (1 if fiscal and zero_based < 3 else 0)
    return of(kind, own_year, 0 if length == 12 else since // length + 1)
