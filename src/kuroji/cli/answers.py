"""Answers on the standard output: tables for people, JSON and CSV for programs, files where asked."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

# A head that starts with this mark belongs to a column of numbers, set flush right.
RIGHT = ">"


def show_json(answer: Mapping[str, object], out: Path | None = None) -> None:
    """An object as indented JSON; by contract it carries `facts`, in the shape of docs/reference/facts-json.md."""
    import msgspec

    deliver(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n", out)


class Table(NamedTuple):
    """A table to be shown: its title, the heads of its columns, and its rows of as many cells."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def show_tables(tables: Sequence[Table], out: Path | None = None, note: str = "") -> None:
    """Tables with a note below: drawn on a terminal, aligned with blanks elsewhere."""
    if out is None and sys.stdout.isatty():
        for table in tables:
            _draw(table)
        deliver(f"{note}\n" if note else "")
    else:
        blocks = ["\n".join(plain_table(table)) for table in tables]
        deliver("\n\n".join([*blocks, *([note] if note else [])]) + "\n", out)


def _draw(shown: Table) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    title = Text(shown.title, style="bold")
    table = Drawn(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in shown.heads:
        # Japanese has no blanks to break a line at: nothing is cut off, long words go on in the next line.
        justify: Literal["left", "right"] = "right" if head.startswith(RIGHT) else "left"
        table.add_column(Text(head.removeprefix(RIGHT)), justify=justify, overflow="fold")
    for row in shown.rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def plain_table(table: Table) -> list[str]:
    """The lines of a table aligned with blanks; wide characters count as two."""
    names = [head.removeprefix(RIGHT) for head in table.heads]
    widths = [max(_width(row[i]) for row in (names, *table.rows)) for i in range(len(names))]
    lines = [table.title] if table.title else []
    for row in (names, *table.rows):
        cells = []
        for head, cell, width in zip(table.heads, row, widths, strict=True):
            space = " " * (width - _width(cell))
            cells.append(space + cell if head.startswith(RIGHT) else cell + space)
        lines.append("  ".join(cells).rstrip())
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def deliver(text: str, out: Path | None = None) -> None:
    """Write to the standard output, or to the file `out`."""
    if out is None:
        sys.stdout.write(text)
        return
    deliver_bytes(text.encode(), out)


def deliver_bytes(content: bytes, out: Path | None) -> None:
    """Write bytes to the standard output, or to the file `out`. Raises UsageError when it cannot be written."""
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        from kuroji.model.errors import UsageError

        raise UsageError(f"cannot be written: {error.strerror}", where=str(out)) from error
