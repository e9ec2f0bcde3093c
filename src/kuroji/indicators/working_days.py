"""Figures per working day: what is left of a change when the calendar's part is taken out.

A working day is a day from Monday to Friday that is not a public holiday of the reporter
(classifications.public_holidays); ten-day figures count the days they cover. Customs also close
from 29 December to 3 January in Japan; the Ministry's own seasonal adjustment uses other
regressors, so this is a plain per-day figure and no seasonally adjusted one. Where the publisher
states the working days of a figure (Korea counts a Saturday as half of one), those are taken.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from kuroji.classifications.public_holidays import public_holidays
from kuroji.indicators.balance import any_level
from kuroji.indicators.change import size_change
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.level import from_cell
from kuroji.indicators.view import Subject, View
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow, Measure
from kuroji.model.period import Frequency, Period
from kuroji.model.rounding import ratio

# Public offices of Japan rest on these days by law (Act on Holidays of Administrative Organs, article 1).
CLOSED: dict[str, frozenset[tuple[int, int]]] = {
    "JP": frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}),
}


@cache
def working_days(code: str, period: Period) -> int:
    """How many working days the reporter `code` had in a period; a district has those of its country."""
    code = code.partition("/")[0]
    first = date(period.start // 12, period.start % 12 + 1, 1)
    after = date((period.end + 1) // 12, (period.end + 1) % 12 + 1, 1)
    if period.frequency is Frequency.FIRST_10_DAYS:
        after = first + timedelta(days=10)
    if period.frequency is Frequency.FIRST_20_DAYS:
        after = first + timedelta(days=20)
    public = public_holidays(code, first.year, after.year)
    closed = CLOSED.get(code, frozenset())
    days = (first + timedelta(days=n) for n in range((after - first).days))
    return sum(d.weekday() < 5 and d not in public and (d.month, d.day) not in closed for d in days)


def per_working_day(view: View, subject: Subject, period: Period) -> Figure:
    """The level divided by the number of working days, in the unit of the level a day."""
    level = any_level(view, subject, period, "current")
    stated = _stated_days(view, subject, period)
    days = stated.value if stated else Decimal(working_days(view.reporter.code, period))
    return Figure(
        value=ratio(level.value, days), unit=f"{level.unit} a working day", quantum=level.quantum,
        basis=Basis.COMPUTED, formula="current / working days",
        inputs=inputs_of((level, stated)) if stated else level.inputs, flags=level.flags,
        detail={"working_days": int(days) if days == int(days) else float(days)},
    )  # fmt: skip


def _stated_days(view: View, subject: Subject, period: Period) -> Figure | None:
    """The working days that the publisher states with the totals of a flow; None where it states none."""
    found = view.cell(Subject(subject.flow, measure=Measure.WORKING_DAYS), period)
    return from_cell(*found, period, "working days") if found and found[1].value else None


def working_day_change(view: View, subject: Subject, period: Period) -> Figure:
    """The year-on-year change per working day, in percent; `detail` counts the days of both periods."""
    base = period.year_earlier()
    now = per_working_day(view, subject, period)
    then = per_working_day(view, subject, base)
    return Figure(
        value=size_change(now.value, then.value, signed=subject.flow == Flow.BALANCE),
        unit="percent",
        quantum=PERCENT_GRAIN,
        basis=Basis.COMPUTED,
        formula="(current / days) / (base / days a year earlier) - 1, x 100",
        inputs=inputs_of((now, then)),
        flags=flags_of((now, then)),
        base=base,
        detail={"working_days": now.detail["working_days"], "working_days_base": then.detail["working_days"]},
    )
