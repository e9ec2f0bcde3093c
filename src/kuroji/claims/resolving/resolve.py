"""Resolving an article: its mentions in order, each with the readings its words allow, best first.

One pass over the sentences. A reading costs what its topic, its filled slots, its period
and its indicator cost; its fit is exp(-cost / 2), so a reading with nothing against it fits by 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import product

import msgspec

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind, Mention, Sentence
from kuroji.claims.reading import Reading, Resolved, Voice
from kuroji.claims.resolving.about import about
from kuroji.claims.resolving.besides import SPEAKS_OF_SHARES, beside, vintage_of
from kuroji.claims.resolving.dates.bases import bases_of, since_of
from kuroji.claims.resolving.dates.dating import dates, lasting, scenes, turns_home
from kuroji.claims.resolving.dates.history import home_of, is_history, setting_out, with_event
from kuroji.claims.resolving.measures.carried import carried, is_of_money, level_of
from kuroji.claims.resolving.measures.counting import counted_with
from kuroji.claims.resolving.measures.measuring import (
    against,
    base_beside,
    levels_told,
    measured_from,
    other_side,
    other_slots,
)
from kuroji.claims.resolving.measures.stated_as import ways
from kuroji.claims.resolving.measures.voicing import voice_of
from kuroji.claims.resolving.measures.way import Way
from kuroji.claims.resolving.released import scene_at
from kuroji.claims.resolving.subjects.completing import head_after
from kuroji.claims.resolving.subjects.dealings import dealer_of, dealing, is_of_the_world
from kuroji.claims.resolving.subjects.goods_counted import counted
from kuroji.claims.resolving.subjects.other_way import turned_round
from kuroji.claims.resolving.subjects.relations import cause, comparison, subject_of
from kuroji.claims.resolving.subjects.sections import section_after, with_title
from kuroji.claims.resolving.subjects.sides import sided
from kuroji.claims.resolving.subjects.slots import ITEM, Filled, filled
from kuroji.claims.resolving.words.lines import (
    ASIDE_JA,
    announced,
    asked_from,
    asks_en,
    asks_in_turn,
    asks_ja,
    is_by_another,
    is_labelled,
    is_of_a_country,
    is_of_a_period,
    is_roundup,
    is_what_did,
    of_heading,
    of_title,
    theme,
)  # fmt: skip
from kuroji.claims.resolving.words.opening import opens
from kuroji.claims.resolving.words.periods import OWN, Dated, base_of
from kuroji.claims.resolving.words.short_names import with_short_names
from kuroji.claims.resolving.words.talk import (
    Line,
    Slots,
    Talk,
    as_word,
    line_of,
    pieces,
    speaks_of_cars,
    with_parts_of_cars,
)
from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError
from kuroji.model.observation import TOTAL, Flow, opposite
from kuroji.model.period import Period

MOST_READINGS = 8
_DATES = 3
# A word of movement without a number says something of trade only where a topic stands beside it.
_MOST_OF_A_DIRECTION = 0.95
_YEAR = 12
_SAME_PERIOD = ("yoy", "previous")
_MONEY = ("value", "unit_value")


def resolve(article: Article, sentences: Sequence[Sentence]) -> list[Resolved]:
    """The mentions of the sentences with their readings; a mention that is no claim has none.

    Relative periods are those of the article's publication, or of today where it has no date.
    """
    lines = [line_of(piece, number) for number, sentence in enumerate(sentences) for piece in pieces(sentence)]
    talk = Talk(scene_at(article.published_at or datetime.now(UTC), lines), title_goods=of_title(lines, article.title))
    if lines and article.title.strip() and not lines[0].japanese:
        talk = msgspec.structs.replace(talk, section=with_title(lines[0]))
    of_many = is_roundup(lines)
    if any(speaks_of_cars(line) for line in lines):
        lines = [with_parts_of_cars(line) for line in lines]
    lines = with_short_names(lines)
    home, talk = home_of(lines, talk), msgspec.structs.replace(talk, history=is_history(lines, talk))
    found: list[Resolved] = []
    for spoken in lines:
        line = turned_round(spoken, talk)
        current = setting_out(line, talk, home)
        held = talk.labelled and current == (talk.scene.current or home)
        talk = msgspec.structs.replace(talk, scene=talk.scene.at(current), labelled=held)
        heard: list[Slots] = []
        asked = asked_from(line)
        for mention in line.sentence.mentions:
            asks = mention.start - line.sentence.start >= asked
            readings = () if mention.not_ours or asks else _read(mention, line, talk, home, heard)
            if (of_many and is_of_a_country(line)) or (readings and is_by_another(line)):
                readings = tuple(msgspec.structs.replace(r, outside="trade of another reporter") for r in readings)
            found.append(Resolved(mention, line.number, readings))
        if any(mention.head for mention in line.sentence.mentions):
            continue
        last = found[-len(line.sentence.mentions) :] if line.sentence.mentions else ()
        talk = with_event(line, talk, _after(line, talk, home, heard, last))
    return found


def _after(line: Line, talk: Talk, home: Period, heard: Sequence[Slots], found: Sequence[Resolved]) -> Talk:
    """What is spoken of after a sentence: the period of its figures, where the sentence names one.

    Of several the article's own, else the latest: older ones are there to compare with.
    """
    named = lasting(line, talk)
    stated = [r.readings[0] for r in found if r.readings]
    if stated:
        periods = {reading.period for reading in stated if reading.voice == Voice.REPORTED and not reading.outside}
        named = [period for period in named if str(period) in periods]
    elif any(word.means == Voice.FORECAST for word in line.words_of("voice")):
        named = []
    asks = not stated and not line.japanese and line.text.rstrip().endswith("?")
    named = [period for period in named if asks or period != base_of(home, "yoy") or is_of_a_period(line)]
    if ASIDE_JA.match(line.text):
        named = []
    leading = home if home in named else max(named, default=None)
    if (
        leading is not None
        and leading.end < talk.scene.period.end
        and any(r.period == str(talk.scene.period) for r in stated)
    ):
        # A sentence that still tells of the period spoken of only compares it with an older one.
        leading = None
    spoken = tuple(heard) or _unnumbered(line, talk)
    turns = not stated and bool(spoken) and not line.japanese and not line.periods
    if (
        leading is None
        and (stated or turns)
        and turns_home(line, talk, home)
        and all(r.period == str(home) for r in stated)
    ):
        leading = home
    sides = [slots.side for slots in spoken if slots.side]
    set_out = theme(line) if not stated and opens(line) else ""
    return Talk(
        scene=talk.scene.at(leading) if leading else talk.scene,
        heard=spoken or talk.heard,
        paragraph=line.sentence.paragraph if spoken or leading else talk.paragraph,
        side=sides[-1] if sides else talk.side,
        periods=(*talk.periods, *named)[-12:],
        shares=_tells_shares(line, stated),
        of_goods=any(reading.method == "of-goods" for reading in stated),
        told=next((p for n, at in reversed(scenes(line, talk)) for p in n.periods(at)[:1] if n.part == OWN), talk.told),
        partners=(*talk.partners, *(t.partner for t in line.topics if t.partner))[-12:],
        places=tuple(t.partner for t in line.topics if t.partner) or (() if spoken else talk.places),
        whose=_whose(line, spoken, talk),
        dealing=_dealing(line, talk),
        theme=set_out or (talk.theme if line.sentence.paragraph == talk.paragraph else ""),
        announced="" if stated or len(spoken) != 1 else announced(line),
        labelled=is_labelled(line) if leading else talk.labelled and leading is None,
        levels=levels_told(talk, stated),
        goods=(*talk.goods, *(t.commodity for t in line.topics if t.commodity not in ("", "finer")))[-12:],
        traded_with=of_heading(line) or talk.traded_with,
        title_goods=talk.title_goods,
        listed=_listed(line, spoken, talk),
        asked=asks_ja(line)
        or (leading is not None and not stated and asks_en(line))
        or _goes_on_asked(line, talk, home, stated),
        asked_on=leading is None and asks_ja(line),
        dealer=dealer_of(line),
        head=head_after(line, talk, stated=bool(stated), item=ITEM.match(line.text) is not None),
        section=section_after(line, set_out, heard, talk.section),
        measured=level_of(line, talk.measured),
        broken_down=any("commodity" in t.anaphors for t in line.topics)
        or any(r.indicator in ("share", "contribution") for r in stated),
        heard_in=line.sentence.paragraph if spoken else talk.heard_in,
        dealt=next((slots for slots in reversed(spoken) if slots.flow != Flow.BALANCE), talk.dealt),
    )


def _goes_on_asked(line: Line, talk: Talk, home: Period, stated: Sequence[Reading]) -> bool:
    """Whether an English talk is still at a question: a speaker asked, and nothing was stated since; a look back, or a longer period, is left."""
    stays = talk.scene.period.length == home.length and not talk.scene.historical
    return stays and not stated and not line.japanese and (asks_in_turn(line) or talk.asked)


def _dealing(line: Line, talk: Talk) -> str:
    """The flow spoken of by its role alone: who supplies, where Japan buys; until a sentence names a flow."""
    if line.japanese or any(topic.flow and not topic.hinted for topic in line.topics):
        return ""
    return dealing(line.text) or talk.dealing


def _whose(line: Line, spoken: Iterable[Slots], talk: Talk) -> frozenset[str]:
    """The partners whose trade the paragraph has told of, up to this sentence."""
    goes_on = line.sentence.paragraph == talk.paragraph and not ITEM.match(line.text)
    before = talk.whose if goes_on else frozenset()
    return before | {slots.partner for slots in spoken}


def _listed(line: Line, heard: Iterable[Slots], talk: Talk) -> tuple[str, ...]:
    """The goods of each item of a Japanese list that told of any known ones, up to this line; none outside a list."""
    if not line.japanese or not (ITEM.match(line.text) or line.sentence.paragraph == talk.heard_in):
        return ()
    told = {
        TOTAL if slots.commodity == TOTAL else as_word(slots): None for slots in heard if slots.commodity != "finer"
    }
    return (*talk.listed, *told)[-12:]


def _tells_shares(line: Line, stated: Sequence[Reading]) -> bool:
    """Whether a sentence speaks of shares, so that a bare percentage of the next may be one."""
    return SPEAKS_OF_SHARES.search(line.text) is not None or any(reading.indicator == "share" for reading in stated)


def _unnumbered(line: Line, talk: Talk) -> tuple[Slots, ...]:
    """The subjects that a sentence without figures speaks of."""
    if not opens(line):
        return ()
    told = [t for t in line.topics if not t.outside and not (line.japanese and t.adjunct)]
    told = [t for t in told if is_what_did(t, line)] or told
    return tuple(way[0].slots for t in told if (way := filled(t, line, talk)))


def _read(mention: Mention, line: Line, talk: Talk, home: Period, heard: list[Slots]) -> tuple[Reading, ...]:
    """The readings of a mention; those of a cell as if its column and row had been written before it."""
    if not mention.head:
        return _readings(mention, line, talk, home, heard)
    head = f"{mention.head} "
    start = len(head)
    alone = msgspec.structs.replace(mention, start=start, end=start + len(mention.text))
    row = line_of(Sentence(0, alone.end, head + mention.text, line.sentence.paragraph, (alone,)), line.number)
    label = len(head.partition(", ")[0])
    if not any(topic.start >= label for topic in row.topics) and not any(n.start >= label for n in row.periods):
        return ()
    return _readings(alone, row, talk, home, [])


def _readings(mention: Mention, line: Line, talk: Talk, home: Period, heard: list[Slots]) -> tuple[Reading, ...]:
    dated = dates(mention, line, talk, home)[:_DATES]
    if mention.kind is Kind.COMPARISON:
        return tuple(comparison(mention, line, talk, str(dated[0].period)))
    if mention.kind is Kind.CAUSE:
        return tuple(cause(mention, line, talk, str(dated[0].period)))
    mention = sided(mention, line)
    found = about(mention, line, talk)
    if mention.kind is Kind.DIRECTION and (not found or found[0].cost > _MOST_OF_A_DIRECTION):
        return ()
    if (
        found
        and mention.kind is not Kind.OTHER
        and (mention.kind is Kind.MULTIPLE or other_side(mention, line) is None)
    ):
        heard.append(found[0].slots)
    return tuple(_best(_combined(mention, line, talk, found, dated)))


def _combined(
    mention: Mention, line: Line, talk: Talk, told: Iterable[Filled], dated: Sequence[Dated]
) -> Iterable[Reading]:
    start = mention.start - line.sentence.start
    voice, cue = voice_of(mention, start, line)
    near = beside(mention, start, line, shares=talk.shares)
    if talk.of_goods:
        near = msgspec.structs.replace(near, of_goods=True)
    vintage = vintage_of(mention, start, line)
    since = since_of(mention, line, talk)
    other_one = other_slots(mention, line, talk)
    named_bases = [] if line.japanese and near.basis in _SAME_PERIOD else bases_of(mention, line, talk)
    bases = base_beside(mention, line, talk) or named_bases
    if mention.kind is Kind.MULTIPLE and not line.japanese:
        dated = _later(dated, bases)
    based = bool(bases or near.basis or other_one)
    measure = near.measure or counted_with(mention, line) or carried(mention, line, talk)
    if mention.kind is Kind.QUANTITY or measure == "quantity":
        told = counted(told, line, talk)
    for filling in told:
        slots, named = filling.slots, filling.named
        if mention.kind is Kind.AMOUNT and slots.measure == "quantity":
            slots = msgspec.structs.replace(slots, measure="")
        if slots.measure and not measure and "measure" not in named and is_of_money(mention, line):
            slots = msgspec.structs.replace(slots, measure="")
        measured = [] if near.basis or bases else measured_from(mention, line, talk, slots)
        has = slots.flow != Flow.BALANCE and not (measure == "unit_value" and slots.commodity == TOTAL)
        if measure and (not slots.measure or near.measure or measure in _MONEY) and has:
            slots, named = msgspec.structs.replace(slots, measure=measure), named | {"measure"}
        for way in [Way("ratio", "other")] if other_one else ways(mention, slots, near):
            for date, set_out in product(
                dated, sorted(([], *([period] for period in measured)), key=len, reverse=not line.japanese)
            ):
                method, base = _base(way, date.period, set_out or bases, since)
                subject, other = against(_subject(slots), *other_one) if other_one else _compared(slots, way)
                doubts = (("subject", filling.cost), ("measure", way.cost), ("period", date.cost))
                total = sum(cost for _, cost in doubts)
                yield Reading(
                    indicator=way.indicator, method=method, subject=subject, other=other, period=str(date.period), base=base,
                    vintage=vintage, voice=voice, sign=way.sign, outside=_outside(slots, way), seasonal=near.seasonal,
                    fit=round(math.exp(-max(total, 0.0) / 2), 3), because=_because(line, slots, date, near.words, cue),
                    named=named | frozenset(("period",) * bool(date.word) + ("base",) * based), beside=_beside(slots, line, talk), doubts=doubts,
                )  # fmt: skip


def _later(dated: Sequence[Dated], bases: Sequence[Period]) -> Sequence[Dated]:
    """The periods a multiple may be told of: not that which it is held against, where a later one is named."""
    told = [date for date in dated if date.period not in bases]
    last = max((base.end for base in bases), default=0)
    return told if any(date.period.end > last for date in told) else dated


def _beside(slots: Slots, line: Line, talk: Talk) -> frozenset[str]:
    """Which slots the sentence names somewhere, or the sentence before names without a choice."""
    flows = {t.flow for t in line.topics if t.flow and not t.hinted} or {said.flow for said in talk.heard}
    found = {
        "flow": flows == {slots.flow},
        "partner": any(t.partner == slots.partner for t in line.topics) or is_of_the_world(slots, line, talk),
        "goods": any(t.commodity and slots.commodity in t.commodity for t in line.topics),
    }
    return frozenset(slot for slot, holds in found.items() if holds)


def _base(way: Way, period: Period, bases: Sequence[Period], since: Period | None) -> tuple[str, str]:
    """The method and base of a way: a named base that is the year before is yoy after all."""
    if way.indicator in ("first_since", "record", "rank"):
        return way.method, str(since) if since else ""
    if way.method not in (*_SAME_PERIOD, "base"):
        return way.method, ""
    usual = {kind: base_of(period, kind) for kind in _SAME_PERIOD}
    named = next((b for b in bases if b != period and b.length == period.length), None)
    if named is not None:
        kind = next((kind for kind, base in usual.items() if base == named), "base")
        return kind, str(named)
    kind = "yoy" if way.method == "base" else way.method
    return kind, str(usual[kind]) if usual[kind] else ""


def _outside(slots: Slots, way: Way) -> str:
    if slots.commodity == "finer":
        return "goods finer than the principal commodities"
    return slots.outside or way.outside


def _compared(slots: Slots, way: Way) -> tuple[Subject, Subject | None]:
    """The subject of a way, and what it is a multiple of where that is the other flow."""
    own = _subject(slots)
    if not way.turned:
        return own, None
    try:
        return own.of(opposite(own.flow)), own
    except KurojiError:
        return own, None


def _subject(slots: Slots) -> Subject:
    return subject_of(slots) or Subject(slots.flow, slots.partner)


def _because(line: Line, slots: Slots, date: Dated, words: Sequence[str], cue: str) -> tuple[str, ...]:
    """The words that decided: topics whose slots were taken, the period, the basis, the cue of a voice."""
    named = [
        t.text for t in line.topics
        if (t.partner and t.partner == slots.partner) or (t.commodity and slots.commodity.removeprefix("PC:") in t.commodity)
        or (t.outside and t.outside == slots.outside) or (t.flow == slots.flow and not t.partner and not t.commodity)
    ]  # fmt: skip
    return tuple(dict.fromkeys(text for text in (*named, date.word, *words, cue) if text))


def _best(found: Iterable[Reading]) -> list[Reading]:
    """Each reading once, the fittest first, at most MOST_READINGS."""
    kept: dict[tuple[object, ...], Reading] = {}
    for reading in sorted(found, key=lambda r: -r.fit):
        kept.setdefault(
            (reading.indicator, reading.method, reading.subject, reading.period, reading.base, reading.outside), reading
        )
    return list(kept.values())[:MOST_READINGS]
