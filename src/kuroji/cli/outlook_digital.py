"""`kuroji outlook digital`: the digital balance by every definition in use."""

from __future__ import annotations

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder


def digital(
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """The digital balance by each definition, its projections, and the account around it.

    Figures are those that the named publications print. Where the official series are in
    your store (`kuroji ingest` of the Bank of Japan's CSV), they are added up instead.

    \b
    Example:
      kuroji outlook digital --lang ja
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import japan, listen, opened
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.outlooks.digital import tell

    listen(quiet, verbose)
    deliver(tell(opened(store), parse_as_of(as_of, japan()), lang), wanted, out, quiet)
