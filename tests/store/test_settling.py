"""Settling and as-of reading against a second, plain reading of docs/explanation/vintages.md, sections 3 to 5.

The reference below walks one cell at a time in Python with decimal numbers; it shares
nothing with the store but the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

import duckdb
import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuroji.model.observation import OBSERVATIONS
from kuroji.model.period import parse
from kuroji.model.vintage import order_number
from kuroji.store import reading
from kuroji.store.schema import ORDERED, SETTLED
from kuroji.store.settling import changed_cells, settle

START = datetime(2026, 1, 20, 23, 50, tzinfo=UTC)
PERIODS = ("2025-11", "2025-12", "2025-12-D20", "2026-03")
NO_NUMBER = ("withheld", "not_published", "from_nil")


class Said(NamedTuple):
    """One observation, the sequence number of its release and the day it became known."""

    period: str
    value: Decimal | None
    quantum: Decimal
    status: str
    stage: int
    day: int
    sequence: int

    @property
    def known_at(self) -> datetime:
        return START + timedelta(days=self.day)


class Read(NamedTuple):
    """What is read of a cell, and the place of the observation it comes from."""

    source: Said
    stage: int
    vintage: int


def table(observations: list[Said]) -> pa.Table:
    rows = [
        {
            "reporter": "JP", "flow": "export", "partner": "world", "classification": "", "commodity": "total",
            "measure": "value", "statistic": "level", "unit": "JPY", "frequency": str(parse(o.period).frequency),
            "period": o.period, "end_month": parse(o.period).end, "value": None if o.value is None else float(o.value),
            "quantum": float(o.quantum), "status": o.status, "stage": o.stage, "known_at": o.known_at,
            "known_basis": "stated" if o.sequence % 2 else "inferred", "release": str(o.sequence),
            "order": order_number(o.known_at, o.stage, o.sequence),
        }
        for o in observations
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=ORDERED)


# The reference


def confirmed_by(held: Said, new: Said) -> bool:
    if held.value is None or new.value is None:
        return held.value is None and new.value is None and held.status == new.status
    statuses = {held.status, new.status}
    if "nil" in statuses and (held.value, new.value) != (0, 0):
        return False
    if statuses == {"nil", "rounds_to_zero"} or (statuses != {"fold"} and "fold" in statuses):
        return False
    grain = max(held.quantum, new.quantum)
    return rounded(held.value, grain) == rounded(new.value, grain)


def rounded(value: Decimal, grain: Decimal) -> Decimal:
    return (value / grain).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def read_cell(observations: list[Said], t: datetime) -> Read | None:
    """The newest observation known at t, confirmations applied."""
    read: Read | None = None
    for new in sorted(observations, key=lambda o: (o.known_at, o.stage, o.sequence)):
        if new.known_at > t:
            break
        if read is None:
            read = Read(new, new.stage, 1)
        elif confirmed_by(read.source, new):
            finer = new if new.quantum < read.source.quantum else read.source
            read = Read(finer, max(read.stage, new.stage), read.vintage)
        else:
            read = Read(new, new.stage, read.vintage + 1)
    return read


def expected_rows(observations: list[Said]) -> Iterator[dict[str, object]]:
    """The settled rows of one cell: one whenever what is read changes."""
    instants = sorted({o.known_at for o in observations})
    reads = [(t, read) for t in instants if (read := read_cell(observations, t))]
    changes = [reads[0]] + [(t, new) for (_, old), (t, new) in pairwise(reads) if old != new]
    vintage = 0
    for place, (t, read) in enumerate(changes):
        vintage += place == 0 or changes[place - 1][1].vintage != read.vintage
        yield {
            "period": read.source.period,
            "value": None if read.source.value is None else float(read.source.value),
            "quantum": float(read.source.quantum),
            "status": read.source.status,
            "release": str(read.source.sequence),
            "stage": read.stage,
            "known_at": t,
            "until": changes[place + 1][0] if place + 1 < len(changes) else None,
            "opens": place == 0,
            "vintage": vintage,
        }


# What is drawn: few values at several grains, so that confirmations, ties and halves are frequent.

GRAINS = st.sampled_from([Decimal(text) for text in ("0.1", "1", "10", "1000", "1E+6", "1E+10")])
PRINTED = st.one_of(st.integers(-12, 12), st.sampled_from([49, 50, 51, 449999999, 450000000, 5499999999, 5500000000]))


@st.composite
def said(draw: st.DrawFn, sequence: int) -> Said:
    status = draw(st.sampled_from(["normal", "normal", "normal", "nil", "rounds_to_zero", "fold", *NO_NUMBER]))
    quantum = draw(GRAINS)
    value = None if status in NO_NUMBER else draw(PRINTED) * quantum
    return Said(
        period=draw(st.sampled_from(PERIODS)),
        value=Decimal(0) if status in ("nil", "rounds_to_zero") else value,
        quantum=quantum,
        status=status,
        stage=draw(st.sampled_from([4, 5, 6, 7, 8])),
        day=draw(st.integers(0, 6)),
        sequence=sequence,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Said]:
    observations = [draw(said(number)) for number in range(draw(st.integers(1, 14)))]
    return draw(st.permutations(observations))


def in_time(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(rows, key=lambda row: (row["period"], row["known_at"]))


def by_cell(observations: list[Said]) -> dict[str, list[Said]]:
    return {p: cell for p in PERIODS if (cell := [o for o in observations if o.period == p])}


@given(histories())
@settings(max_examples=600)
def test_settled_rows_are_those_of_a_plain_walk(observations: list[Said]) -> None:
    settled = settle(table(observations))
    expected = [row for cell in by_cell(observations).values() for row in expected_rows(cell)]
    names = list(expected[0])
    assert in_time(settled.select(names).to_pylist()) == in_time(expected)
    assert settled.schema == SETTLED


@given(histories())
@settings(max_examples=100)
def test_the_date_and_its_basis_come_from_the_same_observation(observations: list[Said]) -> None:
    bases = {(o.known_at, o.period, "stated" if o.sequence % 2 else "inferred") for o in observations}
    for row in settle(table(observations)).to_pylist():
        assert (row["known_at"], row["period"], row["known_basis"]) in bases


@pytest.fixture(scope="module")
def engine() -> ibis.BaseBackend:
    connection = ibis.duckdb.connect()
    connection.raw_sql("SET TimeZone = 'Pacific/Chatham'")  # no answer may depend on the engine's zone
    return connection


def view(
    engine: ibis.BaseBackend, settled: pa.Table, t: datetime | None, last_due: int
) -> dict[str, tuple[object, ...]]:
    rows = engine.to_pyarrow(reading.visible(ibis.memtable(settled), t, last_due)).to_pylist()
    assert len({row["period"] for row in rows}) == len(rows), "a cell is read once"
    return {row["period"]: (row["release"], row["stage"], row["backfilled"]) for row in rows}


@given(histories(), st.integers(-1, 7), st.sampled_from([0, 5, 9]), st.sampled_from(["2025-10", "2025-12", "2026-03"]))
@settings(max_examples=60)
def test_reading_as_of(
    engine: ibis.BaseBackend, observations: list[Said], day: int, offset: int, last_due: str
) -> None:
    """Vintages section 5, rule 1: the newest known at t; else, where it was due, the earliest later one, backfilled."""
    t = (START + timedelta(days=day)).astimezone(timezone(timedelta(hours=offset)))
    expected = {}
    for period, cell in by_cell(observations).items():
        read = read_cell(cell, t)
        if read is not None:
            expected[period] = (str(read.source.sequence), read.stage, False)
        elif parse(period).end <= parse(last_due).end and "-D" not in period:
            first = read_cell(cell, min(o.known_at for o in cell))
            assert first is not None
            expected[period] = (str(first.source.sequence), first.stage, True)
    assert view(engine, settle(table(observations)), t, parse(last_due).end) == expected


@given(histories())
@settings(max_examples=30)
def test_latest_is_the_view_of_the_newest_instant(engine: ibis.BaseBackend, observations: list[Said]) -> None:
    settled = settle(table(observations))
    newest = max(o.known_at for o in observations)
    assert view(engine, settled, None, 0) == view(engine, settled, newest, 0)


def test_a_newer_withheld_value_beats_an_older_number(engine: ibis.BaseBackend) -> None:
    """Vintages section 4; an arg_max that skips nulls would bring the number back."""
    number = Said("2025-12", Decimal(5), Decimal(1), "normal", 4, 0, 1)
    withheld = number._replace(value=None, status="withheld", day=1, sequence=2)
    settled = settle(table([number, withheld]))
    assert view(engine, settled, None, 0) == {"2025-12": ("2", 4, False)}
    sql = duckdb.sql("select value, status from settled where until is null").fetchall()
    assert sql == [(None, "withheld")]


def test_an_exact_half_goes_away_from_zero_whatever_the_float() -> None:
    """1,785,000,000,000 yen at a grain of 10 billion is 1,790 billion (half away from zero), one thousand yen less is not."""
    coarse = Said("2025-12", Decimal("179E+10"), Decimal("1E+10"), "normal", 4, 0, 1)
    half = coarse._replace(value=Decimal(1_785_000_000_000), quantum=Decimal(1000), stage=7, day=1, sequence=2)
    below = half._replace(value=Decimal(1_784_999_999_000))
    assert [row["vintage"] for row in settle(table([coarse, half])).to_pylist()] == [1, 1]
    assert [row["vintage"] for row in settle(table([coarse, below])).to_pylist()] == [1, 2]


@given(histories(), st.data())
@settings(max_examples=60)
def test_changed_cells_marks_the_cells_in_common(observations: list[Said], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(observations), max_size=3))
    periods = {o.period for o in some}
    mask = changed_cells(table(observations), table(some)).to_pylist()
    assert mask == [o.period in periods for o in observations]


def test_nothing_settles_to_nothing() -> None:
    assert settle(ORDERED.empty_table()).equals(SETTLED.empty_table())


def test_cells_of_other_series_are_kept_apart(row: Callable[..., dict[str, object]]) -> None:
    """A cell is its whole key: a change in any part of it makes another cell."""
    other = [
        row(1.0), row(1.0, flow="import"), row(1.0, partner="US"), row(1.0, classification="PC", commodity="70323"),
        row(1.0, measure="quantity"), row(1.0, statistic="change"), row(1.0, unit="KG"), row(1.0, "2026-04"),
    ]  # fmt: skip
    observations = pa.Table.from_pylist(other, schema=OBSERVATIONS)
    ordered = observations.append_column(ORDERED.field("order"), pa.array(range(len(other)), pa.int64()))
    assert settle(ordered)["opens"].to_pylist() == [True] * len(other)
