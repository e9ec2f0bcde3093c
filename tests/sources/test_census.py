"""US Census Bureau: answers in the form of its interface, a list of lists that begins with the names of the variables.

Form: https://www.census.gov/data/developers/data-sets/international-trade.html (variables of exports/hs and imports/hs).
Figures: the deficit with Japan in June 2025 was 5.16 billion dollars and 4.27 a year earlier (FT-900, as the Joint
Economic Committee's Monthly Trade Update prints them); the two sides here are chosen so that they leave those.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.sources.cells import said

from kuroji.model.errors import InputError, UsageError
from kuroji.model.period import parse
from kuroji.sources import census
from kuroji.sources.arrival import Arrival
from kuroji.sources.queries import Query, address

CAME = Arrival("exports.json", "0" * 64, datetime(2025, 8, 5, 13, 0, tzinfo=UTC))


def answer(*rows: list[str | None]) -> bytes:
    return json.dumps(rows).encode()


EXPORTS = answer(
    ["CTY_CODE", "CTY_NAME", "ALL_VAL_MO", "ALL_VAL_YR", "SUMMARY_LVL", "time"],
    ["-", "TOTAL FOR ALL COUNTRIES", "179110000000", "1", "CGP", "2025-06"],
    ["5880", "JAPAN", "6840000000", "1", "DET", "2025-06"],
    ["0020", "ASIA", "50000000000", "1", "CGP", "2025-06"],
    ["4791", "SAN MARINO", "1200", "1", "DET", "2025-06"],
)


def test_exports_are_whole_dollars_of_months_by_country_and_in_all() -> None:
    ((release, table),) = census.read(EXPORTS, CAME)
    assert said(table, flow="export") == (179_110_000_000.0, 1.0, "normal")
    assert said(table, flow="export", partner="JP") == (6_840_000_000.0, 1.0, "normal")
    assert "asia" not in table["partner"].to_pylist()
    assert (release.reporter, release.periods, release.published_basis) == ("US", ("2025-06",), "inferred")


def test_imports_are_general_imports_at_customs_value_with_quantities_where_the_unit_is_known() -> None:
    data = answer(
        ["GEN_VAL_MO", "GEN_QY1_MO", "UNIT_QY1", "CTY_CODE", "I_COMMODITY", "COMM_LVL", "YEAR", "MONTH"],
        ["12000000000", "105000", "NO", "5880", "8703", "HS4", "2025", "06"],
        ["900", "0", "X", "5880", "9999", "HS4", "2025", "06"],
        ["0", "0", "-", "5880", "0101", "HS4", "2025", "06"],
    )
    ((_, table),) = census.read(data, CAME)
    cars = {"flow": "import", "partner": "JP", "classification": "HS", "commodity": "8703"}
    assert said(table, **cars) == (12_000_000_000.0, 1.0, "normal")
    assert said(table, **cars, measure="quantity", unit="NO") == (105_000.0, 1.0, "normal")
    assert said(table, **(cars | {"commodity": "0101"})) == (0.0, 1.0, "nil")
    assert table.num_rows == 4


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"error: unknown variable 'ALL_VALUE'", "unknown variable"),
        (b"", "empty"),
        (b"<html><title>Missing Key</title>", "web page"),
        (b'{"a": 1}', "list of lists"),
        (answer(["CTY_CODE", "GEN_CIF_MO", "time"], ["5880", "1", "2025-06"]), "GEN_CIF_MO \\(imports c.i.f.\\)"),
        (answer(["ALL_VAL_MO", "GEN_VAL_MO", "time"], ["1", "1", "2025-06"]), "at once"),
        (answer(["ALL_VAL_MO", "time"], ["1"]), "row 2.*1 values, where 2"),
        (answer(["ALL_VAL_MO", "CTY_CODE"], ["1", "5880"]), "no month"),
        (answer(["ALL_VAL_MO", "time"]), "no figure is left"),
        (b'[["ALL_VAL_MO","time"],["1","2025', "JSON"),
    ],
)
def test_nonsense_and_nothing_are_named(data: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        census.read(data, CAME)


def test_the_address_of_a_query() -> None:
    months = tuple(parse(f"2025-{month:02d}") for month in range(1, 7))
    assert address(Query("census", "US", months, "import", "JP", "8703")) == (
        "https://api.census.gov/data/timeseries/intltrade/imports/hs?get=CTY_CODE,CTY_NAME,GEN_VAL_MO"
        "&time=from+2025-01+to+2025-06&CTY_CODE=5880&I_COMMODITY=8703&COMM_LVL=HS4"
    )
    with pytest.raises(UsageError, match="United States"):
        address(Query("census", "JP", months))
