"""Firsts: first deficit in four months, the largest in five years, fastest since January 2026, 4カ月ぶり, 初めて."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Saying
from kuroji.claims.mentions.canvas import Canvas
from kuroji.claims.mentions.context import SIGNS_EN
from kuroji.claims.mentions.dated import since, since_ja
from kuroji.claims.mentions.numbers import cardinal, japanese
from kuroji.claims.mentions.patterns import CARDINAL, DATE, DATE_JA, NUMBER_JA, PERIOD, PERIOD_JA, any_of
from kuroji.language.comparing import SUPERLATIVES_EN, SUPERLATIVES_JA
from kuroji.language.movement import DEFICIT_EN, DEFICIT_JA, SURPLUS_EN, SURPLUS_JA
from kuroji.language.periods import UNITS_EN, UNITS_JA

_CUES = frozenset(
    {
        *(word.partition(" ")[0] for word in SUPERLATIVES_EN),
        "first",
        "st",
        "since",
        "time",
        "high",
        "highs",
        "low",
        "lows",
        "peak",
        "best",
        "worst",
    }
)
_GAP = r"(?:[a-z][a-z'/-]{0,24}\s){0,6}?"
_ABOUT = r"(?:(?:about|exactly|nearly|almost|around|over|more\sthan|at\sleast|just)\s)?"
_SPAN = rf"(?:in|for)\s{_ABOUT}(?P<count>{CARDINAL}|an?|two-and-a-half|more\sthan\sa)[\s-](?:fiscal[\s-])?(?P<unit>{PERIOD})(?![a-z-])"
_FIRST = r"(?<![a-z-])(?:(?:the|its|a|their|japan's|for\sthe)\s)?(?:first|1st)(?:-ever)?\s(?!(?:half|quarter|ten|twenty|six|three|five|nine)\b)"
_NOT_BEGINNING = r"(?!,?\s(?:when|the\s(?:first\s)?year\s(?:of|for|when))\s)"
_SUPERLATIVE = rf"(?<![a-z-])(?:(?:the|its|their|at\sits|at\stheir|at\sthe)\s)?(?:{any_of(SUPERLATIVES_EN)})\s"
# Since last July; since the pandemic autumn of 2020.
_EVENT = r"(?:last\s|back\sin\s|the\s(?:[a-z-]{2,12}\s){0,2}?(?:(?:spring|summer|autumn|winter|fall|end|start|middle|crash|slump|shock|crisis|boom|recession|earthquake|pandemic|year)\s(?:of|in)\s)?)?"
_FIRST_IN = expression(rf"{_FIRST}{_GAP}{_SPAN}")
_FIRST_SINCE = expression(rf"{_FIRST}{_GAP}since\s{_EVENT}{DATE}{_NOT_BEGINNING}")
_MOST_IN = expression(rf"{_SUPERLATIVE}(?!ever\s){_GAP}{_SPAN}")
_MOST_SINCE = expression(rf"{_SUPERLATIVE}{_GAP}since\s{_EVENT}{DATE}{_NOT_BEGINNING}")
_HIGH = expression(
    rf"(?<![a-z-])(?P<count>{CARDINAL})[\s-](?P<unit>{PERIOD})[\s-](?:highs?|lows?|peak|best|worst)(?![a-z])"
)
_LAST_TIME = expression(rf"(?<![a-z])last\stime\s[^.;\x00]{{0,80}}?(?:was|came|happened)\s(?:back\s)?(?:in\s)?{DATE}")
_NOT_SINCE = expression(
    rf"(?:not|never|unseen|n't)\s(?:been\s)?(?:seen|matched|reached|recorded|hit)?\s?since\s{_EVENT}{DATE}"
)
# First gain in 4 months; imports: first gain in 3. The unit said before goes on.
_ELIDED = expression(
    rf"{_FIRST}{_GAP}in\s{_ABOUT}(?P<count>{CARDINAL})(?=\s?[,;:.)!?—\n]|\s?$|\s(?:and|but|while)\s)(?!\.\d|,\d)"
)
_UNIT_BEFORE = expression(rf"(?<![a-z])in\s{_ABOUT}{CARDINAL}[\s-](?P<unit>{PERIOD})(?![a-z-])")
_REACH = 200
_EVER = expression(
    r"(?<![a-z-])(?:for\sthe\svery\sfirst\stime|for\sthe\sfirst\stime(?:\sever|\son\srecord)?|first[-\s]ever(?:\s[a-z]{2,20})?"
    r"|first\stime(?:\sever)?)(?![a-z])"
)
_AFTER_YEARS_JA = expression(
    rf"(?:(?P<years>{NUMBER_JA})年と?)?(?P<count>{NUMBER_JA})(?P<unit>{PERIOD_JA})ぶり(?:の?(?:{any_of(SUPERLATIVES_JA)}|赤字|黒字|減少|増加))?"
)
_SINCE_JA = expression(
    rf"{DATE_JA}(?:以来|以降で?、?(?:は)?(?={any_of(SUPERLATIVES_JA)}))(?:で|の)?(?:{any_of(SUPERLATIVES_JA)})?(?!上最|の統計)"
)
# 1月(1兆1527億円)以来の大きさ: the figure in the brackets is a claim of its own.
_SINCE_BRACKET_JA = expression(
    rf"{DATE_JA}[(][^()]{{1,24}}[)](?P<back>以来(?:で|の)?(?:{any_of(SUPERLATIVES_JA)}|大きさ|高さ|多さ|小ささ|低さ|少なさ)?)"
)
# 31年ぶりに赤字へ転落した.
_INTO_JA = expression(r"に(?:貿易(?:収支)?[がは]?)?(赤字|黒字|入超|出超)")
_SIDE_OF = {**dict.fromkeys(DEFICIT_JA, "deficit"), **dict.fromkeys(SURPLUS_JA, "surplus")}
_EVER_JA = expression(r"(?<![最当年月週期])(?:初(?:めて|の(?!め)|となる)|はじめて)")


def recognise(canvas: Canvas) -> None:
    """Claim the firsts of a sentence."""
    if canvas.says(_CUES):
        _english(canvas)
    if canvas.japanese:
        canvas.each(_AFTER_YEARS_JA, lambda m: _counted_ja(canvas, m))
        canvas.each(_SINCE_JA, lambda m: _since_ja(canvas, m))
        canvas.each(_SINCE_BRACKET_JA, lambda m: _told(m, since=since_ja(m)), group="back")
        canvas.each(_EVER_JA, lambda m: _told(m, since="ever"))


def _english(canvas: Canvas) -> None:
    for pattern in (_FIRST_IN, _MOST_IN, _HIGH):
        canvas.each(pattern, _counted)
    canvas.each(_ELIDED, lambda m: _goes_on(canvas, m))
    for pattern in (_FIRST_SINCE, _MOST_SINCE, _LAST_TIME, _NOT_SINCE):
        canvas.each(pattern, lambda m: _told(m, since=since(m)))
    canvas.each(_EVER, lambda m: _told(m, since="ever"))


def _told(match: re.Match[str], **fields: object) -> Saying:
    """A first with what its own words say of direction and side."""
    words = match[0]
    side = (
        "deficit"
        if _has(words, DEFICIT_EN) or "赤字" in words
        else "surplus"
        if _has(words, SURPLUS_EN) or "黒字" in words
        else ""
    )
    signs = [
        SIGNS_EN[word] for word in re.findall(r"[a-z]+", words) if word in SIGNS_EN and word not in {"more", "above"}
    ]
    return Saying(kind=Kind.FIRST, side=side, direction=signs[0] if signs else 0, **fields)  # type: ignore[arg-type]


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _goes_on(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    """A first whose unit was said with one before it."""
    above = f"{canvas.above}\n{canvas.whole[: match.start()]}"[-_REACH:]
    told = list(_UNIT_BEFORE.finditer(above))
    count = cardinal(match["count"])
    if not told or count is None:
        return None
    unit, size = UNITS_EN[" ".join(told[-1]["unit"].split())]
    return _told(match, value=Decimal(count * size), grain=Decimal(size), unit=unit)


def _counted(match: re.Match[str]) -> Saying | None:
    words = match["count"]
    unit, size = UNITS_EN[" ".join(match["unit"].split())]
    if words == "two-and-a-half":
        return _told(match, value=Decimal("2.5") * size, unit=unit, hedge="about")
    count = 1 if words.endswith("a") or words == "an" else cardinal(words)
    if count is None:
        return None
    return _told(match, value=Decimal(count * size), grain=Decimal(size), unit=unit)


def _counted_ja(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    count = japanese(match["count"])
    unit, size = UNITS_JA[match["unit"]]
    years = japanese(match["years"]) if match["years"] else None
    if count is None or (match["years"] and years is None):
        return None
    extra = years.value * {"months": 12, "quarters": 4, "halves": 2}.get(unit, 0) if years else Decimal(0)
    said = _told(match, value=count.value * size + extra, grain=Decimal(size), unit=unit)
    into = _INTO_JA.match(canvas.whole, match.end())
    return msgspec.structs.replace(said, side=_SIDE_OF[into[1]]) if into and not said.side else said


def _since_ja(canvas: Canvas, match: re.Match[str]) -> Saying | None:
    before = canvas.whole[max(0, match.start() - 8) : match.start()]
    if re.search("(?:比較(?:可能な|できる)|統計[のが]ある|データ[のが]ある|(?:さかのぼ|遡)れる)$", before):
        return None
    return _told(match, since=since_ja(match))
