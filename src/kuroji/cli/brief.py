"""`kuroji brief`: the story of a period."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Quiet, ReporterName, StoreFolder, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.store.opening import Store
    from kuroji.stories.gate import Reading
    from kuroji.stories.story import Story

FORMATS = ("md", "html", "txt", "json", "jsonld")
Folder = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Write every format, or the one of --format, to files in DIR."),
]


def brief(
    period: Annotated[
        str | None,
        typer.Argument(metavar="PERIOD", help="2026-05, 2026-Q2, 2025, FY2025, ... (default: the newest month)"),
    ] = None,
    reporter: ReporterName = "JP",
    as_of: AsOfText = "latest",
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="The language of the story: en or ja.")] = "en",
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="md (default), html, txt, json or jsonld.")
    ] = None,
    as_json: Json = False,
    flash: Annotated[bool, typer.Option("--flash", help="The 60-second version: headline and five bullets.")] = False,
    consensus: Annotated[
        Path | None,
        typer.Option("--consensus", metavar="FILE", help="A poll as CSV: period, indicator, flow, value, source."),
    ] = None,
    out: Folder = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """The story of a period: totals and balance, what moved, how it was first printed, and its sources.

    \b
    Example:
      kuroji brief 2026-05 --as-of 2026-06-17
      kuroji brief 2026-05 --lang ja --out stories
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.cli.session import listen, opened, owner_of, period_of
    from kuroji.model.instant import parse_as_of
    from kuroji.settings import from_environment
    from kuroji.stories.brief import brief as tell
    from kuroji.stories.gate import gated
    from kuroji.stories.rendering.formats import render

    listen(quiet, verbose)
    owner = owner_of(reporter)
    asked = period_of(period, owner) if period else None
    held = opened(store)
    poll = _poll(consensus)
    story = tell(held, asked, parse_as_of(as_of, owner), lang, flash=flash, poll=poll, code=owner.code)
    base_url = from_environment().base_url or ""
    if out is not None:
        _write(held, story, out, wanted if form or as_json else None, base_url, quiet)
        return
    text = render(story, wanted, base_url=base_url)
    gated(story, {wanted: text}, reading_of(story))
    if wanted == "md" and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        sys.stdout.write(text)


def reading_of(story: Story) -> Reading:
    """How the gate reads a story: as one about Japan's trade, or, of another reporter, number by number.

    The readers of articles know the words of Japan's trade only, so of others the subjects of
    sentences are not read back, only every number with its scale, unit and sign.
    """
    from kuroji.classifications.reporters import DEFAULT
    from kuroji.stories.gate import of_trade
    from kuroji.stories.outlooks.reading import read

    return of_trade if story.reporter == DEFAULT else read


def _poll(path: Path | None) -> list[dict[str, str]] | None:
    if path is None:
        return None
    from kuroji.stories.context import read_consensus

    return read_consensus(path)


def _write(held: Store, story: Story, folder: Path, to: str | None, base_url: str, quiet: bool) -> None:
    """Put the story into the folder, in every format with its charts unless one format is asked for, and say where."""
    from kuroji.stories.illustrations import PHONE_WIDTH, PRINT_WIDTH, illustrate
    from kuroji.stories.rendering.writing import write_all, write_one

    if to is None:
        charts = illustrate(held, story, (PRINT_WIDTH, PHONE_WIDTH))
        paths = write_all(story, folder, charts=charts, base_url=base_url, reading=reading_of(story))
    else:
        paths = (write_one(story, to, folder, base_url=base_url, reading=reading_of(story)),)
    if not quiet:
        print("\n".join(str(path) for path in paths), file=sys.stderr)
