"""Somebody's own CSV under a declared mapping: bring your own country.

Encoding, delimiter and decimal sign are those that the mapping declares. The first row names
the columns. A row with more or fewer cells than columns is an error, not a guess.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pyarrow as pa

from kuroji.model.errors import InputError
from kuroji.model.release import Release
from kuroji.sources.arrival import Arrival
from kuroji.sources.mapped_cells import Row
from kuroji.sources.mapped_rows import read_rows
from kuroji.sources.mapping import Mapping

LIMIT = 256 << 20


def read(data: bytes, mapping: Mapping, came: Arrival) -> list[tuple[Release, pa.Table]]:
    """The releases in a CSV file. Raises InputError naming file, row and field."""
    return read_rows(csv_rows(decoded(data, mapping.encoding, came.name), came.name, mapping.delimiter), mapping, came)


def decoded(data: bytes, encoding: str, name: str) -> str:
    """The text in that encoding, a byte-order mark set aside. Raises InputError where it is another."""
    try:
        return data.decode("utf-8-sig" if encoding.lower().replace("-", "") == "utf8" else encoding)
    except LookupError:
        raise InputError(f"there is no encoding {encoding!r}", where=name, remedy="Use utf-8, cp932, ...") from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start} is not {encoding}",
            where=name,
            remedy='Declare it in the mapping: encoding = "cp1252".',
        ) from None


def csv_rows(text: str, name: str, delimiter: str = ",") -> Iterator[Row]:
    """The rows of a CSV text by the columns that its first row names. Raises InputError for a row of another width."""
    if text[:64].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise InputError("this is a web page, no CSV", where=name, remedy="Fetch or save the table itself.")
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(header, name)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            place = f"{name}, row {reader.line_num}"
            if len(cells) != len(header):
                raise InputError(
                    f"{len(cells)} cells, where the first row names {len(header)} columns", where=place,
                    remedy="The file is cut off, or a text with the delimiter in it lacks its quotes.",
                )  # fmt: skip
            yield Row(place, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise InputError(
            f"not readable as CSV: {error}",
            where=f"{name}, row {reader.line_num}",
            remedy="Check quotes and delimiter.",
        ) from None


def _check_header(header: list[str], name: str) -> None:
    if not any(header):
        raise InputError("the file is empty", where=name, remedy="Its first row names the columns.")
    twice = next((cell for n, cell in enumerate(header) if cell in header[:n]), None)
    if twice is not None:
        raise InputError(f"two columns are called {twice!r}", where=f"{name}, row 1", remedy="Rename one of them.")
