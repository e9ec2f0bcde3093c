"""Periods in a sentence: each period expression with its place, what it may mean, and its part in the sentence.

A period is what a figure is about (`own`), what it is compared with (`base`: than in May
2025), how far back it reaches (`since`: the largest since 2020), where a run ends
(`before`), or when an older figure was set (`past`: the record set in 2014).
"""

from __future__ import annotations

import re

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.mentions.characters import is_japanese
from kuroji.claims.resolving.words.compared_ja import is_beside, is_compared_with, is_held_against, is_reached_back_to
from kuroji.claims.resolving.words.period_meanings import Match, Meaning
from kuroji.claims.resolving.words.period_words import compiled
from kuroji.claims.resolving.words.scene import HISTORY, Scene, newest_half, newest_quarter, newest_year
from kuroji.claims.resolving.words.spans import Span, spans
from kuroji.claims.resolving.words.written_ja import written
from kuroji.language.periods import MONTH_NUMBERS, MONTHS_OF
from kuroji.model.errors import KurojiError
from kuroji.model.period import Frequency, Period, month, of

OWN, BASE, SINCE, UNTIL, PAST = "own", "base", "since", "before", "past"

_BASE_BEFORE = expression(
    r"(?:\bthan|\bfrom|compared (?:with|to)|\bagainst|\bversus|\bvs\.?|\bover|relative to|\bthat of|\bon|\bbelow|\babove|\bbeneath|\bshort of|"
    r"\bhalf|\btwice|\bdouble|\btriple|\btimes|\bexceed(?:ed|ing|s)|\bunlike|\bas in|\bas (?:much|many|high|large|big) as(?: in)?)"
    r"(?: (?:that|those|it was|they were|levels?|the figure|the level))?(?: (?:of|in|for))?(?: the| a)?\s*$",
    re.IGNORECASE,
)
_SINCE_BEFORE = expression(
    r"\b(?:since|surpassing|not seen since|beating)(?: (?:the|at least|in|early|late))*\s*$"
    r"|\bsince (?:[a-z]+ ){0,3}?(?:records?|data|figures|statistics|series|counting) (?:begin|began|begun|start(?:ed|s)?|go back|were first kept|became available)(?: in| from| to)?\s*$",
    re.IGNORECASE,
)
# Imports rose after a drop in January; 115.8 billion against a surplus in March.
_AFTER_A_MOVE = expression(
    r"\b(?:after|following|against|versus|vs\.?|compared (?:with|to)|from|unlike) (?:an?|the|its) (?:[a-z-]+ ){0,2}"
    r"(?:drop|rise|fall|decline|gain|increase|jump|surge|slump|dip|contraction|rebound|deficit|surplus|shortfall|gap) (?:in|of|for) (?:the )?$"
    r"|(?:[%)\d]|yen|month|year|[bt]n|illion|cent|again|sharply|slightly)\s(?:after|following|despite) an? (?!full\b|whole\b|same\b|entire\b|(?:19|20)\d\d)[a-z]+(?:-[a-z]+)? $",
    re.IGNORECASE,
)
# After a flat July-September quarter (+0.3%): the figure is of that quarter.
_FIGURE_IN_BRACKETS = expression(r"(?: [a-z]+)? ?[(][-–+−]?[¥$]?\d")
_UNTIL_BEFORE = expression(
    r"\b(?:before(?: (?:turning|rising|falling|growing|recovering|rebounding|returning|swinging|slipping|dropping|climbing)(?: [a-z]+){0,4}? in)?|ended(?: only)? in)\s*$",
    re.IGNORECASE,
)
_PAST_BEFORE = expression(
    r"(?:\b(?:set|recorded|seen|logged|posted|registered|reached|booked|marked) (?:back )?in|\b(?:starting|beginning|effective|imposed|since|launched|introduced|took effect|came into force|began)(?: in| from| on)?|\b(?:joined|born|founded|established|retired|graduated|married|signed|elected|appointed|opened|moved|left(?! (?:the country|the factor|the port|the docks|the yard|japan|here|our|its|for )))(?: [a-z' -]{2,40}?)? in|\b(?:released|published|announced|unveiled|disclosed|issued|put out|came out|out)(?: by [^.;,]{2,40}?)?(?: earlier| back| late| early)? in|last time .{0,50}\b(?:was|in))(?: the)?\s*$",
    re.IGNORECASE,
)
# A figure compared with has its own, older period: against 5.6 trillion yen in 2024.
_COMPARED_FIGURE = expression(
    r"\b(?:compar\w+ (?:with|to)|against|from|versus|vs\.?|than|beat|beats|beating|topp(?:ed|ing)|exceed(?:ed|s|ing)|surpass(?:ed|ing)|eclips(?:ed|ing)|dwarf(?:ed|ing)|above|below|short of|after|following|up on|down on)(?: (?:an?|the|its))?(?: (?!(?:by|amounted|came|come|comes|was|were|is|are|had|has|have|total(?:l?ed|s)|reached|rose|fell|grew|stood|hit|cost|made|earned)\b)[a-z-]+){0,4} ?[¥$]?\d[\d.,]*%?"
    r"(?: ?(?:trillion|billion|million|percent|per cent|bn|tn|trn))?(?: yen)?(?: [a-z-]+){0,2} (?:in|of|for|during)(?: the)?\s*$",
    re.IGNORECASE,
)
# After 2.0% in August and 9% in July.
_COMPARED_TOO = expression(
    r"\b(?:after|following|against|versus|vs\.?|from|compared (?:with|to)) (?:an? |the )?(?:[a-z-]+ ){0,3}[-–+−]?[¥$]?\d[\d.,]*%?(?: ?(?:trillion|billion|million|percent|per cent|bn|tn|trn))?(?: yen)?(?: [a-z-]+)? (?:in|of|for) [A-Z][a-z]+(?: \d{4})?"
    r",? and (?:an? |of )?(?:[a-z-]+ ){0,3}[-–+−]?[¥$]?\d[\d.,]*%?(?: ?(?:trillion|billion|million|percent|per cent|bn|tn|trn))?(?: yen)? (?:in|of|for) (?:the )?$"
)
# The previous year's ¥5.63 trillion.
_OWN_FIGURE = expression(
    r"(?:['’]s| (?:level|figure|total|mark|reading|rate|print|peak|high|low|record) of) (?:about |around |roughly |nearly |some |almost )?[-–+−▲]?[¥$]?\d"
)


