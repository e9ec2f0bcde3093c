"""`kuroji outlook compare`: two countries side by side: shares of groups of goods that both count, likeness, and what is left over."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder


def compare(
    own: Annotated[
        str, typer.Argument(metavar="COUNTRY", help="Whose statistics are asked: a name or ISO code.")
    ] = "JP",
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The country beside it.")] = "DE",
    period: Annotated[
        str | None, typer.Option("--period", "-p", metavar="PERIOD", help="Default: the newest year held of both.")
    ] = None,
    flow: Annotated[str, typer.Option("--flow", metavar="FLOW", help="export or import.")] = "export",
    as_of: AsOfText = "latest",
    lang: Lang = "en",
    form: Form = None,
    as_json: Json = False,
    out: OutFolder = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Two countries side by side: shares of groups of goods that both count, likeness, and what is left over.

    \b
    Example:
      kuroji outlook compare JP DE --flow export
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import listen, opened, owner_of, period_of
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.outlooks.compare import tell

    listen(quiet, verbose)
    asked, rival = owner_of(own), owner_of(other)
    of = period_of(period, asked) if period else None
    moment = parse_as_of(as_of, asked)
    deliver(tell(opened(store), moment, lang, (asked.code, rival.code), of, flow), wanted, out, quiet)
