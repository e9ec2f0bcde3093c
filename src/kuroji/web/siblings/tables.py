"""CSV siblings with their descriptions: every page that has a `.csv` has the `.csv-metadata.json` of it as well."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kuroji.web.api.csvw import Table, described
from kuroji.web.page import DESCRIPTION, Content, Page, Writer
from kuroji.web.site import Site

CSV = "csv"


def with_description(writer: Writer, table: Table) -> Mapping[str, Writer]:
    """The writers of a CSV of a page and of its description."""

    def describe(site: Site, page: Page, content: Content) -> bytes:
        address = site.absolute(page.to(CSV).path)
        return msgspec.json.encode(described(table, content.title, address, site.reporter.code))

    return {CSV: writer, DESCRIPTION: describe}


def written(table: Table, rows: Iterable[Sequence[object]]) -> str:
    """Rows under the names of the table's columns; nothing for None."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return text.getvalue()
