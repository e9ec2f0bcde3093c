"""Slips of the pen: the true figure miswritten, by its sign, a power of ten, two digits swapped, or a count off by one.

The other kind of slip, the true figure of something next to what the claim names, is a
neighbour (kuroji.claims.judging.neighbours).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from kuroji.claims.judging.agreement import EXACT_WORDS, Agreement, Stated, Truth, agreement
from kuroji.claims.judging.neighbours import Slip
from kuroji.claims.reading import Reading

LEAST_DIGITS = 3
SCALES = tuple(Decimal(10) ** n for n in (1, -1, 3, -3, 4, -4, 2, -2))


def miswritten(stated: Stated, reading: Reading, truth: Truth) -> Slip | None:
    """The slip of the pen that turns the true figure into the stated one."""
    if reading.indicator == "record":
        return Slip.RECORD
    if stated.value is None or stated.test:
        return Slip.SIGN_FLIP if stated.test and _passes(stated, Truth(-truth.value, truth.slack)) else None
    if reading.indicator in EXACT_WORDS:
        return Slip.OFF_BY_ONE if abs(stated.value - truth.value) == 1 else None
    plain = msgspec.structs.replace(stated, hedge="")
    if _passes(plain, Truth(-truth.value, truth.slack)):
        return Slip.SIGN_FLIP
    for scale in SCALES:
        if _passes(plain, Truth(truth.value * scale, truth.slack * scale)):
            return Slip.UNIT
    for value in _transposed(stated):
        if _passes(msgspec.structs.replace(plain, value=value), truth):
            return Slip.DIGITS
    return Slip.ONE_DIGIT if _but_for_a_digit(stated, truth) else None


def _passes(stated: Stated, truth: Truth) -> bool:
    return agreement(stated, truth) is Agreement.FULL


def _but_for_a_digit(stated: Stated, truth: Truth) -> bool:
    """Whether the figure is the true one, rounded or cut off, but for one of its digits, of three at least."""
    assert stated.value is not None
    if not stated.grain or stated.value * truth.value <= 0:
        return False
    said = str(int(abs(stated.value) / stated.grain))
    steps = abs(truth.value) / stated.grain
    known = {str(int(steps)), str(int(steps + Decimal("0.5")))}
    return len(said) >= LEAST_DIGITS and any(
        len(said) == len(each) and sum(a != b for a, b in zip(said, each, strict=True)) == 1 for each in known
    )


def _transposed(stated: Stated) -> Iterator[Decimal]:
    """The stated figure with two neighbouring digits swapped, each way once; needs three digits to mean anything."""
    assert stated.value is not None
    grain = stated.grain or Decimal(1)
    steps = stated.value / grain
    if steps != steps.to_integral_value():
        return
    digits = str(abs(int(steps)))
    sign = -1 if stated.value < 0 else 1
    if len(digits) < 3:
        return
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
            yield sign * int(swapped) * grain
