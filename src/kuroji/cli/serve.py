"""`kuroji serve`: the site, from the figures at hand."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import Quiet, StoreFolder, Verbose


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0 takes any free one.")] = 8000,
    store: StoreFolder = None,
    database: Annotated[
        str | None,
        typer.Option(
            "--database", metavar="PATH|URL", help="Readers' statements and votes (default: KUROJI_DATABASE)."
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """The site: stories, traces, the checker and the interfaces, from the figures held; stops at SIGTERM.

    Needs no configuration. KUROJI_BASE_URL is where readers find it, for absolute links.
    Logs are JSON lines on the standard error; /health and /metrics are for machines.

    \b
    Example:
      kuroji serve --port 8080
    """
    import logging

    import msgspec

    from kuroji.cli.session import folder_of
    from kuroji.settings import from_environment
    from kuroji.web.logs import log_to
    from kuroji.web.serving import serve as run

    settings = msgspec.structs.replace(from_environment(), store=folder_of(store))
    if database is not None:
        settings = msgspec.structs.replace(settings, database=database)
    log_to(logging.ERROR if quiet else logging.DEBUG if verbose else logging.INFO)
    run(settings, host, port)
