"""Adjusted figures of a view: levels and balances as known at its instant, and their change from the period before.

Grain: eight digits of the largest level of the window, never finer than the figure of
the same period. The level is adjusted first: an adjusted balance is adjusted exports minus
adjusted imports, both rounded. Every figure of the window is an input, since any of them
moves the result.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec
import numpy as np

from kuroji.indicators.change import size_change
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.seasonal.adjusting import Task, adjust
from kuroji.indicators.seasonal.levels import A_YEAR, INSTEAD, ONLY, Levels, must_be_adjustable
from kuroji.indicators.seasonal.result import Adjusted
from kuroji.indicators.seasonal.specification import Specification, Use, specification_for
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.period import MONTHS_IN, Frequency, Period, of


class Seen(msgspec.Struct, frozen=True):
    """An adjusted series with the figures it was made of, one for each period of its window."""

    result: Adjusted
    figures: tuple[Figure, ...]

    def quantum(self, period: Period) -> Decimal:
        """The quantum of the figure that the adjusted one of a period stands for."""
        return self.figures[self.result.periods.index(period)].quantum


@remembered
def seen_adjusted(view: View, subject: Subject, frequency: Frequency = Frequency.MONTH, method: str = "x13") -> Seen:
    """The subject's levels known in the view, adjusted for the season over the window that ends with the latest.

    Raises Undefined for a balance, for levels with gaps, too few or unfit; NotHeld where
    nothing is held; UsageError for a frequency without a season.
    """
    if subject.flow == Flow.BALANCE:
        raise Undefined(
            "a balance is never adjusted itself: it may be zero or change its sign",
            remedy="Adjust exports and imports; the adjusted balance is their difference.",
        )
    specification = specification_of(view, subject, frequency)
    levels, figures = known_levels(view, subject, frequency, specification)
    result = adjust(Task(levels, specification, view.reporter.code, spans=True), method)
    releases = tuple(dict.fromkeys(name for figure in reversed(figures) for name in figure.releases))
    return Seen(msgspec.structs.replace(result, as_of=view.as_of, releases=releases), figures)


def specification_of(view: View, subject: Subject, frequency: Frequency) -> Specification:
    """The specification reviewed for a subject, or the default."""
    use = Use(
        "", view.reporter.code, str(subject.flow), subject.partner, subject.code, str(subject.measure), str(frequency)
    )
    return specification_for(use)


def known_levels(
    view: View, subject: Subject, frequency: Frequency, specification: Specification
) -> tuple[Levels, tuple[Figure, ...]]:
    """The latest window of a subject's levels without a gap, each with its figure. Raises Undefined naming the gaps."""
    name = f"{view.reporter.code}.{subject.flow}.{subject.partner}.{subject.code}.{subject.measure}"
    periods = _periods(view, subject, frequency, name)[-specification.window :]
    found = [_figure(view, subject, period) for period in periods]
    values = np.array([np.nan if figure is None else float(figure.value) for figure in found])
    levels = Levels(name, periods[0], values)
    must_be_adjustable(levels)
    return levels, tuple(figure for figure in found if figure is not None)


def _periods(view: View, subject: Subject, frequency: Frequency, name: str) -> list[Period]:
    """The whole periods of a kind between the first and the last month held."""
    if frequency not in A_YEAR:
        raise UsageError(ONLY, where=name, remedy=INSTEAD)
    months = [line.end for key in view.keys(subject) if (line := view.panel.line(key, Frequency.MONTH)) is not None]
    if not months:
        raise NotHeld(
            "no month is held of this series", where=name, remedy="`kuroji series --list` shows what is held."
        )
    first, last = min(int(ends[0]) for ends in months), max(int(ends[-1]) for ends in months)
    length = MONTHS_IN[frequency]
    numbers = range(-(-first // length), (last + 1) // length)
    return [of(frequency, n * length // 12, n % (12 // length) + 1) for n in numbers]


def _figure(view: View, subject: Subject, period: Period) -> Figure | None:
    try:
        return level(view, subject, period)
    except (NotHeld, NotPublished):
        return None


def adjusted_level(view: View, subject: Subject, period: Period, method: str = "x13") -> Figure:
    """The seasonally adjusted level of a period; of a balance, adjusted exports minus adjusted imports.

    Raises what seen_adjusted raises, and Undefined outside the window.
    """
    if subject.flow == Flow.BALANCE:
        return _balance(view, subject, period, method)
    seen = seen_adjusted(view, subject, period.frequency, method)
    result = seen.result
    return Figure(
        value=result.at(period), unit=seen.figures[-1].unit, quantum=max(result.grain, seen.quantum(period)),
        basis=Basis.COMPUTED, formula=f"adjusted by {result.method}", inputs=inputs_of(seen.figures),
        flags=flags_of(seen.figures),
        detail={
            "method": result.method, "specification": result.specification.name, "fallback": result.fallback,
            "window": f"{result.periods[0]}..{result.periods[-1]}", "statements": list(result.statements),
        },
    )  # fmt: skip


def _balance(view: View, subject: Subject, period: Period, method: str) -> Figure:
    exports, imports = (adjusted_level(view, subject.of(flow), period, method) for flow in (Flow.EXPORT, Flow.IMPORT))
    return Figure(
        value=exports.rounded - imports.rounded, unit=exports.unit, quantum=max(exports.quantum, imports.quantum),
        basis=Basis.COMPUTED, formula="adjusted exports - adjusted imports", inputs=inputs_of((exports, imports)),
        flags=flags_of((exports, imports)), detail={"exports": exports.detail, "imports": imports.detail},
    )  # fmt: skip


def adjusted_change(view: View, subject: Subject, period: Period, method: str = "x13") -> Figure:
    """The change of a month's adjusted level from the month before, in percent; of a balance, of its size.

    Raises UsageError for other periods, whose change would be called another thing.
    """
    if period.frequency is not Frequency.MONTH:
        raise UsageError(f"{period} is no month", remedy="Ask for the adjusted change of a month.")
    base = period.previous()
    now, before = (adjusted_level(view, subject, one, method) for one in (period, base))
    return Figure(
        value=size_change(now.value, before.value, signed=subject.flow == Flow.BALANCE), unit="percent",
        quantum=PERCENT_GRAIN, basis=Basis.COMPUTED, formula="(current / previous - 1) x 100, both adjusted",
        inputs=inputs_of((now, before)), flags=flags_of((now, before)), base=base, detail=now.detail,
    )  # fmt: skip
