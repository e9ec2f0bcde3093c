"""Parts of years: English periods told as so much of a year or quarter, or as a month whose year is told by looking back.

The first three quarters, last year's second quarter, the quarter's first two months; October a year ago, ten Augusts
ago, Oct 08; the fiscal year before, the half before that.
"""

from __future__ import annotations

from kuroji.claims.resolving.words.period_meanings import (
    NUMBERS,
    Match,
    Meaning,
    fiscal_half,
    fiscal_year_of,
    in_half,
    in_month,
    in_quarter,
    number_of,
    of_year,
)
from kuroji.claims.resolving.words.scene import Scene, named_month, newest_half, newest_quarter, newest_year, stretch
from kuroji.language.numerals import CARDINALS_EN
from kuroji.model.period import Frequency, Period, month, month_ordinal, of

_QUARTER, _HALF, _YEAR = 3, 6, 12
_MONTH = "|".join(sorted({n.capitalize() for n in NUMBERS} | {n.upper() for n in NUMBERS}, key=len, reverse=True))
_M = rf"(?P<m>{_MONTH})\b\.?"
_FULL = "|".join(name.capitalize() for name in NUMBERS if len(name) > 4 or name in ("may", "june", "july"))
_Y4 = r"(?:19[5-9]\d|20[0-4]\d)"
_POINTED = r"(?:[Ll]ast|[Tt]his|[Tt]hat|[Tt]he (?:same|previous|prior|preceding|following|next)) year"
_COUNT = "|".join(sorted((w for w, n in CARDINALS_EN.items() if 2 <= n <= 45), key=len, reverse=True))
_N = rf"(?P<n>{_COUNT}|{_COUNT.title()}|[2-9]|[1-4]\d)"
_FEW = "(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01])"
_FEW_CAPITAL = "(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[2-9]|1[01])"
_WHICH = r"(?P<p>[Ff]irst|[Oo]pening|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast|[Cc]losing|1st|2nd|3rd|4th)"
_EARLY = r"(?:[Ff]irst|[Oo]pening|[Ii]nitial)"
_LATE = r"(?P<late>[Ll]ast|[Ff]inal|[Cc]losing)"
_FISCAL = r"(?:[Ff]iscal|[Bb]usiness|[Ff]inancial)"
_BACK = r"(?:ago|earlier|before|previously|back)"
_OF = r",? (?:of |in )?(?:the )?"
_NO_UNIT = r"(?![\d.,]*\d|%| ?(?:%|per\b|pct|percent|points?\b|trillion|billion|million|thousand|bn\b|tn\b|trn\b|mn\b|yen\b|units|cars|tonnes|tons|days?\b))"


def _months_ago(match: Match, scene: Scene) -> list[Period]:
    """October a year ago: the one before the latest; the December of two years ago: of the year so many before this."""
    number, years = number_of(match, "m") or 1, number_of(match, "n")
    if years:
        return [month(month_ordinal(scene.year - years, number))]
    return [named_month(number, scene)[0].year_earlier()]


def _namesakes_ago(match: Match, scene: Scene) -> list[Period]:
    """Ten Augusts ago: counted from this year's, else from last year's, which is one ago."""
    latest = named_month(number_of(match, "m") or 1, scene.at(None))[0]
    back = (number_of(match, "n") or 1) - (latest.year < scene.year)
    return [latest.shift(-_YEAR * back)]


def _quarters_together(match: Match, scene: Scene) -> list[Period]:
    """The first two or three quarters, of a calendar or a fiscal year."""
    length = _QUARTER * (number_of(match, "n") or 2)
    if match["fiscal"]:
        written = number_of(match, "y")
        start = of(Frequency.FISCAL_YEAR, fiscal_year_of("this", scene) if written is None else written).start
        earlier = start + length - 1 > scene.newest and written is None
    else:
        year = of_year(match, scene)[0] if match["y"] else None
        start = year.start if year else (scene.newest + 1 - length) // _YEAR * _YEAR
        earlier = False
    start -= _YEAR if earlier else 0
    return [stretch(start, start + length - 1)]


def _months_of_year(match: Match, scene: Scene) -> list[Period]:
    """Last year's seven months, the nine months of 2026: those the year began with."""
    start = of_year(match, scene)[0].start
    return [stretch(start, start + (number_of(match, "n") or 1) - 1)]


def _months_in(match: Match, scene: Scene) -> list[Period]:
    """Nine months in: those of the year that is running; none where it has not come so far."""
    count = number_of(match, "n") or 1
    return [stretch(scene.newest - count + 1, scene.newest)] if (scene.newest + 1) % _YEAR == count else []


