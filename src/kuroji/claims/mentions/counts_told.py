"""Counts in English, so many of so many: three of the last four prints; five surpluses out of six; its eighth falling month out of the last ten; all but two of the twelve months."""

from __future__ import annotations

import re
from decimal import Decimal

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import cardinal, ordinal
from kuroji.claims.mentions.patterns import CARDINAL, MONTH, ORDINAL, PERIOD, YEAR, any_of
from kuroji.language.periods import UNITS_EN
from kuroji.language.running import FALLS_EN, RISES_EN, SIDES_EN

_CUES = frozenset({"of", "in"})
# What comes out once a month counts months.
_PRINTS = r"(?:prints?|readings?|releases?|reports?|reporting\speriods?)"
_UNIT = rf"(?:{PERIOD}|{_PRINTS}|{MONTH}s)"
_MOVE = rf"(?:{any_of((*RISES_EN, *FALLS_EN, *SIDES_EN, 'high', 'peak', 'record'))}(?:e?s)?)"
_ADJ = r"(?:[a-z][a-z'-]{2,16}\s){0,2}?"
_HOW_MANY = rf"(?:(?P<nth>{ORDINAL})|(?P<but>all\sbut\s)?(?:(?:only|just|fully|some|at\sleast)\s)?(?P<count>{CARDINAL})|(?P<none>none|not\sone))"
_RECENT = r"(?:(?:past|last|latest|previous|preceding|first|most\srecent|final|remaining)\s)?"
_WHOLE = rf"(?:the\s|those\s|these\s|its\s)?{_RECENT}(?P<whole>(?!{YEAR}){CARDINAL})(?![%\d])(?:\s(?:calendar\s|fiscal\s|full\s|whole\s)?(?P<of_unit>{_UNIT})(?![a-z-]))?"
# Nine (months, deficits, of them) of, out of, in the last twelve (months).
_SO_MANY = expression(
    rf"(?<![a-z\d.,¥$-])(?:(?:the|its|their|a)\s)?{_HOW_MANY}(?:\s{_ADJ}(?P<unit>{_UNIT})(?![a-z-])(?:\sof\s(?:red|black|deficits?|surplus(?:es)?|growth|decline|gains|losses))?|\s{_ADJ}(?P<move>{_MOVE})(?![a-z-])|\s(?P<them>of\sthem))?"
    rf"\s(?P<joint>out\sof|of|in)\s(?:the\sspace\sof\s|the\scourse\sof\s)?{_WHOLE}(?!\s(?:trillion|billion|million|per|percent|pct|points?|times|yen))(?![a-z\d])"
    r"(?:\s(?:ended|closed|finished|were|was)\s(?:in\s)?(?:an?\s|the\s)?(?:surplus|deficit|red|black|positive|negative)(?![a-z]))?"
)
_FELL = expression(rf"(?<![a-z])(?:{any_of(FALLS_EN)}s?|falling|shrinking|declining|down|lower)(?![a-z])")
_ROSE = expression(rf"(?<![a-z])(?:{any_of(RISES_EN)}s?|rising|growing|climbing|up|higher)(?![a-z])")
_MOVED = expression(rf"(?<![a-z])(?:{_MOVE})(?![a-z])")
_MOST = 120


def recognise(canvas: Canvas) -> None:
    """Claim the counts of an English sentence that say of how many they are."""
    if canvas.says(_CUES):
        canvas.each(_SO_MANY, lambda m: _so_many(canvas, m))


def _so_many(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A count where a unit, or what is counted, is named on one side; `the first in five months` is a first, and one in five a share."""
    named = match["unit"] or match["of_unit"] or ""
    if not _says_of_what(canvas, match):
        return None
    count, whole = _count(match), cardinal(match["whole"])
    if count is None or whole is None or not count <= whole <= _MOST or whole < 2:
        return None
    unit, size = _unit(match["of_unit"] or named)
    side = _side(match[0])
    way = 0 if side else int(_ROSE.search(match[0]) is not None) - int(_FELL.search(match[0]) is not None)
    return Saying(kind=Kind.COUNT, value=Decimal(count * size), grain=Decimal(1), unit=unit, side=side, direction=way)


def _says_of_what(canvas: Canvas, match: re.Match[str]) -> bool:
    """Whether a unit, or what is counted, is named where it must be: in five months is no count of anything."""
    head = match["unit"] or match["move"]
    if match["nth"]:
        after = match["joint"] == "in" and match["of_unit"] and _MOVED.search(canvas.whole, 0, match.start())
        return ordinal(match["nth"]) != 1 and bool(head or after) and match["joint"] != "of"
    if match["joint"] == "in":
        return bool(head or match["them"]) and bool(head or match["of_unit"])
    return bool(match["unit"] or match["of_unit"] or (match["move"] and match["joint"] == "out of"))


def _count(match: re.Match[str]) -> int | None:
    """How many are meant: five, the fifth, all but two of twelve, none."""
    whole = cardinal(match["whole"])
    if match["nth"]:
        return ordinal(match["nth"])
    if match["none"] or whole is None:
        return None if whole is None else 0
    count = cardinal(match["count"])
    return whole - count if match["but"] and count is not None else count


def _unit(named: str) -> tuple[str, int]:
    """The unit of a word for a period, for what is published every month, or for one month of each year."""
    words = " ".join(named.split())
    if not words or re.fullmatch(_PRINTS, words):
        return "months", 1
    return UNITS_EN.get(words, ("years", 1))


def _side(words: str) -> str:
    if re.search(r"(?<![a-z])(?:deficits?|shortfalls?|red|gaps?)(?![a-z])", words):
        return "deficit"
    return "surplus" if re.search(r"(?<![a-z])(?:surplus(?:es)?|black)(?![a-z])", words) else ""
