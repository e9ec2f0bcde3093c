"""`kuroji outlook compare`: two countries side by side: shares of groups of goods that both count, likeness, and what is left over."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Beside, Country, Form, Lang, OutFolder, YearOfBoth


def compare(
    own: Country = "JP", other: Beside = "DE", period: YearOfBoth = None,
    flow: Annotated[str, typer.Option("--flow", metavar="FLOW", help="export or import.")] = "export",
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Two countries side by side: shares of groups of goods that both count, likeness, and what is left over.

    \b
    Example:
      kuroji outlook compare JP DE --flow export
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver, pair_of
    from kuroji.cli.session import listen, opened
    from kuroji.stories.outlooks.compare import tell

    listen(quiet, verbose)
    of = pair_of(own, other, period, as_of)
    deliver(tell(opened(store), of.as_of, lang, of.codes, of.period, flow), wanted, out, quiet)
