"""The options that every command shares, and the choice of a format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kuroji.model.errors import UsageError

TableOrJson = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table (default) or json.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
AsOfText = Annotated[
    str,
    typer.Option(
        "--as-of", metavar="WHEN", help="latest, first, a date (2026-06-17) or a timestamp with or without zone."
    ),
]
ReporterName = Annotated[
    str, typer.Option("--reporter", metavar="WHO", help="Whose statistics: a country's name or ISO code.")
]
StoreFolder = Annotated[
    Path | None,
    typer.Option("--store", metavar="DIR", help="Your own store (default: KUROJI_STORE, else your user data folder)."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on the standard error.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more on the standard error.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to a file instead of the screen.")]


def chosen(given: str | None, as_json: bool, formats: tuple[str, ...]) -> str:
    """The format asked for, the first of `formats` by default. Raises UsageError for another, or for two at once."""
    if as_json and given not in (None, "json"):
        raise UsageError(f"--json and --format {given} cannot both be", remedy="Leave one of them out.")
    wanted = "json" if as_json else given or formats[0]
    if wanted not in formats:
        raise UsageError(f"there is no format {wanted!r}", remedy=f"Formats of this command: {', '.join(formats)}.")
    return wanted
