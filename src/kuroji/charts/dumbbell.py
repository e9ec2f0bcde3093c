"""Rows of a line with dots on it: a hollow one for what was said first, a filled one for what came after."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import Spec
from kuroji.charts.frame import Letter, Scale
from kuroji.charts.lettering import width as width_of
from kuroji.charts.measures import Axis
from kuroji.charts.words import sign

ROW, HEAD = 19.0, 22.0


class Dumbbell(msgspec.Struct, frozen=True):
    """One row: a line from `low` to `high` with its dots, either of which may be missing."""

    name: str
    low: float
    high: float
    hollow: float | None
    filled: float | None


def middle(row: int) -> float:
    """The pixel of the middle of a row's height."""
    return HEAD + ROW * (row + 0.5)


def layers(rows: Sequence[Dumbbell], x: Scale, at: Sequence[float], colour: str) -> list[Spec]:
    """Upright lines at the ticks, then for each row its line and its dots."""
    across: Spec = {"type": "quantitative", "scale": x.spec, "axis": None}
    down: Spec = {"type": "quantitative", "scale": None}
    foot = HEAD + ROW * len(rows)
    grid = [{"value": tick, "top": HEAD, "foot": foot, "zero": tick == 0} for tick in at]
    placed = [msgspec.structs.asdict(row) | {"y": middle(n)} for n, row in enumerate(rows)]
    dots: list[Spec] = [
        {
            "name": name, "data": {"values": [row for row in placed if row[name] is not None]}, "mark": mark,
            "encoding": {"x": {"field": name} | across, "y": {"field": "y"} | down},
        }
        for name, mark in (
            ("hollow", {"type": "point", "filled": True, "fill": style.PAPER, "stroke": colour, "strokeWidth": 1.5,
                        "size": 30, "opacity": 1}),
            ("filled", {"type": "circle", "color": colour, "size": 30, "opacity": 1}),
        )
    ]  # fmt: skip
    return [
        {
            "name": "grid", "data": {"values": grid}, "mark": {"type": "rule"},
            "encoding": {
                "x": {"field": "value"} | across, "y": {"field": "top"} | down, "y2": {"field": "foot"},
                "color": {"condition": {"test": "datum.zero", "value": style.AXIS}, "value": style.FAINT},
            },
        },
        {
            "name": "reach", "data": {"values": placed}, "mark": {"type": "rule", "color": colour, "strokeWidth": 2},
            "encoding": {"x": {"field": "low"} | across, "x2": {"field": "high"}, "y": {"field": "y"} | down},
        },
        *dots,
    ]  # fmt: skip


def scale_letters(at: Sequence[float], x: Scale, of: Axis, left: float, language: str) -> list[Letter]:
    """The numbers of the ticks, and the unit before them."""
    named = [Letter(of.name[:1].upper() + of.name[1:], style.MARGIN - left, HEAD / 2 - 3, style.QUIET, style.SMALL)]
    room = left - style.MARGIN + 0.0
    for tick in at:
        text = f"{sign(Decimal(str(tick)), language)}{abs(tick) / 10**of.power:g}"
        if x(tick) - width_of(text, style.SMALL) / 2 > width_of(named[0].text, style.SMALL) + 8 - room:
            named.append(Letter(text, x(tick), HEAD / 2 - 3, style.QUIET, style.SMALL, "center"))
    return named
