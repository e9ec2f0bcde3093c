"""`kuroji store`: what the stores hold, and making derived files again."""

from __future__ import annotations

from typing import Annotated

import typer

from kuroji.cli.options import Json, Quiet, StoreFolder, TableOrJson, Verbose, chosen

FORMATS = ("table", "json")
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Your store and the embedded figures under it.")


@app.command("info")
def info(
    releases: Annotated[bool, typer.Option("--releases", help="List every release.")] = False,
    form: TableOrJson = None,
    as_json: Json = False,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Where the figures lie, how many releases and observations there are, and how new they are.

    \b
    Example:
      kuroji store info --releases
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.session import listen, opened
    from kuroji.cli.store_output import show

    listen(quiet, verbose)
    show(opened(store), wanted, releases)


@app.command("rebuild")
def rebuild(
    form: TableOrJson = None,
    as_json: Json = False,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make the manifest and the derived files of your store again from its release files.

    \b
    Example:
      kuroji store rebuild --store ~/trade
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.session import folder_of, listen
    from kuroji.cli.store_output import show
    from kuroji.model.errors import UsageError
    from kuroji.store.opening import open_store, rebuild_store

    listen(quiet, verbose)
    folder = folder_of(store)
    if not folder.exists():
        raise UsageError("there is no store here to rebuild", where=str(folder), remedy="Name one with --store DIR.")
    rebuild_store(folder)
    show(open_store(folder), wanted, False)
