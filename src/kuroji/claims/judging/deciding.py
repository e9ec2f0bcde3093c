"""Deciding: from a weighed reading to a judged claim, with its confidence, its likeliest slip and why; or to none."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.claims.judging.case import Case
from kuroji.claims.judging.confidence import Standing, confidence, terms_of
from kuroji.claims.judging.neighbours import Slip
from kuroji.claims.judging.reasons import reason
from kuroji.claims.judging.truths import Gap, Known
from kuroji.claims.judging.verdicts import Weighed, truth_of
from kuroji.claims.verdict import Judged, Verdict

# Below this a claim is not decided: we would be guessing what it speaks of.
LEAST_CONFIDENCE = 0.5
# To call a claim false takes more: of true ones not one in a hundred may be called so.
LEAST_TO_CONTRADICT = 0.82
# A neighbour is called the slip only if agreement by accident is that unlikely.
LARGEST_CHANCE = 0.05
UNSURE = ("not sure what this refers to", "何を指すか特定できない")


def decided(case: Case, won: Weighed, standing: Standing) -> Judged:
    """The verdict with its confidence, or none where that is too low."""
    terms = terms_of(won, standing)
    sure = confidence(terms)
    false = won.verdict is Verdict.CONTRADICTED
    if won.verdict is not Verdict.UNVERIFIABLE and sure < (LEAST_TO_CONTRADICT if false else LEAST_CONFIDENCE):
        return msgspec.structs.replace(unverifiable(case, *UNSURE), confidence=sure, terms=terms)
    mistake, source = _mistake(standing) if false else (None, None)
    period = case.truths.period(won.reading.period)
    told = reason(won, period, case.published, mistake, source)
    found = _told(case, won, str(mistake or ""), told, source)
    return msgspec.structs.replace(found, confidence=sure, terms=terms)


def unverifiable(case: Case, missing: str, missing_ja: str) -> Judged:
    """The claim left open, with what is missing in English and Japanese."""
    best = case.readings[0]
    return Judged(
        mention=case.mention, verdict=Verdict.UNVERIFIABLE, reading=best, stated=None, grain=case.mention.grain,
        confidence=best.fit, why=f"{missing[0].upper()}{missing[1:]}.", why_ja=f"{missing_ja}。",
        missing=missing, readings=case.readings,
    )  # fmt: skip


def _mistake(standing: Standing) -> tuple[Slip | None, Known | None]:
    """The likeliest slip, with the figure it was taken from where it is another's."""
    if standing.pen is not None:
        return standing.pen, None
    other = standing.rival
    if other is None or other.accident > LARGEST_CHANCE:
        return None, None
    known = other.weighed.now if isinstance(other.weighed.now, Known) else other.weighed.then
    return other.slip, known if isinstance(known, Known) else None


def _told(case: Case, won: Weighed, mistake: str, told: tuple[str, str], source: Known | None) -> Judged:
    """The weighed reading as a judged claim, with its slip where it is contradicted."""
    name = "stale_vintage" if won.verdict is Verdict.OUTDATED else mistake
    missing = won.now.why if isinstance(won.now, Gap) and won.verdict is Verdict.UNVERIFIABLE else ""
    known = [k for k in (won.now, won.then, source) if isinstance(k, Known)]
    first = won.reading
    return Judged(
        mention=case.mention, verdict=won.verdict, reading=first, stated=_said(won), grain=won.stated.grain,
        truth_now=_value(won.now), truth_then=_value(won.then), slip=name, why=told[0], why_ja=told[1],
        missing=missing, facts=tuple({k.fact.id: k.fact for k in known}.values()),
        readings=(first, *(r for r in case.readings if r != first)),
    )  # fmt: skip


def _said(won: Weighed) -> Decimal | None:
    """The stated figure; one whose direction the words leave open takes that of the truth."""
    truth = truth_of(won.now)
    value = won.stated.value
    if value is None or truth is None or not won.stated.unsigned:
        return value
    return abs(value).copy_sign(truth.value)


def _value(known: Known | Gap) -> Decimal | None:
    return known.figure.value if isinstance(known, Known) else None
