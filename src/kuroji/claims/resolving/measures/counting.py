"""Counting: whether a change is one of things or of money, where other words than "by volume" say so.

More units, less tonnage; up 6.2% to 4.7 million tonnes; volumes changed little: crude +0.3%, coal -2.5%.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.measures.clause_says import clause_says
from kuroji.claims.resolving.measures.per_thing import LEAST_OF_A_FLOW, is_per_thing
from kuroji.claims.resolving.words.talk import Line

# Between a quantity and its change: nothing that speaks of money.
_AFTER_QUANTITY = expression(
    r"(?:で|と|、|の|,|\s|\(|（|前年(?:同月|同期)?(?:比|を|に比べ|より|から|と比べ)?|so|down|up|an?|increase|decrease|rise|fall|drop|of|about|was|were|which|by|from a year (?:earlier|ago|before)){0,9}"
)
_AFTER_AMOUNT = expression(r"(?:[(（]|で、?|と、?|、)?(?:対?前年(?:同月|同期|度)?比|同)?[で、 ]?")
_BEFORE_AMOUNT = expression(r"(?:の|多い|少ない|大きい|小さい)(?:約|およそ|ほぼ)?")
# Shipped 130,839 vehicles to the U.S. in June, 5.7% more.
_OF_A_QUANTITY = expression(
    r"(?: (?:to|from|in|for|of) [^,;.:\d¥$]{2,30}){0,2}, (?:up |down |about |or |which (?:was|is) )?", re.IGNORECASE
)
_MORE = expression(r"\s*(more|less|fewer)\s+", re.IGNORECASE)
_OF_MONEY = expression(r"\b(?:spen[dt]|spending|paid|pays|worth|earned|earning|values?)\b[^.;:]{0,60}$", re.IGNORECASE)
_MORE_UNITS = expression(
    r"\s*(?:more|less|fewer) (?:units|tonnage|tonnes|tons|barrels|vehicles|kilolitres|pieces|cargoes|volume)\b",
    re.IGNORECASE,
)
_OF_A_COUNT = expression(r"\b(?:the|unit|vehicle|car) (?:count|head-?count|tally)\b[^.;:,]{0,40}$", re.IGNORECASE)
# On volume, value -38.5%; cargoes were worth 22.8% more; only the value rose, by 22.5 per cent.
_VALUE_OF_IT = expression(
    r"(?:\b(?:in |by |the )?(?<!unit )(?:value|values|spending)(?: (?:was|were|rose|fell|up|down))?|\bworth)(?:,? by)?(?: (?:about|around|some|only|just))? ?$",
    re.IGNORECASE,
)
_IN_VALUE = expression(r"\s*(?:(?:more|less|higher|lower) )?(?:in|by|on) value\b", re.IGNORECASE)
_EACH_COST = expression(
    r"\b(?:each|every|an?|per|the average|an average) (?:tonne|ton|barrel|kilolitre|kilo|litre|car|vehicle|unit) (?:now )?(?:cost|costs|fetched|sold for|was)\b[^.;:,]{0,16}$",
    re.IGNORECASE,
)
# Volumes changed little in 2025: crude +0.3%, coal -2.5%.
_HEADED = expression(
    r"(?:^|[.;] )\W*(?:\w+ ){0,3}(?:volumes?|tonnages?|quantities|units|unit numbers)(?: [^.;:\d]{0,40})?(?:\b\d{4})?\s?:(?:[^.;]|\.\d)*$",
    re.IGNORECASE,
)
# トン数でみると石炭の輸入は11.8%増.
_PER_THING_JA = expression(
    r"(?:[1一１]?(?:トン|キロリットル|キロ|バレル|台|隻|個|本|頭)(?:当たり|あたり)(?:の?(?:単価|価格|値段))?(?:では|で(?:みる|見る|いう)と|は|が|も)|単価(?:ベース)?で(?:は|(?:みる|見る|いう)と)?)(?:[^。、0-9]{0,12})$"
)
_COUNTED_JA = expression(r"(?:トン|台|隻|本|個|キロ)数(?:ベース)?(?:では|で(?:みる|見る|いう)と)[^。0-9]{0,24}$")
# With tonnage basically unchanged (+0.2%).
_VOLUME_OF_IT = expression(
    r"\b(?:volumes?|tonnage|quantit(?:y|ies)|unit numbers) (?:(?:was|were|is|are|basically|largely|virtually|nearly|almost|broadly|little|still) ){0,3}(?:unchanged|flat|changed|up|down|higher|lower) ?\($",
    re.IGNORECASE,
)
# What a part of a list would say were it of money, or of trade as a whole.
_OF_TRADE = expression(
    r"\b(?:exports?|imports?|shipments|trade|value|worth|bill|cost|spending|prices?|yen|total|surplus|deficit)\b",
    re.IGNORECASE,
)


def said_outright(mention: Mention, line: Line) -> str:
    """The measure of a change that the words next to it say, whatever others the sentence holds; empty where they do not."""
    if mention.kind is Kind.AMOUNT:
        return "unit_value" if is_per_thing(mention, line) or is_small_price(mention, line) else ""
    if mention.kind not in (Kind.PERCENT, Kind.MULTIPLE):
        return ""
    start, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    if line.japanese:
        before = line.text[:start]
        return "quantity" if _COUNTED_JA.search(before) else "unit_value" if _PER_THING_JA.search(before) else ""
    before = line.text[:start]
    if _MORE_UNITS.match(line.text, end) or _OF_A_COUNT.search(before) or _VOLUME_OF_IT.search(before):
        return "quantity"
    if _EACH_COST.search(before):
        return "unit_value"
    if _VALUE_OF_IT.search(before) or _IN_VALUE.match(line.text, end):
        return "value"
    return clause_says(line.text, start, end) if mention.kind is Kind.PERCENT else ""


def is_small_price(mention: Mention, line: Line) -> bool:
    """Whether an English amount too small for a flow stands after words for a price: the price of crude, at 74,900 yen."""
    if line.japanese or mention.unit != "JPY" or abs(mention.value or Decimal(0)) >= LEAST_OF_A_FLOW:
        return False
    start, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    return clause_says(line.text, start, end) == "unit_value"


def _goes_on(start: int, line: Line) -> bool:
    """Whether a change stands in a list of quantities: LNG rose 6.2% to 4.72 million tonnes; LPG slipped 9.4%."""
    if line.japanese:
        return False
    if _HEADED.search(line.text[:start]):
        return True
    told = [m for m in line.sentence.mentions if m.kind is Kind.QUANTITY and m.end - line.sentence.start <= start]
    if not told or any(m.kind is Kind.AMOUNT for m in line.sentence.mentions):
        return False
    gap = line.text[told[-1].end - line.sentence.start : start]
    return re.search(r"[;,] ", gap) is not None and _OF_TRADE.search(gap) is None


def _is_of_money(start: int, end: int, line: Line) -> bool:
    """Whether a change stands beside the amount of yen that changed: 5259億円(前年同月比+6.3%), 3.1%増の1兆7862億円."""
    for other in line.sentence.mentions:
        if other.kind is not Kind.AMOUNT or other.unit not in ("JPY", "") or is_per_thing(other, line):
            continue
        a, b = other.start - line.sentence.start, other.end - line.sentence.start
        if (b <= start and _AFTER_AMOUNT.fullmatch(line.text, b, start)) or (
            end <= a and _BEFORE_AMOUNT.fullmatch(line.text, end, a)
        ):
            return True
    return False


def counted_with(mention: Mention, line: Line) -> str:
    """`value` where a change stands beside the amount that changed, `quantity` where a change stands beside the quantity that changed: 235万8千トンと5.8%減, fell 56.5% to 369,121 tons."""
    if mention.kind is not Kind.PERCENT:
        return ""
    start, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    if _counts_goods(start, end, line) or _goes_on(start, line):
        return "quantity"
    for other in line.sentence.mentions:
        if other.kind is not Kind.QUANTITY:
            continue
        a, b = other.start - line.sentence.start, other.end - line.sentence.start
        before = b <= start and (
            _AFTER_QUANTITY.fullmatch(line.text, b, start) or _OF_A_QUANTITY.fullmatch(line.text, b, start)
        )
        if before or (end <= a and re.fullmatch(r",?\s*to (?:about |around |some )?|の(?:約)?", line.text[end:a])):
            return "quantity"
    return "value" if line.japanese and _is_of_money(start, end, line) else ""


def _counts_goods(start: int, end: int, line: Line) -> bool:
    """Whether a change is one of things: 3.6% fewer; 3.6% more oil, but for money spent on it."""
    told = _MORE.match(line.text, end)
    if told is None or line.japanese:
        return False
    goods = any(t.start == told.end() and t.commodity and not t.flow for t in line.topics)
    return told[1].lower() == "fewer" or (goods and _OF_MONEY.search(line.text[:start]) is None)
