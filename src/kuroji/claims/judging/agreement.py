"""Agreement: how a stated figure stands to a true one, to the precision the words promise.

A figure agrees when it lies within half of its last stated digit of the truth, or is the
truth cut off at that digit, as wires do. A wrong sign never agrees. The source's own grain
counts too: a truth known to 0.1 billion cannot tell 378.66 from 378.69. Counts of periods,
ranks and records must be exact.

Hedges: words for "about" and "nearly" promise no more than the digits do; a figure so
hedged that misses them by less than 5% is imprecise. "More than" needs a truth at or above
the figure, "less than" one at or below it; both are imprecise where the truth is more than
twice as large, or less than half; "just over" and "just under" count as "about"; 台 means from the figure up to the next step
of its last digit.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from enum import IntEnum

import msgspec

from kuroji.claims.expressions import expression
from kuroji.model.fact import Basis
from kuroji.model.rounding import EXACT

EXACT_WORDS = frozenset({"streak", "first_since", "record", "rank", "count"})
# One-sided hedges by the stems they are written with; "no more than" is below, "no less than" above.
BELOW = expression(
    r"(?<!no )less than|fewer than|\bunder\b|\bbelow\b|no more than|at most|or less|未満|以下|下回|足らず|割れ"
)
ABOVE = expression(
    r"more than|\bover\b|above|exceed|\btop|surpass|upwards|in excess|north of|at least|no less than|plus|or more|odd"
    r"|超|上回|突破|以上|余|あまり|強|少なくとも"
)
SOFT = expression(r"just|slightly|a little")
BAND = "台"
IMPRECISE_UNITS = 2
HEDGED_MISS = Decimal("0.05")
NEAR_TIMES = Decimal("0.1")
FAR_ABOVE = Decimal(2)
IMPLIED_WIDTH = Decimal("1.5")


class Agreement(IntEnum):
    """How well a stated figure and a truth go together, worst first."""

    NONE = 0
    NEAR = 1
    FULL = 2


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says, in the unit and sign of its reading.

    `value` may be the lower end of a range up to `high`; `grain` is the size of the last
    stated digit; `test` stands for phrases ("more than doubled"): an operator (<, <=, >,
    >=, ==, in, between) and its numbers in the unit of the reading; `hedge` is the hedging word. `exact`
    figures admit no rounding; of an `unsigned` one the words do not say which way it went ("exports
    fell 33%, and imports by 35%"), so only its size is compared. Of a multiple in `times` two units of the last
    digit may be most of it: near is what misses it by no more than a tenth.
    """

    value: Decimal | None = None
    high: Decimal | None = None
    grain: Decimal | None = None
    test: tuple[str, ...] = ()
    hedge: str = ""
    exact: bool = False
    unsigned: bool = False
    times: bool = False


class Truth(msgspec.Struct, frozen=True):
    """A true figure and how far, in its unit, its own grain lets it be off to either side.

    `printed` is the figure as the release prints it, where that is coarser: writers start from it.
    """

    value: Decimal
    slack: Decimal = Decimal(0)
    printed: Decimal | None = None


def slack_of(basis: str, quantum: Decimal) -> Decimal:
    """How far a figure of that grain may be off: half its last digit; more where it is implied by printed ones."""
    if basis == Basis.IMPLIED:
        return quantum * IMPLIED_WIDTH
    return quantum / 2 if basis == Basis.PRINTED else Decimal(0)


def agreement(stated: Stated, truth: Truth) -> Agreement:
    """How the stated figure, range or phrase stands to the truth, exact or as printed, whichever is nearer."""
    if truth.printed is None:
        return _agreement(stated, truth)
    return max(_agreement(stated, truth), _agreement(stated, Truth(truth.printed)))


