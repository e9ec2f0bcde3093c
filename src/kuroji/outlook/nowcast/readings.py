"""The months a nowcast learns from: what the ten-day figures said, and what the month turned out to be.

All in year-on-year changes of logarithms, world total, value, each side as known at one
instant: a ten-day change at the instant its release came out (the year-ago column of the same
release is its base), the month's change at the first instant at which both its sides were
held. A month enters only from the instant at which all its parts were known.
"""

from __future__ import annotations

from datetime import datetime
from math import log
from typing import TypeAlias

import msgspec

from kuroji.indicators.working_days import working_days
from kuroji.model.period import month, parse
from kuroji.model.stage import Stage
from kuroji.outlook.nowcast.ledger import FLOWS, PARTS, Ledger, part_of

A_YEAR = 12
# The months by flow and ordinal.
Readings: TypeAlias = dict[str, dict[int, "Reading"]]


class Change(msgspec.Struct, frozen=True):
    """A change on the year, as a difference of logarithms, and when it became known."""

    value: float
    known_at: datetime


class Reading(msgspec.Struct, frozen=True):
    """One month of one flow: the change of its first days, of the month before, and of the calendar.

    `calendar` is the change on the year of the logarithm of working days in the month for each
    working day in its first days. `outcome` is None while the month itself is not known;
    `known_at` is the instant at which everything held here was known.
    """

    ordinal: int
    ten_days: float
    before: float
    calendar: float
    outcome: float | None
    known_at: datetime


def month_change(held: Ledger, flow: str, ordinal: int) -> Change | None:
    """A month's change on the year when both sides were first held; None where one is missing."""
    sides = [month(ordinal), month(ordinal - A_YEAR)]
    first = [held.first(flow, side) for side in sides]
    if first[0] is None or first[1] is None:
        return None
    known_at = max(first[0].known_at, first[1].known_at)
    now, then = (held.at(flow, side, known_at) for side in sides)
    assert now is not None
    assert then is not None
    return Change(log(now.value / then.value), known_at)


def ten_day_change(held: Ledger, flow: str, ordinal: int, stage: Stage) -> Change | None:
    """The change on the year of a month's first days, as its own release had it; None where it is not held."""
    now = held.first(flow, part_of(ordinal, stage))
    base = held.at(flow, part_of(ordinal - A_YEAR, stage), now.known_at) if now else None
    if now is None or base is None:
        return None
    return Change(log(now.value / base.value), now.known_at)


def reading(held: Ledger, flow: str, ordinal: int, stage: Stage) -> Reading | None:
    """What is held of a month at all; None without its ten-day figures or the month before."""
    ten_days = ten_day_change(held, flow, ordinal, stage)
    before = month_change(held, flow, ordinal - 1)
    if ten_days is None or before is None:
        return None
    outcome = month_change(held, flow, ordinal)
    known = [change.known_at for change in (ten_days, before, outcome) if change is not None]
    return Reading(
        ordinal, ten_days.value, before.value, _calendar(held.code, ordinal, stage),
        None if outcome is None else outcome.value, max(known),
    )  # fmt: skip


def readings(held: Ledger, stage: Stage) -> Readings:
    """Every month of which a stage's figures and the month before are held, by flow."""
    every = every_ordinal(held, stage)
    return {flow: {n: r for n in every if (r := reading(held, flow, n, stage)) is not None} for flow in FLOWS}


def learned(every: Readings, flow: str, now: datetime) -> dict[int, Reading]:
    """The months whose outcome was known at an instant, with all else that is learned from them."""
    return {n: r for n, r in every[flow].items() if r.outcome is not None and r.known_at <= now}


def every_ordinal(held: Ledger, stage: Stage) -> list[int]:
    """The months (ordinals) of which a stage's figures are held at all, the oldest first."""
    part = f"-{PARTS[stage]}"
    months = {period.removesuffix(part) for _, period in held.statements if period.endswith(part)}
    return sorted(parse(text).end for text in months)


def _calendar(code: str, ordinal: int, stage: Stage) -> float:
    def stretch(of: int) -> float:
        return log(working_days(code, month(of)) / working_days(code, part_of(of, stage)))

    return stretch(ordinal) - stretch(ordinal - A_YEAR)
