"""Dated events that bear on a flow of trade, and the steps of a tariff that some of them are.

An event names the flow it hits (reporter, direction, partner, commodity), what that flow is
held against (`rest`: all partners but the one hit; a partner's code; or nothing), and the
currency in which the market hit pays. Rates are percent of customs value. The tables,
with the law and address of every step, are events.csv and tariff_steps.csv beside this
file; a new event is a new row.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import msgspec

from kuroji.classifications.codelist import nearest, read
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.period import Frequency, Period, of

REST = "rest"
TARIFF = "tariff"


class TariffStep(msgspec.Struct, frozen=True):
    """A rate in percent and the day from which it applies; `since` is None for the rate before the event."""

    since: date | None
    rate: Decimal
    source_en: str
    source_ja: str
    address: str

    @property
    def month(self) -> Period | None:
        """The month in which the rate began to apply."""
        return of(Frequency.MONTH, self.since.year, self.since.month) if self.since else None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What happened, since when, to which flow, and what the flow is compared with; `steps` of a tariff, oldest first.

    `subject_*`, `target_*` and `against_*` say in running text what is hit, where it goes, and where the
    comparison goes; `limits_*` what the figures of this event leave out.
    """

    id: str
    kind: str
    since: date
    name_en: str
    name_ja: str
    reporter: str
    flow: str
    partner: str
    classification: str
    commodity: str
    against: str
    currency: str
    subject_en: str
    subject_ja: str
    target_en: str
    target_ja: str
    against_en: str
    against_ja: str
    limits_en: str
    limits_ja: str
    steps: tuple[TariffStep, ...] = ()

    @property
    def first_month(self) -> Period:
        """The month in which the event happened."""
        return of(Frequency.MONTH, self.since.year, self.since.month)

    @property
    def base_year(self) -> int:
        """The last calendar year that was over when the event happened: what its months are compared with."""
        return self.since.year - 1

    def base_of(self, month: Period) -> Period:
        """The same month of the base year."""
        return of(Frequency.MONTH, self.base_year, month.part)

    def tariff_on(self, day: date) -> Decimal:
        """The rate in percent that applied on a day. Raises NotHeld for an event without tariff steps."""
        rates = [s.rate for s in self.steps if s.since is None or s.since <= day]
        if not rates:
            raise NotHeld(f"no tariff of {day} is held", where=self.id, remedy="Add its step to tariff_steps.csv.")
        return rates[-1]

    def tariff_in(self, month: Period) -> Decimal:
        """The mean rate of a month in percent, each day counting alike; raises what `tariff_on` raises."""
        days = _days(month)
        return sum((self.tariff_on(day) for day in days), Decimal(0)) / len(days)


@cache
def events() -> tuple[Event, ...]:
    """Every event held, oldest first."""
    return tuple(sorted((_event(row) for row in read("events.csv")), key=lambda e: (e.since, e.id)))


def event(name: str) -> Event:
    """The event of that id. Raises UsageError with the nearest ids."""
    found = next((e for e in events() if e.id == name), None)
    if found is None:
        raise UsageError(f"{name!r} is not an event", remedy=f"Nearest: {nearest(name, [e.id for e in events()])}.")
    return found


def _event(row: dict[str, str]) -> Event:
    cells: dict[str, object] = {**row, "since": date.fromisoformat(row["since"])}
    steps = (_step(step) for step in read("tariff_steps.csv") if step["event"] == row["id"])
    return Event(**cells, steps=tuple(sorted(steps, key=lambda s: s.since or date.min)))  # type: ignore[arg-type]


def _step(row: dict[str, str]) -> TariffStep:
    since = date.fromisoformat(row["since"]) if row["since"] else None
    return TariffStep(since, Decimal(row["rate"]), row["source_en"], row["source_ja"], row["address"])


def _days(month: Period) -> list[date]:
    first = date(month.start // 12, month.start % 12 + 1, 1)
    after = date((month.end + 1) // 12, (month.end + 1) % 12 + 1, 1)
    return [first + timedelta(days=n) for n in range((after - first).days)]
