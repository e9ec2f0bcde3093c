"""`kuroji outlook exposure`: how much of an import comes from where, and what a cut would cost."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder


def exposure(
    commodity: Annotated[
        str, typer.Option("--commodity", metavar="WHAT", help="An import: LNG, crude oil, chips, PC: and a code, total.")
    ] = "",
    partner: Annotated[
        str, typer.Option("--partner", metavar="WHO", help="A country or area: name, ISO code or customs code.")
    ] = "Middle East",
    cut: Annotated[str, typer.Option("--cut", metavar="PERCENT", help="How much of that supply fails.")] = "50",
    price: Annotated[str, typer.Option("--price", metavar="PERCENT", help="How much dearer the import becomes.")] = "10",
    stocks: Annotated[
        str | None, typer.Option("--stocks", metavar="DAYS", help="Stocks in days of imports, if you know them.")
    ] = None,
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """How much of an import comes from a partner, since when, and what a cut or a dearer price would cost.

    Without --commodity: crude oil, LNG and LPG from the Middle East since 1988. What is not
    held is said with the table that would decide it.

    \b
    Example:
      kuroji outlook exposure --commodity LNG --partner "Middle East" --cut 50
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import japan, listen, opened
    from kuroji.model.instant import parse_as_of
    from kuroji.outlook.exposure.picture import What
    from kuroji.outlook.exposure.risk import percent_of
    from kuroji.stories.outlooks.exposure import tell

    listen(quiet, verbose)
    what = What(
        percent_of(_number(cut), "cut"), percent_of(_number(price), "rise"), None if stocks is None else _stock(stocks)
    )
    found = tell(
        opened(store), parse_as_of(as_of, japan()), lang, commodity=commodity, place=partner, what=what,
    )  # fmt: skip
    deliver(found, wanted, out, quiet)


def _number(text: str) -> Decimal:
    """A plain number of either sign. Raises UsageError for another text."""
    from kuroji.model.errors import UsageError

    try:
        found = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise UsageError(f"{text!r} is no number", remedy="Write a number, as 50.")
    return found.normalize() if found % 1 else found.quantize(Decimal(1))


def _stock(text: str) -> Decimal:
    """Days of stock. Raises UsageError for less than none."""
    from kuroji.model.errors import UsageError

    found = _number(text)
    if found < 0:
        raise UsageError(f"stocks of {text} days are none", remedy="Give days of imports, 0 or more.")
    return found
