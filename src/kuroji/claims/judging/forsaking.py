"""Forsaking: a reading next door that leaves what the claims around were borne out by, for what none of them speaks of.

Sentences hang together: where a claim beside, or just before, is right about the period or the
partner that this one was read with, and none of them is about the other, the figure is
likelier to have been copied from there than meant. An amount and a rate of one flow that
stand in one sentence are of one period, whatever was spoken of before.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kuroji.claims.judging.case import Case
from kuroji.claims.judging.neighbours import Neighbour
from kuroji.claims.reading import Reading

# What it costs to forsake the claims around, and how many sentences back they are still around.
FORSAKEN, BACK = 1.0, 2


def forsaken(each: Neighbour, own: Reading, case: Case) -> Neighbour:
    """A neighbour in another period, partner or flow alone, dearer where the claims around bear out one's own."""
    slot = _only(own, each.reading)
    if slot is None:
        return each
    around = [_slots(reading)[slot] for reading in _borne_out(case, BACK)]
    left = _slots(own)[slot] in around and _slots(each.reading)[slot] not in around
    if not left and not (slot == "period" and _is_of_its_companion(own, case)):
        return each
    return msgspec.structs.replace(each, cost=each.cost + FORSAKEN)


def _is_of_its_companion(own: Reading, case: Case) -> bool:
    """Whether another measure of the same flow, partner and goods is borne out in the sentence for the same period."""
    return any(
        said.subject == own.subject and said.period == own.period and said.indicator != own.indicator
        for said in _borne_out(case, 0)
    )


def _borne_out(case: Case, back: int) -> Iterator[Reading]:
    """The readings of the claims beside and up to so many sentences before that their own words and figures bear out."""
    for said in case.spoken:
        if said.held and said.outright and 0 <= case.sentence - said.sentence <= back:
            yield said.reading


def _only(one: Reading, other: Reading) -> str | None:
    """The one slot in which two readings of the same measure differ; None where they differ in others too."""
    if one.indicator != other.indicator or one.subject.commodity != other.subject.commodity:
        return None
    mine, theirs = _slots(one), _slots(other)
    differ = [slot for slot in mine if mine[slot] != theirs[slot]]
    return differ[0] if len(differ) == 1 else None


def _slots(reading: Reading) -> dict[str, str]:
    return {"period": reading.period, "partner": reading.subject.partner, "flow": str(reading.subject.flow)}
