"""Unsaid: the goods of a Japanese topic that only names a place, from the head of its sentence or the sentence before.

荷役機械の輸出は米国が9.3%減、欧州連合が11.0%増; 大豆の輸入量は13万トン。ブラジル産は11万トン: of the same goods. After 国別では or
全体では it is all goods again.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.subjects.anaphors import heard_of
from kuroji.claims.resolving.words.talk import Line, Slots, Talk, as_word
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import TOTAL, WORLD, Flow

_BY_PLACE = expression(
    r"(?:国|地域|相手国|相手先|仕向け?[地先]|輸[出入][先元]|市場)(?:・地域|や地域)?(?:別|ごと)|貿易相手"
)
_ORIGIN = expression(r"[産製](?=[はがもをの\d(]|$)")
_RANKED = expression(r"\W*\d{1,2}位|\W*第\d{1,2}位")
ONLY_THERE = expression(r"(?:だけ|のみ)?に(?:限|絞)|(?:だけ|のみ)[でをはが]")
_FIGURE = expression(r"\d")
_NO_GOODS = (TOTAL, "finer", "")


def of_head(topic: Topic, before: Sequence[Topic], line: Line) -> str:
    """The goods whose trade the sentence tells of before it names a place: 建機の豪州向けは155億円、北米は23.8%減."""
    if not _only_says_where(topic):
        return ""
    told = [t for t in before if (t.commodity or t.flow or t.side) and not t.adjunct]
    head = next((t for t in told if t.commodity), None)
    if head is None or head.commodity in _NO_GOODS or not head.flow or len({t.commodity for t in told} - {""}) > 1:
        return ""
    whole = any(t.flow and not t.hinted and not t.commodity for t in told) or any("total" in t.anaphors for t in before)
    return "" if whole or line.words_of("whole") else head.commodity


def of_last(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> str:
    """The goods that the sentence before told of alone, where the next only says of which place: ブラジル産は11万トン."""
    if not _only_says_where(topic) or any(t.commodity or (t.flow and not t.hinted) or t.side for t in before):
        return ""
    if _ORIGIN.search(line.text[topic.start : topic.end + 2]):
        return _of_origin(talk)
    anew = _BY_PLACE.search(line.text[: topic.start]) or any("total" in t.anaphors for t in line.topics)
    if anew or talk.paragraph != line.sentence.paragraph or line.words_of("whole") or _RANKED.match(line.text):
        return ""
    if talk.broken_down or (topic.hinted and any(slots.partner != WORLD for slots in talk.heard)):
        # 対米輸出は3.1%減、うち自動車は7.5%減。アジア向けは4.2%増: place beside place, of all goods.
        return ""
    return _alone(talk.heard)


def narrowed(topic: Topic, line: Line, talk: Talk) -> Topic:
    """The topic, with the place spoken of that the words after it narrow it to: 鉄鋼輸出は、同国に限れば38万トン."""
    if topic.partner or not topic.flow:
        return topic
    there = next((t for t in line.topics if t.start >= topic.end), None)
    if there is None or "partner" not in there.anaphors or not ONLY_THERE.match(line.text, there.end):
        return topic
    places = heard_of(there, talk, japanese=True)
    if not places or _FIGURE.search(line.text, topic.end, there.start):
        return topic
    return msgspec.structs.replace(topic, partner=places[0])


def _only_says_where(topic: Topic) -> bool:
    placed = bool(topic.partner) or "partner" in topic.anaphors
    return placed and not topic.commodity and (not topic.flow or topic.hinted) and not topic.side


def _of_origin(talk: Talk) -> str:
    """The goods of which something is 中東産 or フランス製: those just told of, else those of the title, else those named last."""
    return _alone(talk.heard) or talk.title_goods or next(iter(talk.goods[-1:]), "")


def _alone(heard: Sequence[Slots]) -> str:
    told = {as_word(slots) for slots in heard if slots.commodity not in _NO_GOODS}
    rest = any(slots.commodity in _NO_GOODS or slots.flow == Flow.BALANCE for slots in heard)
    return told.pop() if len(told) == 1 and not rest else ""
