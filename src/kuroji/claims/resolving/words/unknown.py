"""Unknown: what it costs that goods or a place which no list knows seem to be what a number is of."""

from __future__ import annotations

from kuroji.claims.expressions import expression
from kuroji.claims.mentions.context import SIGNS_EN
from kuroji.claims.resolving.words.topics import Topic

_UNKNOWN = expression(r"[\d%)][^,;、]{0,24}[,;、]\s*(?:and\s+)?((?:[A-Za-z][\w/&-]+ ){1,4})[+–-]?$")
_UNKNOWN_GOODS = 0.9
# Exports to the Gulf, to Bavaria: a place nobody knows is not the world.
_PLACE_AFTER = expression(
    r"\s(?:to|from|with|into)\s(?:the\s)?(?!January|February|March|April|May|June|July|August|September|October|November|December|Japan|Q\d|H\d|FY)[A-Z][a-z]{2,}"
)
_GOODS_BEFORE = expression(r"(?<![A-Za-z'’-])([a-z][a-z-]{2,}[a-z])(?<!ed)(?<!ly)(?<!ing) $")
_GOODS_BEFORE_JA = expression(
    r"(?<![一-龠々ァ-ヴーA-Za-z\d])(?!日本|わが国|我が国|世界|全体|国内|同国|全国|年間|通年|前年|昨年|今年)[一-龠々ァ-ヴーA-Za-z]{2,12}(?<![月年期度旬間])の$"
)
_OF_ALL = frozenset([
    "month", "months", "quarter", "quarters", "half", "halves", "week", "period", "total", "overall", "both", "all", "monthly", "annual", "yearly", "quarterly", "national", "japanese",
    "merchandise", "goods", "trade", "headline", "nominal", "real", "foreign", "overseas", "record", "strong",
    "weak", "higher", "lower", "robust", "sluggish", "when", "whose", "where", "how", "whole", "combined",
    "full-year", "half-year", "fiscal-year", "first-half", "second-half", "two-way", "customs-cleared",
    "yen-denominated", "than", "these", "those", "this", "also", "japan", "said", "says", "showed", "that's",
    "what", "even", "though", "because", "since", "until", "once", "then", "yet", "world", "global",
])  # fmt: skip
_SMALL_WORDS = frozenset([
    "a", "an", "the", "to", "from", "by", "in", "on", "of", "for", "at", "with", "and", "or", "but", "while",
    "which", "that", "it", "they", "its", "their", "was", "were", "is", "are", "has", "had", "have", "about",
    "around", "some", "roughly", "nearly", "almost", "only", "just", "over", "under", "still", "against", "versus",
    "year", "month", "earlier", "before", "ago", "worth", "totalling", "totaling", "accounting", "contributing",
    "making", "compared", "quantity", "volume", "value", "volumes",
    "both", "each", "all", "either", "neither", "again", "also", "too", "once", "twice", "another", "yet", "further", "fresh", "new",
    "record", "respectively", "together", "combined", "now", "then", "here", "thus", "hence", "so", "or", "nor", "not", "no", "well",
])  # fmt: skip
_STATES = frozenset([
    "remains", "remain", "stands", "stays", "ranks", "marks", "makes", "means", "equals", "represents", "becomes",
    "became",
])  # fmt: skip


def of_another(gap: str) -> float:
    """What it costs that a figure before and a word that nobody knows stand between: steel +0.2%, non-ferrous +39.7%."""
    told = _UNKNOWN.search(gap)
    if told is None or any(
        word in SIGNS_EN or word in _SMALL_WORDS or word.endswith(("ing", "ed")) or word in _STATES
        for word in told[1].lower().split()
    ):
        return 0.0
    return 1.2


def of_unknown_goods(text: str, topic: Topic, japanese: bool) -> float:
    """What it costs that a flow seems to be that of goods nobody knows: petroleum product imports, 石油製品の輸入."""
    if not topic.flow or topic.commodity or topic.partner or topic.side or topic.outside:
        return 0.0
    if not japanese and _PLACE_AFTER.match(text, topic.end):
        return _UNKNOWN_GOODS
    before = (_GOODS_BEFORE_JA if japanese else _GOODS_BEFORE).search(text[max(0, topic.start - 40) : topic.start])
    if before is None or (
        not japanese and (before[1] in _SMALL_WORDS or before[1] in SIGNS_EN or before[1] in _OF_ALL)
    ):
        return 0.0
    return _UNKNOWN_GOODS
