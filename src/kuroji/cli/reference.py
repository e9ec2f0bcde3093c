"""The reference page of the command line, written from the commands' own help: `python -m kuroji.cli.reference FILE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from kuroji.cli.main import app

WIDTH = 100
OPENING = """# Command line

`make docs` writes this page from the commands' own help.

The answer goes to the standard output, messages, progress and errors to the standard error. A
table that is not read on a terminal is plain text; all output is UTF-8, whatever the locale.

| exit code | means |
|---|---|
| 0 | all is well |
| 1 | the answer is no: not yet published, not held, undefined, or a trace that does not agree |
| 2 | bad usage or input |
| 130 | interrupted |

Every `--json` answer carries `facts`: see [facts as JSON](facts-json.md). With `--json` an error is
one object on the standard error: `{"error": {"what": ..., "where": ..., "remedy": ...}}`. CSV and
Parquet name the source, and the vintage, in each row or in the file's metadata.
"""


def page() -> str:
    """The page as Markdown: the program, then each command with usage, options and example."""
    root = typer.main.get_command(app)
    parts = [OPENING]
    for name, text in _helps(root, "kuroji", None):
        parts.append(f"## {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def _helps(command: Any, name: str, parent: Any) -> Iterator[tuple[str, str]]:
    """The help of a command and of all under it, as they would be shown."""
    context = command.context_class(command, info_name=name.rsplit(maxsplit=1)[-1], parent=parent, terminal_width=WIDTH)
    context.help_option_names = ["-h", "--help"]
    yield name, command.get_help(context).strip()
    for below, one in getattr(command, "commands", {}).items():
        yield from _helps(one, f"{name} {below}", context)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
