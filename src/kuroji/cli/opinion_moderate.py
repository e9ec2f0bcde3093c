"""`kuroji opinion moderate`: the queue of readers' statements, and the decisions on them."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.opinion_source import DatabaseAddress, database
from kuroji.cli.options import Json, Quiet, TableOrJson, Verbose, chosen

FORMATS = ("table", "json")
Numbers = Annotated[list[int], typer.Argument(metavar="STATEMENT", help="Ids of statements, as `list` shows them.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides, as it is kept in the record.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for the record.")]
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The queue of readers' statements.")


@app.command("list")
def waiting(
    conversation: Annotated[
        str | None, typer.Argument(metavar="CONVERSATION", help="Its slug; all of them when left out.")
    ] = None,
    form: TableOrJson = None,
    as_json: Json = False,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Statements that wait for a decision, oldest first, and those that each one looks like.

    \b
    Example:
      kuroji opinion moderate list
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.opinion_output import show_statements
    from kuroji.cli.session import listen
    from kuroji.opinion.storage import statements

    listen(quiet, verbose)
    with database(address) as held, held.reading() as connection:
        found = statements.waiting(connection, conversation)
        alike = {said.id: statements.looks_like(connection, said) for said in found}
    show_statements(found, wanted, alike)


@app.command("approve")
def approve(
    numbers: Numbers,
    by: By = "desk",
    reason: Reason = "",
    form: TableOrJson = None,
    as_json: Json = False,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Open statements to votes: all of them or none.

    \b
    Example:
      kuroji opinion moderate approve 12 13 --by naoko
    """
    _decide("approved", numbers, by, reason, None, chosen(form, as_json, FORMATS), address, quiet, verbose)


@app.command("reject")
def reject(
    numbers: Numbers,
    by: By = "desk",
    reason: Reason = "",
    form: TableOrJson = None,
    as_json: Json = False,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Keep statements from being shown; their votes stay on record and out of the results.

    \b
    Example:
      kuroji opinion moderate reject 14 --reason "names a private person"
    """
    _decide("rejected", numbers, by, reason, None, chosen(form, as_json, FORMATS), address, quiet, verbose)


@app.command("duplicate")
def duplicate(
    numbers: Numbers,
    of: Annotated[int, typer.Option("--of", metavar="STATEMENT", help="The statement that is kept.")],
    by: By = "desk",
    reason: Reason = "",
    form: TableOrJson = None,
    as_json: Json = False,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Mark statements as saying what another one says.

    \b
    Example:
      kuroji opinion moderate duplicate 15 --of 12
    """
    _decide("duplicate", numbers, by, reason, of, chosen(form, as_json, FORMATS), address, quiet, verbose)


def _decide(
    status: str,
    numbers: list[int],
    by: str,
    reason: str,
    of: int | None,
    wanted: str,
    address: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    from datetime import UTC, datetime

    from kuroji.cli.opinion_output import show_statements
    from kuroji.cli.session import listen
    from kuroji.opinion.nouns import Status
    from kuroji.opinion.storage.statements import moderate

    listen(quiet, verbose)
    now = datetime.now(UTC)
    with database(address) as held, held.writing() as connection:
        decided = [
            moderate(connection, number, Status(status), by=by, now=now, reason=reason, duplicate_of=of)
            for number in numbers
        ]
    show_statements(decided, wanted, {})
