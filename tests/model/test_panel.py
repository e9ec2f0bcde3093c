"""Panels: looking up what a table holds, against a walk over its rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.model.observation import KEY_COLUMNS, SeriesKey
from kuroji.model.panel import Panel
from kuroji.model.period import parse
from kuroji.model.stage import Stage

NOW = datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
EXPORTS = SeriesKey("JP", "export", "world", "", "total", "value", "level", "JPY")
IMPORTS = SeriesKey("JP", "import", "world", "", "total", "value", "level", "JPY")
CHIPS = SeriesKey("JP", "export", "US", "PC", "70323", "value", "level", "JPY")
NAMES = (*KEY_COLUMNS, "frequency", "period", "status", "known_basis", "release")
PERIODS = ("2026-04", "2026-05", "2026-05-D10", "2026-05-D20", "2026-Q2", "2026-H1", "2026", "FY2026", "FY2026-H1",
           "2026-01..2026-05", "2026-03..2026-05", "2026-01..2026-06")  # fmt: skip


def panel(cells: dict[tuple[SeriesKey, str], float | None]) -> Panel:
    rows = []
    for number, ((key, period), value) in enumerate(cells.items()):
        read = parse(period)
        rows.append({
            **{name: getattr(key, name) for name in KEY_COLUMNS}, "frequency": str(read.frequency), "period": period,
            "end_month": read.end, "value": value, "quantum": 0.1, "status": "withheld" if value is None else "normal",
            "stage": 5, "known_at": NOW - timedelta(microseconds=number), "known_basis": "stated",
            "release": f"r{number}", "vintage": 2, "opens": False, "backfilled": number % 2 == 0,
        })  # fmt: skip
    rows.sort(key=lambda r: (*(r[name] for name in (*KEY_COLUMNS, "frequency")), r["end_month"]))
    types = {name: pa.dictionary(pa.int32(), pa.string()) for name in NAMES}
    types |= {"end_month": pa.int32(), "value": pa.float64(), "quantum": pa.float64(), "stage": pa.int8()}
    types |= {
        "known_at": pa.timestamp("us", "UTC"),
        "vintage": pa.int32(),
        "opens": pa.bool_(),
        "backfilled": pa.bool_(),
    }
    return Panel(pa.Table.from_pylist(rows, schema=pa.schema(list(types.items()))), NOW)


CELLS = st.dictionaries(
    st.tuples(st.sampled_from([EXPORTS, IMPORTS, CHIPS]), st.sampled_from(PERIODS)),
    st.one_of(st.none(), st.integers(-(10**13), 10**13).map(float)),
)


@given(CELLS)
def test_each_cell_is_found_and_no_other(cells: dict[tuple[SeriesKey, str], float | None]) -> None:
    found = panel(cells)
    for key in (EXPORTS, IMPORTS, CHIPS):
        for period in PERIODS:
            cell = found.cell(key, parse(period))
            if (key, period) in cells:
                value = cells[key, period]
                assert cell is not None
                assert cell.value == (None if value is None else Decimal(value))
                number = list(cells).index((key, period))
                assert (cell.release, cell.backfilled) == (f"r{number}", number % 2 == 0)
                assert cell.known_at == NOW - timedelta(microseconds=number)
            else:
                assert cell is None


@given(CELLS)
def test_keys_and_lines(cells: dict[tuple[SeriesKey, str], float | None]) -> None:
    found = panel(cells)
    keys = {key for key, _ in cells}
    assert found.series() == sorted(keys)
    assert [key in found for key in (EXPORTS, IMPORTS, CHIPS)] == [key in keys for key in (EXPORTS, IMPORTS, CHIPS)]
    for key, frequency in found.lines():
        line = found.line(key, frequency)
        assert line is not None
        wanted = [p for k, p in cells if k == key and str(parse(p).frequency) == frequency]
        assert sorted(line.period) == sorted(wanted)
        assert line.end.tolist() == [parse(period).end for period in line.period] == sorted(line.end.tolist())
    assert sum(end - start for start, end in found.lines().values()) == len(cells)


def test_what_a_cell_says() -> None:
    cell = panel({(CHIPS, "2026-05"): 17.05}).cell(CHIPS, parse("2026-05"))
    assert cell is not None
    assert (cell.value, cell.quantum) == (Decimal("17.05"), Decimal("0.1"))
    assert cell.stage is Stage.DETAILED_EXPORTS
    assert (cell.status, cell.known_basis, cell.vintage, cell.opens) == ("normal", "stated", 2, False)


def test_withheld_is_no_number() -> None:
    found = panel({(CHIPS, "2026-05"): None, (CHIPS, "2026-04"): 0.0})
    withheld, zero = found.cell(CHIPS, parse("2026-05")), found.cell(CHIPS, parse("2026-04"))
    assert withheld is not None
    assert zero is not None
    assert (withheld.value, withheld.status, zero.value, zero.status) == (None, "withheld", 0, "normal")
    line = found.line(CHIPS, "M")
    assert line is not None
    assert line.value.tolist() == [0.0, pytest.approx(float("nan"), nan_ok=True)]
    assert found.line(EXPORTS, "M") is None
