"""What a value is made of, at the finest grain held for both periods without overlap.

Grain: one item for each principal commodity with a quantity, in yen and the unit of the
long series. A subject without a quantity of its own (the total, a section, semiconductors)
is made of the commodities inside it, and of a rest: what those leave of it, which has no
quantity. A commodity with a quantity is one item; sub-items counted in the same unit are
its parts, which tell the mix. Of commodities that overlap, as a "memo" row and the rows
inside it, the smaller are taken. Only what is held of both periods counts, and what became
known later than the whole is left to the rest; the base of a commodity is worked back from
its printed change only where it is not held, and flagged.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.classifications.commodities import Commodity, commodities
from kuroji.indicators.change import change, implied_level
from kuroji.indicators.decomposition.formulas import GRAIN, Pair
from kuroji.indicators.decomposition.terms import ZERO, Mixing, Reason
from kuroji.indicators.figure import Figure
from kuroji.indicators.level import level
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import KurojiError, NotHeld, NotPublished
from kuroji.model.fact import Flag
from kuroji.model.observation import Measure, Statistic, Status
from kuroji.model.period import Period
from kuroji.model.rounding import round_to


class Sides(msgspec.Struct, frozen=True):
    """The levels of a subject in the base and in the period, as of one instant."""

    base: Figure
    current: Figure

    @property
    def implied(self) -> bool:
        """Whether the base was worked back from a printed change."""
        return Flag.IMPLIED_BASE in self.base.flags

    @property
    def both_positive(self) -> bool:
        """Whether both levels are above zero, so that a relative change exists."""
        return self.base.value > 0 and self.current.value > 0

    def as_old_as(self, other: Sides) -> bool:
        """Whether neither side stands in from a later release where that of `other` was known at the instant."""
        pairs = ((self.base, other.base), (self.current, other.current))
        return not any(Flag.BACKFILLED in one.flags - of.flags for one, of in pairs)

    @property
    def uncertainty(self) -> Decimal:
        """How far rounding may have moved either level: the grain, or the width of an implied base."""
        width = (
            Decimal(str(self.base.detail["highest"])) - Decimal(str(self.base.detail["lowest"])) if self.implied else 0
        )
        return max(self.base.quantum, self.current.quantum, Decimal(width))


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a subject, not yet split.

    `pair` holds values and quantities where both are usable, and `reason` is then None;
    otherwise its quantities are zero. `parts` are the sub-items that tell the mix;
    `figures` what was read, `uncertainty` how far rounding may have moved a value.
    """

    subject: Subject
    rest: bool
    pair: Pair
    unit: str = ""
    reason: Reason | None = None
    parts: tuple[Pair, ...] = ()
    mixing: Mixing | None = None
    figures: tuple[Figure, ...]
    implied: bool
    uncertainty: Decimal


class Quantities(msgspec.Struct, frozen=True):
    """The quantities of both sides, or the reason why there are none to use."""

    sides: Sides | None = None
    reason: Reason | None = None


@remembered
def items(view: View, subject: Subject, period: Period, against: Period) -> tuple[Item, ...]:
    """The items of an export or import subject; their values add to the subject's in both periods.

    Raises NotHeld or NotPublished when the subject itself is not held on both sides.
    """
    value = sides(view, subject, period, against)
    counted = quantities(view, subject, period, against, value) if value.both_positive else _without_trade(value)
    if counted.sides is not None:
        return (_counted(view, subject, period, against, value, counted.sides),)
    inside = _inside(view, subject, period, against, value) if value.both_positive else ()
    found = tuple(item for child in inside for item in items(view, child, period, against))
    if not found:
        return (_uncounted(subject, value, counted.reason or Reason.NO_QUANTITY),)
    return (*found, *_rest(view, subject, value, inside, period, against, counted.reason))


