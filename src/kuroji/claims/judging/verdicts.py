"""Verdicts: from agreement then and now to one of the six words; and the choice among readings.

A sentence can often be read in several ways. Each reading is evaluated, and its weight is
its fit of words, raised where the stated figure agrees with it: a precise figure rarely
agrees by accident. But traps are figures taken from next door, so a reading that fits the
words much worse than the best one may not rescue a claim, however well its figure agrees;
FIT_GAP is how much worse it may fit, and it was set on articles of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from kuroji.claims.judging.agreement import Agreement, Stated, Truth, agreement
from kuroji.claims.judging.truths import Gap, Known, Truths
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Verdict

# How much worse than the best a reading may fit and still be chosen because its figure agrees.
FIT_GAP = 0.15
FULL_WEIGHT, NEAR_WEIGHT = 1.0, 0.4
RIGHT = (Verdict.CONFIRMED, Verdict.WAS_RIGHT)


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A reading with what is stated in its unit, what is known of it, and the verdict it would give.

    `before` is the earlier print that an outdated claim agrees with.
    """

    reading: Reading
    stated: Stated
    now: Known | Gap
    then: Known | Gap
    verdict: Verdict
    before: Known | None = None

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
    then = truths.at(reading, named) if named is not None else truths.then_of(reading, published)
    verdict, before = _verdict(truths, stated, reading, now, then, published)
    if named is not None and verdict is Verdict.OUTDATED:
        verdict = Verdict.WAS_RIGHT
    return Weighed(reading=reading, stated=stated, now=now, then=then, verdict=verdict, before=before)


def _verdict(
    truths: Truths, stated: Stated, reading: Reading, now: Known | Gap, then: Known | Gap, published: datetime | None
) -> tuple[Verdict, Known | None]:
    """The verdict of one reading; with an outdated one the print it agrees with."""
    if not isinstance(now, Known) and not isinstance(then, Known):
        return Verdict.UNVERIFIABLE, None
    at_now, at_then = _stands(stated, reading, now), _stands(stated, reading, then)
    if at_now is Agreement.FULL:
        return Verdict.CONFIRMED, None
    if at_then is Agreement.FULL:
        return Verdict.WAS_RIGHT, None
    for before in truths.earlier(reading, published):
        if _stands(stated, reading, before) is Agreement.FULL and not _same(before, then):
            return Verdict.OUTDATED, before
    if Agreement.NEAR in (at_now, at_then):
        return Verdict.IMPRECISE, None
    return Verdict.CONTRADICTED, None


def _same(one: Known, other: Known | Gap) -> bool:
    return isinstance(other, Known) and one.truth.value == other.truth.value


def _stands(stated: Stated, reading: Reading, known: Known | Gap) -> Agreement | None:
    """The agreement with a known figure; None where nothing is known, NONE where the words name another sign."""
    if not isinstance(known, Known):
        return None
    if not _same_sort(reading, known):
        return Agreement.NONE
    last = known.fact.detail.get("last")
    if reading.indicator == "first_since" and reading.base and stated.value is None:
        return Agreement.FULL if str(last) == reading.base else Agreement.NONE
    return agreement(stated, known.truth)


SIDES = {"deficit": -1, "surplus": 1, "fall": -1, "rise": 1}


def _same_sort(reading: Reading, known: Known) -> bool:
    """Whether a streak or first is of the sign that the words name: a run of surpluses is no run of deficits."""
    side = SIDES.get(str(known.fact.detail.get("of")))
    return not reading.sign or side is None or side == reading.sign


def chosen(candidates: Sequence[Weighed]) -> Weighed | None:
    """The reading that carries the verdict: the heaviest among those that fit nearly as well as the best."""
    if not candidates:
        return None
    best = max(w.reading.fit for w in candidates)
    close = [w for w in candidates if w.reading.fit >= best - FIT_GAP]
    known = [w for w in close if w.verdict is not Verdict.UNVERIFIABLE] or close
    return max(known, key=lambda w: w.weight)


def confidence(won: Weighed, candidates: Iterable[Weighed]) -> float:
    """How sure the verdict is: the fit of the reading, less where another that fits about as well would differ.

    A figure that agrees to three digits or more is evidence for the reading itself.
    """
    fit = won.reading.fit
    if won.verdict in RIGHT:
        return min(1.0, 0.75 + 0.25 * fit)
    against = [
        w for w in candidates
        if w.verdict is not won.verdict and w.verdict is not Verdict.UNVERIFIABLE and w.reading.fit >= fit - FIT_GAP
    ]  # fmt: skip
    return max(0.0, min(1.0, 0.35 + 0.65 * fit - 0.15 * bool(against)))


def truth_of(known: Known | Gap) -> Truth | None:
    """The truth of what is known; None for a gap."""
    return known.truth if isinstance(known, Known) else None
