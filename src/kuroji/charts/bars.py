"""Bars side by side: a few amounts or shares of one unit, each named above its bar and told at its end.

Lengths are sizes from zero; hollow bars are what is expected or asked for, not what was.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width, owner_of
from kuroji.charts.frame import Letter, Plot, framed, known
from kuroji.charts.lettering import width as width_of
from kuroji.charts.lettering import wrap
from kuroji.charts.words import checked_language
from kuroji.model.fact import Fact
from kuroji.model.reporter import Reporter

THICK, GAP, LINE_HEIGHT = 14.0, 10.0, style.TEXT * style.LEADING


class Bar(msgspec.Struct, frozen=True):
    """One bar: its name, its Fact, and the words of its size; `hollow` for what has not happened."""

    label: str
    fact: Fact
    said: str
    hollow: bool = False


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around the bars: a word for files, title in parts, subtitle, alternative text, notes and source.

    `owner` is told where the bars are of several reporters, whose Facts would not go together else.
    """

    name: str
    title: Sequence[str]
    alt: str
    subtitle: str = ""
    notes: Sequence[str] = ()
    source: str = ""
    colour: str = style.NOW
    owner: Reporter | None = None


def bar_chart(bars: Sequence[Bar], told: Telling, language: str = "en", width: int = PRINT) -> Chart:
    """The bars in the order given. Raises NotHeld without bars, UsageError for Facts that do not belong together."""
    language, width = checked_language(language), checked_width(width)
    facts = [bar.fact for bar in bars]
    owner = told.owner or owner_of(facts)
    room = width - 2 * style.MARGIN
    longest = max(abs(fact.value) for fact in facts) or 1.0
    reach = room - max(width_of(bar.said, style.TEXT) for bar in bars) - 8
    letters, shapes, y = [], [], 0.0
    for bar in bars:
        for line in wrap(bar.label, style.TEXT, room):
            letters.append(Letter(line, 0, y + LINE_HEIGHT / 2, style.INK))
            y += LINE_HEIGHT
        end = round(abs(bar.fact.value) / longest * reach, 2)
        shapes.append({"x": 0, "x2": max(end, 1.0), "y": y + 2, "y2": y + 2 + THICK, "hollow": bar.hollow})
        letters.append(Letter(bar.said, end + 6, y + 2 + THICK / 2, style.INK))
        y += THICK + 2 + GAP
    plot = Plot(
        name=told.name, title=told.title, subtitle=told.subtitle, alt=told.alt, layers=[_layer(shapes, told.colour)],
        letters=letters, rows=tuple(Row(b.fact.period, b.label, b.fact.value, b.fact.unit, b.fact.id) for b in bars),
        left=style.MARGIN, right=style.MARGIN, below=0, height=round(y - GAP), notes=told.notes, source=told.source,
    )  # fmt: skip
    return framed(plot, known(facts), owner, language, width)


def _layer(shapes: Sequence[Spec], colour: str) -> Spec:
    place: Spec = {"type": "quantitative", "scale": None, "axis": None}
    return {
        "name": "bars", "data": {"values": list(shapes)},
        "mark": {"type": "rect", "stroke": colour, "strokeWidth": 1.2},
        "encoding": {
            "x": {"field": "x"} | place, "x2": {"field": "x2"}, "y": {"field": "y"} | place, "y2": {"field": "y2"},
            "fill": {"condition": {"test": "datum.hollow", "value": style.PAPER}, "value": colour},
        },
    }  # fmt: skip
