"""Drawing a waterfall: bars that start where the one above ends, with names to the left and numbers beside them.

A Step says what its bar stands for by its `kind`: a `part`, the `rest`, the `total` of the
parts, or the levels that parts lead from and to, `base` and `level`. Bars that subtract are
hollow, levels always filled. The unit is the caller's: points of a growth, or yen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import Row, Spec
from kuroji.charts.frame import Letter, Scale
from kuroji.charts.lettering import width as width_of
from kuroji.charts.lettering import wrap
from kuroji.model.fact import Fact

GAP = 8.0
BAR = 17.0
# Pixels kept around a number beside its bar, and beyond the last bar without one.
ROUND_NUMBER, EDGE = 8.0, 1.0
REST = {"en": "Everything else", "ja": "その他"}
TOTAL = {"en": "Total", "ja": "合計"}
LEVELS = ("base", "level")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its name, kind and size, where it starts and ends, its number as printed, and its Fact's id."""

    name: str
    kind: str
    size: Decimal
    start: Decimal
    end: Decimal
    number: str
    fact: str = ""


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """A waterfall with its pixels accounted for: each step's name in lines and the top of its row.

    `measure` is what the data of the spec call a size; `colour` is that of the parts.
    """

    steps: tuple[Step, ...]
    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    row: float
    left: float
    scale: Scale
    colour: str
    measure: str

    @property
    def height(self) -> float:
        """The height of all rows."""
        return self.tops[-1] + self.row


def stacked(
    parts: Iterable[tuple[str, str, Decimal, str, str]], start: Decimal = Decimal(0)
) -> tuple[list[Step], Decimal]:
    """Parts (name, kind, size, number, fact) each from where the one before ends, and where the last one ends."""
    steps: list[Step] = []
    for name, kind, size, number, fact in parts:
        steps.append(Step(name=name, kind=kind, size=size, start=start, end=start + size, number=number, fact=fact))
        start += size
    return steps, start


def standing(name: str, kind: str, size: Decimal, number: str, fact: Fact) -> Step:
    """A bar that stands on the line of zero: a total or a level."""
    return Step(name=name, kind=kind, size=size, start=Decimal(0), end=size, number=number, fact=fact.id)


def laid_out(steps: Sequence[Step], colour: str, measure: str, width: int) -> Bars:
    """The steps in a picture of that outer width: names wrapped, rows placed, the scale with room for the numbers."""
    names = tuple(tuple(wrap(step.name, style.TEXT, width * 0.42)) for step in steps)
    left = round(style.MARGIN + max(width_of(line, style.TEXT) for lines in names for line in lines) + 12)
    row = 25.0 if max(map(len, names)) == 1 else 34.0
    return Bars(
        steps=tuple(steps), names=names, tops=tuple(_tops(steps, row)), row=row, left=left,
        scale=_scale(steps, width - left - style.MARGIN), colour=colour, measure=measure,
    )  # fmt: skip


def _tops(steps: Sequence[Step], row: float) -> list[float]:
    """Where each row begins: parts stand a little off the levels they lead from and to, and off their total."""
    tops: list[float] = []
    top = 0.0
    for number, step in enumerate(steps):
        if number and (step.kind in ("total", "level") or steps[number - 1].kind == "base"):
            top += GAP
        tops.append(top)
        top += row
    return tops


def _scale(steps: Sequence[Step], room: float) -> Scale:
    """The widest scale at which every bar, with its number beside it, lies within `room` pixels."""
    ends = [float(value) for step in steps for value in (step.start, step.end)]
    low = min(ends)
    high = max(ends) if max(ends) > low else low + 1
    needs = [(step, width_of(step.number, style.TEXT) + ROUND_NUMBER) for step in steps]
    lefts = [(low, EDGE), *((float(min(s.start, s.end)), need) for s, need in needs if _lies_below(s))]
    rights = [(high, EDGE), *((float(max(s.start, s.end)), need) for s, need in needs if not _lies_below(s))]
    pixels = min((room - a - b) / (right - left) for left, a in lefts for right, b in rights if right > left)
    start = max(need - (left - low) * pixels for left, need in lefts)
    return Scale(low, high, start, start + (high - low) * pixels)


