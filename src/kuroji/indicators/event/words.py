"""The registry's entries for events: methods named for the base years, currencies and events held."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kuroji.classifications.events import REST, TARIFF, events
from kuroji.indicators.event.figures import absorption, effect, index_to
from kuroji.indicators.figure import Figure
from kuroji.indicators.unit_value import unit_value_change_in
from kuroji.indicators.view import Subject, View
from kuroji.model.period import Period

Entry = Callable[[View, Subject, Period], Figure]
COMPARED = "against-comparison"


def index_method(year: int, currency: str = "", against: str = "") -> str:
    """How the method of an index to the same month of a year is written: same-month-of-2024, rest, in USD, ECB."""
    return ", ".join(part for part in (f"same-month-of-{year}", against, currency and converted(currency)) if part)


def compared_method(event_id: str) -> str:
    """How the method of an absorption net of the comparison is written: us-car-tariff-2025, against-comparison."""
    return f"{event_id}, {COMPARED}"


def yearly_method(currency: str) -> str:
    """How the method of a year-on-year change in another currency is written: yoy, in USD, ECB."""
    return f"yoy, {converted(currency)}"


def converted(currency: str) -> str:
    """How methods write that amounts were converted at the rates of the European Central Bank."""
    return f"in {currency}, ECB"


def entries() -> dict[tuple[str, str], Entry]:
    """Word and method to function, for every event of events.csv."""
    found: dict[tuple[str, str], Entry] = {}
    for event in events():
        for currency in ("", event.currency):
            for against in ("", REST):
                method = index_method(event.base_year, currency, against)
                found["index_to", method] = partial(index_to, year=event.base_year, against=against, currency=currency)
        found["unit_value_change", yearly_method(event.currency)] = partial(
            unit_value_change_in, currency=event.currency
        )
        found["event_effect", event.id] = partial(effect, name=event.id)
        if event.kind == TARIFF:
            found["absorption", event.id] = partial(absorption, name=event.id)
            found["absorption", compared_method(event.id)] = partial(absorption, name=event.id, compared=True)
    return found