_MONTHS = "|".join(sorted((name.capitalize() for name in MONTH_NUMBERS), key=len, reverse=True))
# Between 2020 and 2022 imports rose by 74%.
_BETWEEN = expression(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)
# Between the two quarters growth went from 18.1% to 0.7%: rates are of the periods, not measured from the first.
_RATES = expression(
    r"\b(?:from|of) [^.;:]{0,20}?\d[\d.]* ?(?:%|per ?cent)? to [^.;:]{0,16}?\d[\d.]* ?(?:%|per ?cent)", re.IGNORECASE
)
_AND_ANOTHER = expression(
    r"\s(?:and|to|until)\s(?:(?:FY|fiscal )?(?:19|20)\d\d(?!\d|,\d|\.\d)|[QH][1-4]\b|the (?:first|second|third|fourth|final|same|last) (?:quarter|half|month)\b"
    rf"|(?:{_MONTHS}) (?:of )?(?:19|20)\d\d)"
)
_FIGURE_AFTER = expression(
    r" (?:about |around |roughly |nearly |some |almost )?[-–+−▲]?[¥$]?\d[\d.,]* ?(?:%|[a-z])", re.IGNORECASE
)
# FY25 1.8 trillion yen vs FY24 5.2 trillion.
_VERSUS = expression(r"\b(?:vs\.?|versus|against)\s$", re.IGNORECASE)
_OF_BEFORE = expression(
    r"\b(?:deficit|surplus|shortfall|gap|total|figure|level|record|peak|low|high|exports|imports|bill|sum) (?:of|in|for) (?:the )?$",
    re.IGNORECASE,
)
_APPOSED = expression(
    r",(?: of)?(?: about| around| roughly| nearly| some| almost)? [¥$]?\d[\d.,]* ?(?:trillion|billion|million|bn|tn|trn|%|per ?cent)(?: yen)?,",
    re.IGNORECASE,
)
# Only March was higher; second only to July.
_ONLY_BEFORE = expression(
    r"\b(?:only|except|except for|bar|apart from|but for|save|behind)(?: in| for)?\s*$", re.IGNORECASE
)
_WAS_MORE = expression(
    r"(?:['’]s)? (?:was|were|had been|has been|is|saw|had|brought|ranks?)(?: an?)?(?: even)? (?:\w+er\b|worse|better|more|less)"
)
_SECOND_TO = expression(r"\b(?:second|third|next) only to\s*$|\b(?:behind|after) only\s*$", re.IGNORECASE)
# FIRST HALF: exports up; a month keeps its capitals, by which May is told from may.
_SHOUTED = expression(r"\b[A-Z]{3,}\b")


