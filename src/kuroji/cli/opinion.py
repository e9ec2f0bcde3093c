"""`kuroji opinion`: what readers think, what waits for a moderator, and how far the results can be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kuroji.cli import opinion_moderate
from kuroji.cli.opinion_source import DatabaseAddress, database, source
from kuroji.cli.options import Json, Out, Quiet, TableOrJson, Verbose, chosen

FORMATS = ("table", "json")
What = Annotated[
    str, typer.Argument(metavar="CONVERSATION|FILES", help="A conversation's slug, or the folder or file of an export.")
]
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Readers' statements and votes.")
app.add_typer(opinion_moderate.app, name="moderate")


@app.command("results")
def results(
    what: What,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="Statements in each list.")] = 5,
    form: TableOrJson = None,
    as_json: Json = False,
    out: Out = None,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Opinion groups, what unites them, what divides them, and what bridges.

    \b
    Example:
      kuroji opinion results exports/brexit-consensus
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.opinion_output import show_results
    from kuroji.cli.session import listen
    from kuroji.opinion.analysis.results import analysed, results_of

    listen(quiet, verbose)
    read = source(what, address)
    show_results(read, results_of(analysed(read.votes, read.groups_before)), top, wanted, out)


@app.command("robustness")
def robustness(
    what: What,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, max=987, help="Fakes to try at most.")] = 100,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Draws other fakes.")] = 20261122,
    form: TableOrJson = None,
    as_json: Json = False,
    out: Out = None,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """How many fake accounts move each result: the top consensus, the number of groups, a bridging verdict.

    \b
    Example:
      kuroji opinion robustness exports/brexit-consensus --most 50
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.opinion_output import show_robustness
    from kuroji.cli.session import listen
    from kuroji.opinion.integrity import robustness as measure

    listen(quiet, verbose)
    read = source(what, address)
    show_robustness(read, measure.robustness(read.votes, most, seed), most, wanted, out)


@app.command("inspect")
def inspect(
    what: What,
    form: TableOrJson = None,
    as_json: Json = False,
    out: Out = None,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Bursts of votes and participants who answer alike beyond chance: flagged for people to judge, never deleted.

    Flags on a conversation of the database are kept in it.

    \b
    Example:
      kuroji opinion inspect trade-2026-05
    """
    wanted = chosen(form, as_json, FORMATS)
    from datetime import UTC, datetime

    from kuroji.cli.opinion_output import show_flags
    from kuroji.cli.session import listen
    from kuroji.opinion.integrity.inspecting import inspected
    from kuroji.opinion.storage.ballots import raise_flags

    listen(quiet, verbose)
    read = source(what, address)
    found = inspected(read.name, read.votes, read.history, datetime.now(UTC))
    if read.kept:
        with database(address) as held, held.writing() as connection:
            raise_flags(connection, found)
    show_flags(found, wanted, out)


@app.command("export")
def export(
    conversation: Annotated[str, typer.Argument(metavar="CONVERSATION", help="Its slug.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where comments.csv and votes.csv are written.")],
    form: TableOrJson = None,
    as_json: Json = False,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write a conversation as CSV: its statements, and every vote with its changes; participants as numbers.

    \b
    Example:
      kuroji opinion export trade-2026-05 out/trade-2026-05
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.opinion_output import show_done
    from kuroji.cli.session import listen
    from kuroji.opinion.exchange.database import write_out

    listen(quiet, verbose)
    with database(address) as held, held.reading() as connection:
        files = write_out(connection, conversation, folder)
    show_done({"conversation": conversation, "files": [str(file) for file in files]}, wanted)


@app.command("import")
def bring_in(
    path: Annotated[Path, typer.Argument(metavar="DIR", help="An export with comments.csv and votes.")],
    slug: Annotated[
        str | None, typer.Option("--as", metavar="SLUG", help="Its slug here (default: the folder's name).")
    ] = None,
    form: TableOrJson = None,
    as_json: Json = False,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Bring in a conversation that Polis or Kuroji exported, under a slug that is not yet taken.

    \b
    Example:
      kuroji opinion import exports/brexit-consensus --as brexit
    """
    wanted = chosen(form, as_json, FORMATS)
    from datetime import UTC, datetime

    from kuroji.cli.opinion_output import show_done
    from kuroji.cli.session import listen
    from kuroji.opinion.exchange import database as exchange
    from kuroji.opinion.exchange.polis import read_export

    listen(quiet, verbose)
    read = read_export(path)
    name = slug or read.name
    with database(address) as held, held.writing() as connection:
        statements = exchange.bring_in(connection, name, read, datetime.now(UTC))
    show_done({"conversation": name, "statements": statements, "votes": len(read.votes)}, wanted)


@app.command("admin-hash")
def admin_hash(
    ask: Annotated[bool, typer.Option("--ask", help="Take a password of your own, typed twice.")] = False,
    form: TableOrJson = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """A password for the moderators' desk of the site, and its hash for KUROJI_ADMIN_HASH; neither is kept here.

    \b
    Example:
      kuroji opinion admin-hash
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.opinion_output import show_done
    from kuroji.cli.session import listen
    from kuroji.opinion.integrity.administrator import hash_of, new_password

    listen(quiet, verbose)
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True) if ask else new_password()
    told = {} if ask else {"password": password}
    show_done(told | {"KUROJI_ADMIN_HASH": hash_of(password)}, wanted)


@app.command("forget")
def forget(
    participant: Annotated[str, typer.Argument(metavar="PARTICIPANT", help="The id in the reader's cookie.")],
    form: TableOrJson = None,
    as_json: Json = False,
    address: DatabaseAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Delete everything of a participant, as readers may ask: votes, their history, statements, flags.

    \b
    Example:
      kuroji opinion forget 2vH0cQm9sXo4tLbA7yZkWq1e
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.opinion_output import show_done
    from kuroji.cli.session import listen
    from kuroji.model.errors import NotHeld
    from kuroji.opinion.storage import people

    listen(quiet, verbose)
    with database(address) as held, held.writing() as connection:
        deleted = people.forget(connection, participant)
        if not deleted["participants"]:
            raise NotHeld("there is no such participant", where=participant)
    show_done({"deleted": deleted}, wanted)
