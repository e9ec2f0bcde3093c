"""`kuroji outlook mirror`: what one country says it sold beside what the other says it bought, and why the two differ."""

from __future__ import annotations

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Beside, Country, Form, Lang, OutFolder, YearOfBoth


def mirror(
    own: Country = "JP", other: Beside = "VN", period: YearOfBoth = None,
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """What one country says it sold beside what the other says it bought, and why the two differ.

    \b
    Example:
      kuroji outlook mirror JP VN
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver, pair_of
    from kuroji.cli.session import listen, opened
    from kuroji.stories.outlooks.mirror import tell

    listen(quiet, verbose)
    of = pair_of(own, other, period, as_of)
    deliver(tell(opened(store), of.as_of, lang, of.codes, of.period), wanted, out, quiet)
