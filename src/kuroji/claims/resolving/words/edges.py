"""Edges: the month a year began with, and what is traded a year, told in English without a date.

The year had begun with a deficit: its January. Germany sells Japan 3.5 trillion yen a year: the last full year.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.period_meanings import Match, Meaning, fiscal_year_of, number_of
from kuroji.claims.resolving.words.scene import Scene
from kuroji.model.period import Frequency, Period, month, of

_YEAR = 12
_Y = r"(?P<{0}>(?:19[5-9]|20[0-4])\d)"
_BEGAN = r"(?:(?:has|had|have)(?: also)? )?(?:began|begun|begins|opened|opens|started|starts|kicked off|got off|gotten off|set out)"
_BEGIN = r"(?:began|begun|beginning|opened|opening|started|starting|kicked off|kicking off|entered|entering)"
_WITH = r"(?:,? (?:badly|well|poorly|strongly|weakly|brightly|slowly))?(?:,? (?:with|on|to|in|by|deep))\b(?! (?:january|february|march|april|may|june|july|the same|a high note))"
# 3.5 trillion yen a year; 70 million tonnes of LNG a year.
_AMOUNT = expression(
    r"\d[\d.,]* ?(?:trillion|billion|million|thousand|tn|trn|bn|mn|m|yen|tonnes|tons|units|vehicles|cars|kilolitres|barrels)\b(?![^.;:%]*\b(?:in|for|than|least|over|within|after|half|once|twice|times|first|almost|nearly|about|during)\s*$)[^.;:%\d,()]{0,48}$",
    re.IGNORECASE,
)
_AMOUNT_AFTER = expression(
    r"[^.;:%\d]{0,48}[¥$]?\d[\d.,]* ?(?:trillion|billion|million|thousand|tn|trn|bn|mn|m|yen|tonnes|tons|units|vehicles|cars|kilolitres|barrels)\b",
    re.IGNORECASE,
)
_MOVES = expression(
    r"\b(?:by|rise|rose|risen|grew|grow|grown|growing|fall|fell|fallen|increase[sd]?|gain(?:s|ed)?|growth|average[sd]?|until|was|were|had|used to|between|from (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_IS = expression(
    r"\b(?:sells?|buys?|imports|exports(?= [^.;:]{0,24}\d)|spends?|takes?|sends?|ships?|costs?|pays?|earns?|is|are|runs? to|comes? to|amounts? to|makes?)\b",
    re.IGNORECASE,
)


def _began(match: Match, scene: Scene) -> list[Period]:
    """The first month of the year written or spoken of, else of the one that is running."""
    year = number_of(match, "y")
    if "fiscal" in match[0].lower() or "business" in match[0].lower():
        return [month(of(Frequency.FISCAL_YEAR, fiscal_year_of("this", scene) if year is None else year).start)]
    if year is None:
        told = scene.period
        year = told.end // _YEAR if scene.historical or told.length == _YEAR else scene.newest // _YEAR
    return [of(Frequency.MONTH, year, 1)]


def _yearly(match: Match, scene: Scene) -> list[Period]:
    """The last full year, where so much is traded a year in the present tense; none where the words tell of a move or of the past."""
    clause = re.split(r"[.;:?!]\s", match.string[: match.start()])[-1]
    beside = _AMOUNT.search(clause) is not None or _AMOUNT_AFTER.match(match.string, match.end()) is not None
    if not beside or _MOVES.search(clause) or (scene.historical and not _IS.search(clause)):
        return []
    return [of(Frequency.YEAR, (scene.newest + 1) // _YEAR - 1)]


EDGES: tuple[tuple[str, Meaning | None], ...] = (
    (rf"(?:(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:new|calendar|fiscal|business|same) )?year|(?:FY ?|[Ff]iscal )?{_Y.format('y')}) {_BEGAN}{_WITH}", _began),
    (rf"{_BEGIN} (?:(?:the|this|that) (?:(?:new|calendar|fiscal|business|same) )?year|(?:fiscal )?{_Y.format('y')}){_WITH}", _began),
    (r"(?<![Ww]ithin )(?<![Ii]n )(?<![Ff]or )(?<!than )(?<!least )(?<!over )(?<!after )(?<!half )(?<!once )(?<!twice )(?:[Aa]|[Pp]er|[Ee]ach|[Ee]very|[Ii]n an? (?:typical|normal|average|ordinary|usual)) year(?! (?:ago|earlier|before|previously|later|on(?=[,.;]| (?:it|they|the|Japan|exports|imports|after|from)\b)|from now|of (?:decline|growth|war|peace|deficits?|surplus)|to|through|since|when|that|in (?:which|the)|ended|ending|prior|after)\b|[- ]on[- ]|-|['’]s)|[Aa]nnually|[Yy]early(?! (?:rise|fall|gain|growth|total|deficit|surplus|average))|per annum", _yearly),
)  # fmt: skip
