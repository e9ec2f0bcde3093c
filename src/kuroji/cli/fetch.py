"""`kuroji fetch`: what the customs site has published, into the user's own store."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import Json, Quiet, StoreFolder, TableOrJson, Verbose, chosen

FORMATS = ("table", "json")


def fetch(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ADDRESS",
            help="Official addresses (default: what should have come out since the newest release held, and the long series).",
        ),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANG", help="The edition of the press releases: en or ja.")
    ] = "en",
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help="Another country's: comtrade, census, eurostat; or of an address. estat: 9-digit codes of Japan.",
        ),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="FILE", help="What an address's answer means (sources csv, sdmx)."),
    ] = None,
    reporter: Annotated[
        str | None, typer.Option("--reporter", metavar="WHO", help="Whose figures a source is asked for.")
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", "-p", metavar="PERIOD", help="Of which months or years: 2021..2023.")
    ] = None,
    flow: Annotated[str, typer.Option("--flow", metavar="FLOW", help="export or import.")] = "export",
    partner: Annotated[str, typer.Option("--partner", metavar="WHO", help="With whom.")] = "world",
    commodity: Annotated[str, typer.Option("--commodity", metavar="CODE", help="An HS code, or total.")] = "total",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show which addresses would be asked.")] = False,
    form: TableOrJson = None,
    as_json: Json = False,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Fetch official releases into your store: only what changed is transferred, and the raw bytes are kept.

    \b
    Example:
      kuroji fetch --dry-run
      kuroji fetch --source estat --commodity 854231000 --period 2021..2025
      kuroji fetch --source comtrade --reporter VN --flow import --partner JP --period 2021..2023
    """
    wanted = chosen(form, as_json, FORMATS)
    from datetime import UTC, datetime

    from kuroji.cli.answers import deliver, show_json
    from kuroji.cli.appended import show
    from kuroji.cli.fetch_estat import SOURCE, fetch_estat
    from kuroji.cli.session import listen, opened, progress
    from kuroji.refresh.asking import ask, query
    from kuroji.refresh.due import outstanding
    from kuroji.refresh.fetching import fetch as fetch_in
    from kuroji.refresh.reading import Origin

    listen(quiet, verbose)
    held = opened(store)
    if source == SOURCE and not addresses:
        fetch_estat(held, period, flow, partner, commodity, wanted)
        return
    words = _words(source, reporter, period)
    asked = query(*words, flow, partner, commodity) if words else None
    places = [] if asked else list(addresses or outstanding(held, datetime.now(UTC), lang))
    if dry_run:
        from kuroji.refresh.asking import address_of

        shown = [address_of(asked)] if asked else places
        if wanted == "json":
            show_json({"addresses": shown, "facts": []})
        else:
            deliver("".join(f"{address}\n" for address in shown))
        return
    with progress(quiet) as tell:
        if asked:
            fetched, appended = ask(held, asked, tell=tell)
        else:
            origin = Origin(source, mapping) if source else None
            fetched, appended = fetch_in(held, places, skip_missing=not addresses, origin=origin, tell=tell)
    show(held, [(one.address, one.release, one.rows) for one in fetched], appended, wanted)


def _words(source: str | None, reporter: str | None, period: str | None) -> tuple[str, str, str] | None:
    """What another country's source is asked; None where addresses, or Japan's own, are meant. Raises UsageError."""
    from kuroji.model.errors import UsageError

    if reporter is None and period is None:
        return None
    if not (source and reporter and period):
        raise UsageError("--source, --reporter and --period go together", remedy="Add the one that is missing.")
    return source, reporter, period
