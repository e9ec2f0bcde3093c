"""The energy box: what was paid for imported fuel, and whether price or volume moved the bill."""

from __future__ import annotations

from collections.abc import Iterator

from kuroji.classifications.commodities import find_commodity
from kuroji.indicators.view import Subject
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD, Flow
from kuroji.model.period import PART_OF_MONTH
from kuroji.stories.points import Point, point
from kuroji.stories.told import Told

ALL_FUELS = "mineral fuels"
FUELS = ("crude oil", "LNG", "coal")
PARTS = {
    "level": ("value", "level"), "change": ("change", "yoy"), "contribution": ("contribution", "points"),
    "quantity": ("quantity", "level"), "quantity change": ("quantity_change", "yoy"),
    "unit value": ("unit_value", "value/quantity"), "unit value change": ("unit_value_change", "yoy"),
}  # fmt: skip


def energy_point(told: Told) -> Point | None:
    """The bill for mineral fuels and, of crude oil, LNG and coal, quantity, unit value and bill; None where not held."""
    if told.period.frequency in PART_OF_MONTH:
        return None
    whole = _fuel(told, ALL_FUELS, ("level", "change", "contribution"))
    fuels = tuple(found for name in FUELS if "level" in (found := _fuel(told, name, tuple(PARTS))))
    if "level" not in whole or not fuels:
        return None
    return Point("energy", whole.facts, {}, fuels)


def fuel_subjects(told: Told) -> Iterator[Subject]:
    """All fuels together, then each of FUELS of which a value is held: the rows of an energy table."""
    for name in (ALL_FUELS, *FUELS):
        subject = _subject(name)
        if told.fact("value", "level", subject) is not None:
            yield subject


def fuel_facts(told: Told) -> Iterator[dict[str, Fact]]:
    """The facts of each fuel of which a value is held, all fuels together first: the rows of the table."""
    box = energy_point(told)
    if box is not None:
        yield box.facts
        yield from (part.facts for part in box.parts)


def _fuel(told: Told, name: str, parts: tuple[str, ...]) -> Point:
    subject = _subject(name)
    return point("fuel", {part: told.fact(*PARTS[part], subject) for part in parts})


def _subject(name: str) -> Subject:
    item = find_commodity(name, Flow.IMPORT)
    return Subject(Flow.IMPORT, WORLD, item.classification, item.code)
