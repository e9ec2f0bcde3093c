"""Notations: the many ways English reports write one quarter, half or year: Q1 25, 1Q FY24, the June quarter, the half to March.

What ends or begins with a named month is counted from it; a quarter of a fiscal year is told by the months it has.
"""

from __future__ import annotations

import re

from kuroji.claims.resolving.words.period_meanings import (
    NUMBERS,
    Match,
    Meaning,
    fiscal_year,
    fiscal_year_of,
    in_half,
    in_month,
    in_quarter,
    number_of,
    of_year,
)
from kuroji.claims.resolving.words.scene import Scene, stretch
from kuroji.model.period import Frequency, Period, of

_QUARTER, _HALF, _YEAR = 3, 6, 12
_SMALL = {name for name in NUMBERS if name not in ("may", "march", "mar")}
_CAPITAL = {name.capitalize() for name in NUMBERS} | {name.upper() for name in NUMBERS}
_MONTH = "|".join(sorted(_CAPITAL | _SMALL, key=len, reverse=True))
_M = rf"(?P<m>{_MONTH})\b\.?"
_Y4 = r"(?:19[5-9]\d|20[0-4]\d)"
_COUNTS = (
    r"(?! ?(?:%|‰|per\b|pct|pts?\b|points?\b|pp\b|trillion|billion|million|thousand|bn|tn|trn|mn|[mkbt]\b|yen\b|units|tonnes|tons|kl\b"
    r"|barrels|vehicles|cars|of (?:the|its|our)\b|out of|months|years|weeks|days|countries|companies|firms|times|or\b|to \d))"
)
_YY = rf"(?:{_Y4}(?!\d|[.,]\d)|\d\d(?!\d|[.,]\d){_COUNTS})"
# Q1 25, Q1'25, Q1/2025, Q1-25, Q1 of 2025.
_WRITTEN = rf"(?:\s?['’]|[ /-]|,? (?:of|in) )?(?P<y>{_YY})"
_POINTED = r"(?:,? (?:of |in )?)(?P<y5>(?:this|last|that|the (?:same|previous|prior|following)) year)"
_FISCAL = r"(?:FY|[Ff]iscal(?: year)?|[Ff]inancial year|[Bb]usiness year)"
_F_YEAR = r"['’]?(?P<{0}>\d{{4}}|\d\d)(?:[-/–]\d\d(?:\d\d)?)?(?!\d|[.,]\d|%)"
_WHICH = r"(?P<p>[Ff]irst|[Oo]pening|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast|[Cc]losing|1st|2nd|3rd|4th)"
_COUNT = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_UNIT = (
    rf"(?P<unit>quarter|half(?:[- ]year)?|(?P<n>{_COUNT}|[2-9]|1[0-2])(?:[- ]months?(?:['’])?(?: (?:period|stretch|span))?)"
    r"|(?:full )?(?:(?:fiscal|business|financial) )?year)"
)
_TO = r"(?:(?:that |which )?(?:ended|ending|ends)(?: (?:in|on|with))?|to|through|until|till|up to|finishing in)(?: the end of| late| end-?)?"
_FROM = (
    r"(?:from|(?:that |which )?(?:starting|beginning|began|begun|started|opening|commencing)(?: (?:in|on|with|from))?)"
)
_DATED = rf"(?: \d\d?(?:st|nd|rd|th)?(?!\d),?)?(?:,? (?:of |in )?(?P<y>{_Y4}|(?:this|last|that|the (?:same|previous|prior|following)) year))?(?!\d)"


def _length(match: Match) -> int:
    unit = match["unit"].lower()
    if unit.startswith("quarter"):
        return _QUARTER
    return _HALF if unit.startswith("half") else number_of(match, "n") or _YEAR


def _ending(match: Match, scene: Scene) -> list[Period]:
    """The quarter, half, year or months that end with the month named; those that are out first."""
    found = [stretch(p.end - _length(match) + 1, p.end) for p in in_month(match, scene)]
    return sorted(found, key=lambda p: p.end > scene.newest)


def _beginning(match: Match, scene: Scene) -> list[Period]:
    """The quarter, half, year or months that begin with the month named; those that are out first."""
    found = [stretch(p.start, p.start + _length(match) - 1) for p in in_month(match, scene)]
    found += [found[-1].shift(-_YEAR)] if not match["y"] else []
    return sorted(found, key=lambda p: p.end > scene.newest)


def _named_by_month(match: Match, scene: Scene) -> list[Period]:
    """The June quarter, the September half: that which ends with the month; none where no quarter does."""
    length = _length(match)
    found = [p for p in in_month(match, scene) if (p.end + 1) % _QUARTER == 0]
    return sorted((stretch(p.end - length + 1, p.end) for p in found), key=lambda p: p.end > scene.newest)


def _fiscal_quarter(match: Match, scene: Scene) -> list[Period]:
    """A quarter of a fiscal year: the one written or pointed at, else the one of that name that ended last."""
    part = number_of(match, "p") or 1
    text = next((text for key, text in match.groupdict().items() if text and key.startswith("y")), "")
    if re.match(r"\d", text):
        written = fiscal_year(match, scene)[0].year
    elif text:
        written = fiscal_year_of(text.lower(), scene)
    else:
        running = fiscal_year_of("this", scene)
        ended = of(Frequency.FISCAL_YEAR, running).start + _QUARTER * part - 1
        written = running if ended <= scene.newest else running - 1
    start = of(Frequency.FISCAL_YEAR, written).start + _QUARTER * (part - 1)
    return [stretch(start, start + _QUARTER - 1)]


