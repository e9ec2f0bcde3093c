"""Rows under a mapping become releases and observations: the one way in for every source but Japan's own.

A row is its place in the file and its cells by column name, all of them text. Values are
brought to whole units of the currency; the rounding grain is that of the digits printed,
unless the mapping says otherwise. Where nobody says when the figures came out, they are
known from the day on which they were captured, which is marked as inferred: what they were
before is not known, and reading an earlier day shows them as backfilled.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

import pyarrow as pa

from kuroji.model.columns import same
from kuroji.model.errors import InputError
from kuroji.model.instant import release_instant
from kuroji.model.observation import OBSERVATIONS, Flow, Measure, SeriesKey, Statistic
from kuroji.model.period import Period
from kuroji.model.release import Release
from kuroji.model.reporter import Reporter
from kuroji.sources import mapped_cells
from kuroji.sources.arrival import Arrival
from kuroji.sources.mapped_cells import INFERRED, STATED, Row
from kuroji.sources.mapping import STAGES, Mapping
from kuroji.sources.observation_table import Held, ObservationBuilder

log = logging.getLogger(__name__)
NAMED_IN_LOG = 8


class _Reading:
    """What has been read of one release so far: figures of one reporter that became known at one instant."""

    def __init__(self, owner: Reporter, instant: datetime, basis: str, came: Arrival) -> None:
        self.owner, self.instant, self.basis = owner, instant, basis
        self.builder = ObservationBuilder("", came.name)
        self.periods: set[Period] = set()
        self.addresses: dict[str, None] = {}


Readings = dict[tuple[str, datetime, str], _Reading]


def read_rows(rows: Iterable[Row], mapping: Mapping, came: Arrival) -> list[tuple[Release, pa.Table]]:
    """The releases in the rows, one for each reporter and date of publication among them, with their observations.

    Raises InputError naming file, row and field for what the mapping does not explain, and
    when nothing is left to read.
    """
    readings: Readings = {}
    left_out: Counter[str] = Counter()
    for row in rows:
        if _kept(row, mapping):
            _take(row, mapping, came, readings, left_out)
    if left_out:
        named = ", ".join(f"{name} ({count})" for name, count in left_out.most_common(NAMED_IN_LOG))
        log.warning("%s: rows of %d partners that are in no codelist are left out: %s", came.name, len(left_out), named)
    held = [reading for _, reading in sorted(readings.items()) if reading.periods]
    if not held:
        raise InputError(
            "no figure is left to read", where=came.name,
            remedy="The answer is empty, or holds only rows and partners that its mapping passes over.",
        )  # fmt: skip
    return [_finished(reading, mapping, came) for reading in held]


def known(owner: Reporter, mapping: Mapping, came: Arrival) -> tuple[datetime, str]:
    """When the figures of a file became known, and whether that is stated by the mapping or inferred from the capture."""
    if mapping.published is not None:
        return release_instant(mapping.published, owner), STATED
    day = came.captured or came.retrieved_at.astimezone(owner.tz).date()
    return release_instant(day, owner), INFERRED


def _finished(reading: _Reading, mapping: Mapping, came: Arrival) -> tuple[Release, pa.Table]:
    ordered = sorted(reading.periods, key=lambda p: (p.end, p.length))
    span = str(ordered[0]) if len(ordered) == 1 else f"{ordered[0]}..{ordered[-1]}"
    stage, owner = int(STAGES[mapping.stage]), reading.owner
    day = reading.instant.astimezone(owner.tz).date().isoformat()
    release = Release(
        id=f"{mapping.source}/{owner.code.replace('/', '-')}-{span}/{stage}/{day}", source=mapping.source, reporter=owner.code, stage=stage,
        periods=tuple(str(period) for period in ordered), published_at=reading.instant, published_basis=reading.basis,
        sha256=hashlib.sha256(f"{came.sha256} {owner.code} {day}".encode()).hexdigest(),
        title=mapping.title or mapping.source,
        address=came.address or next(iter(reading.addresses), "") or mapping.address, retrieved_at=came.retrieved_at,
        title_ja=mapping.title_ja,
    )  # fmt: skip
    table = reading.builder.table()
    place = OBSERVATIONS.get_field_index("release")
    return release, table.set_column(place, OBSERVATIONS.field(place), same(release.id, table.num_rows))


def _kept(row: Row, mapping: Mapping) -> bool:
    """Whether the row has only words that the mapping keeps; a column that the file lacks keeps all."""
    return all(row.cells.get(column, words[0]) in words for column, words in mapping.keep.items() if words)


def _take(row: Row, mapping: Mapping, came: Arrival, readings: Readings, left_out: Counter[str]) -> None:
    """Put the figures of one row into the reading of its reporter and date."""
    owner = mapped_cells.owner(row, mapping)
    place = mapped_cells.partner(row, mapping)
    if place is None:
        left_out[mapped_cells.cell(row, mapping, "partner")] += 1
        return
    instant, basis = mapped_cells.published(row, mapping, owner) or known(owner, mapping, came)
    reading = readings.setdefault((owner.code, instant, basis), _Reading(owner, instant, basis, came))
    period = mapped_cells.period(row, mapping, owner.fiscal)
    scheme, code = mapped_cells.commodity(row, mapping)
    for flow, column, measure in _figures(row, mapping):
        unit, factor = mapped_cells.unit(row, mapping, owner, measure)
        printed = mapped_cells.printed(row, column, mapping, factor)
        if printed is None:
            continue
        if flow != Flow.BALANCE and (printed.value or 0) < 0:
            raise InputError(
                f"{row.cells[column]} is negative, which no {flow} can be", where=f"{row.place}, {column}",
                remedy="If it is a correction or a balance, pass such rows over with `keep`, or name the flow balance.",
            )  # fmt: skip
        key = SeriesKey(owner.code, flow, place, scheme, code, measure, Statistic.LEVEL, unit)
        reading.builder.add(key, period, Held(printed, STAGES[mapping.stage], instant, basis, row.place))
        reading.periods.add(period)
        reading.addresses.setdefault(mapped_cells.cell(row, mapping, "address"))


def _figures(row: Row, mapping: Mapping) -> Iterator[tuple[str, str, str]]:
    """Flow, column and measure of each figure in a row."""
    for column, flow in mapping.values.items():
        yield mapped_cells.flow_of(flow, f"{row.place}, values"), column, Measure.VALUE
    if mapping.values:
        return
    flow = mapped_cells.flow(row, mapping)
    if mapping.columns.value:
        yield flow, mapping.columns.value, Measure.VALUE
    if mapping.columns.quantity:
        yield flow, mapping.columns.quantity, Measure.QUANTITY
