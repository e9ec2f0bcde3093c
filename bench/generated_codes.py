"""Nine-digit code lists of a tariff that does not exist but changes as the real one does."""

from __future__ import annotations

from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

SEED = 1872  # the year of the first Japanese trade returns
FIRST_YEAR, LAST_YEAR = 1988, 2028
# Share of the codes that end with the year before: in most years, and in the years of a revised Harmonized System.
ENDING, ENDING_AT_REVISION = 0.006, 0.05
REVISIONS = (1992, 1996, 2002, 2007, 2012, 2017, 2022, 2028)
# The sections of the Harmonized System and their chapters; `0` are the special codes of chapter 00.
CHAPTERS_OF_SECTION: dict[str, range] = {
    "0": range(1), "I": range(1, 6), "II": range(6, 15), "III": range(15, 16), "IV": range(16, 25),
    "V": range(25, 28), "VI": range(28, 39), "VII": range(39, 41), "VIII": range(41, 44), "IX": range(44, 47),
    "X": range(47, 50), "XI": range(50, 64), "XII": range(64, 68), "XIII": range(68, 71), "XIV": range(71, 72),
    "XV": range(72, 84), "XVI": range(84, 86), "XVII": range(86, 90), "XVIII": range(90, 93), "XIX": range(93, 94),
    "XX": range(94, 97), "XXI": range(97, 98),
}  # fmt: skip
# Chapters with many codes, as a multiple of the others: machinery, chemicals, steel, textiles, food.
LARGE = {84: 10.0, 85: 8.0, 29: 7.0, 39: 5.0, 72: 4.0, 73: 4.0, 90: 4.0, 87: 3.0, 3: 3.0, 61: 3.0, 62: 3.0, 28: 3.0}
UNITS = ("KG", "NO", "L ", "SM", "DZ", "MT")
UNIT_ODDS = (0.7, 0.13, 0.04, 0.05, 0.03, 0.05)


class Codes(msgspec.Struct, frozen=True):
    """The codes of one flow in one year, sorted; each array has an entry a code.

    `number` is a code's place among the `ever` codes there have been; `printed` the code as a
    file prints it; `weight` the quantity that goes with a thousand yen; `counted` tells that
    it also has a first unit.
    """

    ever: int
    number: npt.NDArray[np.int64]
    chapter: npt.NDArray[np.int64]
    printed: pa.Array
    unit1: pa.Array
    unit2: pa.Array
    weight: npt.NDArray[np.float64]
    counted: npt.NDArray[np.bool_]


@cache
def codes_of(flow: str, count: int, year: int) -> Codes:
    """The codes of a flow in a year; about `count` of them in each year."""
    ever, code, since, until = _history(flow, count)
    random = np.random.default_rng([SEED, len(flow), *flow.encode(), count])
    weight = random.lognormal(-1, 1.5, ever)
    unit = random.choice(len(UNITS), ever, p=UNIT_ODDS)
    counted = random.random(ever) < 0.1
    alive = np.flatnonzero((since <= year) & (year <= until))
    alive = alive[np.argsort(code[alive])]
    return Codes(
        ever=ever,
        number=alive,
        chapter=code[alive] // 10_000_000,
        printed=pa.array([f"'{one:09d}'" for one in code[alive].tolist()]),
        unit1=pa.array(["NO" if one else "  " for one in counted[alive].tolist()]),
        unit2=pa.array(UNITS).take(pa.array(unit[alive])),
        weight=weight[alive],
        counted=counted[alive],
    )


def _history(flow: str, count: int) -> tuple[int, npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """All codes there have been with their first and last year: a code that ends is followed by one beside it."""
    random = np.random.default_rng([SEED, *flow.encode()])
    chapters = np.array([one for held in CHAPTERS_OF_SECTION.values() for one in held if one != 77])
    odds = np.array([LARGE.get(int(one), 1.0) for one in chapters])
    chapter = np.sort(random.choice(chapters, count, p=odds / odds.sum()))
    # Six digits that several codes share, then two of their own; a follower gets the next last digit.
    stem = chapter * 1_000_000 + np.arange(count) * 7 % 10_000 * 100 + random.integers(0, 3, count)
    digit = np.zeros(count, np.int64)
    since = np.full(count, FIRST_YEAR)
    code = [stem * 10]
    born, died = [since.copy()], []
    for year in range(FIRST_YEAR + 1, LAST_YEAR + 1):
        ends = np.flatnonzero((random.random(count) < _ending(year)) & (digit < 9))
        died.append((code[-1][ends], since[ends], year - 1))
        digit[ends] += 1
        since[ends] = year
        code.append(stem * 10 + digit)
        born.append(since.copy())
    codes = np.concatenate([*(one[0] for one in died), code[-1]])
    begins = np.concatenate([*(one[1] for one in died), since])
    lasts = np.concatenate([*(np.full(len(one[0]), one[2]) for one in died), np.full(count, LAST_YEAR)])
    codes, first = np.unique(codes, return_index=True)
    return len(codes), codes, begins[first], lasts[first]


def _ending(year: int) -> float:
    return ENDING_AT_REVISION if year in REVISIONS else ENDING
