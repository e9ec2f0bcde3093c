"""How every outlook is handed over: on the screen in one format, or all formats and charts into a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

if TYPE_CHECKING:
    from kuroji.model.instant import AsOf
    from kuroji.model.period import Period
    from kuroji.stories.outlooks.topic import Outlook

FORMATS = ("md", "html", "txt", "json", "jsonld")
Lang = Annotated[str, typer.Option("--lang", metavar="LANG", help="The language: en or ja.")]
Form = Annotated[
    str | None, typer.Option("--format", "-f", metavar="FORMAT", help="md (default), html, txt, json or jsonld.")
]
OutFolder = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="DIR", help="Write every format, with charts, to files in DIR.")
]
Country = Annotated[str, typer.Argument(metavar="COUNTRY", help="Whose statistics are asked: a name or ISO code.")]
Beside = Annotated[str, typer.Argument(metavar="OTHER", help="The country beside it.")]
YearOfBoth = Annotated[
    str | None, typer.Option("--period", "-p", metavar="PERIOD", help="Default: the newest year held of both.")
]


class Pair(msgspec.Struct, frozen=True):
    """Two countries by code, the instant at which they are asked, and the period (None: the newest held of both)."""

    codes: tuple[str, str]
    as_of: AsOf
    period: Period | None


def pair_of(own: str, other: str, period: str | None, as_of: str) -> Pair:
    """Two countries as they are named, the period and the instant by the calendar and zone of the first. Raises UsageError."""
    from kuroji.cli.session import owner_of, period_of
    from kuroji.model.instant import parse_as_of

    asked, beside = owner_of(own), owner_of(other)
    return Pair((asked.code, beside.code), parse_as_of(as_of, asked), period_of(period, asked) if period else None)


def deliver(found: Outlook, wanted: str, out: Path | None, quiet: bool) -> None:
    """Show the outlook in a format, or write all of it; what does not pass the gate is refused."""
    from kuroji.settings import from_environment
    from kuroji.stories.gate import gated
    from kuroji.stories.outlooks.illustrating import drawn
    from kuroji.stories.outlooks.reading import read
    from kuroji.stories.rendering.formats import render
    from kuroji.stories.rendering.writing import write_all

    base_url = from_environment().base_url or ""
    if out is not None:
        paths = write_all(found.story, out, charts=drawn(found), base_url=base_url, reading=read)
        if not quiet:
            print("\n".join(str(path) for path in paths), file=sys.stderr)
        return
    text = render(found.story, wanted, base_url=base_url)
    gated(found.story, {wanted: text}, read)
    if wanted == "json":
        _show_json(found, text)
    elif wanted == "md" and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        sys.stdout.write(text)


def _show_json(found: Outlook, record: str) -> None:
    """The story's record, whose `facts` are those of every answer, with what the topic adds."""
    from kuroji.cli.answers import show_json

    show_json({**msgspec.json.decode(record), **found.answer})
