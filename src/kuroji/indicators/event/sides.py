"""The two sides of a comparison: levels of the flow hit and of what it is held against, each of one vintage.

A base month is the one that the change printed a year later implies (value / (1 + change),
with the interval of its rounding) wherever that change is preferred to the base held; else
the level held. The comparison `rest` is the trade with the world less the partner hit,
both from the release that states the partner's figure (or of the same stage and day), so that a
revision of one side never passes for trade.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.classifications.events import REST
from kuroji.indicators.change import change
from kuroji.indicators.event.bounds import Bounds, implied, published
from kuroji.indicators.figure import Figure, Input
from kuroji.indicators.level import level
from kuroji.indicators.view import Subject, View, remembered, view
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import WORLD
from kuroji.model.period import Frequency, Period
from kuroji.store.reading import Selection


class Level(msgspec.Struct, frozen=True):
    """A level with its interval and unit, and what it was made of; `implied` where a printed change gave it."""

    bounds: Bounds
    unit: str
    inputs: tuple[Input, ...]
    flags: frozenset[str]
    implied: bool = False


def current(seen: View, subject: Subject, month: Period, against: str = "") -> Level:
    """The level of a month: of the subject, or of the side it is held `against` (`rest` or a partner's code).

    Raises NotHeld or NotPublished where a side is missing, UsageError for a period that is no month.
    """
    _must_be_a_month(month)
    if against == REST:
        return _rest(seen, subject, month)
    figure = level(*_side(seen, subject, against), month)
    return _level(figure, published(figure.value, figure.quantum))


def base(seen: View, subject: Subject, month: Period, against: str = "") -> Level:
    """The level of a base month, as the change printed a year later implies it where that is preferred.

    Raises what `current` raises.
    """
    _must_be_a_month(month)
    if against == REST:
        return _rest_base(seen, subject, month)
    return _base(*_side(seen, subject, against), month)


def as_known(seen: View, subject: Subject, instant: datetime, partner: str = WORLD) -> View:
    """What was known at another instant of the subject's goods, with its partner and with another one."""
    return (
        seen if instant == seen.as_of and seen.keys(_with(subject, partner)) else _read(seen, subject, instant, partner)
    )


@remembered
def _read(seen: View, subject: Subject, instant: datetime, partner: str) -> View:
    if seen.store is None:
        raise NotHeld("the figures of another vintage are not at hand", remedy="Read the view from a store.")
    near = Selection(
        flow=(subject.flow,), partner=(subject.partner, partner), classification=(subject.classification,),
        commodity=(subject.commodity,),
    )  # fmt: skip
    return view(seen.store, instant, near, seen.reporter.code)


def _side(seen: View, subject: Subject, against: str) -> tuple[View, Subject]:
    """The view and the subject of the flow itself, or of the same goods with the partner it is held against."""
    if not against:
        return seen, subject
    return as_known(seen, subject, seen.as_of, against), _with(subject, against)


def _with(subject: Subject, partner: str) -> Subject:
    return msgspec.structs.replace(subject, partner=partner)


def _base(seen: View, subject: Subject, month: Period) -> Level:
    later = month.shift(12)
    try:
        moved = change(seen, subject, later)
    except (NotHeld, NotPublished, Undefined):
        moved = None
    if moved is None or "implied_base" not in moved.detail:
        figure = level(seen, subject, month)
        return _level(figure, published(figure.value, figure.quantum))
    now = level(seen, subject, later)
    found = _level(now, implied(now.value, moved.value, moved.quantum))
    return msgspec.structs.replace(
        found, inputs=(*now.inputs, *moved.inputs), flags=now.flags | moved.flags, implied=moved.basis is Basis.PRINTED
    )


def _rest(seen: View, subject: Subject, month: Period) -> Level:
    part = level(seen, subject, month)
    return _less(*_both(seen, subject, month, part), month)


def _rest_base(seen: View, subject: Subject, month: Period) -> Level:
    try:
        later = level(seen, subject, month.shift(12))
    except (NotHeld, NotPublished):
        return _rest(seen, subject, month)
    then = as_known(seen, subject, later.inputs[0].known_at)
    _both(seen, subject, month.shift(12), later)
    return _less(_base(then, _with(subject, WORLD), month), _base(then, subject, month), month)


def _both(seen: View, subject: Subject, month: Period, part: Figure) -> tuple[Level, Level]:
    """The world's figure and the partner's of one vintage: one release, or one stage of the month known at one instant.

    Raises NotHeld where the world's figure of that vintage is not held.
    """
    stated = part.inputs[0]
    whole = level(as_known(seen, subject, stated.known_at), _with(subject, WORLD), month)
    beside = whole.inputs[0]
    if beside.release != stated.release and (beside.stage, beside.known_at) != (stated.stage, stated.known_at):
        raise NotHeld(
            f"the world's figure of {month} is not held in the vintage that states the partner's",
            where=stated.series, remedy=f"Ingest all pages of {stated.release}.",
        )  # fmt: skip
    return _level(whole, published(whole.value, whole.quantum)), _level(part, published(part.value, part.quantum))


def _less(whole: Level, part: Level, month: Period) -> Level:
    if whole.unit != part.unit:
        raise Undefined(f"{whole.unit} less {part.unit} is nothing", where=str(month))
    return Level(
        whole.bounds.minus(part.bounds), whole.unit, tuple(dict.fromkeys((*whole.inputs, *part.inputs))),
        whole.flags | part.flags, whole.implied or part.implied,
    )  # fmt: skip


def _level(figure: Figure, bounds: Bounds) -> Level:
    return Level(bounds, figure.unit, figure.inputs, figure.flags)


def _must_be_a_month(month: Period) -> None:
    if month.frequency is not Frequency.MONTH:
        raise UsageError(f"{month} is not a month", remedy="An event is followed month by month.")


def positive(found: Level, month: Period, what: str) -> Bounds:
    """The bounds of a level. Raises Undefined for one that is, or by its rounding may be, zero or less."""
    if found.bounds.low <= Decimal(0):
        raise Undefined(f"there is no {what} to compare with", where=str(month), remedy="Choose another month.")
    return found.bounds
