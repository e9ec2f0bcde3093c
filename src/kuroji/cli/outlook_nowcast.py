"""`kuroji outlook nowcast`: a month from its first 10 or first 20 days."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder


def nowcast(
    period: Annotated[
        str | None,
        typer.Argument(metavar="PERIOD", help="A month (2026-08) or its first days (2026-09-D20); else the newest."),
    ] = None,
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """A month of trade estimated from its first 10 or 20 days, with an interval and the record of such estimates.

    Only what was known at the release of those days is used. Once the month itself is
    published, the estimate stands beside it.

    \b
    Example:
      kuroji outlook nowcast 2026-09-D20
      kuroji outlook nowcast 2026-08 --lang ja
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import japan, listen, opened, period_of
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.outlooks.nowcast import tell

    listen(quiet, verbose)
    asked = period_of(period) if period else None
    deliver(tell(opened(store), parse_as_of(as_of, japan()), lang, asked), wanted, out, quiet)
