"""A series as a file: CSV, Parquet and the JSON object; every form says its source and vintage."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from kuroji.classifications.reporters import reporter
from kuroji.indicators.series import Reading, facts
from kuroji.indicators.view import Subject
from kuroji.model.instant import iso
from kuroji.model.period import month
from kuroji.model.rounding import decimal_of
from kuroji.model.series import Header, Series
from kuroji.store.detail_gaps import Gap
from kuroji.stories.fact_json import fact_object
from kuroji.stories.wording.comparability import notes

# So many chapters that are not held are named.
LISTED = 8


def vintage_of(made: Header) -> str:
    """The vintage in words for a header: an instant, or `first` for a series of first prints."""
    return "first" if made.as_of is None else iso(made.as_of, reporter(made.reporter))


def as_csv(made: Series) -> str:
    """The rows with the series, vintage and source in each, so that a row that is copied away still says them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["series", *made.table.column_names, "as_of", "source"])
    for row in made.table.to_pylist():
        cells = [csv_cell(row[name], made.reporter) for name in made.table.column_names]
        writer.writerow([made.name, *cells, vintage_of(made), made.attribution])
    return text.getvalue()


def csv_cell(value: object, owner: str) -> str:
    """A value as CSV files write it: plain decimals, instants in the zone of the reporter `owner`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return iso(value, reporter(owner))
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


def as_object(made: Series, found: Sequence[Reading], subject: Subject) -> dict[str, object]:
    """The series with plain values: header, what keeps it from being compared, rows, and every figure as a fact."""
    rows = [plain_row(row, made.reporter) for row in made.table.to_pylist()]
    told = notes_of(found, subject, "en")
    return header_object(made) | {
        "notes": list(told), "rows": rows, "facts": [fact_object(f) for f in facts(found, subject)],
    }  # fmt: skip


def notes_of(found: Sequence[Reading], subject: Subject, language: str) -> tuple[str, ...]:
    """What keeps a series from being compared with itself, and how many figures are withheld and in no sum of it."""
    if not found:
        return ()
    many = sum(one.withheld for one in found)
    english = f"{many:,} {'figure' if many == 1 else 'figures'} withheld, in no sum."
    told = english if language == "en" else f"秘匿{many:,}件は合計に含まない。"
    lacks = [line for gap in found[0].gaps for line in (_gap_en if language == "en" else _gap_ja)(gap)]
    return (*notes(subject, found[0].period, found[-1].period, language), *lacks, *([told] if many else []))


def _gap_en(gap: Gap) -> Iterator[str]:
    if gap.absent:
        yield f"Added up without {len(gap.absent)} of {gap.every} chapters, of which nothing is held: {_listed(gap.absent)}."
    if gap.months:
        first, last = month(gap.months[0]), month(gap.months[-1])
        yield f"{len(gap.months)} months between {first} and {last} lack chapters held of others, and are not told: {_listed(gap.lacking)}."


def _gap_ja(gap: Gap) -> Iterator[str]:
    if gap.absent:
        yield f"{gap.every}類のうち未収録の{len(gap.absent)}類（{_listed(gap.absent)}）を含まない。"
    if gap.months:
        first, last = month(gap.months[0]), month(gap.months[-1])
        yield f"{first}〜{last}の{len(gap.months)}カ月は一部の類（{_listed(gap.lacking)}）が未収録のため示さない。"


def _listed(chapters: Sequence[str]) -> str:
    return ", ".join([*chapters[:LISTED], *(["…"] if len(chapters) > LISTED else [])])


def header_object(made: Header) -> dict[str, object]:
    """What a series says of itself, with plain values."""
    return {
        "series": made.name, "reporter": made.reporter, "flow": made.flow, "partner": made.partner,
        "commodity": f"{made.classification}:{made.commodity}" if made.classification else made.commodity,
        "measure": made.measure, "frequency": made.frequency, "unit": made.unit, "as_of": vintage_of(made),
        "releases": made.releases, "flags": made.flags, "source": made.attribution,
    }  # fmt: skip


def plain_row(row: Mapping[str, Any], owner: str) -> dict[str, object]:
    """A row of a series (schema SERIES) with plain values, its instant in the zone of the reporter `owner`."""
    return {
        **row, "value": _number(row["value"]), "quantum": _number(row["quantum"]),
        "known_at": iso(row["known_at"], reporter(owner)),
    }  # fmt: skip


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() and abs(value) >= 1 else value
