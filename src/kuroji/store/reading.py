"""As-of reading: the one expression that says what was known at an instant.

Settled rows carry the stretch of time in which they hold, so a view is a filter:
known_at <= t < until. Where nothing of a cell was known at t although its provisional
figure was due, the cell's first row stands in, marked `backfilled`. The latest view reads
the current rows alone. The expression is written with Ibis and runs unchanged on other
engines (docs/decisions/0002-query-layer.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from kuroji.model.observation import CELL_COLUMNS, KEY_COLUMNS

if TYPE_CHECKING:
    import ibis.expr.types as ir

FIGURE_COLUMNS = (
    "value", "quantum", "status", "stage", "known_at", "known_basis", "release", "vintage", "opens",
)  # fmt: skip
# The columns of a view.
VIEW_COLUMNS = (*KEY_COLUMNS, "frequency", "period", "end_month", *FIGURE_COLUMNS, "backfilled")


class Selection(msgspec.Struct, frozen=True):
    """Which cells to read: for each named key column the values wanted; an empty tuple means all of them.

    `since` and `until` bound the end month of the period (ordinals, both included).
    """

    reporter: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    classification: tuple[str, ...] = ()
    commodity: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    statistic: tuple[str, ...] = ()
    frequency: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


def as_settled(said: ir.Table) -> ir.Table:
    """The settled rows of releases that stand alone: each figure is the first and only one of its cell."""
    import ibis

    return said.mutate(
        vintage=ibis.literal(1, "int32"), until=ibis.null("timestamp('UTC')"), opens=ibis.literal(value=True)
    )


def visible(settled: ir.Table, as_of: datetime | None, last_due_month: int) -> ir.Table:
    """The rows of `settled` that were known at `as_of` (None: the latest), one a cell, with `backfilled`.

    `last_due_month` is the newest month whose provisional figure was due at `as_of`;
    later months are not backfilled, and neither are ten-day figures.
    """
    import ibis

    if as_of is None:
        return settled.filter(settled.until.isnull()).select(*VIEW_COLUMNS[:-1], backfilled=ibis.literal(value=False))
    holds = (settled.known_at <= as_of) & (settled.until.isnull() | (settled.until > as_of))
    stands_in = (
        settled.opens
        & (settled.known_at > as_of)
        & (settled.end_month <= last_due_month)
        & settled.frequency.notin(["D10", "D20"])
    )
    return settled.filter(holds | stands_in).select(*VIEW_COLUMNS[:-1], backfilled=settled.known_at > as_of)


def selected(rows: ir.Table, selection: Selection) -> ir.Table:
    """The rows of a table that the selection wants."""
    conditions = []
    for name in (*KEY_COLUMNS[:-1], "frequency"):
        if wanted := getattr(selection, name, ()):
            conditions.append(rows[name].isin(list(wanted)))
    if selection.since is not None:
        conditions.append(rows.end_month >= selection.since)
    if selection.until is not None:
        conditions.append(rows.end_month <= selection.until)
    return rows.filter(conditions) if conditions else rows


def laid_over(upper: Sequence[ir.Table], lower: Sequence[ir.Table]) -> tuple[ir.Table, ...]:
    """Two settled stores as one: a cell that the upper one holds is read there, with the lower one's history of it."""
    if not upper:
        return tuple(lower)
    cells = union([table.select(*CELL_COLUMNS) for table in upper]).distinct()
    return (*upper, *(table.anti_join(cells, list(CELL_COLUMNS)) for table in lower))


def union(tables: Iterable[ir.Table]) -> ir.Table:
    """All rows of the tables, one after the other."""
    first, *others = tables
    for other in others:
        first = first.union(other)
    return first
