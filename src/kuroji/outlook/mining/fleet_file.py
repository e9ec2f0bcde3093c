"""A fleet from a CSV file: a row for each kind of machine, every cell with its unit."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kuroji.model.errors import InputError, UsageError
from kuroji.outlook.mining.costs import Machine
from kuroji.outlook.mining.fleet import Fleet, Kind
from kuroji.outlook.mining.quantity import Quantity, quantity

COLUMNS = {
    "hash_rate": "hash rate", "efficiency": "efficiency", "hardware_price": "hardware price", "lifetime": "lifetime",
    "uptime": "share",
}  # fmt: skip
MOST_BYTES = 1_000_000


def read_fleet(path: Path) -> Fleet:
    """The fleet in a CSV file with the columns name, hash_rate, efficiency, hardware_price, lifetime and uptime.

    Raises InputError, with the row and the column, for what cannot be read or has the wrong unit.
    """
    kinds = []
    for number, row in enumerate(_rows(path), 2):
        found = {column: _cell(row, column, f"{path}, row {number}, {column}") for column in COLUMNS}
        machine = Machine(found["efficiency"], found["hardware_price"], found["lifetime"], found["uptime"].value)
        kinds.append(Kind((row.get("name") or "").strip(), found["hash_rate"], machine))
    if not kinds:
        raise InputError("the file lists no machine", where=str(path), remedy="Write one row for each kind of machine.")
    return Fleet(tuple(kinds))


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                "the file is too large for a fleet", where=str(path), remedy="One row for each kind will do."
            )
        reader = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), remedy="Give a CSV file in UTF-8.") from error
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise InputError(
            f"there is no column {missing[0]!r}", where=str(path), remedy=f"Columns: name, {', '.join(COLUMNS)}."
        )
    return list(reader)


def _cell(row: dict[str, str], column: str, where: str) -> Quantity:
    try:
        return quantity(row[column] or "", COLUMNS[column])
    except UsageError as error:
        raise InputError(error.what, where=where, remedy=error.remedy) from error
