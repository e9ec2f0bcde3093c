"""Turning: where a sentence turns from one period to another, or a figure is told beside an older one's.

In 2010 the surplus was 6.6 trillion yen; in 2007 it stood at 18.0: the second figure is of the second year. Between
2020 and 2022 imports rose from 68.0 trillion to 118.5: each end of the move is of its own year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.mentions.characters import is_japanese
from kuroji.claims.resolving.words.events import points
from kuroji.claims.resolving.words.periods import OWN, PAST, Named

_TURNED_TO_JA = expression(r"(?:単月|通年|累計)?(?:に)?[はも]|の[^、。\d]{1,12}[はも]|では|になると|に入ると?")
# A period opens its clause: after a semicolon, or in a new phrase of time after a comma or "and".
_OPENS = expression(
    r"(?:[;:—–][ ]*(?:(?:and|but|while|whereas|then|yet)[ ]+)?(?:(?:in|by|for|during|over|through|only|at|as of)[ ]+){0,2}(?:the[ ]+)?"
    r"|(?:,|,? (?:and|but|while|whereas|then))[ ]+(?:(?:then|later|again|already)[ ]+)?(?:in|by|during)[ ]+(?:the[ ]+)?)$",
    re.IGNORECASE,
)
# By year's end exports were rising again: December's; 12.9% and a month later.
_EXPLAINS, _JOINS = expression(r":\s+(?:in |the |only )?$"), expression(r"(?:,|\band|\bbut|\bthen)\s+$", re.IGNORECASE)
# The second half brought a deficit of 0.4 trillion, the first half one of 2.2 trillion; 5.6 trillion in 2024, 2022 a monstrous 20.3.
_AFTER_A_COMMA = expression(r",(?: and| but| while| whereas)?\s+$", re.IGNORECASE)
_LEFT_OUT = expression(
    r"(?:['’]s)?:?(?: (?:exports|imports|shipments|sales|purchases|those|ones|figures?|growth|deficits?|surplus(?:es)?))? (?:(?:only|just|still|even|about|around|nearly|another) )?(?:one of |an? (?:[a-z-]+ ){0,3}(?:of )?)?[-–+−]?[¥$]?\d",
    re.IGNORECASE,
)
# The 20-day reading was nearly the full-month one; in July it was a surplus and the month ended with a deficit.
_IN_SMALL = expression(r"[a-z]{3,9}")
_WHOLE_MONTH = expression(
    r"(?:full|whole)[- ]month|month (?:as|still|then|itself|ended|closed|finished|wound)", re.IGNORECASE
)
# By 2009 it was 90 billion yen, and last year it was down to 56 billion.
_LAST_YEAR = expression(r"(?:last|this) year(?:['’]s)?", re.IGNORECASE)
_CLOSES = expression(r"[;—]|(?<!\d)\.\s")
# July's 158.3 billion, which was the highest on record.
_WHICH = expression(
    r"(?: yen)?,? (?:which (?:was|is|were|had been|remains)|(?:still|itself|then|by far|easily)) (?:the |an? )?(?:still )?$",
    re.IGNORECASE,
)
# 16.3 trillion yen in 2008 – still the record; 2024's 1.2 trillion was a record at the time; 20.3 trillion in 2022, the worst.
_ASIDE = expression(
    r"(?: yen)?\s?[,(–—-]\s?(?:(?:which (?:was|is|remains)|still|itself|then|by far|easily|and|that['’]s|that is|even now|to this day) )*(?:the |an? )?(?:all-time |annual |monthly )?$"
    r"|(?: yen)? (?:was|is|were|remains|remained|stands as|marked|proved|set)(?: still| then| indeed)? (?:the |an? )?(?:all-time |annual |monthly )?$",
    re.IGNORECASE,
)
_IN_THAT = expression(r"(?: yen| tonnes| units)? (?:in|for|of|during) (?:the )?", re.IGNORECASE)
_RANKED = (Kind.RECORD, Kind.FIRST, Kind.RANK)
# A record 1.96 trillion yen in 2021.
_RECORD_OF = expression(
    r"\s?(?:high |low )?(?:(?:of|at) )?(?:about |some |nearly )?[-–+−]?[¥$]?\d[\d,.]* ?(?:trillion|billion|million|tn|trn|bn|mn|[a-z]{1,12})?(?: yen| tonnes| units)? (?:in|for|of|during) (?:the )?",
    re.IGNORECASE,
)
_OF_THE_FIGURE = expression(r"(?:['’]s)?(?: (?:about|around|some|roughly|nearly|almost))?\s?[¥$]?$", re.IGNORECASE)


_HAS_BEEN = expression(
    r"\b(?:has|have) (?:now |also |since )?(?:been|run|stayed|remained|grown|risen|fallen|increased|declined|dropped|climbed|shrunk|expanded|widened|narrowed)\b[^.;:\d]{0,40}$"
    r"|\b(?:has|have|['’]s|['’]ve) (?:since|now) (?:recorded|posted|booked|logged|notched(?: up)?|racked up|run up|seen|had|suffered|registered|chalked up|strung together|managed|returned|delivered)\b[^.;:\d]{0,30}$",
    re.IGNORECASE,
)
_AFTER = expression(r"\b(?:after|following)\s(?:an?\s|the\s)?$", re.IGNORECASE)
_OF_THE_PAST = expression(r"\b(?:past|last) ", re.IGNORECASE)
_HAD = expression(r"\bhad\b[^.;:]*$", re.IGNORECASE)


def lasts_to_now(mention: Mention, before: str) -> bool:
    """Whether a run lasts to the newest figures: have grown twelve months running, in each of the past five years."""
    if _AFTER.search(before):
        return False
    past = _OF_THE_PAST.search(mention.text) is not None and _HAD.search(before) is None
    return past or _HAS_BEEN.search(before) is not None


def is_superseded(
    text: str, named: Named, start: int, all_named: Sequence[Named], others: Sequence[tuple[int, int]]
) -> bool:
    """Whether a sentence has turned from a period, with the figures told of it, to another before a place."""
    told = [n for n in all_named if n.part == OWN and named.end <= n.start and n.end <= start]
    return any(
        _turns(text, text[named.end : n.start], n, any(named.start <= b <= n.start for _, b in others))
        and not _CLOSES.search(text[n.end : start])
        for n in told
    )


# Imports from the Middle East, which in April had all but dried up, were back at 368 billion yen.
_INSERTED = expression(r", (?:which|who|whose|where|down|up|having|already)\b[^,.;:()]{0,60}$", re.IGNORECASE)
_GOES_ON = expression(
    r"[^,.;:()]{0,60}, (?:was|were|is|are|had|has|have|stood|came|rose|fell|grew|shrank|reached|totall?ed|amounted|went|made|cost|did|recovered|returned)\b",
    re.IGNORECASE,
)


def is_inserted(text: str, named: Named, start: int) -> bool:
    """Whether a period stands in a clause put between a subject and its verb, after which a place lies."""
    if _INSERTED.search(text[: named.start]) is None:
        return False
    closed = _GOES_ON.match(text, named.end)
    return closed is not None and closed.end() <= start


def is_passing(named: Named) -> bool:
    """Whether a period is named in passing: the full month beside its first days, a month that a chat writes small."""
    return _WHOLE_MONTH.search(named.text) is not None or _IN_SMALL.fullmatch(named.text) is not None


def _turns(text: str, gap: str, to: Named, told: bool) -> bool:
    """Whether a sentence turns to a period, where figures were `told` of the one before the gap; or after a colon without."""
    if not told:
        return _EXPLAINS.search(gap) is not None
    if _LAST_YEAR.fullmatch(to.text) and _JOINS.search(gap):
        return True
    elliptic = _AFTER_A_COMMA.search(gap) is not None and _LEFT_OUT.match(text, to.end) is not None
    return (
        elliptic
        or _WHOLE_MONTH.search(to.text) is not None
        or _OPENS.search(gap) is not None
        or (points(to.text) and _JOINS.search(gap) is not None)
    )


def is_superseded_ja(text: str, named: Named, start: int, all_named: Sequence[Named]) -> bool:
    """Whether a Japanese sentence has turned to another period before a place: 2007年の水準を ... 2025年には."""
    later = [n for n in all_named if n.part == OWN and named.end <= n.start and n.end <= start]
    return any(_TURNED_TO_JA.match(text, n.end) for n in later)


def told_of(mention: Mention, text: str, named: Named, start: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention tells more of a figure beside it, whose period is `named`: July's 158.3 billion, which was the highest."""
    if mention.kind in _RANKED and _ranks(mention, text, named, start, others):
        return True
    if _in_one_bracket(text, named, start, others):
        return True
    if named.part != PAST:
        return False
    return any(
        _WHICH.fullmatch(text, b, start) is not None and _OF_THE_FIGURE.fullmatch(text, named.end, a) is not None
        for a, b in others
        if named.end <= a and b <= start
    )


def _in_one_bracket(text: str, named: Named, start: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether an English figure stands alone with a period in brackets: (June 2025: a surplus of 122.3 billion yen)."""
    opened = max(text.rfind("(", 0, named.start), text.rfind("[", 0, named.start))
    if opened < 0 or named.end > start or is_japanese(text) or named.part != OWN:
        return False
    between = text[opened:start]
    return not re.search(r"[)\];]", between) and not any(opened < a and b <= start for a, b in others)


def _ranks(mention: Mention, text: str, named: Named, start: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a record is that of the figure and period right before it, or of those right after it."""
    if _RECORD_OF.fullmatch(text, start + len(mention.text), named.start):
        return True
    beside = [(a, b) for a, b in others if b <= start and _ASIDE.fullmatch(text, max(b, named.end), start)]
    return any(
        _OF_THE_FIGURE.fullmatch(text, named.end, a) is not None or _IN_THAT.fullmatch(text, b, named.start) is not None
        for a, b in beside
    )
