"""Parts that lie inside one another: drawn together they would be counted twice."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.classifications.commodities import PC, commodity
from kuroji.classifications.harmonized import above
from kuroji.classifications.partners import partner
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL


def refuse_overlaps(parts: Sequence[Fact], *, by_partner: bool = False) -> None:
    """Nothing. Raises UsageError when a part is given twice or lies inside another, as China does in Asia.

    Totals are told apart by partner, everything else by commodity unless it is said to be `by_partner`.
    """
    given: dict[str, Fact] = {}
    for fact in parts:
        own = _code(fact, by_partner or fact.code == TOTAL)
        if own in given:
            raise UsageError(f"{_name(fact, by_partner)} is given twice", remedy="Give each part once.")
        given[own] = fact
    for fact in parts:
        for group in _groups(fact, by_partner or fact.code == TOTAL):
            if group in given:
                raise UsageError(
                    f"{_name(fact, by_partner)} is part of {_name(given[group], by_partner)}",
                    remedy="Give parts that do not overlap.",
                )


def _code(fact: Fact, by_partner: bool) -> str:
    """The partner, or the commodity: of a principal one its concept, which is the same word in both flows and their balance."""
    if by_partner:
        return fact.partner_code
    return commodity(fact.flow, fact.code).concept if fact.classification == PC else fact.code


def _name(fact: Fact, by_partner: bool) -> str:
    return fact.partner if by_partner or fact.code == TOTAL else fact.commodity


def _groups(fact: Fact, by_partner: bool) -> list[str]:
    """The words of the groups a part lies in, nearest first."""
    if not by_partner and fact.classification != PC:
        return list(above(fact.code))
    found: list[str] = []
    code = fact.partner_code if by_partner else fact.code
    while True:
        code = partner(code).parent if by_partner else commodity(fact.flow, code).parent
        if not code:
            return found
        word = code if by_partner else commodity(fact.flow, code).concept
        if word in found:
            return found
        found.append(word)
