"""Goods that an English sentence names to tell of, or only to hold others against: as to cars, shipments; meat has overtaken fish."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import Flow

# As to motor vehicles, ...; where cars are concerned, ...; cars: ...
_OPENER = expression(
    r"^\W*(?:\d{1,2}[/.)]\s*)?(?:(?:and|but|then|now|next|finally)\s)?(?:(?P<opens>as (?:to|for|regards)|regarding|concerning|with (?:regard|respect|reference) to|in (?:regard|respect) (?:to|of)|when it comes to|in the case of|turning(?: now)? to|moving on to|coming to|"
    r"speaking of|on the (?:subject|matter|question) of|(?:in )?so far as|as far as|where|on|for|in|with)\s)?(?:the\s|our\s|its\s|japan['’]s\s)?$",
    re.IGNORECASE,
)
_CLOSES = expression(r"(?: (?:is|are|was|were|goes|go) (?:concerned)?)?(?P<stop>[,:])\s", re.IGNORECASE)
# Meat has overtaken fish; China is now ahead of America.
_OVERTAKES = expression(
    r"(?:,? (?:has|have|had|now|just|also|again|even|finally|easily|narrowly|briefly|is|are|was|were|again|once|more|already|only|at|last|comfortably|far|well|long|since|yet|still))*"
    r" (?:overt(?:ook|akes?|aken)|pass(?:es|ed)|out(?:sells?|sold|strips?|stripped|ranks?|ranked|does|did|done|grows?|grew|grown|weighs?|weighed|performs?|performed|pace[sd]?)|beats?|beaten|tops?|topped|surpass(?:es|ed)|replace[sd]?|displace[sd]?|supplant(?:s|ed)|"
    r"exceed(?:s|ed)|dwarf(?:s|ed)|eclipse[sd]?|trump(?:s|ed)|(?:ahead|short|in front) of|behind|(?:edge[sd]?|move[sd]?|nose[sd]?|slip(?:s|ped)?|shot|went|gone|goes|pull(?:s|ed)|inch(?:es|ed)|leap(?:s|ed|t)) (?:past|ahead of|above|in front of)|"
    r"(?:catch(?:es)?|caught) up with|(?:trail|lag)(?:s|ged|ed)?(?: behind)?|(?:bigger|larger|smaller|more important|higher|lower) than) (?:the |that of |those of |even )*",
    re.IGNORECASE,
)


def with_goods_told(text: str, found: Sequence[Topic]) -> tuple[Topic, ...]:
    """The topics of an English sentence: flows are of the goods that it is opened with, what is overtaken is only held against."""
    told = [
        msgspec.structs.replace(t, adjunct=True) if _is_overtaken(text, found[:n], t) else t
        for n, t in enumerate(found)
    ]
    if (goods := _opening(text, found)) is None:
        return tuple(told)
    return tuple(
        msgspec.structs.replace(t, commodity=goods.commodity) if _is_bare_flow(t, goods.commodity) else t for t in told
    )


def _opening(text: str, found: Sequence[Topic]) -> Topic | None:
    """The goods that the sentence is opened with; None where it names others beside them."""
    first = found[0] if found else None
    named = [t for t in found if t.commodity]
    if first is None or len(named) != 1 or named[0] is not first or first.flow or first.partner or first.measure:
        return None
    opener, stop = _OPENER.match(text[: first.start]), _CLOSES.match(text, first.end)
    if opener is None or stop is None or not (opener["opens"] or stop["stop"] == ":"):
        return None
    return first


def _is_bare_flow(topic: Topic, goods: str) -> bool:
    alone = topic.flow not in ("", Flow.BALANCE) and not (topic.hinted or topic.commodity or topic.outside)
    kept = any(each.startswith(f"{topic.flow}:") for each in goods.split("|"))
    return alone and kept and "total" not in topic.anaphors


def _is_overtaken(text: str, before: Sequence[Topic], topic: Topic) -> bool:
    """Whether a topic is what the one before it has overtaken, goods the goods, a place the place."""
    if not before or topic.outside or not _OVERTAKES.fullmatch(text, before[-1].end, topic.start):
        return False
    other = before[-1]
    return bool(topic.commodity and other.commodity) or bool(topic.partner and other.partner)
