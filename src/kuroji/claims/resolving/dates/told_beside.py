"""Told beside: periods that the words right beside an English figure tell: three years later, paid a year earlier, when it had been 8.2, down from 5.4.

What a change led from is of the period that the change is measured from: a year earlier, where none is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.resolving.words.periods import BASE, Dated, Named
from kuroji.claims.resolving.words.scene import Scene
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.period import Period

_LEVELS = (Kind.AMOUNT, Kind.QUANTITY)
_NEAR = 0.05
_NOUN = r"(?: (?:yen|tonnes|tons|units|vehicles|cars|kilolitres|barrels))?(?: \(?(?:deficit|surplus|shortfall|gap|total|bill)\)?)?"
_DONE = (
    r"(?: (?:(?:that |which )?(?:it|they|japan|we|the country) (?:had |was |were |did )?)?(?:had been |was )?(?:paid|spent|seen|saw|recorded|posted|booked|logged|earned|bought|sold|shipped|reported"
    r"|registered|run up|notched up|notched|fetched|sent|imported|exported|landed|took in|taken in|handed over|made|ran))?"
)
_KIND = (
    r"(?:month|period|quarter|half|stretch|span|time|(?:two|three|four|five|six|seven|eight|nine|ten|eleven) months)"
)
_YEAR_EARLIER = (
    r"(?:(?:a|one|1) (?:year|yr) (?:earlier|before|ago|previously|back)|(?:twelve|12) months (?:earlier|before|ago|previously|back)|the (?:year before(?! last)|previous year|prior year)"
    rf"|(?:in )?the same {_KIND} (?:of )?(?:a year (?:earlier|ago|before)|last year|the (?:previous|prior) year|the year before))"
)
_PAID_A_YEAR_EARLIER = expression(rf"{_NOUN}{_DONE} (?:in |of |for )?{_YEAR_EARLIER}\b", re.IGNORECASE)
_YEAR_EARLIER_OPENS = expression(
    r"(?<!from )(?<!than )(?:a year (?:earlier|ago|before)|last year|the previous year)(?:['’]s)?(?: of|,|:)? ?[(（]\s*[¥$]?$",
    re.IGNORECASE,
)
_YEAR_EARLIER_IN_BRACKETS = expression(
    r"[(\[,;/|]\s?(?:(?:a|one) )?(?:(?:year|yr)[- ](?:ago|earlier|before)|(?:twelve|12) months (?:ago|earlier|before)|same (?:month|period|quarter|half) last year|(?<=[(\[])last year|(?:prior|previous|year-ago|year-earlier) (?:year|month|period|figure))(?: figure)?(?: was)?:? [-–+−]?[¥$]?$",
    re.IGNORECASE,
)
_HEDGED = r"(?:(?:an?|the|its|about|around|some|roughly|nearly|almost|just|only|over|under|deficit|surplus|shortfall|gap|of|record|mere) )*[-–+−]?[¥$]?"
# Than the year before, when it had been 8.2 trillion.
_WHEN_IT_WAS = expression(
    rf"\b{_YEAR_EARLIER},? when (?:it|they|there|(?:the |its |their )?[a-z]+) (?:had been|had|was|were|stood at|came to|totall?ed|ran to|reached|amounted to)(?: to| at)? {_HEDGED}$",
    re.IGNORECASE,
)
_LOOKS_BACK = expression(r"ago|earlier|before|last year|previous|prior", re.IGNORECASE)
_COUNTED = expression(r"(?:later|afterwards|after that|earlier|before|previously)$", re.IGNORECASE)
_TO_COUNT = expression(rf"{_NOUN}{_DONE},? (?:only |just |some |a mere )?", re.IGNORECASE)
_CHANGE = r"(?:%|per ?cent|percent|half|halved|third|quarter|fifth|tenth|two-thirds|three-quarters|doubled|tripled|quadrupled)"
# Shrank by 15.9%, from 42 trillion; down by more than two-thirds from 5.4 trillion.
_CHANGED_FROM = expression(rf"{_CHANGE}[^.;:()\d]{{0,40}}\bfrom {_HEDGED}$", re.IGNORECASE)
_MOVING = r"(?:up|down|rising|falling|improving|widening|narrowing|shrinking|growing|climbing|swelling|dropping|easing|recovering|deteriorating)"
# Came to 1.5 trillion yen, up from 1.4 trillion.
_UP_FROM = expression(
    rf"\d(?: ?(?:trillion|billion|million|tn|trn|bn|mn))?{_NOUN},? (?:and )?{_MOVING}(?: (?:sharply|slightly|markedly|a little|steeply|only|well))? from {_HEDGED}$",
    re.IGNORECASE,
)
# Was 0.8 trillion yen in September, against 2.8 trillion; not against 2.8 trillion from China.
_AGAINST = expression(
    rf"\d(?: ?(?:trillion|billion|million|tn|trn|bn|mn))?{_NOUN}(?: (?:in|for|during) [\w ]{{3,24}})?,? [(]?(?:against|versus|vs\.?|compared (?:with|to)) {_HEDGED}$",
    re.IGNORECASE,
)
_ENDS = expression(rf"{_NOUN}(?:[.,;:)]|$| and\b)", re.IGNORECASE)
_OF_ITS_OWN = expression(rf"{_NOUN}{_DONE},? (?:in|of|for|during|at) (?:the )?", re.IGNORECASE)
_OF_ANOTHER = expression(
    r"\brevis|\bcorrect|\brestat|\bmarked (?:up|down)|\btrimmed|\b(?:previous|prior|preceding|last|earlier) (?:month|quarter|half)|\b(?:month|quarter) (?:earlier|before|ago)|\bon the (?:month|quarter)|\bmonth[- ]on[- ]month|\bm/m|\bq/q"
    r"|\bforecast|\bexpect|\bestimate|\bpoll",
    re.IGNORECASE,
)


def year_earlier_told(before: str, after: str) -> bool:
    """Whether the words right beside a level say that it is a year older: the 843 billion paid twelve months earlier."""
    return _PAID_A_YEAR_EARLIER.match(after) is not None or _YEAR_EARLIER_OPENS.search(before) is not None


def told_beside(
    mention: Mention, start: int, line: Line, told: Sequence[tuple[Named, Scene]], found: Sequence[Dated]
) -> list[Dated]:
    """The period that the words beside a level tell, cheapest first; none where they do not."""
    if line.japanese or mention.kind not in (*_LEVELS, Kind.PERCENT) or not found:
        return []
    if _YEAR_EARLIER_IN_BRACKETS.search(line.text[:start]) and _ENDS.match(line.text, start + len(mention.text)):
        return [Dated(_of_figures(found).year_earlier(), _NEAR, "a year earlier")]
    if mention.kind is Kind.PERCENT or mention.direction:
        return []
    end = start + len(mention.text)
    counted = [
        Dated(p, _NEAR, named.text)
        for named, scene in told
        if named.start >= end and _COUNTED.search(named.text) and _TO_COUNT.fullmatch(line.text, end, named.start)
        for p in named.periods(scene)[:1]
    ]
    if counted:
        return counted
    before = line.text[:start]
    if _WHEN_IT_WAS.search(before) or _is_left_behind(before, end, line):
        return [Dated(found[0].period.year_earlier(), _NEAR, "a year earlier")]
    return []


def _of_figures(found: Sequence[Dated]) -> Period:
    """The period spoken of, past words that only look back from it."""
    return next((d.period for d in found if not _LOOKS_BACK.search(d.word)), found[0].period)


def _is_left_behind(before: str, end: int, line: Line) -> bool:
    """Whether a level is what a change of the year led from, and has no period of its own."""
    rivals = len({topic.partner for topic in line.topics if topic.partner}) > 1
    against = not rivals and _AGAINST.search(before) is not None and _ENDS.match(line.text, end) is not None
    left = against or _CHANGED_FROM.search(before) is not None or _UP_FROM.search(before) is not None
    if not left or _OF_ANOTHER.search(line.text):
        return False
    own = any(n.start >= end and _OF_ITS_OWN.fullmatch(line.text, end, n.start) for n in line.periods)
    return not own and not any(n.part == BASE for n in line.periods)
