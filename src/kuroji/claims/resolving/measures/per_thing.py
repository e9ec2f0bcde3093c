"""Amounts per thing: whether an amount of yen is what one thing cost, and a change that of such an amount.

74,900 yen a kilolitre; 19,800 yen/t; 1トン当たり11万4千円; the average car left at 2.92 million yen (2.48 a year earlier).
"""

from __future__ import annotations

from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.talk import Line

_THING = (
    r"(?:(?:metric |long )?(?:tonne|ton)|t|kt|barrel|bbl|b|kilolit(?:re|er)|kl|lit(?:re|er)|l|kilo|kilogram|kg|gram|g|unit|piece|item|head|animal|carcass|carat|bushel|gallon|"
    r"vehicle|car|truck|bus|motorcycle|motorbike|tractor|ship|vessel|hull|aircraft|plane|machine|tool|set|phone|handset|computer|watch|camera|pair|bottle|case|dozen|cargo|"
    r"(?:cubic|square) met(?:re|er)|mmbtu)"
)
_AFTER_EN = expression(
    rf"\s?(?:/\s?|(?:a|an|per|each|for (?:each|every|an?)|the) ){_THING}(?![a-z-])|\s(?:apiece|each|per head)(?![a-z-])"
)
# The average car cost; each barrel fetched; a vehicle left the quay at; per tonne it was.
_BEFORE_EN = expression(
    rf"\b(?:(?:the |an )?average|each|every|per|price of an?|the typical) {_THING}(?![a-z-])[^.;:%¥\d]{{0,60}}(?:[a-z]+ \d{{4}} [^.;:%¥\d]{{0,30}})?$"
)
_THING_JA = r"(?:トン|キログラム|キロリットル|リットル|キロ|バレル|台|隻|個|機|本|頭|匹|足|着|枚|両|点|ケース|ダース|グラム|kg|kl|t|キロワット)"
_AVERAGE_JA = r"(?:平均|単価|輸[出入]単価|価格|輸[出入]価格|値段)?"
_BEFORE_JA = expression(
    rf"(?:[1一１]\s?{_THING_JA}(?:当たり|あたり|につき|平均)?|{_THING_JA}(?:当たり|あたり|単価)|(?:平均|輸[出入])単価)"
    rf"(?:の{_AVERAGE_JA}|{_AVERAGE_JA}(?:では|で|は|が|も|、)?|[(（])、?(?:平均|およそ|約|ほぼ)?$"
)
_AFTER_JA = expression(
    rf"\s?[/／]\s?{_THING_JA}|(?:台|余り|ほど|程度)?[(（](?:[1一]?{_THING_JA}(?:当たり|あたり))[)）]"
)
# No flow of goods is told in amounts below this; what one thing costs is.
LEAST_OF_A_FLOW = 5 * 10**7
_MOST_OF_ONE = 10**11


def is_per_thing(mention: Mention, line: Line) -> bool:
    """Whether an amount of yen is what one thing costs, by the words beside it or by its size after such an amount."""
    if mention.kind is not Kind.AMOUNT or mention.unit not in ("JPY", ""):
        return False
    size = abs(mention.value or Decimal(0))
    if size >= _MOST_OF_ONE:
        return False
    if _says_so(mention, line):
        return True
    before = [m for m in line.sentence.mentions if m.kind is Kind.AMOUNT and m.end <= mention.start]
    return size < LEAST_OF_A_FLOW and any(_says_so(other, line) for other in before)


def _says_so(mention: Mention, line: Line) -> bool:
    """Whether the words beside an amount name the thing it is for."""
    start, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    text = line.text.lower()
    if line.japanese:
        return _BEFORE_JA.search(text[:start]) is not None or _AFTER_JA.match(text, end) is not None
    return _AFTER_EN.match(text, end) is not None or _BEFORE_EN.search(text[:start]) is not None
