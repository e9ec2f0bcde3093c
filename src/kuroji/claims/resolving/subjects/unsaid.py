"""Unsaid: the goods of an English flow that names none, from the head of its paragraph or the flow before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.subjects.sections import OF_ALL, THE_COUNTRYS, of_section
from kuroji.claims.resolving.words.talk import Line, Talk, as_word
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import TOTAL, Flow

_OF_THINGS = expression(r"(?:the |their |its )?(?:shipments|sales|deliveries|purchases|arrivals)\b", re.IGNORECASE)
_IT_TRADED = expression(
    r"\W*(?:it|we|they|the country|japan)(?: (?:also|only|in turn|still|itself|has|had|have))* (?:bought|imported|purchased|took in|brought in|sold|exported|shipped|sent)$",
    re.IGNORECASE,
)
_NEW_CLAUSE = expression(
    r"[;—]|\.\s|\b(?:while|whereas|although|though|but|as|because|after|since|total|overall)\b", re.IGNORECASE
)


def unsaid(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk, *, anew: bool) -> str:
    """The goods that an English flow is of without saying so: those of its paragraph, or of the flow before it."""
    if talk.theme and not anew and _is_of_theme(topic, before, line, talk):
        return talk.theme
    if talk.title_goods and _is_of_title(topic, before, line):
        return talk.title_goods
    if not any(t.commodity for t in before) and (goods := of_section(topic, line, talk.section)):
        return goods
    return _of_the_other_flow(topic, before, line, talk) or _of_both_flows(topic, before, line)


def _of_the_other_flow(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> str:
    """The goods just told of, whose other flow a verb goes on with: Japan sold cars worth so much. It bought so much."""
    other = {(s.commodity, s.flow) for s in talk.heard}
    goods, flow = next(iter(other)) if len(other) == 1 else (TOTAL, "")
    turned = topic.flow not in ("", Flow.BALANCE, flow) and flow not in ("", Flow.BALANCE) and not before
    told = turned and goods not in (TOTAL, "finer") and not topic.partner and not line.words_of("whole")
    same = talk.paragraph == line.sentence.paragraph and not OF_ALL.search(line.text)
    return as_word(talk.heard[-1]) if told and same and _IT_TRADED.match(line.text[: topic.end]) else ""


def _is_of_title(topic: Topic, before: Sequence[Topic], line: Line) -> bool:
    """Whether a flow is that of the goods the title names: exports, not Japan's exports nor those to a partner."""
    alone = bool(topic.flow) and not (topic.hinted or topic.partner or topic.side or topic.flow == Flow.BALANCE)
    other = any(t.commodity for t in before) or line.words_of("whole") or THE_COUNTRYS.match(topic.text)
    return alone and not other


def _is_of_theme(topic: Topic, before: Sequence[Topic], line: Line, talk: Talk) -> bool:
    """Whether a flow is that of the goods its paragraph was opened with: Medicines. Imports were 5.2 trillion yen."""
    goes_on = talk.paragraph == line.sentence.paragraph
    alone = not topic.partner or _OF_THINGS.match(topic.text) is not None
    other = any(t.commodity for t in before) or line.words_of("whole") or topic.flow == Flow.BALANCE
    return goes_on and alone and not other and bool(topic.flow) and not topic.hinted


def _of_both_flows(topic: Topic, before: Sequence[Topic], line: Line) -> str:
    """The goods whose other flow the clause began with: imports of metals rose 74%, exports 48%."""
    if not before or topic.partner or topic.hinted or topic.flow in ("", Flow.BALANCE) or line.words_of("whole"):
        return ""
    first = before[0]
    other = first.flow not in ("", Flow.BALANCE, topic.flow) and not first.hinted and not first.adjunct
    parted = _NEW_CLAUSE.search(line.text, first.end, topic.start) or not re.search(
        r"\d", line.text[first.start : topic.start]
    )
    return (
        first.commodity
        if other and not parted and all(t is first or t.is_bare or _in_brackets(t, line.text) for t in before)
        else ""
    )


def _in_brackets(topic: Topic, text: str) -> bool:
    return re.search(r"\([^()]*$", text[: topic.start]) is not None and ")" in text[topic.end :]