def sides(view: View, subject: Subject, period: Period, against: Period, unit: str = "") -> Sides:
    """Both levels of a subject, the base from its printed change where it is not held.

    Raises NotHeld or NotPublished when a side is missing.
    """
    current = level(view, subject, period, "current", unit)
    try:
        return Sides(level(view, subject, against, "base", unit), current)
    except (NotHeld, NotPublished):
        if against != period.year_earlier() or (unit and _first_unit(view, subject, period) != unit):
            raise
    try:
        growth = change(view, subject, period)
    except KurojiError as error:
        raise NotHeld(f"the base is not held, nor implied: {error.what}", where=error.where) from error
    implied = implied_level(current, growth, against)
    return Sides(msgspec.structs.replace(implied, value=round_to(implied.value, GRAIN)), current)


def quantities(view: View, subject: Subject, period: Period, against: Period, value: Sides) -> Quantities:
    """The quantities of a subject in one unit on both sides, as old as its value; or why they cannot be used."""
    counted = subject.measured(Measure.QUANTITY)
    units = sorted({key.unit for key in view.keys(counted)})
    reason = Reason.NO_QUANTITY
    for unit in units:
        try:
            found = sides(view, counted, period, against, unit)
        except (NotHeld, NotPublished):
            continue
        if not found.as_old_as(value):
            continue
        if found.both_positive:
            return Quantities(found)
        reason = Reason.NOT_POSITIVE
    if reason is Reason.NO_QUANTITY and any(_withheld(view, counted, side) for side in (period, against)):
        return Quantities(reason=Reason.WITHHELD)
    now, then = ({unit for unit in units if _has(view, counted, side, unit)} for side in (period, against))
    return Quantities(reason=Reason.UNIT_CHANGED if now and then and not now & then else reason)


def _without_trade(value: Sides) -> Quantities:
    zeros = [figure.value == 0 for figure in (value.base, value.current)]
    return Quantities(reason=Reason.ONE_SIDED if any(zeros) else Reason.NOT_POSITIVE)


def _first_unit(view: View, subject: Subject, period: Period) -> str:
    """The unit a printed change of the subject belongs to: that in which its level was printed."""
    found = view.cell(subject, period)
    return found[0].unit if found else ""


def _withheld(view: View, subject: Subject, period: Period) -> bool:
    """Whether a figure of the period, or of one of its months, was withheld."""
    cells = (view.cell(subject, one, Statistic.LEVEL) for one in (period, *period.months()))
    return any(found is not None and found[1].status == Status.WITHHELD for found in cells)


def _has(view: View, subject: Subject, period: Period, unit: str) -> bool:
    try:
        level(view, subject, period, "quantity", unit)
    except (NotHeld, NotPublished):
        return False
    return True


def _inside(view: View, subject: Subject, period: Period, against: Period, value: Sides) -> tuple[Subject, ...]:
    """The largest set of commodities inside the subject, held on both sides as early as it, that do not overlap."""
    held = []
    for item in commodities(subject.flow):
        child = Subject(subject.flow, subject.partner, item.classification, item.code, subject.measure)
        if item.parent == subject.commodity and view.keys(child):
            try:
                found = sides(view, child, period, against)
            except (NotHeld, NotPublished):
                continue
            if found.as_old_as(value):
                held.append((item, child))
    return tuple(child for item, child in held if not any(_contains(item, other) for other, _ in held))


def _contains(group: Commodity, item: Commodity) -> bool:
    """Whether one code lies inside another: 30303 contains 3030301, 8p9 contains 81101."""
    if group.code == item.code:
        return False
    heads = tuple(group.code.split("p"))
    return all(code.startswith(heads) for code in item.code.split("p"))


def _counted(view: View, subject: Subject, period: Period, against: Period, value: Sides, counted: Sides) -> Item:
    unit = counted.current.unit
    pair = Pair(value.base.value, counted.base.value, value.current.value, counted.current.value)
    parts, mixing = _parts(view, subject, period, against, value, counted)
    return Item(
        subject=subject, rest=False, pair=pair, unit=unit, parts=parts, mixing=mixing,
        figures=(value.current, value.base, counted.current, counted.base), implied=value.implied or counted.implied,
        uncertainty=max(value.uncertainty, _miscounted(counted) * max(pair.base_unit_value, pair.unit_value)),
    )  # fmt: skip


