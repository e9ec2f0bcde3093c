"""`kuroji trace`: from a fact back to its releases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import Json, Out, Quiet, StoreFolder, TableOrJson, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.model.errors import UsageError
    from kuroji.store.opening import Store

FORMATS = ("table", "json")
DIFFERS = 1
OFFERED = 5


def trace(
    fact: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a fact, in quotes; every --json answer has them.")
    ],
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="WHEN", help="Compute as of another instant than the id's own.")
    ] = None,
    form: TableOrJson = None,
    as_json: Json = False,
    out: Out = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """A fact computed once more: formula, inputs, the releases they came from, and whether it still agrees.

    The exit code is 1 when the value now computed is not the one the id was made of.

    \b
    Example:
      kuroji trace "balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00"
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli import trace_output
    from kuroji.cli.session import japan, listen, opened
    from kuroji.indicators.trace import trace as compute
    from kuroji.model.errors import UsageError
    from kuroji.model.fact import parse_fact_id
    from kuroji.model.instant import parse_as_of
    from kuroji.outlook.registry import EVERY

    listen(quiet, verbose)
    held = opened(store)
    try:
        parse_fact_id(fact)
    except UsageError as error:
        raise _with_nearest(error, held, fact) from None
    found = compute(held, fact, parse_as_of(as_of, japan()) if as_of else None, known=EVERY)
    trace_output.show(found, wanted, out)
    if found.agrees is False:
        trace_output.warn(found)
        raise typer.Exit(DIFFERS)


def _with_nearest(error: UsageError, store: Store, text: str) -> UsageError:
    """The error with the ids of the newest facts that are most like `text`: those of its period, if it names one."""
    from kuroji.cli.trace_output import nearest_ids
    from kuroji.model.errors import UsageError

    ids = nearest_ids(store, text, OFFERED)
    near = "\n  Nearest:\n" + "\n".join(f"    {one}" for one in ids) if ids else ""
    return UsageError(error.what, where=error.where, remedy=error.remedy + near)
