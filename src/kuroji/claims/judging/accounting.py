"""The accounting behind statements of cause: how much of a difference each part makes up.

Parts of a flow are its principal commodities, or its partners. Parts of a balance are
commodities net of both flows: exports minus imports of the same goods, for a surge of chip
imports beside a bigger one of chip exports improves the balance. Amounts in yen, from
levels of one view; commodities without a figure on either side are left out.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.classifications.commodities import Commodity, commodities, commodity
from kuroji.indicators.balance import any_level
from kuroji.indicators.change import difference
from kuroji.indicators.registry import peers
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import KurojiError
from kuroji.model.observation import TOTAL, Flow
from kuroji.model.period import Period

SIGNS = {Flow.EXPORT: 1, Flow.IMPORT: -1}


class Part(msgspec.Struct, frozen=True):
    """A part of a difference: what it is (`name` in English and Japanese) and by how many yen it moved the whole."""

    name: str
    name_ja: str
    moved: Decimal
    level: Decimal


def difference_of(seen: View, subject: Subject, period: Period, base: Period) -> Decimal:
    """By how many yen the subject differs from the base; raises NotHeld or NotPublished."""
    return difference(seen, subject, period, base).value


def net_part(seen: View, concept: str, partner: str, period: Period, base: Period) -> Part | None:
    """What goods did to the balance, net of both flows; None where neither flow of them is held."""
    moved = level = Decimal(0)
    name = name_ja = ""
    for flow, sign in SIGNS.items():
        item = next((c for c in commodities(flow) if c.concept == concept), None)
        if item is None:
            continue
        subject = Subject(flow, partner, item.classification, item.code)
        try:
            moved += sign * difference_of(seen, subject, period, base)
            level += sign * any_level(seen, subject, period).value
        except KurojiError:
            continue
        name, name_ja = item.name_en, item.name_ja
    return Part(name, name_ja, moved, level) if name else None


def parts_of_balance(seen: View, partner: str, period: Period, base: Period) -> list[Part]:
    """What each principal commodity, and mineral fuels as one, did to the balance, largest movement first."""
    concepts = dict.fromkeys(c.concept for flow in SIGNS for c in commodities(flow) if _counts(c))
    found = [net_part(seen, concept, partner, period, base) for concept in concepts]
    return sorted((p for p in found if p is not None), key=lambda p: -abs(p.moved))


def _counts(item: Commodity) -> bool:
    """Principal commodities, and the one section whose parts move together."""
    return (item.level == 2 and not item.memo) or item.concept == "mineral_fuels"


def parts_of_flow(seen: View, driver: Subject, period: Period, base: Period) -> list[Part]:
    """What each peer of the driver did to its flow: commodities where it is one, countries where it is one."""
    found = []
    for peer in peers(seen, driver):
        try:
            moved = difference_of(seen, peer, period, base)
            level = any_level(seen, peer, period).value
        except KurojiError:
            continue
        found.append(Part(*_names(peer), moved, level))
    return sorted(found, key=lambda p: -abs(p.moved))


def _names(subject: Subject) -> tuple[str, str]:
    from kuroji.classifications.partners import partner

    if subject.commodity == TOTAL:
        place = partner(subject.partner)
        return place.name_en, place.name_ja
    item = commodity(subject.flow, subject.commodity)
    return item.name_en, item.name_ja