def _agreement(stated: Stated, truth: Truth) -> Agreement:
    if stated.test:
        return _tested(stated.test, truth)
    if stated.value is None:
        return Agreement.NONE
    if stated.exact:
        return Agreement.FULL if stated.value == truth.value else Agreement.NONE
    if stated.high is not None:
        return _ranged(stated, truth)
    if _opposite(stated.value, truth.value):
        if not stated.unsigned:
            return Agreement.NONE
        truth = Truth(-truth.value, truth.slack)
    hedged = _hedged(stated, truth)
    if hedged is not None:
        return hedged
    if _to_the_digit(stated, truth):
        return Agreement.FULL
    return Agreement.NEAR if _near(stated, truth) else Agreement.NONE


def _opposite(stated: Decimal, truth: Decimal) -> bool:
    return stated * truth < 0


def _to_the_digit(stated: Stated, truth: Truth) -> bool:
    """Within half of the last stated digit, or cut off at it; of a truth that is rounded itself, if both have more than an end in common.

    A release that prints 9.9 percent does not bear out 10.0, though 9.95 would round to either.
    """
    assert stated.value is not None
    grain = stated.grain or Decimal(0)
    off, allowed = abs(stated.value - truth.value), grain / 2 + truth.slack
    if off < allowed or (off == allowed and not truth.slack):
        return True
    return grain > 0 and _cut(truth.value, grain) == stated.value


def _cut(value: Decimal, grain: Decimal) -> Decimal:
    """The value with everything after the digit of size `grain` dropped, towards zero."""
    return EXACT.multiply(EXACT.divide(value, grain).to_integral_value(ROUND_DOWN), grain)


def _near(stated: Stated, truth: Truth) -> bool:
    assert stated.value is not None
    off = abs(stated.value - truth.value) - truth.slack
    grain = stated.grain or Decimal(0)
    units = IMPRECISE_UNITS * grain
    return off <= (min(units, NEAR_TIMES * abs(stated.value)) if stated.times else units) or (
        bool(stated.hedge) and off <= HEDGED_MISS * abs(truth.value)
    )


def _hedged(stated: Stated, truth: Truth) -> Agreement | None:
    """What a one-sided hedge says; None where there is none, or the figure agrees without it."""
    assert stated.value is not None
    word = stated.hedge.strip().lower()
    size, true_size = abs(stated.value), abs(truth.value)
    if _to_the_digit(stated, truth) or not word:
        return None
    if word == BAND:
        return Agreement.FULL if stated.grain and size <= true_size < size + stated.grain else None
    if SOFT.search(word):
        return None
    below, above = BELOW.search(word), ABOVE.search(word)
    if below and true_size <= size:
        return Agreement.FULL if size <= FAR_ABOVE * true_size else Agreement.NEAR
    if above and not below and true_size >= size:
        return Agreement.FULL if true_size <= FAR_ABOVE * size else Agreement.NEAR
    return None


def _ranged(stated: Stated, truth: Truth) -> Agreement:
    """A range holds when the truth lies in it, rounded to the stated digits at its ends."""
    assert stated.value is not None
    assert stated.high is not None
    low, high = sorted((stated.value, stated.high))
    half = (stated.grain or Decimal(0)) / 2 + truth.slack
    if low - half <= truth.value <= high + half:
        return Agreement.FULL
    off = max(low - truth.value, truth.value - high)
    return Agreement.NEAR if off <= IMPRECISE_UNITS * (stated.grain or Decimal(0)) else Agreement.NONE


def _tested(test: tuple[str, ...], truth: Truth) -> Agreement:
    """Whether the truth passes the test of a phrase; `between` and `in` include their ends."""
    operator, *numbers = test
    bounds = [Decimal(n) for n in numbers]
    low, high = truth.value - truth.slack, truth.value + truth.slack
    passed = {
        "<": low < bounds[0],
        "<=": low <= bounds[0],
        ">": high > bounds[0],
        ">=": high >= bounds[0],
        "==": low <= bounds[0] <= high,
    }.get(operator)
    if passed is None:
        lower, upper = min(bounds), max(bounds)
        passed = low <= upper and high >= lower
    return Agreement.FULL if passed else Agreement.NONE
