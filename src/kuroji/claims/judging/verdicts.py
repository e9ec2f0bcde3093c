"""Verdicts: from agreement then and now to one of the six words; and the choice among readings.

A sentence can often be read in several ways. Each reading is evaluated, and its weight is
its fit of words, raised where the stated figure agrees with it: a precise figure rarely
agrees by accident. But traps are figures taken from next door, so a reading that fits the
words much worse than the best one may not rescue a claim, however well its figure agrees;
FIT_GAP is how much worse it may fit, and it was set on articles of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from kuroji.claims.judging.agreement import EXACT_WORDS, Agreement, Stated, Truth, agreement
from kuroji.claims.judging.truths import Gap, Known, Truths
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Verdict
from kuroji.model.observation import TOTAL, WORLD, Flow

# How much worse than the best a reading may fit and still be chosen because its figure agrees.
FIT_GAP = 0.09
# The same for counts and figures of one or two digits, which agree by accident more easily.
SMALL_FIT_GAP = 0.04
# How many readings are looked up in earlier prints.
MOST_TRACED = 2
FULL_WEIGHT, NEAR_WEIGHT = 1.0, 0.4
PRECISE = 100
RIGHT = (Verdict.CONFIRMED, Verdict.WAS_RIGHT)


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A reading with what is stated in its unit, what is known of it, and the verdict it would give.

    `before` is the instant from which an earlier print said what an outdated claim states, `superseded` that of the
    first later print which does not.
    """

    reading: Reading
    stated: Stated
    now: Known | Gap
    then: Known | Gap
    verdict: Verdict
    before: datetime | None = None
    superseded: datetime | None = None

    @property
    def weight(self) -> float:
        """Fit of words plus what agreement adds."""
        if self.verdict in RIGHT:
            return self.reading.fit + FULL_WEIGHT
        if self.verdict in (Verdict.OUTDATED, Verdict.IMPRECISE):
            return self.reading.fit + NEAR_WEIGHT
        return self.reading.fit


def weighed(truths: Truths, stated: Stated, reading: Reading, published: datetime | None) -> Weighed:
    """A reading evaluated now and at publication, or at the vintage it names."""
    named = truths.vintage(reading)
    now = truths.now_of(reading)
    if named is not None:
        then = truths.at(reading, named)
    elif reading.indicator in EXACT_WORDS and _stands(stated, reading, now) is Agreement.FULL:
        then = Gap("held", "it is so now, and a whole series is not compared again")
    else:
        then = truths.then_of(reading, published)
    now, then = _as_far_as_held(stated, reading, now), _as_far_as_held(stated, reading, then)
    return Weighed(reading=reading, stated=stated, now=now, then=then, verdict=_verdict(stated, reading, now, then))


def _as_far_as_held(stated: Stated, reading: Reading, known: Known | Gap) -> Known | Gap:
    """What is known of a run; of one that lasts since the first figure held nothing contradicts a longer one."""
    if reading.indicator != "streak" or not isinstance(known, Known) or stated.value is None:
        return known
    detail = known.fact.detail
    begins = detail.get("series_begins")
    if detail.get("since") != begins or stated.value <= known.figure.value or not _same_sort(reading, known):
        return known
    return Gap("held", f"the run lasts since {begins}, where the figures held begin")


def _verdict(stated: Stated, reading: Reading, now: Known | Gap, then: Known | Gap) -> Verdict:
    if not isinstance(now, Known) and not isinstance(then, Known):
        return Verdict.UNVERIFIABLE
    at_now, at_then = _stands(stated, reading, now), _stands(stated, reading, then)
    if of_itself(reading) and Agreement.FULL in (at_now, at_then):
        return Verdict.IMPRECISE
    if at_now is Agreement.FULL:
        return Verdict.CONFIRMED
    if at_then is Agreement.FULL:
        return Verdict.WAS_RIGHT
    return Verdict.IMPRECISE if Agreement.NEAR in (at_now, at_then) else Verdict.CONTRADICTED


def of_itself(reading: Reading) -> bool:
    """Whether points are told of a flow as a whole: a flow rises in percent, only its parts contribute points to it."""
    subject = reading.subject
    whole = subject.commodity == TOTAL and subject.partner == WORLD and subject.flow != Flow.BALANCE
    return whole and (reading.indicator, reading.method) == ("contribution", "points")


def with_earlier(truths: Truths, candidate: Weighed, published: datetime | None) -> Weighed:
    """The candidate, outdated where it agrees with a print before the one that stood at publication."""
    reading = candidate.reading
    stood = truth_of(candidate.then)
    if candidate.verdict is Verdict.IMPRECISE and of_itself(reading):
        return candidate
    first = later = None
    for instant, truth in truths.earlier(reading, published):
        agrees = agreement(candidate.stated, truth) is Agreement.FULL
        if agrees and (stood is None or truth.value != stood.value):
            first = instant
        elif first is not None:
            break
        else:
            later = instant
    if first is None:
        return candidate
    verdict = Verdict.OUTDATED if truths.vintage(reading) is None else Verdict.WAS_RIGHT
    return msgspec.structs.replace(candidate, verdict=verdict, before=first, superseded=later)


def _stands(stated: Stated, reading: Reading, known: Known | Gap) -> Agreement | None:
    """The agreement with a known figure; None where nothing is known, NONE where the words name another sign."""
    if not isinstance(known, Known):
        return None
    if not _same_sort(reading, known):
        return Agreement.NONE
    last = known.fact.detail.get("last")
    if reading.indicator == "first_since" and reading.base and stated.value is None:
        return Agreement.FULL if _is_in(str(last), reading.base) else Agreement.NONE
    return agreement(stated, known.truth)


def _is_in(period: str, named: str) -> bool:
    """Whether a period is the one named, or lies in the year named: the fastest since 2022."""
    return period == named or period.startswith(f"{named}-")


SIDES = {"deficit": -1, "surplus": 1, "fall": -1, "rise": 1}


def _same_sort(reading: Reading, known: Known) -> bool:
    """Whether a streak or first is of the sign that the words name: a run of surpluses is no run of deficits."""
    side = SIDES.get(str(known.fact.detail.get("of")))
    return not reading.sign or side is None or side == reading.sign


def chosen(truths: Truths, candidates: Sequence[Weighed], published: datetime | None) -> Weighed | None:
    """The reading that carries the verdict: the heaviest among those that fit nearly as well as the best."""
    if not candidates:
        return None
    best = max(w.reading.fit for w in candidates)
    close = [w for w in candidates if w.reading.fit >= best - (FIT_GAP if precise(w.stated) else SMALL_FIT_GAP)]
    known = [w for w in close if w.verdict is not Verdict.UNVERIFIABLE] or close
    if not any(w.verdict in RIGHT for w in known):
        likeliest = sorted(known, key=lambda w: -w.reading.fit)[:MOST_TRACED]
        known = [with_earlier(truths, w, published) for w in likeliest]
    return max(known, key=lambda w: w.weight)


def precise(stated: Stated) -> bool:
    """Whether the figure has digits enough not to agree by accident."""
    return bool(stated.value and stated.grain and abs(stated.value) >= PRECISE * stated.grain)


def truth_of(known: Known | Gap) -> Truth | None:
    """The truth of what is known; None for a gap."""
    return known.truth if isinstance(known, Known) else None
