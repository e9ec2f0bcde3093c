"""Extremes: what a first, a record or a rank is of: a level, its growth or a balance, and from which end it counts."""

from __future__ import annotations

import re

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Mention
from kuroji.claims.mentions.patterns import any_of
from kuroji.claims.resolving.measures.runs import moved, signed_way
from kuroji.claims.resolving.measures.way import Beside, Way
from kuroji.claims.resolving.words.talk import Slots
from kuroji.language.comparing import FASTEST_EN, HIGHEST_EN, LOWEST_EN, WORST_EN
from kuroji.model.observation import Flow

_WORST = expression(any_of(WORST_EN))
_LOW = rf"(?<!at ){any_of(LOWEST_EN)}(?![a-z])"
_SUPERLATIVE = expression(
    rf"(?P<low>{_LOW}|最低|最少|最小|低水準|低さ)|"
    rf"(?P<high>(?:{any_of((*HIGHEST_EN, *WORST_EN, 'record', 'peak'))})(?![a-z])|最大|最高|最多|高水準|大きさ|高さ|高い伸び)|"
    rf"(?P<fast>{any_of(FASTEST_EN)}|pace|growth|伸び率|増加率|減少率|下げ幅|上げ幅)"
)
_ON_RECORD = expression(
    r"on record|\bever\b|in history|since (?:records|data|comparable|19(?:79|50))|of all time|all-time|過去|史上|統計開始|比較可能"
)
_GROWTH = expression(
    r"fastest|quickest|sharpest|steepest|pace|rate of|percentage|growth|increase|rise|drop|fall|declin|slump|plunge|伸び率|増加率|減少率|下落率|伸び幅|(?:増加|減少|下落)幅"
)


