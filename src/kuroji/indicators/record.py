"""Records and ranks in time: how a figure stands among all figures of its kind since the series began."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure
from kuroji.indicators.ladder import Ladder, ladder, per_year, stride
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Basis
from kuroji.model.period import Period


def record(view: View, subject: Subject, period: Period, side: str = "high", scope: str = "all-time") -> Figure:
    """The rank of the period's figure, 1 being the record, among all earlier periods and itself.

    `side` is `high` (largest first) or `low` (smallest first: the largest deficit);
    `scope` is `all-time`, or `for the month` (quarter, half), which compares the same
    part of each year. `detail` gives the previous record and, when the figure is not one,
    the last period that was as high or higher (low or lower): "the highest since".
    """
    rungs = _of_scope(ladder(view, subject, period), scope)
    values = rungs.values if side == "high" else -rungs.values
    earlier, now = values[:-1], values[-1]
    known = ~np.isnan(earlier)
    if not known.any():
        raise NotHeld(f"nothing before {period} is held to compare with", where=subject.code)
    beaten_by = np.flatnonzero(known & (earlier >= now))
    best = int(np.nanargmax(earlier))
    step = per_year(period) if scope != "all-time" else 1
    current = any_level(view, subject, period, "current")
    return Figure(
        value=Decimal(int((earlier[known] > now).sum()) + 1),
        unit="rank",
        quantum=Decimal(1),
        basis=Basis.COMPUTED,
        formula=f"1 + number of {'higher' if side == 'high' else 'lower'} figures before, {scope}",
        inputs=current.inputs,
        flags=current.flags,
        detail={
            "side": side,
            "scope": scope,
            "of": int(known.sum()) + 1,
            "series_begins": str(_period(rungs, 0, step)),
            "previous": str(_period(rungs, best, step)),
            "previous_value": str(Decimal(int(rungs.values[best])) if rungs.values[best].is_integer() else rungs.values[best]),
            "since": str(_period(rungs, int(beaten_by[-1]), step)) if len(beaten_by) else None,
        },
    )  # fmt: skip


def _of_scope(rungs: Ladder, scope: str) -> Ladder:
    if scope == "all-time":
        return rungs
    return Ladder(rungs.last, rungs.values[::-1][:: per_year(rungs.last)][::-1])


def _period(rungs: Ladder, index: int, step: int) -> Period:
    return rungs.last.shift(-stride(rungs.last) * step * (len(rungs.values) - 1 - index))