def _spoken(word: re.Match[str]) -> str:
    return word[0] if word[0].lower() in MONTH_NUMBERS else word[0].lower()


class Named(msgspec.Struct, frozen=True):
    """A period expression: its place in the text, its words, its part, and the match that scenes give meaning to."""

    start: int
    end: int
    text: str
    part: str
    match: Match
    meaning: Meaning

    def periods(self, scene: Scene) -> list[Period]:
        """The periods meant, likeliest first; none for words that name an impossible one (a 13th month)."""
        try:
            return list(dict.fromkeys(self.meaning(self.match, scene)))
        except (KurojiError, ValueError):
            return []


class Dated(msgspec.Struct, frozen=True):
    """A period a mention may speak of, with what speaks against it and the words that name it."""

    period: Period
    cost: float
    word: str = ""


def _is_owner(text: str, start: int, end: int) -> bool:
    """Whether a figure of an older period's own follows: larger than 2008's 2.2 trillion; the surplus of 2007, 10.8 trillion, shrank."""
    if text[start:end].endswith(("'s", "’s")) and _FIGURE_AFTER.match(text, end):
        return True
    if _VERSUS.search(text[:start]) and _FIGURE_AFTER.match(text, end):
        return True
    return _OF_BEFORE.search(text[:start]) is not None and _APPOSED.match(text, end) is not None


def _is_a_rival(text: str, before: str, end: int) -> bool:
    """Whether a period is only held against the one spoken of: only March was higher."""
    return (_ONLY_BEFORE.search(before) and _WAS_MORE.match(text, end)) is not None or _SECOND_TO.search(
        before
    ) is not None


def spot_periods(text: str) -> tuple[Named, ...]:
    """The period expressions of `text` in order, never overlapping."""
    japanese = is_japanese(text)
    places = None
    if japanese:
        text, places = written(text)
    else:
        text = _SHOUTED.sub(_spoken, text)
    found = [] if japanese else [_spanned(span) for span in spans(text)]
    taken = [(named.start, named.end) for named in found]
    for pattern, meaning in compiled(japanese):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if meaning is not None:
                part = _part(text, start, end, japanese)
                if places is not None:
                    start, end = places[start], places[end - 1] + 1
                found.append(Named(start, end, match[0], part, match, meaning))
    return tuple(sorted(_without_lengths(text, found), key=lambda named: named.start))


# 年間の赤字は2012年に6.9兆円; 8月の赤字は年間で最も深い: how long what is compared lasts, where another period dates the figure.
_LENGTH = expression(r"年間|通年|暦年")
_MOST_OF = expression(r"(?:を通じて|通じて|[でのに](?:は)?)?、?(?:最|一番|いちばん|もっとも|トップ|ピーク|平均)")


def _without_lengths(text: str, found: list[Named]) -> list[Named]:
    """The periods, without words that only say that figures are of years, in a sentence that names the years."""
    others = [named for named in found if not _LENGTH.fullmatch(named.text)]
    years = any(re.fullmatch(r".*\d年の?", named.text) for named in others)
    if len(others) == len(found) or not others:
        return found
    return [n for n in found if n in others or not (years or _MOST_OF.match(text, n.end))]


