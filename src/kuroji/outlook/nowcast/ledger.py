"""What was said of a reporter's totals, and when: the one thing a test without foresight may look at."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

import msgspec

from kuroji.classifications.calendar import due
from kuroji.indicators.figure import Input
from kuroji.indicators.view import View, remembered
from kuroji.model.errors import NotHeld
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, Statistic
from kuroji.model.period import Frequency, Period, month, of, parse
from kuroji.model.rounding import decimal_of
from kuroji.model.stage import Stage
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

FLOWS = (Flow.EXPORT, Flow.IMPORT)
PARTS = {Stage.FIRST_10_DAYS: Frequency.FIRST_10_DAYS, Stage.FIRST_20_DAYS: Frequency.FIRST_20_DAYS}
# How far back a view looks, in months: ten years of ten-day figures, and the years before them.
REACH = 144
READ = (Frequency.MONTH, *PARTS.values())


class Said(msgspec.Struct, frozen=True):
    """One statement of a total: value in currency units, when it became known, and in which release."""

    value: float
    unit: str
    known_at: datetime
    known_basis: str
    stage: int
    release: str


class Ledger(msgspec.Struct, frozen=True):
    """Every statement of exports and imports with the world, by flow and period, the oldest first."""

    code: str
    statements: dict[tuple[str, str], tuple[Said, ...]]

    def first(self, flow: str, period: Period) -> Said | None:
        """The first statement of a total; None where none is held."""
        return next(iter(self.statements.get((flow, str(period)), ())), None)

    def at(self, flow: str, period: Period, instant: datetime) -> Said | None:
        """The newest statement known at an instant; None where none was."""
        known = [said for said in self.statements.get((flow, str(period)), ()) if said.known_at <= instant]
        return known[-1] if known else None

    def input(self, role: str, flow: str, period: Period, said: Said) -> Input:
        """A statement as an input of a figure."""
        name = f"{self.code}.{flow}.{WORLD}.{TOTAL}.{Measure.VALUE}"
        return Input(
            role, name, str(period), decimal_of(said.value), said.unit, said.release, Stage(said.stage), said.known_at,
            said.known_basis, False,
        )  # fmt: skip


def ledger(store: Store, code: str, since: int = 0) -> Ledger:
    """The ledger of a reporter's totals, months and ten-day figures from a month (ordinal) on, as the store holds it."""
    rows = store.said(Selection(
        reporter=(code,), flow=FLOWS, partner=(WORLD,), commodity=(TOTAL,), measure=(Measure.VALUE,),
        statistic=(Statistic.LEVEL,), frequency=tuple(str(f) for f in READ), since=since,
    ))  # fmt: skip
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    columns = ("flow", "period", "value", "unit", "known_at", "known_basis", "stage", "release")
    for flow, period, value, *rest in zip(*(rows[name].to_pylist() for name in columns), strict=True):
        if value is not None:
            found[flow, period].append(Said(value, *rest))
    return Ledger(code, {key: tuple(said) for key, said in found.items()})


def with_stand_ins(held: Ledger) -> Ledger:
    """The ledger in which a month first held late stands at its provisional date with the figure held later.

    Its timing is that of the release calendar, its figures are those of a later vintage:
    for judging more months than those whose first prints are held, and to be told apart.
    """
    return Ledger(held.code, {key: _from_the_day(held.code, key[1], said) for key, said in held.statements.items()})


def _from_the_day(code: str, period: str, said: tuple[Said, ...]) -> tuple[Said, ...]:
    whole = parse(period)
    if whole.frequency is not Frequency.MONTH:
        return said
    day, basis = due(code, Stage.PROVISIONAL, whole)
    if said[0].known_at <= day:
        return said
    return (msgspec.structs.replace(said[0], known_at=day, known_basis=basis), *said)


@remembered
def ledger_of(view: View) -> Ledger:
    """The ledger behind a view. Raises NotHeld where the view has no store to look into."""
    if view.store is None:
        raise NotHeld("there is no store to look for earlier statements in")
    return ledger(view.store, view.reporter.code, view.last_due_month - REACH)


@remembered
def filled_ledger_of(view: View) -> Ledger:
    """The ledger behind a view with stand-ins."""
    return with_stand_ins(ledger_of(view))


def part_of(ordinal: int, stage: Stage) -> Period:
    """The first 10 or first 20 days of a month."""
    whole = month(ordinal)
    return of(PARTS[stage], whole.year, whole.part)
