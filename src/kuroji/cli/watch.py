"""`kuroji watch`: stories published as releases come out."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import Quiet, StoreFolder, Verbose

if TYPE_CHECKING:
    from kuroji.store.opening import Store
    from kuroji.web.watching.events import Heard

INTERRUPTED = 130
HEADS = ("look", "for", "due", "date", "address")


def watch(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="The folder in which stories are published.")
    ] = None,
    webhook: Annotated[
        list[str] | None,
        typer.Option("--webhook", metavar="URL", help="Tell this address of every story, signed; may be repeated."),
    ] = None,
    served: Annotated[
        str, typer.Option("--at", metavar="URL", help="Where DIR is served (default: addresses are relative).")
    ] = "",
    per_minute: Annotated[
        int, typer.Option("--per-minute", metavar="N", min=1, max=60, help="At most so many requests a minute.")
    ] = 12,
    once: Annotated[bool, typer.Option("--once", help="One pass over everything outstanding, then end.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done, and when.")] = False,
    show_keys: Annotated[
        bool, typer.Option("--show-keys", help="Print the key by which each webhook's receiver checks signatures.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One event a line, as JSON.")] = False,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Wait for each release, and publish its story in both languages minutes after it comes out.

    Survives restarts, catches up after days off, and publishes nothing twice. SIGTERM ends
    it in order, with exit code 0; --once ends with 1 when something has to be tried again.

    \b
    Example:
      kuroji watch --out public/stories --dry-run
    """
    from kuroji.cli.session import listen, opened
    from kuroji.model.errors import UsageError
    from kuroji.settings import from_environment
    from kuroji.web.watching.receivers import key_of, shown

    listen(quiet, verbose)
    settings = from_environment()
    keys = {address: key_of(settings.secret, address) for address in webhook or ()}
    if show_keys:
        print("".join(f"{address} {shown(key)}\n" for address, key in keys.items()), end="")
        return
    held = opened(store)
    if dry_run:
        _plan(held, as_json)
        return
    if out is None:
        raise UsageError("no folder is named for the stories", remedy="Name one with --out DIR.")
    from kuroji.web.watching.clock import SystemClock
    from kuroji.web.watching.desk import Desk
    from kuroji.web.watching.feeds import announce
    from kuroji.web.watching.reaching import fetching, posting
    from kuroji.web.watching.watcher import once as one_pass
    from kuroji.web.watching.watcher import run

    clock = SystemClock()
    desk = Desk(
        store=held, out=out.expanduser().absolute(), clock=clock, fetch=fetching(clock), post=posting(clock),
        heard=_listener(as_json, quiet, verbose), keys=keys, per_minute=per_minute,
        base_url=settings.base_url or "", served=served.rstrip("/"),
        after=lambda folder, index: announce(folder, index, served.rstrip("/")),
    )  # fmt: skip
    code = 0
    if once:
        code = 0 if one_pass(desk) else 1
    else:
        run(desk)
    raise typer.Exit(INTERRUPTED if clock.by == signal.SIGINT else code)


def _listener(as_json: bool, quiet: bool, verbose: bool) -> Heard:
    """Prints what the watcher says: news and trouble, the routine too with -v, trouble alone with --quiet."""
    from kuroji.web.watching.events import Event, Weight, as_text
    from kuroji.web.watching.events import as_json as in_json

    wanted = {Weight.TROUBLE, *(() if quiet else (Weight.NEWS,)), *((Weight.DETAIL,) if verbose else ())}

    def heard(event: Event) -> None:
        if event.weight in wanted:
            print(in_json(event) if as_json else as_text(event), flush=True)

    return heard


def _plan(held: Store, as_json: bool) -> None:
    from datetime import UTC, datetime

    from kuroji.cli.answers import Table, show_json, show_tables
    from kuroji.web.watching.planning import as_rows, plan

    now = datetime.now(UTC)
    found = plan(held, now)
    rows = as_rows(found, now)
    if as_json:
        looks = [dict(zip(HEADS, row, strict=True)) for row in rows]
        show_json({"looks": looks, "untold": found.untold, "undelivered": found.undelivered, "facts": []})
        return
    left = [*(f"to be told: {one}" for one in found.untold), *(f"to be delivered: {one}" for one in found.undelivered)]
    show_tables([Table("", HEADS, rows)], note="\n".join(left))
