"""How a first print is usually revised, and what that makes of the newest one.

Every month whose provisional figure (stage 4) and whose detailed, revised or fixed figure
were both known at the instant gives one relative revision of exports and one of imports.
The expected revised balance applies their means to the print; its interval is the
t-interval for one new observation (mean and variance estimated from the same months,
exports and imports taken together as one revision of the balance in parts of imports).
Nothing that became known after the instant enters.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from kuroji.indicators.balance import any_level, balance
from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.ladder import Floats
from kuroji.indicators.view import Subject, View, remembered
from kuroji.indicators.view import view as open_view
from kuroji.model.columns import array_of, codes_of
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Basis
from kuroji.model.instant import FIRST
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, Statistic
from kuroji.model.period import Frequency, Period
from kuroji.model.stage import Stage
from kuroji.store.reading import Selection

LEAST_MONTHS = 8
Integers: TypeAlias = npt.NDArray[np.integer[Any]]
# The stage from which a month's figure of a flow is no longer provisional.
FINAL = {Flow.EXPORT: Stage.DETAILED_EXPORTS, Flow.IMPORT: Stage.DETAILED}
WORLD_TOTALS = Selection(partner=(WORLD,), commodity=(TOTAL,))
# Two-sided 80% quantiles of Student's t by degrees of freedom (any table of the distribution).
T_80 = {7: 1.415, 8: 1.397, 9: 1.383, 10: 1.372, 12: 1.356, 15: 1.341, 20: 1.325, 30: 1.310, 60: 1.296}


def revision_outlook(view: View, subject: Subject, period: Period) -> Figure:
    """The expected revised balance of a month still at its provisional stage; `detail` has the 80% interval.

    Raises NotHeld when the month is past that stage, or fewer than eight months tell how
    prints are revised.
    """
    now = balance(view, Subject(Flow.BALANCE), period)
    if subject != Subject(Flow.BALANCE) or view.store is None:
        raise NotHeld("the revision outlook is of the balance with the world", where=subject.code)
    if period.frequency is not Frequency.MONTH or {i.stage for i in now.inputs} != {Stage.PROVISIONAL}:
        raise NotHeld("only a provisional month has a revision outlook", where=str(period))
    revisions = _revisions(view)
    months = sorted(set(revisions[Flow.EXPORT]) & set(revisions[Flow.IMPORT]))
    if len(months) < LEAST_MONTHS:
        raise NotHeld(f"only {len(months)} months tell how prints are revised", where=str(period))
    if len(now.inputs) != 2:
        raise NotHeld("only the balance of the month is held, not its flows", where=str(period))
    exports, imports = (float(i.value or 0) for i in now.inputs)
    shift: Floats = np.array(
        [exports * revisions[Flow.EXPORT][m] - imports * revisions[Flow.IMPORT][m] for m in months]
    )
    middle, spread = float(shift.mean()), float(shift.std(ddof=1))
    half = t_80(len(months) - 1) * spread * (1 + 1 / len(months)) ** 0.5
    expected = float(now.value) + middle
    return Figure(
        value=Decimal(round(expected)), unit=now.unit, quantum=Decimal(10**8), basis=Basis.IMPLIED,
        formula="print x (1 + mean revision), exports minus imports", inputs=now.inputs, flags=now.flags,
        detail={
            "low": round(expected - half), "high": round(expected + half), "coverage": 0.8, "months": len(months),
            "imports_revised_up": sum(revisions[Flow.IMPORT][m] > 0 for m in months),
        },
    )  # fmt: skip


def t_80(freedom: int) -> float:
    """The two-sided 80% quantile of Student's t, by the nearest fewer degrees of freedom of the table."""
    return T_80[max(f for f in T_80 if f <= freedom)]


@remembered
def _revisions(view: View) -> dict[Flow, dict[int, float]]:
    """Relative revisions by flow and month ordinal: first provisional print to the newest later stage known now."""
    assert view.store is not None, "who asks has looked"
    said = view.store.said(Selection(
        reporter=(view.reporter.code,), flow=tuple(FINAL), partner=(WORLD,), commodity=(TOTAL,),
        measure=(Measure.VALUE,), statistic=(Statistic.LEVEL,), frequency=(Frequency.MONTH,),
        since=view.last_due_month - 48,
    ))  # fmt: skip
    known = array_of(said["known_at"].cast("int64")) <= int(view.as_of.timestamp() * 1_000_000)
    codes, flows = codes_of(said["flow"])
    stage, month, value = (array_of(said[name]) for name in ("stage", "end_month", "value"))
    found = {}
    for flow, final in FINAL.items():
        rows = known & (codes == flows.index(flow) if flow in flows else False)
        found[flow] = _revised(stage[rows], month[rows], value[rows], final)
    return found


def _revised(stage: Integers, month: Integers, value: Floats, final: Stage) -> dict[int, float]:
    """The revisions in what was said of one flow, oldest first; at `final` the figure is no longer provisional."""
    first = {int(m): float(v) for m, v in zip(month[stage == 4][::-1], value[stage == 4][::-1], strict=True)}
    last = {int(m): float(v) for m, v in zip(month[stage >= final], value[stage >= final], strict=True)}
    return {m: last[m] / first[m] - 1 for m in first if m in last}


def since_first_print(view: View, subject: Subject, period: Period) -> Figure:
    """By how much a figure now differs from its first print, in the unit of the level.

    Raises NotHeld when no print of the period is held, or it was the detailed one already.
    """
    if view.store is None:
        raise NotHeld("there is no store to look at the first print in", where=str(period))
    instant = view.store.resolve(FIRST, period, view.reporter.code)
    printed = any_level(_totals_at(view, instant), subject, period, "first print")
    now = any_level(view, subject, period, "now")
    if not printed.trusted or instant >= view.as_of:
        raise NotHeld("the first print is not held", where=str(period))
    quantum = max(now.quantum, printed.quantum)
    return Figure(
        value=now.value - printed.value, unit=now.unit, quantum=quantum, basis=Basis.COMPUTED,
        formula="now - first print", inputs=inputs_of((now, printed)), flags=flags_of((now, printed)),
    )  # fmt: skip


@remembered
def _totals_at(view: View, instant: datetime) -> View:
    """The totals with the world as known at another instant."""
    assert view.store is not None, "who asks has looked"
    return open_view(view.store, instant, WORLD_TOTALS, view.reporter.code)
