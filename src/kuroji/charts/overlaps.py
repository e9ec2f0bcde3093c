"""Parts that lie inside one another: drawn together they would be counted twice."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.classifications.commodities import commodity
from kuroji.classifications.partners import partner
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL


def refuse_overlaps(parts: Sequence[Fact]) -> None:
    """Nothing. Raises UsageError when a part is given twice or lies inside another, as China does in Asia."""
    given: dict[str, Fact] = {}
    for fact in parts:
        own = _code(fact)
        if own in given:
            raise UsageError(f"{_name(fact)} is given twice", remedy="Give each part once.")
        given[own] = fact
    for fact in parts:
        for above in _above(fact):
            if above in given:
                raise UsageError(
                    f"{_name(fact)} is part of {_name(given[above])}", remedy="Give parts that do not overlap."
                )


def _code(fact: Fact) -> str:
    """The partner, or the concept of the commodity, which is the same word in both flows and their balance."""
    return fact.partner_code if fact.code == TOTAL else commodity(fact.flow, fact.code).concept


def _name(fact: Fact) -> str:
    return fact.partner if fact.code == TOTAL else fact.commodity


def _above(fact: Fact) -> list[str]:
    """The words of the groups a part lies in, nearest first."""
    found: list[str] = []
    code = fact.partner_code if fact.code == TOTAL else fact.code
    while True:
        code = partner(code).parent if fact.code == TOTAL else commodity(fact.flow, code).parent
        if not code:
            return found
        word = code if fact.code == TOTAL else commodity(fact.flow, code).concept
        if word in found:
            return found
        found.append(word)
