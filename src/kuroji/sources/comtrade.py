"""UN Comtrade: the JSON of its interface and the CSV of its site, annual or monthly, goods only.

What is read, and what is passed over (field names are those of the interface):

- a cell of Comtrade is broken down by customs procedure (`customsCode`), mode of transport
  (`motCode`), mode of supply (`mosCode`) and second partner (`partner2Code`). Only the totals of all four
  (C00, 0, 0, 0) are figures of the flow; the rows beside them are parts of it;
- `X` and `M` are exports and imports. Re-exports and re-imports (RX, RM), domestic exports (DX)
  and processing trade are parts of them and are passed over;
- `primaryValue` is the figure in US dollars: f.o.b. for exports, for imports c.i.f. where the reporter
  values them so. Where `cifvalue` and `fobvalue` show that the primary value is not valued
  as the reporter's statistics are, the row is left out and the log says so;
- dollar values are the national ones converted by the UN at annual or monthly mean rates, so that they
  carry decimals that no customs office printed; they are exact to 15 digits here;
- `netWgt` is read as kilograms unless `isNetWgtEstimated`;
- H0 to H6 are editions of the HS, S1 to S4 of the SITC: the classification is HS or SITC.

https://comtradedeveloper.un.org/ (interface), https://github.com/uncomtrade/comtradeapicall (the UN's own client)
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import msgspec
import pyarrow as pa

from kuroji.classifications.reporters import reporter
from kuroji.model.errors import InputError, KurojiError
from kuroji.model.release import Release
from kuroji.sources.arrival import Arrival
from kuroji.sources.country_codes import partner_of
from kuroji.sources.json_text import parsed
from kuroji.sources.mapped_cells import Row
from kuroji.sources.mapped_rows import read_rows
from kuroji.sources.mapping import Columns, Mapping
from kuroji.sources.own_csv import csv_rows, decoded

log = logging.getLogger(__name__)
SOURCE = "comtrade"
LIMIT = 256 << 20
SITE = "https://comtradeapi.un.org"
_TOTALS = {"customsCode": ("C00", ""), "motCode": ("0", ""), "mosCode": ("0", ""), "partner2Code": ("0", "")}
_SCHEMES = {"H": "HS", "S": "SITC", "B": "BEC"}
_NEEDED = ("period", "reporterCode", "flowCode", "partnerCode", "cmdCode", "primaryValue")
MAPPING = Mapping(
    source=SOURCE,
    columns=Columns(
        period="period", flow="flowCode", partner="partnerCode", commodity="cmdCode", value="primaryValue",
        quantity="netWgt", reporter="reporterCode",
    ),
    title="UN Comtrade", address=SITE, currency="USD", classification="HS", unknown_partners="leave out",
    keep={"typeCode": ["C"], "flowCode": ["X", "M"]}, commodities={"TOTAL": "total", "AG0": "total"},
)  # fmt: skip


def read(data: bytes, came: Arrival) -> list[tuple[Release, pa.Table]]:
    """The releases in an answer or a download of Comtrade, one for each reporter. Raises InputError."""
    records = list(_records(data, came.name))
    if not records:
        raise InputError(
            "Comtrade has no record of this", where=came.name,
            remedy="Ask for another period or reporter; https://comtradeplus.un.org/ shows what is there.",
        )  # fmt: skip
    missing = [name for name in _NEEDED if name not in records[0].cells]
    if missing:
        raise InputError(
            f"the records lack {', '.join(missing)}", where=records[0].place,
            remedy="Fetch them from the interface with the fields it gives by default.",
        )  # fmt: skip
    schemes = {_scheme(row) for row in records}
    if len(schemes) > 1:
        raise InputError(
            f"codes of {' and '.join(sorted(schemes))} in one file", where=came.name, remedy="Fetch them apart."
        )
    mapping = msgspec.structs.replace(MAPPING, classification=schemes.pop())
    return read_rows(_figures(records, came.name), mapping, came)


def _records(data: bytes, name: str) -> Iterator[Row]:
    """Every record with its place; keys as the interface writes them, whose CSV begins each with a capital."""
    if data.lstrip()[:1] in (b"{", b"["):
        for number, record in enumerate(_listed(parsed(data, name), name), 1):
            if not isinstance(record, dict):
                raise InputError(f"record {number} is no object", where=name, remedy="Fetch it again.")
            yield Row(f"{name}, record {number}", {key: _text(value) for key, value in record.items()})
    else:
        for row in csv_rows(decoded(data, "utf-8", name), name):
            yield Row(row.place, {key[:1].lower() + key[1:]: cell.strip() for key, cell in row.cells.items()})


def _listed(answer: Any, name: str) -> list[Any]:
    """The records of an answer. Raises InputError with what the service says instead."""
    if isinstance(answer, list):
        return answer
    said = answer.get("error") or answer.get("message") if isinstance(answer, dict) else None
    if said:
        raise InputError(f"Comtrade answers: {str(said)[:200]}", where=name, remedy="Ask again later, or for less.")
    records = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(records, list):
        raise InputError("no answer of Comtrade: there is no list `data`", where=name, remedy="Fetch it again.")
    return records


def _text(value: Any) -> str:
    return "" if value is None else json.dumps(value) if isinstance(value, bool) else str(value)


def _scheme(row: Row) -> str:
    code = row.cells.get("classificationCode", "") or "HS"
    return _SCHEMES.get(code[:1], code)


def _figures(records: list[Row], name: str) -> Iterator[Row]:
    """The records that are figures of a flow, estimated weights emptied; parts of flows are passed over."""
    other_valuation = 0
    for row in records:
        if not all(row.cells.get(field, words[0]) in words for field, words in _TOTALS.items()):
            continue
        if _valued_otherwise(row):
            other_valuation += 1
            continue
        estimated = row.cells.get("isNetWgtEstimated", "").lower() == "true"
        weight = "" if estimated or row.cells.get("netWgt", "") in ("0", "0.0") else row.cells.get("netWgt", "")
        yield Row(row.place, {**row.cells, "netWgt": weight})
    if other_valuation:
        log.warning("%s: %d imports are not valued as the reporter values them; left out", name, other_valuation)


def _valued_otherwise(row: Row) -> bool:
    """Whether an import's primary value is its f.o.b. value although the reporter's imports are c.i.f."""
    cif, fob, primary = (row.cells.get(key, "") for key in ("cifvalue", "fobvalue", "primaryValue"))
    if row.cells["flowCode"] != "M" or not (cif and fob) or cif == fob or primary != fob:
        return False
    try:
        return reporter(partner_of(row.cells["reporterCode"], SOURCE) or "").import_valuation == "CIF"
    except KurojiError:
        return False
