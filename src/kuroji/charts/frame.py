"""The frame of every chart: title, note and source line around a plot whose pixels are all accounted for.

The plot's upper left corner is (0, 0) of marks and lettering; scales get explicit pixel
ranges and `autosize` is off, so the outer size is known, nothing is clipped and labels can
be kept apart before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import Chart, Row, Spec
from kuroji.charts.lettering import width as width_of
from kuroji.charts.lettering import wrap
from kuroji.charts.words import day
from kuroji.model.fact import Fact, Flag
from kuroji.model.reporter import Reporter

FOOT = 6.0
SUBTITLE_GAP = 7.0
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


class Letter(msgspec.Struct, frozen=True):
    """One line of text at a place in pixels; `align` is left, right or center, `y` the middle of its height."""

    text: str
    x: float
    y: float
    colour: str = style.INK
    size: float = style.TEXT
    align: str = "left"


class Scale(msgspec.Struct, frozen=True):
    """A linear scale from values to pixels."""

    low: float
    high: float
    at_low: float
    at_high: float

    def __call__(self, value: float) -> float:
        """The pixel of a value."""
        return self.at_low + (value - self.low) / (self.high - self.low) * (self.at_high - self.at_low)

    @property
    def spec(self) -> Spec:
        """The same scale in Vega-Lite."""
        return {
            "domain": [self.low, self.high], "range": [round(self.at_low, 2), round(self.at_high, 2)],
            "zero": False, "nice": False,
        }  # fmt: skip


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """What a chart draws: layers over a plot of `height` pixels with room for labels around it.

    `title` comes in parts: a line breaks between two of them before it breaks elsewhere.
    `below` is the room under the plot for the letters of its lower axis; `source` names
    whose figures they are, where they are not those of the reporter's customs.
    """

    name: str
    title: Sequence[str]
    alt: str
    layers: Sequence[Spec]
    letters: Sequence[Letter]
    rows: tuple[Row, ...]
    left: float
    right: float
    below: float
    height: float
    subtitle: str = ""
    notes: Sequence[str] = ()
    source: str = ""


class Known(msgspec.Struct, frozen=True):
    """As of when the figures are known; `filled` when some of them stand in for a vintage that is not held.

    `as_of` is None for first prints, each of which became known at an instant of its own.
    """

    as_of: datetime | None
    filled: bool = False


def known(facts: Sequence[Fact]) -> Known:
    """The vintage of Facts that were made in one view."""
    return Known(facts[0].as_of, any(Flag.BACKFILLED in f.flags for f in facts))


def framed(plot: Plot, vintage: Known, owner: Reporter, language: str, width: int) -> Chart:
    """The chart: the plot with its title above and, below, what it was known as of, its notes and its source."""
    room = width - 2 * style.MARGIN
    size = style.TITLE if width >= 480 else style.TITLE_PHONE
    title = title_lines(plot.title, size, room, language)
    subtitle = wrap(plot.subtitle, style.TEXT, room) if plot.subtitle else []
    foot = [line for text in (_vintage(vintage, owner, language), *plot.notes, plot.source or _source(owner, language))
            for line in wrap(text, style.SMALL, room)]  # fmt: skip
    under = len(subtitle) * style.TEXT * style.LEADING + SUBTITLE_GAP if subtitle else 0
    head = round(len(title) * size * style.LEADING + under + style.MARGIN)
    bottom = round(plot.below + FOOT + len(foot) * style.SMALL * style.LEADING + style.MARGIN)
    spec: Spec = {
        "$schema": SCHEMA,
        "description": plot.alt,
        "usermeta": {"name": plot.name, "language": language, "attribution": plot.source or _source(owner, language)},
        "width": width - plot.left - plot.right,
        "height": plot.height,
        "autosize": "none",
        "padding": {"left": plot.left, "right": plot.right, "top": head, "bottom": bottom},
        "title": _title(title, subtitle, size, plot.left),
        "config": style.config(),
        "layer": [*plot.layers, lettering([*plot.letters, *_footing(foot, plot)])],
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
    }
    return Chart(
        name=plot.name, language=language, title=_joined(plot.title, language), alt=plot.alt, spec=spec, rows=plot.rows,
        width=width, height=round(head + plot.height + bottom),
    )  # fmt: skip


def title_lines(parts: Sequence[str], size: float, room: float, language: str) -> list[str]:
    """The parts of a title on one line if they fit, else each on lines of its own."""
    whole = _joined(parts, language)
    if width_of(whole, size) <= room:
        return [whole]
    return [line for part in parts for line in wrap(part, size, room)]


def _joined(parts: Sequence[str], language: str) -> str:
    return ("" if language == "ja" else " ").join(parts)


def lettering(letters: Sequence[Letter]) -> Spec:
    """All the text of a plot as one layer of marks at fixed places."""
    place: Spec = {"type": "quantitative", "scale": None}
    return {
        "name": "lettering",
        "data": {"values": [msgspec.structs.asdict(letter) for letter in letters]},
        "mark": {
            "type": "text", "baseline": "middle", "align": {"expr": "datum.align"},
            "fontSize": {"expr": "datum.size"}, "fill": {"expr": "datum.colour"},
        },
        "encoding": {
            "x": {"field": "x", **place}, "y": {"field": "y", **place}, "text": {"field": "text", "type": "nominal"},
        },
    }  # fmt: skip


def _title(lines: list[str], subtitle: list[str], size: float, left: float) -> Spec:
    return {
        "text": lines, "fontSize": size, "lineHeight": round(size * style.LEADING), "dx": style.MARGIN - left,
        "offset": style.MARGIN / 2,
        **({"subtitle": subtitle, "subtitleFontSize": style.TEXT, "subtitleColor": style.QUIET,
            "subtitleLineHeight": round(style.TEXT * style.LEADING), "subtitlePadding": SUBTITLE_GAP} if subtitle else {}),
    }  # fmt: skip


def _footing(lines: list[str], plot: Plot) -> list[Letter]:
    start = plot.height + plot.below + FOOT + style.SMALL * style.LEADING / 2
    return [
        Letter(line, style.MARGIN - plot.left, start + row * style.SMALL * style.LEADING, style.QUIET, style.SMALL)
        for row, line in enumerate(lines)
    ]


def _vintage(vintage: Known, owner: Reporter, language: str) -> str:
    if vintage.as_of is None:
        return "各期間の公表当初の値。" if language == "ja" else "Each period as first published."
    when = day(vintage.as_of, owner, language)
    if language == "ja":
        return f"{when}時点の公表値。" + ("当時の値を保有していない月は後日の公表値。" if vintage.filled else "")
    later = " Where that vintage is not held, the earliest later figure." if vintage.filled else ""
    return f"As known on {when}.{later}"


def _source(owner: Reporter, language: str) -> str:
    return owner.attribution_ja if language == "ja" else f"{owner.attribution_en}."
