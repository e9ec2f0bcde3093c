"""`kuroji site`: the site as files for any web host."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kuroji.cli.options import Json, Quiet, StoreFolder, Verbose

app = typer.Typer(no_args_is_help=True, help="The site as files for any web host.")


@app.callback()
def site() -> None:
    """The site as files for any web host."""


@app.command("build", short_help="Write the whole site.")
def build(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write to; made when it is missing.")],
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="Where it will be served (default: KUROJI_BASE_URL)."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="PERIOD", help="Leave out stories of earlier periods, such as 2026-01."),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, max=64, help="Processes; 0 takes one for each processor.")
    ] = 0,
    as_json: Json = False,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write every page, its other formats, feeds, charts and static files; only reactions need a server.

    The same figures give the same bytes, and files that are the same are left alone. The
    address must be the root of a host. Vintages are the dates at which figures changed.

    \b
    Example:
      kuroji site build public --base-url https://trade.example --since 2026-01
    """
    import msgspec

    from kuroji.cli.session import folder_of, listen, period_of
    from kuroji.settings import base_url_of, from_environment
    from kuroji.web.building.build import build as run
    from kuroji.web.building.pages import Plan

    listen(quiet, verbose)
    settings = msgspec.structs.replace(from_environment(), store=folder_of(store))
    if base_url is not None:
        settings = msgspec.structs.replace(settings, base_url=base_url_of(base_url, "--base-url"))
    plan = Plan(settings=settings, out=out.absolute(), since=period_of(since) if since else None)
    found = run(plan, jobs=jobs, progress=_silent if quiet else _told)
    if not quiet:
        print(file=sys.stderr)
    if as_json:
        from kuroji.cli.answers import show_json

        show_json(
            {"out": str(out), **{name: msgspec.structs.asdict(getattr(found, name)) for name in KINDS}, "facts": []}
        )
        return
    whole = found.all
    print(f"{out}: {whole.files} files, {whole.size / 1e6:.1f} MB, {whole.changed} of them new or changed")
    print("  " + ", ".join(f"{getattr(found, name).files} {words}" for name, words in KINDS.items()))


KINDS = {"pages": "pages and their formats", "outlets": "feeds and lists for programs", "assets": "static files"}


def _told(name: str, done: int) -> None:
    """How far it is, on one line of a terminal."""
    if sys.stderr.isatty():
        print(f"\r{name}: {done} files", end="", file=sys.stderr, flush=True)


def _silent(_: str, __: int) -> None:
    return
