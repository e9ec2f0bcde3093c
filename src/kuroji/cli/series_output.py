"""A series as a table, CSV, Parquet or JSON; every form says its source and vintage."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kuroji.cli.answers import Table, deliver, deliver_bytes, show_json, show_tables
from kuroji.cli.numbers import amount, moment, scale_of
from kuroji.cli.session import japan
from kuroji.indicators.series import Reading, facts, series
from kuroji.indicators.view import Subject
from kuroji.model.instant import AsOf, iso
from kuroji.model.rounding import decimal_of
from kuroji.model.series import Series
from kuroji.model.stage import Stage
from kuroji.stories.fact_json import fact_object


def show(subject: Subject, found: Sequence[Reading], as_of: AsOf, form: str, out: Path | None) -> None:
    """The readings of a subject in one of the formats table, csv, parquet, json."""
    made = series(japan(), subject, found, as_of)
    match form:
        case "csv":
            deliver(as_csv(made), out)
        case "parquet":
            deliver_bytes(as_parquet(made), out)
        case "json":
            answer = _header(made) | {"rows": _rows(made), "facts": [fact_object(f) for f in facts(found, subject)]}
            show_json(answer, out)
        case _:
            _show_table(made, found, out)


def vintage_of(made: Series) -> str:
    """The vintage in words for a header: an instant, or `first` for a series of first prints."""
    return "first" if made.as_of is None else iso(made.as_of, japan())


def as_csv(made: Series) -> str:
    """The rows with the series, vintage and source in each, so that a row that is copied away still says them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["series", *made.table.column_names, "as_of", "source"])
    for row in made.table.to_pylist():
        writer.writerow(
            [made.name, *(csv_cell(row[name]) for name in made.table.column_names), vintage_of(made), made.attribution]
        )
    return text.getvalue()


def csv_cell(value: object) -> str:
    """A value as CSV files write it: plain decimals, instants in the reporter's zone, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return iso(value, japan())
    if isinstance(value, float):
        return f"{decimal_of(value):f}"
    return str(value)


def as_parquet(made: Series) -> bytes:
    """The table with its header as metadata of the file: series, unit, vintage, releases, flags, source."""
    import pyarrow.parquet as pq

    said = {
        "series": made.name, "unit": made.unit, "frequency": made.frequency, "as_of": vintage_of(made),
        "releases": " ".join(made.releases), "flags": "; ".join(made.flags), "source": made.attribution,
    }  # fmt: skip
    sink = io.BytesIO()
    pq.write_table(made.table.replace_schema_metadata(said), sink, compression="zstd")
    return sink.getvalue()


def _header(made: Series) -> dict[str, object]:
    return {
        "series": made.name, "reporter": made.reporter, "flow": made.flow, "partner": made.partner,
        "commodity": f"{made.classification}:{made.commodity}" if made.classification else made.commodity,
        "measure": made.measure, "frequency": made.frequency, "unit": made.unit, "as_of": vintage_of(made),
        "releases": made.releases, "flags": made.flags, "source": made.attribution,
    }  # fmt: skip


def _rows(made: Series) -> list[dict[str, object]]:
    rows = made.table.to_pylist()
    return [
        row
        | {
            "value": _number(row["value"]),
            "quantum": _number(row["quantum"]),
            "known_at": iso(row["known_at"], japan()),
        }
        for row in rows
    ]


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() and abs(value) >= 1 else value


def _show_table(made: Series, found: Sequence[Reading], out: Path | None) -> None:
    unit = scale_of(found[0].period, made.unit, japan().currency)[1]
    heads = ("period", f">{unit}", "status", "stage", ">vintage", "known", "basis", "release", "flags")
    rows = [_table_row(row, reading) for row, reading in zip(made.table.to_pylist(), found, strict=True)]
    show_tables([Table(f"{made.name} as of {vintage_of(made)}", heads, rows)], out, made.attribution)


def _table_row(row: Mapping[str, Any], reading: Reading) -> list[str]:
    scale, _ = scale_of(reading.period, row["unit"], japan().currency)
    value = None if row["value"] is None else decimal_of(row["value"])
    releases = row["release"].split()
    return [
        row["period"], amount(value, decimal_of(row["quantum"]), scale), row["status"].replace("_", " "),
        Stage(row["stage"]).label, str(row["vintage"] or ""),
        moment(row["known_at"], japan()) + (" (inferred)" if row["known_basis"] == "inferred" else ""), row["basis"],
        releases[0] if len(releases) == 1 else f"{len(releases)} releases", row["flags"],
    ]  # fmt: skip
