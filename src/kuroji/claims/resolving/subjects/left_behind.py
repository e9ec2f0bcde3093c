"""Left behind: goods of a clause that only sets the scene, where a pronoun takes up what was spoken of before it."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.topics import Topic

# When fuel prices soared, they had hit 121.3 trillion; with chips in demand, it grew.
_SETS_THE_SCENE = expression(
    r"(?:^\W*|[,;:—(]\s|\b(?:and|but|or)\s)(?:[^,;.]{0,24}\s)?(?:when|as|while|because|since|after|before|once|until|now that|with|if|although|though|amid|despite|then|thanks to|even as|even though)\b[^,;.]*$",
    re.IGNORECASE,
)
_PRONOUN = r"[^.;:]{0,60}?,?\s(?:it|they|these|that|(?:the|its|their) (?:figure|total|sum|bill|number))\b(?:[^.;:?]|\.\d){0,80}$"
_NOT_ITSELF = expression(
    r"(?:[\s-]+(?:and|or)\s[a-z]+)?\s+(?:prices?|costs?|futures|demand|suppl(?:y|ies)|shortages?|production|output|markets?|stocks|rally|boom|bust|slump|"
    r"(?:(?:was|were|is|are) )?(?:in (?:(?:hot|strong|high|great|short) )?(?:demand|supply)|cheap(?:er)?|dear(?:er)?|costl(?:y|ier)|scarcer?)|"
    rf"(?:got|became|turned|grew|went) (?:cheaper|dearer|costlier|pricier|scarcer|nuts|mad|crazy|through the roof))\b{_PRONOUN}",
    re.IGNORECASE,
)
_PRICED = expression(_PRONOUN, re.IGNORECASE)
_KINDS = (Kind.AMOUNT, Kind.PERCENT, Kind.RECORD, Kind.MULTIPLE)
_COST = 1.3


def left_behind(text: str, topic: Topic, mention: Mention, start: int, japanese: bool) -> float:
    """What it costs that a pronoun after the prices of goods, or the demand for them, takes up something else."""
    if japanese or mention.kind not in _KINDS or topic.end > start or not topic.commodity:
        return 0.0
    if topic.flow or topic.partner or not _SETS_THE_SCENE.search(text[: topic.start]):
        return 0.0
    taken_up = _PRICED if topic.measure == "unit_value" else _NOT_ITSELF
    return _COST if taken_up.match(text, topic.end, start) else 0.0
