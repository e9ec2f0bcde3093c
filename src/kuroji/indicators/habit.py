"""Habits: what one month (or quarter, half) of the year always does.

`same-part` looks at the same part of each year, back from the current one: May has been in
deficit every year since 2011. `from-previous` looks at the change from the part before:
exports fall from April to May. Signs are of unrounded figures within one as-of view.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure
from kuroji.indicators.ladder import Floats, ladder, per_year
from kuroji.indicators.streak import word
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import Undefined
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.period import Period


def habit(view: View, subject: Subject, period: Period) -> Figure:
    """For how many years running the balance of this part of the year has had the sign it has now."""
    if subject.flow != Flow.BALANCE:
        raise Undefined("the level of a flow has no sign", where=str(period))
    return _run(view, subject, period, _same_part(view, subject, period), "")


def habit_from_previous(view: View, subject: Subject, period: Period) -> Figure:
    """For how many years running the flow has risen, or fallen, from the part of the year before to this one."""
    rungs = ladder(view, subject, period).values
    moves: Floats = np.diff(rungs)
    return _run(view, subject, period, moves[::-1][:: per_year(period)][::-1], "from the period before")


def _same_part(view: View, subject: Subject, period: Period) -> Floats:
    return ladder(view, subject, period).values[::-1][:: per_year(period)][::-1]


def _run(view: View, subject: Subject, period: Period, values: Floats, against: str) -> Figure:
    sign = np.sign(values[-1]) if len(values) else 0
    if sign == 0 or np.isnan(sign):
        raise Undefined("an exact zero has no habit", where=str(period))
    breaks = np.flatnonzero(np.sign(values) != sign)
    length = len(values) - (int(breaks[-1]) + 1 if len(breaks) else 0)
    current = any_level(view, subject, period, "current")
    return Figure(
        value=Decimal(length), unit="years", quantum=Decimal(1), basis=Basis.COMPUTED,
        formula="consecutive years of one sign in the same part of the year", inputs=current.inputs,
        flags=current.flags,
        detail={
            "of": word(subject, float(sign)), "since": period.year - length + 1, "open": length == len(values),
            "against": against,
        },
    )  # fmt: skip
