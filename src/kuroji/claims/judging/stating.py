"""What a claim states in the unit and sign of a reading: the bridge from the words of a mention to a figure.

Multiples become percentages where the reading is a change (halved is -50), tests turn
with the sign (a double-digit fall lies between -100 and -10), and a first "in five years" of a
monthly figure allows every month of the sixth year, unless the words say exactly.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.judging.agreement import EXACT_WORDS, Stated
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Reading
from kuroji.language.periods import MONTHS_OF
from kuroji.model.period import Period

PERCENTAGES = frozenset({"change", "balance_change", "quantity_change", "unit_value_change"})
SIGNED = PERCENTAGES | {"balance", "difference", "contribution"}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "in": "in", "between": "between"}
# So many zeros at the end of an amount in Japanese are there by rounding.
ROUNDED = 2
ROUND_JA = expression(r"兆.*0億")
EXACTLY = expression(r"\bexact(ly)?\b|\bprecisely\b|ちょうど|まる", re.IGNORECASE)


def claimed(mention: Mention, reading: Reading, period: Period) -> Stated:
    """The figure, range or test that a mention states under a reading of that period."""
    if reading.indicator == "record" and mention.value is None:
        return Stated(test=("==", "1"), exact=True)
    if reading.indicator in EXACT_WORDS:
        return _counted(mention, period)
    scaled = _as_percent(mention) if _is_multiple_for(mention, reading) else mention
    sign, said = _sign(mention, reading)
    return Stated(
        value=_signed(scaled.value, sign),
        high=_signed(scaled.high, sign),
        grain=_round_grain(scaled),
        test=_turned(scaled.test) if sign < 0 else scaled.test,
        hedge=mention.hedge,
        unsigned=not said,
        times=mention.unit == "times",
    )


def _counted(mention: Mention, period: Period) -> Stated:
    """A count of periods, a rank or a number of months: exact, but for years said of shorter periods."""
    value = mention.value
    if mention.test:
        return Stated(test=mention.test, exact=True)
    unit, own = MONTHS_OF.get(mention.unit, 0), period.length
    if value is not None and mention.kind is Kind.FIRST and unit > own:
        value *= unit // own
        if not EXACTLY.search(mention.text):
            return Stated(value=value, high=value + unit // own - 1, grain=Decimal(0))
    return Stated(value=value, grain=Decimal(1), exact=True)


def _round_grain(mention: Mention) -> Decimal | None:
    """The grain of a figure; 1兆8000億円 stops at its last digit that is not zero, as 1.8 trillion does.

    A single zero, as in 1兆8010億円, is a digit unless the figure is hedged.
    """
    if not (mention.value and mention.grain and ROUND_JA.search(mention.text)):
        return mention.grain
    zeros = int(mention.value / mention.grain)
    size = len(str(zeros)) - len(str(zeros).rstrip("0"))
    if not mention.hedge and size < ROUNDED:
        return mention.grain
    return mention.grain * Decimal(10) ** size


def _is_multiple_for(mention: Mention, reading: Reading) -> bool:
    return mention.unit == "times" and reading.indicator in PERCENTAGES


def _as_percent(mention: Mention) -> Mention:
    """A multiple of the base as a change in percent."""

    def percent(times: Decimal | None) -> Decimal | None:
        return None if times is None else (times - 1) * 100

    return msgspec.structs.replace(
        mention,
        value=percent(mention.value),
        high=percent(mention.high),
        grain=None if mention.grain is None else mention.grain * 100,
        test=(*mention.test[:1], *(str((Decimal(n) - 1) * 100) for n in mention.test[1:])),
    )


def _sign(mention: Mention, reading: Reading) -> tuple[int, bool]:
    """-1 where the words make the figure negative and the writing does not, else 1; and whether any words say a sign.

    A multiple carries its own direction.
    """
    unsigned = reading.indicator not in SIGNED and reading.subject.flow != "balance"
    if unsigned or mention.unit == "times" or (mention.value is not None and mention.value < 0):
        return 1, True
    side = {"deficit": -1, "surplus": 1}.get(mention.side, 0) if reading.indicator == "balance" else mention.direction
    written = side or mention.direction or int(mention.text.lstrip().startswith(("+", "+")))
    # A reading of a percentage counts as a rise where no word says that it fell.
    told = bool(written) or reading.sign < 0 or mention.kind is not Kind.PERCENT
    if reading.indicator == "balance" and not written and "flow" not in reading.named:
        # A balance whose side only another sentence named: of either.
        return reading.sign or 1, False
    return reading.sign or written or 1, told and bool(reading.sign or written)


def _signed(value: Decimal | None, sign: int) -> Decimal | None:
    return None if value is None else value * sign


def _turned(test: tuple[str, ...]) -> tuple[str, ...]:
    """The test of a size as that of a negative figure."""
    if not test:
        return ()
    return (TURNED[test[0]], *(str(-Decimal(n)) for n in test[1:]))
