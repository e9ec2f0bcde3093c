"""`kuroji outlook lead`: whether one series runs ahead of another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen
from kuroji.cli.outlook_output import FORMATS, Form, Lang, OutFolder

if TYPE_CHECKING:
    from kuroji.stories.outlooks.lead import Asked

MACHINERY, EXPORTS = "JP.export.world.PC:70131.value", "JP.export.world.total.value"


def lead(
    x: Annotated[
        str, typer.Option("--x", metavar="SERIES", help="The series asked to run ahead, as `kuroji series` names it.")
    ] = MACHINERY,
    y: Annotated[
        str | None, typer.Option("--y", metavar="SERIES", help=f"The series it is to run ahead of (default: {EXPORTS}).")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="A monthly CSV of your own in place of --y.")
    ] = None,
    columns: Annotated[
        str, typer.Option("--columns", metavar="MONTH,VALUE", help="The columns of that file.")
    ] = "period,value",
    published_after: Annotated[
        int, typer.Option("--published-after", metavar="DAYS", help="When its figures come out, in days after the month.")
    ] = 30,
    transform: Annotated[
        str, typer.Option("--transform", metavar="HOW", help="adjusted (month on month) or yoy (on the year).")
    ] = "adjusted",
    since: Annotated[
        str | None, typer.Option("--since", metavar="MONTH", help="The first month looked at: else fifteen years back.")
    ] = None,
    as_of: AsOfText = "latest", lang: Lang = "en", form: Form = None, as_json: Json = False, out: OutFolder = None,
    store: StoreFolder = None, quiet: Quiet = False, verbose: Verbose = False,
) -> None:  # fmt: skip
    """Whether one series runs ahead of another: correlations, Granger's test, and forecasts that could have been made.

    Every forecast uses only what had been published by its day. The verdict says no more
    than the tests bear out: leads, hints, together, follows, both ways, or none.

    \b
    Example:
      kuroji outlook lead --x "JP.export.world.PC:70323.value"
      kuroji outlook lead --against orders.csv --columns month,orders --published-after 45
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.outlook_output import deliver
    from kuroji.cli.session import japan, listen, opened
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.outlooks.lead import tell

    listen(quiet, verbose)
    asked = _asked(x, y, (against, columns, published_after), transform, since)
    deliver(tell(opened(store), parse_as_of(as_of, japan()), lang, asked), wanted, out, quiet)


def _asked(x: str, y: str | None, own: tuple[Path | None, str, int], transform: str, since: str | None) -> Asked:
    from kuroji.cli.session import japan
    from kuroji.indicators.subjects import parse_series
    from kuroji.model.errors import UsageError
    from kuroji.outlook.lead.growth import ADJUSTED, YEAR_ON_YEAR
    from kuroji.outlook.lead.own_file import Columns, own_series
    from kuroji.outlook.lead.tracks import ordinal_of
    from kuroji.stories.outlooks.lead import Asked

    if transform not in (ADJUSTED, YEAR_ON_YEAR):
        raise UsageError(f"no growth is called {transform!r}", remedy=f"Use {ADJUSTED} or {YEAR_ON_YEAR}.")
    path, named, days = own
    names = [name.strip() for name in named.split(",")]
    if len(names) != 2 or not all(names):
        raise UsageError(f"{named!r} does not name two columns", remedy="Write --columns MONTH,VALUE.")
    ahead, start = parse_series(x)[1], ordinal_of(since) if since else None
    if path is not None and y is not None:
        raise UsageError("--y and --against both say what X is to run ahead of", remedy="Give one of them.")
    if path is not None:
        return Asked(ahead, None, own_series(path, Columns(*names), days, japan()), transform, start)
    behind = parse_series(y or EXPORTS)[1]
    if ahead == behind:
        raise UsageError("a series cannot run ahead of itself", remedy="Give two different series.")
    return Asked(ahead, behind, None, transform, start)
