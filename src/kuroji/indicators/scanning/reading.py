"""What is scanned: months of the detail rolled up to a level, or the principal commodities as published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.classifications import goods_groups
from kuroji.classifications.commodities import PC, commodity
from kuroji.classifications.harmonized import LEVELS
from kuroji.classifications.partners import members
from kuroji.classifications.reporters import reporter as reporter_of
from kuroji.indicators.ladder import Floats, ladder
from kuroji.indicators.level import level as level_of
from kuroji.indicators.scanning.cells import Whole
from kuroji.indicators.scanning.comparing import Held, Rule, rule_of
from kuroji.indicators.view import Subject, View
from kuroji.model.detail import Kind
from kuroji.model.errors import KurojiError, NotHeld, UsageError
from kuroji.model.observation import WORLD, Flow, Measure
from kuroji.model.period import Period
from kuroji.store import detail_held, rolling_up
from kuroji.store.detail_coverage import chapters_held
from kuroji.store.detail_reading import DetailSelection
from kuroji.store.opening import BEFORE_ALL_MONTHS, Store

PUBLISHED = "pc"
FLOWS = (str(Flow.EXPORT), str(Flow.IMPORT))
SCHEMA = pa.schema([
    ("flow", pa.string()), ("commodity", pa.string()), ("partner", pa.string()), ("end_month", pa.int64()),
    ("value", pa.float64()), ("withheld", pa.int64()),
])  # fmt: skip


class Asked(msgspec.Struct, frozen=True):
    """What to scan: the level (pc, hs2 to hs9, sitc1 to bec-use), flows, and a partner, `world`, or every partner."""

    level: str
    flows: tuple[str, ...] = FLOWS
    partner: str = WORLD
    every_partner: bool = False

    @property
    def classification(self) -> str:
        """The classification of the codes scanned."""
        if self.level in goods_groups.LEVELS:
            return goods_groups.LEVELS[self.level][0]
        return PC if self.level == PUBLISHED else "HS"


def months_of(store: Store, view: View, asked: Asked, period: Period) -> Iterator[pa.Table]:
    """The months up to `period` of every series asked for, with the columns of SCHEMA, sorted by series and month.

    Where much is held they come in several tables, each with whole series; those of a flow come in the
    order of their codes. Raises UsageError for an unknown level, NotHeld where nothing of it is held.
    """
    if asked.level == PUBLISHED:
        yield _published(view, asked, period)
        return
    if asked.level not in (*LEVELS, *goods_groups.LEVELS):
        raise UsageError(
            f"{asked.level!r} is no level", remedy=f"Levels: {', '.join((PUBLISHED, *LEVELS, *goods_groups.LEVELS))}."
        )
    yield from _detailed(store, view.as_of, view.reporter.code, asked, period.end)


def begins_with(store: Store, view: View, asked: Asked, period: Period) -> int | None:
    """The first month of all that is scanned, for periods of several months; None where `months_of` tells it by itself."""
    if asked.level not in LEVELS or period.length == 1:
        return None
    return rolling_up.first_month(store, view.as_of, _selection(view.reporter.code, asked, until=period.end))


def held_of(store: Store, view: View, asked: Asked) -> Held | None:
    """What tables of the detail tell of what is scanned; None for the principal commodities, published as such."""
    if asked.level == PUBLISHED:
        return None
    due = store.last_due_month(view.as_of) if view.as_of < store.newest_known_at else BEFORE_ALL_MONTHS
    return chapters_held(store.own.detail, _selection(view.reporter.code, asked), view.as_of, due)


def comparing(held: Held | None, asked: Asked, period: Period) -> Rule | None:
    """Since when what is scanned of the detail can be compared; None where that is always."""
    return None if held is None else rule_of(held, asked.classification, LEVELS.get(asked.level, 0), period)


def backfilled(store: Store, view: View, asked: Asked, period: Period, names: pa.Table) -> int:
    """How many figures of the period and a year earlier stand in for what was known then, and were first known later."""
    spans = (period, period.year_earlier())
    if asked.level != PUBLISHED:
        chosen = (_selection(view.reporter.code, asked, span.start, span.end) for span in spans)
        return sum(rolling_up.stand_ins(store, view.as_of, one) for one in chosen)
    told = (
        view.cell(Subject(one["flow"], one["partner"], PC, one["commodity"]), span)
        for one in names.to_pylist()
        for span in spans
    )
    return sum(cell is not None and cell[1].backfilled for cell in told)


def whole_of(store: Store, view: View, asked: Asked, period: Period) -> dict[str, Whole]:
    """The total of each flow with the world in the period and a year earlier, of the same source as what is scanned."""
    if asked.level == PUBLISHED:
        return {flow: _total(view, flow, period) for flow in asked.flows}
    spans = (period, period.year_earlier())
    sums: Mapping[Period, dict[str, float]] = {
        span: _detail_sums(store, view.as_of, view.reporter.code, asked, span) for span in spans
    }
    return {flow: Whole(*(sums[span].get(flow, 0.0) for span in spans)) for flow in asked.flows}


def totals_of(
    store: Store, view: View, asked: Asked, period: Period, whole: Mapping[str, Whole]
) -> dict[tuple[str, str], Whole]:
    """The total of each flow with each partner scanned, in the period and a year earlier: what points are points of.

    `whole` has the totals with the world, which are those of a scan of the world.
    """
    if asked.partner == WORLD and not asked.every_partner:
        return {(flow, WORLD): total for flow, total in whole.items()}
    if asked.level == PUBLISHED:
        return {(flow, asked.partner): _total(view, flow, period, asked.partner) for flow in asked.flows}
    spans = (period, period.year_earlier())
    sums = [_partner_sums(store, view.as_of, view.reporter.code, asked, span) for span in spans]
    return {key: Whole(*(found.get(key, 0.0) for found in sums)) for key in {**sums[0], **sums[1]}}


def _total(view: View, flow: str, period: Period, partner: str = WORLD) -> Whole:
    subject = Subject(flow, partner)
    return Whole(*(float(level_of(view, subject, span).value) for span in (period, period.year_earlier())))


def _published(view: View, asked: Asked, period: Period) -> pa.Table:
    """The principal commodities, lowest rows only, with withheld or missing months as no number."""
    if asked.every_partner:
        raise UsageError(
            "principal commodities are not held for every partner",
            remedy="Name one with --partner, or scan the detail with --level hs2 to hs9.",
        )
    found: list[pa.Table] = []
    for subject in sorted(view.subjects()):
        if subject.flow in asked.flows and subject.partner == asked.partner and _is_listed(subject):
            try:
                rungs = ladder(view, subject, _last_month(period))
            except KurojiError:
                continue
            # A series that begins within a quarter or year begins here with the next whole one.
            first = rungs.period(0).end
            late = (period.start - first) % period.length
            found.append(_rows(subject, first + late, rungs.values[late:]))
    if not found:
        raise NotHeld(
            f"no principal commodity of {asked.partner} is held for {period}",
            remedy="`kuroji series --list` shows what is held.",
        )
    return pa.concat_tables(found)


def _last_month(period: Period) -> Period:
    return period.months()[-1] if period.is_sum_of_months else period


def _is_listed(subject: Subject) -> bool:
    """Whether a subject is a row of the list that is no sum of others."""
    if subject.classification != PC or subject.measure != Measure.VALUE:
        return False
    of = commodity(subject.flow, subject.commodity)
    return of.level > 1 and not of.memo


def _rows(subject: Subject, first: int, values: Floats) -> pa.Table:
    many = len(values)
    return pa.table(
        [
            [subject.flow] * many, [subject.commodity] * many, [subject.partner] * many,
            np.arange(first, first + many), np.asarray(values, dtype=float), np.isnan(values).astype(np.int64),
        ],
        schema=SCHEMA,
    )  # fmt: skip


def _detailed(store: Store, as_of: datetime, reporter: str, asked: Asked, until: int) -> Iterator[pa.Table]:
    by_partner = _by_partner(asked)
    selection = _selection(reporter, asked, until=until)
    if asked.level in LEVELS:
        found = rolling_up.stretches(store, as_of, selection, LEVELS[asked.level], by_partner=by_partner)
    else:
        whole = rolling_up.months_of_groups(store, as_of, selection, asked.level, by_partner=by_partner)
        found = iter([] if whole is None else [whole])
    first = next(found, None)
    if first is None:
        told = detail_held.missing(
            store.own.detail, reporter_of(reporter), asked.flows[0] if len(asked.flows) == 1 else "",
            f"goods at the level {asked.level}",
        )  # fmt: skip
        raise NotHeld(told.what, remedy=f"{told.remedy} The principal commodities are embedded: level {PUBLISHED}.")
    yield first
    yield from found


def _selection(reporter: str, asked: Asked, since: int | None = None, until: int | None = None) -> DetailSelection:
    """Tables by commodity alone for the world, by country for a country or for all of them."""
    world = asked.partner == WORLD and not asked.every_partner
    return DetailSelection(
        reporter=(reporter,),
        flow=asked.flows,
        partner=() if asked.partner == WORLD else members(asked.partner) or (asked.partner,),
        kind=Kind.WORLD if world else Kind.COUNTRY,
        since=since,
        until=until,
        together=asked.partner if members(asked.partner) else "",
    )


def _by_partner(asked: Asked) -> bool:
    """Whether partners are told apart; those of an area are added up, like those of the world."""
    return asked.every_partner or (asked.partner != WORLD and not members(asked.partner))


def _detail_sums(store: Store, as_of: datetime, reporter: str, asked: Asked, span: Period) -> dict[str, float]:
    everyone = msgspec.structs.replace(asked, partner=WORLD, every_partner=False)
    return {flow: value for (flow, _), value in _partner_sums(store, as_of, reporter, everyone, span).items()}


def _partner_sums(
    store: Store, as_of: datetime, reporter: str, asked: Asked, span: Period
) -> dict[tuple[str, str], float]:
    """The sums of all goods within a span by flow and partner."""
    selection = _selection(reporter, asked, span.start, span.end)
    by_partner = _by_partner(asked)
    sums = rolling_up.months(store, as_of, selection, rolling_up.ALL_GOODS, by_partner=by_partner)
    if sums is None:
        return {}
    grouped = sums.select(["flow", "partner", "value"]).group_by(["flow", "partner"]).aggregate([("value", "sum")])
    names = (pc.cast(grouped[name], pa.string()).to_pylist() for name in ("flow", "partner"))
    return dict(zip(zip(*names, strict=True), grouped["value_sum"].to_pylist(), strict=True))
