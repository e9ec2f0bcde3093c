"""Changes of edition of the Harmonized System: what became of a subheading, and what can be compared across them.

A family is all subheadings that the rows of harmonized_changes.csv link, whatever moved among them: what it is worth can
be compared across the change, and no share has to be assumed (concordance.py has the rule). It is
named after its lowest code with `~` and goes wherever a code of the tariff goes: HS:851712~.

Some subheadings were gathered out of dozens or hundreds of others (basis `scattered`): flat panel modules (8524),
electronic waste (8549) and transducers (8541.5) in 2022, fish fins (0302.99, 0303.99), alkaloids (2939.80) and
monopods (9620) in 2017. Others took in a little of as many and went on (`widened`): multi-component integrated
circuits came to 8542 in 2017, parts to 8529.90 in 2022. No family is made of either.

A row tells that goods of the old code are in the new one since January of the year; a code that is in both editions
goes on beside what went. Source: correlation of the Harmonized System 2022 with that of 2017 (World Customs Organization, United Nations Statistics Division), as carried by comtrade-conversion-weights
of the Growth Lab at Harvard (MIT licence); `wording` marks what that table leaves out and both editions'
words tell. Nothing is told there of 3002.19, which ended with 2021. Those of 2017 with 2012 are of the same
source; earlier changes of edition (1996, 2002, 2007, 2012) are not carried, and national digits, which change every
January, are not linked.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import read, words
from kuroji.classifications.concordance import FAMILY, Change, families
from kuroji.classifications.harmonized import HEADING, SUBHEADING, harmonized
from kuroji.model.errors import UsageError

SCATTERED, WIDENED = "scattered", "widened"
# Changes of edition concern both flows alike.
_FLOW = "export"


class Moved(msgspec.Struct, frozen=True):
    """What a change of edition did to a subheading: where goods of it went, whence goods came, and whether it goes on.

    `scattered`: its goods came from so many subheadings that they are not told; `widened`: some of them did.
    """

    year: int
    code: str
    went: tuple[str, ...]
    came: tuple[str, ...]
    goes_on: bool
    scattered: bool = False
    widened: bool = False


@cache
def changes() -> tuple[Change, ...]:
    """Every link between subheadings of two editions, old and new code differing."""
    return tuple(
        Change(int(row["year"]), _FLOW, old, row["new"])
        for row in read("harmonized_changes.csv")
        for old in words(row["old"])
    )


@cache
def _gathered() -> dict[tuple[str, int], str]:
    """The basis of the subheadings gathered or widened out of many, by code and year."""
    rows = [row for row in read("harmonized_changes.csv") if SCATTERED in row["basis"] or WIDENED in row["basis"]]
    return {(row["new"], int(row["year"])): row["basis"] for row in rows}


@cache
def _years() -> dict[str, set[int]]:
    """The years in which goods came to or went from a subheading; of a heading those in which they came from outside."""
    found: dict[str, set[int]] = {}
    for one in changes():
        crossing = (one.old[:HEADING], one.new[:HEADING]) if one.old[:HEADING] != one.new[:HEADING] else ()
        for code in (one.old, one.new, *crossing):
            found.setdefault(code, set()).add(one.year)
    for code, year in _gathered():
        found.setdefault(code, set()).add(year)
        found.setdefault(code[:HEADING], set()).add(year)
    return found


def years_of_change(code: str) -> tuple[int, ...]:
    """The years of the changes of edition that a subheading took part in; of a heading those across its border."""
    return tuple(sorted(_years().get(code, ())))


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


def linked(code: str) -> tuple[str, ...]:
    """The family that a subheading or a code of nine digits is in beside itself; none for other codes and families."""
    known = code[:SUBHEADING] in _families() and not code.endswith(FAMILY)
    return (_families()[code[:SUBHEADING]],) if known else ()


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
    years |= {year for gathered, year in _gathered() if gathered == subheading}
    return tuple(
        Moved(
            year=year,
            code=subheading,
            went=tuple(one.new for one in changes() if one.year == year and one.old == subheading),
            came=tuple(one.old for one in changes() if one.year == year and one.new == subheading),
            goes_on=subheading in harmonized() or year < max(years),
            scattered=SCATTERED in _gathered().get((subheading, year), ""),
            widened=WIDENED in _gathered().get((subheading, year), ""),
        )
        for year in sorted(years)
    )
