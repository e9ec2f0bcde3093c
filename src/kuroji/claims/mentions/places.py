"""Places told without largest: a distant third, came second by value, remains number one, at no. 14, stayed on top; 米国に次ぐ, 2番手, 首位の座, 買い手の筆頭."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import TAKEN, Canvas
from kuroji.claims.mentions.numbers import cardinal, japanese, ordinal
from kuroji.claims.mentions.patterns import CARDINAL, NUMBER_JA, any_of
from kuroji.language.numerals import ORDINAL_ONES

_NTH = rf"(?:{any_of(ORDINAL_ONES[1:])}|[1-9]?\d(?:st|nd|rd|th))"
_CUES = frozenset(
    {"place", "spot", "rank", "ranks", "ranked", "ranking", "position", "number", "no", "top", "first", "st", "nd", "rd", "th", "one", "list", "table", "runner", "behind"}
    | set(ORDINAL_ONES[1:])
)  # fmt: skip
_BE = r"(?:is|are|was|were|been|be|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|rank(?:s|ed|ing)?|stand(?:s|ing)?|stood|c[ao]mes?|coming|finish(?:es|ed|ing)?|end(?:s|ed|ing)?|plac(?:es|ed|ing)|sits?|sat|lies|lay|rose|risen|rises|climb(?:s|ed|ing)?|mov(?:es|ed|ing)|jump(?:s|ed|ing)?|slip(?:s|ped|ping)?|f[ae]ll(?:s|en)?|dropp(?:ed|ing)|drops|sank|slid|went|became|becomes|keeps|kept|holds|held|took|takes|taking|reach(?:es|ed)|claim(?:s|ed)|occup(?:ies|ied))"
_HOW = r"(?:(?:still|now|again|only|just|back|up|down|out|even|easily|in|at|to|as|the|its|their|joint|overall|a\s(?:distant|close|mere|clear|comfortable|solid|far|poor))\s){0,4}?"
_ENDS = r"(?=\s?[,.;:()!?—]|\s?$|\s(?:by|with|at|for|in|on|among|behind|ahead|overall|after|before|and|of\s(?:all|the|japan)|to\s(?:the\s)?(?:us|america|china|germany|australia|taiwan|korea))(?![a-z]))"
# A distant third; a close second: they rank whatever stands beside them.
_DISTANT = expression(rf"(?<![a-z-])a\s(?:very\s)?(?:distant|close|poor|far|near|clear|solid|narrow|surprising|strong)\s(?P<nth>{_NTH})(?=\s?[,.;:()!?—]|\s?$|\s(?:behind|with|at|to|after|among|in|on|by|place)(?![a-z]))")  # fmt: skip
# Came third by value; ranked fourth; was second with 4.9.
_CAME = expression(
    rf"(?<![a-z-]){_BE}\s{_HOW}(?P<nth>{_NTH})(?:\s(?:place|spot|rank|position))?(?:\s(?:by\svalue|in\svalue|overall|by\sworth|in\s(?:the\s)?(?:list|table|ranking|rankings|league|queue)))(?![a-z-])"
    rf"|(?<![a-z-])(?:c[ao]mes?|coming|rank(?:s|ed|ing)|plac(?:es|ed|ing)|finish(?:es|ed|ing))\s{_HOW}(?P<nth2>{_NTH}){_ENDS}"
    rf"|(?<![a-z-])(?:second|third|fourth|fifth)(?=\s(?:at|with)\s(?:about\s|around\s|some\s|just\s)?(?:¥|jpy\s?)?\d)"
)
_IN_PLACE = expression(
    rf"(?<![a-z-])(?:(?:in|into|to|at|from|for)\s)?(?:the\s|its\s)?(?P<nth>{_NTH})\s(?:place|spot|position|rank)(?!\s(?:of|on)\s(?:the\s)?(?:list\sof|agenda))(?![a-z-])"
    rf"|(?<![a-z])(?:place|position|rank|ranking)\s[^.;:\d]{{0,40}}?(?:\s(?:was|is|of)|:)\s(?P<nth2>{_NTH})(?![a-z-])"
)
_NUMBERED = expression(
    rf"(?<![a-z])(?:{_BE}|at|as|to|in|place|still|now|again)\s(?:(?:still|now|again|the|its|their|clear|undisputed)\s){{0,2}}(?P<run>(?:no\.\s?|number\s|num\.\s|nr\.?\s?|#\s?|№\s?)(?P<count>(?:one|two|three|four|five|six|seven|eight|nine|ten|[1-9]\d?)))(?![\d.,]\d|%|[a-z-])(?!\s(?:priority|reason|concern|issue|question|fan|song|hit|rule|of\sthe\slist)(?![a-z]))"
)
_ON_TOP = expression(
    r"(?<![a-z-])(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|is|was|were|are|came|comes|stands|stood|sits|sat|keeps|kept|held|still|back|again)\s(?:(?:still|firmly|comfortably|easily|well|out|back|way)\s)?(?P<run>(?:on|at\sthe)\stop(?:\sof\s(?:the|that|this)\s(?:list|table|ranking|rankings|league|pile|heap))?|(?:heads?|heading|leads?|leading|tops?|topping)\sthe\s(?:list|table|ranking|rankings|field|league))(?=\s?[,.;:()!?—]|\s?$|\s(?:as|for|with|in|by|among|of)(?![a-z]))"
    r"|(?<![a-z-])(?P<run2>(?:head(?:s|ed|ing)|le(?:ads|d|ading)|topp(?:ed|ing)|tops)\sthe\s(?:list|table|ranking|rankings|league))(?![a-z-])"
)
# Was exceeded by just one other; behind only America.
_BEHIND = expression(
    rf"(?<![a-z-])(?:exceeded|surpassed|beaten|topped|outdone|bettered)\sby\s(?:only\s|just\s)?(?:(?P<count>one|two|three|four)\s(?:other|others)(?:\s[a-z]+)?)(?![a-z-])|(?<![a-z-])(?:behind|after)\sonly\s(?!a\s|an\s|\d|{CARDINAL})(?=[a-z])|(?<![a-z-])(?:the\s)?runner[- ]up(?![a-z-])"
)
_WHAT_JA = r"(?:市場|相手(?:国|先)?|供給国|供給元|調達先|輸出先|輸入先|輸出品|輸入品|仕入れ先|売り先|届け先|買い手|売り手|取引先|得意先|品目|国|黒字相手|赤字相手|黒字国|赤字国|お得意様|稼ぎ頭)"
# 米国に次ぐ第2の市場, 中国に次ぐ2番手, 韓国に続く3位; 米国に次ぐ黒字相手 is the second.
_NEXT_JA = expression(
    rf"(?<!世界)(?:(?:に(?:次ぐ|次いで|続く|続いて)|のすぐ後ろ)、?)?第?(?P<count>[1-9１-９]\d?|{NUMBER_JA})(?:番手|番目の{_WHAT_JA}|の{_WHAT_JA})"
    rf"|(?<=[ぁ-んァ-ヶ一-龠])(?P<next>に次ぐ)(?={_WHAT_JA})"
)
_FIRST_JA = expression(
    rf"(?<!世界)(?:首位|トップ|1位|一位|筆頭|一番手|最上位)(?:の座|の{_WHAT_JA})|{_WHAT_JA}の(?:筆頭|トップ|首位|一番手)(?!を)|最大の(?:買い手|売り手|届け先|売り先|仕入れ先|得意先|お得意様|顧客|調達元|供給元|黒字相手|赤字相手|稼ぎ頭)|(?<!{TAKEN})稼ぎ頭(?:の座)?|最も(?:多|大き)(?:い|かった)のは(?=[ぁ-んァ-ヶ一-龠])"
)


def recognise(canvas: Canvas) -> None:
    """Claim the places of a sentence that no superlative tells."""
    if canvas.says(_CUES) or "#" in canvas.whole:
        canvas.each(_DISTANT, lambda m: _place(ordinal(m["nth"])))
        canvas.each(_CAME, lambda m: _place(ordinal(m["nth"] or m["nth2"] or m[0])))
        canvas.each(_IN_PLACE, lambda m: _place(ordinal(m["nth"] or m["nth2"])))
        canvas.each(_NUMBERED, lambda m: _place(cardinal(m["count"])), group="run")
        for match in list(_ON_TOP.finditer(canvas.free)):
            canvas.claim(*match.span("run" if match["run"] else "run2"), _first())
    canvas.each(_BEHIND, lambda m: _place((cardinal(m["count"]) or 0) + 1 if m["count"] else 2))
    if canvas.japanese:
        canvas.each(_NEXT_JA, _next_ja)
        canvas.each(_FIRST_JA, lambda _: _first())


def _first() -> Saying:
    return Saying(kind=Kind.RANK, value=Decimal(1), grain=Decimal(1), unit="place")


def _place(place: int | None) -> Saying | None:
    return Saying(kind=Kind.RANK, value=Decimal(place), grain=Decimal(1), unit="place") if place else None


def _next_ja(match: re.Match[str]) -> Saying | None:
    """`米国に次ぐ` alone is the second; a number beside it says its place."""
    if match["next"]:
        return _place(2)
    number = japanese(match["count"])
    return None if number is None or not 0 < number.value < 60 else _place(int(number.value))
