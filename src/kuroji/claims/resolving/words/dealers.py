"""Dealers: who deals for a country, and what its dealing is to us: Chinese buyers took, Korean mills sold, US farmers got.

What the people of a place buy is exported to it, and what they sell or are paid for is imported from it. Households,
owners and fabs buy, growers and refiners sell; companies, mills and plants do either, by their verb.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression

_BUYER = (
    r"markets?|consumers?|buyers?|importers?|customers?|clients?|purchasers?|shoppers?|households?|drivers?|motorists?|(?:ship)?owners?|airlines?|carriers?|fabs?|chip-?makers?|foundr(?:y|ies)|"
    r"dealers?|retailers?|wholesalers?|distributors?|users?|utilities|operators?|hospitals?|diners?|drinkers?|chefs?|processors?"
)
_SELLER = (
    r"suppliers?|sellers?|exporters?|shippers?|vendors?|growers?|farm(?:er)?s?|ranchers?|packers?|fishermen|fishers|fisheries|vineyards?|wineries|ateliers?|brands?|labels?|drillers?|refiner(?:y|ies|s)|"
    r"producers?|miners?|mines|wells|oilfields?|fields|collieries|sawmills?|loggers?|smelters?|seamstresses|sewing (?:rooms|shops)|tailors?|drug-?makers?|shipments|deliveries|cargoes|sales|supplies"
)
_EITHER = (
    r"firms?|compan(?:y|ies)|groups?|businesses|mills?|factor(?:y|ies)|plants?|makers?|manufacturers?|traders?|merchants?|industry|houses?|car-?makers?|auto-?makers?|steel-?makers?|"
    r"assemblers?|contractors?|partners?|people|folk|side"
)
_KINDS = r"(?:[a-z][a-z-]{1,14}\s+){0,3}?"
_ADVERB = r"(?:itself\s+|themselves\s+|alone\s+|also\s+|in turn\s+|have\s+|has\s+|had\s+|having\s+|now\s+|only\s+|just\s+|together\s+|between them\s+|still\s+|once again\s+|again\s+)*[\x22“‘]?"
_ASIDE = r"(?:,\s(?:where|whose|home to|meanwhile|however|too|by contrast|in turn|for its part)\b[^,;.:\d]{0,60},)?\s+"
# Somebody takes the goods; somebody pays for them, an amount, us, or for Japanese goods.
_TAKES = r"(?:took|takes?|taken|taking|bought|buys?|buying|purchased|absorbed|received|snapped up|ordered|ordering|gobbled up|picked up)\b(?! part| over| steps| place| off| aim| effect| in more)"
_PAYS_US = r"(?:paid|pays?|spent|spends?|handed|hand)\b(?=[^.;:]{0,48}\b(?:Japan|Japanese|us)\b)"
_PAYS = r"(?:paid|pays?|paying|spent|spends?|spending|handed|forked out|shelled out|accounted)\b(?=[^.;:]{0,48}\b(?:Japan|Japanese|us|yen|for|on)\b|\s+(?:\w+\s){0,2}[¥\d])"
_CUTS = r"(?:cut back|cut (?:their|theirs|its)|trimmed (?:their|its)|halved (?:their|its)|doubled (?:their|its))\b"
_GIVES = (
    r"(?:sold|sells?|selling|sent|sends?|supplied|suppl(?:y|ies)|delivered|shipped|ships?|provided)\b"
    r"(?=[^.;:]{0,60}\b(?:Japan|more|less|fewer|the country|here)\b|\s+(?:us\s+)?(?:(?:about|around|some|nearly|over|just|only) )?(?:[¥\d]|goods\b))"
)
_GETS = r"(?:got|gets?|getting|earned|earns?|earning|pocketed|pocketing|received|receiving|collected|billed|raked in|took in|took home|made|making|moved|brought)\b(?=\s+(?:\w+\s){0,3}[¥\d]|[^.;:]{0,48}\b(?:Japan|Japanese|us|yen)\b)"
BUYS = expression(
    r"\s+(?:demand|appetite|orders?)\s+(?:for|of)\b|['’]s\s+(?:own\s+|total\s+)?(?:bill|spending|demand|appetite)\s+(?:for|on)\s+(?:Japanese|Japan['’]s)\b|"
    rf"{_ASIDE}{_ADVERB}(?:{_TAKES}|{_PAYS_US})|"
    rf"(?:['’]s)?\s+{_KINDS}(?:{_BUYER}){_ASIDE}{_ADVERB}(?:{_TAKES}|{_PAYS}|{_CUTS})|"
    rf"(?:['’]s)?\s+{_KINDS}(?:{_EITHER}){_ASIDE}{_ADVERB}(?:{_TAKES}|{_PAYS})",
    re.IGNORECASE,
)
SELLS = expression(
    rf"{_ASIDE}{_ADVERB}{_GIVES}|(?:['’]s)?\s+{_KINDS}(?:{_SELLER}){_ASIDE}{_ADVERB}(?:{_GIVES}|{_GETS})|(?:['’]s)?\s+{_KINDS}(?:{_EITHER}){_ASIDE}{_ADVERB}{_GIVES}|"
    rf"(?:['’]s)?\s+{_KINDS}(?:mills?|plants?|factor(?:y|ies)|yards){_ASIDE}{_ADVERB}{_GETS}",
    re.IGNORECASE,
)
_DEALERS = expression(rf"\s+{_KINDS}(?:{_BUYER})\b", re.IGNORECASE)


def deals(text: str, end: int) -> bool:
    """Whether the place that ends there is named for those who deal for it: Chinese buyers took, US farmers were paid."""
    return (
        _DEALERS.match(text, end) is not None or BUYS.match(text, end) is not None or SELLS.match(text, end) is not None
    )
