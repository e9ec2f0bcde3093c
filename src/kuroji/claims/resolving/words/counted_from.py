"""Counted from: English words that open a clause and count from the period spoken of: two months earlier, five years on, the June before.

What follows is told of that older or later period; elsewhere the same words are what a figure is compared with.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.period_meanings import NUMBERS, Match, Meaning, last_named, number_of
from kuroji.claims.resolving.words.scene import Scene, named_month
from kuroji.language.numerals import CARDINALS_EN
from kuroji.model.period import Period

_LENGTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
# The numbers of months and years that are counted in words.
COUNTED = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:]}"
    for word in sorted((w for w, n in CARDINALS_EN.items() if 1 <= n <= 49), key=len, reverse=True)
)
_MONTH = "|".join(sorted((name.capitalize() for name in NUMBERS), key=len, reverse=True))
_VERB = r"(?:was|were|had|stood|came|showed|ran|posted|rose|fell|reached|hit|totall?ed|amounted|did|saw|brought|recorded|booked|logged|bought|sold|took|sent|spent|cost|made|accounted|grew|shrank|went)"
# What a clause so opened goes on with: it had been, there was, Japan ran, the balance stood; a comma, a colon.
_TOLD_OF = r"(?:balance|deficit|surplus|gap|shortfall|figure|number|total|bill|exports|imports|shipments|sales|purchases|share|value|volume|trade|country|amount|reading|count|account|sum|rate|growth)s?"
TELLS = (
    rf"(?=,? (?:still |only |just )?(?:it|they|there|that|this|both|[A-Z]\w+(?: [A-Z]\w+)?|(?:(?:the|its|their|those|these) )?(?:(?!the\b|an?\b)[\w'’-]+ ){{0,2}}{_TOLD_OF}) (?:also |only |still |even )?{_VERB}\b"
    r"|, (?:an?|the|it|they|there|that|just|only|about|some|[¥$]?\d)|: |, [A-Z])"
)
_COUNT = rf"(?:[Aa]|[Oo]ne|[Tt]he|(?P<n>{COUNTED}|[2-9]|[1-4]\d))"
OPENS_CLAUSE = expression(
    r"(?:^|[;:(—–]|[.?!]\s|,\s(?:and|but|while|whereas|when)\s|\s(?:and|but)\s|,\s)\W*(?:(?:and|but|yet|just|only|even|exactly|barely|in|for)\s)*(?:the\s)?$",
    re.IGNORECASE,
)
_TELLS = expression(TELLS)


def opens_clause(text: str, start: int, end: int) -> bool:
    """Whether words open a clause that tells of what they count to: a year earlier, there was a surplus."""
    return OPENS_CLAUSE.search(text[:start]) is not None and _TELLS.match(text, end) is not None


def moved(match: Match, scene: Scene) -> list[Period]:
    """The period spoken of, moved by so many months, quarters, years or decades; none where it is too long for them."""
    period, length = scene.period, _LENGTHS[match["unit"].lower()]
    months = length * (number_of(match, "n") or 1)
    if months % 12 and months % period.length:
        return []
    back = re.search(r"earlier|before|previously|prior|back$|ago", match[0]) is not None
    found = period.shift(-months if back else months)
    return [found] if found.end <= scene.newest + 1 else []


def _year_ago(_: Match, scene: Scene) -> list[Period]:
    return [scene.period.year_earlier()]


def _last_named(match: Match, scene: Scene) -> list[Period]:
    """Last June, where it opens a clause after talk of June: the one before."""
    found = named_month(number_of(match, "m") or 1, scene.at(None))
    return found[::-1] if found[0] == scene.period else last_named(match, scene)


COUNTED_FROM: tuple[tuple[str, Meaning | None], ...] = (
    (rf"{_COUNT} (?P<unit>month|quarter|year|decade)s? (?:earlier|before|previously|prior){TELLS}", moved),
    (rf"{_COUNT} (?P<unit>month|quarter|year|decade)s? (?:later|afterwards?|after that|on|after|hence){TELLS}", moved),
    (r"(?:[Tt]he )?(?:year-ago|year-earlier|prior-year|previous-year) (?:month|period|quarter|half|level|figure)", _year_ago),
    (rf"[Ll]ast (?P<m>{_MONTH})\b{TELLS}", _last_named),
)  # fmt: skip
