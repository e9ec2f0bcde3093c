"""A series on the screen or as a file; every form says its source and vintage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kuroji.cli.answers import Table, deliver, deliver_bytes, show_json, show_tables
from kuroji.cli.numbers import amount, moment, scale_of
from kuroji.indicators.series import Reading, series
from kuroji.indicators.view import Subject
from kuroji.model.instant import AsOf
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import decimal_of
from kuroji.model.series import Series
from kuroji.model.stage import Stage
from kuroji.stories.series_files import as_csv, as_object, as_parquet, notes_of, vintage_of


def show(subject: Subject, found: Sequence[Reading], as_of: AsOf, form: str, out: Path | None, owner: Reporter) -> None:
    """The readings of a subject in one of the formats table, csv, parquet, json."""
    made = series(owner, subject, found, as_of)
    match form:
        case "csv":
            deliver(as_csv(made), out)
        case "parquet":
            deliver_bytes(as_parquet(made), out)
        case "json":
            show_json(as_object(made, found, subject), out)
        case _:
            _show_table(made, found, out, notes_of(found, subject, "en"))


def _show_table(made: Series, found: Sequence[Reading], out: Path | None, told: Sequence[str]) -> None:
    unit = scale_of(found[0].period, made.unit, found[0].seen.reporter.currency)[1]
    heads = ("period", f">{unit}", "status", "stage", ">vintage", "known", "basis", "release", "flags")
    rows = [
        _table_row(row, reading, made.name.split(".")[1])
        for row, reading in zip(made.table.to_pylist(), found, strict=True)
    ]
    show_tables(
        [Table(f"{made.name} as of {vintage_of(made)}", heads, rows)], out, "\n".join((*told, made.attribution))
    )


def _table_row(row: Mapping[str, Any], reading: Reading, flow: str) -> list[str]:
    scale, _ = scale_of(reading.period, row["unit"], reading.seen.reporter.currency)
    value = None if row["value"] is None else decimal_of(row["value"])
    releases = row["release"].split()
    return [
        row["period"], amount(value, decimal_of(row["quantum"]), scale), row["status"].replace("_", " "),
        Stage(row["stage"]).of_flow(flow), str(row["vintage"] or ""),
        moment(row["known_at"], reading.seen.reporter) + (" (inferred)" if row["known_basis"] == "inferred" else ""), row["basis"],
        releases[0] if len(releases) == 1 else f"{len(releases)} releases", row["flags"],
    ]  # fmt: skip
