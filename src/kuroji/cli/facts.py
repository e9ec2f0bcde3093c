"""`kuroji facts`: what is news in a period, ranked, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kuroji.cli.options import AsOfText, Json, Out, Quiet, ReporterName, StoreFolder, TableOrJson, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.indicators.view import View
    from kuroji.model.period import Period
    from kuroji.stories.news import Ranked

FORMATS = ("table", "json")
IN_TABLE = 25


def facts(
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="2026-05, 2026-05-D20, 2026-Q2, 2025, FY2025, ...")],
    reporter: ReporterName = "JP",
    as_of: AsOfText = "latest",
    top: Annotated[
        int | None,
        typer.Option("--top", "-n", metavar="N", min=1, help="How many: 25 in a table and all in JSON, unless said."),
    ] = None,
    form: TableOrJson = None,
    as_json: Json = False,
    out: Out = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """What is news in a period, the most newsworthy first, with the terms of the ranking.

    \b
    Example:
      kuroji facts 2026-05 --as-of 2026-06-17 --top 10
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.session import listen, opened, owner_of, period_of
    from kuroji.indicators.view import view
    from kuroji.model.instant import iso, parse_as_of
    from kuroji.stories.news import ranked

    listen(quiet, verbose)
    owner, held = owner_of(reporter), opened(store)
    asked = period_of(period, owner)
    instant = held.resolve(parse_as_of(as_of, owner), asked, owner.code)
    seen = view(held, instant, code=owner.code)
    found = ranked(seen, asked)
    if not found:
        _raise_why(seen, asked)
    when = iso(instant, owner)
    if wanted == "json":
        _show_json(str(asked), when, found[:top], len(found), out)
    else:
        _show_table(f"{asked} as of {when}: {len(found)} facts", found[: top or IN_TABLE], out)


def _raise_why(seen: View, period: Period) -> NoReturn:
    """Raise NotPublished, or NotHeld, for a period of which there is no fact."""
    from kuroji.indicators.facts import fact
    from kuroji.indicators.view import BALANCE
    from kuroji.model.errors import NotHeld

    fact(seen, "balance", "exports-imports", BALANCE, period)
    raise NotHeld(f"nothing is held of {period}", remedy="`kuroji series --list` shows what is held.")


def _show_json(period: str, as_of: str, found: Sequence[Ranked], total: int, out: Path | None) -> None:
    """The facts in the order of their rank, each with its news value and the terms that add up to it."""
    from kuroji.cli.answers import show_json
    from kuroji.stories.fact_json import fact_object

    listed = [fact_object(r.fact) | {"news": {"value": r.score, "terms": r.terms}} for r in found]
    show_json({"period": period, "as_of": as_of, "count": total, "facts": listed}, out)


def _show_table(title: str, found: Sequence[Ranked], out: Path | None) -> None:
    from kuroji.cli.answers import Table, show_tables
    from kuroji.stories.wording.phrases import phrase

    rows = [
        [str(place), f"{r.score:.2f}", phrase(r.fact, "en"), " ".join(f"{name} {value:.2f}" for name, value in r.terms.items())]
        for place, r in enumerate(found, 1)
    ]  # fmt: skip
    show_tables([Table(title, (">#", ">news", "fact", "because"), rows)], out)
