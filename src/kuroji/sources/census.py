"""US Census Bureau, international trade interface: HS, monthly, by country (timeseries/intltrade/exports|imports/hs).

An answer is a JSON list of lists whose first names the columns that were asked for. Exports
are `ALL_VAL_MO`, all exports f.a.s. (domestic and re-exports); imports are `GEN_VAL_MO`, general
imports at customs value, which leaves out freight and insurance. Imports for consumption
(`CON_VAL_MO`) and the c.i.f. value (`GEN_CIF_MO`) are other statistics and are not read. `time` is the
month (or YEAR and MONTH); cumulative columns (`_YR`) are passed over. `CTY_CODE` is Schedule C, `-` the
total; rows of country groups (`SUMMARY_LVL` CGP) are passed over but for that total.
Values are whole dollars. Quantities are read where the unit (`UNIT_QY1`) was asked for too.

https://www.census.gov/data/developers/data-sets/international-trade.html
https://www.census.gov/foreign-trade/reference/guides/Guide_to_International_Trade_Datasets.pdf
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from kuroji.model.errors import InputError
from kuroji.model.release import Release
from kuroji.sources.arrival import Arrival
from kuroji.sources.country_codes import SCHEDULE_C, partner_of
from kuroji.sources.json_text import parsed
from kuroji.sources.mapped_cells import Row
from kuroji.sources.mapped_rows import read_rows
from kuroji.sources.mapping import Columns, Mapping

SOURCE = "census"
LIMIT = 256 << 20
SITE = "https://api.census.gov/data/timeseries/intltrade"
# Flow: the column of the value, of the commodity, of the quantity.
_FLOWS = {
    "export": ("ALL_VAL_MO", "E_COMMODITY", "QTY_1_MO"),
    "import": ("GEN_VAL_MO", "I_COMMODITY", "GEN_QY1_MO"),
}
_OTHER = {"CON_VAL_MO": "imports for consumption", "GEN_CIF_MO": "imports c.i.f.", "ALL_VAL_YR": "cumulative exports",
          "GEN_VAL_YR": "cumulative imports"}  # fmt: skip
_GROUPS = "CGP"
_NO_UNIT = ("", "-", "X", "X  ")


def read(data: bytes, came: Arrival) -> list[tuple[Release, pa.Table]]:
    """The release in an answer of the interface. Raises InputError."""
    header, rows = _table(data, came.name)
    flow = _flow(header, came.name)
    value, goods, quantity = _FLOWS[flow]
    mapping = Mapping(
        source=SOURCE, reporter="US", title="US Census Bureau, international trade", address=SITE, currency="USD",
        classification="HS", unknown_partners="leave out", fixed={"flow": flow}, commodities={"-": "total"},
        columns=Columns(
            period="time", partner="partner", value=value, commodity=goods if goods in header else "",
            quantity=quantity if quantity in header and "UNIT_QY1" in header else "",
            quantity_unit="UNIT_QY1" if "UNIT_QY1" in header else "",
        ),
    )  # fmt: skip
    return read_rows(_figures(header, rows, quantity, came.name), mapping, came)


def _table(data: bytes, name: str) -> tuple[list[str], list[list[str | None]]]:
    """The header and rows of an answer. Raises InputError for anything but a list of equally long lists."""
    if data.lstrip().lower().startswith(b"error"):
        said = data.decode("utf-8", "replace").strip()[:200]
        raise InputError(f"the Census Bureau answers: {said}", where=name, remedy="Ask for other variables.")
    answer = parsed(data, name)
    if not (isinstance(answer, list) and answer and all(isinstance(row, list) for row in answer)):
        raise InputError("no answer of the Census interface, which is a list of lists", where=name)
    header, *rows = answer
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise InputError(
                f"{len(row)} values, where {len(header)} variables are named", where=f"{name}, row {number}",
                remedy="The answer is cut off; fetch it again.",
            )  # fmt: skip
    return [str(one) for one in header], rows


def _flow(header: list[str], name: str) -> str:
    found = [flow for flow, (value, *_) in _FLOWS.items() if value in header]
    if len(found) == 1:
        return found[0]
    held = [f"{column} ({what})" for column, what in _OTHER.items() if column in header]
    raise InputError(
        "the answer holds exports and imports at once" if found
        else f"neither ALL_VAL_MO nor GEN_VAL_MO{f'; {held[0]} is another statistic' if held else ''}",
        where=name, remedy="Ask for ALL_VAL_MO (exports) or GEN_VAL_MO (general imports).",
    )  # fmt: skip


def _figures(header: list[str], rows: list[list[str | None]], quantity: str, name: str) -> Iterator[Row]:
    """The rows by column name, months and partners brought to one form; groups of countries are passed over."""
    for number, row in enumerate(rows, 2):
        cells = {column: str(value or "").strip() for column, value in zip(header, row, strict=True)}
        place = f"{name}, row {number}"
        code = cells.get("CTY_CODE", "-")
        if cells.get("SUMMARY_LVL") == _GROUPS and code != "-":
            continue
        cells["partner"] = code if code in SCHEDULE_C else _named(cells)
        if "time" not in cells:
            if not (cells.get("YEAR") and cells.get("MONTH")):
                raise InputError("no month", where=place, remedy="Ask with time=2026-05.")
            cells["time"] = f"{cells['YEAR']}-{cells['MONTH']}"
        if cells.get("UNIT_QY1", "").strip() in _NO_UNIT:
            cells[quantity] = ""
        yield Row(place, cells)


def _named(cells: dict[str, str]) -> str:
    """The partner by its name where its code is not listed: KOREA, SOUTH is written around."""
    name = cells.get("CTY_NAME", "")
    last, comma, first = name.partition(", ")
    turned = f"{first} {last}" if comma else name
    return name if partner_of(name) else turned if partner_of(turned) else name or cells["CTY_CODE"]
