"""About: the subjects that a mention may be about, from the topics of its sentence or those spoken of before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.measures.measuring import other_side
from kuroji.claims.resolving.subjects.governing import cost
from kuroji.claims.resolving.subjects.left_behind import left_behind
from kuroji.claims.resolving.subjects.pairs import paired
from kuroji.claims.resolving.subjects.roles import in_role, overtaker
from kuroji.claims.resolving.subjects.slots import ITEM, Filled, cheapest, filled
from kuroji.claims.resolving.subjects.taken_together_ja import taken_together
from kuroji.claims.resolving.subjects.unsaid_ja import ONLY_THERE
from kuroji.claims.resolving.words.lines import PRONOUN
from kuroji.claims.resolving.words.periods import OWN
from kuroji.claims.resolving.words.talk import Line, Slots, Talk
from kuroji.claims.resolving.words.topics import Topic
from kuroji.claims.resolving.words.unknown import of_unknown_goods
from kuroji.model.observation import TOTAL, WORLD, Flow

_TOPICS = 3
_STANDS_FOR = frozenset({"total", "former", "latter"})
# Topics looked at on either side of a mention.
_NEIGHBOURS = 8
_GONE_ON_WITH, _RESUMED = 0.5, 0.45
# これだけで輸出全体を5.3ポイント押し上げた.
_BY_ITSELF_JA = expression(r"(?:これ|それ|同(?:品目|製品|部門))(?:だけ|のみ|単独)?(?:で|が)")
_OF_A_PLACE = expression(r"(?:for|in|to|from|with) the (?:region|bloc|area|country|island|continent)$", re.IGNORECASE)
_CHANGE_OF_ALL = expression(
    r"\s+(?:rise|increase|gain|jump|surge|growth|fall|drop|decline|decrease) in (?:total|overall|all|japan['’]s) (?:overall |total )?(?P<flow>ex|im)ports\b",
    re.IGNORECASE,
)
# 3.6 points of the 17.0% export growth.
_PART_OF_THE = expression(
    r"(?:\b(?:points?|pp|of|to)|\d%?) (?:of|to) (?:the|that|its|a) (?:overall |total |headline )?$", re.IGNORECASE
)
_GROWTH_OF_ALL = expression(
    r"\s+(?P<flow>ex|im)port (?:growth|rise|increase|gain|jump|surge|fall|drop|decline|decrease)\b", re.IGNORECASE
)
_OF_A_BALANCE, _OF_OTHERS = 0.4, 1.0
_WHOLE = expression(
    r"\s+of (?:(?:all|total|overall|its|the country['’]s|japan['’]s|japanese)\s+)*(?P<flow>ex|im)ports\b(?! (?:to|from|of)\b)",
    re.IGNORECASE,
)
# 食料品が輸入額の15.6%、自動車が輸出額の18.4%; 輸入額に占める割合は22.1%.
_WHOLE_JA = expression(
    r"輸(?P<flow>[出入])(?:総?額|全体)?(?:全体)?(?:の(?:うち)?|に(?:占める|しめる)[^、。\d]{0,16}[はがも、])(?:約|およそ|ほぼ|わずか|実に)?$"
)
# Up to this cost a topic stands in the clause of the number.
_OF_THE_CLAUSE = 1.0


def about(mention: Mention, line: Line, talk: Talk) -> list[Filled]:
    """The slots a mention may be about, cheapest first."""
    start = mention.start - line.sentence.start
    other = other_side(mention, line) if mention.kind is Kind.MULTIPLE else None
    named = [t for t in line.topics if (not t.is_bare or _stands_for(t, line)) and t is not other]
    before = sum(t.start < start for t in named)
    named = named[max(0, before - _NEIGHBOURS) : before + _NEIGHBOURS]
    pair = paired(mention, line) or overtaker(mention, line)
    costs = sorted(
        (0.0 if t is pair else cost(line.text, t, mention, start, named, line.japanese) + (1.0 if pair else 0.0), n)
        for n, t in enumerate(named)
    )[:_TOPICS]
    costs = sorted((near + left_behind(line.text, named[n], mention, start, line.japanese), n) for near, n in costs)
    costs = [(near + of_unknown_goods(line.text, named[n], line.japanese), n) for near, n in costs]
    found = [
        Filled(way.slots, near + way.cost, way.named if near < _OF_THE_CLAUSE else frozenset())
        for near, n in costs for way in _suited(named[n], mention, line, talk)
    ]  # fmt: skip
    if (whole := _of_all(mention, line)) is not None:
        found = [whole, *(msgspec.structs.replace(way, cost=way.cost + 1.0) for way in found)]
    asides = line.japanese and bool(named) and all(topic.adjunct for topic in named)
    if asides:
        # デジカメに押されて底だった2009年が3,360億円: what the clause only mentions is not what it is of.
        found = [msgspec.structs.replace(way, cost=way.cost + _OF_OTHERS) for way in found]
    if not found or asides or (costs[0][0] > 1.5 and not ITEM.match(line.text)):
        found += _unspoken(mention, line, talk)
    if mention.kind is Kind.AMOUNT and mention.value is not None and mention.value < 0:
        partner = found[0].slots.partner if found else WORLD
        found.append(Filled(Slots(Flow.BALANCE, partner), 0.6))
    if mention.kind is Kind.POINTS:
        near = 0.0 if line.japanese and _BY_ITSELF_JA.search(line.text[:start]) else 0.9
        found += [Filled(slots, near) for slots in talk.heard[::-1] if slots.commodity != TOTAL][:1]
    if mention.side:
        found = [_as_balance(way, mention.side) for way in found]
    return cheapest(in_role(found, mention, line), 6)


def _stands_for(topic: Topic, line: Line) -> bool:
    """Whether words that only point back are what a figure is of: the total, the former; for the region it fell 5%."""
    opens = not re.search(r"\w", line.text[: topic.start]) and _OF_A_PLACE.match(topic.text) is not None
    only = line.japanese and "partner" in topic.anaphors and ONLY_THERE.match(line.text, topic.end) is not None
    return bool(_STANDS_FOR.intersection(topic.anaphors)) or opens or only


def _of_all(mention: Mention, line: Line) -> Filled | None:
    """All goods, where a change is called theirs: 9.8 points of the 27.8% rise in total imports."""
    start, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    all_goods = _CHANGE_OF_ALL.match(line.text, end)
    if all_goods is None and _PART_OF_THE.search(line.text[:start]):
        all_goods = _GROWTH_OF_ALL.match(line.text, end)
    if all_goods is None or mention.kind is not Kind.PERCENT:
        return None
    flow = Flow.EXPORT if all_goods["flow"].lower() == "ex" else Flow.IMPORT
    return Filled(Slots(flow), 0.1, frozenset({"flow"}))


def _suited(topic: Topic, mention: Mention, line: Line, talk: Talk) -> list[Filled]:
    """The ways to fill a topic, those dearer that a percentage can hardly be of."""
    return _of_its_whole(_of_a_change(filled(topic, line, talk), topic, mention, line), mention, line)


def _of_a_change(ways: Iterable[Filled], topic: Topic, mention: Mention, line: Line) -> list[Filled]:
    """The ways to fill a topic: a percentage beside a partner alone is hardly one of the balance spoken of before."""
    alone = topic.partner and (not topic.flow or topic.hinted) and not line.japanese
    of_balance = any(t.flow == Flow.BALANCE and not t.hinted for t in line.topics)
    if not alone or mention.kind is not Kind.PERCENT or of_balance:
        return list(ways)
    return cheapest(
        msgspec.structs.replace(way, cost=way.cost + _OF_A_BALANCE) if way.slots.flow == Flow.BALANCE else way
        for way in ways
    )


def _of_its_whole(ways: Iterable[Filled], mention: Mention, line: Line) -> list[Filled]:
    """The ways to fill a topic: a percentage of exports is one of exports, though imports are named as well."""
    if mention.kind is not Kind.PERCENT:
        return list(ways)
    start = mention.start - line.sentence.start
    if line.japanese:
        whole = _WHOLE_JA.search(line.text, max(0, start - 30), start)
    else:
        whole = _WHOLE.match(line.text, start + len(mention.text))
    if whole is None:
        return list(ways)
    flow = Flow.EXPORT if whole["flow"].lower() in ("ex", "出") else Flow.IMPORT
    return cheapest(
        way if way.slots.flow == flow else msgspec.structs.replace(way, cost=way.cost + _OF_OTHERS) for way in ways
    )


def _unspoken(mention: Mention, line: Line, talk: Talk) -> list[Filled]:
    """The subjects of the sentence before, for a sentence that names none; a pronoun, or nothing but them said before, says so."""
    if not talk.heard:
        of_balance = mention.side or mention.kind in (Kind.COUNT, Kind.STREAK, Kind.FIRST) or _is_signed(mention, line)
        flow = Flow.BALANCE if of_balance else Flow.EXPORT
        return [Filled(Slots(flow, side=mention.side), 2.2)]
    if line.japanese and (ditto := _ditto(mention, line, talk) or taken_together(mention, line, talk)):
        return [Filled(ditto, _GONE_ON_WITH), Filled(talk.heard[0], 1.1)]
    if line.japanese and (dealt := _resumed(mention, line, talk)):
        return [Filled(dealt, _RESUMED), Filled(talk.heard[-1], 1.1)]
    if line.japanese and len(set(talk.heard)) == 1 and not line.topics and talk.paragraph == line.sentence.paragraph:
        return [Filled(talk.heard[0], _GONE_ON_WITH)]
    if line.japanese and (parts := [slots for slots in talk.heard if slots.flow in _wholes(line)]):
        # 輸出が18兆円、輸入が26兆円です。輸入全体に占める割合は: of the flow that the whole is of.
        return [Filled(parts[-1], 0.6), *(Filled(slots, 1.3) for slots in talk.heard[-1:] if slots is not parts[-1])]
    between = [Filled(slots, 1.3) for slots in talk.heard[1:-1]]
    pronoun = None if line.japanese else PRONOUN.search(line.text[: mention.start - line.sentence.start])
    if pronoun and (before := [t for t in line.topics if t.end <= pronoun.start("it") and t.flow and not t.adjunct]):
        # Imports have never been higher than in July, when they cost so much.
        return [msgspec.structs.replace(way, cost=way.cost + 0.5) for way in filled(before[-1], line, talk)]
    meant = bool(talk.announced) or pronoun is not None
    if line.japanese and talk.heard_in != line.sentence.paragraph and mention.kind is Kind.PERCENT:
        return _of_money(talk.heard)
    return [Filled(talk.heard[0], 0.6 if meant else 1.0), Filled(talk.heard[-1], 0.7 if meant else 1.1), *between]


def _is_signed(mention: Mention, line: Line) -> bool:
    """Whether an amount bears a sign, as only a balance among levels does: +57bn."""
    return mention.kind is Kind.AMOUNT and line.text[mention.start - line.sentence.start] in "+-−–"


def _of_money(heard: Sequence[Slots]) -> list[Filled]:
    """What was spoken of, for a new paragraph: in money first, where a volume or a price was told last."""
    told = [heard[0], heard[-1]]
    anew = [msgspec.structs.replace(slots, measure="") for slots in told if slots.measure]
    return [*(Filled(slots, 1.0) for slots in anew), *(Filled(slots, 1.1) for slots in told)]


def _ditto(mention: Mention, line: Line, talk: Talk) -> Slots | None:
    """The subject of a figure marked 同, told in the order of the item before: 7月 輸出23.2%増、輸入27.8%増; 8月 同19.3%増、同28.0%増."""
    offset = line.sentence.start
    marked = [m for m in line.sentence.mentions if line.text.endswith("同", 0, m.start - offset)]
    told = list(dict.fromkeys(talk.heard))
    if line.topics or mention not in marked or not 1 < len(marked) == len(told):
        return None
    return told[marked.index(mention)]


def _wholes(line: Line) -> set[str]:
    return {word.means for word in line.words_of("whole")}


def _resumed(mention: Mention, line: Line, talk: Talk) -> Slots | None:
    """The flow told of before a balance, to which a new paragraph goes back: 4~6月期は+2.4%に急減速."""
    ended = all(slots.flow == Flow.BALANCE for slots in talk.heard) and talk.heard_in != line.sentence.paragraph
    rate = mention.kind is Kind.PERCENT and not mention.side and not line.topics
    dated = any(named.part == OWN and named.end <= mention.start - line.sentence.start for named in line.periods)
    return talk.dealt if ended and rate and dated else None


def _as_balance(way: Filled, side: str) -> Filled:
    """The slots of a number that is called a deficit or surplus."""
    slots = way.slots
    if slots.flow == Flow.BALANCE or slots.outside:
        return Filled(msgspec.structs.replace(slots, side=side), way.cost, way.named | {"flow"})
    return Filled(Slots(Flow.BALANCE, slots.partner, side=side), way.cost + 0.3, way.named | {"flow"})
