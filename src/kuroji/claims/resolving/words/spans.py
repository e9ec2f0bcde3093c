"""Spans: several years together in English, of which a sum is told or over which something moved.

Over the five years to 2024 the deficit added up to 43 trillion yen: the sum of the span. In the decade to 2010 exports
grew 30.5%: the year the span ends with, measured from the one before it began.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.period_meanings import Match, Meaning, number_of
from kuroji.claims.resolving.words.scene import Scene, newest_year
from kuroji.language.numerals import CARDINALS_EN
from kuroji.model.period import Frequency, Period, months_between, of

_DECADE, _LONGEST = 10, 45
_Y = r"(?:19[5-9]\d|20[0-4]\d)"
_COUNT = "|".join(sorted((word for word, n in CARDINALS_EN.items() if 2 <= n <= _LONGEST), key=len, reverse=True))
_N = rf"(?P<n>{_COUNT}|[2-9]|[1-4]\d)"
_IN = r"(?:\b(?:over|in|during|for|across|within|of)\s+)?"
_FISCAL = r"(?P<fiscal>(?:fiscal |FY ?)(?:years? )?)?"
_KIND = r"(?P<fiscal>fiscal |business )?(?:calendar |full )?"
_TO_A_YEAR = expression(
    rf"{_IN}(?:the|those|these)\s+(?:(?:full |whole )?(?:{_N}[- ]{_KIND}(?:years?|year period|year stretch)|(?P<decade>decade)|(?P<half>half[- ]decade)))"
    rf"\s+(?:to|through|up to|until|that ended in|that ended with|ended in|ended|ending in|ending with|ending)\s+(?:fiscal |FY ?)?(?P<y>{_Y})(?![\d,]*\d|[-/]\d)",
    re.IGNORECASE,
)
_TO_NOW = expression(
    rf"(?:\b(?:over|in|during|for|across|within)\s+)the\s+(?:past|last|latest|most recent)\s+(?:{_N} {_KIND}years|(?P<decade>decade)|(?P<half>half[- ]decade))\b",
    re.IGNORECASE,
)
_BETWEEN = expression(
    rf"(?:{_IN}(?:the\s+)?(?:(?:{_COUNT}|[2-9]|[1-4]\d) )?(?:(?:calendar |full |fiscal )?years\s+)?\b(?:between|from)\s+)?{_FISCAL}(?P<a>{_Y})"
    rf"\s?(?:-|–|—|to|through|and|until|till)\s?(?:the end of |fiscal |FY ?)?(?P<b>{_Y}|(?<=[-–—])\d\d)(?![\d,]*\d|\.\d|%)",
    re.IGNORECASE,
)
_NINETIES = expression(rf"{_IN}the (?P<y>(?:19|20)\d)0['’]?s\b", re.IGNORECASE)
# Added up to, in all, between them; but not "total exports".
_ADDED = expression(
    r"\b(?:total(?:s|l?ed|l?ing)\b|(?:a |grand |combined )total of|in total|in all\b|all told|altogether|cumulative(?:ly)?(?! (?:rise|fall|gain|growth|increase|drop|decline|change|[\d.]+ ?(?:%|per)))|combined|taken together|together (?:came|come|made|were)|add(?:s|ed|ing)? up"
    r"|summ?(?:ed|ing)? (?:up )?to|the sum of|aggregat\w+|accumulat\w+|(?:piled|racked|run|ran|notched|built|rung) up|amass\w+)",
    re.IGNORECASE,
)

_Ends = Callable[[Match, Scene], tuple[Period, Period]]


class Span(msgspec.Struct, frozen=True):
    """A span of years: its match, what it means, and whether a figure is measured from that."""

    match: Match
    meaning: Meaning
    is_base: bool = False


def spans(text: str) -> Iterator[Span]:
    """The spans of years of an English sentence: their sums where it adds up, else the last year and the one before the first."""
    added = _ADDED.search(text) is not None
    for pattern, ends in _FORMS:
        for match in pattern.finditer(text):
            if added:
                yield Span(match, _whole(ends))
            elif ends in (_to_a_year, _to_now):
                yield Span(match, _last(ends))
                yield Span(match, _before(ends), is_base=True)


def _to_a_year(match: Match, _: Scene) -> tuple[Period, Period]:
    return _back(match, of(_frequency(match), int(match["y"])))


def _to_now(match: Match, scene: Scene) -> tuple[Period, Period]:
    kind = _frequency(match)
    return _back(match, next(p for p in newest_year(scene.at(None)) if p.frequency is kind))


def _between(match: Match, _: Scene) -> tuple[Period, Period]:
    first, last = match["a"], match["b"]
    return of(_frequency(match), int(first)), of(_frequency(match), int(first[: 4 - len(last)] + last))


def _nineties(match: Match, _: Scene) -> tuple[Period, Period]:
    first = int(match["y"]) * _DECADE
    return of(Frequency.YEAR, first), of(Frequency.YEAR, first + _DECADE - 1)


def _frequency(match: Match) -> Frequency:
    return Frequency.FISCAL_YEAR if match["fiscal"] else Frequency.YEAR


def _back(match: Match, last: Period) -> tuple[Period, Period]:
    """The first and the last of so many years."""
    years = number_of(match, "n") or (_DECADE if match["decade"] else _DECADE // 2)
    return last.shift(-last.length * (years - 1)), last


_FORMS: tuple[tuple[re.Pattern[str], _Ends], ...] = (
    (_TO_A_YEAR, _to_a_year),
    (_TO_NOW, _to_now),
    (_BETWEEN, _between),
    (_NINETIES, _nineties),
)


def _whole(ends: _Ends) -> Meaning:
    def meaning(match: Match, scene: Scene) -> list[Period]:
        first, last = ends(match, scene)
        return [months_between(first.start, last.end)]

    return meaning


def _last(ends: _Ends) -> Meaning:
    return lambda match, scene: [ends(match, scene)[1]]


def _before(ends: _Ends) -> Meaning:
    return lambda match, scene: [ends(match, scene)[0].previous()]
