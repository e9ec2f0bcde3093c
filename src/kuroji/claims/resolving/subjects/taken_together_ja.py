"""Taken together: what a Japanese sentence says of the two flows just told of: their difference, or of each in turn.

輸出が9兆円、輸入が9.5兆円。差は5,000億円; それぞれ17.0%、12.5%増えた.
"""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.talk import Line, Slots, Talk
from kuroji.model.observation import TOTAL, Flow

_DIFFERENCE = expression(r"(?<![一-龠格誤])(?:その)?差額?(?:は|が|:|、)\s?(?:約|およそ|ほぼ)?$")
_EACH = "それぞれ"


def taken_together(mention: Mention, line: Line, talk: Talk) -> Slots | None:
    """The subject of a figure that sums up the flows just told of; None where it does not."""
    return _difference(mention, line, talk) or _each(mention, line, talk)


def _difference(mention: Mention, line: Line, talk: Talk) -> Slots | None:
    before = line.text[: mention.start - line.sentence.start]
    flows, partners = {s.flow for s in talk.heard}, {s.partner for s in talk.heard}
    both = flows == {Flow.EXPORT, Flow.IMPORT} and len(partners) == 1
    total = all(s.commodity == TOTAL and not s.measure for s in talk.heard)
    told = mention.kind is Kind.AMOUNT and both and total and _DIFFERENCE.search(before) is not None
    return Slots(Flow.BALANCE, talk.heard[0].partner) if told else None


def _each(mention: Mention, line: Line, talk: Talk) -> Slots | None:
    said = line.text.find(_EACH)
    told = list(dict.fromkeys(talk.heard))
    figures = [
        m for m in line.sentence.mentions if m.kind is mention.kind and m.start - line.sentence.start > said >= 0
    ]
    if line.topics or mention not in figures or not 1 < len(figures) == len(told):
        return None
    return told[figures.index(mention)]
