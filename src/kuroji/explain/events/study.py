"""The study of one event: every month since, and those just before, with the figures that describe it.

Grain: months, as known at one instant. For the flow hit: levels, changes on the year, unit
values in the reporter's and the buyer's currency, and indices to the same month of the
year before the event, which see through base effects. For its comparison the same indices.
Between them the effect; for a tariff the absorption, both with their intervals (see
indicators/event/figures.py). Every figure is a Fact; one that cannot be had is named with
the reason. Left out: anything about what would have happened otherwise beyond that one
comparison, which may itself have been moved by the event (goods sent elsewhere).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.classifications.events import REST, TARIFF, Event
from kuroji.explain.events.finding import subject_of_event
from kuroji.indicators.event.relative import UNIT_VALUE
from kuroji.indicators.event.words import compared_method, index_method, yearly_method
from kuroji.indicators.facts import fact
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import KurojiError, NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Fact
from kuroji.model.instant import LATEST, AsOf
from kuroji.model.observation import WORLD, Measure
from kuroji.model.period import Period, month, month_ordinal
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

MEASURES = (Measure.VALUE, Measure.QUANTITY, UNIT_VALUE)
LONGEST_GAP = 24


class EventMonth(msgspec.Struct, frozen=True):
    """One month of a study: its base month, the mean tariff in percent, its Facts by name, and why others are missing."""

    period: Period
    base: Period
    tariff: Decimal | None
    facts: dict[str, Fact]
    missing: dict[str, str]

    def __contains__(self, name: str) -> bool:
        return name in self.facts


class EventStudy(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its months, oldest first, as known at `as_of`; the newest is the newest held of the flow hit."""

    event: Event
    as_of: datetime
    months: tuple[EventMonth, ...]

    @property
    def after(self) -> tuple[EventMonth, ...]:
        """The months since the event, its own included."""
        return tuple(m for m in self.months if m.period >= self.event.first_month)

    @property
    def not_held(self) -> tuple[Period, ...]:
        """The months of which nothing is held of the flow hit."""
        return tuple(m.period for m in self.months if "value" not in m and "value change" not in m)

    @property
    def not_compared(self) -> tuple[Period, ...]:
        """The months since the event of which no comparison can be computed."""
        return tuple(m.period for m in self.after if not any(effect_name(measure) in m for measure in MEASURES))

    def at(self, period: Period) -> EventMonth:
        """The month of the study. Raises NotHeld for one outside it."""
        found = next((m for m in self.months if m.period == period), None)
        if found is None:
            span = f"{self.months[0].period} to {self.months[-1].period}"
            raise NotHeld(f"{period} is not in the study", where=self.event.id, remedy=f"It covers {span}.")
        return found


def index_name(measure: str, *, comparison: bool = False) -> str:
    """What the Fact of an index is called in a month."""
    return f"{'comparison ' if comparison else ''}{measure.replace('_', ' ')} index"


def effect_name(measure: str) -> str:
    """What the Fact of an effect is called in a month."""
    return f"{measure.replace('_', ' ')} effect"


def event_study(known: Store | View, event: Event, as_of: AsOf = LATEST, until: Period | None = None) -> EventStudy:
    """The months from the January after the base year to `until`, or to the newest held, as known at an instant.

    Give a store and a vintage, or a view that has its store. Raises NotHeld where nothing of
    the flow is held after the event, NotPublished where the event lies after the instant.
    """
    seen = _seen(known, event, as_of)
    newest = _newest(seen, event, until)
    first = min(month_ordinal(event.base_year + 1, 1), event.first_month.end)
    months = tuple(_month(seen, event, month(m)) for m in range(first, newest.end + 1))
    return EventStudy(event=event, as_of=seen.as_of, months=months)


def _seen(known: Store | View, event: Event, as_of: AsOf) -> View:
    if isinstance(known, View):
        return known
    if as_of.word == "first":
        raise UsageError("a study of many months has no one first print", remedy="Give a date or latest.")
    near = Selection(
        flow=(event.flow,), partner=(event.partner, WORLD, event.against), classification=(event.classification,),
        commodity=(event.commodity,),
    )  # fmt: skip
    return view(known, as_of.instant or known.newest_known_at, near, event.reporter)


def _newest(seen: View, event: Event, until: Period | None) -> Period:
    """The newest month held of the flow hit, not later than `until`."""
    if seen.last_due_month < event.first_month.end:
        raise NotPublished(
            f"no figure since {event.name_en} was published by {seen.as_of:%Y-%m-%d}", where=event.id,
            remedy="Ask for a later vintage with --as-of.",
        )  # fmt: skip
    last = min(seen.last_due_month, until.end) if until else seen.last_due_month
    subject = subject_of_event(event)
    for end in range(last, max(last - LONGEST_GAP, event.first_month.end - 1), -1):
        if seen.cell(subject, month(end)) is not None:
            return month(end)
    raise NotHeld(
        f"nothing is held of {subject.flow}.{subject.partner}.{subject.code} since {event.since}", where=event.id,
        remedy="Ingest the releases of the months since.",
    )  # fmt: skip


def _month(seen: View, event: Event, period: Period) -> EventMonth:
    facts: dict[str, Fact] = {}
    missing: dict[str, str] = {}
    for name, word, method, subject in _wanted(event, period):
        try:
            facts[name] = fact(seen, word, method, subject, period)
        except (NotHeld, NotPublished, Undefined) as error:
            missing[name] = _why(error)
    return EventMonth(period, event.base_of(period), event.tariff_in(period) if event.steps else None, facts, missing)


def _why(error: KurojiError) -> str:
    return f"{error.where}: {error.what}" if error.where else error.what


def _wanted(event: Event, period: Period) -> Iterator[tuple[str, str, str, Subject]]:
    """Name, indicator, method and subject of every Fact of a month."""
    goods = subject_of_event(event)
    units = goods.measured(UNIT_VALUE)
    yield "value", "value", "level", goods
    yield "quantity", "quantity", "level", goods
    yield "unit value", "unit_value", "value/quantity", goods
    yield "value change", "change", "yoy", goods
    yield "quantity change", "quantity_change", "yoy", goods
    yield "unit value change", "unit_value_change", "yoy", goods
    yield "unit value change abroad", "unit_value_change", yearly_method(event.currency), goods
    if period.year > event.base_year:
        yield from _indices(event, goods)
    if period >= event.first_month:
        for measure in MEASURES:
            yield effect_name(measure), "event_effect", event.id, goods.measured(measure)
        if event.kind == TARIFF:
            yield "absorption", "absorption", event.id, units
            yield "absorption compared", "absorption", compared_method(event.id), units


def _indices(event: Event, goods: Subject) -> Iterator[tuple[str, str, str, Subject]]:
    """The indices of both sides, unit values in the buyer's currency; another partner is a subject of its own."""
    rest = event.against if event.against == REST else ""
    other = goods if rest or not event.against else msgspec.structs.replace(goods, partner=event.against)
    for measure in MEASURES:
        currency = event.currency if measure == UNIT_VALUE else ""
        yield index_name(measure), "index_to", index_method(event.base_year, currency), goods.measured(measure)
        if event.against:
            method = index_method(event.base_year, currency, rest)
            yield index_name(measure, comparison=True), "index_to", method, other.measured(measure)
