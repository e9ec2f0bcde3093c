"""Reading the detail as of any instant: the rows themselves, and the same as observations.

A row holds from `known_at` to `until`, so a view is a filter, as for observations (reading.py). Parts
(flow, year, kind of table) that are not asked for are left out before the engine sees a file.
Tables by commodity alone have the partner `world`; their rows and those of countries are never added.
Written with Ibis, like all reading, and so the same on other engines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from kuroji.classifications.calendar import INFERRED
from kuroji.classifications.concordance import FAMILY
from kuroji.classifications.editions import family_members
from kuroji.classifications.goods_groups import TABLES, UNALLOCATED, goods_of, groups
from kuroji.classifications.harmonized import CHAPTER, HEADING, LEVELS, NATIONAL, SUBHEADING, WITHHELD
from kuroji.classifications.partners import members
from kuroji.model.detail import CLASSIFICATION, VALUE_SCALE, Kind
from kuroji.model.observation import WORLD, Measure, Statistic, Status
from kuroji.model.period import Frequency
from kuroji.model.reporter import Reporter
from kuroji.store.manifest import DetailPart
from kuroji.store.reading import VIEW_COLUMNS, Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir

QUANTITIES = (("unit1", "quantity1"), ("unit2", "quantity2"))


class DetailSelection(msgspec.Struct, frozen=True):
    """Which rows of the detail to read; an empty tuple means all. `since` and `until` bound the month (ordinals).

    `together` is what the partners are called where they are wanted as one: an area. Commodities are codes of
    the Harmonized System or of nine digits, or one group: of another `classification`, or a family of subheadings.
    """

    reporter: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    commodity: tuple[str, ...] = ()
    kind: Kind = Kind.COUNTRY
    since: int | None = None
    until: int | None = None
    together: str = ""
    classification: str = CLASSIFICATION


def asked(selection: Selection) -> tuple[DetailSelection, ...]:
    """What a selection of observations wants of the detail, by kind of table; nothing unless it names it.

    It does by the classification HS or by a code of nine digits, or by a group of SITC or BEC, so
    that what is asked of the published series never touches 10^8 rows.
    """
    monthly = not selection.frequency or str(Frequency.MONTH) in selection.frequency
    level = not selection.statistic or str(Statistic.LEVEL) in selection.statistic
    if not (monthly and level):
        return ()
    return tuple(
        DetailSelection(
            selection.reporter, selection.flow, partners, codes, kind, selection.since, selection.until, area,
            classification,
        )
        for kind, partners, area in _sides(selection.partner)
        for classification, codes in (*_codes(selection), *_groups(selection))
    )  # fmt: skip


def _codes(selection: Selection) -> list[tuple[str, tuple[str, ...]]]:
    """The codes of goods asked for, those of one length together; one empty tuple where all are."""
    explicit = CLASSIFICATION in selection.classification
    lengths = LEVELS.values() if explicit else (NATIONAL,)
    together = [tuple(code for code in selection.commodity if len(code) == length) for length in sorted(lengths)]
    if not (explicit or (any(together) and not selection.classification)):
        return []
    if selection.commodity:
        return [(CLASSIFICATION, some) for some in together if some]
    return [(CLASSIFICATION, ())]


def _groups(selection: Selection) -> list[tuple[str, tuple[str, ...]]]:
    """The groups of SITC and BEC and the families of subheadings asked for, each by itself."""
    return [
        (scheme, (code,))
        for scheme in selection.classification
        for code in selection.commodity
        if (code.endswith(FAMILY) if scheme == CLASSIFICATION else scheme in TABLES and (scheme, code) in groups())
    ]


def is_group(selection: DetailSelection) -> bool:
    """Whether the goods selected are a group, whose code is no beginning of theirs."""
    return selection.classification != CLASSIFICATION or any(code.endswith(FAMILY) for code in selection.commodity)


def goods_in(selection: DetailSelection) -> tuple[str, ...]:
    """The headings and subheadings of a group that is selected; for a residual those that are not in it."""
    (code,) = selection.commodity
    return family_members(code) if code.endswith(FAMILY) else goods_of(selection.classification, code)


def _sides(wanted: Sequence[str]) -> Iterator[tuple[Kind, tuple[str, ...], str]]:
    """The kinds of table in which partners are found, and which of them; those of an area with its name."""
    if not wanted or WORLD in wanted:
        yield Kind.WORLD, (WORLD,) if wanted else (), ""
    single = tuple(one for one in wanted if one != WORLD and not members(one))
    if single or not wanted:
        yield Kind.COUNTRY, single, ""
    for area in (one for one in wanted if members(one)):
        yield Kind.COUNTRY, members(area), area


def parts_of(parts: Sequence[DetailPart], selection: DetailSelection) -> list[DetailPart]:
    """The parts in which a row that is wanted can be."""
    return [
        one
        for one in parts
        if one.part.kind == selection.kind
        and (not selection.flow or one.part.flow in selection.flow)
        and (not selection.reporter or one.part.reporter in selection.reporter)
        and (selection.since is None or one.part.year >= selection.since // 12)
        and (selection.until is None or one.part.year <= selection.until // 12)
    ]


def files_of(parts: Sequence[DetailPart], *, newest: bool) -> list[str]:
    """The files to read: for the latest view the current ones, else those of superseded rows too."""
    return [name for one in parts for name in (one.current if newest else (*one.current, *one.superseded))]


def chosen(rows: ir.Table, selection: DetailSelection) -> ir.Table:
    """The rows that a selection wants."""
    conditions = [rows[name].isin(list(wanted)) for name in ("flow", "partner") if (wanted := getattr(selection, name))]
    if selection.commodity:
        within = _in_group if is_group(selection) else _within
        conditions.append(within(rows.commodity, selection))
    if selection.since is not None:
        conditions.append(rows.end_month >= selection.since)
    if selection.until is not None:
        conditions.append(rows.end_month <= selection.until)
    return rows.filter(conditions) if conditions else rows


def _within(column: ir.StringColumn, selection: DetailSelection) -> ir.BooleanValue:
    """Whether a code is one of those, or part of a chapter, heading or subheading among them."""
    codes = selection.commodity
    found = column.isin([code for code in codes if len(code) == NATIONAL])
    for code in (one for one in codes if len(one) < NATIONAL):
        inside = (column >= code) & (column < f"{code}~")
        # A pseudo-code stands for withheld codes of its chapter and is in no heading.
        found |= inside if len(code) == CHAPTER else inside & ~column.contains(WITHHELD)
    return found


def _in_group(column: ir.StringColumn, selection: DetailSelection) -> ir.BooleanValue:
    """Whether a code is allocated to a group; for a residual, whether it is not allocated at its level."""
    goods = goods_in(selection)
    headings, subheadings = (
        column.substr(0, digits).isin([one for one in goods if len(one) == digits]) for digits in (HEADING, SUBHEADING)
    )
    rest = selection.commodity[0].startswith(UNALLOCATED)
    return ~(headings | subheadings) if rest else headings | subheadings


def visible(rows: ir.Table, as_of: datetime | None, last_due_month: int) -> ir.Table:
    """The rows known at `as_of`, one a cell, with `backfilled`, as in reading.visible.

    With None they are taken for those of current files, which hold nothing else: the latest is a plain scan.
    """
    import ibis

    if as_of is None:
        return rows.mutate(backfilled=ibis.literal(value=False))
    holds = (rows.known_at <= as_of) & (rows.until.isnull() | (rows.until > as_of))
    if last_due_month < 0:
        # Nothing can stand in: a filter without the alternative is pushed down into the files.
        return rows.filter(holds).mutate(backfilled=ibis.literal(value=False))
    stands_in = rows.opens & (rows.known_at > as_of) & (rows.end_month <= last_due_month)
    return rows.filter(holds | stands_in).mutate(backfilled=rows.known_at > as_of)


def as_observations(
    rows: ir.Table, owner: Reporter, measures: Sequence[str], classification: str = CLASSIFICATION
) -> list[ir.Table]:
    """Rows of the detail (with `backfilled`) of a reporter as rows of a view: one a measure and unit, in base units."""
    import ibis

    shared = rows.mutate(
        reporter=ibis.literal(owner.code),
        classification=ibis.literal(classification),
        statistic=ibis.literal(str(Statistic.LEVEL)),
        frequency=ibis.literal(str(Frequency.MONTH)),
        period=(rows.end_month // 12).cast("string") + "-" + (rows.end_month % 12 + 1).cast("string").lpad(2, "0"),
        known_basis=ibis.literal(INFERRED),
        vintage=rows.vintage.cast("int32"),
    )
    found = []
    if not measures or str(Measure.VALUE) in measures:
        money = shared.mutate(
            measure=ibis.literal(str(Measure.VALUE)),
            status=_status(shared.value, ibis.literal(str(Status.NIL))),
            quantum=ibis.literal(VALUE_SCALE).cast("float64"),
            unit=ibis.literal(owner.currency),
            value=shared.value.cast("float64") * VALUE_SCALE,
        )
        found.append(money.select(*VIEW_COLUMNS))
    if not measures or str(Measure.QUANTITY) in measures:
        found += [_counted(shared, unit, quantity) for unit, quantity in QUANTITIES]
    return found


def _counted(rows: ir.Table, unit: str, quantity: str) -> ir.Table:
    """The rows with one of their quantities as the value; zero beside trade is less than half a unit."""
    import ibis

    some = ibis.coalesce(rows.value, 0) > 0
    zero = ibis.ifelse(some, str(Status.ROUNDS_TO_ZERO), str(Status.NIL))
    told = rows.mutate(
        measure=ibis.literal(str(Measure.QUANTITY)),
        status=_status(rows[quantity], zero),
        quantum=ibis.literal(1).cast("float64"),
        unit=rows[unit],
        value=rows[quantity].cast("float64"),
    )
    return told.filter(told.unit != "").select(*VIEW_COLUMNS)


def _status(figure: ir.Column, zero: ir.Value) -> ir.Value:
    """What a figure says: withheld where there is none, normal, or what a zero means."""
    import ibis

    return ibis.ifelse(
        figure.isnull(), str(Status.WITHHELD), ibis.ifelse(figure == 0, zero, ibis.literal(str(Status.NORMAL)))
    )
