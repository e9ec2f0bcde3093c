"""What a flow is made of: its commodities, or its partners, in one period, without overlaps.

Commodities are the principal commodities of the codelist that are not part of one another,
and of each section what its commodities leave (a rest); together they are the flow.
Partners are the single countries held; what the flow has beyond them is the rest.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.classifications.commodities import commodity
from kuroji.classifications.partners import partners
from kuroji.indicators.breakdown import commodity_children
from kuroji.indicators.figure import Figure, Input, flags_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.observation import WORLD
from kuroji.model.period import Period


class Item(msgspec.Struct, frozen=True):
    """A part of a flow: a name that is the same in both flows, what it is, and its value; `subject` None for a rest."""

    name: str
    subject: Subject | None
    value: Decimal


class Composition(msgspec.Struct, frozen=True):
    """The items of a flow in a period, largest first, with where their values come from.

    `rest` is the value that no single partner or commodity has; for commodities it is 0,
    since the rest of each section is an item of its own.
    """

    items: tuple[Item, ...]
    rest: Decimal
    unit: str
    inputs: tuple[Input, ...]
    flags: frozenset[str]

    @property
    def values(self) -> list[float]:
        """The values of the items, as the measures take them."""
        return [float(item.value) for item in self.items]

    def by_name(self) -> dict[str, float]:
        """The values by the names of the items."""
        return {item.name: float(item.value) for item in self.items}


@remembered
def by_commodity(view: View, flow: str, partner: str, period: Period) -> Composition:
    """A flow with a partner by commodity. Raises NotHeld or NotPublished when its sections are not held."""
    items: list[Item] = []
    used: list[Figure] = []
    for section in commodity_children(Subject(flow, partner)):
        whole = level(view, section, period)
        used.append(whole)
        left = whole.value
        for subject in commodity_children(section):
            found = _level(view, subject, period)
            if found is not None:
                used.append(found)
                items.append(Item(commodity(flow, subject.commodity).concept, subject, found.value))
                left -= found.value
        # Rounded rows may add to a little more than their rounded section.
        rest = f"rest of {commodity(flow, section.commodity).concept}"
        items.append(Item(rest, None, max(left, Decimal(0))))
    return _composition(items, Decimal(0), used)


@remembered
def by_partner(view: View, flow: str, commodity: Subject, period: Period) -> Composition:
    """A flow of a commodity by single country. Raises NotHeld when no country, or the world, is not held."""
    whole = level(view, commodity.of(flow), period)
    items, used = [], [whole]
    for country in (p for p in partners() if p.kind == "country"):
        subject = msgspec.structs.replace(commodity, flow=flow, partner=country.code)
        found = _level(view, subject, period)
        if found is not None:
            used.append(found)
            items.append(Item(country.name_en, subject, found.value))
    if not items:
        raise NotHeld(
            f"no single country is held of {flow}s in {period}", where=commodity.code,
            remedy="`kuroji series --list` shows which periods are held by country.",
        )  # fmt: skip
    return _composition(items, whole.value - sum((i.value for i in items), Decimal(0)), used)


def composition(view: View, of: str, subject: Subject, period: Period) -> Composition:
    """The composition `of` a subject: "commodities" of its flow and partner, or "partners" of its flow and commodity."""
    if of == "commodities":
        return by_commodity(view, subject.flow, subject.partner, period)
    return by_partner(view, subject.flow, msgspec.structs.replace(subject, partner=WORLD), period)


def _level(view: View, subject: Subject, period: Period) -> Figure | None:
    try:
        return level(view, subject, period)
    except (NotHeld, NotPublished):
        return None


def _composition(items: list[Item], rest: Decimal, used: list[Figure]) -> Composition:
    ordered = tuple(sorted(items, key=lambda i: -i.value))
    return Composition(ordered, rest, used[0].unit, inputs_of(used), flags_of(used))
