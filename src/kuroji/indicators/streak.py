"""Streaks: how many periods in a row a balance kept its sign, or a flow rose or fell on the year.

Counted on unrounded figures of one as-of view; an exact zero breaks a streak, a change
that prints as 0.0 keeps its unrounded sign.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure
from kuroji.indicators.ladder import Ladder, ladder, year_on_year
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import Undefined
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.period import Period

ONE = Decimal(1)


@remembered
def streak(view: View, subject: Subject, period: Period) -> Figure:
    """The number of consecutive periods, this one included, with the same sign: of the balance, or of the change.

    `detail` says which sign (deficit, surplus, rise, fall), since when, and where the
    series begins; `open` is true when the streak reaches back to that beginning.
    """
    rungs = signs(view, subject, period)
    sign = np.sign(rungs.values[-1])
    if sign == 0:
        raise Undefined("an exact zero has no streak", where=str(period))
    breaks = np.flatnonzero(np.sign(rungs.values) != sign)
    length = len(rungs.values) - (int(breaks[-1]) + 1 if len(breaks) else 0)
    since = rungs.period(len(rungs.values) - length)
    return _counted(view, subject, period, length, {
        "of": word(subject, float(sign)),
        "since": str(since),
        "open": length == len(rungs.values),
        "series_begins": str(rungs.starts),
    })  # fmt: skip


@remembered
def first_since(view: View, subject: Subject, period: Period) -> Figure:
    """How many periods ago the same sign was last seen, when it is new this period: first deficit in four months.

    Counts from the last period of the same sign: a deficit in January, surpluses until
    April and a deficit in May make it the first in four. Raises Undefined when the sign is
    not new, or was never seen before in the series.
    """
    rungs = signs(view, subject, period)
    sign = np.sign(rungs.values[-1])
    if sign == 0 or (len(rungs.values) > 1 and np.sign(rungs.values[-2]) == sign):
        raise Undefined(f"{word(subject, float(sign))} is not new in {period}", where=str(period))
    same = np.flatnonzero(np.sign(rungs.values[:-1]) == sign)
    if not len(same):
        raise Undefined(f"no earlier {word(subject, float(sign))} in the series", where=str(rungs.starts))
    last = int(same[-1])
    return _counted(view, subject, period, len(rungs.values) - 1 - last, {
        "of": word(subject, float(sign)),
        "last": str(rungs.period(last)),
        "series_begins": str(rungs.starts),
    })  # fmt: skip


def signs(view: View, subject: Subject, period: Period) -> Ladder:
    """The ladder whose signs a streak counts: the balance itself, or the change on the year of a flow."""
    if subject.flow == Flow.BALANCE:
        return ladder(view, subject, period)
    return year_on_year(view, subject, period)


def word(subject: Subject, sign: float) -> str:
    """What the sign is called: deficit or surplus of a balance, rise or fall of a flow."""
    if subject.flow == Flow.BALANCE:
        return "deficit" if sign < 0 else "surplus"
    return "fall" if sign < 0 else "rise"


def _counted(view: View, subject: Subject, period: Period, count: int, detail: dict[str, object]) -> Figure:
    current = any_level(view, subject, period, "current")
    return Figure(
        value=Decimal(count), unit="periods", quantum=ONE, basis=Basis.COMPUTED,
        formula="consecutive periods of one sign, back from the current one" if "since" in detail
        else "periods back to the last one of the same sign",
        inputs=current.inputs, flags=current.flags, detail=detail,
    )  # fmt: skip
