"""Named series of the detail: a code of nine digits or what it is part of, with nil where nothing was traded.

A chapter, heading or subheading is the sum of its codes, by the rules of rolling_up.py; an area is that
of its countries. Where no table of the world is held, the world is the sum of all countries. Of a
series of which any month is held, a month that a whole table covers and does not mention is nil.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from threading import get_ident
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.classifications.goods_groups import UNALLOCATED
from kuroji.classifications.harmonized import CHAPTER, NATIONAL
from kuroji.classifications.reporters import reporter
from kuroji.model import period
from kuroji.model.detail import CLASSIFICATION, Kind
from kuroji.model.observation import WORLD
from kuroji.store.detail_reading import DetailSelection, as_observations, chosen, goods_in, is_group, parts_of
from kuroji.store.manifest import Detail

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from kuroji.store.engines import Engine

SERIES = ("flow", "commodity", "partner")
ROWS = (*SERIES, "end_month", "value", "unit1", "quantity1", "unit2", "quantity2", "stage", "known_at", "release",
        "vintage", "opens", "backfilled")  # fmt: skip
COVERED = pa.schema([
    ("flow", pa.string()), ("commodity", pa.string()), ("end_month", pa.int32()),
    ("stage", pa.int8()), ("known_at", pa.timestamp("us", "UTC")), ("release", pa.string()),
])  # fmt: skip
REACHED = pa.schema([
    ("flow", pa.string()), ("chapter", pa.string()), ("end_month", pa.int32()), ("reached", pa.int8()),
])  # fmt: skip
_LOG = logging.getLogger(__name__)
# A sum of cells is no vintage of a published figure.
COMPUTED = 0
# So many chapters that are not held are named.
NAMED = 8
Read = Callable[[DetailSelection], "ir.Table | None"]


def observations(
    read: Read, held: Detail, engine: Engine, wanted: DetailSelection, measures: Sequence[str], as_of: datetime | None
) -> list[ir.Table]:
    """What a selection of one reporter wants, as rows of a view; `read` gives the rows of the detail at `as_of`."""
    import ibis

    owner = reporter(wanted.reporter[0])
    if not wanted.commodity:
        rows = read(wanted)
        if rows is None:
            return []
        rows = _at_stage_reached(rows, engine.lent(_name(wanted, "reached"), reached(held, wanted, as_of)))
        return as_observations(gathered(rows, NATIONAL, wanted.together), owner, measures)
    whole = msgspec.structs.replace(wanted, since=None, until=None)
    everyone = wanted.kind is Kind.WORLD and not parts_of(held.parts, whole)
    if everyone:
        whole = msgspec.structs.replace(whole, kind=Kind.COUNTRY, partner=())
    rows = read(whole)
    if rows is None:
        return []
    rows = _at_stage_reached(rows, engine.lent(_name(wanted, "reached"), reached(held, whole, as_of)))
    if is_group(wanted):
        rows = rows.mutate(commodity=ibis.literal(wanted.commodity[0]))
        if not wanted.commodity[0].startswith(UNALLOCATED):
            _tell_gaps(held, wanted, whole)
            alike = engine.lent(_name(wanted, "alike"), covered(held, whole, None))
            rows = rows.semi_join(alike, ["flow", "end_month"])
    found = gathered(rows, len(wanted.commodity[0]), WORLD if everyone else wanted.together)
    told = engine.lent(_name(wanted, "covered"), covered(held, whole, as_of))
    months = DetailSelection(since=wanted.since, until=wanted.until)
    filled = found.union(_nil(found, told))
    return as_observations(chosen(filled, months), owner, measures, wanted.classification)


def gathered(rows: ir.Table, digits: int, together: str = "") -> ir.Table:
    """Rows of the detail added up by the first digits of their code, and of all partners where these are wanted `together`.

    Of quantities only those of whole codes add up. A sum is known since its newest figure, and
    rests on the releases of all its figures, which it names with blanks between them; it
    was published as no figure, and so has no vintage. A withheld figure is in no sum.
    """
    import ibis

    if digits == NATIONAL and not together:
        return rows.select(*ROWS).mutate(vintage=rows.vintage.cast("int32"))
    units = ("unit1", "unit2")
    rows = rows.mutate(
        commodity=rows.commodity.substr(0, digits), partner=ibis.literal(together) if together else rows.partner
    )
    if digits != NATIONAL:
        rows = rows.mutate(
            unit1=ibis.literal(""), unit2=ibis.literal(""),
            quantity1=ibis.null("int64"), quantity2=ibis.null("int64"),
        )  # fmt: skip
    summed = rows.group_by(*SERIES, "end_month", *units).aggregate(
        **{name: rows[name].sum().cast("int64") for name in ("value", "quantity1", "quantity2")},
        stage=rows.stage.min(),
        release=rows.release.cast("string").collect(distinct=True).sort().join(" "),
        vintage=ibis.literal(COMPUTED).cast("int32"),
        opens=rows.opens.all(),
        backfilled=rows.backfilled.any(),
        known_at=rows.known_at.max(),
    )
    return summed.select(*ROWS)


def reached(held: Detail, wanted: DetailSelection, as_of: datetime | None) -> pa.Table:
    """The stage that each month of the chapters wanted had reached by `as_of`: the highest of the whole tables of it."""
    by_chapter = wanted
    if is_group(wanted):
        rest = wanted.commodity[0].startswith(UNALLOCATED)
        by_chapter = msgspec.structs.replace(wanted, commodity=() if rest else goods_in(wanted))
    highest: dict[tuple[str, str, int], int] = {}
    for flow, chapter, month, (stage, *_) in _months(held, by_chapter, as_of):
        key = (flow, chapter, month)
        highest[key] = max(highest.get(key, stage), stage)
    rows = [(*key, stage) for key, stage in highest.items()]
    columns = zip(*rows, strict=True) if rows else [()] * len(REACHED)
    return pa.table([list(column) for column in columns], schema=REACHED)


def _at_stage_reached(rows: ir.Table, told: ir.Table) -> ir.Table:
    """Rows of the detail at the stage that their month has reached, where a later table only confirmed them."""
    import ibis

    joined = rows.mutate(chapter=rows.commodity.substr(0, CHAPTER)).left_join(told, ["flow", "chapter", "end_month"])
    stage = ibis.greatest(joined.stage, ibis.coalesce(joined.reached, joined.stage)).cast("int8")
    return joined.mutate(stage=stage).select(*rows.columns)


def covered(held: Detail, wanted: DetailSelection, as_of: datetime | None) -> pa.Table:
    """Every month that whole tables known at `as_of` cover of the codes wanted, since the first of them told it.

    Its stage is the one that it has reached since.

    Of a group it is every month in which all the chapters that it has goods of are covered.
    """
    if is_group(wanted):
        return _covered_group(held, wanted, as_of)
    first: dict[tuple[str, str, int], tuple[int, datetime, str]] = {}
    for flow, chapter, month, told in _months(held, wanted, as_of):
        key = (flow, chapter, month)
        before = first.get(key, told)
        first[key] = (max(before[0], told[0]), *min(before, told, key=lambda one: one[1])[1:])
    rows = [
        (flow, code, month, *told)
        for (flow, chapter, month), told in first.items()
        for code in wanted.commodity
        if code[:CHAPTER] == chapter
    ]
    columns = zip(*rows, strict=True) if rows else [()] * len(COVERED)
    return pa.table([list(column) for column in columns], schema=COVERED)


def _covered_group(held: Detail, wanted: DetailSelection, as_of: datetime | None) -> pa.Table:
    """The months in which every chapter of a group that is held at all is covered, as known since the last of them was.

    Of these chapters alone it is a sum, so that all its months are sums of the same goods.
    """
    by_chapter = _by_chapter(wanted)
    every = {(flow, chapter) for flow, chapter, *_ in _months(held, by_chapter, as_of)}
    counted = Counter(flow for flow, _ in every)
    found = covered(held, by_chapter, as_of).group_by(["flow", "end_month"]).aggregate(
        [("commodity", "count_distinct"), ("stage", "min"), ("known_at", "max"), ("release", "max")]
    )  # fmt: skip
    whole = found.filter(
        pc.equal(found["commodity_count_distinct"], pa.array([counted[flow] for flow in found["flow"].to_pylist()]))
    )
    told = [whole[name] for name in ("flow", "end_month", "stage_min", "known_at_max", "release_max")]
    told.insert(1, pa.array([wanted.commodity[0]] * len(whole), pa.string()))
    return pa.table(told, schema=COVERED)


def _by_chapter(wanted: DetailSelection) -> DetailSelection:
    """The chapters that a group has goods of, as they are selected."""
    chapters = tuple(sorted({goods[:CHAPTER] for goods in goods_in(wanted)}))
    return msgspec.structs.replace(wanted, commodity=chapters, classification=CLASSIFICATION)


def _tell_gaps(held: Detail, wanted: DetailSelection, whole: DetailSelection) -> None:
    """Say which chapters a group is added up without, and which months wanted it is not told of for want of some."""
    every = _by_chapter(whole).commodity
    told: dict[str, dict[int, set[str]]] = {}
    for flow, chapter, at, _ in _months(held, _by_chapter(whole), None):
        told.setdefault(flow, {}).setdefault(at, set()).add(chapter)
    for flow, months in told.items():
        name, known = f"{wanted.classification}:{wanted.commodity[0]}", set().union(*months.values())
        absent = [chapter for chapter in every if chapter not in known]
        if absent:
            _LOG.info(
                "%s is added up without %d of its %d chapters (%s): no whole table of the detail of %ss held has them",
                name, len(absent), len(every), _named(absent), flow,
            )  # fmt: skip
        asked = range(wanted.since or 0, (max(months) if wanted.until is None else wanted.until) + 1)
        gaps = {at: known - chapters for at, chapters in months.items() if at in asked and chapters != known}
        if gaps:
            _LOG.info(
                "%ss of %s are not told of %d months between %s and %s, of which chapters %s are held in no whole table",
                flow, name, len(gaps), period.month(min(gaps)), period.month(max(gaps)),
                _named(sorted(set().union(*gaps.values()))),
            )  # fmt: skip


def _named(chapters: Sequence[str]) -> str:
    return ", ".join([*chapters[:NAMED], *(["…"] if len(chapters) > NAMED else [])])


def _months(
    held: Detail, wanted: DetailSelection, as_of: datetime | None
) -> Iterator[tuple[str, str, int, tuple[int, datetime, str]]]:
    """Flow, chapter (all where no code is wanted) and month of every cover: its stage, when it was known, its release."""
    chapters = {code[:CHAPTER] for code in wanted.commodity}
    for entry in held.entries:
        part = entry.part
        if part.kind != wanted.kind or part.reporter not in wanted.reporter:
            continue
        if wanted.flow and part.flow not in wanted.flow:
            continue
        for cover in (one for one in entry.covers if one.whole):
            for spell in (one for one in cover.spells if as_of is None or one.known_at <= as_of):
                for chapter in chapters.intersection(cover.chapters) if chapters else cover.chapters:
                    for month in range(spell.first, spell.last + 1):
                        yield part.flow, chapter, month, (spell.stage, spell.known_at, cover.release)


def _nil(found: ir.Table, told: ir.Table) -> ir.Table:
    """Months covered of the series that are found, and not among their rows: nil."""
    import ibis

    units = found.group_by(SERIES).aggregate(
        unit1=found.unit1.argmax(found.end_month), unit2=found.unit2.argmax(found.end_month),
        # The first figure of its cell; of a series of sums a sum too.
        vintage=ibis.least(found.vintage.max(), 1).cast("int32"),
    )  # fmt: skip
    missing = told.inner_join(units, SERIES[:2]).anti_join(found, [*SERIES, "end_month"])
    zero = ibis.literal(0).cast("int64")
    return missing.mutate(
        value=zero, quantity1=zero, quantity2=zero,
        opens=ibis.literal(value=True), backfilled=ibis.literal(value=False),
    ).select(*ROWS)  # fmt: skip


def _name(wanted: DetailSelection, what: str) -> str:
    """A name for the months lent to the engine: one a thread and part of a question, so that few are ever held."""
    code = wanted.commodity[0] if wanted.commodity else ""
    of = re.sub(r"\W", "_", code) if is_group(wanted) else len(code)
    asked = (wanted.reporter[0], wanted.kind, wanted.together, wanted.classification, of)
    return "_".join(str(one) for one in (what, get_ident(), *asked))
