"""The level of a subject in a period: value, quantity or index.

Grain: as published, 1,000 yen to 10 billion; units of the series. The rules of reading as
of an instant (docs/explanation/vintages.md, section 5): a cell as known then; a quarter,
half or year as the sum of its months when all of them are complete and at least one is
newer than the directly published figure, else the directly published figure, and with
neither the sum, flagged as of mixed vintages. Balances are in balance.py.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.figure import Figure, cell_flags, flags_of, input_of, inputs_of, name
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.fact import Basis, Flag
from kuroji.model.observation import Measure, SeriesKey
from kuroji.model.panel import Cell
from kuroji.model.period import Period
from kuroji.model.stage import Stage

ADDITIVE = {Measure.VALUE, Measure.QUANTITY}


@remembered
def level(view: View, subject: Subject, period: Period, role: str = "value", unit: str = "") -> Figure:
    """The level of an export or import subject in a period, in `unit` where it is counted in several.

    Raises NotPublished before the period's figure was due, NotHeld when this store does
    not hold it, both naming the subject and the period.
    """
    direct = view.cell(subject, period, unit=unit)
    if not (period.is_sum_of_months and subject.measure in ADDITIVE):
        return _held(view, subject, period, direct, role)
    months = _months(view, subject, period, role, unit)
    if months is None:
        return _held(view, subject, period, direct, role)
    reached = all(_stage_reached(view, subject, month, figure) for month, figure in months)
    if direct is not None and direct[1].value is not None and not direct[1].backfilled:
        held = all(figure.trusted for _, figure in months)
        newer = any(figure.inputs[0].known_at > direct[1].known_at for _, figure in months)
        if not (reached and held and newer):
            return from_cell(*direct, period, role)
    return _summed([figure for _, figure in months], reached)


def from_cell(key: SeriesKey, cell: Cell, period: Period, role: str) -> Figure:
    """The figure that a published cell, or a sum of them, states. Raises NotHeld when the cell holds no number."""
    if cell.value is None:
        raise NotHeld(f"{name(key)} of {period} is {cell.status.replace('_', ' ')}", where=cell.release)
    return Figure(
        value=cell.value, unit=key.unit, quantum=cell.quantum, formula=role if cell.vintage else "sum of commodities or partners",
        basis=Basis.PRINTED if cell.vintage else Basis.COMPUTED,
        inputs=(input_of(role, key, period, cell),), flags=cell_flags(cell),
    )  # fmt: skip


def _held(view: View, subject: Subject, period: Period, found: tuple[SeriesKey, Cell] | None, role: str) -> Figure:
    if found is not None:
        return _noted_first(view, found[1], from_cell(*found, period, role))
    what = f"{view.reporter.code}.{subject.flow}.{subject.partner}.{subject.code}.{subject.measure}"
    if _ends_before(view, period):
        raise NotHeld(
            f"{period} is not held: the newest figures of {view.reporter.name_en} at hand are of "
            f"{view.as_of.astimezone(view.reporter.tz):%Y-%m-%d}",
            where=what,
            remedy=f"`kuroji series --list --reporter {view.reporter.code}` shows which periods are held.",
        )
    if not view.was_due(period):
        raise NotPublished(
            f"{period} was not yet published at {view.as_of.astimezone(view.reporter.tz):%Y-%m-%d %H:%M}",
            where=what,
            remedy=_when_due(view, period),
        )
    raise NotHeld(
        f"{period} is not held", where=what, remedy="`kuroji series` shows which periods of a series are held."
    )


def _when_due(view: View, period: Period) -> str:
    """What to do about a period that was not out by the view's instant: the day it is due, and how to come by it."""
    due = view.due(period).astimezone(view.reporter.tz)
    told = f"It is due on {due:%Y-%m-%d %H:%M}: "
    if view.store is not None and view.as_of == view.store.newest(view.reporter.code):
        return f"{told}no later release is held, and `kuroji fetch` gets what has come out since."
    return f"{told}ask for that vintage or a later one with --as-of, or for an earlier period."


def _ends_before(view: View, period: Period) -> bool:
    """Whether a period is missed because no later release of its reporter is held, read at the newest that is.

    Of a reporter whose calendar is kept that means the period is not out yet; of another it says nothing of that.
    """
    if view.reporter.has_calendar or view.store is None or view.was_due(period):
        return False
    return view.as_of == view.store.newest(view.reporter.code)


def _noted_first(view: View, cell: Cell, figure: Figure) -> Figure:
    """The figure, flagged when it is read at its first instant and that is past the provisional stage (rule 5)."""
    if not (cell.opens and cell.known_at == view.as_of and cell.stage > Stage.PROVISIONAL):
        return figure
    return msgspec.structs.replace(figure, flags=figure.flags | {Flag.FIRST_HELD_LATER})


def _months(view: View, subject: Subject, period: Period, role: str, unit: str) -> list[tuple[Period, Figure]] | None:
    """The figures of all months of a period, in one unit; None when one of them has no number."""
    for one in (unit,) if unit else sorted({key.unit for key in view.keys(subject)}):
        cells = [(month, view.cell(subject, month, unit=one)) for month in period.months()]
        held = [(month, found) for month, found in cells if found is not None and found[1].value is not None]
        if len(held) == len(cells):
            return [(month, from_cell(*found, month, role)) for month, found in held]
    return None


def _stage_reached(view: View, subject: Subject, month: Period, figure: Figure) -> bool:
    """Whether the stage held of a month is at least the stage due (rule 3)."""
    return min(i.stage for i in figure.inputs) >= view.stage_due(subject.flow, month.end)


def _summed(figures: list[Figure], reached: bool) -> Figure:
    flags = flags_of(figures)
    if not reached:
        flags |= {Flag.MIXED_VINTAGES}
    return Figure(
        value=sum((f.value for f in figures), Decimal(0)),
        unit=figures[0].unit,
        quantum=max(f.quantum for f in figures),
        basis=Basis.COMPUTED,
        formula="sum of months",
        inputs=inputs_of(figures),
        flags=flags,
    )
