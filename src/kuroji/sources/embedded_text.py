"""The tables of the committed text, each read once; rows are cells by column name, as printed."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kuroji.model.errors import InputError

Row = dict[str, str]


class EmbeddedText:
    """The tables of a folder of text, each read once; rows are cells by column name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: dict[str, list[Row]] = {}
        self._parted: dict[str, dict[str, list[Row]]] = {}

    def table(self, name: str) -> list[Row]:
        """All rows of a table. Raises InputError when its file is missing or a row has too few cells."""
        if name not in self._tables:
            self._tables[name] = self._read(name)
        return self._tables[name]

    def rows(self, name: str, release: str) -> list[Row]:
        """The rows of a table that belong to one release (its column `release`)."""
        if name not in self._parted:
            parted: dict[str, list[Row]] = defaultdict(list)
            for row in self.table(name):
                parted[row["release"]].append(row)
            self._parted[name] = dict(parted)
        return self._parted[name].get(release, [])

    def _read(self, name: str) -> list[Row]:
        path = self._folder / f"{name}.csv"
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        except FileNotFoundError:
            raise InputError(
                "the table is missing", where=str(path), remedy="Restore it from the repository."
            ) from None
        for number, row in enumerate(rows, 2):
            if None in row or None in row.values():
                raise InputError("the row does not have a cell for each column", where=f"{path}, row {number}")
        return rows

    def said_by(self, release: str, tables: tuple[str, ...]) -> Iterator[Row]:
        """The rows of several tables that belong to a release; all rows of tables that are one release's own."""
        for name in tables:
            rows = self.table(name)
            yield from self.rows(name, release) if rows and "release" in rows[0] else rows