def _lies_below(step: Step) -> bool:
    """Whether a bar lies below zero, where its number stands to the left of it."""
    low, high = sorted((step.start, step.end))
    return low < 0 and high <= 0


def layers(bars: Bars) -> list[Spec]:
    """The line of zero, links between bars, and the bars."""
    x: Spec = {"type": "quantitative", "scale": bars.scale.spec, "axis": None}
    y: Spec = {"type": "quantitative", "scale": None}
    inset = (bars.row - BAR) / 2
    links = [
        {"at": float(step.end), "top": top + bars.row - inset, "foot": below + inset}
        for step, top, below in zip(bars.steps, bars.tops, bars.tops[1:], strict=False)
    ]
    upright = {"x": {"field": "at", **x}, "y": {"field": "top", **y}, "y2": {"field": "foot"}}
    return [
        {
            "name": "zero", "data": {"values": [{"at": 0, "top": 0, "foot": bars.height}]},
            "mark": {"type": "rule", "color": style.INK, "strokeWidth": 1}, "encoding": upright,
        },
        {
            "name": "links", "data": {"values": links}, "mark": {"type": "rule", "color": style.AXIS, "strokeWidth": 1},
            "encoding": upright,
        },
        {
            "name": "waterfall", "data": {"values": _data(bars, inset)},
            "mark": {"type": "rect", "strokeWidth": 1.5, "opacity": 1, "fill": {"expr": "datum.fill"}, "stroke": {"expr": "datum.stroke"}},
            "encoding": {
                "x": {"field": "start", **x}, "x2": {"field": "end"},
                "y": {"field": "top", **y}, "y2": {"field": "foot"},
            },
        },
    ]  # fmt: skip


def _data(bars: Bars, inset: float) -> list[Spec]:
    ink: Mapping[str, str] = {
        "part": bars.colour, "rest": style.REST, "total": style.NOW, "base": style.QUIET, "level": style.NOW,
    }  # fmt: skip
    edge = {**ink, "rest": style.QUIET}
    return [
        {
            "name": step.name, "kind": step.kind, bars.measure: float(step.size), "start": float(step.start),
            "end": float(step.end), "top": top + inset, "foot": top + bars.row - inset, "stroke": edge[step.kind],
            "fill": style.PAPER if step.size < 0 and step.kind not in LEVELS else ink[step.kind],
        }
        for step, top in zip(bars.steps, bars.tops, strict=True)
    ]  # fmt: skip


def letters(bars: Bars) -> list[Letter]:
    """The name of every bar at the left edge of the plot, and its number beside it."""
    found = []
    for step, lines, top in zip(bars.steps, bars.names, bars.tops, strict=True):
        middle = top + bars.row / 2
        colour = style.QUIET if step.kind == "rest" else style.INK
        first = middle - style.TEXT * 1.15 * (len(lines) - 1) / 2
        found += [
            Letter(line, -12, first + style.TEXT * 1.15 * row, colour, align="right") for row, line in enumerate(lines)
        ]
        found.append(_beside(step, middle, bars.scale, colour))
    return found


def _beside(step: Step, middle: float, scale: Scale, colour: str) -> Letter:
    """The number right of its bar; left of it where the bar lies below zero, so that it keeps off the line there."""
    low, high = sorted((step.start, step.end))
    if _lies_below(step):
        return Letter(step.number, scale(float(low)) - 6, middle, colour, align="right")
    return Letter(step.number, scale(float(high)) + 6, middle, colour)


def rows(period: str, steps: Sequence[Step], unit: str, total_unit: str = "") -> tuple[Row, ...]:
    """The rows of the chart: a size for each step, in `unit`; the total's unit may differ."""
    return tuple(
        Row(period, step.name, float(step.size), total_unit or unit if step.kind == "total" else unit, step.fact)
        for step in steps
    )
