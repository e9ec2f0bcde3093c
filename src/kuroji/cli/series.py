"""`kuroji series`: any series at any vintage, and the list of what is held."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Out, Quiet, ReporterName, StoreFolder, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.indicators.series import Reading
    from kuroji.indicators.view import Subject
    from kuroji.model.instant import AsOf
    from kuroji.model.reporter import Reporter
    from kuroji.store.opening import Store

FORMATS = ("table", "csv", "parquet", "json")
EACH = "each"
Flow = Annotated[
    str | None, typer.Option("--flow", metavar="FLOW", help="export, import or balance (exports minus imports).")
]
Partner = Annotated[
    str,
    typer.Option(
        "--partner", metavar="WHO", help="A country or area: name, ISO code or customs code; `each` lists them."
    ),
]
Commodity = Annotated[
    str,
    typer.Option(
        "--commodity", metavar="WHAT", help="A name in English or Japanese, or PC:, HS:, SITC: or BEC: and its code."
    ),
]
Measure = Annotated[
    str,
    typer.Option(
        "--measure",
        metavar="MEASURE",
        help="value, quantity, unit_value (value over quantity), value_index, quantity_index, unit_value_index.",
    ),
]


def series(
    flow: Flow = None,
    partner: Partner = "world",
    commodity: Commodity = "total",
    measure: Measure = "value",
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            "-p",
            metavar="PERIOD",
            help="A period or range: 2026-05, 2020-01..2026-08, 2015..2025. All when left out.",
        ),
    ] = None,
    frequency: Annotated[
        str,
        typer.Option(
            "--frequency",
            metavar="KIND",
            help="Without --period: month, quarter, half, year, fiscal-year, fiscal-half, d10, d20.",
        ),
    ] = "month",
    reporter: ReporterName = "JP",
    as_of: AsOfText = "latest",
    held: Annotated[
        bool, typer.Option("--list", help="Show which series are held instead; the options narrow the list.")
    ] = False,
    parts: Annotated[
        bool,
        typer.Option("--parts", help="What it is made of in one period, by goods; with --partner each, by partner."),
    ] = False,
    level: Annotated[
        str | None,
        typer.Option(
            "--level",
            metavar="LEVEL",
            help="The goods of --parts: pc, hs2 to hs9, sitc1 to sitc3, bec or bec-use; the next below unless said.",
        ),
    ] = None,
    through: Annotated[
        bool,
        typer.Option(
            "--through", help="With HS: and six digits, through changes of edition: with all codes they link."
        ),
    ] = False,
    adjusted: Annotated[
        bool, typer.Option("--adjusted", help="Seasonally adjusted figures beside the original ones.")
    ] = False,
    adjustment: Annotated[
        str, typer.Option("--adjustment", metavar="METHOD", help="How to adjust: x13 (X-13ARIMA-SEATS) or stl.")
    ] = "x13",
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table (default), csv, parquet or json.")
    ] = None,
    as_json: Json = False,
    out: Out = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Any series at any vintage: levels of a flow, or the balance, over months, quarters, years.

    With --as-of first each period is read as it was first known. --adjusted needs the extra
    `seasonal`; an adjusted balance is adjusted exports minus adjusted imports. --parts lists what
    a total, section, chapter or heading is made of in a period (the newest month unless said),
    withheld goods and what is left included, so that the parts add up.

    \b
    Example:
      kuroji series --flow import --commodity "crude oil" --measure quantity --period 2025-01..2026-08
      kuroji series --reporter VN --flow import --partner Japan --frequency year
      kuroji series --flow export --commodity HS:85 --parts --period 2025-12
      kuroji series --flow export --commodity HS:8542 --partner each --period 2025
      kuroji series --flow import --commodity HS:851713 --through --frequency year
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli import series_list, series_output
    from kuroji.cli.session import listen, opened, owner_of
    from kuroji.indicators.subjects import subject_of, through_editions
    from kuroji.model.errors import UsageError
    from kuroji.model.instant import parse_as_of

    listen(quiet, verbose)
    owner = owner_of(reporter)
    moment = parse_as_of(as_of, owner)
    if held:
        filters = series_list.Filters(flow, partner, commodity, measure, owner)
        series_list.show(opened(store), filters, moment, wanted, out)
        return
    if flow is None:
        raise UsageError("which flow?", remedy="Add --flow export, import or balance; --list shows what is held.")
    if wanted == "parquet" and out is None and sys.stdout.isatty():
        raise UsageError("Parquet is not for reading on a terminal", remedy="Add --out FILE, or send it to a file.")
    each = partner == EACH
    subject = subject_of(flow, "world" if each else partner, commodity, measure)
    subject = through_editions(subject) if through else subject
    if parts or each:
        from kuroji.cli import series_parts

        by = series_parts.Asked(subject, "partners" if each else "goods", (level or "").lower(), period, owner)
        series_parts.show(opened(store), by, moment, wanted, out)
        return
    if adjusted:
        from kuroji.cli import series_adjusted

        asked = series_adjusted.Asked(subject, period, frequency, adjustment, owner)
        series_adjusted.show(opened(store), asked, moment, wanted, out)
        return
    kind = (period, frequency)
    found = _read(opened(store), subject, kind, moment, owner)
    series_output.show(subject, found, moment, wanted, out, owner)


def _read(store: Store, subject: Subject, kind: tuple[str | None, str], moment: AsOf, owner: Reporter) -> list[Reading]:
    """The readings of the periods asked for, or of all periods of a kind."""
    from kuroji.indicators.series import all_periods, frequency_of, periods_of, readings

    period, frequency = kind
    if period is not None:
        return readings(store, subject, periods_of(period, owner.fiscal), moment, owner)
    held = all_periods(store, subject, frequency_of(frequency), moment, owner)
    return readings(store, subject, held, moment, owner)
