"""Amounts that a publication prints in trillions, in Japanese: never finer than they were printed."""

from __future__ import annotations

from decimal import Decimal

from kuroji.language.currencies import WORDS_JA
from kuroji.model.fact import Fact
from kuroji.model.rounding import round_to
from kuroji.stories.wording import ja

CHO = Decimal(10) ** 12
COARSE = Decimal(10) ** 10


def money_ja(fact: Fact, grain: Decimal = Decimal(0)) -> str:
    """6.8兆円 where 0.1 trillion is the last digit printed, or `grain` asks for no more; 6兆6,506億円 where it is finer."""
    size, quantum = abs(Decimal(fact.exact)), max(grain, Decimal(str(fact.quantum)))
    if not COARSE <= quantum < CHO or size < CHO:
        return ja.money(fact)
    step = quantum / CHO
    shown = round_to(size / CHO, step)
    return f"{shown:,.{-int(step.normalize().as_tuple().exponent)}f}兆{WORDS_JA.get(fact.unit, fact.unit)}"
