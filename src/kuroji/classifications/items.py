"""What a subject counts, in every classification: principal commodities, items of other statistics, the total.

Principal commodities have a codelist of their own (commodities.py). `BP` are items of the
balance of payments, `AIM` groups of goods as the office that set a target counts them;
their codes are the same in every flow. They are listed in items.csv. `OWN` is what a user's file
names; its codes are the user's own words. `GP` is the German classification of goods by division, `CMP`
groups of goods that are comparable across countries (comparable.py). Those of SITC and BEC down to three digits
are named in goods_groups.csv. International classifications of goods (HS, SITC, CN, BEC) go by
their codes where a code has no name here.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import nearest, read
from kuroji.classifications.commodities import PC, commodity
from kuroji.classifications.goods_groups import groups
from kuroji.model.errors import UsageError
from kuroji.model.observation import TOTAL

OWN = "OWN"
# Classifications whose codes are read of any country without a list: what they are called before a code.
CODED = {"HS": "HS ", "CN": "CN ", "SITC": "SITC ", "BEC": "BEC ", "GP": "GP "}

# How a code of each is written, for who left it out.
CODED_AS = {"HS": "HS:8542", "CN": "CN:8542", "SITC": "SITC:77", "BEC": "BEC:41", "GP": "GP:29"}


class Item(msgspec.Struct, frozen=True):
    """One thing that is counted: its classification and code, and its names in running text."""

    classification: str
    code: str
    name_en: str
    name_ja: str

    def name(self, language: str) -> str:
        """The name in a language."""
        return self.name_ja if language == "ja" else self.name_en


def item(flow: str, classification: str, code: str) -> Item:
    """The item of that code in the classification; `total` belongs to none. Raises UsageError with the nearest."""
    if code == TOTAL or classification == PC:
        found = commodity(flow, code)
        return Item(classification, found.code, found.name_en, found.name_ja)
    if classification == OWN:
        return Item(classification, code, code, code)
    held = _items()
    if (classification, code) not in held and (classification, code) in groups():
        of = groups()[classification, code]
        return Item(classification, code, of.name_en, of.name_ja)
    if (classification, code) not in held and classification in CODED:
        return Item(classification, code, f"{CODED[classification]}{code}", f"{CODED[classification]}{code}")
    if (classification, code) not in held:
        same = [f"{scheme}:{known}" for scheme, known in held]
        raise UsageError(
            f"{classification}:{code} is not an item known here",
            remedy=f"Nearest: {nearest(f'{classification}:{code}', [*same, f'{PC}:{code}'])}.",
        )
    return held[classification, code]


@cache
def _items() -> dict[tuple[str, str], Item]:
    return {(row["classification"], row["code"]): Item(**row) for row in read("items.csv")}


def item_named(flow: str, text: str) -> Item | None:
    """The item written as classification and code, HS:8703 or GP:29; None for a name or a principal commodity.

    Raises UsageError where the code is left out.
    """
    scheme, colon, code = text.partition(":")
    scheme = scheme.strip().upper()
    if not colon or scheme not in CODED:
        return None
    if not code.strip():
        raise UsageError(f"{text!r} names no code", remedy=f"Write one behind the colon, such as {CODED_AS[scheme]}.")
    return item(flow, scheme, code.strip())