def _miscounted(counted: Sides) -> Decimal:
    """How far rounding may have moved a quantity: not at all where single units were counted."""
    return ZERO if counted.uncertainty <= 1 else counted.uncertainty


def _uncounted(subject: Subject, value: Sides, reason: Reason) -> Item:
    return Item(
        subject=subject, rest=False, pair=Pair(value.base.value, ZERO, value.current.value, ZERO), reason=reason,
        figures=(value.current, value.base), implied=value.implied, uncertainty=value.uncertainty,
    )  # fmt: skip


def _rest(
    view: View, subject: Subject, value: Sides, inside: tuple[Subject, ...], period: Period, against: Period,
    reason: Reason | None,
) -> tuple[Item, ...]:  # fmt: skip
    """What the commodities inside a subject leave of its value; nothing where they leave nothing."""
    listed = [sides(view, child, period, against) for child in inside]
    before = value.base.value - sum((one.base.value for one in listed), ZERO)
    now = value.current.value - sum((one.current.value for one in listed), ZERO)
    if before == now == 0:
        return ()
    return (
        Item(
            subject=subject, rest=True, pair=Pair(before, ZERO, now, ZERO),
            reason=Reason.NOT_ITEMISED if reason in (None, Reason.NO_QUANTITY) else reason,
            figures=(value.current, value.base), implied=value.implied or any(one.implied for one in listed),
            uncertainty=max(one.uncertainty for one in (value, *listed)),
        ),
    )  # fmt: skip


def _parts(
    view: View, subject: Subject, period: Period, against: Period, value: Sides, counted: Sides
) -> tuple[tuple[Pair, ...], Mixing]:
    """The sub-items counted in the unit of the item, with what they leave of it; or why there is no mix to tell."""
    found = []
    for child in _inside(view, subject, period, against, value):
        try:
            counts = sides(view, child.measured(Measure.QUANTITY), period, against, counted.current.unit)
        except (NotHeld, NotPublished):
            continue
        if counts.as_old_as(value):
            found.append((sides(view, child, period, against), counts))
    if not found:
        return (), Mixing.NO_PARTS
    if any(one.implied for one in (value, counted, *(one for both in found for one in both))):
        return (), Mixing.IMPLIED
    pairs = [Pair(v.base.value, q.base.value, v.current.value, q.current.value) for v, q in found]
    grains = [
        (len(found) + 1) * max(one.uncertainty for one in side) for side in zip((value, counted), *found, strict=True)
    ]
    left = _left(Pair(value.base.value, counted.base.value, value.current.value, counted.current.value), pairs, grains)
    if not all(map(_fits, (*pairs, left))):
        return (), Mixing.NO_FIT
    return tuple(pair for pair in (*pairs, left) if pair.base_quantity or pair.quantity), Mixing.SPLIT


def _left(whole: Pair, parts: list[Pair], grains: list[Decimal]) -> Pair:
    """What the parts leave of the whole; a side that is no more than rounding is nothing."""
    value_grain, quantity_grain = grains
    left = [
        getattr(whole, name) - sum((getattr(part, name) for part in parts), ZERO) for name in Pair.__struct_fields__
    ]
    for v, q in ((0, 1), (2, 3)):
        if abs(left[v]) <= value_grain and abs(left[q]) <= quantity_grain:
            left[v] = left[q] = ZERO
    return Pair(*left)


def _fits(part: Pair) -> bool:
    """Whether a part has value and quantity, or neither, on each side."""
    both = ((part.base_value, part.base_quantity), (part.value, part.quantity))
    return all((v > 0 and q > 0) or v == q == 0 for v, q in both)
