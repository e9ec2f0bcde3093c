"""Principal commodities (概況品) in terms of the tariff, where that is known.

A principal commodity is made of 9-digit codes. The Ministry's table of all of them is not carried here;
for a few, whole headings of the Harmonized System are known to be equal to it, part of it, or more
than it, from the figures of August 2026 (exports detailed, imports 9-digit provisional, as published
on 29 September 2026), which stand beside each. Only `equal` builds the commodity; the others
are bounds, and must not pass for it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

from kuroji.classifications.codelist import read, words
from kuroji.model.errors import UsageError


class Relation(StrEnum):
    """How the principal commodity compares with the headings: the same, more, or less."""

    EQUAL = "equal"
    CONTAINS = "contains"
    WITHIN = "within"


class Definition(msgspec.Struct, frozen=True):
    """A principal commodity of a flow and the headings it is compared with; the evidence is in million yen."""

    flow: str
    code: str
    headings: tuple[str, ...]
    relation: Relation
    headings_million_yen: int
    published_million_yen: int

    def agrees(self, built: int, published: int, grain: int) -> bool:
        """Whether a sum over the headings and the published figure are as the relation says, within `grain` on each side."""
        match self.relation:
            case Relation.EQUAL:
                return abs(built - published) <= grain
            case Relation.CONTAINS:
                return built <= published + grain
            case Relation.WITHIN:
                return built + grain >= published


@cache
def definitions() -> dict[tuple[str, str], Definition]:
    """All that is known, by flow and code of the principal commodity."""
    return {
        (row["flow"], row["code"]): Definition(
            row["flow"], row["code"], words(row["headings"]), Relation(row["relation"]),
            int(row["headings_million_yen"]), int(row["published_million_yen"]),
        )
        for row in read("principal_definitions.csv")
    }  # fmt: skip


def definition(flow: str, code: str) -> Definition:
    """What is known of a principal commodity. Raises UsageError naming those of which something is."""
    found = definitions().get((flow, code))
    if found is None:
        known = ", ".join(f"{one.flow} {one.code}" for one in definitions().values())
        raise UsageError(
            f"what {flow} {code} is made of is not known here", remedy=f"Known: {known}. Or name headings: HS:8542."
        )
    return found
