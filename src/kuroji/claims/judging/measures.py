"""Measures: the figure a reading asks for, through the registry of indicators.

Beside the registry's own methods a claim may name another base ("compared with the first
half of 2024"), another subject ("twice its imports"), or the period since which a figure
was the highest or lowest ("the largest surplus in five years", "fastest pace since
January"). Those are made of the same indicators here.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import msgspec
import numpy as np

from kuroji.claims.judging.size_runs import size_run
from kuroji.claims.reading import Reading
from kuroji.indicators.balance import any_level
from kuroji.indicators.change import balance_change, change, difference
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.ladder import Ladder, ladder, per_year
from kuroji.indicators.registry import indicator
from kuroji.indicators.share import ratio
from kuroji.indicators.streak import first_since, streak
from kuroji.indicators.unit_value import unit_value_change
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, Undefined
from kuroji.model.fact import Basis
from kuroji.model.observation import WORLD, Flow, Measure
from kuroji.model.period import FiscalYear, Period, parse
from kuroji.model.rounding import ratio as exact_ratio

Based = Callable[[View, Subject, Period, Period | None], Figure]
AGAINST: dict[str, Based] = {
    "change": change,
    "balance_change": balance_change,
    "difference": difference,
    "direction": difference,
    "quantity_change": change,
}


def figure_of(seen: View, reading: Reading, period: Period, fiscal: FiscalYear) -> Figure:
    """The figure of a reading in a view; raises what its indicator raises."""
    word, method, subject = reading.indicator, reading.method, reading.subject
    if (word, method) in ALONG and (method != "sign" or reading.sign):
        return ALONG[word, method](seen, subject, period)
    against = base_of(reading, period, fiscal)
    if word == "direction" and method == "sign":
        return any_level(seen, subject.of(Flow.BALANCE), period, "balance")
    if word == "ratio" and reading.other is not None:
        return ratio(seen, subject, period, reading.other)
    if word == "ratio" and method in ("previous", "base"):
        return _ratio_to(seen, subject, period, against)
    if word == "difference" and reading.other is not None:
        return _between(seen, subject, reading.other, period)
    if word == "unit_value_change" and method in ("previous", "base"):
        return unit_value_change(seen, subject, period, against)
    if word in AGAINST and method in ("yoy", "previous", "base"):
        measured = subject.measured(Measure.QUANTITY) if word == "quantity_change" else subject
        return AGAINST[word](seen, measured, period, against)
    return indicator(word, method)(seen, subject, period)


def base_of(reading: Reading, period: Period, fiscal: FiscalYear) -> Period:
    """The period a reading compares with: the one it names, the one before, or the same of the year before."""
    if reading.base and reading.method not in ("yoy", "previous"):
        return parse(reading.base, fiscal)
    return period.previous() if reading.method == "previous" else period.year_earlier()


def _ratio_to(seen: View, subject: Subject, period: Period, base: Period) -> Figure:
    current, earlier = any_level(seen, subject, period, "current"), any_level(seen, subject, base, "base")
    if earlier.value == 0 or (current.value < 0) != (earlier.value < 0):
        raise Undefined("there is no multiple of zero, or across a change of sign", where=str(base))
    return Figure(
        value=exact_ratio(current.value, earlier.value), unit="times", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="current / base", inputs=inputs_of((current, earlier)), flags=flags_of((current, earlier)), base=base,
    )  # fmt: skip


def _between(seen: View, subject: Subject, other: Subject, period: Period) -> Figure:
    one, two = any_level(seen, subject, period, "current"), any_level(seen, other, period, "other")
    return Figure(
        value=one.value - two.value, unit=one.unit, quantum=max(one.quantum, two.quantum), basis=Basis.COMPUTED,
        formula="current - other", inputs=inputs_of((one, two)), flags=flags_of((one, two)),
    )  # fmt: skip


def _paces(seen: View, subject: Subject, period: Period) -> Ladder:
    """The ladder of changes on the year in percent."""
    levels = ladder(seen, subject, period)
    step = per_year(period)
    now, then = levels.values[step:], levels.values[:-step]
    paces = np.full(len(now), np.nan)
    usable = ~np.isnan(then) & (then > 0)
    paces[usable] = now[usable] / then[usable] - 1
    if not len(paces) or np.isnan(paces[-1]):
        raise NotHeld(f"the year before {period} is not held", where=subject.code)
    return Ladder(period, paces)


def _since(
    seen: View, subject: Subject, period: Period, *, side: int, rungs: Callable[[View, Subject, Period], Ladder]
) -> Figure:
    """How many periods ago the figure was last as high (low) or higher; `detail.last` names that period."""
    line = rungs(seen, subject, period)
    values = line.values * side
    as_far = np.flatnonzero(~np.isnan(values[:-1]) & (values[:-1] >= values[-1]))
    if not len(as_far):
        raise Undefined("it was never as high or low before in the series", where=str(line.starts))
    last = int(as_far[-1])
    current = any_level(seen, subject, period, "current")
    return Figure(
        value=Decimal(len(values) - 1 - last), unit="periods", quantum=Decimal(1), basis=Basis.COMPUTED,
        formula="periods back to the last one as high or low", inputs=current.inputs, flags=current.flags,
        detail={"last": str(line.period(last)), "series_begins": str(line.starts)},
    )  # fmt: skip


def _sign_since(seen: View, subject: Subject, period: Period) -> Figure:
    """How many periods ago the same sign was last seen: one where it was that of the period before, and is not new."""
    try:
        return first_since(seen, subject, period)
    except Undefined:
        run = streak(seen, subject, period)
        if run.value == 1:
            raise
    detail = {**run.detail, "last": str(period.previous())}
    return msgspec.structs.replace(
        run, value=Decimal(1), formula="periods back to the last one of the same sign", detail=detail
    )


def _pace_record(seen: View, subject: Subject, period: Period, *, side: int) -> Figure:
    """The rank of the change on the year among all changes of the series up to it, 1 the record."""
    line = _paces(seen, subject, period)
    values = line.values * side
    earlier = values[:-1][~np.isnan(values[:-1])]
    current = any_level(seen, subject, period, "current")
    return Figure(
        value=Decimal(int((earlier > values[-1]).sum()) + 1), unit="rank", quantum=Decimal(1), basis=Basis.COMPUTED,
        formula="1 + number of faster changes before", inputs=current.inputs, flags=current.flags,
        detail={"of": len(earlier) + 1, "series_begins": str(line.starts)},
    )  # fmt: skip


def _share_of_goods(seen: View, subject: Subject, period: Period) -> Figure:
    """The partner's part in all trade of the goods, in percent."""
    times = ratio(seen, subject, period, msgspec.structs.replace(subject, partner=WORLD))
    return msgspec.structs.replace(times, value=times.value * 100, unit="percent", formula="part / whole x 100")


# What looks along a whole series: since when it was last as high or low, and records of the pace.
ALONG: dict[tuple[str, str], Callable[[View, Subject, Period], Figure]] = {
    ("share", "of-goods"): _share_of_goods,
    ("first_since", "sign"): _sign_since,
    ("first_since", "high"): partial(_since, side=1, rungs=ladder),
    ("first_since", "low"): partial(_since, side=-1, rungs=ladder),
    ("first_since", "growth-high"): partial(_since, side=1, rungs=_paces),
    ("first_since", "growth-low"): partial(_since, side=-1, rungs=_paces),
    ("record", "growth-high,all-time"): partial(_pace_record, side=1),
    ("record", "growth-low,all-time"): partial(_pace_record, side=-1),
    **{
        ("streak", f"{name}-{move}"): partial(size_run, side=side, way=way)
        for name, side in (("deficit", -1), ("surplus", 1)) for move, way in (("narrower", -1), ("wider", 1))
    },
}  # fmt: skip
