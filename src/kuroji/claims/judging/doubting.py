"""Doubting: a claim whose figure does not agree with the reading its words fit best was misread, or is not right.

Its neighbours and all that its vicinity allows are tried. One that agrees was meant, where the
words leave that open and the figure has digits enough; one that the words exclude was
copied from, and the claim is false.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.claims.judging.case import Case
from kuroji.claims.judging.confidence import NEXT_DOOR, Standing
from kuroji.claims.judging.deciding import decided
from kuroji.claims.judging.forsaking import forsaken
from kuroji.claims.judging.neighbours import UNSPOKEN, Neighbour, Slip, differing, neighbours, turned_flow
from kuroji.claims.judging.rivals import Rival, rival
from kuroji.claims.judging.slips import miswritten
from kuroji.claims.judging.verdicts import Weighed, truth_of
from kuroji.claims.judging.vicinity import vicinity
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Judged, Verdict
from kuroji.model.observation import WORLD

# A rival that the words exclude no more than this was meant if agreement by accident is that unlikely; up to more
# where it is less likely still.
MEANT, LEAST_SURE = 1.15, 0.06
MEANT_IF_SURE, SURE = 1.6, 0.03
# The same where two swapped digits would explain the figure as well.
MEANT_ALL_THE_SAME = 0.5
# Another period or measure that lies this far off is as often copied from as meant.
COPIED, COPIED_FROM = frozenset({Slip.PERIOD, Slip.MEASURE}), 0.78
# The other flow of the same goods and partner: likelier copied than meant, most of all where the sentence names one's own.
FLOW_ALONE, FLOW_CARRIED = 0.8, 1.7
# One partner for another, which no word too few explains; another measure alone, where the words fit as well as this.
NAMELY, MEASURE_ALONE, WELL = 0.8, 0.75, 0.6
# A reading of the resolver that costs more than its best is excluded by so many times as much; by more where it is
# another measure, which the words would have named.
OF_THE_WORDS, OF_THE_MEASURE = 1.5, 2.5


def doubted(case: Case, won: Weighed, candidates: Sequence[Weighed], *, outright: bool) -> Judged:
    """The claim judged by a neighbour that was meant, or by its own reading with what makes that doubtful.

    `outright`: the clause itself names the period of the reading, so that no other can be meant.
    """
    around = _around(case, won, candidates)
    if outright:
        around = [_undated(each, won.reading) for each in around]
    around = [_copied(_turned(each, won.reading), won.reading) for each in around]
    around = sorted((forsaken(each, won.reading, case) for each in around), key=lambda each: each.cost)
    other = rival(case.truths, case.mention, around, case.published)
    pen = _of_the_pen(won) if won.verdict is Verdict.CONTRADICTED else None
    if other is not None and _is_meant(other) and (pen is not Slip.DIGITS or other.cost <= MEANT_ALL_THE_SAME):
        return decided(case, _with_doubt(other), Standing())
    differ = sum(each.held is False for each in case.spoken)
    beside = [each.held for each in case.spoken if each.sentence == case.sentence]
    return decided(case, won, Standing(pen, other, differ, beside.count(False), beside.count(True)))


def elsewhere(case: Case) -> Judged | None:
    """The claim judged by a reading of its vicinity that agrees, where none of its own can be looked up; None for none."""
    own = case.readings[0]
    if own.outside:
        return None
    around = _vicinity(case, own)
    due = [each for each in around if case.truths.was_due(each.reading, case.published)]
    other = rival(case.truths, case.mention, due, case.published)
    if other is None or not _is_meant(other):
        return None
    return decided(case, _with_doubt(other), Standing())


def _around(case: Case, won: Weighed, candidates: Sequence[Weighed]) -> list[Neighbour]:
    """The other readings the words allow, the neighbours of the best one, and those of its vicinity."""
    own = won.reading
    least = _cost(own)
    allowed = [
        Neighbour(slip, c.reading, max(0.0, _times(slip) * (_cost(c.reading) - least)))
        for c in candidates if c.reading != own
        for slip in [differing(own, c.reading)]
    ]  # fmt: skip
    nearby = neighbours(own, case.sentence, case.spoken, case.truths.period, directed=not won.stated.unsigned)
    return [*allowed, *nearby, *_vicinity(case, own)]


def _vicinity(case: Case, own: Reading) -> list[Neighbour]:
    if case.setting is None:
        return []
    return vicinity(own, case.mention, case.sentence, case.setting, case.truths.period)


def _undated(each: Neighbour, own: Reading) -> Neighbour:
    """A neighbour of another period than the one the clause names outright: never meant."""
    if each.reading.period == own.period:
        return each
    return msgspec.structs.replace(each, cost=max(each.cost, UNSPOKEN))


def _turned(each: Neighbour, own: Reading) -> Neighbour:
    """A neighbour that differs in its flow alone, dearer."""
    alone = each.reading.period == own.period and each.reading.indicator == own.indicator
    if not alone or each.reading.subject != turned_flow(own.subject):
        return each
    dearer = each.cost + FLOW_ALONE if "flow" in own.beside else max(each.cost, FLOW_CARRIED)
    return msgspec.structs.replace(each, cost=dearer)


def _copied(each: Neighbour, own: Reading) -> Neighbour:
    """A neighbour that is likelier copied than meant, dearer: of another partner, or of the other measure alone."""
    theirs, ours = each.reading.subject, own.subject
    told = ours.partner != WORLD or "partner" in own.named
    partner = told and theirs.partner not in (WORLD, ours.partner)
    measure = each.slip is Slip.MEASURE and theirs == ours and _cost(own) <= WELL
    extra = NAMELY * partner + MEASURE_ALONE * measure
    return msgspec.structs.replace(each, cost=each.cost + extra) if extra else each


def _times(slip: Slip) -> float:
    return OF_THE_MEASURE if slip is Slip.MEASURE else OF_THE_WORDS


def _cost(reading: Reading) -> float:
    return sum(size for _, size in reading.doubts)


def _is_meant(other: Rival) -> bool:
    """Whether the words leave open that a neighbour was meant which agrees to digits enough."""
    if other.slip in COPIED and other.cost >= COPIED_FROM:
        return False
    if other.cost <= MEANT:
        return other.accident <= LEAST_SURE
    return other.cost <= MEANT_IF_SURE and other.accident <= SURE


def _with_doubt(other: Rival) -> Weighed:
    """The rival's reading, with the doubt of having been found next door."""
    reading = other.weighed.reading
    doubts = (*reading.doubts, (NEXT_DOOR, other.cost))
    return msgspec.structs.replace(other.weighed, reading=msgspec.structs.replace(reading, doubts=doubts))


def _of_the_pen(won: Weighed) -> Slip | None:
    """The slip of the pen that turns the figure of now, or that of the day, into the stated one."""
    known = [truth for truth in (truth_of(won.now), truth_of(won.then)) if truth is not None]
    found = [slip for truth in known if (slip := miswritten(won.stated, won.reading, truth)) is not None]
    return min(found, key=list(Slip).index, default=None)
