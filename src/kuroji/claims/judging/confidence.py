"""Confidence: how sure a verdict is, as a sum of named terms in log-odds.

A figure that agrees is evidence for the reading itself: of all the readings that the words
allow, few agree to three digits. One that does not agree is either false or misread, and to
be called false it needs a reading that stands on words, and something that explains it: a
slip of the pen, a figure next door that the words exclude, a true figure close by. Where many
other claims of the article do not agree either, the article was hardly understood.
bench.calibrating fits the weights on labelled articles, each left out in turn; bench.claims
prints how confidence and the share of right verdicts go together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from kuroji.claims.judging.neighbours import Slip
from kuroji.claims.judging.rivals import Rival, chance
from kuroji.claims.judging.verdicts import RIGHT, Weighed, truth_of
from kuroji.claims.verdict import Term, Verdict

# What counts for a figure that agrees, and for one that does not; how much of each there is, is told by evidence().
# `python -m bench.calibrating` fits these numbers and prints them.
NEXT_DOOR = "reading next door"
RIGHT_WEIGHTS = {
    "the figure agrees": 5.6,
    "doubt of the subject": -0.7,
    "taken from next door": -1.8,
    "cost of what lies next door": -1.4,
}
WRONG_WEIGHTS = {
    "the words": 1.8,
    "digits of the figure": 0.5,
    "doubt of the subject": -0.4,
    "doubt of the period": -1.0,
    "the clause names nothing of its subject": -0.85,
    "a multiple, a place or a phrase": -2.4,
    "another reading agrees": -1.75,
    "a figure next door agrees": 0.75,
    "a slip of the pen explains it": 1.85,
    "two digits or the scale explain it": 2.35,
    "close to the figure": 1.1,
    "far off in size": -1.65,
    "other claims of the article do not agree": -0.22,
    "others of the sentence do not agree": -0.95,
    "others of the sentence agree": 0.5,
    "an earlier print agrees": 2.0,
    "within two units of its last digit": 0.8,
}
# Slips of the pen that hardly any other figure would be explained by.
PLAIN = frozenset({Slip.UNIT, Slip.DIGITS})
OF_THE_PEN = frozenset({Slip.SIGN_FLIP, Slip.OFF_BY_ONE, Slip.ONE_DIGIT})
# A neighbour that the words exclude by so much was not meant: a figure taken from there is a false one.
EXCLUDED = 2.1
# A figure off by a factor is likely to be that of something else, one off by a little to be meant so.
WIDE, CLOSE = Decimal("2.5"), Decimal("0.25")
CLOSE_POINTS = Decimal(3)
OF_A_SUBJECT = frozenset({"flow", "partner", "goods", "measure"})
MOST_OTHERS, MOST_BESIDE = 8, 3
LEVELS = ("value", "balance", "quantity", "unit_value", "difference")
ODD = ("ratio", "rank")


class Standing(msgspec.Struct, frozen=True):
    """What surrounds a claim: the slip of the pen and the rival that were found, and how its neighbours fare.

    `differ` counts the other claims of the article that do not agree with the figures, `beside` those of its sentence,
    `agree` those of its sentence that do.
    """

    pen: Slip | None = None
    rival: Rival | None = None
    differ: int = 0
    beside: int = 0
    agree: int = 0


def confidence(terms: Iterable[Term]) -> float:
    """The terms as a probability."""
    return 1 / (1 + math.exp(-sum(size for _, size in terms)))


def terms_of(won: Weighed, standing: Standing) -> tuple[Term, ...]:
    """What speaks for the verdict of the reading that was chosen, and what against it, in log-odds."""
    weights = RIGHT_WEIGHTS if won.verdict in RIGHT else WRONG_WEIGHTS
    return tuple((name, weights[name] * amount) for name, amount in evidence(won, standing) if amount)


def evidence(won: Weighed, standing: Standing) -> list[Term]:
    """What there is of each term, before it is weighed."""
    return _right(won) if won.verdict in RIGHT else _wrong(won, standing)


def _right(won: Weighed) -> list[Term]:
    doubts = dict(won.reading.doubts)
    return [
        ("the figure agrees", 1.0),
        ("doubt of the subject", doubts.get("subject", 0.0)),
        ("taken from next door", float(NEXT_DOOR in doubts)),
        ("cost of what lies next door", doubts.get(NEXT_DOOR, 0.0)),
    ]


def _wrong(won: Weighed, standing: Standing) -> list[Term]:
    reading = won.reading
    doubts = dict(reading.doubts)
    open_still, excluded = _of_the_rival(standing.rival)
    close, far = _of_the_size(won) if standing.pen is None else (False, False)
    phrase = bool(won.stated.test) and not won.stated.exact
    odd = (reading.indicator in ODD or phrase) and not _told_of_what(won)
    return [
        ("the words", 1.0),
        ("digits of the figure", _digits(won)),
        ("doubt of the subject", doubts.get("subject", 0.0)),
        ("doubt of the period", doubts.get("period", 0.0)),
        ("the clause names nothing of its subject", float(not reading.named & OF_A_SUBJECT)),
        ("a multiple, a place or a phrase", float(odd)),
        ("another reading agrees", open_still),
        ("a figure next door agrees", excluded),
        ("a slip of the pen explains it", float(standing.pen in OF_THE_PEN)),
        ("two digits or the scale explain it", float(standing.pen in PLAIN)),
        ("an earlier print agrees", float(won.verdict is Verdict.OUTDATED)),
        ("within two units of its last digit", float(won.verdict is Verdict.IMPRECISE and not won.stated.hedge)),
        ("close to the figure", float(close)),
        ("far off in size", float(far)),
        ("other claims of the article do not agree", float(min(standing.differ, MOST_OTHERS))),
        ("others of the sentence do not agree", float(min(standing.beside, MOST_BESIDE))),
        ("others of the sentence agree", float(min(standing.agree, MOST_BESIDE))),
    ]


def _told_of_what(won: Weighed) -> bool:
    """Whether the words name what a multiple is one of (three times as much as in 2010), or whose place is told."""
    reading = won.reading
    if reading.indicator == "rank":
        return bool(reading.named & {"partner", "goods"})
    return won.stated.times and "base" in reading.named


def _digits(won: Weighed) -> float:
    """How rarely a figure of that many digits agrees with another: 1 for one in ten, 2 for one in a hundred."""
    return -math.log10(max(chance(won.stated), 1e-6))


def _of_the_rival(rival: Rival | None) -> tuple[float, float]:
    """How far the words leave open that a neighbour which agrees was meant, and that they exclude one that does."""
    if rival is None:
        return 0.0, 0.0
    sure = 1 - 2 * rival.accident
    return max(EXCLUDED - rival.cost, 0.0) * sure, sure if rival.cost >= EXCLUDED else 0.0


def _of_the_size(won: Weighed) -> tuple[bool, bool]:
    """Whether the figure is close to the true one, and whether it is off by a factor."""
    truth, stated = truth_of(won.now) or truth_of(won.then), won.stated
    if truth is None or not stated.value or not truth.value or stated.exact:
        return False, False
    off = abs(stated.value - truth.value)
    if won.reading.indicator not in LEVELS:
        return off <= CLOSE_POINTS, False
    factor = abs(stated.value / truth.value)
    if not 1 / WIDE <= factor <= WIDE:
        return False, True
    return off <= CLOSE * abs(truth.value), False
