"""`kuroji structure`: what a flow is made of, how concentrated it is, and how that shifted over decades."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Out, Quiet, ReporterName, StoreFolder, TableOrJson, Verbose, chosen

FORMATS = ("table", "json")
LANGUAGES = ("en", "ja")


def structure(
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="2025, FY2025, 2026-H1, 2026-05, ...")],
    flow: Annotated[str, typer.Option("--flow", metavar="FLOW", help="export or import.")] = "export",
    partner: Annotated[
        str, typer.Option("--partner", metavar="WHO", help="A country or area: name, ISO code or customs code.")
    ] = "world",
    reporter: ReporterName = "JP",
    as_of: AsOfText = "latest",
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="The language of the tables: en or ja.")] = "en",
    form: TableOrJson = None,
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
    from kuroji.cli import structure_output
    from kuroji.cli.answers import show_json, show_tables
    from kuroji.cli.session import listen, opened, owner_of, period_of
    from kuroji.explain.structure import structure as structure_of
    from kuroji.indicators.subjects import subject_of
    from kuroji.indicators.view import view
    from kuroji.model.errors import UsageError
    from kuroji.model.instant import iso, parse_as_of

    listen(quiet, verbose)
    if lang not in LANGUAGES:
        raise UsageError(f"there are no tables in {lang!r}", remedy=f"Use one of: {', '.join(LANGUAGES)}.")
    owner, held = owner_of(reporter), opened(store)
    asked = period_of(period, owner)
    instant = held.resolve(parse_as_of(as_of, owner), asked, owner.code)
    subject = subject_of(flow, partner, "total", "value")
    found = structure_of(view(held, instant, code=owner.code), subject, asked)
    when = iso(instant, owner)
    if wanted == "json":
        from kuroji.stories.fact_json import fact_object

        listed = [fact_object(f) for f in found.facts()]
        show_json({"period": period, "as_of": when, "count": len(listed), "absent": found.absent, "facts": listed}, out)
    else:
        show_tables(structure_output.tables(found, subject, when, lang), out, structure_output.notes(found, lang))
