"""Rolling up: rows of the detail added up by heading, by the whole world or by partner, as one expression.

Parts add to the whole: a withheld figure is in no sum and is counted in `withheld`, and a
pseudo-code, which stands for withheld commodities of a chapter, is in its chapter and in no
heading, so that headings may fall short of their chapter and never exceed it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from kuroji.classifications.harmonized import CHAPTER, NATIONAL, WITHHELD
from kuroji.model.detail import VALUE_SCALE, Kind
from kuroji.model.observation import TOTAL, WORLD
from kuroji.store.detail_reading import DetailSelection

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from kuroji.store.opening import Store

ALL_GOODS = 0


def rolled_up(rows: ir.Table, digits: int, *, by_partner: bool) -> ir.Table:
    """Month values by the first `digits` of the code (0: of all goods), sorted by flow, commodity, partner, month.

    The columns are flow, commodity, partner, end_month, value (in the currency's unit, null where
    all of it is withheld) and withheld (how many cells are).
    """
    import ibis

    if CHAPTER < digits < NATIONAL:
        rows = rows.filter(~rows.commodity.contains(WITHHELD))
    goods = rows.commodity if digits == NATIONAL else rows.commodity.substr(0, digits)
    told = rows.mutate(
        commodity=goods if digits else ibis.literal(TOTAL),
        partner=rows.partner if by_partner else ibis.literal(WORLD),
    )
    names = ("flow", "commodity", "partner", "end_month")
    summed = told.group_by(names).aggregate(
        value=told.value.sum().cast("float64") * VALUE_SCALE,
        withheld=told.value.isnull().cast("int64").sum(),
    )
    return summed.order_by(names)


def months(
    store: Store, as_of: datetime, selection: DetailSelection, digits: int, *, by_partner: bool
) -> pa.Table | None:
    """The months selected, rolled up, as known at `as_of`; None where none are held.

    Of the world, where it has no table of its own, they are those of all countries.
    """
    rows = store.detail(as_of, selection)
    if rows is None and selection.kind == Kind.WORLD:
        rows = store.detail(as_of, msgspec.structs.replace(selection, kind=Kind.COUNTRY))
    return None if rows is None else store.arrow(rolled_up(rows, digits, by_partner=by_partner))
