"""Revisions: what was said of a figure, when, and what each statement changed.

Statements are what the releases print, at their own grain. A balance, quarter, half or
year is also read anew, by the rules of balance.py and level.py, at every instant at which
its months or flows changed: where that reading says something new it is a statement too,
computed, such as the sum of revised months that replaces the first print of a year.

Whether a statement is a new vintage or confirms the one before it is settled by the
store's own walk. A balance printed at release grain is the difference of rounded flows,
so where its flows are stated at the same instant they decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import product
from typing import Any

import msgspec

from kuroji.classifications.goods_groups import OF_DETAIL
from kuroji.indicators.absent_detail import chapters_of
from kuroji.indicators.balance import any_level
from kuroji.indicators.change import change
from kuroji.indicators.facts import from_figure
from kuroji.indicators.figure import Figure
from kuroji.indicators.level import ADDITIVE
from kuroji.indicators.series import selection_of, word_of
from kuroji.indicators.statement import Statement, compared, computed, from_row, in_order, with_printed
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import KurojiError, NotHeld
from kuroji.model.fact import Basis, Flag
from kuroji.model.instant import iso
from kuroji.model.observation import TOTAL, Flow, Statistic
from kuroji.model.period import Period
from kuroji.model.reporter import Reporter
from kuroji.store import detail_held
from kuroji.store.manifest import Detail
from kuroji.store.opening import Store
from kuroji.store.settling import numbered

FLOWS = (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE)


class Past(msgspec.Struct, frozen=True):
    """What a history is read from: all that was said of the cells behind it, and views of single instants.

    `said` are rows of the store (schema ORDERED) with `vintage` and `confirms`; `seen`
    opens a view of those cells once for each instant. Of the detail nothing is kept of what was merely
    said again: `detail` tells when its tables came out, up to `until`, and is None for other series.
    """

    owner: Reporter
    said: list[dict[str, Any]]
    seen: Callable[[datetime], View]
    until: datetime
    detail: Detail | None = None


def history(
    store: Store, owner: Reporter, subjects: Sequence[Subject], periods: Sequence[Period], until: datetime
) -> list[Statement]:
    """All that had been said of the subjects in the periods by the instant `until`, by subject, period and instant.

    Raises NotHeld when nothing had been said of any of them.
    """
    found: list[Statement] = []
    pasts: dict[Subject, Past] = {}
    for subject in subjects:
        family = subject if subject.commodity != TOTAL else subject.of(Flow.BALANCE)
        if family not in pasts:
            pasts[family] = _past(store, owner, family, periods, until)
        past = pasts[family]
        found += [_with_fact(past, s) for period in periods for s in _statements(past, subject, period)]
    if not found:
        named = str(periods[0]) if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
        raise NotHeld(
            f"nothing had been said of {named} by {iso(until, owner)}",
            where=", ".join(f"{owner.code}.{s.flow}.{s.partner}.{s.code}.{s.measure}" for s in subjects),
            remedy="`kuroji series --list` shows what is held.",
        )
    return found


def _past(store: Store, owner: Reporter, family: Subject, periods: Sequence[Period], until: datetime) -> Past:
    """What is needed for all flows of a subject: its cells in the periods, and for views those of the year before."""
    cells = msgspec.structs.replace(
        selection_of(family, periods), reporter=(owner.code,), statistic=(Statistic.LEVEL, Statistic.CHANGE)
    )
    behind = selection_of(family, periods, reach=12)
    opened: dict[datetime, View] = {}

    def seen(instant: datetime) -> View:
        if instant not in opened:
            opened[instant] = view(store, instant, behind, owner.code)
        return opened[instant]

    detailed = store.own.detail if family.classification in OF_DETAIL and store.own.detail.entries else None
    rows = [row for row in numbered(store.said(cells)).to_pylist() if row["known_at"] <= until]
    return Past(owner, sorted(rows, key=lambda row: row["order"]), seen, until, detailed)


def _statements(past: Past, subject: Subject, period: Period) -> list[Statement]:
    found, changes = _printed(past, subject, period)
    if readings := _computed(past, subject, period):
        found = in_order(past.owner.code, [*found, *readings])
    if subject.flow == Flow.BALANCE:
        flows = [s for flow in FLOWS[:2] for s in _statements(past, subject.of(flow), period)]
        found = _of_balance(found, _decided(flows))
    else:
        found = [s for s in found if s.basis is Basis.PRINTED or not s.confirms]
    return [_with_change(past, s) for s in with_printed(compared(found), changes)]


def _printed(past: Past, subject: Subject, period: Period) -> tuple[list[Statement], list[Statement]]:
    """The levels printed of exactly this subject and period, and the changes, in the total order."""
    rows = [row for row in past.said if row["period"] == str(period) and _speaks_of(subject, row)]
    levels = [from_row(subject, period, row) for row in rows if row["statistic"] == Statistic.LEVEL]
    changes = [from_row(subject, period, row) for row in rows if row["statistic"] == Statistic.CHANGE]
    return levels, changes


def _speaks_of(subject: Subject, row: Mapping[str, Any]) -> bool:
    """Whether an observation is of the subject's flow and commodity, and not of the other flow read beside it."""
    return bool(row["flow"] == subject.flow and row["commodity"] == subject.commodity)


