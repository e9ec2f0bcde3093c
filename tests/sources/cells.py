"""Looking up single cells of an observation table in tests."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def cell(table: pa.Table, **wanted: str) -> Mapping[str, object]:
    """The one row whose columns are as `wanted`; partner, commodity, measure and statistic have usual values."""
    usual = {"partner": "world", "commodity": "total", "measure": "value", "statistic": "level"}
    looked_for = usual | wanted
    for name, value in looked_for.items():
        table = table.filter(pc.equal(table.column(name), value))
    found = table.to_pylist()
    assert len(found) == 1, f"{len(found)} rows with {looked_for}"
    return dict(found[0])


def said(table: pa.Table, **wanted: str) -> tuple[object, object, object]:
    """Value, grain and status of that row."""
    row = cell(table, **wanted)
    return row["value"], row["quantum"], row["status"]
