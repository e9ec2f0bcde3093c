"""Prints: what earlier releases said of a figure, from the statements in the store themselves.

A stated figure that agrees with none of these was never published as such. Levels, changes,
shares and contributions are taken as printed; balances, sums of months and changes on the
year are also made anew from what had been printed by each instant. A print keeps the instant
at which it was said, and stands until the months under it are newer and complete
(docs/explanation/vintages.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from kuroji.claims.judging.agreement import Truth
from kuroji.claims.reading import Reading
from kuroji.classifications.calendar import stage_due
from kuroji.classifications.reporters import JAPAN
from kuroji.indicators.change import size_change
from kuroji.model.columns import instants_of
from kuroji.model.errors import Undefined
from kuroji.model.observation import Flow, Statistic
from kuroji.model.period import Period
from kuroji.model.rounding import decimal_of
from kuroji.model.stage import Stage
from kuroji.store.opening import Store
from kuroji.store.reading import Selection

PRINTED = {
    "value": Statistic.LEVEL, "balance": Statistic.LEVEL, "quantity": Statistic.LEVEL, "change": Statistic.CHANGE,
    "balance_change": Statistic.CHANGE, "quantity_change": Statistic.CHANGE, "share": Statistic.SHARE,
    "contribution": Statistic.CONTRIBUTION,
}  # fmt: skip
ON_THE_YEAR = ("change", "balance_change", "difference", "quantity_change")
Goods = tuple[str, str, str]
Cell = tuple[str, ...]
COLUMNS = [
    "partner",
    "classification",
    "commodity",
    "flow",
    "measure",
    "statistic",
    "period",
    "known_at",
    "value",
    "quantum",
    "stage",
]


class Print(msgspec.Struct, frozen=True):
    """A figure as said at one instant, with its grain, and the least stage of what it is made of.

    `complete` is False for a sum whose months had not all come to the stage due, and for a
    balance of flows at different stages: neither supersedes a printed figure.
    """

    known_at: datetime
    value: float
    quantum: float
    stage: int = Stage.FIXED
    complete: bool = True


def prints_of(store: Store, cells: Selection) -> dict[Goods, Prints]:
    """All that was said of the selected cells, by partner, classification and commodity."""
    said: dict[Goods, dict[Cell, list[Print]]] = defaultdict(lambda: defaultdict(list))
    rows = store.said(cells).select(COLUMNS)
    for partner, scheme, code, *cell, known, value, quantum, stage in zip(
        *(instants_of(rows[name]) if name == "known_at" else rows[name].to_pylist() for name in COLUMNS), strict=True
    ):
        if value is not None:
            said[partner, scheme, code][tuple(cell)].append(Print(known, value, quantum, stage))
    return {goods: Prints(by_cell, *cells.reporter[:1]) for goods, by_cell in said.items()}


class Prints:
    """All that was said of one commodity with one partner, by flow, measure, statistic and period."""

    def __init__(self, said: dict[Cell, list[Print]], reporter: str = JAPAN.code) -> None:
        self._said = {cell: sorted(prints, key=lambda p: (p.known_at, -p.quantum)) for cell, prints in said.items()}
        self._reporter = reporter

    def of(self, reading: Reading, period: Period, until: datetime) -> Iterator[tuple[datetime, Truth]]:
        """The figures of a reading as printed before `until`, newest first, each with the instant it was said."""
        printed = self._printed(reading, period)
        # What the releases print of a change is what was said of it; only where they print none is it made anew.
        made = () if printed and reading.indicator in ON_THE_YEAR else self._made(reading, period, until)
        # A print is copied as it stands; what is made of prints is known no better than they are.
        found = [*((said, 0) for said in printed), *((said, 1) for said in made)]
        for said, grains in sorted(found, key=lambda each: each[0].known_at, reverse=True):
            if said.known_at < until:
                yield said.known_at, Truth(decimal_of(said.value), grains * decimal_of(said.quantum) / 2)

    def _printed(self, reading: Reading, period: Period) -> list[Print]:
        statistic = PRINTED.get(reading.indicator)
        if statistic is None or reading.method in ("previous", "base", "per-working-day", "of-goods"):
            return []
        subject = reading.subject
        measure = "quantity" if reading.indicator.startswith("quantity") else subject.measure
        return self._said.get((subject.flow, measure, statistic, str(period)), [])

    def _made(self, reading: Reading, period: Period, until: datetime) -> Iterator[Print]:
        """Balances, sums and changes on the year from what was known at each instant at which a part was said."""
        word = reading.indicator
        changes = word in ON_THE_YEAR and reading.method == "yoy"
        if not changes and word not in ("value", "balance"):
            return
        measure = "quantity" if word.startswith("quantity") else reading.subject.measure
        for instant in self._instants(reading.subject.flow, measure, period, until):
            now = self._level(reading.subject.flow, measure, period, instant)
            if now is None or not changes:
                if now is not None:
                    yield now
                continue
            base = self._level(reading.subject.flow, measure, period.year_earlier(), instant)
            made = _changed(word, now, base) if base is not None else None
            if made is not None:
                yield made

    def _instants(self, flow: str, measure: str, period: Period, until: datetime) -> list[datetime]:
        flows = (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE) if flow == Flow.BALANCE else (flow,)
        parts = (period, *period.months())
        return sorted({
            said.known_at
            for each in flows for part in parts for said in self._said.get((each, measure, Statistic.LEVEL, str(part)), [])
            if said.known_at < until
        })  # fmt: skip

    def _level(self, flow: str, measure: str, period: Period, instant: datetime) -> Print | None:
        """The level that stood at an instant: the printed one until one made of newer, complete parts supersedes it."""
        prints = self._said.get((flow, measure, Statistic.LEVEL, str(period)), [])
        at = bisect_right(prints, instant, key=lambda p: p.known_at)
        printed = prints[at - 1] if at else None
        made = self._made_level(flow, measure, period, instant)
        if printed is None or (made is not None and made.complete and made.known_at > printed.known_at):
            return made
        return printed

    def _made_level(self, flow: str, measure: str, period: Period, instant: datetime) -> Print | None:
        """The difference of the flows for a balance, the sum of the months for a longer period; None for neither."""
        if flow == Flow.BALANCE:
            return _balance(*(self._level(each, measure, period, instant) for each in (Flow.EXPORT, Flow.IMPORT)))
        if not period.is_sum_of_months:
            return None
        months = [(month, self._level(flow, measure, month, instant)) for month in period.months()]
        known = [(month, said) for month, said in months if said is not None]
        if len(known) < len(months):
            return None
        reached = all(said.stage >= stage_due(flow, month.end, instant, self._reporter) for month, said in known)
        return _combined([said for _, said in known], (1,) * len(known), complete=reached)


def _balance(exports: Print | None, imports: Print | None) -> Print | None:
    """The difference of two flows; complete where both are and neither alone is still provisional."""
    if exports is None or imports is None:
        return None
    mixed = (exports.stage == Stage.PROVISIONAL) != (imports.stage == Stage.PROVISIONAL)
    return _combined((exports, imports), (1, -1), complete=exports.complete and imports.complete and not mixed)


def _combined(parts: Sequence[Print], signs: Sequence[int], *, complete: bool) -> Print:
    """The parts added up with their signs, known since the newest of them was."""
    total = sum((part.value * sign for part, sign in zip(parts, signs, strict=True)), 0.0)
    return Print(
        max(part.known_at for part in parts), total, max(part.quantum for part in parts),
        min(part.stage for part in parts), complete,
    )  # fmt: skip


def _changed(word: str, now: Print, base: Print) -> Print | None:
    known_at = max(now.known_at, base.known_at)
    if word == "difference":
        return Print(known_at, now.value - base.value, max(now.quantum, base.quantum))
    try:
        change = size_change(decimal_of(now.value), decimal_of(base.value), signed=word == "balance_change")
    except Undefined:
        return None
    return Print(known_at, float(change), (now.quantum + base.quantum) / abs(base.value) * 100)
