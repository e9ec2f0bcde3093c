"""The scan: every series of a level measured and ranked for one period, as known at one instant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
import numpy as np
import pyarrow as pa

from kuroji.classifications.items import item
from kuroji.indicators.scanning.cells import NAMES, Ints, Whole, cells
from kuroji.indicators.scanning.comparing import (
    UNKNOWN,
    Caution,
    Held,
    Reaches,
    Rule,
    always,
    reaches,
    same_goods,
    together,
)  # fmt: skip
from kuroji.indicators.scanning.measuring import Measures, joined, measured
from kuroji.indicators.scanning.ranking import Ranking, ranked
from kuroji.indicators.scanning.reading import (
    Asked,
    backfilled,
    begins_with,
    comparing,
    held_of,
    months_of,
    totals_of,
    whole_of,
)
from kuroji.indicators.view import Subject, View
from kuroji.model.columns import array_of, codes_of, column_of
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.period import PART_OF_MONTH, Period, month
from kuroji.store.opening import Store


class Finding(msgspec.Struct, frozen=True):
    """One series of a scan: its figures in the period, what is new about it, and its news value with the terms.

    Amounts are in the reporter's currency; `change` is percent (None from nil), `contribution`
    points of the growth of the flow with the world, or with the one partner scanned. `streak` and `first_since` count periods of
    `sign` (1 rise, -1 fall), 0 for none; `high` and `low` are ranks among `compared` periods,
    the `_in_year` ones among the same part of each year; `high_since` is the last period that
    was as high; `begins` is the first of the series, `begins_in_year` the first of the same part
    of a year. `withheld` cells are in no sum. A `caution` says why nothing is told of a change (the base is None
    where it is not held), and `caution_month` of which month that is, where it is of one.
    """

    subject: Subject
    name_en: str
    value: float | None
    base: float | None
    difference: float | None
    change: float | None
    contribution: float | None
    sign: int
    streak: int
    first_since: int
    high: int
    low: int
    compared: int
    high_in_year: int
    low_in_year: int
    compared_in_year: int
    high_since: Period | None
    begins: Period
    begins_in_year: Period
    surprise: float | None
    withheld: int
    caution: Caution
    caution_month: Period | None
    score: float
    terms: dict[str, float]


class Series(msgspec.Struct, frozen=True):
    """The series scanned, by flow and name: their `names`, how many cells of the period are withheld of each.

    `reach` has since when each can be compared. `rows` counts the months read, `newest` is the last of them (ordinal); `per_year` periods make a year.
    """

    names: pa.Table
    withheld: Ints
    reach: Reaches
    per_year: int
    rows: int
    newest: int


class Scan(msgspec.Struct, frozen=True):
    """All series of a level, measured and ranked; `backfilled` figures of the period or a year before were known later."""

    asked: Asked
    period: Period
    measures: Measures
    ranking: Ranking
    whole: Mapping[str, Whole]
    totals: Mapping[tuple[str, str], Whole]
    held: Series
    backfilled: int = 0

    def __len__(self) -> int:
        """How many series have a figure in the period or a year before."""
        return int(((self.measures.value != 0) | (self.measures.base != 0)).sum())

    @property
    def rows(self) -> int:
        """How many months were read."""
        return self.held.rows

    def findings(self, top: int | None = None) -> Iterator[Finding]:
        """The most newsworthy series first; series without trade in the period and a year before are left out."""
        traded = (self.measures.value != 0) | (self.measures.base != 0)
        order = self.ranking.order[traded[self.ranking.order]]
        for n in order[:top]:
            yield self._finding(int(n))

    def _total(self, flow: str, partner: str) -> Whole:
        """What points are of: the flow with the world where partners are ranked together, else with the one scanned."""
        return self.whole[flow] if self.asked.every_partner else self.totals[flow, partner]

    def _finding(self, n: int) -> Finding:
        flow, code, partner = (self.held.names[name][n].as_py() for name in NAMES)
        subject = Subject(flow, partner, self.asked.classification, code)
        of, whole = self.measures, self._total(flow, partner)
        points = float(of.difference[n]) / whole.base * 100 if whole.base else float("nan")
        since = int(of.high_since[n])
        counts = {
            name: int(getattr(of, name)[n])
            for name in (
                "streak", "first_since", "high", "low", "compared", "high_in_year", "low_in_year", "compared_in_year",
            )
        }  # fmt: skip
        sign, first = of.sign[n], int(of.first[n])
        years = -first // self.held.per_year
        reach = self.held.reach.told[self.held.reach.of[n]]
        return Finding(
            subject=subject,
            name_en=item(flow, subject.classification, code).name_en,
            value=_number(of.value[n]),
            base=None if reach.caution in UNKNOWN and not of.base[n] else float(of.base[n]),
            difference=_number(of.difference[n]),
            change=_number(of.change[n]),
            contribution=_number(points),
            sign=0 if np.isnan(sign) else int(sign),
            high_since=self.period.shift(since * self.period.length) if since else None,
            begins=self.period.shift(first * self.period.length),
            begins_in_year=self.period.shift(-12 * years),
            surprise=_number(of.surprise[n]),
            withheld=int(self.held.withheld[n]),
            caution=reach.caution,
            caution_month=month(reach.month) if reach.month else None,
            score=round(float(self.ranking.score[n]), 3),
            terms={name: round(float(v[n]), 3) for name, v in self.ranking.terms.items() if round(float(v[n]), 3)},
            **counts,
        )


def scanned(store: Store, view: View, period: Period, asked: Asked) -> Scan:
    """Scan every series of a level for what is new in `period` (a month, quarter, half or year).

    Raises UsageError for another kind of period, NotHeld where nothing of it is held.
    """
    if period.frequency in PART_OF_MONTH or 12 % period.length:
        raise UsageError(
            f"{period} cannot be scanned", remedy="Scan a month, quarter, half or year: 2026-05, 2026-Q2, FY2025."
        )
    first = begins_with(store, view, asked, period)
    told = held_of(store, view, asked)
    held, found = measured_in_turn(months_of(store, view, asked, period), period, first, comparing(told, asked, period))
    if held.newest < period.end:
        raise NotHeld(f"nothing of {asked.level} is held for {period}", remedy="`kuroji store` shows what is held.")
    whole = _comparable(whole_of(store, view, asked, period), told, period)
    flows = held.names["flow"].to_numpy(zero_copy_only=False).astype(object)
    totals = totals_of(store, view, asked, period, whole)
    if told is not None:
        totals = {key: total if whole[key[0]].base else Whole(total.now, 0.0) for key, total in totals.items()}
    later = backfilled(store, view, asked, period, held.names)
    return Scan(asked, period, found, ranked(found, whole, flows), whole, totals, held, later)


def _comparable(whole: Mapping[str, Whole], held: Held | None, period: Period) -> Mapping[str, Whole]:
    """The totals of the flows, without a base where that is of other chapters: nothing is then told in points of it."""
    if held is None:
        return whole
    return {flow: one if same_goods(held, flow, period) else Whole(one.now, 0.0) for flow, one in whole.items()}


def measured_in_turn(
    tables: Iterable[pa.Table], period: Period, first: int | None, rule: Rule | None = None
) -> tuple[Series, Measures]:
    """The series in some tables of months, each table let go of before the next, with their measures.

    `first` is the first month of all of them, where that matters; `rule` tells since when each can be compared,
    where that is not always. The series come by flow and, in each, as in the tables.
    """
    found: list[tuple[pa.Table, Ints, Reaches, Measures]] = []
    rows, newest = 0, -1
    for table in tables:
        held = cells(table, period.end, period.length, first)
        reach = reaches(held.names, table, rule) if rule else always(held.names.num_rows)
        told = measured(msgspec.structs.replace(held, floor=reach.floor))
        found.append((held.names, held.withheld, reach, msgspec.structs.replace(told, comparable=reach.comparable)))
        rows += table.num_rows
        newest = max(newest, int(array_of(table["end_month"]).max(initial=-1)))
    names = pa.concat_tables([one for one, *_ in found]).unify_dictionaries().combine_chunks()
    order = None
    if len(found) > 1:
        codes, words = codes_of(names["flow"])
        order = np.argsort(np.argsort(np.array(words))[codes], kind="stable")
        names = names.take(column_of(order))
    withheld = np.concatenate([one for _, one, _, _ in found])
    reach = together([one for _, _, one, _ in found], order)
    series = Series(names, withheld if order is None else withheld[order], reach, 12 // period.length, rows, newest)
    return series, joined([one for *_, one in found], order)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
