"""What the clause of an English change says is measured: tonnes, the price, the bill; 26.6% in tonnes, 8% per barrel."""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression

_THINGS = (
    r"(?:(?:metric |long )?tonnes?|(?:metric )?tons|barrels|kilolit(?:re|er)s|kilos|kilograms|lit(?:re|er)s|units|pieces|carcasses|carats|bushels|gallons|cubic met(?:re|er)s|square met(?:re|er)s|"
    r"teus?|head|cargoes|weight|volumes?|quantity|tonnage|numbers?|unit numbers|unit terms|physical terms|physical volume)"
)
_ONE = r"(?:(?:metric )?tonne|ton|barrel|kilolit(?:re|er)|kilo|kilogram|kg|kl|lit(?:re|er)|unit|vehicle|car|piece|cargo|head|carat)"
# 26.6% in tonnes; 3.3% by weight; 53% per kilolitre.
_AFTER = expression(
    rf"(?: (?:more|less|higher|lower|fewer|dearer|cheaper|heavier|lighter|up|down))?(?: (?:on the year|y/y|yoy))? (?:(?:in|by|on|measured in|counted in|when measured in|in terms of) (?:(?P<things>{_THINGS})|(?P<money>values?|yen|money|spending))|(?:per|a|for each|for every) (?P<one>{_ONE}))\b",
    re.IGNORECASE,
)
# In kilolitres they were down; kilolitres fell; on almost no extra units; fewer tonnes of coal were imported.
_QUANTITY = (
    rf"(?:(?:measured |counted )?(?:in|by) {_THINGS}|(?:extra|additional|fewer|more|less|as many) {_THINGS}|(?:volumes?|tonnage|quantit(?:y|ies))(?! of\b)|(?:tonnes|tons|barrels|kilolitres|kiloliters|cargoes|unit numbers|unit sales)"
    rf"(?= (?:was|were|is|are|rose|fell|grew|shrank|slipped|dropped|climbed|gained|edged|sank|went|came|only|just|up|down|off|[+−–-]?\d)))"
)
# It is the price that gave way; prices did it: they were higher; unit values rose.
_PRICE = (
    rf"(?:(?:the |its |their |average |unit |import |export )*(?:unit values?|unit prices?|average prices?|prices?)(?! (?:of|for|cap|index|indices|war|shock|spike|effects?)\b)"
    rf"(?: (?:paid|charged|asked|obtained|fetched))?(?: per {_ONE})?|price per {_ONE}|(?:each|every|an average|the average) {_ONE})"
)
_MONEY = r"(?:(?:the|its|their|that|this) (?:bill|outlay|spending|invoice|cost|money|value)|(?<!values )(?<!prices )(?<!price )(?<!unit value )(?:in|by) (?:value|yen|money)(?: terms)?|spending|costs?(?= (?:(?:about|some|only|just|around|roughly|nearly|almost) )?\d[\d.,]* ?(?:%|per ?cent))|(?<!unit )values?(?= (?:rose|fell|grew|was|were|up|down|[+−–-]?\d)))"
_WORD = expression(
    rf"(?<![\w-])(?:(?P<quantity>{_QUANTITY})|(?P<unit_value>{_PRICE})|(?P<value>{_MONEY}))(?![\w-])", re.IGNORECASE
)
# Measured in tonnes, coal imports fell: the measure holds for the clause.
_HOLDS = expression(r"(?:in|by|measured|counted) ", re.IGNORECASE)
# Where the clause of a number begins: after the figure or the stop before it.
_BEGINS = expression(r"[;—!?]|\.\s|\d ?(?:%|per ?cent|percent)(?: (?:more|less|lower|higher|up|down|fewer|off))?(?: (?:in|by|on|per) (?:terms of )?[\w-]+(?: terms)?)?|\b(?:while|whereas|although|though|because|even as)\b", re.IGNORECASE)  # fmt: skip
_OF_ANOTHER = expression(r"\b(?:exports?|imports?|surplus|deficit|shortfall|gap|balance|trade|share|sales)\b", re.IGNORECASE)  # fmt: skip


def clause_says(text: str, start: int, end: int) -> str:
    """The measure of the change at [start, end) of an English sentence, by the last that its clause names; empty where none.

    Words that speak of trade between the measure and the number take it over: prices rose, so imports grew 5%.
    """
    if (after := _AFTER.match(text, end)) is not None:
        return "quantity" if after["things"] else "value" if after["money"] else "unit_value"
    begins = max((found.end() for found in _BEGINS.finditer(text, 0, start)), default=0)
    words = list(_WORD.finditer(text, begins, start))
    if not words or not (_HOLDS.match(words[-1][0]) or _OF_ANOTHER.search(text, words[-1].end(), start) is None):
        return ""
    return words[-1].lastgroup or ""
