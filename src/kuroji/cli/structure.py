"""`kuroji structure`: what a flow is made of, how concentrated it is, and how that shifted over decades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Out, Quiet, StoreFolder, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.cli.answers import Table
    from kuroji.explain.structure import Shift, Structure
    from kuroji.model.fact import Fact

FORMATS = ("table", "json")
ABSENT = "–"


def structure(
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="2025, FY2025, 2026-H1, 2026-05, ...")],
    flow: Annotated[str, typer.Option("--flow", metavar="FLOW", help="export or import.")] = "export",
    partner: Annotated[
        str, typer.Option("--partner", metavar="WHO", help="A country or area: name, ISO code or customs code.")
    ] = "world",
    as_of: AsOfText = "latest",
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table (default) or json.")
    ] = None,
    as_json: Json = False,
    out: Out = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """What a flow is made of and how that shifted: shares, concentration, similarity, dependence, turning points.

    \b
    Example:
      kuroji structure 2025 --flow export
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.answers import show_json, show_tables
    from kuroji.cli.session import japan, listen, opened, period_of
    from kuroji.explain.structure import structure as structure_of
    from kuroji.indicators.subjects import subject_of
    from kuroji.indicators.view import view
    from kuroji.model.instant import iso, parse_as_of

    listen(quiet, verbose)
    asked, held = period_of(period), opened(store)
    instant = held.resolve(parse_as_of(as_of, japan()), asked)
    found = structure_of(view(held, instant), subject_of(flow, partner, "total", "value"), asked)
    when = iso(instant, japan())
    if wanted == "json":
        from kuroji.stories.fact_json import fact_object

        listed = [fact_object(f) for f in found.facts()]
        show_json({"period": period, "as_of": when, "count": len(listed), "facts": listed}, out)
    else:
        note = "Measures by name: docs/reference/structure.md. " + japan().attribution_en
        show_tables(_tables(found, f"{flow}s, {partner}, as of {when}"), out, note)


def _tables(found: Structure, title: str) -> list[Table]:
    from kuroji.cli.answers import Table

    heads = ["", *(f">{p}" for p in found.periods)]
    shares = [[_name(row), *(_cell(f, 1) for f in row.shares)] for row in found.shifts]
    measures = [[name.replace(",", ", by "), *(_cell(f, 4) for f in row)] for name, row in found.concentration.items()]
    measures.append(["two-way trade, Grubel-Lloyd", *(_cell(f, 4) for f in found.intra_industry)])
    alike = {f.base: f for f in found.similarity}
    measures.append(["similarity, Finger-Kreinin", *(_cell(alike.get(str(p)), 1) for p in found.periods)])
    made = [
        Table(f"Share of {title}, percent; those that shifted most first", heads, shares),
        Table("Concentration and similarity to the newest period", heads, measures),
    ]
    if found.dependence:
        rows = [[_name(row), *(_cell(f, 1) for f in row.shares)] for row in found.dependence]
        made.append(Table("From the Middle East, percent of quantity", heads, rows))
    turns = [
        [t.share.commodity, "peak" if t.peak else "trough", t.share.period, _cell(t.share, 1)] for t in found.turns
    ]
    if turns:
        made.append(
            Table("Turning points of shares in twelve months", ("", "turn", "twelve months", ">percent"), turns)
        )
    return made


def _name(row: Shift) -> str:
    return next((f.commodity for f in row.shares if f is not None), ABSENT)


def _cell(fact: Fact | None, decimals: int) -> str:
    return ABSENT if fact is None else f"{fact.value:.{decimals}f}"
