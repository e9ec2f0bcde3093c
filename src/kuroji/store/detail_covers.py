"""What releases of the detail cover: chapters by months, each since an instant and at a stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kuroji.model.detail import Cover

MONTHS = 12
NEVER = np.iinfo(np.int64).max

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]


class Covering(NamedTuple):
    """When each (chapter, month) of a part became covered, in microseconds; NEVER where it is not.

    `by` has the place among some releases of the one that covers it, `whole` whether that is complete.
    """

    known: Integers
    stage: Integers
    by: Integers
    whole: Booleans


def covering(covers: Sequence[Cover], chapters: Sequence[str], january: int) -> Covering:
    """When and at which stage some releases cover each of the chapters in each month of a year; of two the later one.

    `january` is the ordinal of the first month.
    """
    shape = (max(len(chapters), 1), MONTHS)
    found = Covering(np.full(shape, NEVER), np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.ones(shape, bool))
    for place, cover in enumerate(covers):
        named = set(cover.chapters)
        rows = [row for row, chapter in enumerate(chapters) if chapter in named]
        for spell in cover.spells if rows else ():
            months = slice(max(spell.first - january, 0), spell.last - january + 1)
            found.known[rows, months] = round(spell.known_at.timestamp()) * 1_000_000
            found.stage[rows, months] = spell.stage
            found.by[rows, months] = place
            found.whole[rows, months] = cover.whole
    return found


def concerning(covers: Sequence[Cover], chapters: Sequence[str]) -> list[Cover]:
    """Those covers that cover any of some chapters."""
    wanted = set(chapters)
    return [one for one in covers if not wanted.isdisjoint(one.chapters)]


def first_covered(covers: Sequence[Cover], chapters: Sequence[str], january: int) -> Integers:
    """When any whole table first covered each (chapter, month)."""
    nothing = np.full((max(len(chapters), 1), MONTHS), NEVER)
    found: Integers = np.minimum.reduce(
        [nothing, *(covering([one], chapters, january).known for one in concerning(covers, chapters) if one.whole)]
    )
    return found


def covers_overlap(one: Sequence[Cover], others: Sequence[Cover]) -> bool:
    """Whether two sets of covers, of one part, share any chapter and month."""
    held = _pairs(others)
    return any(pair in held for pair in _pairs(one))


def _pairs(covers: Sequence[Cover]) -> set[tuple[str, int]]:
    return {
        (chapter, ordinal)
        for cover in covers
        for chapter in cover.chapters
        for spell in cover.spells
        for ordinal in range(spell.first, spell.last + 1)
    }
