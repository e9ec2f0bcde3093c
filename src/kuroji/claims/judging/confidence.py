"""Confidence: how sure a verdict is, as a sum of named terms in log-odds.

A figure that agrees is evidence for the reading itself: of all the readings that the words
allow, few agree to three digits. One that does not agree is either false or misread, and to
be called false its reading must stand on words: a period and a subject that the clause
names, no other reading that the words leave open and the figure agrees with, a figure of the
right order of magnitude, other claims of the article borne out by the same period. A slip of
the pen that explains the figure speaks for a false claim. The weights were fitted on
labelled articles as they were when first read; bench.claims prints how confidence and the
share of right verdicts go together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from kuroji.claims.judging.agreement import Stated, Truth
from kuroji.claims.judging.neighbours import UNSPOKEN, Slip
from kuroji.claims.judging.rivals import Rival, chance
from kuroji.claims.judging.verdicts import RIGHT, Weighed, truth_of
from kuroji.claims.verdict import Term

BASE_RIGHT, BASE_WRONG = 3.2, 1.3
DOUBT_RIGHT, DIGITS_RIGHT = 0.9, 0.35
DOUBT_WRONG = {"subject": -0.85, "measure": -0.5, "period": -0.5}
# Goods or a partner that the clause names.
PART_NAMED = 0.6
OF_THE_PEN = {
    Slip.SIGN_FLIP: 0.7, Slip.OFF_BY_ONE: 0.7, Slip.UNIT: 1.4, Slip.DIGITS: 1.4, Slip.RECORD: 0.2,
}  # fmt: skip
# A rival that the words exclude by less than this makes the verdict doubtful, the more so the less they do; one that
# they do exclude is still likelier to have been meant than copied.
EXCLUDED, RIVAL, NEXT_DOOR = 2.1, -3.0, -0.8
# A figure off by a factor is likely to be that of something else, one off by a little to be meant so.
WIDE, CLOSE = Decimal("2.5"), Decimal("0.25")
CLOSE_POINTS = Decimal(3)
FAR_OFF, CLOSE_BY = -1.5, 1.5
# A subject that was carried whole from another clause.
OF_A_SUBJECT, UNNAMED = frozenset({"flow", "partner", "goods", "measure"}), -0.5
# Doubled, a sixth, less than half: of what is easily misread.
PHRASE = -0.6
# Who stands at a place is told in many ways, and easily misread.
PLACE = -0.8
AGREES, DIFFERS, MOST_OTHERS = 0.15, -0.1, 6
LEVELS = ("value", "balance", "quantity", "unit_value", "difference")


class Standing(msgspec.Struct, frozen=True):
    """What surrounds a claim: the slip of the pen and the rival that were found, and how its period fares elsewhere.

    `period` counts the other claims of its period that agree, and those that do not.
    """

    pen: Slip | None = None
    rival: Rival | None = None
    period: tuple[int, int] = (0, 0)


def confidence(terms: Iterable[Term]) -> float:
    """The terms as a probability."""
    return 1 / (1 + math.exp(-sum(size for _, size in terms)))


def terms_of(won: Weighed, standing: Standing) -> tuple[Term, ...]:
    """What speaks for the verdict of the reading that was chosen, and what against it."""
    found = _right(won) if won.verdict in RIGHT else _wrong(won, standing)
    return tuple((name, round(size, 2)) for name, size in found if round(size, 2))


def _right(won: Weighed) -> list[Term]:
    digits = -math.log10(max(chance(won.stated), 1e-6))
    return [
        ("the figure agrees", BASE_RIGHT - DIGITS_RIGHT * 2),
        ("digits that agree", DIGITS_RIGHT * digits),
        *((f"doubt of the {what}", -DOUBT_RIGHT * size) for what, size in won.reading.doubts),
    ]


def _wrong(won: Weighed, standing: Standing) -> list[Term]:
    reading = won.reading
    agree, differ = (min(count, MOST_OTHERS) for count in standing.period)
    found = [
        ("the words", BASE_WRONG),
        *((f"doubt of the {what}", DOUBT_WRONG.get(what, 0.0) * size) for what, size in reading.doubts),
        ("the clause names goods or partner", PART_NAMED if reading.named & {"partner", "goods"} else 0.0),
        ("the clause names nothing of its subject", 0.0 if reading.named & OF_A_SUBJECT else UNNAMED),
        ("a phrase for a figure", PHRASE if won.stated.test and not won.stated.exact else 0.0),
        ("a place among others", PLACE if reading.indicator == "rank" else 0.0),
        ("other claims of the period agree", AGREES * agree),
        ("other claims of the period differ", DIFFERS * differ),
    ]
    if standing.rival is not None:
        found.append(_of_the_rival(standing.rival))
    if standing.pen is not None:
        found.append((f"a slip explains it ({standing.pen.value})", OF_THE_PEN.get(standing.pen, 0.0)))
    else:
        found.append(_of_the_size(won))
    return found


def _of_the_rival(rival: Rival) -> Term:
    sure = 1 - 2 * rival.accident
    if rival.cost >= UNSPOKEN:
        return "a figure nobody speaks of agrees", 0.0
    if rival.cost >= EXCLUDED:
        return "a figure next door agrees", NEXT_DOOR * sure
    return "another reading agrees", (NEXT_DOOR + RIVAL * (EXCLUDED - rival.cost)) * sure


def _of_the_size(won: Weighed) -> Term:
    truth, stated = truth_of(won.now) or truth_of(won.then), won.stated
    if truth is None or not stated.value or not truth.value:
        return "", 0.0
    if won.stated.exact:
        return "", 0.0
    if won.reading.indicator not in LEVELS:
        return "close to the figure", CLOSE_BY if _is_close(stated, truth, CLOSE_POINTS) else 0.0
    factor = abs(stated.value / truth.value)
    if not 1 / WIDE <= factor <= WIDE:
        return "far off in size", FAR_OFF
    return "close to the figure", CLOSE_BY if _is_close(stated, truth, CLOSE * abs(truth.value)) else 0.0


def _is_close(stated: Stated, truth: Truth, within: Decimal) -> bool:
    return stated.value is not None and abs(stated.value - truth.value) <= within
