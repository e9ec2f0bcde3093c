"""The Harmonized System: chapters, headings and subheadings, and what a 9-digit code belongs to.

The first six digits of a Japanese statistical code are those of the Harmonized System (World Customs
Organization, edition of 2022). Code 00 and chapters 98 and 99 are national: goods that are not
classified. A pseudo-code (`85XXXXXXA`) stands for figures of a chapter whose commodities are
withheld; it belongs to its chapter and to no heading, so that headings fall short of it while the
chapter does not.

Descriptions: datasets/harmonized-system (https://github.com/datasets/harmonized-system), Open Data
Commons Public Domain Dedication and License (PDDL).
"""

from __future__ import annotations

from functools import cache

import msgspec

from kuroji.classifications.codelist import nearest, read
from kuroji.model.errors import UsageError

CHAPTER, HEADING, SUBHEADING, NATIONAL = 2, 4, 6, 9
LEVELS = {"hs2": CHAPTER, "hs4": HEADING, "hs6": SUBHEADING, "hs9": NATIONAL}
NOT_CLASSIFIED = {"00": "Goods not classified according to kind", "98": "National use", "99": "National use"}
WITHHELD = "X"


class Goods(msgspec.Struct, frozen=True):
    """A chapter, heading or subheading: its code of 2, 4 or 6 digits, its section, and what it is called."""

    code: str
    section: str
    name_en: str

    @property
    def parent(self) -> str:
        """The code it is part of; the total for a chapter."""
        return self.code[:-2] or "total"


@cache
def harmonized() -> dict[str, Goods]:
    """Everything of the 2022 edition by code."""
    return {row["code"]: Goods(row["code"], row["section"], row["name_en"]) for row in read("harmonized_system.csv")}


def goods(code: str) -> Goods:
    """What a code of 2, 4 or 6 digits is. Raises UsageError with the nearest codes."""
    if code in NOT_CLASSIFIED:
        return Goods(code, "", NOT_CLASSIFIED[code])
    found = harmonized().get(code)
    if found is None:
        raise UsageError(
            f"{code!r} is no code of the Harmonized System of 2022",
            remedy=f"Nearest: {nearest(code, harmonized())}. Codes of earlier editions may have been moved since.",
        )
    return found


def rolled_up(code: str, level: str) -> str | None:
    """What a 9-digit code belongs to at a level (hs2, hs4, hs6, hs9); None where that is withheld.

    Raises UsageError for another level.
    """
    if level not in LEVELS:
        raise UsageError(f"{level!r} is no level", remedy=f"Levels: {', '.join(LEVELS)}.")
    prefix = code[: LEVELS[level]]
    return None if WITHHELD in prefix and level != "hs9" else prefix


def above(code: str) -> tuple[str, ...]:
    """The chapter, heading and subheading that a code is part of, the widest first; of a pseudo-code its chapter alone."""
    return tuple(code[:digits] for digits in LEVELS.values() if digits < len(code) and WITHHELD not in code[:digits])
