"""Groups of goods that are comparable across countries although each classifies in its own way.

A group is a sum of codes in each classification that has it; a code after a minus sign is
taken out again. The groups are alike, not identical: motor vehicles with parts are 70503 and
70505 of Japan's principal commodities, headings 8701 to 8708 of the HS, and division 29 of the
German classification, which adds trailers; machinery is without computers, and chemicals without
pharmaceuticals, because division 28 and 20 are. Semiconductors have no division of
their own in the German classification.

Sources: heads of d51ma and d61ma (principal commodities), HS 2022, SITC Rev. 4, GP 2009 (Destatis).
"""

from __future__ import annotations

from functools import cache

from kuroji.classifications.codelist import read, words
from kuroji.classifications.items import Item, item
from kuroji.model.errors import UsageError

SCHEME = "CMP"


@cache
def groups() -> tuple[str, ...]:
    """The codes of the groups, in their order."""
    return tuple(dict.fromkeys(row["group"] for row in read("comparable.csv")))


def group_item(group: str) -> Item:
    """The group's names. Raises UsageError for another word."""
    if group not in groups():
        raise UsageError(f"{group!r} is no comparable group", remedy=f"Groups: {', '.join(groups())}.")
    return item("export", SCHEME, group)


@cache
def codes_of(group: str, classification: str, flow: str) -> tuple[tuple[str, int], ...]:
    """The codes that make a group in a classification, each with the sign it is taken with; none where it has no such."""
    return tuple(
        (code.removeprefix("-"), -1 if code.startswith("-") else 1)
        for row in read("comparable.csv")
        if row["group"] == group and row["classification"] == classification and row["flow"] in ("", flow)
        for code in words(row["codes"])
    )


@cache
def classifications_of(group: str) -> tuple[str, ...]:
    """The classifications in which the group exists."""
    return tuple(dict.fromkeys(row["classification"] for row in read("comparable.csv") if row["group"] == group))
