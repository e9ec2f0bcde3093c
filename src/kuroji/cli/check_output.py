"""A checked article on the screen: the text with its claims marked, a table, and the summary; plain in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kuroji.claims.presenting.labels import MARKS, Labels, labels
from kuroji.claims.presenting.pieces import Piece, paragraphs
from kuroji.claims.presenting.rows import NOTHING, Row, about, dates, rows, summary_line
from kuroji.claims.presenting.visible import visible
from kuroji.claims.verdict import Checked, Verdict
from kuroji.cli.answers import RIGHT, Table, deliver, plain_table

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    Verdict.CONFIRMED: "green",
    Verdict.WAS_RIGHT: "cyan",
    Verdict.OUTDATED: "yellow",
    Verdict.IMPRECISE: "yellow",
    Verdict.CONTRADICTED: "bold red",
    Verdict.UNVERIFIABLE: "magenta",
}
# Below this many columns a table of seven is no table any more: each claim becomes a block.
TABLE_FROM = 110


def show(checked: Sequence[Checked], lang: str, *, why: bool, out: Path | None) -> None:
    """Each article in turn: drawn on a terminal, plain elsewhere."""
    drawn = out is None and sys.stdout.isatty()
    plain = []
    for one in checked:
        words = labels(lang or one.article.language)
        if drawn:
            _draw(one, words, why=why)
        else:
            plain.append("\n".join(_plain(one, words, why=why)))
    if not drawn:
        deliver("\n\n".join(plain) + "\n", out)


def _plain(checked: Checked, words: Labels, *, why: bool) -> Iterator[str]:
    """The lines without colour: claims in brackets, each with its number and mark."""
    shown = rows(checked, words)
    marks = {row.number: MARKS[row.verdict] for row in shown}
    for pieces in paragraphs(checked):
        said = "".join(_bracketed(piece, marks) for piece in pieces)
        if said:
            yield f"{said}\n"
    if shown:
        number, *heads = _heads(words)
        yield "\n".join(plain_table(Table("", (number, *heads), [_cells(row) for row in shown])))
        yield ""
    yield from _weighed(checked, words) if why else ()
    yield from (f"{words.notices}{words.colon}{visible(notice)}" for notice in checked.notices)
    yield " · ".join(dates(checked, words))
    yield summary_line(checked, words)


def _bracketed(piece: Piece, marks: dict[int, str]) -> str:
    text = visible(piece.text)
    ends = "".join(f"[{number}{marks[number]}]" for number in piece.ending)
    return f"[{text}]{ends}" if piece.claims else text


def _heads(words: Labels) -> tuple[str, ...]:
    claim, verdict, said, then, now, why = words.heads
    return (">", claim, verdict, f"{RIGHT}{said}", f"{RIGHT}{then}", f"{RIGHT}{now}", why)


def _cells(row: Row) -> tuple[str, ...]:
    cells = (row.quote, f"{MARKS[row.verdict]} {row.label}", row.said, row.then, row.now, row.why or row.missing)
    return (str(row.number), *(" ".join(visible(cell).split()) for cell in cells))


def _weighed(checked: Checked, words: Labels) -> Iterator[str]:
    """The readings of each claim, best first, with the words that speak for them."""
    for number, claim in enumerate(checked.judged, 1):
        yield f"{number} {visible(claim.mention.text)}"
        for reading in claim.readings:
            because = f"; {words.words}{words.colon}{', '.join(reading.because)}" if reading.because else ""
            yield f"  {reading.fit:.2f} {about(reading, words)}{visible(because)}"
        if not claim.readings:
            yield f"  {words.missing}{words.colon}{visible(claim.missing)}"
    yield ""


def _draw(checked: Checked, words: Labels, *, why: bool) -> None:
    """The same in colour, as wide as the terminal is."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    shown = rows(checked, words)
    for place, pieces in enumerate(paragraphs(checked)):
        said = Text(style="bold" if place == 0 else "")
        for piece in pieces:
            _append(said, piece, shown)
        if said.plain:
            console.print(said)
            console.print()
    if shown:
        (_table if console.width >= TABLE_FROM else _blocks)(console, shown, words)
    if why:
        console.print(Text("\n".join(_weighed(checked, words))))
    for notice in checked.notices:
        console.print(Text(f"{words.notices}{words.colon}{visible(notice)}", style="yellow"))
    console.print(Text(" · ".join(dates(checked, words)), style="dim"))
    console.print(Text(summary_line(checked, words), style="bold"))


def _append(said: object, piece: Piece, shown: Sequence[Row]) -> None:
    """A piece of text, a claim in the colour of its verdict and followed by its number and mark."""
    from rich.text import Text

    assert isinstance(said, Text)
    style = f"{STYLES[shown[piece.claims[-1] - 1].verdict]} underline" if piece.claims else None
    said.append(visible(piece.text), style=style)
    for number in piece.ending:
        row = shown[number - 1]
        said.append(f"[{number}{MARKS[row.verdict]}]", style=STYLES[row.verdict])


def _table(console: Console, shown: Sequence[Row], words: Labels) -> None:
    from rich import box
    from rich.table import Table as Drawn
    from rich.text import Text

    table = Drawn(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in _heads(words):
        right = head.startswith(RIGHT)
        table.add_column(Text(head.removeprefix(RIGHT)), justify="right" if right else "left", no_wrap=right)
    for row in shown:
        number, quote, verdict, *rest = _cells(row)
        style = STYLES[row.verdict]
        table.add_row(Text(number), Text(quote), Text(verdict, style=style), *(Text(cell) for cell in rest))
    console.print(table)


def _blocks(console: Console, shown: Sequence[Row], words: Labels) -> None:
    """Each claim as a few lines, for a narrow terminal."""
    from rich.padding import Padding
    from rich.text import Text

    _, _, *heads, _ = words.heads
    for row in shown:
        number, quote, verdict, *figures, why = _cells(row)
        console.print(Text.assemble(f"{number} ", (verdict, STYLES[row.verdict]), f"  {quote}"))
        told = " · ".join(f"{head} {figure}" for head, figure in zip(heads, figures, strict=True) if figure != NOTHING)
        for line in filter(None, (told, why)):
            console.print(Padding(Text(line), (0, 0, 0, 2)))
    console.print()
