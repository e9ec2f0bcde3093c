"""Rivals: the reading next door with which the stated figure agrees, if there is one.

A figure of three digits rarely agrees with another by accident, one of two digits does so
once in a few dozen tries: `accident` is the chance times the readings that were tried first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import msgspec

from kuroji.claims.judging.agreement import Stated
from kuroji.claims.judging.neighbours import Neighbour, Slip
from kuroji.claims.judging.stating import claimed
from kuroji.claims.judging.truths import Truths
from kuroji.claims.judging.verdicts import RIGHT, Weighed, weighed
from kuroji.claims.mention import Mention
from kuroji.claims.verdict import Verdict

# Beyond this nothing is learned from an agreement.
MOST_ACCIDENT = 0.3
# How often a phrase agrees with a reading that was not meant: any, and one of a large change.
OF_A_PHRASE, OF_A_LARGE_CHANGE, LARGE = 0.15, 0.06, 40
# A count agrees the less often the larger it is.
OF_A_COUNT, MOST_OF_A_COUNT = 0.4, 0.2


class Rival(msgspec.Struct, frozen=True):
    """A neighbour that agrees: its slip, how far the words exclude it, the reading weighed, and the chance of an accident."""

    slip: Slip
    cost: float
    weighed: Weighed
    accident: float


def rival(truths: Truths, mention: Mention, around: Iterable[Neighbour], published: datetime | None) -> Rival | None:
    """The neighbour that the words exclude least of those the figure agrees with; None where none does, or many might."""
    tried = 0
    for each in around:
        stated = claimed(mention, each.reading, truths.period(each.reading.period))
        stated = msgspec.structs.replace(stated, hedge="")
        found = weighed(truths, stated, each.reading, published)
        if found.verdict is Verdict.UNVERIFIABLE:
            continue
        tried += 1
        accident = chance(stated) * tried
        if accident > MOST_ACCIDENT:
            return None
        if found.verdict in RIGHT:
            return Rival(each.slip, each.cost, found, accident)
    return None


def chance(stated: Stated) -> float:
    """How likely a figure of that many digits agrees with another by accident."""
    if stated.exact and stated.value and not stated.test:
        return min(MOST_OF_A_COUNT, OF_A_COUNT / float(abs(stated.value)))
    if stated.exact or stated.test:
        large = not stated.exact and all(abs(Decimal(number)) >= LARGE for number in stated.test[1:])
        return OF_A_LARGE_CHANGE if large else OF_A_PHRASE
    if not stated.value:
        return 1.0
    return float(min(Decimal(1), (stated.grain or abs(stated.value)) / abs(stated.value) / 2))