def _of_a_quarter(match: Match, scene: Scene) -> list[Period]:
    """The first two months of the third quarter, Q4's last month: of the quarter named or spoken of."""
    named = number_of(match, "p") is not None
    pointed = [] if named or scene.period.length != _QUARTER else [scene.period]
    whole = (in_quarter(match, scene) if named else pointed or newest_quarter(scene, 0))[0]
    count = number_of(match, "n") or 1
    if match["late"]:
        return [stretch(whole.end - count + 1, whole.end)]
    if not named and not pointed:
        # The quarter that is running, two months into it.
        whole = of(Frequency.QUARTER, scene.newest // _YEAR, scene.newest % _YEAR // _QUARTER + 1)
    return [stretch(whole.start, whole.start + count - 1)]


def _half_of_the_year(match: Match, scene: Scene) -> list[Period]:
    """The first half of the year: of the calendar year spoken of, else of the one that ended last."""
    part = number_of(match, "p") or 1
    if scene.historical:
        return [of(Frequency.HALF, scene.period.end // _YEAR, part)]
    told = scene.current
    if told is not None and told.frequency is Frequency.YEAR:
        return [of(Frequency.HALF, told.year, part)]
    found = of(Frequency.HALF, (scene.newest + 1) // _YEAR, part)
    return [found if found.end <= scene.newest + 1 else found.year_earlier()]


def _halfway(match: Match, scene: Scene) -> list[Period]:
    """Halfway through the year: its first half, calendar or fiscal."""
    kind = Frequency.FISCAL_HALF if match["fiscal"] else Frequency.HALF
    year = number_of(match, "y")
    if year is not None:
        return [of(kind, year, 1)]
    return [half for half in newest_half(scene.at(None), 1) if half.frequency is kind]


def _half_before(_: Match, scene: Scene) -> list[Period]:
    """The half before the one spoken of."""
    halves = [scene.period] if scene.period.length == _HALF else newest_half(scene, 0)[:1]
    return [half.previous() for half in halves]


def _fiscal_year_before(match: Match, scene: Scene) -> list[Period]:
    """The fiscal year before the one spoken of; before last, before the one that ended last."""
    written = "last" if match[0].endswith("before last") else ""
    return [of(Frequency.FISCAL_YEAR, fiscal_year_of(written, scene) - 1)]


def _same_of(match: Match, scene: Scene) -> list[Period]:
    """The same months of '25, the same half of fiscal 2024: the period spoken of, in the year written."""
    year, count, period = number_of(match, "y") or 0, number_of(match, "n"), scene.period
    if year < 100:
        year += 1900 if year > scene.year % 100 + 5 else 2000
    if count and period.length == 1:
        period = stretch(period.end - count + 1, period.end)
    if not match["fiscal"]:
        return [period.shift(_YEAR * (year - period.end // _YEAR))]
    return [period.shift(_YEAR * (year - (period.end - _QUARTER) // _YEAR))]


def _this_time(_: Match, scene: Scene) -> list[Period]:
    """This time, after talk of another month, quarter, half or year: the newest of its length."""
    newest = {_QUARTER: newest_quarter, _HALF: newest_half}.get(scene.period.length)
    if newest is not None:
        return newest(scene.at(None), 0)[:1]
    return newest_year(scene.at(None))[:1] if scene.period.length == _YEAR else [month(scene.newest)]


def _last_twelve(_: Match, scene: Scene) -> list[Period]:
    return [stretch(scene.newest - _YEAR + 1, scene.newest)]


_IN_A_YEAR = rf"(?:{_OF}(?:(?P<fiscal>(?:{_FISCAL} (?:year ?)?|FY ?))?(?:(?P<y>{_Y4}|{_POINTED})|year)?))?"
_AGO = rf"(?:(?:a|one|1) (?:year|yr) {_BACK}|(?:twelve|12) months {_BACK})(?!,? (?:it|they|there|that|the)\b)"
PARTS: tuple[tuple[str, Meaning | None], ...] = (
    (rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\b[Ss]ince )|(?<=\b[Ff]or )|(?<=\b[Oo]f )|(?<=\b[Ff]rom )){_M} (?P<y>0\d|3[2-9]|[4-9]\d){_NO_UNIT}", in_month),
    (rf"(?:[Ll]ast|[Tt]his|[Tt]hat|[Tt]he same) {_M},? (?:of |in )?(?P<y>{_Y4})(?!\d)", in_month),
    (rf"(?:[Tt]he )?(?P<m>{_FULL}) (?:of )?{_AGO}", _months_ago),
    (rf"(?:[Tt]he )?(?P<m>{_FULL}) (?:of |in )?(?P<y>the year before)(?! (?:last|the|its)\b)", in_month),
    (rf"(?:[Tt]he )?(?P<m>{_FULL}) before last", _months_ago),
    (rf"(?:[Tt]he )?(?P<m>{_FULL}) (?:of )?{_N} years ago", _months_ago),
    (rf"{_N} (?P<m>{_FULL})s ago", _namesakes_ago),
    (rf"(?:[Tt]he )?{_EARLY} (?P<n>two|three|2|3) quarters{_IN_A_YEAR}(?! (?:of|in) (?:the )?(?:\d|[a-z]))", _quarters_together),
    (rf"(?P<y>{_Y4}|{_POINTED})['’]s (?:{_EARLY} )?{_FEW} months", _months_of_year),
    (rf"(?:[Tt]he |[Aa]fter |[Oo]ver |[Aa]cross |[Tt]hrough |(?:[Tt]he )?{_EARLY} ){_FEW} months of (?P<y>{_Y4}|{_POINTED})(?!\d)", _months_of_year),
    (rf"{_FEW_CAPITAL} months of (?P<y>{_Y4}|{_POINTED})(?= (?:are|have|had|were) (?:now |all |already )?(?:in|behind|gone|done|over|passed|out)\b)", _months_of_year),
    (rf"{_FEW_CAPITAL} months in(?=[,:;—])", _months_in),
    (rf"{_FEW_CAPITAL} months into (?P<y>{_Y4})(?!\d)", _months_of_year),
    (r"This time(?=,? (?:it|they|there|the (?:figure|number|gap|deficit|surplus|balance|total)|exports|imports) (?:is|was|are|were|came|stood|rose|fell)\b)", _this_time),
    (rf"(?:[Hh]alfway (?:through|into)|(?:[Aa]t )?the (?:halfway|midway|half-way) (?:point|mark|stage) of|[Hh]alf a year into|[Mm]idway through) (?:the |this )?(?:(?P<fiscal>(?:current )?{_FISCAL} year ?|FY ?|[Ff]iscal )(?P<y>\d{{4}})?|(?:calendar )?(?:year|(?P<y2>{_Y4})))(?!\d)", _halfway),
    (r"(?P<fiscal>)?(?P<y>)?[Hh]alf a year in(?=[,:;—])", _halfway),
    (rf"(?P<y>{_Y4}|{_POINTED})['’]s {_WHICH}[- ]quarter", in_quarter),
    (rf"(?P<y>{_Y4}|{_POINTED})['’]s {_WHICH}[- ]half", in_half),
    (rf"(?:[Tt]he )?(?:{_EARLY}|{_LATE}) (?:(?P<n>two|2) months|month) of (?:(?:the |this |last |that )?(?:{_WHICH}[- ])?quarter|Q(?P<p2>[1-4]))(?:{_OF}(?P<y>{_Y4}|{_POINTED}))?", _of_a_quarter),
    (rf"(?:Q(?P<p>[1-4])|(?:[Tt]he )?{_WHICH.replace('<p>', '<p2>')}[- ]quarter|[Tt]he quarter)['’]s (?:{_EARLY}|{_LATE}) (?:(?P<n>two|2) months|month)(?P<y>)", _of_a_quarter),
    (r"(?:[Tt]he )?(?:(?P<p>first|second|opening|closing|latter|back)[- ])half of the (?:calendar )?year(?! (?:to|through|ended|ending|before|earlier))", _half_of_the_year),
    (rf"H(?P<p>[12]) of (?:the |this |last )?(?P<y>)?{_FISCAL} year|(?P<p2>[12])H ?FY ?(?P<y2>\d{{4}}|\d\d)(?!\d)|(?P<p3>first|second)[- ]half (?:FY ?|fiscal )(?P<y3>\d{{4}}|\d\d)(?!\d)", fiscal_half),
    (r"(?:[Tt]he|[Aa]|[Oo]ne) (?:half|half[- ]year) (?:before(?: (?:that|it))?|earlier)|(?:[Tt]he )?(?:previous|prior|preceding) half(?:[- ]year)?", _half_before),
    (rf"(?:[Tt]he |[Oo]ne |[Aa] )?{_FISCAL} year (?:before last|before(?: that)?|earlier)", _fiscal_year_before),
    (rf"(?:[Tt]he )?(?:[Ss]ame|[Cc]omparable|[Cc]orresponding|[Ee]quivalent|[Mm]atching|[Ll]ike) (?:month|period|quarter|half(?:[- ]year)?|stretch|span|window|(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven)(?: months)?|months)(?: of| in)? (?:(?P<fiscal>{_FISCAL} (?:year )?|FY ?)['’]?(?P<y>\d{{4}}|\d\d)|['’](?P<y2>\d\d))(?!\d)", _same_of),
    (r"(?:[Ii]n|[Oo]ver|[Ff]or|[Dd]uring|[Aa]cross) the (?:past|last|latest|most recent) (?:twelve|12) months", _last_twelve),
    (r"(?:[Tt]he )?(?P<y>[Ll]ast|[Tt]his|[Pp]revious|[Pp]rior|[Pp]receding) calendar year", of_year),
)  # fmt: skip
