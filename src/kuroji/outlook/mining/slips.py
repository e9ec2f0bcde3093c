"""Slips: which mistake of units a published figure of mining economics fell into.

A published figure is set beside the one its own inputs give. Where they differ, each known
slip says by what factor it would be off; the one that reproduces the figure is named. The
slips are those met in print: energy in terajoules priced as if it were gigawatt-hours is 3.6
times too dear, a day taken for an hour 24 times, a halving of the reward forgotten twice.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.model.errors import UsageError
from kuroji.outlook.mining.costs import HASHES_PER_DIFFICULTY, Economics
from kuroji.outlook.mining.quantity import DAY, HOUR, KINDS, Quantity, quantity, unit_written

# Besides the digits printed: posts round their inputs, so that an honest figure is this far off.
TOLERANCE = 0.005
# What can be checked: kind of the published figure -> the result it is compared with.
CHECKED = ("cost per coin", "hashprice", "electricity price")


class Slip(msgspec.Struct, frozen=True):
    """A mistake by name, and the factor by which it makes a cost too dear; `inverts` is the formula upside down."""

    name: str
    factor: float = 1.0
    inverts: bool = False


SLIPS = (
    Slip("terajoules as gigawatt-hours", 3.6),
    Slip("gigawatt-hours as terajoules", 1 / 3.6),
    Slip("joules as watt-hours", HOUR),
    Slip("watt-hours as joules", 1 / HOUR),
    Slip("a day as an hour", DAY / HOUR),
    Slip("an hour as a day", HOUR / DAY),
    Slip("the reward before its halving", 0.5),
    Slip("the reward after its next halving", 2.0),
    Slip("a prefix too many", 1000.0),
    Slip("a prefix too few", 0.001),
    Slip("seconds of a day left out", DAY),
    Slip("difficulty without its 2^32", HASHES_PER_DIFFICULTY),
    Slip("the formula upside down", inverts=True),
)


class Diagnosis(msgspec.Struct, frozen=True):
    """A published figure beside the right one, both in the unit it was published in.

    `agrees` within its digits or half a percent; `ratio` is published / right; `slips` are
    those that reproduce it, none where it agrees or nothing known explains it.
    """

    kind: str
    published: float
    right: float
    unit: str
    agrees: bool
    ratio: float
    slips: tuple[str, ...]


def diagnosed(text: str, result: Economics) -> Diagnosis:
    """The figure published as `text` (`96460 USD/BTC`) set beside the result its inputs give.

    Raises UsageError where it is none of a cost per coin, a hashprice or a break-even
    electricity price.
    """
    published, kind = _read(text)
    written = unit_written(text)
    said, true = published.to(written), _right(result, kind).to(written)
    room = max(float(_grain(text)) / 2, TOLERANCE * abs(said))
    agrees = abs(said - true) <= room
    found = () if agrees else tuple(s.name for s in SLIPS if abs(said - _slipped(s, true, kind)) <= room)
    return Diagnosis(kind, said, true, written, agrees, said / true, found)


def _read(text: str) -> tuple[Quantity, str]:
    for kind in CHECKED:
        try:
            return quantity(text, kind), kind
        except UsageError:
            continue
    examples = ", ".join(KINDS[kind][0] for kind in CHECKED)
    raise UsageError(f"{text!r} is no figure that can be checked", remedy=f"Give one like these: {examples}.")


def _right(result: Economics, kind: str) -> Quantity:
    return {
        "cost per coin": result.power_cost_of_coin, "hashprice": result.hashprice, "electricity price": result.break_even,
    }[kind]  # fmt: skip


def _slipped(slip: Slip, true: float, kind: str) -> float:
    """What a mistake makes of the right figure: what raises a cost lowers what a hash earns, or may cost."""
    if slip.inverts:
        return 1 / true
    return true * slip.factor if kind == "cost per coin" else true / slip.factor


def _grain(text: str) -> Decimal:
    """The unit of the last digit printed that is not a trailing zero of a whole number: 96,460 is to the ten."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    number = Decimal(digits[0].replace(",", "")) if digits else Decimal(0)
    exponent = number.as_tuple().exponent
    if exponent == 0 and number:
        exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))
