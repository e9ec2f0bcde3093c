"""Goods by the Standard International Trade Classification (SITC Rev.4) and by Broad Economic Categories (BEC Rev.4).

Both are told of a heading or subheading of the Harmonized System, as deep as the tables prove it: a
subheading whose goods are parted among several groups is allocated to what those have in common
(a section, a division), or to nothing. What is allocated to nothing is a residual of its own, so
that groups and residual add up to all goods: flat panel modules (8524), electronic waste (8549),
drones below the section, coin of legal tender and monetary gold, national codes of chapters 00, 98
and 99, and pseudo-codes of withheld commodities.

The tables are for editions 2007 to 2022, in which a subheading of the same number is in the same group; numbers
that only editions before 2007 had are allocated by their heading where all of it is in one group.
Column `basis`: empty for a row of the United Nations' correspondence, `predecessor` for a subheading of a
later edition all of whose predecessors (harmonized_changes.csv) are there, `successor` for one of an
earlier edition, `corrected` where the correspondence contradicts the group's own description, `edition of
2012` where that of 2022 names several categories and that of 2012 one, `several` where they share a beginning.

Sources: correspondence of the Harmonized System 2007 with SITC Rev.4 as used by the World Bank's WITS; Harmonized
System 2022 with BEC Rev.4, and 2012 with BEC Rev.4, of the United Nations Statistics Division
(https://unstats.un.org/unsd/classifications/Econ). Both are facts of the United Nations; names of groups are short forms. Which
categories are capital, intermediate and consumption goods: Classification by Broad Economic Categories, M 53 Rev.4
(BEC and the classes of goods of the System of National Accounts).
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import nearest, read
from kuroji.classifications.harmonized import HEADING, SUBHEADING, above
from kuroji.model.detail import CLASSIFICATION as HS
from kuroji.model.errors import UsageError

SITC, BEC = "SITC", "BEC"
TABLES = {SITC: "sitc_of_goods.csv", BEC: "bec_of_goods.csv"}
# Level of a scan: the classification, and how many digits of its codes.
USE = "bec-use"
LEVELS = {"sitc1": (SITC, 1), "sitc2": (SITC, 2), "sitc3": (SITC, 3), "bec": (BEC, 3), USE: (BEC, 3)}
UNALLOCATED = "unallocated-"
# The classifications of goods in whose terms the detail, which is kept by codes of the tariff, can be read.
OF_DETAIL = frozenset((HS, *TABLES))
DEPTHS = {
    "sitc1": ("sections", "大分類"), "sitc2": ("divisions", "中分類"), "sitc3": ("groups", "小分類"),
    "bec": ("basic categories", "基本分類"), USE: ("end uses", "用途"),
}  # fmt: skip
# The basic categories; the United Nations' table of 2022 tells light oils (2710) to 32 alone.
BASIC_CATEGORIES = frozenset(
    ("111", "112", "121", "122", "21", "22", "31", "32", "321", "322", "41", "42", "51", "521", "522", "53", "61", "62",
     "63", "7")
)  # fmt: skip
# The basic classes of goods of the System of National Accounts; motor spirit (321), passenger cars (51) and goods not
# specified elsewhere (7) serve several and are of none.
USES = {
    "capital": ("41", "521"), "intermediate": ("111", "121", "21", "22", "31", "322", "42", "53"),
    "consumption": ("112", "122", "522", "61", "62", "63"),
}  # fmt: skip
_USE_OF = {category: use for use, categories in USES.items() for category in categories}


class Group(msgspec.Struct, frozen=True):
    """A section, division, group or category: its classification and code, and what it is called for short."""

    classification: str
    code: str
    name_en: str
    name_ja: str


def in_detail(word: str) -> bool:
    """Whether a word such as HS:8542, SITC:7 or BEC:41 names goods in whose terms the detail is read."""
    scheme, colon, code = word.partition(":")
    return scheme in OF_DETAIL and bool(colon and code)


@cache
def groups() -> dict[tuple[str, str], Group]:
    """Every group by classification and code, with the residual of each classification."""
    told = [Group(**row) for row in read("goods_groups.csv")]
    told += [
        Group(scheme, residual(level), f"not allocated to {DEPTHS[level][0]}", f"{DEPTHS[level][1]}に分類できないもの")
        for level, (scheme, _) in LEVELS.items()
    ]
    return {(one.classification, one.code): one for one in told}


def group(classification: str, code: str) -> Group:
    """What a code of SITC or BEC is. Raises UsageError with the nearest codes."""
    found = groups().get((classification, code))
    if found is None:
        known = [f"{scheme}:{one}" for scheme, one in groups() if scheme == classification]
        raise UsageError(
            f"{code!r} is no code of {classification} Rev.4 down to groups of three digits",
            remedy=f"Nearest: {nearest(f'{classification}:{code}', known)}.",
        )
    return found


def wider(classification: str, code: str) -> tuple[str, ...]:
    """What a code of OF_DETAIL is part of in its own classification, the widest first; of end uses and residuals nothing."""
    if classification == HS:
        return above(code)
    shorter = (code[:digits] for digits in range(1, len(code)) if code.isdecimal())
    return tuple(one for one in shorter if (classification, one) in groups())


@cache
def correspondence(classification: str) -> dict[str, str]:
    """The code of SITC or BEC by heading (4 digits) or subheading (6 digits) of the Harmonized System."""
    return {row["goods"]: row[classification.lower()] for row in read(TABLES[classification])}


def allocated(code: str, classification: str) -> str:
    """Where the goods of a code of the Harmonized System or of nine digits belong, as deep as is proved; else nothing."""
    table = correspondence(classification)
    return table.get(code[:SUBHEADING]) or table.get(code[:HEADING], "")


def residual(level: str) -> str:
    """The code of what is not allocated at a level: all goods but those of its groups."""
    return f"{UNALLOCATED}{level}"


def group_of(code: str, level: str) -> str:
    """The group of a code of goods at a level (sitc1, sitc2, sitc3, bec, bec-use), or the residual of the level."""
    return _at(allocated(code, LEVELS[level][0]), level) or residual(level)


def _at(found: str, level: str) -> str:
    """The group at a level of what goods are allocated to; nothing where they are not, so deep."""
    classification, digits = LEVELS[level]
    if level == USE:
        return _USE_OF.get(found, "")
    if classification == BEC:
        return found if found in BASIC_CATEGORIES else ""
    return found[:digits] if len(found) >= digits else ""


def levels_below(classification: str, code: str) -> tuple[str, ...]:
    """The levels at which a group is made of others, the next first; none for the lowest and for a residual."""
    if code.startswith(UNALLOCATED) or (code in BASIC_CATEGORIES and classification == BEC):
        return ()
    return tuple(
        level
        for level, (scheme, digits) in LEVELS.items()
        if scheme == classification and level != USE and (digits > len(code) or not code.isdecimal())
    )


def goods_of(classification: str, code: str) -> tuple[str, ...]:
    """The headings and subheadings allocated to a group; for the residual of a level those that are not in it.

    No heading is the beginning of a subheading listed beside it. Raises UsageError for an unknown code.
    """
    group(classification, code)
    told = correspondence(classification).items()
    if code in USES:
        return tuple(goods for goods, found in told if _USE_OF.get(found) == code)
    if code.startswith(UNALLOCATED):
        level = code.removeprefix(UNALLOCATED)
        return tuple(goods for goods, found in told if _at(found, level))
    return tuple(goods for goods, found in told if found.startswith(code))
