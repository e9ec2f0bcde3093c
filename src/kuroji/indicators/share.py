"""Shares, contributions, ratios and ranks across: how a part stands to its whole in one period.

Contribution (寄与度): (part now - part a year ago) / whole a year ago x 100, in points of
the whole's growth. Contribution rate (寄与率): the same difference over the whole's
difference, in percent. Share: part / whole x 100. The whole of a commodity is all trade
of its flow with the same partner; the whole of a partner is the flow with the world.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.balance import any_level
from kuroji.indicators.change import change, implied_level
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, cell_flags, flags_of, input_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, NotPublished, Undefined
from kuroji.model.fact import Basis
from kuroji.model.observation import TOTAL, WORLD, Flow, SeriesKey, Statistic
from kuroji.model.panel import Cell
from kuroji.model.period import Period
from kuroji.model.rounding import ratio as exact_ratio


def whole_of(subject: Subject) -> Subject:
    """What the subject is a part of: all commodities with its partner, or all partners."""
    if subject.commodity != TOTAL:
        return subject.total()
    return Subject(subject.flow, WORLD, measure=subject.measure)


def share(view: View, subject: Subject, period: Period) -> Figure:
    """The subject's share of its whole, in percent. Raises Undefined when the whole is zero, and for a balance."""
    _must_be_part(subject)
    part = level(view, subject, period, "part")
    whole = level(view, whole_of(subject), period, "whole")
    return _ratio(part, whole, "part / whole x 100", "percent", Decimal(100), PERCENT_GRAIN)


def contribution(view: View, subject: Subject, period: Period) -> Figure:
    """The subject's contribution to the year-on-year growth of its whole, in points.

    The printed contribution stands where the base it was made with is not held; so does
    the base a printed change implies where no contribution was printed. Raises Undefined
    when the whole was zero, and for a balance, whose parts have either sign.
    """
    _must_be_part(subject)
    growth = change(view, subject, period)
    # A country's page prints the contribution of its own total to itself, which is its growth.
    stated = None if subject.commodity == TOTAL else view.cell(subject, period, Statistic.CONTRIBUTION)
    if growth.basis is Basis.PRINTED and stated is not None and stated[1].value is not None:
        return _printed(*stated, period)
    part, earlier = _both_sides(view, subject, period, growth)
    base = any_level(view, whole_of(subject), period.year_earlier(), "whole, base")
    if base.value == 0:
        raise Undefined("the whole was zero a year earlier", where=str(period.year_earlier()))
    return Figure(
        value=exact_ratio(part.value - earlier.value, base.value) * 100,
        unit="points",
        quantum=PERCENT_GRAIN,
        basis=Basis.IMPLIED if growth.basis is Basis.PRINTED else Basis.COMPUTED,
        formula="(part - base) / whole's base x 100",
        inputs=inputs_of((part, earlier, base)),
        flags=flags_of((part, earlier, base)),
        base=period.year_earlier(),
    )


def contribution_rate(view: View, subject: Subject, period: Period) -> Figure:
    """The subject's part in the year-on-year difference of its whole, in percent; the parts add to 100."""
    growth = change(view, subject, period)
    part, earlier = _both_sides(view, subject, period, growth)
    whole = any_level(view, whole_of(subject), period, "whole")
    base = any_level(view, whole_of(subject), period.year_earlier(), "whole, base")
    if whole.value == base.value:
        raise Undefined("the whole did not change", where=str(period))
    return Figure(
        value=exact_ratio(part.value - earlier.value, whole.value - base.value) * 100,
        unit="percent",
        quantum=PERCENT_GRAIN,
        basis=Basis.IMPLIED if growth.basis is Basis.PRINTED else Basis.COMPUTED,
        formula="(part - base) / (whole - whole's base) x 100",
        inputs=inputs_of((part, earlier, whole, base)),
        flags=flags_of((part, earlier, whole, base)),
        base=period.year_earlier(),
    )


def ratio(view: View, subject: Subject, period: Period, other: Subject | None = None) -> Figure:
    """How many times as large the subject is as `other` in the same period; without `other`, as a year earlier.

    Raises Undefined when what is compared with is zero, or a balance changed sign.
    """
    current = any_level(view, subject, period, "current")
    against = period if other else period.year_earlier()
    below = any_level(view, other or subject, against, "other" if other else "base")
    figure = _ratio(
        current, below, "current / other" if other else "current / base", "times", Decimal(1), PERCENT_GRAIN
    )
    return figure if other else _with_base(figure, against)


def rank(view: View, subject: Subject, period: Period, among: tuple[Subject, ...]) -> Figure:
    """The place of the subject among its peers by level, 1 the largest; peers without a figure are left out."""
    own = any_level(view, subject, period, "current")
    larger, counted = 0, 0
    for peer in among:
        try:
            other = any_level(view, peer, period)
        except (NotHeld, NotPublished):
            continue
        counted += 1
        larger += peer != subject and abs(other.value) > abs(own.value)
    return Figure(
        value=Decimal(larger + 1), unit="rank", quantum=Decimal(1), basis=Basis.COMPUTED,
        formula="1 + number of larger peers", inputs=own.inputs, flags=own.flags, detail={"of": counted},
    )  # fmt: skip


def _must_be_part(subject: Subject) -> None:
    if subject.flow == Flow.BALANCE:
        raise Undefined("parts of a balance have either sign, so they are no part of its size", where=subject.partner,
                        remedy="Use the contribution rate, or the difference.")  # fmt: skip


def _both_sides(view: View, subject: Subject, period: Period, growth: Figure) -> tuple[Figure, Figure]:
    """The part now and a year ago; the latter as implied by the printed change where that is preferred."""
    part = any_level(view, subject, period, "part")
    if growth.basis is not Basis.PRINTED:
        return part, any_level(view, subject, period.year_earlier(), "base")
    if subject.flow == Flow.BALANCE:
        raise NotHeld("a balance's base is not implied by its printed change", where=str(period))
    return part, implied_level(part, growth, period.year_earlier())


def _printed(key: SeriesKey, cell: Cell, period: Period) -> Figure:
    assert cell.value is not None
    return Figure(
        value=cell.value, unit="points", quantum=cell.quantum, basis=Basis.PRINTED, formula="as printed",
        inputs=(input_of("contribution", key, period, cell),), flags=cell_flags(cell), base=period.year_earlier(),
    )  # fmt: skip


def _ratio(above: Figure, below: Figure, formula: str, unit: str, scale: Decimal, quantum: Decimal) -> Figure:
    if above.unit != below.unit:
        raise Undefined(
            f"one side is in {above.unit}, the other in {below.unit}", where=", ".join(i.series for i in below.inputs[:1]),
            remedy="Read both from a source in one unit.",
        )  # fmt: skip
    if below.value == 0:
        raise Undefined("there is no ratio to zero", where=", ".join(i.series for i in below.inputs))
    if above.value and (above.value < 0) != (below.value < 0):
        raise Undefined("the balance changed sign, so it is no multiple", remedy="Use the difference instead.")
    return Figure(
        value=exact_ratio(above.value, below.value) * scale, unit=unit, quantum=quantum, basis=Basis.COMPUTED,
        formula=formula, inputs=inputs_of((above, below)), flags=flags_of((above, below)),
    )  # fmt: skip


def _with_base(figure: Figure, base: Period) -> Figure:
    return msgspec.structs.replace(figure, base=base)
