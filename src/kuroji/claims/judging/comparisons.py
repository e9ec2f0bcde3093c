"""Comparisons: one subject against another, by growth, by level or by the difference in yen; and bare directions.

"Imports outpaced exports" compares changes on the year unless the words speak of levels.
Where the two are said to be equal they must print alike.
"""

from __future__ import annotations

from kuroji.claims.judging.finding import Finding
from kuroji.claims.judging.naming import subject_en, subject_ja
from kuroji.claims.judging.truths import Known, Truths
from kuroji.claims.judging.words import figure_en, figure_ja, period_en, period_ja
from kuroji.claims.reading import Reading
from kuroji.indicators.facts import fact
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, Undefined
from kuroji.model.fact import Fact
from kuroji.model.rounding import decimal_of

COMPARED = {"growth": ("change", "yoy"), "level": ("value", "level"), "change": ("difference", "yoy")}
MEANT_EN = {"growth": "changed by {} on the year", "level": "came to {}", "change": "differed by {} on the year"}
MEANT_JA = {"growth": "は前年同期比{}", "level": "は{}", "change": "は前年同期差{}"}


def comparison(truths: Truths, seen: View, reading: Reading) -> Finding:
    """Whether the subject exceeds (sign +1), falls short of (-1) or equals (0) the other, in one view."""
    if reading.other is None:
        raise Undefined("nothing is named to compare with")
    period = truths.period(reading.period)
    word, method = COMPARED[reading.method]
    pair = [fact(seen, word, method, subject, period) for subject in (reading.subject, reading.other)]
    one, two = (decimal_of(f.exact) for f in pair)
    if reading.method == "level":
        one, two = abs(one), abs(two)
    holds = {1: one > two, -1: one < two}.get(reading.sign, pair[0].value == pair[1].value)
    told = [_told(reading.method, s, f) for s, f in zip((reading.subject, reading.other), pair, strict=True)]
    return Finding(
        holds=holds,
        why=f"In {period_en(period)} {told[0][0]}; {told[1][0]}.",
        why_ja=f"{period_ja(period)}の{told[0][1]}、{told[1][1]}。",
        facts=tuple(pair),
    )


def _told(method: str, subject: Subject, found: Fact) -> tuple[str, str]:
    value = decimal_of(found.value)
    english = f"{subject_en(subject)} {MEANT_EN[method].format(figure_en(value, found.unit))}"
    return english, subject_ja(subject) + MEANT_JA[method].format(figure_ja(value, found.unit))


def direction(truths: Truths, seen: View, reading: Reading) -> Finding:
    """Whether the subject moved the way the words say, or a balance has the sign they name, in one view."""
    if not reading.sign:
        raise Undefined("the words name no direction")
    known = truths.at(reading, seen.as_of)
    if not isinstance(known, Known):
        raise NotHeld(known.why, where=reading.period)
    period = truths.period(reading.period)
    value = known.figure.value
    english = f"{figure_en(known.figure.rounded, known.figure.unit)} in {period_en(period)}"
    japanese = f"{period_ja(period)}は{figure_ja(known.figure.rounded, known.figure.unit)}"
    if reading.method != "sign":
        name = subject_en(reading.subject)
        english = f"{name[0].upper()}{name[1:]} differed by {english} from {known.fact.base}"
        japanese = f"{subject_ja(reading.subject)}の差は{japanese}"
    return Finding(
        holds=value * reading.sign > 0, why=f"{english}.", why_ja=f"{japanese}。", facts=(known.fact,),
    )  # fmt: skip
