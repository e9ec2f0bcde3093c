"""`kuroji outlook regions`: trade by customs district."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder


def regions(
    places: Annotated[
        list[str] | None, typer.Argument(metavar="PLACE", help="Customs districts or prefectures (default: all held).")
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", "-p", metavar="PERIOD", help="Default: the newest year held.")
    ] = None,
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """What was cleared in a customs district, and how much of the country's trade that is.

    \b
    Example:
      kuroji outlook regions Aichi
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import japan, listen, opened, period_of
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.outlooks.regions import tell

    listen(quiet, verbose)
    of = period_of(period) if period else None
    deliver(tell(opened(store), parse_as_of(as_of, japan()), lang, tuple(places or ()), of), wanted, out, quiet)
