"""The description of a series as CSV on the Web (https://www.w3.org/TR/tabular-metadata/): columns, types, source, licence.

A file is found with its description through the Link header of the CSV (rel="describedby",
type application/csvm+json), at `<csv>-metadata.json` with the same question.
"""

from __future__ import annotations

from kuroji.model.series import Series
from kuroji.stories.rendering.credits import LICENCES
from kuroji.stories.series_files import vintage_of

MEDIA_TYPE = "application/csvm+json"
INSTANT = {"base": "datetime", "format": "yyyy-MM-ddTHH:mmXXX"}
# Name, datatype, what it means, and the sign that parts several values in one cell.
COLUMNS: tuple[tuple[str, object, str, str], ...] = (
    ("series", "string", "Reporter, flow, partner, commodity and measure in one word.", ""),
    ("period", "string", "Month, quarter, half, calendar or fiscal year, or part of a month.", ""),
    ("value", "decimal", "The figure in `unit`; empty where there is no number, see `status`.", ""),
    ("unit", "string", "JPY, or a unit of quantity, or index.", ""),
    ("quantum", "decimal", "The grain of the value as published, in `unit`.", ""),
    ("status", "string", "normal, nil, rounds_to_zero, withheld or not_yet_published.", ""),
    ("basis", "string", "printed by the publisher or computed from what was.", ""),
    ("stage", "integer", "The stage of the release: 4 provisional, 5 and 6 detailed, 7 revised, 8 fixed.", ""),
    ("vintage", "integer", "Counts the figures published of the cell; empty where computed.", ""),
    ("known_at", INSTANT, "When this figure became known.", ""),
    ("known_basis", "string", "Whether that instant was stated or inferred.", ""),
    ("release", "string", "Ids of the releases used.", " "),
    ("flags", "string", "What to know of the vintage.", "; "),
    ("as_of", "string", "The instant whose knowledge the file is, or first.", ""),
    ("source", "string", "Whose figures these are.", ""),
)


def described(made: Series, address: str) -> dict[str, object]:
    """The description of the CSV of a series that is found at `address`."""
    licence = LICENCES[made.reporter]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:title": f"{made.name} as of {vintage_of(made)}",
        "dc:source": made.attribution,
        "dc:license": {"@id": licence.address_en},
        "dc:publisher": {"@id": licence.publisher_page},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {
            "columns": [_column(*column) for column in COLUMNS],
            "primaryKey": ["series", "period"],
        },
    }


def _column(name: str, datatype: object, meaning: str, separator: str) -> dict[str, object]:
    column: dict[str, object] = {"name": name, "titles": name, "datatype": datatype, "dc:description": meaning}
    return column | ({"separator": separator} if separator else {})
