"""Runs of a balance that shrank or grew on the year: the deficit narrowed for a second year, the surplus has shrunk for nine months."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure
from kuroji.indicators.ladder import ladder, per_year
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, Undefined
from kuroji.model.fact import Basis
from kuroji.model.period import Period


def size_run(seen: View, subject: Subject, period: Period, *, side: int, way: int) -> Figure:
    """How many periods in a row, this one included, the deficit (`side` -1) or surplus (1) shrank (`way` -1) or grew (1).

    Each is held against the same period of the year before, which must have been on that side. Raises Undefined where
    this one did not move that way, NotHeld where the year before is not held.
    """
    levels = ladder(seen, subject, period)
    step = per_year(period)
    now, then = levels.values[step:] * side, levels.values[:-step] * side
    if not len(now) or np.isnan(then[-1]):
        raise NotHeld(f"the year before {period} is not held", where=subject.code)
    moves = (then > 0) & ((now - then) * way > 0)
    if not moves[-1]:
        raise Undefined(f"it did not {'grow' if way > 0 else 'shrink'} on the year", where=str(period))
    breaks = np.flatnonzero(~moves)
    length = len(moves) - (int(breaks[-1]) + 1 if len(breaks) else 0)
    current = any_level(seen, subject, period, "current")
    return Figure(
        value=Decimal(length), unit="periods", quantum=Decimal(1), basis=Basis.COMPUTED,
        formula="consecutive periods in which the balance moved one way on the year", inputs=current.inputs,
        flags=current.flags,
        detail={"of": f"{'wider' if way > 0 else 'narrower'} {'surplus' if side > 0 else 'deficit'}",
                "since": str(levels.period(len(levels.values) - length)), "series_begins": str(levels.starts)},
    )  # fmt: skip
