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
    """
    wanted = chosen(form, as_json, FORMATS)
    from datetime import UTC, datetime

    from kuroji.cli.answers import deliver, show_json
    from kuroji.cli.appended import show
    from kuroji.cli.session import listen, opened, progress
    from kuroji.refresh import fetch as fetch_in
    from kuroji.refresh import outstanding

    listen(quiet, verbose)
    held = opened(store)
    asked = list(addresses or outstanding(held, datetime.now(UTC), lang))
    if dry_run:
        if wanted == "json":
            show_json({"addresses": asked, "facts": []})
        else:
            deliver("".join(f"{address}\n" for address in asked))
        return
    with progress(quiet) as tell:
        fetched, appended = fetch_in(held, asked, skip_missing=not addresses, tell=tell)
    show(held, [(one.address, one.release, one.rows) for one in fetched], appended, wanted)
