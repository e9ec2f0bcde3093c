"""Bare numbers: numbers that nothing beside them gives a unit, each with the frame it stands in.

A frame says how much must speak for a figure before the number to go on: a decimal stands nearly anywhere, a whole
number or one in words only behind a word that figures follow, or a name that a stop follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.numbers import Number, spoken, western
from kuroji.claims.mentions.patterns import NUMBER, SPOKEN, any_of
from kuroji.language.movement import FALLING_VERBS_EN, RISING_VERBS_EN
from kuroji.language.units import QUANTITIES_EN


class Frame(StrEnum):
    """What stands before a bare number."""

    MOVED = "moved"  # up 9.1, fell by 5.6, minus twelve: by how much it moved
    LEVEL = "level"  # spent 10.02, at 4.3, another 58
    AGAINST = "against"  # it was 1.33, vs 371, March's 11.7, a year ago: 61.5: set against a figure before
    NAMED = "named"  # Taiwan 24.6; Brazilians 21: a name
    OTHER = "other"


class Bare(msgspec.Struct, frozen=True):
    """A number without a unit: where it stands, with its sign, as written, and in which frame."""

    start: int
    end: int
    number: Number
    sign: int
    frame: Frame
    words: bool
    closed: bool
    aside: bool
    grouped: bool
    scaled: bool
    stands: bool  # behind was, at or a colon, whatever its sign

    @property
    def decimals(self) -> int:
        """How many decimals are written."""
        return max(0, -int(self.number.grain.adjusted()))


_HEDGE = r"(?:(?:by|about|around|roughly|nearly|almost|near|close\sto|just|only|some|over|under|a\s(?:bit|little|touch|shade|hair|mere|further)|well|another|even|still|merely|barely|approximately|nearer|closer|the|an?|fully|all\sof|of)\s){0,3}"
_MOVED_WORDS = any_of(("up", "down", "off", "plus", "minus", "negative", "gain of", "loss of", "rise of", "fall of", "increase of", "decrease of", "drop of", "decline of", "jump of", "growth of", *RISING_VERBS_EN, *FALLING_VERBS_EN))  # fmt: skip
_VERBS = any_of((*RISING_VERBS_EN, *FALLING_VERBS_EN, "slip", "slipped", "lost", "grew"))
# Fell again the year after, by 5.6; a gain of 1.1.
_MOVED = expression(
    rf"(?<![a-z-]){_MOVED_WORDS}(?:\s(?:by\s)?(?:more|less|faster|further))?,?\s{_HEDGE}$|(?<![a-z-]){_VERBS}(?![a-z])[^.;:\d]{{0,60}}?\sby\s{_HEDGE}$"
)
_MOVED_TO = rf"{_VERBS}(?:\s(?:back|again|further|only|steadily|slowly|since)){{0,2}}\sto\s"
_LEVEL_WORDS = any_of((
    "is", "was", "were", "are", "be", "been", "being", "by", "it's", "at", "to", "of", "for", "from", "with", "against", "versus", "vs",
    "vs.", "v", "than", "compared with", "compared to", "after", "following", "then", "now", "another", "reach", "reached",
    "reaches", "hit", "hits", "pass", "passed", "totalled", "totaled", "totalling", "came to", "comes to", "stood at", "got to", "got",
    "gets", "took", "takes", "take", "taken", "spent", "spends", "bought", "buys", "buy", "sold", "sells", "sell", "imported", "exported",
    "shipped", "sent", "sends", "paid", "pays", "earned", "earns", "cost", "costs", "brought", "brings", "fetched", "had", "has", "have",
    "gave", "gives", "show", "shows", "showed", "managed", "posted", "recorded", "logged", "lost", "won", "placed", "supplied", "provided",
    "delivered", "received", "made", "put in", "accounted for", "amounted to", "numbered", "contributed", "added", "worth", "actual",
    "and", "or", "but", "only", "just", "about", "nearly", "roughly", "around",
))  # fmt: skip
_LEVEL = expression(rf"(?:(?<![a-z-]){_LEVEL_WORDS}|:|=|→|->)\s{{0,2}}{_HEDGE}$")
_AGAINST = expression(
    rf"(?:(?<![a-z-])(?:vs\.?|versus|v|against|compared\s(?:with|to)|after|than|another|previously|(?:it|that|this|they|these|which|(?:the|its|their)\s(?:figure|total|sum|gap|deficit|surplus"
    rf"|bill|amount|balance|shortfall|share|rate|count|number|same|two|tally))\s(?:had\s|has\s)?(?:was|were|is|been|stood\sat|came\sto|reached|hit|got))\s|(?:'s|s')\s|:\s|(?<![a-z-]){_MOVED_TO}|(?<![a-z-])from\s[^;:]{{1,50}}?\sto\s){_HEDGE}$"
)
# Taiwan, 38. Korea: up 12. June, only thirteen point seven: a sentence of no more than a name and a number.
_FRAGMENT = expression(
    rf"[^\w\n]*(?:(?:and|but|then|while|the|to|for|from|in|with)\s){{0,2}}[a-z][a-z.&'-]*(?:\s[a-z][a-z.&'-]*){{0,3}}(?:,|:|\s[-–—])\s{_HEDGE}"
)
_STANDS = expression(r"(?:(?<![a-z])(?:was|is|were|at|been|the|a|to)|:)\s$")
_NAMED = expression(r"[a-z][a-z.&]*\s$")
_IN_A_YEAR = expression(r"(?<![a-z])(?:twenty|nineteen|eighteen|hundred|thousand|thousand\sand|hundred\sand)[\s-]$")
_CLOSES = (
    r"(?=\s?[,;:.)?!—…\"|/\]](?![\da-z])|\s?$|\n|\s\(|\s[-–—]\s|\s(?:in|on|from|over|vs\.?|versus|against|and|while|but|y/y|yoy|year|for|with|to|the|a|last|this|that|then"
    r"|after|before|by|was|were|is|are|did|came|went|used|or|of\sit|of\sthat|of\sthem|of\sthe\slatter|of\sthe\sformer|more|less|fewer|higher|lower|away|of+|as|since|when|because|so"
    r"|than|twelve|all|again|at|out|half|ten|two|three|one|per|imp|exp|imports?|exports?|now|today|only|between|apiece|each|way|our|their|its|had|has|shipped|sent|once|earlier|ago|until|during|through)(?![a-z]))"
)
_ITS_OWN = rf"(?!\s?(?:{any_of(w for w in QUANTITIES_EN)}|percent|per\scent|points?|times|places?|days?|weeks?|months?|years?|per\s|a\s(?:tonne|barrel|litre|kilo|unit|day|share))(?![a-z]))"
_DIGITS = expression(
    rf"(?:(?<![\w¥$€£.,%/&#:+-])|(?<=→)|(?<=[a-z]:))(?:(?P<sign>[+–▲-]|(?:minus|plus|negative)\s)(?:about\s)?)?(?P<number>{NUMBER})(?P<scale>\s?(?:k|thousand))?(?![\w%/]){_CLOSES}{_ITS_OWN}"
)
_IN_WORDS = expression(
    rf"(?<![\w-])(?:(?P<sign>minus|plus|negative)\s)?(?P<number>(?!\d|ones?\s(?!and|point|hundred)|one[^\sa-z]){SPOKEN})(?![a-z-]|\s(?:hundred|thousand|million|billion|trillion|percent|per\scent|points?|point\s)){_CLOSES}{_ITS_OWN}"
)
_CLOSED = expression(r"\s?[,;:.)?!—…\"|/\]](?!\d)|\s?$|\n|\s[-–—]\s")
# What a number of something else is told with, anywhere before it in its clause.
_NOT_TRADE = expression(
    r"(?<![a-z-])(?:the\syen|yen's|consensus|wanted|forecasts?|forecasters?|expect(?:s|ed|ing|ations?)?|estimates?|polls?|polled|survey|predict(?:s|ed|ion)?|projected|pencilled|tipped|target|goal|odds"
    r"|tariffs?|dut(?:y|ies)|levy|yields?|bonds?|swaps?|dollars?|usd/?jpy|currency|exchange|traded|ifo|zew|fed|tankan|pmi|index|deflator|inflation|cpi|gdp|jobless|unemployment|population|temperature|degrees"
    r"|nikkei|nky|topix|ftse|dow|s&p|kospi|csi|hang\sseng|stoxx|dax|stocks|brent|wti|barrels?|(?<!unit\s)prices?|p/e|coefficients?|elasticit(?:y|ies)|beta|r-squared|ratio|magnitude|working\sdays|aged?|votes?|iso|hs|n\s=)(?![a-z])"
)
# What numbers a thing, right before its number.
_LABEL = expression(
    r"(?<![a-z-])(?:versions?|rooms?|nos?|pages?|issues?|episodes?|chapters?|grades?|scores?|ratings?|scale|questions?|answers?|marks?|plates?|items?|lines?|box|exhibits?|figs?|figures?|seats?|rounds?|sections?"
    r"|articles?|appendix|annex(?:es)?|volume|vol|photos?|tel|ext|steps?|parts?|days?|facts?|route|group|phase|lots?|levels?|heading|table|chart|slide|tab|unit|class|type|model|gate|pier|berth|track|game|week|lesson)\.?\s$"
)
_CLAUSE = expression(r"[.;!?\n\x00](?!\d)")
_OPEN = expression(r"[(（][^()（）]*$")
_A_YEAR = expression(r"(?:1[6-9]|20)\d\d")
_REACH, _NEAR, _OPENED = 90, 45, 160


def bare_numbers(canvas: Canvas) -> Iterator[Bare]:
    """The bare numbers of a sentence that are left, in order."""
    found = [*_DIGITS.finditer(canvas.free), *_IN_WORDS.finditer(canvas.free)]
    for match in sorted(found, key=lambda m: m.start()):
        bare = _bare(canvas, match)
        if bare is not None:
            yield bare


def _bare(canvas: Canvas, match: re.Match[str]) -> Bare | None:
    words = not match["number"][0].isdigit()
    number = spoken(match["number"]) if words else western(match["number"])
    if number is None or not number.value or _A_YEAR.fullmatch(match["number"]):
        return None
    left = canvas.whole[max(0, match.start() - _REACH) : match.start()]
    clause = max(len(left) - _NEAR, *(stop.end() for stop in _CLAUSE.finditer(left)), 0)
    if _NOT_TRADE.search(left, clause) or _LABEL.search(left) or (words and _IN_A_YEAR.search(left)):
        return None
    sign = (match["sign"] or "").strip()
    scaled = bool(match.groupdict().get("scale"))
    last = match.end("scale" if scaled else "number")
    return Bare(
        start=match.start(),
        end=last,
        number=number.times(Decimal(1000)) if scaled else number,
        sign=0 if not sign else 1 if sign in {"+", "plus"} else -1,
        frame=Frame.AGAINST if _is_fragment(canvas, match.start(), last) else _frame(left, match),
        words=words,
        closed=_CLOSED.match(canvas.whole, last) is not None,
        aside=_OPEN.search(canvas.whole, max(0, match.start() - _OPENED), match.start()) is not None,
        grouped="," in match["number"],
        scaled=scaled,
        stands=_STANDS.search(left) is not None,
    )


def _is_fragment(canvas: Canvas, start: int, end: int) -> bool:
    return (
        start < _REACH
        and not canvas.whole[end:].strip(" .!?\"'")
        and _FRAGMENT.fullmatch(canvas.whole, 0, start) is not None
    )


def _frame(left: str, match: re.Match[str]) -> Frame:
    if not left.strip(" \"'("):
        return Frame.LEVEL if " point " in match["number"] else Frame.OTHER
    if match["sign"] or _MOVED.search(left):
        return Frame.MOVED
    frames = ((Frame.AGAINST, _AGAINST), (Frame.LEVEL, _LEVEL), (Frame.NAMED, _NAMED))
    return next((frame for frame, pattern in frames if pattern.search(left)), Frame.OTHER)
