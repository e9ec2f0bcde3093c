"""Completing: what a topic leaves to a heading above it, to goods beside it or to words that stand for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.subjects.anaphors import of_two
from kuroji.claims.resolving.subjects.dealings import dealing, of_dealer
from kuroji.claims.resolving.subjects.unsaid_ja import narrowed
from kuroji.claims.resolving.words.lines import LABEL
from kuroji.claims.resolving.words.talk import Line, Talk, as_word
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import TOTAL, WORLD, Flow

# Car exports to America fell 6.8%; worldwide they were down 6.0%.
_EVERYWHERE = expression(
    r"world-?wide|globally|(?:to|from|with|for|across) (?:all|every|the (?:whole )?world)", re.IGNORECASE
)
_THEY = expression(r",? (?:they|it|these|those|the (?:figure|drop|fall|rise|gain|increase))\b", re.IGNORECASE)
# Japanese cars worth 500 billion yen went to America.
_MOVED = expression(
    r"[^;:]{0,60}?\b(?:went|goes?|gone|shipped|sent|sold|delivered|exported|came|come|arrived|bought|imported|headed|travelled|found their way)\s+(?:abroad\s+|overseas\s+|straight\s+|mostly\s+|mainly\s+)?(?:to|from)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# The number of them, its volume: of the very same.
_OF_THEM = expression(r"\s*(?:them|it|these|those)\b", re.IGNORECASE)
_FLOW_OF_THEM = expression(
    r"\*{0,2}(?: (?:about |some |nearly )?[¥$]?\d[\d.,]*(?: ?(?:trillion|billion|million|tn|trn|bn|mn|m|t|b))?(?: yen)?(?: worth)?)? of (?:them|these|those|it|the stuff|the things)\b(?! (?:countries|markets|\d))",
    re.IGNORECASE,
)
# Car exports to the US rose 18.8%, to the EU 3.0%; to the world as a whole, 2.0%.
_AND_THERE = expression(
    r"[^;:.]{0,40}?\d[\d.,]*\s?(?:%|per ?cent|percent)?(?: [^,;:.\d]{1,24})?[,;]? (?:and |but |while |against )?(?:by )?(?:to|from) (?:the )?",
    re.IGNORECASE,
)
_AND_ANOTHER = expression(r"\s*\([^()]{1,40}\)(?:,| and|, and| or| then)*\s+(?:the )?", re.IGNORECASE)
_A_SENTENCE = expression(
    r"[.!?]\W*$|^\W*>|[\"“”]|\b(?:they|it|we|he|she|is|are|was|were|has|have|had|will)\b(?!.*:\W*$)", re.IGNORECASE
)


def completed(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk, *, item: bool) -> Topic:
    """The topic with what its sentence, its list or its paragraph says for it; `item` where its line is one of a list."""
    topic = _same_things(of_two(of_dealer(topic, line, talk), before, talk), before, line)
    if line.japanese:
        return _paid_for(narrowed(topic, line, talk), before)
    if talk.head is not None and (item or _is_labelled(line)):
        return _under(talk.head, topic)
    if topic.measure and not (topic.flow or topic.partner) and _is_of_everywhere(before):
        return msgspec.structs.replace(topic, partner=WORLD)
    if "commodity" in topic.anaphors and "same" in topic.text and not topic.commodity:
        return _of_goods_before(topic, before, talk)
    return msgspec.structs.replace(topic, commodity=topic.commodity or _going_on(topic, before, line, talk))


# 原油の輸入量は減ったが、輸入額は増えた: what was paid for the same goods; not the total.
_PAID_JA = expression(r".*(?<!総)(?:額|代金|費用?|コスト)")


def _paid_for(topic: Topic, before: Sequence[Topic]) -> Topic:
    """A Japanese flow in money alone, with the goods of which the clause before told how many in the same flow."""
    alone = topic.flow and not (topic.hinted or topic.partner or topic.commodity or topic.anaphors)
    if not alone or not before or before[-1].measure in ("", "value") or before[-1].flow != topic.flow:
        return topic
    paid = _PAID_JA.fullmatch(topic.text) is not None
    return msgspec.structs.replace(topic, commodity=before[-1].commodity) if paid else topic


def head_after(line: Line, talk: Talk, *, stated: bool, item: bool) -> Topic | None:
    """What a heading without figures says for the items below it, until a sentence that is none: Exports to the US, May:"""
    if line.japanese:
        return None
    if stated or item or not line.text.strip():
        return talk.head if item or _is_labelled(line) else None
    told = [t for t in line.topics if not t.outside and not t.adjunct]
    flows = {t.flow for t in told if t.flow and not t.hinted} or {dealing(line.text)} - {""}
    if len(flows) != 1 or _A_SENTENCE.search(line.text):
        return None
    partners, goods = {t.partner for t in told if t.partner}, {t.commodity for t in told if t.commodity}
    return Topic(
        start=0, end=0, text=line.text, flow=next(iter(flows)),
        partner=partners.pop() if len(partners) == 1 else "", commodity=goods.pop() if len(goods) == 1 else "",
    )  # fmt: skip


def _is_of_everywhere(before: Sequence[Topic]) -> bool:
    """Whether the sentence said that it speaks of all partners: worldwide, car exports rose, and the count as well."""
    return any("total" in t.anaphors for t in before) and not any(t.partner for t in before)


def _is_labelled(line: Line) -> bool:
    """Whether a label opens the line that says of what, or where to, and leaves the flow unsaid: China: +8.9%."""
    label, first = LABEL.match(line.text), next(iter(line.topics), None)
    return label is not None and first is not None and first.end <= label.end() and not first.flow


def _under(head: Topic, topic: Topic) -> Topic:
    """The topic of an item with what its heading says for all: the flow, and where or of what it is."""
    if Flow.BALANCE in (topic.flow, head.flow):
        return msgspec.structs.replace(topic, flow=topic.flow or head.flow, partner=topic.partner or head.partner)
    total = "total" in topic.anaphors
    named = topic.flow if topic.flow and not topic.hinted else head.flow
    return msgspec.structs.replace(
        topic, flow=named, hinted=False, partner=topic.partner or head.partner,
        commodity=topic.commodity or ("" if total else head.commodity),
    )  # fmt: skip


def _of_goods_before(topic: Topic, before: Sequence[Topic], talk: Talk) -> Topic:
    """The same category: the goods named last, however long ago."""
    near = [t.commodity for t in before if t.commodity] + [as_word(s) for s in talk.heard if s.commodity != TOTAL]
    return topic if near or not talk.goods else msgspec.structs.replace(topic, commodity=talk.goods[-1])


def _going_on(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> str:
    """The goods of a topic that only says where: those named before it in the sentence, or in the one before."""
    named = next((t for t in reversed(before) if t.commodity and not t.adjunct), None)
    if topic.hinted and topic.partner not in ("", WORLD) and named is not None and not (named.flow or named.partner):
        return named.commodity if _MOVED.fullmatch(line.text, named.end, topic.start) else ""
    if before and topic.partner and not (topic.flow or topic.measure) and before[-1].hinted and before[-1].partner:
        # From the UAE (so much) and Saudi Arabia (so much).
        listed = _AND_ANOTHER.fullmatch(line.text, before[-1].end, topic.start)
        return _going_on(before[-1], before[:-1], line, talk) if listed else ""
    elsewhere = topic.hinted and topic.partner and named is not None and named.partner not in ("", topic.partner)
    if named is not None and elsewhere and named.flow == topic.flow and named is before[-1]:
        return named.commodity if _AND_THERE.fullmatch(line.text, named.end, topic.start) else ""
    everywhere = ("total" in topic.anaphors and not topic.flow) or (topic.partner == WORLD and topic.hinted)
    if not everywhere or not (_EVERYWHERE.match(topic.text) or _THEY.match(line.text, topic.end)):
        return ""
    if named is not None:
        return named.commodity if named.partner not in ("", WORLD) else ""
    last = talk.heard[-1] if talk.heard and not before else None
    goes_on = last is not None and last.partner != WORLD and last.commodity not in (TOTAL, "finer")
    return as_word(last) if last is not None and goes_on and _THEY.match(line.text, topic.end) else ""


def _same_things(topic: Topic, before: Sequence[Topic], line: Line) -> Topic:
    """A measure of what was just named, where it says so: the number of them."""
    if not line.japanese and topic.flow and not topic.commodity and _FLOW_OF_THEM.match(line.text, topic.end):
        return msgspec.structs.replace(topic, anaphors=(*topic.anaphors, "commodity"))
    if not topic.measure or not before or not _OF_THEM.match(line.text, topic.end):
        return topic
    return msgspec.structs.replace(topic, anaphors=(*topic.anaphors, "partner", "commodity"))
