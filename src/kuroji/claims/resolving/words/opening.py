"""Opening: whether an English sentence without figures sets what the next ones are of, or only tells what happened.

Let us look at one row: India. Don't forget Hong Kong. Taiwan was the surprise: these set the subject.
Then came the won and the smartphone. Refiners in Texas were busy: these leave it where it was.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.lines import TALKS_OF, announced, theme
from kuroji.claims.resolving.words.talk import Line
from kuroji.claims.resolving.words.topics import Topic

# A country, a market and the like of which trade is spoken; who buys and who sells.
_OF_TRADE = expression(
    r"\b(?:trad(?:e|es|ed|ing)|customers?|buyers?|suppliers?|sellers?|sources?|markets?|destinations?|clients?|goods|merchandise|cargo(?:es)?|freight|"
    r"sells?|sold|selling|buys?|bought|buying|ships?(?= (?:to|from|more|less|fewer|goods|it|them))|shipped|shipping|sends?|sent|takes? in|purchas(?:e|es|ed|ing)|spends?|spent|earns?|earned|pays?|paid|bills?|import\w*|export\w*)\b",
    re.IGNORECASE,
)
# Taiwan was the surprise; China remains another story; the Gulf stands out.
_IS_A = expression(
    r",?(?: (?:itself|alone|too|again|also|then|however|meanwhile|though))?,? (?:(?:is|are|was|were|remains?|remained|proved|became|makes?|made|offers?|offered|provides?|provided|tells?|told|shows?|showed|deserves?)"
    r" (?:(?:again|also|still|once more|now|perhaps|arguably|not|by far) )?(?:the|a|an|another|one|no|our|its|where|different|what)\b|st(?:ands?|ood) out|bucked|led\b|leads\b|disappointed|surprised|dominates?|dominated|comes? (?:next|first|last)|came (?:next|first|last))",
    re.IGNORECASE,
)
# The exception is China; then there is Taiwan.
_THERE_IS = expression(
    r"(?:^\W*|[,;:] )(?:(?:and|but|then|now|finally|lastly) )*(?:there (?:is|was|are|were)|here (?:is|are)|(?:the|an?|one|another|our) (?:[\w-]+ ){1,3}(?:is|was|are|were|remains|remained))(?: (?:also|again|of course|always|still|perhaps|surely))? (?:the )?$",
    re.IGNORECASE,
)
# Taiwan held an election; the smartphone arrived: short as they are, these are no headings.
_HAPPENED = expression(
    r"\b(?:arriv(?:ed|es)|came|comes|went|goes|held|holds|hits?|struck|strikes|began|begins|start(?:s|ed)|open(?:s|ed)|clos(?:es|ed)|shut|left|leaves|mov(?:es|ed)|join(?:s|ed)|won|wins|"
    r"lost|loses|liv(?:es|ed)|work(?:s|ed)|built|builds|made|makes|invent(?:ed|s)|launch(?:ed|es)|happen(?:ed|s)|explod(?:ed|es)|collaps(?:ed|es)|crash(?:ed|es)|vot(?:ed|es)|elect(?:ed|s)|"
    r"sign(?:ed|s)|notic(?:ed|es)|shrug(?:ged|s)|laugh(?:ed|s)|complain(?:ed|s)|protest(?:ed|s)|promis(?:ed|es)|threaten(?:ed|s)|impos(?:ed|es)|rais(?:ed|es)|ban(?:ned|s)|block(?:ed|s)|"
    r"invad(?:ed|es)|attack(?:ed|s)|fought|fights|met|meets|visit(?:ed|s)|spoke|speaks|said|says|thinks|thought|knew|knows|wants|wanted|(?:had|has|have) (?:a|an|no|other|its|the|their)|need(?:ed|s)|burn(?:ed|t|s)|flood(?:ed|s)|sank|die[ds]?|"
    r"(?:was|were|is|are) (?:un\w+|[a-z]{3,}ed|busy|at war|shut|closed|in|on))\b",
    re.IGNORECASE,
)
_NAMED_LAST = expression(r"[:—–] (?:the |our |its |and |in |to |from |with )*$", re.IGNORECASE)
_ENDS = expression(
    r"(?:['’]s)?(?:,? (?:too|again|first|next|then|of course|please|say|instead|itself))?\W*$", re.IGNORECASE
)


def opens(line: Line) -> bool:
    """Whether a sentence without figures sets what is spoken of; any does in Japanese, and so does a title."""
    if line.japanese or line.number == 0 or line.text.rstrip().endswith(("?", ":")):
        return True
    if any(word.sort in ("flow", "side", "measure") for word in line.words):
        return True
    if (announced(line) or theme(line)) and not _HAPPENED.search(line.text):
        return True
    if any(topic.anaphors for topic in line.topics) or _OF_TRADE.search(line.text):
        return True
    return any(_is_told_of(topic, line.text) for topic in line.topics if topic.partner or topic.commodity)


def _is_told_of(topic: Topic, text: str) -> bool:
    """Whether the words around a topic say that it is to be told of."""
    before = text[: topic.start]
    if TALKS_OF.search(before) or _THERE_IS.search(before):
        return True
    if _NAMED_LAST.search(before) and _ENDS.match(text, topic.end):
        return True
    return not re.search(
        r"\w", re.sub(r"^\W*(?:the|and|but|then|so|only|even|now)\b", "", before, flags=re.IGNORECASE)
    ) and (_IS_A.match(text, topic.end) is not None)
