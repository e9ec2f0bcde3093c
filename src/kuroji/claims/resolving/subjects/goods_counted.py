"""Goods counted: a total has no quantity, so what is counted is goods: those spoken of last."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kuroji.claims.resolving.subjects.slots import Filled, cheapest
from kuroji.claims.resolving.words.talk import Line, Talk
from kuroji.model.observation import TOTAL, Flow

# What it costs to count a total, and to count the goods of the sentence before instead.
_A_TOTAL, _LAST = 0.6, 0.1


def counted(ways: Iterable[Filled], line: Line, talk: Talk) -> list[Filled]:
    """The ways to read a count: a total is dearer than the goods just spoken of, in the flow and with the partner it names."""
    found = list(ways)
    if line.japanese or not any(way.slots.commodity == TOTAL and way.slots.flow != Flow.BALANCE for way in found):
        return found
    last = next((slots for slots in reversed(talk.heard) if slots.commodity not in (TOTAL, "finer")), None)
    goods = [
        msgspec.structs.replace(way, slots=msgspec.structs.replace(way.slots, commodity=last.commodity), cost=way.cost + _LAST)
        for way in found
        if last is not None and way.slots.commodity == TOTAL and way.slots.flow == last.flow
    ]  # fmt: skip
    dearer = [
        msgspec.structs.replace(way, cost=way.cost + _A_TOTAL) if way.slots.commodity == TOTAL else way for way in found
    ]
    return cheapest([*goods, *dearer], 6)
