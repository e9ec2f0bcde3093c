"""Changes of edition of the Harmonized System: what became of a subheading, and what can be compared across them.

A family is all subheadings that the rows of harmonized_changes.csv link, whatever moved among them: what it is worth can
be compared across the change, and no share has to be assumed (concordance.py has the rule). It is
named after its lowest code with `~` and goes wherever a code of the tariff goes: HS:851712~.

Flat panel modules (8524), electronic waste (8549), parts (8529.90) and transducers (8541.5) were gathered out of hundreds
of subheadings of chapters 38 to 95 (basis `scattered`): no family is made of them.

A row tells that goods of the old code are in the new one since January of the year; a code that is in both editions
goes on where no row says that all of it went. Source: correlation of the Harmonized System 2022 with that of
2017 (World Customs Organization, United Nations Statistics Division), as carried by comtrade-conversion-weights
of the Growth Lab at Harvard (MIT licence); `wording` marks what that table leaves out and both editions'
words tell. Nothing is told there of 3002.19, which ended with 2021. Earlier changes of edition (1996, 2002, 2007,
2012, 2017) are not carried, and national digits, which change every January, are not linked.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import read, words
from kuroji.classifications.concordance import FAMILY, Change, families
from kuroji.classifications.harmonized import SUBHEADING, harmonized
from kuroji.model.errors import UsageError

SCATTERED = "scattered"
# Changes of edition concern both flows alike.
_FLOW = "export"


class Moved(msgspec.Struct, frozen=True):
    """What a change of edition did to a subheading: where goods of it went, whence goods came, and whether it goes on.

    `scattered`: its goods came from so many subheadings that they are not told.
    """

    year: int
    code: str
    went: tuple[str, ...]
    came: tuple[str, ...]
    goes_on: bool
    scattered: bool


@cache
def changes() -> tuple[Change, ...]:
    """Every link between subheadings of two editions, old and new code differing."""
    return tuple(
        Change(int(row["year"]), _FLOW, old, row["new"])
        for row in read("harmonized_changes.csv")
        for old in words(row["old"])
    )


@cache
def _scattered() -> dict[str, int]:
    """The subheadings gathered out of many, with the year."""
    return {row["new"]: int(row["year"]) for row in read("harmonized_changes.csv") if SCATTERED in row["basis"]}


@cache
def _families() -> dict[str, str]:
    years = [one.year for one in changes()]
    return families(changes(), _FLOW, min(years) - 1, max(years))


def family_of(code: str) -> str:
    """The family of a code of six or more digits, or of a family's name; the subheading itself where it never changed.

    Raises UsageError for a code of a chapter or heading.
    """
    if len(code.removesuffix(FAMILY)) < SUBHEADING:
        raise UsageError(
            f"HS:{code} has no family", remedy="Families are of subheadings, six digits: HS:851713, or HS:851712~."
        )
    subheading = code[:SUBHEADING]
    return _families().get(subheading, subheading)


def family_members(family: str) -> tuple[str, ...]:
    """The subheadings of a family named HS:851712~, of all editions. Raises UsageError where there is none of the name."""
    found = tuple(code for code, name in _families().items() if name == family)
    if not found:
        code = family.removesuffix(FAMILY)
        raise UsageError(
            f"HS:{family} is no family",
            remedy=f"{code} is in {_families()[code]}." if code in _families() else f"HS:{code} was not changed.",
        )
    return found


def moved(code: str) -> tuple[Moved, ...]:
    """What changes of edition did to the subheading that a code of six or nine digits belongs to, oldest first."""
    subheading = code[:SUBHEADING]
    years = {one.year for one in changes() if subheading in (one.old, one.new)}
    if subheading in _scattered():
        years.add(_scattered()[subheading])
    return tuple(
        Moved(
            year=year,
            code=subheading,
            went=tuple(one.new for one in changes() if one.year == year and one.old == subheading),
            came=tuple(one.old for one in changes() if one.year == year and one.new == subheading),
            goes_on=subheading in harmonized(),
            scattered=_scattered().get(subheading) == year,
        )
        for year in sorted(years)
    )
