"""Forsaking: a reading next door that leaves what the claims around were borne out by, for what none of them speaks of.

Sentences hang together: where a claim beside, or just before, is right about the period or the
partner that this one was read with, and none of them is about the other, the figure is
likelier to have been copied from there than meant.
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
    around = [_slots(reading)[slot] for reading in _borne_out(case)]
    if _slots(own)[slot] not in around or _slots(each.reading)[slot] in around:
        return each
    return msgspec.structs.replace(each, cost=each.cost + FORSAKEN)


def _borne_out(case: Case) -> Iterator[Reading]:
    """The readings of the claims beside and just before that their own words and figures bear out."""
    for said in case.spoken:
        if said.held and said.outright and 0 <= case.sentence - said.sentence <= BACK:
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
