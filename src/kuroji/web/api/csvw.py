"""Descriptions of CSV files as CSV on the Web (https://www.w3.org/TR/tabular-metadata/): columns, types, source, licence.

A file is found with its description through the Link header of the CSV (rel="describedby",
type application/csvm+json), at `<csv>-metadata.json`: of the pages as of the interface.
"""

from __future__ import annotations

import msgspec

from kuroji.classifications.reporters import reporter
from kuroji.stories.rendering.credits import licence_of

MEDIA_TYPE = "application/csvm+json"
INSTANT = {"base": "datetime", "format": "yyyy-MM-ddTHH:mmXXX"}
ABSENT = "empty where there is none"


class Column(msgspec.Struct, frozen=True):
    """One column: its name, its datatype, what it means, and the sign that parts several values in one cell."""

    name: str
    datatype: object
    meaning: str
    separator: str = ""


class Table(msgspec.Struct, frozen=True):
    """The columns of a kind of file, and those that together tell a row from every other, where there are such."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]


_SERIES = Column("series", "string", "Reporter, flow, partner, commodity and measure in one word.")
_PERIOD = Column("period", "string", "Month, quarter, half, calendar or fiscal year, or part of a month.")
_UNIT = Column("unit", "string", "JPY, or a unit of quantity, or index, or percent.")
_QUANTUM = Column("quantum", "decimal", "The grain of the value as published, in `unit`.")
_STATUS = Column("status", "string", "normal, nil, rounds_to_zero, withheld or not_yet_published.")
_BASIS = Column("basis", "string", "printed by the publisher or computed from what was.")
_STAGE = Column("stage", "integer", "The stage of the release: 4 provisional, 5 and 6 detailed, 7 revised, 8 fixed.")
_KNOWN_AT = Column("known_at", INSTANT, "When this figure became known.")
_KNOWN_BASIS = Column("known_basis", "string", "Whether that instant was stated or inferred.")
_FLAGS = Column("flags", "string", "What to know of the vintage.", "; ")
_SOURCE = Column("source", "string", "Whose figures these are.")

SERIES = Table(
    (
        _SERIES, _PERIOD, Column("value", "decimal", "The figure in `unit`; empty where there is no number, see `status`."),
        _UNIT, _QUANTUM, _STATUS, _BASIS, _STAGE,
        Column("vintage", "integer", "Counts the figures published of the cell; empty where computed."), _KNOWN_AT,
        _KNOWN_BASIS, Column("release", "string", "Ids of the releases used.", " "), _FLAGS,
        Column("as_of", "string", "The instant whose knowledge the file is, or first."), _SOURCE,
    ),
    ("series", "period"),
)  # fmt: skip
PARTS = Table(
    (
        Column("kind", "string", "part, withheld (a pseudo-code in no heading), unallocated (in no group), rest or whole."),
        Column("code", "string", "Classification and code; empty for the rest."),
        Column("partner", "string", "The partner's code."), Column("name_en", "string", "What it is called in English."),
        Column("name_ja", "string", "What it is called in Japanese, or in English where no Japanese name is held."), _PERIOD,
        Column("value", "integer", f"The amount in `unit`; {ABSENT}."), _UNIT,
        Column("share", "decimal", "The share of the whole in percent."),
        Column("base", "integer", f"The amount a year earlier; {ABSENT}."),
        Column("change", "decimal", f"The change on the year in percent; {ABSENT}."),
        Column("withheld", "integer", "How many figures of it have no number."),
        Column("quantity", "integer", f"Quantity of a code of nine digits; {ABSENT}."),
        Column("quantity_unit", "string", "Its unit."), Column("unit_value", "decimal", "Value over that quantity."),
        Column("quantity2", "integer", f"Quantity in the second unit; {ABSENT}."),
        Column("quantity2_unit", "string", "The second unit."), Column("unit_value2", "decimal", "Value over that quantity."),
        Column("fact", "string", f"The id by which the value is traced; {ABSENT}."),
        Column("as_of", INSTANT, "The instant whose knowledge the file is."), _SOURCE,
    ),
    ("kind", "code", "partner"),
)  # fmt: skip
STATEMENTS = Table(
    (
        _SERIES, _PERIOD, _KNOWN_AT, _KNOWN_BASIS, _STAGE, Column("release", "string", "Ids of the releases.", " "), _BASIS,
        _STATUS, Column("value", "decimal", "The figure in `unit`; empty where only a change was printed, or no number."),
        _UNIT, _QUANTUM, Column("vintage", "integer", f"Counts the figures of the cell; {ABSENT}."),
        Column("confirms", {"base": "boolean", "format": "True|False"}, "Whether the figure before is repeated."),
        Column("revision", "decimal", f"Difference to the vintage before, in `unit`; {ABSENT}."),
        Column("revision_percent", "decimal", "The same in percent of the size of the vintage before."),
        Column("since_first", "decimal", f"Difference to the first vintage, in `unit`; {ABSENT}."),
        Column("since_first_percent", "decimal", "The same in percent of the size of the first vintage."),
        Column("change", "decimal", "Change on the year in percent."),
        Column("change_basis", "string", "Whether that change was printed or computed."), _FLAGS, _SOURCE,
    ),
    (),
)  # fmt: skip
FACTS = Table(
    (
        Column("id", "string", "The fact's id, by which it is traced."),
        Column("indicator", "string", "What is said: value, balance, change, contribution, streak ..."),
        Column("method", "string", "How it is worked out."), Column("reporter", "string", "ISO 3166 code of the reporter."),
        Column("flow", "string", "export, import or balance."), Column("partner", "string", "The partner's English name."),
        Column("partner_code", "string", "The partner's code."), Column("commodity", "string", "total, or the commodity's name."),
        Column("commodity_code", "string", "Classification and code."),
        Column("measure", "string", "value, quantity or an index."), _PERIOD,
        Column("base", "string", f"The period it is compared with; {ABSENT}."),
        Column("as_of", INSTANT, "The instant whose knowledge it is."),
        Column("value", "double", "The figure in `unit`, rounded as it is said."),
        Column("exact", "decimal", "The figure in `unit` before it is rounded."), _UNIT,
        Column("quantum", "double", "The grain of the value as published, in `unit`."), _BASIS, _FLAGS,
        Column("releases", "string", "Ids of the releases used.", "; "),
        Column("text_en", "string", "The fact in English words."), Column("text_ja", "string", "The fact in Japanese words."),
        _SOURCE,
    ),
    ("id",),
)  # fmt: skip
CORRECTIONS = Table(
    (
        _PERIOD, Column("figure", "string", "export, import or balance."),
        Column("first", "decimal", "The figure as first published, in `unit`."),
        Column("first_known_at", INSTANT, "When that became known."),
        Column("first_known_basis", "string", "Whether that instant was stated or inferred."),
        Column("now", "decimal", "The figure as known now, in `unit`."), _KNOWN_AT, _KNOWN_BASIS,
        Column("revision", "decimal", "Now minus first, in `unit`."), _UNIT,
        Column("first_fact", "string", "The id of the first figure."), Column("fact", "string", "The id of the figure now."),
        _SOURCE,
    ),
    ("period", "figure"),
)  # fmt: skip
RELEASES = Table(
    (
        Column("id", "string", "The id of the release."), Column("reporter", "string", "Whose statistics it is of."),
        Column("title", "string", "What it is called."),
        _STAGE, Column("periods", "string", "The periods it covers.", "; "),
        Column("published_at", INSTANT, "When it was published."),
        Column("published_basis", "string", "Whether that instant was stated or inferred."),
        Column("address", "string", f"Where it was found; {ABSENT}."), Column("sha256", "string", "The hash of its bytes."),
        _SOURCE,
    ),
    ("id",),
)  # fmt: skip


def described(table: Table, title: str, address: str, code: str) -> dict[str, object]:
    """The description of the CSV found at `address`, of the figures of the reporter with that code."""
    licence = licence_of(code)
    schema: dict[str, object] = {"columns": [_column(one) for one in table.columns]}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:title": title,
        "dc:source": reporter(code).attribution_en,
        "dc:license": {"@id": licence.address_en},
        "dc:publisher": {"@id": licence.publisher_page},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": schema | ({"primaryKey": list(table.key)} if table.key else {}),
    }


def _column(one: Column) -> dict[str, object]:
    column: dict[str, object] = {
        "name": one.name, "titles": one.name, "datatype": one.datatype, "dc:description": one.meaning,
    }  # fmt: skip
    return column | ({"separator": one.separator} if one.separator else {})