def _spanned(span: Span) -> Named:
    start, end = span.match.span()
    return Named(start, end, span.match[0], BASE if span.is_base else OWN, span.match, span.meaning)


def _part_ja(text: str, start: int, end: int) -> str:
    if is_held_against(text, end):
        return BASE if is_beside(text, start, end) else PAST
    if is_reached_back_to(text, end):
        return SINCE
    return BASE if is_compared_with(text, end) else OWN


def _part(text: str, start: int, end: int, japanese: bool) -> str:
    if japanese:
        return _part_ja(text, start, end)
    if _OWN_FIGURE.match(text, end) or _is_owner(text, start, end):
        return PAST
    if _OVER_YEARS.match(text, start) and not _OF_MONTHS.search(text[start:end]):
        return BASE
    before = text[max(0, start - 40) : start]
    between = _BETWEEN.search(before) and _AND_ANOTHER.match(text, end) and not _RATES.search(text, end)
    if between or _is_a_rival(text, before, end):
        return BASE
    if _SINCE_BEFORE.search(before):
        return SINCE
    if _UNTIL_BEFORE.search(before):
        return UNTIL
    told = text[max(0, start - 110) : start]
    if _is_past(told, text, end) or _COMPARED_FIGURE.search(told) or _COMPARED_TOO.search(told):
        return PAST
    is_base = _BASE_BEFORE.search(before) or (_AFTER_A_MOVE.search(before) and not _FIGURE_IN_BRACKETS.match(text, end))
    return BASE if is_base and not _OVER_OPENS.search(before) else OWN


def _is_past(before: str, text: str, end: int) -> bool:
    """Whether an older figure was set in a period: the record set in 2014; not: the record was set in 2022: 20.3 trillion."""
    return _PAST_BEFORE.search(before) is not None and not text.startswith(":", end)


_OF_AN_AMOUNT = expression(
    r"[^\d]{0,24}[¥$]|[^\d]{0,24}\d[\d.,]* ?(?:trillion|billion|million|bn|tn|trn|yen)", re.IGNORECASE
)


def is_base_of_figure(text: str, named: Named) -> bool:
    """Whether a period is compared with and has its amount beside it: 40% below the 2022 peak of 11.62 trillion yen."""
    before = text[max(0, named.start - 40) : named.start]
    return _BASE_BEFORE.search(before) is not None and _OF_AN_AMOUNT.match(text, named.end) is not None


# Over the first three quarters exports rose 3%: it is of them; but a rise of 3% over May.
_OVER_OPENS = expression(r"(?:^|[.;:!?(—–]\s*)\W*(?:(?:and|but|while)\s)?over (?:the )?$", re.IGNORECASE)
_OF_MONTHS = expression(r"\bmonths?$", re.IGNORECASE)
_OVER_YEARS = expression(r"over (?:the|these|those) (?!(?:whole |full )?year\b)", re.IGNORECASE)
_A_YEAR = 12


def fitted(period: Period, unit: str, scene: Scene) -> list[Period]:
    """The period as the unit of a streak, first or count needs it: the fifth year of a 2025 month is the year 2025."""
    length = MONTHS_OF.get(unit)
    if length is None or period.length == length or not period.is_made_of_months:
        return [period]
    if length == _A_YEAR and period.end < scene.newest - HISTORY:
        return [of(Frequency.YEAR, period.end // _A_YEAR)]
    if length == 1:
        return [month(period.end), month(min(period.end, scene.newest))]
    newest = {12: newest_year, 6: newest_half, 3: newest_quarter}[length](scene.at(None))
    ending = [p for p in newest if p.end in (period.end, scene.newest)]
    return [*ending, *(p for p in newest if p not in ending)]


def base_of(period: Period, kind: str) -> Period | None:
    """The period compared with: a year earlier (yoy) or the one before (previous); None where there is none."""
    try:
        return period.year_earlier() if kind == "yoy" else period.previous()
    except ValueError:
        return None
