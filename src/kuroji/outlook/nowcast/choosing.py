"""Which nowcast is meant: the newest by default, the newest stage of a month, or one ten-day release."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kuroji.model.errors import NotPublished, UsageError
from kuroji.model.period import Frequency, Period, month
from kuroji.model.stage import Stage
from kuroji.outlook.nowcast.judging import release_day
from kuroji.outlook.nowcast.ledger import FLOWS, PARTS, Ledger, part_of
from kuroji.outlook.nowcast.readings import every_ordinal

STAGE_OF = {frequency: stage for stage, frequency in PARTS.items()}
NEWEST_FIRST = (Stage.FIRST_20_DAYS, Stage.FIRST_10_DAYS)


class Question(msgspec.Struct, frozen=True):
    """A month (ordinal) from a stage's figures; `instant` is when it is estimated.

    That is the asked instant while the month is not out, and the day of the ten-day release
    once it is: a nowcast of a month that is known would be no nowcast.
    """

    ordinal: int
    stage: Stage
    instant: datetime
    out: bool

    @property
    def part(self) -> Period:
        """The first 10 or 20 days that it is estimated from."""
        return part_of(self.ordinal, self.stage)


def question(held: Ledger, now: datetime, period: Period | None = None) -> Question:
    """What is asked: a month, its first 10 or 20 days, or (None) the newest ten-day release known.

    Raises UsageError for another kind of period, NotPublished where no ten-day figure of it
    was known.
    """
    for ordinal, stage in _candidates(held, now, period):
        published = release_day(held, ordinal, stage)
        if published is not None and published <= now:
            out = all(held.at(flow, month(ordinal), now) is not None for flow in FLOWS)
            return Question(ordinal, stage, published if out else now, out)
    raise NotPublished(
        "no ten-day figure was known", where=str(period or "nowcast"),
        remedy="The first 10 days come out at the end of the month, the first 20 about the 7th of the next.",
    )  # fmt: skip


def _candidates(held: Ledger, now: datetime, period: Period | None) -> list[tuple[int, Stage]]:
    if period is None:
        every = {(n, stage) for stage in NEWEST_FIRST for n in every_ordinal(held, stage)}
        known = [(day, pair) for pair in every if (day := release_day(held, *pair)) is not None and day <= now]
        # Two releases of one day are of two months: the later month is the news.
        return [pair for _, pair in sorted(known, key=lambda k: (k[0], k[1][0], k[1][1]), reverse=True)]
    if period.frequency is Frequency.MONTH:
        return [(period.end, stage) for stage in NEWEST_FIRST]
    if period.frequency in STAGE_OF:
        return [(period.end, STAGE_OF[period.frequency])]
    raise UsageError(
        f"{period} has no nowcast", remedy="Ask for a month (2026-08) or its first 10 or 20 days (2026-08-D20)."
    )
