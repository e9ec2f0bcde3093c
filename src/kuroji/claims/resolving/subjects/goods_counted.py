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
    if line.japanese:
        return _counted_ja(found, talk)
    if not any(way.slots.commodity == TOTAL and way.slots.flow != Flow.BALANCE for way in found):
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


def _counted_ja(found: list[Filled], talk: Talk) -> list[Filled]:
    """The Japanese ways to read a count: カタールの分は1,450万トン: of the goods named last that its flow has."""
    ways: list[Filled] = []
    for way in found:
        if way.slots.commodity != TOTAL or way.slots.flow == Flow.BALANCE:
            ways.append(way)
            continue
        ways.append(msgspec.structs.replace(way, cost=way.cost + _A_TOTAL))
        if last := _last_named(way.slots.flow, talk):
            told = msgspec.structs.replace(way.slots, commodity=last)
            ways.append(msgspec.structs.replace(way, slots=told, cost=way.cost + _LAST))
    return cheapest(ways, 6)


def _last_named(flow: str, talk: Talk) -> str:
    heard = [slots.commodity for slots in reversed(talk.heard) if slots.flow == flow]
    if told := next((code for code in heard if code not in (TOTAL, "finer")), ""):
        return told
    named = (each for goods in talk.goods[-1:] for each in goods.split("|"))
    return next((each.removeprefix(f"{flow}:") for each in named if each.startswith(f"{flow}:")), "")
