"""Comparisons: one subject against another, by growth, by level or by the difference in yen; and bare directions.

"Imports outpaced exports" compares changes on the year unless the words speak of levels.
Where the two are said to be equal they must print alike.
"""

from __future__ import annotations

from kuroji.claims.judging.finding import Finding
from kuroji.claims.judging.naming import subject_en, subject_ja
from kuroji.claims.judging.telling import amount_ja, base_ja, change_ja, moved_ja, rose_en
from kuroji.claims.judging.truths import Known, Truths
from kuroji.claims.judging.words import figure_en, figure_ja, period_en, period_ja
from kuroji.claims.reading import Reading
from kuroji.indicators.balance import any_level
from kuroji.indicators.facts import fact
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import KurojiError, NotHeld, Undefined
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Period
from kuroji.model.rounding import decimal_of

COMPARED = {"growth": ("change", "yoy"), "level": ("value", "level"), "change": ("difference", "yoy")}


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
    told = [_told(reading.method, s, f, period) for s, f in zip((reading.subject, reading.other), pair, strict=True)]
    return Finding(
        holds=holds,
        why=f"In {period_en(period)} {told[0][0]}; {told[1][0]}.",
        why_ja=f"{period_ja(period)}の{told[0][1]}、{told[1][1]}。",
        facts=tuple(pair),
    )


def _told(method: str, subject: Subject, found: Fact, period: Period) -> tuple[str, str]:
    """A subject with its level or its movement on the year."""
    value, name, name_ja = decimal_of(found.value), subject_en(subject), subject_ja(subject)
    size = figure_en(abs(value), found.unit)
    if method == "level":
        japanese = amount_ja(value, found.unit) if subject.flow == Flow.BALANCE else figure_ja(value, found.unit)
        return f"{name} came to {figure_en(value, found.unit)}", f"{name_ja}は{japanese}"
    against = base_ja("yoy", period)
    if method == "change":
        return (
            f"{rose_en(name, value, subject.flow, size)} on the year",
            f"{name_ja}は{against}より{moved_ja(value, subject.flow)}",
        )
    if subject.flow == Flow.BALANCE:
        grew = value > 0
        return f"the size of {name} {'grew' if grew else 'shrank'} by {size} on the year", (
            f"{name_ja}の額は{against}比{figure_ja(abs(value), found.unit)}{'拡大' if grew else '縮小'}"
        )
    return (
        f"{rose_en(name, value, subject.flow, size)} on the year",
        f"{name_ja}は{against}比{change_ja(value, found.unit)}",
    )


def direction(truths: Truths, seen: View, reading: Reading) -> Finding:
    """Whether the subject moved the way the words say, or a balance has the sign they name, in one view."""
    if not reading.sign:
        raise Undefined("the words name no direction")
    known = truths.at(reading, seen.as_of)
    if not isinstance(known, Known):
        raise NotHeld(known.why, where=reading.period)
    period = truths.period(reading.period)
    value = known.figure.value
    told = _signed if reading.method == "sign" else _moved
    english, japanese = told(seen, reading, known, period)
    return Finding(
        holds=value * reading.sign > 0, why=f"{english}.", why_ja=f"{japanese}。", facts=(known.fact,),
    )  # fmt: skip


def _moved(_seen: View, reading: Reading, known: Known, period: Period) -> tuple[str, str]:
    """Which way a subject moved, by how much and against what."""
    subject, value = reading.subject, known.figure.rounded
    moved = rose_en(subject_en(subject), value, subject.flow, figure_en(abs(value), known.figure.unit))
    base = known.figure.base or period.year_earlier()
    english = f"From {period_en(base)} to {period_en(period)} {moved}"
    against = base_ja(reading.method, period, str(base))
    if known.figure.unit == "JPY":
        japanese = f"より{moved_ja(value, subject.flow)}"
    else:
        japanese = f"比{change_ja(value, known.figure.unit)}"
    return english, f"{period_ja(period)}の{subject_ja(subject)}は{against}{japanese}"


def _signed(seen: View, reading: Reading, known: Known, period: Period) -> tuple[str, str]:
    """A balance beside that of the period before, which tells whether it turned."""
    subject, unit = reading.subject.of(Flow.BALANCE), known.figure.unit
    english = f"{period_en(period)}: {figure_en(known.figure.rounded, unit)}"
    japanese = f"{period_ja(period)}の{subject_ja(subject)}は{amount_ja(known.figure.rounded, unit)}"
    before = period.previous()
    name = subject_en(subject)
    lead = f"{name[0].upper()}{name[1:]} in {english}"
    try:
        earlier = any_level(seen, subject, before).rounded
    except KurojiError:
        return lead, japanese
    return (
        f"{lead}, after {figure_en(earlier, unit)} in {period_en(before)}",
        f"{japanese}（{period_ja(before)}は{amount_ja(earlier, unit)}）",
    )
