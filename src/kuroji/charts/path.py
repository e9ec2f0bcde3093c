"""A path to a goal: yearly results as a line, goals as hollow diamonds, a trend with its interval behind them.

The interval is drawn as wide as it is; where it would run off the picture it is cut at the
edge, and the note says so.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kuroji.charts import style
from kuroji.charts.bars import Telling
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width, owner_of
from kuroji.charts.frame import Letter, Plot, Scale, framed, known
from kuroji.charts.lettering import width as width_of
from kuroji.charts.ticks import ticks
from kuroji.charts.words import axis_number, checked_language
from kuroji.model.fact import Fact

TALL, LOW, BELOW, HEAD = 250.0, 210.0, 20.0, 24.0
LIFT, EDGE = 16.0, 16.0


class Mark(msgspec.Struct, frozen=True):
    """A year's amount with the words beside it (none where it needs none)."""

    year: int
    fact: Fact
    said: str = ""


class Band(msgspec.Struct, frozen=True):
    """The trend in a year: its middle and the ends of its interval, in the Facts' unit."""

    year: int
    low: float
    middle: float
    high: float


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A path ready to be drawn: results, goals, trend, and the words of its axis (amounts in ten to `power`)."""

    results: Sequence[Mark]
    goals: Sequence[Mark]
    trend: Sequence[Band] = ()
    unit: str = ""
    power: int = 12


def path_chart(drawn: Drawn, told: Telling, language: str = "en", width: int = PRINT) -> Chart:
    """The path. Raises NotHeld without results, UsageError for Facts that do not belong together."""
    language, width = checked_language(language), checked_width(width)
    marks = [*drawn.results, *drawn.goals]
    facts = [mark.fact for mark in marks]
    owner = owner_of(facts)
    top = max(abs(fact.value) for fact in facts)
    at = ticks(0, top, 5)
    left = round(style.MARGIN + max(width_of(f"{t / 10**drawn.power:g}", style.SMALL) for t in at) + 6)
    right = round(style.MARGIN + EDGE)
    height = TALL if width >= 480 else LOW
    years = [mark.year for mark in marks]
    x = Scale(min(years) - 0.3, max(years) + 0.3, 0, width - left - right)
    y = Scale(0, max(at[-1], top), height, HEAD + LIFT)
    plot = Plot(
        name=told.name, title=told.title, subtitle=told.subtitle, alt=told.alt,
        layers=[_grid(at, y, drawn.power, language), *_trend(drawn.trend, x, y), *_results(drawn.results, x, y, told.colour), _goals(drawn.goals, x, y)],
        letters=[Letter(drawn.unit, -left + style.MARGIN, 6, style.QUIET, style.SMALL), *_years(years, x, height), *_said(drawn, x, y, width - left - style.MARGIN)],
        rows=tuple(Row(m.fact.period, m.said, m.fact.value, m.fact.unit, m.fact.id) for m in marks),
        left=left, right=right, below=BELOW, height=height, notes=told.notes, source=told.source,
    )  # fmt: skip
    return framed(plot, known(facts), owner, language, width)


def _place(mark: Mark, x: Scale, y: Scale) -> tuple[float, float]:
    return round(x(mark.year), 2), round(y(abs(mark.fact.value)), 2)


def _grid(at: Sequence[float], y: Scale, power: int, language: str) -> Spec:
    axis = {"values": list(at), "grid": True, "labelExpr": axis_number(language, power), "orient": "left"}
    return {
        "name": "grid", "data": {"values": [{"value": tick} for tick in at]}, "mark": {"type": "rule", "opacity": 0},
        "encoding": {"y": {"field": "value", "type": "quantitative", "scale": y.spec, "axis": axis}},
    }  # fmt: skip


_PIXEL: Spec = {"type": "quantitative", "scale": None, "axis": None}


def _trend(trend: Sequence[Band], x: Scale, y: Scale) -> list[Spec]:
    """The interval as a grey band, its middle as a dashed line; both cut at the edge of the picture."""
    if not trend:
        return []
    inside = [
        {"x": round(x(b.year), 2), "low": round(y(max(b.low, y.low)), 2), "high": round(y(min(b.high, y.high)), 2),
         "middle": round(y(min(b.middle, y.high)), 2)}
        for b in trend
    ]  # fmt: skip
    return [
        {"name": "interval", "data": {"values": inside}, "mark": {"type": "area", "color": style.FAINT},
         "encoding": {"x": {"field": "x"} | _PIXEL, "y": {"field": "low"} | _PIXEL, "y2": {"field": "high"}}},
        {"name": "trend", "data": {"values": inside},
         "mark": {"type": "line", "color": style.QUIET, "strokeDash": [4, 3], "strokeWidth": 1.4},
         "encoding": {"x": {"field": "x"} | _PIXEL, "y": {"field": "middle"} | _PIXEL}},
    ]  # fmt: skip


def _results(results: Sequence[Mark], x: Scale, y: Scale, colour: str) -> list[Spec]:
    places = [dict(zip(("x", "y"), _place(mark, x, y), strict=True)) for mark in results]
    encoding = {"x": {"field": "x"} | _PIXEL, "y": {"field": "y"} | _PIXEL}
    return [
        {"name": "line", "data": {"values": places}, "mark": {"type": "line", "color": colour, "strokeWidth": style.LINE},
         "encoding": encoding},
        {"name": "points", "data": {"values": places},
         "mark": {"type": "point", "filled": True, "fill": colour, "size": 40, "opacity": 1}, "encoding": encoding},
    ]  # fmt: skip


def _goals(goals: Sequence[Mark], x: Scale, y: Scale) -> Spec:
    places = [dict(zip(("x", "y"), _place(mark, x, y), strict=True)) for mark in goals]
    return {
        "name": "goals", "data": {"values": places},
        "mark": {"type": "point", "shape": "diamond", "filled": False, "stroke": style.INK, "strokeWidth": 1.6,
                 "fill": style.PAPER, "size": 90, "opacity": 1},
        "encoding": {"x": {"field": "x"} | _PIXEL, "y": {"field": "y"} | _PIXEL},
    }  # fmt: skip


def _years(years: Sequence[int], x: Scale, height: float) -> list[Letter]:
    """The years that have a mark, as far as there is room for them."""
    room, kept = width_of("2000", style.SMALL) + 6, list[int]()
    for year in sorted(set(years), reverse=True):
        if not kept or x(kept[-1]) - x(year) >= room:
            kept.append(year)
    return [Letter(str(year), x(year), height + BELOW / 2 + 2, style.QUIET, style.SMALL, "center") for year in kept]


def _said(drawn: Drawn, x: Scale, y: Scale, edge: float) -> list[Letter]:
    """The words of goals above their marks, those of results below; near an edge they are set flush with it."""
    letters = []
    for mark, lift in [*((m, -LIFT) for m in drawn.goals), *((m, LIFT) for m in drawn.results)]:
        if mark.said:
            across, up = _place(mark, x, y)
            half = width_of(mark.said, style.TEXT) / 2
            across = min(max(across, half), edge - half)
            letters.append(Letter(mark.said, across, up + lift, style.INK, align="center"))
    return letters
