"""Amounts of the detail in words: three significant digits at least below a trillion, as far as the figure has them.

The totals of a release are told in the grain that desks print them in (en.py, ja.py). The trade of one
commodity with one country is often less than a billion, where that grain would leave one digit:
925,696 thousand yen is ¥926 million and 9億2,600万円.
"""

from __future__ import annotations

from decimal import Decimal

from kuroji.classifications.goods_groups import TABLES
from kuroji.language.currencies import SIGNS_EN, WORDS_JA
from kuroji.model.detail import CLASSIFICATION
from kuroji.model.fact import Fact
from kuroji.model.rounding import round_to

DIGITS = 3
# From each amount on, the word, and the coarsest grain: that of larger amounts.
SCALES_EN = (("trillion", 12, 10), ("billion", 9, 8), ("million", 6, 6))
MAN, OKU = 4, 8


def is_detailed(fact: Fact) -> bool:
    """Whether a Fact is of commodities of the detail, or of a group of them."""
    return fact.classification in (CLASSIFICATION, *TABLES)


def english(fact: Fact) -> str:
    """The size of an amount: ¥926 million, ¥1.23 billion, ¥543,000."""
    value, quantum = abs(Decimal(fact.exact)), Decimal(str(fact.quantum))
    symbol = SIGNS_EN.get(fact.unit, f"{fact.unit} ")
    rounded = round_to(value, _grain_en(value, quantum))
    for word, power, _ in SCALES_EN:
        if rounded >= Decimal(1).scaleb(power):
            decimals = max(0, power - _grain_en(rounded, quantum).adjusted())
            return f"{symbol}{rounded.scaleb(-power):,.{decimals}f} {word}"
    return f"{symbol}{rounded:,.0f}"


def japanese(fact: Fact) -> str:
    """The size of an amount: 9億2,600万円, 12億3,000万円, 123億円, 54万3,000円."""
    value, quantum = abs(Decimal(fact.exact)), Decimal(str(fact.quantum))
    largest = OKU if value.adjusted() >= OKU else MAN
    rounded = int(round_to(value, max(quantum, _significant(value, largest))))
    cho, rest = divmod(rounded, 10**12)
    oku, rest = divmod(rest, 10**OKU)
    man, rest = divmod(rest, 10**MAN)
    said = [f"{number:,}{word}" for number, word in ((cho, "兆"), (oku, "億"), (man, "万"), (rest, "")) if number]
    return f"{''.join(said) or '0'}{WORDS_JA.get(fact.unit, fact.unit)}"


def _grain_en(value: Decimal, quantum: Decimal) -> Decimal:
    largest = next((grain for _, power, grain in SCALES_EN if value.adjusted() >= power), 0)
    return max(
        quantum, Decimal(1).scaleb(largest) if value.adjusted() >= SCALES_EN[0][1] else _significant(value, largest)
    )


def _significant(value: Decimal, largest: int) -> Decimal:
    """What three digits of an amount are counted in, not more than a power of ten."""
    return Decimal(1).scaleb(min(largest, value.adjusted() - DIGITS + 1))
