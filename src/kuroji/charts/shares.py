"""Shares through the years: a few lines in percent, each named where it ends, with its largest year marked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.charts import style
from kuroji.charts.bars import Telling
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width, owner_of
from kuroji.charts.frame import Letter, Plot, Scale, framed, known
from kuroji.charts.lettering import spread
from kuroji.charts.lettering import width as width_of
from kuroji.charts.words import checked_language
from kuroji.model.errors import NotHeld
from kuroji.model.fact import Fact

TALL, LOW, BELOW, HEAD = 250.0, 210.0, 20.0, 10.0
LETTERS, STEP = 16.0, 25
COLOURS = (style.NOW, style.IMPORTS, style.EXPORTS)
LETTER_COLOURS = (style.NOW, style.IMPORTS_LETTERS, style.EXPORTS)


class Track(msgspec.Struct, frozen=True):
    """One line: its name and its Facts, a year each, oldest first."""

    name: str
    facts: Sequence[Fact]


def share_lines(tracks: Sequence[Track], told: Telling, language: str = "en", width: int = PRINT) -> Chart:
    """The lines from 0 to 100 percent. Raises NotHeld where none has two years, UsageError for Facts that do not belong together."""
    language, width = checked_language(language), checked_width(width)
    shown = [track for track in tracks if len(track.facts) > 1][: len(COLOURS)]
    if not shown:
        raise NotHeld("one year makes no line", remedy="Ask for a vintage that knows more years.")
    facts = [fact for track in shown for fact in track.facts]
    owner = owner_of(facts)
    years = [int(fact.period) for fact in facts]
    at = range(0, 101, STEP)
    left = round(style.MARGIN + width_of("100", style.SMALL) + 6)
    names = [f"{track.name} {track.facts[-1].value:.1f}%" for track in shown]
    right = round(max(width_of(name, style.TEXT) for name in names) + 12 + style.MARGIN)
    height = TALL if width >= 480 else LOW
    x, y = Scale(min(years), max(years), 0, width - left - right), Scale(0, 100, height, HEAD)
    ends = spread([y(track.facts[-1].value) for track in shown], LETTERS, HEAD, height)
    letters = [
        Letter(name, x.at_high + 8, place, colour)
        for name, place, colour in zip(names, ends, LETTER_COLOURS, strict=False)
    ]
    letters += [
        Letter(str(year), x(year), height + BELOW / 2 + 2, style.QUIET, style.SMALL, "center")
        for year in _years(years, x)
    ]
    plot = Plot(
        name=told.name, title=told.title, subtitle=told.subtitle, alt=told.alt,
        layers=[_grid(at, y), *(_line(n, track, x, y) for n, track in enumerate(shown))],
        letters=letters, rows=tuple(Row(f.period, t.name, f.value, f.unit, f.id) for t in shown for f in t.facts),
        left=left, right=right, below=BELOW, height=height, notes=told.notes, source=told.source,
    )  # fmt: skip
    return framed(plot, known(facts), owner, language, width)


def _grid(at: Sequence[int], y: Scale) -> Spec:
    axis = {"values": list(at), "grid": True, "orient": "left"}
    return {
        "name": "grid", "data": {"values": [{"value": tick} for tick in at]}, "mark": {"type": "rule", "opacity": 0},
        "encoding": {"y": {"field": "value", "type": "quantitative", "scale": y.spec, "axis": axis}},
    }  # fmt: skip


def _line(number: int, track: Track, x: Scale, y: Scale) -> Spec:
    pixel: Spec = {"type": "quantitative", "scale": None, "axis": None}
    places = [{"x": round(x(int(f.period)), 2), "y": round(y(f.value), 2)} for f in track.facts]
    return {
        "name": f"line {number}", "data": {"values": places},
        "mark": {"type": "line", "color": COLOURS[number], "strokeWidth": style.LINE},
        "encoding": {"x": {"field": "x"} | pixel, "y": {"field": "y"} | pixel},
    }  # fmt: skip


def _years(years: Sequence[int], x: Scale) -> list[int]:
    """The newest year, and before it every tenth as far as there is room."""
    newest, room = max(years), width_of("2000", style.SMALL) + 8
    return [y for y in sorted(set(years)) if y == newest or (y % 10 == 0 and x(newest) - x(y) >= room)]
