"""Anaphors: which of what was named before words like the former, the latter, the region and that country mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.talk import Talk, as_word
from kuroji.claims.resolving.words.topics import Topic
from kuroji.classifications.partners import partners
from kuroji.model.observation import TOTAL, WORLD

_GROUP = expression(r"\b(?:region|bloc|area|continent)\b", re.IGNORECASE)
_ISLAND = expression(r"\bisland\b", re.IGNORECASE)
_ISLANDS = frozenset({"TW", "HK", "SG", "GB", "IE", "IS", "LK", "CY", "MT", "CU", "NZ", "FJ"})
_COUNTRY = expression(r"\b(?:country|nation|economy|republic)\b", re.IGNORECASE)


def meant_by(topic: Topic, named: Sequence[str], heard: Sequence[str], talk: Talk) -> str:
    """The partner that `there`, `the region`, `that country` means: the last one named of its sort, else the last one.

    `named` are those of the sentence, `heard` those of the sentence before, the last one first.
    """
    near = [*reversed(named), *heard]
    if _ISLAND.search(topic.text):
        return next((code for code in (*near, *reversed(talk.partners)) if code in _ISLANDS), near[0])
    sort = _GROUP if _GROUP.search(topic.text) else _COUNTRY if _COUNTRY.search(topic.text) else None
    if sort is None:
        return near[0]
    wanted = ("area",) if sort is _GROUP else ("country", "territory")
    known = _kinds()
    return next((code for code in (*near, *reversed(talk.partners)) if known.get(code) in wanted), near[0])


def heard_of(topic: Topic, talk: Talk, *, japanese: bool) -> list[str]:
    """The partners whose trade was told of last, the last one first; before them, for words that point, any place named.

    Taiwan was hit by a quake. Exports there rose: to Taiwan, though nothing was told of it.
    """
    told = [slots.partner for slots in reversed(talk.heard) if slots.partner != WORLD]
    points = "partner" in topic.anaphors
    if points and japanese:
        return told or [*reversed(talk.places)]
    return [*reversed(talk.places), *told] if points else told


def of_two(topic: Topic, before: Sequence[Topic], talk: Talk) -> Topic:
    """The topic, where it is called the former or the latter, with what the first or the second of two named."""
    which = next((word for word in topic.anaphors if word in ("former", "latter")), "")
    if not which:
        return topic
    place = -2 if which == "former" else -1
    told = _distinct(t.partner for t in before) or _distinct(s.partner for s in talk.heard if s.partner != WORLD)
    told = told if len(told) > 1 else _distinct(talk.places)
    if len(told) > 1:
        return msgspec.structs.replace(topic, partner=told[place])
    goods = _distinct(t.commodity for t in before) or _distinct(as_word(s) for s in talk.heard if s.commodity != TOTAL)
    if len(goods) > 1:
        return msgspec.structs.replace(topic, commodity=goods[place])
    flows = _distinct(t.flow for t in before) or _distinct(s.flow for s in talk.heard)
    return msgspec.structs.replace(topic, flow=flows[place]) if len(flows) > 1 and not topic.flow else topic


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _kinds() -> dict[str, str]:
    return {area.code: area.kind for area in partners()}
