"""Spending: the flow that English words beside goods tell without naming it: what they cost, what they earned abroad."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import Flow

_AMOUNT = r"(?:about |around |some |nearly |almost |roughly |over |more than |just |only )?[¥$]?\d"
# The fuel bill; mineral fuels cost us 2.4 trillion yen.
_SPENT = expression(
    rf"(?: (?:bills?|importers?|buyers)\b| (?:has |have |had )?cost(?:s)?(?: (?:us|it|them|japan|the (?:country|nation)))? {_AMOUNT})",
    re.IGNORECASE,
)
# Drug exporters; machines earned 4.6 trillion yen abroad.
_EARNED = expression(
    rf"(?: exporters?\b| (?:has |have |had )?(?:earned|earns?|brought in|fetched|raked in)(?: (?:us|it|them|japan|the (?:country|nation)))? {_AMOUNT})",
    re.IGNORECASE,
)
# American goods worth 1.8 trillion yen entered Japan.
_ENTERED = expression(
    r"(?:-made)? (?:goods|products|merchandise|wares)(?: (?:worth|valued at) (?:[^;.,]|[.,]\d){1,40}?)?(?: [¥$]?\d[\d.,]* (?:trillion|billion)(?: yen)?)? "
    r"(?:(?:enter(?:ed|ing)|arriving in|coming into|came into|came to|went to|left for|made (?:its|their) way to|arrived in|flowed (?:in)?to|reached|landed in|(?:sold|bought|landed) in|(?:sold|shipped|sent) to|bound for) (?:japan|the country)\b|"
    r"(?:going|heading|moving|coming|flowing|travelling) (?:the other way|in the (?:other|opposite) direction)\b)",
    re.IGNORECASE,
)
# Japan bought 12.9 trillion yen of American goods.
_BOUGHT_OF = expression(
    r"\b(?:bought|purchased|imported|took in|brought in) [¥$]?\d[\d.,]* (?:(?:trillion|billion)(?: yen)? )?(?:worth )?of (?:the )?$",
    re.IGNORECASE,
)
# Chinese-made computers worth 200 billion yen arrived.
_CAME = expression(
    r"(?: (?:worth|valued at|totalling) (?:[^;.,]|[.,]\d){1,40}?)?,? (?:(?:were|was|have|has been|had been) )?(?:arrived|came in|landed|entered|imported|bought|brought in|unloaded|cleared customs|(?:reached|flowed into|flooded into) (?:japan|the country))\b",
    re.IGNORECASE,
)
_GOODS = expression(r"(?:-made)? (?:goods|products|merchandise|wares)\b", re.IGNORECASE)


def spent_or_earned(topic: Topic, text: str) -> str:
    """The flow of goods or of a partner's goods, by the words after them; empty where they tell none."""
    if topic.commodity and _SPENT.match(text, topic.end):
        return str(Flow.IMPORT)
    if topic.commodity and _EARNED.match(text, topic.end):
        return str(Flow.EXPORT)
    if topic.partner and topic.commodity and _CAME.match(text, topic.end):
        return str(Flow.IMPORT)
    bought = _GOODS.match(text, topic.end) and _BOUGHT_OF.search(text[: topic.start])
    entered = _ENTERED.search(text, topic.start)
    came = bought or (entered is not None and entered.start() <= topic.end)
    return str(Flow.IMPORT) if topic.partner and came else ""
