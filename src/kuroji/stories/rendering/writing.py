"""A story on disk: its five formats and its charts, each file whole or not there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kuroji.charts.chart import Chart
from kuroji.model.errors import UsageError
from kuroji.stories.gate import Reading, gated, of_trade
from kuroji.stories.rendering.edition import file_name
from kuroji.stories.rendering.formats import FORMATS, render
from kuroji.stories.story import Story


def write_all(
    story: Story, folder: Path, *, charts: Sequence[Chart] = (), base_url: str = "", reading: Reading = of_trade
) -> tuple[Path, ...]:
    """Write every format of the story, and every chart as SVG and PNG, into the folder; return the paths.

    The folder is made when it is missing. The same story and charts give the same bytes.
    Raises Refused, and writes nothing, when a text does not say its facts; UsageError when the
    folder cannot be made or a file cannot be written.
    """
    rendered = {to: render(story, to, charts=charts, base_url=base_url) for to in FORMATS}
    gated(story, rendered, reading)
    contents = {file_name(story, to): text.encode() for to, text in rendered.items()}
    contents |= _pictures(story, charts)
    return tuple(written(content, folder / name) for name, content in contents.items())


def write_one(
    story: Story,
    to: str,
    folder: Path,
    *,
    charts: Sequence[Chart] = (),
    base_url: str = "",
    reading: Reading = of_trade,
) -> Path:
    """Write the story in one format into the folder, as write_all does; return the path."""
    text = render(story, to, charts=charts, base_url=base_url)
    gated(story, {to: text}, reading)
    return written(text.encode(), folder / file_name(story, to))


def _pictures(story: Story, charts: Sequence[Chart]) -> dict[str, bytes]:
    """The charts by file name; of two widths of one picture the wider."""
    from kuroji.charts.drawing import png, svg

    widest: dict[str, Chart] = {}
    for chart in charts:
        known = widest.get(chart.name)
        widest[chart.name] = chart if known is None or chart.width > known.width else known
    pictures: dict[str, bytes] = {}
    for name, chart in widest.items():
        pictures[file_name(story, f"{name}.svg")] = svg(chart).encode()
        pictures[file_name(story, f"{name}.png")] = png(chart)
    return pictures


def written(content: bytes, path: Path) -> Path:
    """Put the content under the path in one step: a reader sees the old file or the new one, never a part.

    Raises UsageError when the folder cannot be made or the file cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise UsageError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="Name another folder with --out."
        ) from error
    return path
