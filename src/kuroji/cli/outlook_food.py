"""`kuroji outlook food`: food exports against their targets."""

from __future__ import annotations

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder


def food(
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Food exports against the government's targets: reached, missed, the growth it takes, where the trend arrives.

    \b
    Example:
      kuroji outlook food --out stories
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import japan, listen, opened
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.outlooks.food import tell

    listen(quiet, verbose)
    deliver(tell(opened(store), parse_as_of(as_of, japan()), lang), wanted, out, quiet)