def _computed(past: Past, subject: Subject, period: Period) -> list[Statement]:
    """The readings of a balance or a sum at every instant at which a cell behind it got a new figure."""
    summed = period.is_sum_of_months and subject.measure in ADDITIVE
    if not summed and subject.flow != Flow.BALANCE and past.detail is None:
        return []
    found = []
    for instant in sorted(_instants(past, subject, period, summed=summed)):
        figure = _reading(past.seen(instant), subject, period)
        read_anew = figure is not None and (figure.basis is Basis.COMPUTED or past.detail is not None)
        if figure is not None and read_anew and Flag.BACKFILLED not in figure.flags:
            found.append(computed(subject, period, figure, instant))
    return found


def _instants(past: Past, subject: Subject, period: Period, *, summed: bool) -> set[datetime]:
    """When a cell behind a figure may have got a new value."""
    parts = {str(p) for p in period.months()} if summed else {str(period)}
    behind = [subject.of(flow) for flow in FLOWS[:2]] if subject.flow == Flow.BALANCE else [subject]
    instants = {
        row["known_at"] for row in past.said
        if row["period"] in parts and row["statistic"] == Statistic.LEVEL and not row["confirms"]
        and any(_speaks_of(one, row) for one in behind)
    }  # fmt: skip
    if past.detail is not None:
        months = range(period.start, period.end + 1)
        for one, chapter in product(behind, chapters_of(subject)):
            told = detail_held.instants(past.detail, past.owner.code, one.flow, chapter, months)
            instants |= {instant for instant in told if instant <= past.until}
    return instants


def _reading(seen: View, subject: Subject, period: Period) -> Figure | None:
    try:
        return any_level(seen, subject, period)
    except KurojiError:
        return None


def _decided(flows: Iterable[Statement]) -> dict[datetime, bool]:
    """For the instants at which the flows settle it: whether one of them was revised, or all were confirmed."""
    said: dict[datetime, list[Statement]] = {}
    for statement in flows:
        if statement.vintage is not None:
            said.setdefault(statement.known_at, []).append(statement)
    return {
        instant: not all(s.confirms for s in told)
        for instant, told in said.items()
        if all(s.confirms for s in told) or any(not s.confirms and s.vintage != 1 for s in told)
    }


def _of_balance(statements: Iterable[Statement], decided: Mapping[datetime, bool]) -> list[Statement]:
    """The statements of a balance, new where its flows are; readings that say nothing new are left out."""
    found: list[Statement] = []
    for statement in statements:
        new = not found or decided.get(statement.known_at, not statement.confirms)
        if statement.basis is Basis.COMPUTED and not (new and _differs(found, statement)):
            continue
        before = found[-1].vintage or 0 if found else 0
        found.append(msgspec.structs.replace(statement, vintage=before + new, confirms=not new))
    return found


def _differs(found: Sequence[Statement], computed: Statement) -> bool:
    """Whether a reading says more than the balance printed at the same instant, which subtracts rounded flows."""
    if not found or found[-1].known_at != computed.known_at or found[-1].value is None or computed.value is None:
        return True
    return abs(found[-1].value - computed.value) > found[-1].quantum


def _with_change(past: Past, s: Statement) -> Statement:
    """A vintage with its change on the year as computed at its instant, where none was printed with it."""
    if s.change_basis is not None or s.confirms or s.value is None or s.subject.measure not in ADDITIVE:
        return s
    try:
        figure = change(past.seen(s.known_at), s.subject, s.period)
    except KurojiError:
        return s
    return msgspec.structs.replace(s, change=figure.rounded, change_basis=figure.basis)


def _with_fact(past: Past, s: Statement) -> Statement:
    """A new vintage with the Fact that a view of its instant makes of it, where it is what the view reads."""
    if s.confirms or s.value is None:
        return s
    seen = past.seen(s.known_at)
    figure = _reading(seen, s.subject, s.period)
    if figure is None or figure.value != s.value:
        return s
    return msgspec.structs.replace(s, fact=from_figure(seen, *word_of(s.subject), s.subject, s.period, figure))
