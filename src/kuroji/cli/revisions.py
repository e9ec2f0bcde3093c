"""`kuroji revisions`: what was said when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Out, Quiet, ReporterName, StoreFolder, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.indicators.view import Subject
    from kuroji.model.period import Period
    from kuroji.model.reporter import Reporter
    from kuroji.store.opening import Store

FORMATS = ("table", "csv", "json")
NEWEST_MONTHS = 12


def revisions(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="PERIOD|SERIES",
            help="A period (2025-10, 2025, FY2025), or a series in one word (JP.import.world.PC:30301.value).",
        ),
    ] = None,
    flow: Annotated[
        str | None, typer.Option("--flow", metavar="FLOW", help="export, import or balance; all three when left out.")
    ] = None,
    partner: Annotated[
        str, typer.Option("--partner", metavar="WHO", help="A country or area: name, ISO code or customs code.")
    ] = "world",
    commodity: Annotated[
        str, typer.Option("--commodity", metavar="WHAT", help="A name in English or Japanese, or PC: and its code.")
    ] = "total",
    measure: Annotated[str, typer.Option("--measure", metavar="MEASURE", help="value or quantity.")] = "value",
    period: Annotated[
        str | None,
        typer.Option(
            "--period", "-p", metavar="PERIOD", help="Of a series: the period or range (default: the newest 12 months)."
        ),
    ] = None,
    reporter: ReporterName = "JP",
    as_of: AsOfText = "latest",
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table (default), csv or json.")
    ] = None,
    as_json: Json = False,
    out: Out = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """What was said when of a period or a series: each statement, its stage and date, and what it changed.

    --as-of shows what had been said by then.

    \b
    Example:
      kuroji revisions 2025-10
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli import revisions_output
    from kuroji.cli.session import listen, opened, owner_of
    from kuroji.indicators.revisions import history
    from kuroji.model.instant import parse_as_of

    listen(quiet, verbose)
    named, subjects, text = _subjects(what, flow, partner, commodity, measure)
    owner = owner_of(named or reporter)
    moment = parse_as_of(as_of, owner)
    held = opened(store)
    periods = _periods(held, subjects, period or text, owner)
    until = held.resolve(moment, periods[-1], owner.code)
    found = history(held, owner, subjects, periods, until)
    revisions_output.show(found, wanted, out, owner)


def _subjects(
    what: str | None, flow: str | None, partner: str, commodity: str, measure: str
) -> tuple[str, list[Subject], str | None]:
    """The reporter a series names, the series asked for, and the period that the argument names when it is not a series."""
    from kuroji.indicators.subjects import is_series, parse_series, subject_of

    if what is not None and is_series(what):
        name, _, period = what.partition("@")
        named, subject = parse_series(name)
        return named, [subject], period or None
    flows = [flow] if flow else ["export", "import"] if commodity != "total" else ["export", "import", "balance"]
    return "", [subject_of(one, partner, commodity, measure) for one in flows], what


def _periods(store: Store, subjects: list[Subject], text: str | None, owner: Reporter) -> tuple[Period, ...]:
    """The periods asked for; the newest months held when none is."""
    from kuroji.indicators.series import all_periods, periods_of
    from kuroji.model.errors import NotHeld
    from kuroji.model.instant import LATEST
    from kuroji.model.period import Frequency

    if text:
        return periods_of(text, owner.fiscal)
    found = all_periods(store, subjects[0], Frequency.MONTH, LATEST, owner)[-NEWEST_MONTHS:]
    if not found:
        raise NotHeld("no month of this series is held", remedy="`kuroji series --list` shows what is held.")
    return found
