"""Monthly series with the dates at which each month became known: what a test of foresight may look at, and when.

A series of the store carries every statement of it; where the vintage of a day is not held,
the earliest later figure stands in from the release date on, and is counted as a stand-in.
A series of the user's own has one statement a month, known a stated number of days after the
month's end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
import numpy as np

from kuroji.classifications.calendar import due
from kuroji.indicators.ladder import Floats
from kuroji.indicators.view import Subject
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.observation import Flow, Statistic
from kuroji.model.period import Frequency, month, parse
from kuroji.model.reporter import Reporter
from kuroji.model.stage import Stage
from kuroji.store.opening import Store
from kuroji.store.reading import Selection


class Statement(msgspec.Struct, frozen=True):
    """What was said of one month: when it became known, the value, and the release that said it (none: the user's own)."""

    known_at: datetime
    value: float
    known_basis: str = "stated"
    stage: int = Stage.PROVISIONAL
    release: str = ""


class Seen(msgspec.Struct, frozen=True):
    """A series as known at an instant: month ordinals without a gap, values (months,), and how many of them stand in."""

    first: int
    values: Floats
    stand_ins: int

    @property
    def last(self) -> int:
        """The newest month (ordinal)."""
        return self.first + len(self.values) - 1


class Track(msgspec.Struct, frozen=True):
    """A series by month (ordinal): its statements, the oldest first, and when it was first due.

    `name` is how ids and files write it.
    """

    name: str
    unit: str
    statements: Mapping[int, tuple[Statement, ...]]
    due: Mapping[int, datetime]

    def at(self, instant: datetime, since: int = 0) -> Seen:
        """The newest months without a gap that were known at an instant, from `since` on. Raises NotHeld where there is none."""
        known = [n for n in sorted(self.statements) if n >= since and self.due[n] <= instant]
        unbroken: list[int] = []
        for n in reversed(known):
            if unbroken and unbroken[-1] != n + 1:
                break
            unbroken.append(n)
        if not unbroken:
            raise NotHeld("no month of the series was known", where=self.name, remedy="Ask as of a later date.")
        months = unbroken[::-1]
        found = [_as_of(self.statements[n], instant) for n in months]
        return Seen(months[0], np.array([value for value, _ in found]), sum(stood for _, stood in found))


def _as_of(said: tuple[Statement, ...], instant: datetime) -> tuple[float, bool]:
    known = [statement.value for statement in said if statement.known_at <= instant]
    return (known[-1], False) if known else (said[0].value, True)


def track(store: Store, owner: Reporter, subject: Subject) -> Track:
    """A subject's monthly levels with every statement of them. Raises NotHeld where none is held, UsageError for a balance."""
    if subject.flow == Flow.BALANCE:
        raise UsageError("a balance has no logarithm", remedy="Ask for exports or imports.")
    rows = store.said(Selection(
        reporter=(owner.code,), flow=(subject.flow,), partner=(subject.partner,), classification=(subject.classification,),
        commodity=(subject.commodity,), measure=(subject.measure,), statistic=(Statistic.LEVEL,),
        frequency=(str(Frequency.MONTH),),
    ))  # fmt: skip
    name = f"{owner.code}.{subject.flow}.{subject.partner}.{subject.code}.{subject.measure}"
    said: dict[int, list[Statement]] = defaultdict(list)
    wanted = ("end_month", "unit", "known_at", "value", "known_basis", "stage", "release")
    units = []
    for ordinal, unit, known_at, value, *rest in zip(*(rows[column].to_pylist() for column in wanted), strict=True):
        if value is not None and value > 0:
            said[ordinal].append(Statement(known_at, value, *rest))
            units.append(unit)
    if not said:
        raise NotHeld(
            "no month is held of this series", where=name, remedy="`kuroji series --list` shows what is held."
        )
    days = {n: min(due(owner.code, Stage.PROVISIONAL, month(n))[0], of[0].known_at) for n, of in said.items()}
    return Track(name, units[-1], {n: tuple(of) for n, of in said.items()}, days)


def own_track(name: str, rows: Iterable[tuple[int, datetime, float]]) -> Track:
    """A user's series from month ordinals, the instants at which each was known, and values."""
    said = {n: (Statement(known_at, value),) for n, known_at, value in rows}
    return Track(name, "own unit", said, {n: of[0].known_at for n, of in said.items()})


def common(one: Seen, other: Seen) -> tuple[int, int]:
    """The first and last month (ordinals) that both hold. Raises NotHeld where they share none."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if first > last:
        raise NotHeld("the two series share no month", remedy="Give a series of the same years.")
    return first, last


def ordinal_of(text: str) -> int:
    """The ordinal of a month written in any form that a period may be. Raises UsageError for another period."""
    period = parse(text)
    if period.frequency is not Frequency.MONTH:
        raise UsageError(f"{text!r} is no month", remedy="Write months such as 2026-05.")
    return period.end