def first(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    """What a first may be: one of its sign, or of a level or growth since when it was last so high or low."""
    sign = moved(mention, slots, beside)
    found = _SUPERLATIVE.search(mention.text) or _SUPERLATIVE.search(beside.after[:16])
    if (
        mention.value is None
        and re.search(r"ever|on record|for the first time|過去初|史上初|初めて|初の", mention.text + beside.after[:12])
        and not re.search(r"since", mention.text)
    ):
        return [Way("record", "high,all-time", sign, 0.1), Way("first_since", "sign", sign, 0.2)]
    if found is None:
        return [signed_way("first_since", mention, slots, beside)]
    return [
        Way("first_since", _extreme(mention, slots, beside, found, sign), sign),
        Way("first_since", "sign", sign, 0.8),
    ]


# 輸出の伸びは2022年10月以来の高さ.
_GROWTH_JA = expression(r"(?:伸び(?:率)?|増加率|減少率|増加幅|減少幅)[はがも](?:[^、。]{0,8}、)?$")


# Exports +19.3%, which is the strongest since November 2022.
_AFTER_A_RATE = expression(
    r"(?:\d ?%|\d per ?cent|\d pct)(?: (?:on the year|from a year (?:earlier|ago|before)|y/y|yoy|on-year|year[- ]on[- ]year|(?:low|high)er than a year (?:earlier|ago|before)))?\s?(?:,|—|–|-|\()\s?(?:still |by far )?"
    r"(?:which (?:is|was|would be|marks|marked)|making (?:it|that)|(?:it|that|this)(?:['’]s| is| was))?\s?(?:the|its|their|a)?\s?$"
)
_OF_A_LEVEL = expression(r"\b(?:level|value|total|amount|figure|sum|volume|deficit|surplus)\b")


def _extreme(mention: Mention, slots: Slots, beside: Beside, found: re.Match[str], sign: int) -> str:
    """high, low, growth-high or growth-low: what the superlative ranks, and from which end."""
    rate = _AFTER_A_RATE.search(beside.before) and not _OF_A_LEVEL.search(mention.text + beside.after[:12])
    grows = (
        rate or _GROWTH.search(mention.text) or _GROWTH_JA.search(beside.before[-24:]) or "高い伸び" in beside.after[:8]
    )
    if slots.flow != Flow.BALANCE and grows:
        slow = re.search(r"slow|weak|small|最小|最低", mention.text) is not None
        return "growth-low" if slow or sign < 0 else "growth-high"
    if slots.flow == Flow.BALANCE:
        return _balance_end(sign, found.lastgroup == "low")
    return "low" if found.lastgroup == "low" or _WORST.fullmatch(found[0]) else "high"


def _balance_end(sign: int, smallest: bool) -> str:
    """The largest deficit and the smallest surplus are low balances."""
    return "low" if (sign < 0) != smallest else "high"


_LOWEST = expression(rf"{_LOW}|record low|all-time low|最低|最少|最小|小さ|少な|低い")


def record(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    """What a record may be of: a balance, a level or growth, among all periods or those of its month."""
    sign = moved(mention, slots, beside)
    around = f"{mention.text.lower()} {beside.after[:30]}"
    scope = "for-the-month" if beside.for_the_month or _OF_A_MONTH.search(around) else "all-time"
    low = _LOWEST.search(around) is not None
    if slots.flow == Flow.BALANCE:
        if _WORST.search(around):
            sign = -1
        return [Way("record", f"{_balance_end(sign, low)},{scope}", sign)]
    worst = _WORST.search(mention.text.lower()) is not None
    rate = _AFTER_A_RATE.search(beside.before) and not _OF_A_LEVEL.search(mention.text)
    if rate or re.search(r"fastest|steepest|sharpest|pace|伸び率|増加率|減少率", around):
        falls = worst or (sign < 0 and "best" not in mention.text)
        return [
            Way("record", f"growth-{'low' if falls else 'high'},all-time", -1 if falls else sign),
            Way("record", f"high,{scope}", 0, 0.6),
        ]
    return [Way("record", f"{'low' if low or worst else 'high'},{scope}", 0)]


# The biggest August deficit; the fourth-worst January.
_OF_A_MONTH = expression(
    r"(?:est|worst|best|most) (?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


# The biggest export, the first place: of goods or of partners, never of the total itself.
_OF_ITS_KIND = expression(
    r"partner|market|destination|supplier|buyer|customer|item|product|commodity|category|品|先|相手|国|位"
)
# Australia's second-largest customer, the world's third-biggest importer, Asia's second-largest economy: places elsewhere.
_OF_OTHERS = expression(
    r"\b(?!(?:japan|it|country|nation|month|year|quarter|half|period|week|day|today|tokyo|ministry|decade|century|january|february|march|april|may|june|july|august|september|october|november|december)['’]s)[a-z.]+['’]s (?:own |single |by far )?$|\b(?:the )?(?:global|worldwide|continent['’]s) $"
)
_OTHERS_PLACE = expression(
    r"^[\s-]*(?:[a-z-]+ )?(?:econom(?:y|ies)|importers?|exporters?|producers?|makers?|carmakers?|automakers?|creditors?|holders?|consumers?|brands?|banks?|cit(?:y|ies)|ports?|compan(?:y|ies)|refiners?|shipbuilders?|steelmakers?|manufacturers?|nations?|parties|party|airports?|prefectures?)\b"
)
_OF_BOTH_WAYS = expression(r"trad(?:e|ing) partner|貿易相手")
_OF_JAPAN = expression(r"\bjapan(?:['’]s|ese)\b")


def rank(mention: Mention, slots: Slots, beside: Beside) -> list[Way]:
    """Which place is meant: among goods or partners, or of a total among its own periods."""
    own = _OF_JAPAN.search(mention.text.lower()) is not None
    if not own and (_OF_OTHERS.search(beside.before) or _OTHERS_PLACE.match(beside.after)):
        return [Way("rank", "largest", outside="a place elsewhere")]
    if _ON_RECORD.search(mention.text + " " + beside.after[:24]):
        return record(mention, slots, beside)
    if _OF_BOTH_WAYS.search(f"{mention.text.lower()} {beside.after[:24]}"):
        return [Way("rank", "largest", outside="a place by exports and imports together")]
    if slots.partner == "world" and slots.commodity == "total":
        if _OF_ITS_KIND.search(mention.text):
            return [Way("rank", "largest", cost=1.5)]
        return [
            *(msgspec.structs.replace(way, cost=0.3) for way in record(mention, slots, beside)),
            Way("rank", "largest", cost=0.6),
        ]
    return [Way("rank", "largest")]
