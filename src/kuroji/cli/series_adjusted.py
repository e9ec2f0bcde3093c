"""`kuroji series --adjusted`: original and seasonally adjusted figures side by side, and how they were made."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kuroji.cli.answers import Table, deliver, deliver_bytes, show_json, show_tables
from kuroji.cli.numbers import amount, percent, scale_of
from kuroji.indicators.facts import from_figure
from kuroji.indicators.seasonal.columns import columns, figures, results, windows
from kuroji.indicators.series import frequency_of, periods_of, selection_of
from kuroji.indicators.view import Subject, View, view
from kuroji.model.errors import UsageError
from kuroji.model.instant import FIRST, AsOf, iso
from kuroji.model.period import Period, month
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import decimal_of
from kuroji.stories.fact_json import fact_object
from kuroji.stories.series_files import csv_cell

if TYPE_CHECKING:
    import pyarrow as pa

    from kuroji.indicators.seasonal.result import Adjusted
    from kuroji.model.fact import Fact
    from kuroji.store.opening import Store

WORDS = {
    "adjusted": ("value", "seasonally adjusted"),
    "change": ("change", "from previous month, seasonally adjusted"),
}


class Asked(msgspec.Struct, frozen=True):
    """An adjusted series as it was asked for: the period's text or None, the kind of period, the way of adjusting."""

    subject: Subject
    period: str | None
    frequency: str
    method: str
    owner: Reporter


class _Answer(msgspec.Struct, frozen=True):
    asked: Asked
    seen: View
    periods: tuple[Period, ...]
    made: dict[str, Adjusted]
    table: pa.Table

    @property
    def name(self) -> str:
        subject = self.asked.subject
        return f"{self.seen.reporter.code}.{subject.flow}.{subject.partner}.{subject.code}.{subject.measure}"

    @property
    def as_of(self) -> str:
        return iso(self.seen.as_of, self.seen.reporter)


def show(store: Store, asked: Asked, moment: AsOf, form: str, out: Path | None) -> None:
    """The adjusted series in one of the formats table, csv, parquet, json. Raises UsageError for first prints."""
    if moment == FIRST:
        raise UsageError(
            "a series of first prints was never known at one instant, so it cannot be adjusted",
            remedy="Ask for one vintage: --as-of latest, or a date.",
        )
    found = _found(store, asked, moment)
    match form:
        case "csv":
            deliver(_as_csv(found), out)
        case "parquet":
            deliver_bytes(_as_parquet(found), out)
        case "json":
            show_json(_as_object(found), out)
        case _:
            _show_table(found, out)


def _found(store: Store, asked: Asked, moment: AsOf) -> _Answer:
    everything = selection_of(asked.subject, (month(0), month(12 * 9999)))
    given = periods_of(asked.period, asked.owner.fiscal) if asked.period else ()
    kind = given[0].frequency if given else frequency_of(asked.frequency)
    instant = moment.instant or store.newest(asked.owner.code)
    seen = view(store, instant, everything, asked.owner.code)
    made = results(seen, asked.subject, kind, asked.method)
    periods = given or tuple(windows(made))
    return _Answer(asked, seen, periods, made, columns(seen, asked.subject, periods, asked.method))


def _as_csv(found: _Answer) -> str:
    """The rows, each with series, method, specification, vintage and source."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["series", *found.table.column_names, "method", "specification", "as_of", "source"])
    said = [_joined(r.method for r in found.made.values()), _joined(r.specification.name for r in found.made.values())]
    for row in found.table.to_pylist():
        cells = [csv_cell(value, found.seen.reporter.code) for value in row.values()]
        writer.writerow([found.name, *cells, *said, found.as_of, found.seen.reporter.attribution_en])
    return text.getvalue()


def _as_parquet(found: _Answer) -> bytes:
    import pyarrow.parquet as pq

    said = {
        "series": found.name, "as_of": found.as_of, "source": found.seen.reporter.attribution_en,
        "adjustment": msgspec.json.encode(_adjustment(found)).decode(),
    }  # fmt: skip
    sink = io.BytesIO()
    pq.write_table(found.table.replace_schema_metadata(said), sink, compression="zstd")
    return sink.getvalue()


def _as_object(found: _Answer) -> dict[str, object]:
    return {
        "series": found.name, "as_of": found.as_of, "source": found.seen.reporter.attribution_en,
        "adjustment": _adjustment(found), "rows": found.table.to_pylist(),
        "facts": [fact_object(f) for f in _facts(found)],
    }  # fmt: skip


def _adjustment(found: _Answer) -> dict[str, object]:
    """How each flow was adjusted, with all diagnostics."""
    return {
        flow: {
            "method": r.method, "fallback": r.fallback, "window": f"{r.periods[0]}..{r.periods[-1]}",
            "specification": r.specification, "statements": r.statements, "diagnostics": r.diagnostics,
            "releases": r.releases,
        }
        for flow, r in found.made.items()
    }  # fmt: skip


def _facts(found: _Answer) -> list[Fact]:
    """The adjusted figures as Facts; not when another method was asked for than the one their ids stand for."""
    if found.asked.method != "x13":
        return []
    subject = found.asked.subject
    return [
        from_figure(found.seen, *WORDS[name], subject, period, figure)
        for period in found.periods
        for name, figure in figures(found.seen, subject, period).items()
    ]


def _show_table(found: _Answer, out: Path | None) -> None:
    rows = found.table.to_pylist()
    unit = next((row["unit"] for row in rows if row["unit"]), "")
    _, named = scale_of(found.periods[0], unit, found.asked.owner.currency)
    heads = ("period", f">original, {named}", f">adjusted, {named}", ">from previous", ">trend")
    # A balance has neither a trend of its own nor a percentage worth printing.
    width = 3 if len(found.made) > 1 else len(heads)
    lines = [_line(row, period, found.asked.owner)[:width] for row, period in zip(rows, found.periods, strict=True)]
    note = "\n".join([*_notes(found), "", found.seen.reporter.attribution_en])
    show_tables([Table(f"{found.name}, seasonally adjusted, as of {found.as_of}", heads[:width], lines)], out, note)


def _line(row: Mapping[str, Any], period: Period, owner: Reporter) -> list[str]:
    scale, _ = scale_of(period, row["unit"] or "", owner.currency)
    grain = decimal_of(row["quantum"]) if row["quantum"] else scale

    def shown(name: str) -> str:
        return "" if row[name] is None else amount(decimal_of(row[name]), grain, scale)

    change = "" if row["change"] is None else percent(decimal_of(row["change"]))
    return [row["period"], shown("original"), shown("adjusted"), change, shown("trend")]


def _notes(found: _Answer) -> list[str]:
    lines = []
    for flow, r in found.made.items():
        quality = f", quality Q {r.diagnostics.q:.2f}" if r.diagnostics else ""
        lines.append(
            f"{flow}: {r.method}, specification {r.specification.name}, {r.periods[0]} to {r.periods[-1]}{quality}"
        )
        lines += [f"  {statement}" for statement in r.statements]
    if len(found.made) > 1:
        lines.append("The adjusted balance is adjusted exports minus adjusted imports.")
    if set(found.periods) - set(windows(found.made)):
        lines.append("Periods outside the window have no adjusted figure; another vintage may have one.")
    return lines


def _joined(names: Any) -> str:
    return ", ".join(dict.fromkeys(names))
