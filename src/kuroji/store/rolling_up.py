"""Rolling up: rows of the detail added up by heading, by the whole world or by partner, as one expression.

`months` and `months_of_groups` have a row a series and month, for scans; `parts` a row for each part of a
whole in one span.

Parts add to the whole: a withheld figure is in no sum and is counted in `withheld`, and a
pseudo-code, which stands for withheld commodities of a chapter, is in its chapter and in no
heading, so that headings may fall short of their chapter and never exceed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate
from threading import get_ident
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from kuroji.classifications.goods_groups import group_of
from kuroji.classifications.harmonized import CHAPTER, NATIONAL, WITHHELD
from kuroji.model.detail import VALUE_SCALE, Kind
from kuroji.model.observation import TOTAL, WORLD
from kuroji.store.detail_reading import DetailSelection, parts_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from kuroji.store.opening import Store

ALL_GOODS = 0
# Rolling up takes about 100 bytes a row.
ROWS_AT_ONCE = 12_000_000


def rolled_up(rows: ir.Table, digits: int, *, by_partner: bool, together: str = WORLD) -> ir.Table:
    """Month values by the first `digits` of the code (0: of all goods), sorted by flow, commodity, partner, month.

    Unless they are told apart `by_partner`, what they are called `together` is the partner. The columns are
    flow, commodity, partner, end_month, value (in the currency's unit, null where all of it is withheld) and
    withheld (how many cells are).
    """
    import ibis

    if CHAPTER < digits < NATIONAL:
        rows = rows.filter(~rows.commodity.contains(WITHHELD))
    goods = rows.commodity if digits == NATIONAL else rows.commodity.substr(0, digits)
    told = rows.mutate(
        commodity=goods if digits else ibis.literal(TOTAL),
        partner=rows.partner if by_partner else ibis.literal(together),
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
    rows = _of_all(store, as_of, selection)
    if rows is None:
        return None
    return store.arrow(rolled_up(rows, digits, by_partner=by_partner, together=selection.together or WORLD))


def stretches(
    store: Store, as_of: datetime, selection: DetailSelection, digits: int, *, by_partner: bool
) -> Iterator[pa.Table]:
    """What `months` gives, some whole chapters at a time where much is held, so that memory does not grow with it.

    Each series is in one of the tables, which are sorted by themselves; chapters come in their order.
    """
    rows = _of_all(store, as_of, selection)
    if rows is None:
        return
    for first, last in _lots(store, rows, selection):
        # One range, and not a list of chapters: the engine then leaves out the groups of rows that have nothing of it.
        some = rows.filter((rows.commodity >= first) & (rows.commodity < f"{last}~")) if last else rows
        yield store.arrow(rolled_up(some, digits, by_partner=by_partner, together=selection.together or WORLD))


def first_month(store: Store, as_of: datetime, selection: DetailSelection) -> int | None:
    """The first month (ordinal) of which anything selected is held, pseudo-codes aside; None where nothing is."""
    rows = _of_all(store, as_of, selection)
    if rows is None:
        return None
    named = rows.filter(~rows.commodity.contains(WITHHELD))
    found: int | None = store.arrow(named.aggregate(first=named.end_month.min()))["first"].to_pylist()[0]
    return found


def stand_ins(store: Store, as_of: datetime, selection: DetailSelection) -> int:
    """How many cells selected are backfilled: first known after `as_of`, with something due that is not held."""
    rows = None if as_of >= store.newest_known_at else _of_all(store, as_of, selection)
    if rows is None:
        return 0
    found = store.arrow(rows.aggregate(many=rows.backfilled.cast("int64").sum()))["many"].to_pylist()[0]
    return int(found or 0)


def _lots(store: Store, rows: ir.Table, selection: DetailSelection) -> list[tuple[str, str]]:
    """First and last chapters of about ROWS_AT_ONCE rows, or of one chapter; no names where no more is held in all."""
    parts = {one.part for one in parts_of(store.own.detail.parts, selection)}
    held = sum(entry.rows for entry in store.own.detail.entries if entry.part in parts or not parts)
    if held <= ROWS_AT_ONCE:
        return [("", "")]
    told = rows.select(chapter=rows.commodity.cast("string").substr(0, CHAPTER))
    counted = store.arrow(told.group_by("chapter").aggregate(cells=told.count()).order_by("chapter"))
    chapters, cells = (counted[name].to_pylist() for name in ("chapter", "cells"))
    lots: dict[int, list[str]] = {}
    for chapter, through in zip(chapters, accumulate(cells), strict=True):
        lots.setdefault(through // ROWS_AT_ONCE, []).append(chapter)
    return [(lot[0], lot[-1]) for lot in lots.values()]


def months_of_groups(
    store: Store, as_of: datetime, selection: DetailSelection, level: str, *, by_partner: bool
) -> pa.Table | None:
    """The months selected, added up by the groups of SITC or BEC at a level; None where none are held.

    What is allocated to no group is the residual of the level, so that groups and residual add up to all goods.
    """
    rows = _of_all(store, as_of, selection)
    if rows is None:
        return None
    told, together = _allocated(store, rows, level), selection.together or WORLD
    return store.arrow(rolled_up(told, NATIONAL, by_partner=by_partner, together=together))


def _allocated(store: Store, rows: ir.Table, level: str) -> ir.Table:
    """The rows with the group of SITC or BEC at a level, or its residual, as their commodity, and the code as `goods`."""
    plain = rows.mutate(goods=rows.commodity.cast("string")).drop("commodity")
    codes = store.arrow(plain.select("goods").distinct())["goods"].to_pylist()
    told = pa.table({"code": pa.array(codes, pa.string()), "commodity": [group_of(code, level) for code in codes]})
    groups = store.engine.lent(f"groups_{level}_{get_ident()}", told)
    return plain.inner_join(groups, plain.goods == groups.code)


def parts(
    store: Store, as_of: datetime, selection: DetailSelection, by: int | str | None, base: tuple[int, int]
) -> pa.Table | None:
    """What the cells selected add up to by part, in the span of the selection and in `base`; None where none are held.

    Parts are `by` the first so many digits of the code, with each pseudo-code a part of its own (below chapters),
    by the groups at a level of SITC or BEC (sitc1 to bec-use), or with None by partner. Columns: part, value and base (thousands; null where no cell has a number), withheld
    (cells of the span without a number), cells (of the span), unit1, quantity1, unit2, quantity2 (where all
    cells are of one code, else empty and null).
    """
    import ibis

    since, until = min(selection.since or 0, base[0]), max(selection.until or 0, base[1])
    rows = _of_all(store, as_of, msgspec.structs.replace(selection, since=since, until=until))
    if rows is None:
        return None
    if isinstance(by, str):
        rows = _allocated(store, rows, by)
    now = rows.end_month.between(selection.since, selection.until)
    before = rows.end_month.between(*base)
    # Codes read as a category are made plain, so that the parts are told apart by what they say.
    code = (rows.goods if isinstance(by, str) else rows.commodity).cast("string")
    part = _part(rows, code, by)
    summed = rows.mutate(part=part, code=code).group_by("part").aggregate(
        value=rows.value.sum(where=now), base=rows.value.sum(where=before),
        withheld=(rows.value.isnull() & now).cast("int64").sum(), cells=now.cast("int64").sum(),
        codes=code.nunique(where=now),
        **{name: rows[name].cast("string").max(where=now) for name in ("unit1", "unit2")},
        **{name: rows[name].sum(where=now) for name in ("quantity1", "quantity2")},
    )  # fmt: skip
    one = summed.codes == 1
    return store.arrow(
        summed.mutate(
            **{name: ibis.ifelse(one, summed[name], "") for name in ("unit1", "unit2")},
            **{name: ibis.ifelse(one, summed[name].cast("int64"), None) for name in ("quantity1", "quantity2")},
            **{name: summed[name].cast("int64") for name in ("value", "base")},
        )
        .drop("codes")
        .order_by("part")
    )


def _part(rows: ir.Table, code: ir.StringColumn, by: int | str | None) -> ir.Value:
    """What part a row is of: its partner, its group, or the first digits of its code."""
    if by is None:
        return rows.partner.cast("string")
    return rows.commodity if isinstance(by, str) else _kept_apart(code, by)


def _kept_apart(code: ir.StringColumn, digits: int) -> ir.Value:
    """The first digits of a code; a pseudo-code, which is in no heading, as it is."""
    import ibis

    if digits <= CHAPTER or digits == NATIONAL:
        return code.substr(0, digits)
    return ibis.ifelse(code.contains(WITHHELD), code, code.substr(0, digits))


def _of_all(store: Store, as_of: datetime, selection: DetailSelection) -> ir.Table | None:
    """The rows selected; of the world, where it has no table of its own, those of all countries."""
    rows = store.detail(as_of, selection)
    if rows is None and selection.kind == Kind.WORLD:
        rows = store.detail(as_of, msgspec.structs.replace(selection, kind=Kind.COUNTRY, partner=()))
    return rows
