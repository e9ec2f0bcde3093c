"""`kuroji brief`: the story of a period."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, StoreFolder, Verbose, chosen

FORMATS = ("md", "txt", "json")
Folder = Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help="Write the story to a file in DIR.")]


def brief(
    period: Annotated[
        str | None,
        typer.Argument(metavar="PERIOD", help="2026-05, 2026-Q2, 2025, FY2025, ... (default: the newest month)"),
    ] = None,
    as_of: AsOfText = "latest",
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="The language of the story: en.")] = "en",
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="md (default), txt or json.")
    ] = None,
    as_json: Json = False,
    out: Folder = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """The story of a period: totals and balance, what moved, how it was first printed, and its sources.

    \b
    Example:
      kuroji brief 2026-05 --as-of 2026-06-17
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.session import japan, listen, opened, period_of
    from kuroji.model.instant import parse_as_of
    from kuroji.stories.brief import brief as tell
    from kuroji.stories.rendering import render

    listen(quiet, verbose)
    asked = period_of(period) if period else None
    story = tell(opened(store), asked, parse_as_of(as_of, japan()), lang)
    text = render(story, wanted)
    if out is not None:
        _write(out, f"{story.slug}.{wanted}", text, quiet)
    elif wanted == "md" and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        sys.stdout.write(text)


def _write(folder: Path, name: str, text: str, quiet: bool) -> None:
    """Put the story into the folder, made when it is missing, and say where."""
    from kuroji.cli.answers import deliver
    from kuroji.model.errors import UsageError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"is no folder and cannot be made one: {error.strerror}", where=str(folder)) from error
    deliver(text, folder / name)
    if not quiet:
        print(folder / name, file=sys.stderr)