def _closing_months(match: Match, scene: Scene) -> list[Period]:
    """The last three months of a year."""
    last = of_year(match, scene)[0].end
    return [stretch(last - (number_of(match, "n") or _QUARTER) + 1, last)]


def _numbered(match: Match, _: Scene) -> list[Period]:
    """2025-03, 03/2025."""
    return [of(Frequency.MONTH, number_of(match, "y") or 0, number_of(match, "n") or 0)]


def _consecutive(match: Match, _: Scene) -> list[Period]:
    """2024/25: a fiscal year; nothing where the years are not neighbours."""
    first, second = int(match["y"]), int(match["b"])
    return [of(Frequency.FISCAL_YEAR, first)] if (first + 1) % 100 == second % 100 else []


_ANY_FISCAL_YEAR = rf"(?:{_FISCAL}[ -]?{_F_YEAR.format('y')}|(?:the )?(?P<y2>last|this|previous|prior|preceding|current|same|that)? ?(?:fiscal|business|financial) year)"
NOTATIONS: tuple[tuple[str, Meaning | None], ...] = (
    (rf"(?:Q(?P<p>[1-4])|(?P<p2>[1-4])Q)(?: of)? ?-?{_FISCAL}[ -]?{_F_YEAR.format('y')}", _fiscal_quarter),
    (rf"{_FISCAL}[ -]?{_F_YEAR.format('y')}[ ,/-]{{0,2}}(?:Q(?P<p>[1-4])|(?P<p2>[1-4])Q)(?!\d)", _fiscal_quarter),
    (rf"(?:FY|[Ff]iscal) ?(?:Q(?P<p>[1-4])|(?P<p2>[1-4])Q)(?:{_WRITTEN})?", _fiscal_quarter),
    (rf"(?:[Tt]he )?{_WHICH}[- ]quarter,? (?:of |in )?(?:the )?{_ANY_FISCAL_YEAR}", _fiscal_quarter),
    (r"(?:Q(?P<p>[1-4])|(?P<p2>[1-4])Q),? (?:of |in )(?:the )?(?P<y>last|this|previous|prior|preceding|current|same|that)? ?(?:fiscal|business|financial) year", _fiscal_quarter),
    (rf"(?:[Tt]he )?(?:{_WHICH} fiscal[- ]quarter|fiscal {_WHICH.replace('<p>', '<p2>')}[- ]quarter)(?:{_WRITTEN})?", _fiscal_quarter),
    (rf"(?:Q(?P<p>[1-4])|(?P<p2>[1-4])Q){_WRITTEN}", in_quarter),
    (rf"(?:Q(?P<p>[1-4])|(?P<p2>[1-4])Q){_POINTED}", in_quarter),
    (rf"(?:H(?P<p>[12])|(?P<p2>[12])H){_WRITTEN}", in_half),
    (rf"(?:H(?P<p>[12])|(?P<p2>[12])H){_POINTED}", in_half),
    (rf"(?:[Tt]he )?(?P<p>[Ll]ast|[Cc]losing) quarter(?:,? (?:of |in )(?:calendar )?)(?P<y>{_Y4}|(?:this|last|that|the (?:same|previous|prior|following)) year)(?!\d)", in_quarter),
    (rf"(?:[Tt]he )?(?P<p>[Ll]atter|[Bb]ack) half(?:,? (?:of |in )(?:calendar )?)(?P<y>{_Y4}|(?:this|last|that|the (?:same|previous|prior|following)) year)(?!\d)", in_half),
    (rf"(?:[Tt]he )?(?:[Ff]inal|[Ll]ast|[Cc]losing) (?P<n>{_COUNT}|[2-9]|1[01]) months of (?P<y>{_Y4}|(?:this|last|that|the (?:same|previous|prior|following)) year)(?!\d)", _closing_months),
    (rf"(?<![Tt]his )(?<![Ll]ast )(?:[Tt]he )?{_UNIT},? {_TO} {_M}{_DATED}", _ending),
    (rf"(?:[Tt]he )?{_UNIT},? {_FROM} {_M}{_DATED}(?! (?:to|through|until)\b|\s?[-–—])", _beginning),
    (rf"(?<![-–—/])(?<!to )(?<!through )(?:[Tt]he )?{_M} (?P<unit>quarter|half)(?!-)(?:,? (?:of |in )?(?P<y>{_Y4}|(?:this|last|that|the (?:same|previous|prior|following)) year))?(?!\d)", _named_by_month),
    (rf"(?P<y>(?:[Tt]his|[Ll]ast|[Tt]hat) year|{_Y4})['’]s {_M}(?!\s?[-–—]| \d|\w)", in_month),
    (rf"(?P<y>{_Y4})[-/.]?M?(?<=[-/.M])(?P<n>0[1-9]|1[0-2])(?![-/.]?\d|%)|(?P<n2>0[1-9]|1[0-2])/(?P<y2>{_Y4})(?!\d)", _numbered),
    (rf"(?P<y>{_Y4})/(?P<b>\d\d(?:\d\d)?)(?![\d/]|[.,]\d|%)", _consecutive),
    (rf"[Ff]ull[- ]year (?P<y>{_Y4})(?!\d)|CY ?['’]?(?P<y2>\d\d)(?!\d|[.,]\d|%)", of_year),
)  # fmt: skip
