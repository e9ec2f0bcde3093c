"""What can be compared: since when each scanned series is held whole, under a code that meant the same.

A month that no table held tells is not nil, and a code that a change of edition made or ended did not begin or end
to be traded. National digits change every January without a published link: of a code of nine digits whose
figures begin in a January or end in a December it is not known which of the two it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.classifications import editions, goods_groups
from kuroji.classifications.harmonized import CHAPTER, HEADING, NATIONAL, SUBHEADING
from kuroji.indicators.scanning.cells import Booleans, Ints
from kuroji.model.columns import array_of
from kuroji.model.period import Period

Held = Mapping[tuple[str, str], frozenset[int]]
YEAR = 12
# Below every rung.
WHOLLY = -(1 << 40)


class Caution(StrEnum):
    """Why a series is not compared with the year before.

    unheld: no figures held; coverage: those held are of other chapters; partial: months or
    chapters of the period itself are missing; code_new, code_ended, code_changed: by a change of edition; first_figures, last_figures: of nine digits,
    from a January or to a December, when national codes change.
    """

    NONE = ""
    UNHELD = "unheld"
    COVERAGE = "coverage"
    PARTIAL = "partial"
    CODE_NEW = "code_new"
    CODE_ENDED = "code_ended"
    CODE_CHANGED = "code_changed"
    FIRST_FIGURES = "first_figures"
    LAST_FIGURES = "last_figures"


# Why a year without a figure is not a year without trade.
UNKNOWN = frozenset({Caution.UNHELD, Caution.COVERAGE, Caution.PARTIAL})


class Reach(msgspec.Struct, frozen=True):
    """From which rung on a series can be compared with its newest, and why not with the year before; of which month."""

    floor: int
    caution: Caution = Caution.NONE
    month: int = 0


class Reaches(msgspec.Struct, frozen=True):
    """The reach of every series: `of` has its place among `told`."""

    of: Ints
    told: tuple[Reach, ...]

    @property
    def floor(self) -> Ints:
        """The rung from which each series can be compared."""
        return np.array([one.floor for one in self.told], dtype=np.int64)[self.of]

    @property
    def comparable(self) -> Booleans:
        """Whether each series can be compared with the year before."""
        return np.array([not one.caution for one in self.told], dtype=bool)[self.of]


def together(parts: Sequence[Reaches], order: Ints | None = None) -> Reaches:
    """The reaches of several sets of series, one set after the other or in an order of their places."""
    before = np.cumsum([0, *(len(one.told) for one in parts)])
    of = np.concatenate([one.of + at for one, at in zip(parts, before, strict=False)])
    return Reaches(of if order is None else of[order], tuple(reach for one in parts for reach in one.told))


def always(count: int) -> Reaches:
    """The reach of series that were published as such: each can be compared with all that is told of it."""
    return Reaches(np.zeros(count, dtype=np.int64), (Reach(WHOLLY),))


Rule = Callable[[str, str, int, int], Reach]


def reaches(names: pa.Table, rows: pa.Table, rule: Rule) -> Reaches:
    """The reach of each series of `names`, by a rule of flow, commodity and its first and last month in `rows`."""
    keys = ("flow", "commodity")
    plain = pa.table({name: pc.cast(names[name], pa.string()) for name in keys})
    coded = [array_of(plain[name].combine_chunks().dictionary_encode().indices).astype(np.int64) for name in keys]
    pairs, at, of = np.unique(coded[0] << 32 | coded[1], return_index=True, return_inverse=True)
    spans = {(flow, code): (first, last) for flow, code, first, last in _spans(rows)}
    named = [(plain["flow"][int(n)].as_py(), plain["commodity"][int(n)].as_py()) for n in at[: len(pairs)]]
    told = tuple(rule(*name, *spans[name]) for name in named)
    return Reaches(of.astype(np.int64), told)


def _spans(rows: pa.Table) -> Iterator[tuple[str, str, int, int]]:
    """First and last month of each commodity of a flow, whoever the partner."""
    found = rows.group_by(["flow", "commodity"]).aggregate([("end_month", "min"), ("end_month", "max")])
    names = (pc.cast(found[name], pa.string()).to_pylist() for name in ("flow", "commodity"))
    yield from zip(*names, found["end_month_min"].to_pylist(), found["end_month_max"].to_pylist(), strict=True)


def rule_of(held: Held, classification: str, digits: int, period: Period) -> Rule:
    """The rule for a level of the tariff (`digits`) or of SITC and BEC (0), scanned for a period."""
    reach: dict[tuple[str, tuple[str, ...]], Reach] = {}

    def rule(flow: str, code: str, first: int, last: int) -> Reach:
        chapters = (code[:CHAPTER],) if digits else tuple(sorted(_chapters(held, flow, classification, code)))
        if (flow, chapters) not in reach:
            fewer = len(chapters) > 1 and _fewer(held, flow, chapters, period.end)
            reach[flow, chapters] = Reach(0, Caution.PARTIAL) if fewer else _covered(held, flow, chapters, period)
        found = reach[flow, chapters]
        return found if found.caution or digits < HEADING else _coded(code, first, last, period, found)

    return rule


def _fewer(held: Held, flow: str, chapters: tuple[str, ...], month: int) -> bool:
    """Whether a group lacks chapters in a month that are held of other months."""
    sets = (held.get((flow, chapter), frozenset()) for chapter in chapters)
    return any(months and month not in months for months in sets)


def same_goods(held: Held, flow: str, period: Period) -> bool:
    """Whether the same chapters of a flow are held in a period and a year earlier, so that its totals compare."""
    chapters = tuple(sorted({chapter for of, chapter in held if of == flow}))
    return not _covered(held, flow, chapters, period).caution


def _chapters(held: Held, flow: str, classification: str, code: str) -> set[str]:
    """The chapters that a group has goods of; for a residual all that are held."""
    if code.startswith(goods_groups.UNALLOCATED):
        return {chapter for of, chapter in held if of == flow}
    return {goods[:CHAPTER] for goods in goods_groups.goods_of(classification, code)}


def _covered(held: Held, flow: str, chapters: tuple[str, ...], period: Period) -> Reach:
    """How far back the same chapters are held as in the period, without a gap."""
    sets = {chapter: held.get((flow, chapter), frozenset()) for chapter in chapters}

    def of(month: int) -> frozenset[str]:
        return frozenset(chapter for chapter, months in sets.items() if month in months)

    now, earliest = of(period.end), min((min(months) for months in sets.values() if months), default=period.end)
    if any(of(month) != now for month in range(period.start, period.end)):
        return Reach(0, Caution.PARTIAL)
    month = period.start
    while month > earliest and of(month - 1) == now:
        month -= 1
    floor = -((period.start - month) // period.length)
    if month <= period.start - YEAR:
        return Reach(floor)
    base = [of(each - YEAR) for each in range(period.start, period.end + 1)]
    if all(each == now for each in base):
        return Reach(floor)
    return Reach(floor, Caution.COVERAGE if all(base) else Caution.UNHELD)


def _coded(code: str, first: int, last: int, period: Period, found: Reach) -> Reach:
    """The reach where the code changed; the caution where that is after the base's beginning."""
    year = _changed(code, first, last, period.end // YEAR)
    if not year:
        return _national(first, last, period, found) if len(code) == NATIONAL else found
    january = year * YEAR
    floor = max(found.floor, min(0, _rung(january, period)))
    if january <= period.start - YEAR:
        return Reach(floor)
    if first >= january:
        return Reach(floor, Caution.CODE_NEW, january)
    ended = last < january
    return Reach(floor, Caution.CODE_ENDED if ended else Caution.CODE_CHANGED, january - 1 if ended else january)


def _changed(code: str, first: int, last: int, until: int) -> int:
    """The last year, not after `until`, of a change of edition under a code; of a heading one that made or ended it."""
    years = [year for year in editions.years_of_change(code[:SUBHEADING]) if year <= until]
    if len(code) == HEADING:
        years = [year for year in years if first == year * YEAR or last == year * YEAR - 1]
    return max(years, default=0)


def _national(first: int, last: int, period: Period, found: Reach) -> Reach:
    """The caution of a code of nine digits whose figures begin in a January or end in a December since the base."""
    base = period.start - YEAR
    if first % YEAR == 0 and base < first <= period.end:
        return Reach(max(found.floor, min(0, _rung(first, period))), Caution.FIRST_FIGURES, first)
    if (last + 1) % YEAR == 0 and base <= last < period.start:
        return Reach(0, Caution.LAST_FIGURES, last)
    return found


def _rung(month: int, period: Period) -> int:
    """The first rung that begins with a month or later."""
    return -((period.start - month) // period.length)
