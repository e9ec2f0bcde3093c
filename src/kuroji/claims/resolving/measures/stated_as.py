"""Which indicator a mention states of a subject: by its kind, its flow or side, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.measures.differences import change_of_size
from kuroji.claims.resolving.measures.extremes import first, rank, record
from kuroji.claims.resolving.measures.runs import count, side_in, streak
from kuroji.claims.resolving.measures.shares import is_a_part, moves_after_ja
from kuroji.claims.resolving.measures.way import Beside, Way
from kuroji.claims.resolving.words.talk import Slots
from kuroji.model.observation import TOTAL, WORLD, Flow

_SHARE = expression(
    r"(?<!by )(?<!in )\bweight\b|\b(?:proportion|slice)\b|account(?:s|ed|ing)? for|made? up|makes? up|share|portion|represent(?!\w*\s(?:an?\s|the\s)?(?:[a-z-]+\s)?(?:decreas|increas|fall|rise|declin|gain|drop|growth|reduction|change|improvement|jump))|compris|(?<!を)占め|を占め(?!る[^、。]{1,24}[はがも])|しめ|構成比|シェア|割合|依存度|比率(?!は.*倍)"
)
_OF_DIFFERENCE = expression(
    r"^\W*(?:%|percent|per cent)?\s*of (?:the )?(?:\w+ )?(?:increase|rise|gain|growth|decline|fall|drop|swing|turnaround|difference|change|improvement)"
)
_OF_A_FLOW = expression(
    r"^\W*(?:%|percent|per cent)?\s*of (?:(?:total|monthly|annual|all|its|japan['’]s|the month['’]s|the year['’]s) )+(?:exports|imports|shipments|trade)\b"
)
# 21.9% of exports in 2025, against 24.8%: the second is a share as well.
_AFTER_A_SHARE = expression(
    r"\d ?(?:%|per ?cent) of (?:all |total |japan['’]s |its )*(?:exports|imports|shipments|purchases|the total)[^.;%]{0,30}"
    r"(?:against|(?:up|down)? ?from|versus|compared (?:with|to)|and) (?:about |around |only |just )?$"
)
_SHARE_OF = expression(
    r"^\W*(?:%|percent|per cent)?\s*of (?:(?:total|all|the|its|overall|japan['’]s|(?:the )?country['’]s|japanese|[a-z.]+-bound) )*"
    r"(?:(?:exports|imports|shipments|purchases|import bill)\b|(?:everything|all|what|whatever) (?:(?:that )?(?:japan|it|the country|we|they|you) )?(?:sells|buy|sell|import|export|sold|ships|shipped|exports|exported|buys|bought|imports|imported|purchases|purchased)\b)"
)
# Of exports to America, 29.2% were cars.
_OF_ALL = expression(
    r"(?:^|[.;] )\W*of (?:all |total |japan['’]s |japanese |the |its )*(?:exports|imports|shipments|purchases|goods)\b[^,.;%]{0,40}, (?:about |around |nearly |only |just |some )?$"
)
# The UK took 1.65% of exports; the EU 6.8%.
_LISTED_SHARES = expression(
    r"\d ?(?:%|per ?cent) of (?:all |total |japan['’]s |japanese |its )*(?:exports|imports|shipments|purchases|the total)(?:[;,]? (?:and |with |to )?(?:the )?[a-z][a-z ]{1,22}[a-z](?:,)?(?: \d[\d.]* ?(?:%|per ?cent))?){1,4} (?:about |around |only |just )?$"
)
_OF_ECONOMY = expression(
    r"\W*(?:%|percent|per cent)?\s*of (?:the country['’]s |japan['’]s |its |nominal |annual )*(?:gdp|gross domestic product|national income|economic output|the economy)\b"
)
_A_PART_OF = expression(r"\W*(?:%|percent|per cent)?\s*of\b")
# The share of electrical machinery had slipped to 16.8%.
_SHARE_MOVED = expression(
    r"\b(?:share|weight|proportion)s? (?:of|in|taken by) [a-z' -]{2,50} (?:to|at|was|is|were|of) (?:about |around |just |only )?$"
)
# From 15.0% of purchases to 7.6%: two shares, or two rates of growth.
_FROM_TO = expression(
    r"\bfrom (?:about |around |just )?$|\bfrom (?:about |around )?[\d.]+ ?(?:%|per ?cent)[^.;%]{0,40}\bto (?:about |around |just |only )?$"
)
# 28.4%から19.5%へ低下した: of shares both are levels.
_REACHED_JA = expression(
    r"^[\s%割分]*(?:近く|程度|台|弱|強|前後)?(?:へ|に|まで)(?:と)?(?:低|上|下|高|拡大|縮|落|増|減|達|なっ|回復|戻|迫|届)"
)
_OF_GROWTH = expression(r"growth|pace|rate|slow|accelerat|speed|伸び|増加率|減少率|鈍化|加速|減速")
# 9割以上が中東産.
_BY_ORIGIN = expression(r"^(?:以上|超|近く|強|弱|余り|程度)?(?:が|を|は)[^、。\d]{1,10}(?:産|に(?:頼|依存|たよ))")
# Rapidus wants 5% of the world market; 40% of global output.
_OF_THE_WORLD = expression(
    r"\W*(?:%|percent|per cent)?\s*of (?:the )?(?:(?:world|global|domestic|us|u\.s\.|american|chinese|european|asian|home|chip|car|auto)(?:['’]s)? )+(?:markets?|output|demand|supply|production|capacity|sales|trade|exports|population)\b"
)
# Iron ore is 34% of it, says my brother-in-law.
_OF_IT = expression(r"\s*of it\b(?=[.,;]|$)", re.IGNORECASE)
_ESTIMATED = expression(r"explain|attribut|reckon|due to|because|estimate|blame|credit|responsible")
_CONTRIBUTED = expression(r"contribut|add(?:ed|ing|s)|寄与|押し上げ|押し下げ|explain")
_PER_DAY = "per-working-day"
# No one thing costs as much as a hundred billion yen.
_MOST_OF_ONE = 10**11


def ways(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    """The indicators the mention may state of the slots, likeliest first; none for a number that is no claim."""
    chosen = _BY_KIND.get(mention.kind)
    if chosen is None:
        return []
    if mention.text.lower().endswith(" of"):
        # Half of the increase: the mention took the word along.
        beside = msgspec.structs.replace(beside, after=f" of{beside.after}")
    if mention.kind is Kind.AMOUNT and beside.measure == "unit_value" and slots.commodity == TOTAL:
        return [Way("unit_value", "value/quantity", outside="the price of goods that are not named")]
    if mention.kind is Kind.AMOUNT and mention.unit not in ("JPY", ""):
        found = chosen(mention, slots, beside)
        return [msgspec.structs.replace(way, outside=f"amount in {mention.unit}") for way in found]
    return chosen(mention, slots, beside)


# The deficit widened by 863 billion yen; a surplus 205 billion yen smaller than a year before.
_CHANGED_BY = expression(
    r"\b(?:widened|narrowed|shrank|shrunk|grew|grown|fell|fallen|rose|risen|increased|decreased|declined|dropped|swelled|improved|worsened|expanded|contracted|up|down)(?:, [a-z ]{2,24},)? by (?:about |around |some |nearly |almost |roughly |only |just |more than |over )?[¥$]?(?:jpy )?$"
)
_CHANGED_SIZE = expression(r"\s(?:smaller|larger|bigger|narrower|wider|lower|higher)\b")


# 輸出の約2割が米国向けだ; 対米輸出のうち自動車が29.2%.
_PART_OF_FLOW_JA = expression(r"輸[出入](?:総額|額|全体)?の(?:約|およそ|ほぼ)?$")
_IS_THERE_JA = expression(r"(?:[%割]|以上|超|近く|強|弱|余り)*(?:が|は|を)(?![前昨])")
_AMONG_JA = expression(r"(?:輸[出入](?:総額|額|全体)?|全体)の?うち、?[^、。0-9]{1,14}[がは](?:約|およそ|ほぼ)?$")
_OF_CHANGE_JA = expression(r"(?:増加|減少|増|減|伸び)[分額]の(?:うち)?(?:約|およそ|ほぼ)?$")


def _is_part_ja(mention: Mention, beside: Beside) -> bool:
    """Whether a Japanese percentage is a part of a flow that stands before it."""
    if mention.direction:
        return False
    whole = _PART_OF_FLOW_JA.search(beside.before) and _IS_THERE_JA.match(beside.after)
    return bool(whole or _AMONG_JA.search(beside.before))


def _amount(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    if _ESTIMATED.search(beside.before[-60:]) and _OF_DIFFERENCE.search(beside.after):
        return [Way("difference", "yoy", mention.direction, outside="an estimate of causes")]
    told = change_of_size(mention, beside)
    if told is not None:
        return [Way("difference", _against(beside), told)]
    difference = Way("difference", _against(beside), mention.direction, 0.0 if mention.direction else 1.0)
    if slots.flow == Flow.BALANCE:
        sign = (
            -1
            if mention.value is not None and mention.value < 0
            else {"deficit": -1, "surplus": 1}.get(mention.side or slots.side, 0)
        )
        level = Way("balance", "exports-imports", sign)
    elif slots.measure == "unit_value" and not (mention.value is not None and abs(mention.value) >= _MOST_OF_ONE):
        level = Way("unit_value", "value/quantity")
    else:
        level = Way("value", _PER_DAY if beside.basis == _PER_DAY else "level")
    if mention.value is not None and mention.value < 0 and slots.flow != Flow.BALANCE:
        level = msgspec.structs.replace(level, cost=1.5)
    if mention.direction and (
        not mention.side or _CHANGED_BY.search(beside.before) or _CHANGED_SIZE.match(beside.after)
    ):
        return [difference, msgspec.structs.replace(level, cost=0.5)]
    return [level, msgspec.structs.replace(difference, cost=0.8)]


def _against(beside: Beside) -> str:
    return {"previous": "previous", "base": "base", _PER_DAY: _PER_DAY, "first-print": "since-first-print"}.get(
        beside.basis, "yoy"
    )


def _of_another_whole(slots: Slots, beside: Beside) -> Way | None:
    """A percentage of a whole that trade statistics do not have, or that the sentence does not name."""
    if _OF_A_FLOW.match(beside.after) and slots.commodity == TOTAL and slots.partner == WORLD:
        return Way("share", "percent", cost=1.0, outside="a ratio of two totals")
    if _OF_DIFFERENCE.search(beside.after) and _ESTIMATED.search(beside.before):
        return Way("contribution", "rate", outside="an estimate of causes")
    if _OF_ECONOMY.match(beside.after):
        return Way("share", "percent", outside="a share of the economy")
    if _OF_THE_WORLD.match(beside.after):
        return Way("share", "percent", outside="a share of a market or of the world")
    if _OF_IT.match(beside.after):
        return Way("share", "percent", outside="a share of a whole that is not named")
    return None


def _percent(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    if elsewhere := _of_another_whole(slots, beside):
        return [elsewhere]
    sign = mention.direction or (0 if mention.value is None else (mention.value > 0) - (mention.value < 0))
    method = _against(beside)
    changed = _change_of(slots, sign, method)
    if _BY_ORIGIN.search(beside.after) and slots.commodity == TOTAL:
        return [Way("share", "percent", outside="the origin of goods within a total")]
    if slots.flow != Flow.BALANCE and (_OF_DIFFERENCE.search(beside.after) or _OF_CHANGE_JA.search(beside.before)):
        return [Way("contribution", "rate"), Way("share", "percent", cost=0.6)]
    moved = beside.japanese and mention.direction and mention.text[-1] in "増減"
    says_share = not moved and bool(
        _SHARE.search(_segment(beside.before))
        or re.match(r"\W*the share\b", beside.after)
        or re.match(r"[\s%]*(?:の)?(?:share|シェア|構成比|を(?:占|し)め)", beside.after)
        or _AFTER_A_SHARE.search(beside.before)
        or (_LISTED_SHARES.search(beside.before) and not mention.direction)
        or _OF_ALL.search(beside.before)
        or _is_part_ja(mention, beside)
        or re.search(r"(?i)\s(?:in|of every)\s", mention.text)
        or _SHARE_MOVED.search(beside.before)
        or (beside.of_goods and _A_PART_OF.match(beside.after) and not mention.direction)
        or _SHARE_OF.search(beside.after)
        or is_a_part(mention, beside.before, beside.after, japanese=beside.japanese)
    )
    part = "of-goods" if beside.of_goods and slots.commodity != TOTAL and slots.partner != WORLD else "percent"
    if beside.shares and mention.value != 0 and slots.flow != Flow.BALANCE and not says_share:
        levels = _FROM_TO.search(beside.before[-60:]) or _REACHED_JA.match(beside.after)
        moving = levels and not _OF_GROWTH.search(beside.before[-60:])
        changed_ja = beside.japanese and moves_after_ja(beside.after)
        if moving or not (mention.direction or changed_ja):
            return [
                Way("share", part, cost=0.2 + _of_the_whole(slots)),
                msgspec.structs.replace(changed, cost=0.3),
            ]
    if (says_share or (beside.whole and not mention.direction)) and slots.flow != Flow.BALANCE:
        # All goods with all partners are the whole, and nobody states its share.
        return [Way("share", part, cost=_of_the_whole(slots)), msgspec.structs.replace(changed, cost=0.8)]
    if beside.whole and _CONTRIBUTED.search(beside.before[-40:]):
        return [Way("contribution", "points", cost=_of_the_whole(slots)), msgspec.structs.replace(changed, cost=0.5)]
    return [changed]


def _of_the_whole(slots: Slots) -> float:
    return 1.5 if slots.commodity == TOTAL and slots.partner == WORLD else 0.0


def _segment(before: str) -> str:
    """The last words before a number that no other number, bracket or clause parts from it."""
    return re.split(r"[;()（）。%]", before)[-1][-40:]


def _change_of(slots: Slots, sign: int, method: str) -> Way:
    if slots.flow == Flow.BALANCE:
        return Way("balance_change", method, sign)
    word = {"quantity": "quantity_change", "unit_value": "unit_value_change"}.get(slots.measure, "change")
    return Way(word, method, sign)


# 輸入の伸びが輸出の伸びを6.1ポイント上回った.
_APART_JA = expression(r"^(?:も|ほど|近く|余り)?[上下]回")


def _points(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    of_a_difference = _CONTRIBUTED.search(beside.before[-40:]) or _OF_DIFFERENCE.search(beside.after)
    if _SHARE.search(beside.before[-30:]) and not of_a_difference:
        return [
            Way("share", "difference", mention.direction, outside="change of a share in points"),
            Way("contribution", "points", cost=0.6),
        ]
    if _APART_JA.search(beside.after):
        return [Way("contribution", "points", mention.direction, outside="a difference of two rates")]
    falling = (
        re.search(r"subtract|shav|knock|drag|押し下げ|マイナス", beside.before[-40:] + beside.after[:16]) is not None
    )
    # What all goods to all partners contribute to themselves nobody states.
    all_of_it = slots.commodity == TOTAL and slots.partner == WORLD
    return [Way("contribution", "points", -1 if falling else mention.direction, 1.5 if all_of_it else 0.0)]


# 輸入額は10.2兆円で、輸出の約7.5倍.
_OF_THE_OTHER = expression(r"輸[出入](?:総?額)?の(?:約|およそ|ほぼ|実に)?$")


# Halved, 半分 and 倍増 tell a change; doubled, a third of what it was and 3倍 what it is beside the other.
_IS_A_CHANGE = expression(r"halv|half|半減|半分|半額|倍増|倍以上に増|below|above|short of")
_TOLD_IN_TIMES = expression(r"times|倍|fold|分の|割")


def _multiple(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    change = _change_of(slots, mention.direction, _against(beside))
    ratio = Way("ratio", _against(beside), 0)
    if slots.flow != Flow.BALANCE and _OF_THE_OTHER.search(beside.before[-16:]):
        return [Way("ratio", "other", 0, turned=True)]
    if slots.measure == "unit_value":
        return [change]
    text = mention.text.lower()
    if _IS_A_CHANGE.search(text) or (slots.measure == "quantity" and not _TOLD_IN_TIMES.search(text)):
        return [change, msgspec.structs.replace(ratio, cost=0.4)]
    return [ratio, msgspec.structs.replace(change, cost=0.3)]


def _quantity(_: Mention, slots: Slots, __: Beside) -> list[Way]:
    if slots.flow == Flow.BALANCE and not slots.outside:
        return []
    return [Way("quantity", "level")]


def _direction(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    if slots.flow == Flow.BALANCE:
        side = {"deficit": -1, "surplus": 1}.get(mention.side or side_in(mention.text), 0)
        if side:
            return [Way("direction", "sign", side)]
        shrinks = mention.direction
        # A deficit that shrinks is a balance that rises.
        return [Way("direction", _against(beside), -shrinks if slots.side == "deficit" else shrinks)]
    return [Way("direction", _against(beside), mention.direction)]


_BY_KIND: dict[Kind, Callable[[Mention, Slots, Beside], list[Way]]] = {
    Kind.AMOUNT: _amount,
    Kind.PERCENT: _percent,
    Kind.POINTS: _points,
    Kind.MULTIPLE: _multiple,
    Kind.QUANTITY: _quantity,
    Kind.STREAK: streak,
    Kind.FIRST: first,
    Kind.RECORD: record,
    Kind.RANK: rank,
    Kind.COUNT: count,
    Kind.DIRECTION: _direction,
}
