"""Sections: the goods that an English article, or a part of it, is of, so that its bare imports and exports are theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.talk import Line, Section, Slots, as_word
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import TOTAL, WORLD, Flow

_MOST = 12
# So many sentences that told of nothing but some goods make the rest of an article theirs; a title that names them, one.
_ENOUGH, _MANY = 2, 4
_SHORT = 5
THE_COUNTRYS = expression(
    r"(?:japan|the country|the nation|merchandise|all|total)\b(?! (?:bought|sold|shipped|imported|exported)\b)",
    re.IGNORECASE,
)
# All goods together, exports fell 13.8%; sold 60 trillion yen of goods.
OF_ALL = expression(
    r"\b(?:all|every(?:thing)?|whole)\b[^,.;]{0,12}\b(?:goods|products|items|trade|together|combined|else)\b|\b(?:taken|put|added) together\b|\bin (?:all|aggregate|total)\b|\bheadline\b|"
    r"\b(?:yen|trillion|billion|worth|\d) (?:worth )?of (?:goods|merchandise|things|stuff|products)\b",
    re.IGNORECASE,
)


def section_after(line: Line, theme: str, heard: Sequence[Slots], section: Section) -> Section:
    """The section after a sentence: `theme` is what one without figures announced, `heard` what the figures of one were of."""
    if line.japanese:
        return section
    if line.number == 0 and section.title:
        return section
    if theme:
        return msgspec.structs.replace(section, theme=theme, paragraph=line.sentence.paragraph, told=())
    told = [_goods(slots) for slots in heard if not slots.outside]
    if not told and _is_a_heading(line, section):
        return Section(title=section.title, place=section.place)
    announced = "" if line.sentence.paragraph == section.paragraph else section.theme
    return msgspec.structs.replace(
        section, theme=announced, told=(*section.told, *dict.fromkeys(told))[-_MOST:],
        places=(*section.places, *dict.fromkeys(slots.partner for slots in heard if not slots.outside))[-_MOST:],
    )  # fmt: skip


def of_section(topic: Topic, line: Line, section: Section) -> str:
    """The goods of the section, where a flow names none and nothing says that it is that of all goods."""
    alone = topic.flow not in ("", Flow.BALANCE) and not topic.hinted and not topic.side
    return goods_of(section) if alone and not _is_of_all(topic, line) else ""


def _is_of_all(topic: Topic, line: Line) -> bool:
    """Whether a sentence says that a flow is that of all trade: total exports, all goods together, the country's."""
    return bool(
        line.words_of("whole")
        or OF_ALL.search(line.text)
        or any("total" in t.anaphors for t in line.topics)
        or THE_COUNTRYS.match(topic.text)
    )


def goods_of(section: Section) -> str:
    """The goods announced, or the only ones told of so far; empty once all goods were told of."""
    told = set(section.told)
    if TOTAL in told or "finer" in told:
        return ""
    if section.theme:
        return section.theme
    if section.title and told - {Flow.BALANCE} == {section.title}:
        return section.title
    return section.told[0] if len(told) == 1 and len(section.told) >= _ENOUGH and Flow.BALANCE not in told else ""


def _goods(slots: Slots) -> str:
    """The goods that a figure was of; a balance is of all goods, and said of some where these were announced."""
    if slots.flow == Flow.BALANCE:
        return str(Flow.BALANCE)
    return TOTAL if slots.commodity == TOTAL else as_word(slots)


def place_of(topic: Topic, line: Line, section: Section) -> str:
    """The partner of an article that has told of no other: that of a flow named alone; empty where it may be the world's."""
    told = set(section.places)
    enough = _ENOUGH if section.place and told == {section.place} else _MANY
    one = len(told) == 1 and WORLD not in told and len(section.places) >= enough
    alone = topic.flow and not (topic.hinted or topic.commodity or topic.anaphors)
    return section.places[0] if one and alone and not _is_of_all(topic, line) else ""


def with_title(line: Line) -> Section:
    """The section that the title of an English article opens: the goods and the partner it names, where it is one of each."""
    named = {topic.partner for topic in line.topics if topic.partner and not topic.outside}
    return Section(title=titled(line), place=named.pop() if len(named) == 1 else "")


def titled(line: Line) -> str:
    """The only goods that a title names; empty where it names a partner, or none or several."""
    told = [topic for topic in line.topics if not topic.is_bare]
    return told[0].commodity if len(told) == 1 and not told[0].partner and not told[0].side else ""


def _is_a_heading(line: Line, section: Section) -> bool:
    """Whether a few words without a subject head a new part: The outlook."""
    new = line.sentence.paragraph != section.paragraph
    return new and not line.topics and not line.sentence.mentions and len(line.text.split()) <= _SHORT and not (
        line.text.rstrip().endswith((".", "?", "!"))
    )  # fmt: skip
