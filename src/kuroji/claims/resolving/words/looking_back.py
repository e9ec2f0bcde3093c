"""Looking back: what the words of a history mean that tell a period from one named before, or from an event.

That August, the next January, two months later, by year-end, three years after the quake, forty years ago.
"""

from __future__ import annotations

import re

from kuroji.claims.resolving.words.period_meanings import Match, number_of
from kuroji.claims.resolving.words.scene import Scene, named_month, newest_quarter
from kuroji.model.period import Frequency, Period, month, of

_YEAR, _DECADE = 12, 10


def that_named(match: Match, scene: Scene) -> list[Period]:
    """That August, in a look back: the one of the year spoken of; else the latest."""
    return named_month(number_of(match, "m") or 1, scene)


def named_after(match: Match, scene: Scene) -> list[Period]:
    """The following January: the first one after the period spoken of."""
    number, last = number_of(match, "m") or 1, scene.period.end
    return [month(last + ((number - 1 - last) % _YEAR or _YEAR))]


def months_on(match: Match, scene: Scene) -> list[Period]:
    """Two months later, after a month; twelve months on, after any period."""
    months, period = number_of(match, "n") or 1, scene.period
    if months % period.length and period.length != _YEAR // 12:
        return []
    return [period.shift(months)]


def month_after_event(match: Match, scene: Scene) -> list[Period]:
    """The month of the quake, the month after it; none where no event with a month was spoken of."""
    if scene.event is None or scene.event.frequency is not Frequency.MONTH:
        return []
    return [scene.event.shift(1 if "after" in match[0] else -1 if "before" in match[0] else 0)]


def year_after_event(match: Match, scene: Scene) -> list[Period]:
    """The year of the accord, the year before it, three years after it; none where no event was spoken of."""
    if scene.event is None:
        return []
    words = match[0].lower()
    years = number_of(match, "n") or (1 if "after" in words or "翌" in words else -1 if "before" in words else 0)
    return [of(Frequency.YEAR, scene.event.year + years)]


def decades_on(match: Match, scene: Scene) -> list[Period]:
    """A decade later, four decades on: the period spoken of, moved; where that lies ahead, the last full year."""
    period = scene.period.shift(_YEAR * _DECADE * (number_of(match, "n") or 1))
    return [period if period.end <= scene.newest else of(Frequency.YEAR, (scene.newest + 1) // _YEAR - 1)]


def within_months(match: Match, scene: Scene) -> list[Period]:
    """Within six months, in a look back: so many months after the one spoken of."""
    return months_on(match, scene) if scene.historical else []


def by_named(match: Match, scene: Scene) -> list[Period]:
    """By January, in a look back from September: the next one."""
    if scene.historical and scene.period.frequency is Frequency.MONTH:
        return named_after(match, scene)
    return named_month(number_of(match, "m") or 1, scene)


def within_years(match: Match, scene: Scene) -> list[Period]:
    """Within a year, in a look back: so many years after the one spoken of."""
    return [scene.period.shift(_YEAR * (number_of(match, "n") or 1))] if scene.historical else []


def years_ago(match: Match, scene: Scene) -> list[Period]:
    """Forty years ago, four decades ago: the calendar year so many before that of writing."""
    count = (number_of(match, "n") or 1) * (_DECADE if "decade" in match[0] else 1)
    told = re.search(r"\d", match.string[: match.start()]) is not None
    if told and scene.current == of(Frequency.YEAR, scene.year - 1):
        # 2.9 million tonnes in 2025, 2.4 million two decades ago.
        return [of(Frequency.YEAR, scene.year - 1 - count)]
    return [of(Frequency.YEAR, scene.year - count)]


def year_end(_: Match, scene: Scene) -> list[Period]:
    """By year-end, over the year, in a look back: the year spoken of. Else it lies ahead."""
    return [of(Frequency.YEAR, scene.period.end // _YEAR)] if scene.historical else []


def opening_month(match: Match, scene: Scene) -> list[Period]:
    """The first month of the year spoken of, or of the one written."""
    year = number_of(match, "y")
    if year is None:
        year = scene.period.end // _YEAR + (1 if re.search("new|next|following", match[0]) else 0)
    return [of(Frequency.MONTH, year, 1)]


def next_one(_: Match, scene: Scene) -> list[Period]:
    """The following year it was 6.9 trillion, the next 11.5: the period after the one spoken of, in a look back."""
    return [scene.period.next()] if scene.historical else []


def one_before(_: Match, scene: Scene) -> list[Period]:
    """From 5.4 trillion in the preceding one: the period before the one spoken of."""
    return [scene.period.previous()]


def calendar_year(_: Match, scene: Scene) -> list[Period]:
    """By December it had a calendar-year deficit: in a look back the year spoken of, else the last full one."""
    last = of(Frequency.YEAR, (scene.newest + 1) // _YEAR - 1)
    return [of(Frequency.YEAR, scene.period.end // _YEAR)] if scene.historical else [last]


def closing_quarter(_: Match, scene: Scene) -> list[Period]:
    """By the last quarter, in a look back: the fourth of the year spoken of. Else the one that ended last."""
    return [of(Frequency.QUARTER, scene.period.end // _YEAR, 4)] if scene.historical else newest_quarter(scene)


def quarter_after(_: Match, scene: Scene) -> list[Period]:
    """The quarter after the one spoken of."""
    return [scene.period.next()] if scene.period.frequency is Frequency.QUARTER else []
