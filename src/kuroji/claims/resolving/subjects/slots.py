"""Slots: what a topic leaves unsaid, taken from the rest of its sentence or from what was spoken of before.

Each way to fill the slots has a cost; the cheapest first. A flow comes from the topic, an
earlier topic of the sentence, the only direction in which the commodity is kept, or the
sentence before; a partner from the topic, then the sentence, else the world; a commodity
from the topic, else all of them, but for volumes and prices, which speak of the goods named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.subjects.anaphors import heard_of, meant_by
from kuroji.claims.resolving.subjects.completing import completed
from kuroji.claims.resolving.subjects.dealings import dealing
from kuroji.claims.resolving.subjects.one_way import as_kept
from kuroji.claims.resolving.subjects.sections import place_of
from kuroji.claims.resolving.subjects.spending import spent_or_earned
from kuroji.claims.resolving.subjects.unsaid import unsaid
from kuroji.claims.resolving.subjects.unsaid_ja import of_head, of_last
from kuroji.claims.resolving.words.talk import Line, Slots, Talk, as_word
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import TOTAL, WORLD, Flow, opposite

Option = tuple[str, float]
_MOST = 5
_THOSE = expression(r"\b(?:those|that|the ones|ones)\b\s*(?:to|from|with|of)?\s*(?:the\s+)?$", re.IGNORECASE)
# An item of a list starts anew, as a paragraph does.
# Goods told one by one are those of the whole again, whatever partner was named last.
_BY_GOODS = expression(
    r"(?:品目|商品)別|\bby (?:commodity|commodities|product|products|item|goods|sector)\b", re.IGNORECASE
)
ITEM = expression(
    r"\s*(?:[\U0001F1E6-\U0001F1FF\U0001F300-\U0001FAFF]|[•*·・■◆●▪\-–▽▼◇○◎]|\d{1,2}/|\d{1,2}[.)](?!\d)|\d{1,2}\s(?=[ぁ-んァ-ヴ一-龠々])(?![カかヵヶ箇]?[月年日割度億兆万])|[(（]\d{1,2}[)）]|[①-⑳]|(?:19|20)\d\d年?[\s:]\s?(?=[^\W\d]))"
)
_ON_THE_OTHER_HAND = expression(r"\W*(?:一方|他方|半面|反面|逆に|これに対し|対照的に|ただし?、|もっとも、|しかし、)")
_PUBLISHED = expression(r"発表した|公表した|発表され|公表され")
# Chips: exports up; as for chips, exports rose; cars did most of the work: sales abroad of 17.3 trillion; chips, a darling, saw exports fall.
_HEADS_CLAUSE = expression(
    r"(?: [^:;.,\d]{1,40})?\s*[:：]|[はも]|\s(?=輸[出入])|,\s(?=(?:exports?|imports?|shipments|sales|purchases|inbound|outbound)\b(?! of))|(?:,[^,.;:\d]{2,60},)?\s+(?:saw|had|posted|recorded|registered|enjoyed|suffered)\b(?! (?:a|an|the)\b)",
    re.IGNORECASE,
)
_OF_MANY = 0.6
# So many items of a list on the same goods make it theirs.
_A_LIST = 2
# Refined products show the opposite, with imports up nearly 50%: with those of theirs.
_WITH_THEIRS = expression(r"[^;.:\d]{1,60}, (?:with (?:the |its |their )?|its |their )", re.IGNORECASE)
# Chip exports to Taiwan doubled; to Korea, they rose by a third.
_THEY = expression(r",? (?:they|it|these)\b", re.IGNORECASE)
_MEANT = frozenset({"partner", "goods"})
# US: -5.0%; autos -9.9%; surplus 367 billion: what follows a figure and its stop is another item.
_NEXT_ITEM = expression(r"\d[^;]*;")
_SHARE_OF = expression(
    r"[^;:.]{1,40}?\d[\d.]*\s*(?:%|per ?cent) of (?:(?:all|the|total|overall|its)\s)*", re.IGNORECASE
)
_OF_JAPAN = expression(r"\W*Japan\s*:", re.IGNORECASE)
_MAKERS = expression(r"[ -]?(?:makers?|builders?|manufacturers?|producers?)\b[^.;:\d]{0,60}", re.IGNORECASE)
_LEAD = expression(
    r"^\W*(?:\d{1,2}[/.)]|(?:(?:19|20)\d\d年)?\d{1,2}月分?の|(?:and|but|as for|as regards|regarding|in the case of|when it comes to|in|with|on|for|so|now|then|the|its|our|japan['’]s)\s)",
    re.IGNORECASE,
)
_FUELS = "import:PC:3"
# 果物を637億円輸入した; 台湾へは8714億円を輸出した.
_VERB_JA = expression(r"(?:を|へは?|には)[^、。は]{1,24}?(?:分)?を?輸(?P<way>[出入])(?:し|する)")
# 中東向けは42.7%減: what goes there is exported, whatever else the sentence speaks of.
_GOES_THERE_JA = expression(r"向け$")
# No quantity or price of all goods is published.
_OF_ONE_KIND = ("quantity", "unit_value")


class Filled(msgspec.Struct, frozen=True):
    """Slots with what speaks against them, and which of them the topic names itself."""

    slots: Slots
    cost: float
    named: frozenset[str] = frozenset()


def filled(topic: Topic, line: Line, talk: Talk) -> list[Filled]:
    """The ways to fill the slots of a topic, cheapest first."""
    if topic.outside:
        return [Filled(Slots(topic.flow or Flow.BALANCE, topic.partner or WORLD, outside=topic.outside), 0.0)]
    before = [t for t in line.topics if t.end <= topic.start and not t.outside]
    topic = completed(topic, before, line, talk, item=ITEM.match(line.text) is not None)
    after = [t for t in line.topics if t.start >= topic.end and not t.outside]
    topic = as_kept(_part_of(topic, after[:1], line))
    flows = _all_flows(topic, before, after, line, talk)
    ways: list[Filled] = []
    named = _named(topic) | (_MEANT if topic.measure and "partner" in topic.anaphors else frozenset())
    for flow, flow_cost in flows:
        for partner, partner_cost in _partners(topic, before, line, talk):
            for goods, goods_cost in _commodities(topic, before, line, talk):
                code, other_cost = _code(goods, flow)
                if code is None:
                    continue
                slots = Slots(flow, partner, code, topic.measure, topic.side or _side(flow, before))
                ways.append(Filled(slots, flow_cost + partner_cost + goods_cost + other_cost, named))
    return cheapest(ways)


def _all_flows(topic: Topic, before: Sequence[Topic], after: Sequence[Topic], line: Line, talk: Talk) -> list[Option]:
    """The flows a topic may be of: those that roles, wholes and verbs tell, then those of its sentence and the talk."""
    flows = _flows(topic, before, after, line, talk)
    if topic.partner and not topic.flow and not line.japanese:
        flows = [*_dealt(before, line, talk), *flows]
    if not topic.flow or topic.hinted:
        flows = [*((w.means, 0.1) for w in line.words_of("whole") if w.means), *flows]
    if not topic.flow and not line.japanese and (way := spent_or_earned(topic, line.text)):
        flows = [(way, 0.0), *flows]
    if not topic.flow and line.japanese and (verb := _VERB_JA.match(line.text, topic.end)):
        flows = [(Flow.EXPORT if verb["way"] == "出" else Flow.IMPORT, 0.0), *flows]
    if topic.commodity and not any(_code(topic.commodity, flow)[0] for flow, _ in flows):
        flows = [(each.split(":")[0], 0.5) for each in topic.commodity.split("|")]
    return flows


def _dealt(before: Sequence[Topic], line: Line, talk: Talk) -> list[Option]:
    """The flow that the sentence, or a question before it, names by who supplies or buys."""
    if own := dealing(line.text):
        return [(own, 0.05)]
    said = any(t.flow and not t.hinted for t in before)
    return [(talk.dealing, 0.3)] if talk.dealing and not said else []


def _part_of(topic: Topic, after: Sequence[Topic], line: Line) -> Topic:
    """Goods with the flow and partner of the whole they make up: cars were 29.2% of exports to the US."""
    if line.japanese or not after or not topic.commodity or topic.flow or topic.partner or not after[0].flow:
        return topic
    if after[0].commodity or not _SHARE_OF.fullmatch(line.text, topic.end, after[0].start):
        return topic
    return msgspec.structs.replace(topic, flow=after[0].flow, partner=after[0].partner)


def _named(topic: Topic) -> frozenset[str]:
    """What a topic names itself; a flow that only its preposition hints at is not named."""
    said = {
        "flow": topic.flow if not topic.hinted else "", "partner": topic.partner, "goods": topic.commodity,
        "measure": topic.measure,
    }  # fmt: skip
    return frozenset(slot for slot, word in said.items() if word)


def cheapest(ways: Iterable[Filled], most: int = _MOST) -> list[Filled]:
    """Each way once, at its least cost, cheapest first."""
    best: dict[Slots, Filled] = {}
    for way in sorted(ways, key=lambda way: way.cost):
        held = best.setdefault(way.slots, way)
        # 装置は全世界向けで: each of two topics names a part of the same.
        best[way.slots] = msgspec.structs.replace(held, named=held.named | way.named)
    return list(best.values())[:most]


def _side(flow: str, before: Sequence[Topic]) -> str:
    return next((t.side for t in reversed(before) if t.side), "") if flow == Flow.BALANCE else ""


def _flows(topic: Topic, before: Sequence[Topic], after: Sequence[Topic], line: Line, talk: Talk) -> list[Option]:
    if topic.flow and not topic.hinted:
        return [(topic.flow, 0.0)]
    options: list[Option] = []
    if topic.commodity and topic.commodity != "finer" and "|" not in topic.commodity:
        options.append((topic.commodity.split(":")[0], 0.05))
    if topic.hinted:
        options.append((topic.flow, 0.15))
        if line.japanese and _GOES_THERE_JA.search(line.text[: topic.end + 2]):
            return options
    options += [
        (t.commodity.split(":")[0], 0.1 + 0.05 * n)
        for n, t in enumerate(reversed(before)) if ":" in t.commodity and "|" not in t.commodity
    ][:1]  # fmt: skip
    options += [(t.flow, 0.2 + 0.15 * n) for n, t in enumerate(reversed(before)) if t.flow and not t.adjunct][:2]
    if not (topic.partner and after and _NEXT_ITEM.search(line.text, topic.end, after[0].start)):
        options += [(t.flow, 0.6) for t in after if t.flow and not t.adjunct][:1]
    # What a list said before an item binds it less than what a sentence said before the next.
    far = 0.3 if ITEM.match(line.text) else 0.4 if _is_turned_ja(topic, line, talk) else 0.0
    options += [(slots.flow, 0.5 + far) for slots in talk.heard[:1]]
    options += [(slots.flow, 0.55 + far) for slots in talk.heard[-1:]]
    usual = Flow.IMPORT if _FUELS in topic.commodity else Flow.EXPORT
    turned = not line.japanese and topic.partner not in ("", *(slots.partner for slots in talk.heard))
    if turned and not before and talk.paragraph != line.sentence.paragraph:
        # A new paragraph turns to another partner: what is told of one is exports.
        options.append((usual, 0.45))
    options += [(usual, 0.8), (opposite(usual), 1.1)]
    if topic.commodity:
        options = [(flow, cost) for flow, cost in options if flow != Flow.BALANCE]
    return options


def _is_turned_ja(topic: Topic, line: Line, talk: Talk) -> bool:
    """Whether a Japanese paragraph turns to a partner alone after one that ended on a balance: what is told is exports."""
    ended = bool(talk.heard) and all(slots.flow == Flow.BALANCE for slots in talk.heard)
    return line.japanese and bool(topic.partner) and ended and talk.paragraph != line.sentence.paragraph


def _partners(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> list[Option]:
    if topic.partner:
        return [(topic.partner, 0.0)]
    if "total" in topic.anaphors:
        return [(WORLD, 0.0)]
    if line.japanese and (said := _partners_ja(topic, before, line, talk)):
        return said
    named = [t.partner for t in before if t.partner and not t.adjunct]
    anew = ITEM.match(line.text) or _BY_GOODS.search(line.text[: topic.start])
    answers = line.japanese and talk.announced == "partner"
    same_paragraph = (talk.paragraph == line.sentence.paragraph or answers) and not anew
    heard = heard_of(topic, talk, japanese=line.japanese)
    if (
        not named
        and heard
        and any("partner" in t.anaphors for t in (line.topics if not line.japanese else before) if t is not topic)
    ):
        named = heard[:1]
    if "partner" in topic.anaphors and (named or heard):
        return [(meant_by(topic, named, heard, talk), 0.0), (WORLD, 0.9)]
    if not named and (going_on := _going_on(topic, heard, line, talk)):
        return going_on
    options = [(WORLD, 0.3 if named else 0.0)]
    if named:
        options.append((named[-1], 0.15 if not topic.flow or topic.hinted else 0.25))
    whole = any(t.flow and not t.partner and not t.adjunct for t in before) or bool(line.words_of("whole"))
    if heard and same_paragraph and not named:
        options += [(heard[0], 0.8)] if whole and not topic.measure else _heard(topic, heard, line, talk)
    elif heard and not named and not anew and topic.flow and not topic.commodity:
        options.append((heard[0], 0.36))
    return options


def _heard(topic: Topic, heard: Sequence[str], line: Line, talk: Talk) -> list[Option]:
    """The partner of the sentence before, last one first: that of goods or a measure, which break its trade down."""
    breaks_down = (bool(topic.commodity) and not topic.flow) or bool(topic.measure)
    if breaks_down and not line.japanese and len(set(talk.places)) > 1:
        # Exports to China and to Taiwan grew. Cars rose 3%: those to anywhere.
        return [(partner, _OF_MANY) for partner in dict.fromkeys(heard)]
    if breaks_down:
        return [(heard[0], -0.1)]
    definite = re.search(r"\bthe\s+$|\bthat\s+$|\bits\s+$", line.text[: topic.start], re.IGNORECASE) is not None
    return [(heard[0], 0.35 if definite or line.japanese or topic.flow == Flow.BALANCE else 0.6)]


def _partners_ja(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> list[Option]:
    """The partner of the goods that a topic only measures, and the world after 全体では; nothing for other topics."""
    if (owner := _measured(topic, before)) is not None:
        return _partners(owner, [t for t in before if t.end <= owner.start], line, talk)
    if before and "total" in before[-1].anaphors and not topic.flow:
        return [(WORLD, 0.0), *((t.partner, 0.5) for t in before[::-1] if t.partner and not t.adjunct)][:2]
    if "commodity" in topic.anaphors and topic.commodity and not topic.flow and not before and talk.heard:
        # 米国向け輸出 ▲1.8%; うち自動車 ▲8.4%: of those to it.
        return [(talk.heard[-1].partner, 0.0), (WORLD, 0.3)]
    return []


def _measured(topic: Topic, before: Sequence[Topic]) -> Topic | None:
    """The flow of goods of which a Japanese topic only names a measure: 自動車の輸出は金額で; None where it names more."""
    if not _only_measures(topic):
        return None
    owner = next((t for t in reversed(before) if not _only_measures(t)), None)
    return owner if owner is not None and owner.flow and owner.commodity else None


def _only_measures(topic: Topic) -> bool:
    return bool(topic.measure) and not (topic.flow or topic.commodity or topic.partner or topic.anaphors)


def _going_on(topic: Topic, heard: Sequence[str], line: Line, talk: Talk) -> list[Option]:
    """The partner just announced or spoken of, for a topic that goes on with it; nothing for one that does not."""
    if not line.japanese and talk.announced == "partner" and heard:
        return [(heard[0], 0.0), (WORLD, 0.5)]
    if not line.japanese:
        if place := place_of(topic, line, talk.section):
            return [(place, 0.1), (WORLD, 0.2)]
        alone = talk.whose == {*heard} and not _OF_JAPAN.match(line.text)
        return [(heard[0], 0.1), (WORLD, 0.2)] if alone and _goes_on(topic, line, talk) else []
    if _goes_on(topic, line, talk):
        return [(heard[0], 0.15), (WORLD, 0.3)]
    return [(talk.traded_with, 0.15), (WORLD, 0.3)] if talk.traded_with and not set(heard) - {talk.traded_with} else []


def _goes_on(topic: Topic, line: Line, talk: Talk) -> bool:
    """Whether flows named alone are those with the one partner just spoken of: 対中赤字は7.9兆円。輸出は0.4%減。"""
    spoken = {slots.partner for slots in talk.heard}
    same = talk.paragraph == line.sentence.paragraph or _ON_THE_OTHER_HAND.match(line.text) is not None
    same = same or talk.announced == "partner"
    published = _PUBLISHED.search(line.text) and not any(topic.side and topic.side == s.side for s in talk.heard)
    anew = ITEM.match(line.text) or published or any("total" in t.anaphors for t in line.topics)
    flow_alone = bool(topic.flow) and not topic.hinted and not topic.commodity and not topic.anaphors
    return len(spoken) == 1 and WORLD not in spoken and same and not anew and flow_alone and not line.words_of("whole")


def _goes_on_with_goods(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> bool:
    """Whether a flow named alone is that of the one kind of goods just spoken of: 船舶の輸出をみる。輸出額は2兆円."""
    spoken = {(slots.commodity, slots.flow) for slots in talk.heard}
    alone = topic.flow and not topic.hinted and not topic.partner and not topic.anaphors and not line.words_of("whole")
    alone = alone and "総" not in topic.text
    turned = any(t.partner not in ("", *(slots.partner for slots in talk.heard)) for t in before)
    anew = turned or ITEM.match(line.text) or _PUBLISHED.search(line.text) or any(t.commodity for t in before)
    same = (talk.paragraph == line.sentence.paragraph or talk.announced == "subject") and not anew
    goods = next(iter(spoken))[0] if len(spoken) == 1 else TOTAL
    known = goods not in (TOTAL, "finer")
    # 輸入は10.5%増。輸出も4.8%増: the other flow of the same goods.
    goes_on = bool(talk.announced) or line.text.startswith("も", topic.end) or spoken == {(goods, topic.flow)}
    goes_on = goes_on or (known and talk.title_goods == as_word(talk.heard[-1]))
    return bool(alone) and same and known and goes_on


def _same_goods(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> str:
    """The goods just spoken of, or those of the list, with which a flow named alone goes on; empty where it does not."""
    if _goes_on_with_goods(topic, before, line, talk):
        return as_word(talk.heard[-1])
    if _is_of_the_list(topic, before, line, talk):
        return talk.listed[-1]
    return of_head(topic, before, line) or of_last(topic, before, line, talk)


def _is_of_the_list(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> bool:
    """Whether a flow named alone is that of the goods of the whole list: 医薬品の輸入は; 2010年は; 輸出は1.33兆円."""
    alone = topic.flow and not topic.hinted and not topic.partner and not topic.anaphors and not line.words_of("whole")
    one = len(talk.listed) >= _A_LIST and len(set(talk.listed)) == 1 and TOTAL not in talk.listed
    return bool(alone) and one and ITEM.match(line.text) is not None and not before


def _commodities(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> list[Option]:
    if topic.commodity:
        return [(topic.commodity, 0.0)]
    if "total" in topic.anaphors:
        return [(TOTAL, 0.0)]
    if (
        topic.flow
        and (not topic.partner or (topic.hinted and line.japanese))
        and (headed := _headed(topic, before, line))
    ):
        return [(headed, 0.0), (TOTAL, 0.4)]
    if before and _MAKERS.fullmatch(line.text, before[-1].end, topic.start) and before[-1].commodity and topic.flow:
        return [(before[-1].commodity, 0.0)]
    if line.japanese and (same := _same_goods(topic, before, line, talk)):
        return [(same, 0.15), (TOTAL, 0.3)]
    if not line.japanese and (meant := unsaid(topic, before, line, talk, anew=ITEM.match(line.text) is not None)):
        return [(meant, 0.1), (TOTAL, 0.2)]
    named = [t.commodity for t in before if t.commodity and not t.adjunct]
    heard = [as_word(slots) for slots in reversed(talk.heard) if slots.commodity != TOTAL]
    near = (named[::-1] + heard)[:1] or _spoken_of(topic, line, talk)
    of_it = not named and _of_it(topic, line, talk)
    if near and (of_it or (not topic.flow and topic.measure) or "commodity" in topic.anaphors):
        return [(near[0], 0.0), (TOTAL, 0.6)]
    if near and topic.measure:
        return [(near[0], 0.2), (TOTAL, 0.3)]
    if named and (topic.hinted or not topic.flow):
        those = (
            _THOSE.search(line.text[: topic.start]) is not None
            or _THEY.match(line.text, topic.end)
            or _of_the_topic(topic, before, line)
        )
        return [(named[-1], 0.0 if those else 0.35), (TOTAL, 0.3)]
    # In an article about chips "imports" may be those of chips: the figure decides.
    spoken = 0.7 if named else 0.35 if topic.flow and topic.flow != Flow.BALANCE and not topic.partner else None
    return [(TOTAL, 0.0), *((goods, spoken) for goods in near if spoken is not None)]


def _spoken_of(topic: Topic, line: Line, talk: Talk) -> list[str]:
    """The goods named last, for a Japanese quantity or price of goods that the sentence before does not name."""
    return list(talk.goods[-1:]) if line.japanese and topic.measure in _OF_ONE_KIND else []


def _of_it(topic: Topic, line: Line, talk: Talk) -> bool:
    """Whether a flow is that of the goods named last: その輸入額; 車は? 米国向けは9.4%増."""
    if topic.hinted:
        return line.japanese and talk.announced == "subject"
    return bool(topic.flow) and not topic.partner and line.text.endswith("その", 0, topic.start)


def _headed(topic: Topic, before: Sequence[Topic], line: Line) -> str:
    """The goods that the line is about, whose flows follow: chips: exports +52.3%, imports +82.1%."""
    goods = [t for t in before if t.commodity]
    if len(goods) != 1 or goods[0].flow or goods[0].partner or any(t.partner for t in before):
        return ""
    opens = not re.search(r"\w", _LEAD.sub("", line.text[: goods[0].start]))
    tied = _HEADS_CLAUSE.match(line.text, goods[0].end)
    tied = tied or _WITH_THEIRS.fullmatch(line.text, goods[0].end, topic.start)
    return goods[0].commodity if opens and tied else ""


def _of_the_topic(topic: Topic, before: Sequence[Topic], line: Line) -> bool:
    """Whether the goods before are the topic of the clause in Japanese: ICは台湾向けが."""
    goods = [t for t in before if t.commodity][-1]
    return line.japanese and re.fullmatch(r"[はもが、]{1,2}", line.text[goods.end : topic.start]) is not None


def _code(goods: str, flow: str) -> tuple[str | None, float]:
    """The commodity's code in a flow; None where it is not kept in that direction."""
    if goods in (TOTAL, "finer"):
        return goods, 0.0
    for each in goods.split("|"):
        if each.startswith(f"{flow}:"):
            return each.removeprefix(f"{flow}:"), 0.0
    return (TOTAL, 3.0) if flow == Flow.BALANCE else (None, 0.0)
