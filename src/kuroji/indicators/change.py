"""Changes against another period: in percent, in percent of size (balances), and as a difference.

Percent: (current / base - 1) x 100, unrounded; one decimal outside. A balance changes in
size: 100 x (|current| / |base| - 1), so a deficit that shrinks is negative, and there is
no percentage when the sign changes (the releases print '-'). Both sides are read as of
the same instant, so that last year's base is its then-latest revision. A change printed
with the very figure it belongs to is preferred to one computed on a base that had been
revised and is not held; the base is then implied.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, cell_flags, flags_of, input_of, inputs_of, name
from kuroji.indicators.level import level
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, NotPublished, Undefined
from kuroji.model.fact import Basis, Flag
from kuroji.model.observation import Flow, SeriesKey, Statistic, Status
from kuroji.model.panel import Cell
from kuroji.model.period import Period
from kuroji.model.rounding import percent_change, round_to


@remembered
def change(view: View, subject: Subject, period: Period, base: Period | None = None) -> Figure:
    """The change of a subject in percent, against the same period a year earlier unless `base` says otherwise.

    Raises Undefined on a base of zero, or when a balance changed sign; NotHeld or
    NotPublished when a side is missing and no change was printed.
    """
    against = base or period.year_earlier()
    stated = view.cell(subject, period, Statistic.CHANGE) if against == period.year_earlier() else None
    try:
        current = any_level(view, subject, period, "current")
    except (NotHeld, NotPublished):
        if stated is None:
            raise
        return _as_printed(stated, None, period, against)
    printed = stated if stated is not None and _belongs(stated[1], current) else None
    try:
        earlier = any_level(view, subject, against, "base")
    except (NotHeld, NotPublished):
        if printed is None:
            raise
        return _as_printed(printed, current, period, against)
    current, earlier = _in_one_unit(view, subject, (period, against), (current, earlier))
    if printed is not None and not _reproduces(view, subject, printed[1], current, earlier, against):
        return _as_printed(printed, current, period, against)
    return _computed(subject, current, earlier, against)


def balance_change(view: View, subject: Subject, period: Period, base: Period | None = None) -> Figure:
    """The change of a balance in percent of its size; negative when a deficit or a surplus shrinks."""
    return change(view, subject.of(Flow.BALANCE), period, base)


def difference(view: View, subject: Subject, period: Period, base: Period | None = None) -> Figure:
    """Current minus base, in the unit of the level; a year earlier unless `base` says otherwise."""
    against = base or period.year_earlier()
    current = any_level(view, subject, period, "current")
    earlier = any_level(view, subject, against, "base")
    current, earlier = _in_one_unit(view, subject, (period, against), (current, earlier))
    return Figure(
        value=current.value - earlier.value, unit=current.unit, quantum=max(current.quantum, earlier.quantum),
        basis=Basis.COMPUTED, formula="current - base", inputs=inputs_of((current, earlier)),
        flags=flags_of((current, earlier)), base=against,
    )  # fmt: skip


def _in_one_unit(
    view: View, subject: Subject, periods: tuple[Period, Period], figures: tuple[Figure, Figure]
) -> tuple[Figure, Figure]:
    """Both sides in the unit that either has; ships are counted by number in the series, by tonnage in the release.

    Raises Undefined where no unit is held of both.
    """
    if figures[0].unit == figures[1].unit:
        return figures
    for unit in (figures[0].unit, figures[1].unit):
        try:
            now, then = (
                level(view, subject, p, role, unit) for p, role in zip(periods, ("current", "base"), strict=True)
            )
        except (NotHeld, NotPublished):
            continue
        return now, then
    raise Undefined(
        f"{periods[0]} is counted in {figures[0].unit} and {periods[1]} in {figures[1].unit}", where=subject.code,
        remedy="Ask for periods whose quantity is published in the same unit.",
    )  # fmt: skip


def size_change(current: Decimal, base: Decimal, *, signed: bool) -> Decimal:
    """The unrounded change in percent; `signed` levels (balances) change in size, and not at all across zero."""
    if base == 0:
        raise Undefined("there is no percentage on a base of zero", remedy="Use the difference instead.")
    if not signed:
        return percent_change(current, base)
    if (current < 0) != (base < 0) or current == 0:
        raise Undefined("the balance changed sign, so it has no percentage", remedy="Use the difference instead.")
    return percent_change(abs(current), abs(base))


def _computed(subject: Subject, current: Figure, earlier: Figure, against: Period) -> Figure:
    signed = subject.flow == Flow.BALANCE
    return Figure(
        value=size_change(current.value, earlier.value, signed=signed),
        unit="percent",
        quantum=PERCENT_GRAIN,
        basis=Basis.COMPUTED,
        formula="(|current| / |base| - 1) x 100" if signed else "(current / base - 1) x 100",
        inputs=inputs_of((current, earlier)),
        flags=flags_of((current, earlier)),
        base=against,
    )


def _belongs(printed: Cell, current: Figure) -> bool:
    """Whether a printed change speaks of the current figure: same release, or known when the figure was not."""
    return current.releases == (printed.release,) or (not current.trusted and not printed.backfilled)


def _reproduces(view: View, subject: Subject, printed: Cell, current: Figure, earlier: Figure, against: Period) -> bool:
    """Whether the printed change follows from the base as held, so that the finer computed one may stand for it."""
    signed = subject.flow == Flow.BALANCE
    try:
        computed = size_change(current.value, earlier.value, signed=signed)
    except Undefined:
        return printed.value is None
    if printed.value is None or printed.status == Status.FOLD:
        return True
    finer = _uncertainty(current, earlier) <= printed.quantum / 2
    return finer and round_to(computed, printed.quantum) == printed.value and _final(view, earlier, against)


def _uncertainty(current: Figure, earlier: Figure) -> Decimal:
    """How far, in points, the rounding of the two levels may have moved the percentage computed from them."""
    size = abs(earlier.value)
    return (current.quantum + abs(current.value) / size * earlier.quantum) / 2 / size * 100


def _final(view: View, earlier: Figure, against: Period) -> bool:
    """Whether the base is held at the stage due, so that no newer one can have been used by the publisher."""
    if not earlier.trusted:
        return False
    if against.is_sum_of_months and earlier.basis is Basis.COMPUTED:
        return True
    return all(i.stage >= view.stage_due(i.series.split(".")[1], against.end) for i in earlier.inputs)


def _as_printed(found: tuple[SeriesKey, Cell], current: Figure | None, period: Period, against: Period) -> Figure:
    """The printed change as a figure, with the base it implies and the interval its rounding leaves."""
    key, cell = found
    if cell.status == Status.FROM_NIL:
        raise Undefined("a year earlier there was no trade", where=name(key), remedy="Use the difference instead.")
    if cell.status == Status.TO_NIL:
        return msgspec.structs.replace(_printed(key, cell, period, against), value=Decimal(-100))
    if cell.value is None:
        raise Undefined(f"no change was printed ({cell.status.replace('_', ' ')})", where=name(key))
    if current is None or cell.status == Status.FOLD or cell.value == -100:
        return _printed(key, cell, period, against)
    return msgspec.structs.replace(
        _printed(key, cell, period, against),
        detail={"implied_base": [str(v) for v in implied_base(current.value, cell.value, cell.quantum)]},
    )


def _printed(key: SeriesKey, cell: Cell, period: Period, against: Period) -> Figure:
    fold = cell.status == Status.FOLD
    return Figure(
        value=cell.value or Decimal(0), unit="fold" if fold else "percent", quantum=cell.quantum,
        basis=Basis.PRINTED, formula="as printed", inputs=(input_of("change", key, period, cell),),
        flags=cell_flags(cell), base=against,
    )  # fmt: skip


def implied_base(current: Decimal, printed: Decimal, quantum: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """The base a printed percentage implies, current / (1 + change), and the lowest and highest its rounding allows."""
    half = quantum / 2
    best, low, high = (current / (1 + p / 100) for p in (printed, printed + half, printed - half))
    return best, min(low, high), max(low, high)


def implied_level(current: Figure, growth: Figure, against: Period) -> Figure:
    """The base that a printed change implies, as a figure; `detail` has the lowest and highest its rounding allows.

    Raises NotHeld where the change implies none: it was not printed, or as a multiple, or everything fell away.
    """
    if growth.basis is not Basis.PRINTED or growth.unit != "percent" or growth.value <= -100:
        raise NotHeld("the base is not held and no printed change implies it", where=str(against))
    best, low, high = implied_base(current.value, growth.value, growth.quantum)
    return Figure(
        value=best, unit=current.unit, quantum=current.quantum, basis=Basis.IMPLIED,
        formula="current / (1 + printed change)", inputs=growth.inputs, flags=growth.flags | {Flag.IMPLIED_BASE},
        detail={"lowest": str(low), "highest": str(high)},
    )  # fmt: skip
