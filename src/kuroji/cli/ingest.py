"""`kuroji ingest`: official files into the user's own store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import Json, Quiet, StoreFolder, TableOrJson, Verbose, chosen

if TYPE_CHECKING:
    from datetime import datetime

FORMATS = ("table", "json")


def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, quoted globs, or - for the standard input.")
    ],
    captured: Annotated[
        str | None,
        typer.Option(
            "--captured", metavar="DATE", help="When a long series was downloaded (default: the date of the file)."
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help="Another country's statistics: comtrade, census, korea, eurostat, imf, sdmx or csv (your own).",
        ),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="FILE", help="What the columns mean, TOML or JSON (sources csv and sdmx)."),
    ] = None,
    bad_rows: Annotated[
        str,
        typer.Option(
            "--bad-rows",
            metavar="stop|skip",
            help="A row of the detail that cannot be used stops the ingest, or is left out and listed.",
        ),
    ] = "stop",
    accept_changes: Annotated[
        bool,
        typer.Option(
            "--accept-changes", help="Take in a table of the detail that changes most figures held of a chapter."
        ),
    ] = False,
    form: TableOrJson = None,
    as_json: Json = False,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read official files into your store, all of them or none: press releases (XML), long series and e-Stat tables (CSV).

    The same file twice changes nothing; a file replaced under its old name is a new release.
    Japan's own files tell what they are; those of other countries are read as the --source says.

    \b
    Example:
      kuroji ingest downloads/2026094e.xml "downloads/d*.csv"
      kuroji ingest estat/2026/ --captured 2026-09-29
      kuroji ingest vietnam.csv --source csv --mapping vietnam.toml
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.appended import show, show_detail
    from kuroji.cli.session import listen, opened, progress
    from kuroji.model.errors import UsageError
    from kuroji.refresh.ingesting import ingest as read_in
    from kuroji.refresh.reading import Origin

    listen(quiet, verbose)
    if mapping and not source:
        raise UsageError("a mapping without a source", remedy="Add --source csv, or sdmx.")
    if bad_rows not in ("stop", "skip"):
        raise UsageError(
            f"{bad_rows!r} is nothing to do with a bad row", where="--bad-rows", remedy="Say stop or skip."
        )
    held = opened(store)
    origin = Origin(source, mapping) if source else None
    with progress(quiet) as tell:
        report = read_in(
            held,
            paths,
            captured=_instant(captured),
            origin=origin,
            skip_bad_rows=bad_rows == "skip",
            accept_changes=accept_changes,
            tell=tell,
        )
    if report.detail is not None:
        show_detail(report.detail, wanted)
        if not report.read:
            return
    show(held, [(read.name, read.release, read.rows) for read in report.read], report.appended, wanted)


def _instant(text: str | None) -> datetime | None:
    """The instant that a date means; None when none is given. Raises UsageError."""
    if text is None:
        return None
    from kuroji.cli.session import japan
    from kuroji.model.errors import UsageError
    from kuroji.model.instant import parse_as_of

    found = parse_as_of(text, japan()).instant
    if found is None:
        raise UsageError(
            f"{text!r} is no date", where="--captured", remedy="Write the day of the download: 2026-09-29."
        )
    return found
