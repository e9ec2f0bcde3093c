"""Definitions of the digital balance: which items of the balance of payments each count adds up.

No item of the balance of payments is called digital. Each count adds items that hold other
services too (telephone calls, character licences, legal advice), and so the counts of one
year differ by hundreds of billions of yen. Source of the items: Bank of Japan Review,
"Globalisation of services seen in the balance of payments" (2023), as quoted by the 2025
white paper of the Ministry of Internal Affairs and Communications; Jiji Press for the three
groups of the first prints.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import nearest
from kuroji.model.errors import UsageError
from kuroji.outlook.embedded import rows

# The items that a definition adds up, where they are told one by one in the official series.
ITEMS: dict[str, tuple[str, ...]] = {
    "three-groups": ("copyright", "telecom-computer-information", "consulting"),
    "three-items": ("computer", "copyright", "consulting"),
    "five-items": ("computer", "copyright", "consulting", "telecommunications", "information"),
}


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """A count of the digital balance: who counts, and what (words by language)."""

    definition: str
    code: str
    name_en: str
    name_ja: str
    counts_en: str
    counts_ja: str
    short_en: str
    short_ja: str

    def name(self, language: str) -> str:
        """Whose count it is."""
        return self.name_ja if language == "ja" else self.name_en

    def counts(self, language: str) -> str:
        """What it counts."""
        return self.counts_ja if language == "ja" else self.counts_en

    def short(self, language: str) -> str:
        """Its name where there is little room."""
        return self.short_ja if language == "ja" else self.short_en


@cache
def definitions(code: str) -> dict[str, Definition]:
    """The definitions of a reporter by name."""
    return {row["definition"]: Definition(**row) for row in rows(code, "services_definitions")}


def definition(code: str, name: str) -> Definition:
    """The definition of that name. Raises UsageError, naming those there are, for another."""
    found = definitions(code).get(name)
    if found is None:
        raise UsageError(f"{name!r} is no definition", remedy=f"Nearest: {nearest(name, definitions(code))}.")
    return found
