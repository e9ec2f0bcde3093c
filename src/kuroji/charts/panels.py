"""Two panels over one time axis: lines of exports and imports above, bars of the balance below.

Each panel has a scale of its own, because a balance drawn to the scale of exports and
imports is too small to read. Both are in trillions of yen and say so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import Spec
from kuroji.charts.figures import Levels
from kuroji.charts.frame import Letter, Scale
from kuroji.charts.lettering import spread, width
from kuroji.charts.ticks import ticks
from kuroji.charts.words import FLOWS, amount, axis_number, sign
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import Period

LINES = (Flow.EXPORT, Flow.IMPORT)
Suffixes = Mapping[Flow, str]
HEADING = 24.0
BETWEEN = 20.0
ROW = style.TEXT * 1.2


class Panels(msgspec.Struct, frozen=True, kw_only=True):
    """Where the two panels lie, in pixels; `lines` is None where neither exports nor imports are held."""

    x: Scale
    lines: Scale | None
    line_ticks: list[float]
    bars: Scale
    bar_ticks: list[float]
    left: float
    right: float
    height: float
    bars_heading: float

    @property
    def plot_width(self) -> float:
        """The width of the plot itself."""
        return self.x.at_high - self.x.at_low


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between the charts made of panels: outer width, letters for line ends, zero as the lines' floor."""

    language: str
    width: int
    from_zero: bool
    power: int = 12

    @property
    def short(self) -> bool:
        """Whether there is so little room that amounts are abbreviated."""
        return self.width < 480


def laid_out(shown: Levels, look: Look, suffixes: Suffixes = MappingProxyType({}), headroom: float = 0) -> Panels:
    """The panels for these levels: ticks first, then room for labels, then the plot in what is left.

    `headroom` is kept free between the heading of the bars and their scale.
    """
    tall, low = (200, 110) if not look.short else (170, 95)
    line_ticks = _line_ticks(shown.values(*LINES), look)
    bar_ticks = ticks(min([0.0, *shown.values(Flow.BALANCE)]), max([0.0, *shown.values(Flow.BALANCE)]), 4)
    numbers = [f"{sign(Decimal(-1), look.language)}{tick / 10**look.power:g}" for tick in (*line_ticks, *bar_ticks)]
    left = round(style.MARGIN + max(width(n, style.SMALL) for n in numbers) + 4)
    right = round(max(width(text, style.TEXT) for text in _end_texts(shown, look, suffixes)) + 10 + style.MARGIN)
    first, last, months = shown.periods[0].end, shown.periods[-1].end, shown.step
    top = HEADING if line_ticks else 0.0
    lines = Scale(line_ticks[0], line_ticks[-1], top + tall, top) if line_ticks else None
    start = (top + tall + BETWEEN if lines else 0.0) + HEADING + headroom
    return Panels(
        x=Scale(first - months / 2, last + months / 2, 0, look.width - left - right), lines=lines, line_ticks=line_ticks,
        bars=Scale(bar_ticks[0], bar_ticks[-1], start + low, start), bar_ticks=bar_ticks, left=left, right=right,
        height=start + low, bars_heading=start - headroom - HEADING / 2 - 3,
    )  # fmt: skip


def _line_ticks(values: list[float], look: Look) -> list[float]:
    if not values:
        return []
    return ticks(0.0 if look.from_zero else min(values), max(*values, 0.0) if look.from_zero else max(values), 4)


def layers(shown: Levels, panels: Panels, look: Look, marked: Collection[Period] = ()) -> list[Spec]:
    """Grid, bars, lines and the points at their ends, as Vega-Lite layers over the same data.

    The bar of the newest period is black, those of the `marked` ones dark.
    """
    x: Spec = {"field": "end", "type": "quantitative", "scale": panels.x.spec, "axis": None}
    ends = [period.end for period in marked]
    data = {"values": shown.data}
    found: list[Spec] = [
        _grid("bars", panels.bars, panels.bar_ticks, look),
        {
            "name": "balance", "data": data, "transform": [{"filter": "datum.flow == 'balance'"}],
            "mark": {"type": "rect"},
            "encoding": {
                "x": x | {"field": "from"}, "x2": {"field": "to"},
                "y": {"field": "value", "type": "quantitative", "scale": panels.bars.spec, "axis": None},
                "y2": {"datum": 0},
                "color": {
                    "condition": [
                        {"test": "datum.now", "value": style.NOW},
                        *([{"test": f"indexof({ends}, datum.end) >= 0", "value": style.QUIET}] if ends else []),
                    ],
                    "value": style.BALANCE,
                },
            },
        },
        zero_line("bars", panels.bars, panels.plot_width),
    ]  # fmt: skip
    if panels.lines is not None:
        found += [_grid("lines", panels.lines, panels.line_ticks, look), *_lines(panels, x, data)]
        if panels.line_ticks[0] == 0:
            found.append(zero_line("lines", panels.lines, panels.plot_width))
    return found


def _lines(panels: Panels, x: Spec, data: Spec) -> list[Spec]:
    assert panels.lines is not None
    colour = {
        "field": "flow", "type": "nominal", "legend": None,
        "scale": {"domain": [str(f) for f in LINES], "range": [style.EXPORTS, style.IMPORTS]},
    }  # fmt: skip
    encoding = {
        "x": x, "color": colour,
        "y": {"field": "value", "type": "quantitative", "scale": panels.lines.spec, "axis": None},
    }  # fmt: skip
    lines = "datum.flow != 'balance'"
    return [
        {
            "name": "lines", "data": data, "transform": [{"filter": lines}], "encoding": encoding,
            "mark": {"type": "line", "strokeWidth": style.LINE, "strokeJoin": "round", "invalid": "break-paths-show-path-domains"},
        },
        {
            "name": "ends", "data": data, "transform": [{"filter": f"{lines} && datum.now && isValid(datum.value)"}],
            "mark": {"type": "circle", "size": 44, "opacity": 1}, "encoding": encoding,
        },
    ]  # fmt: skip


def _grid(panel: str, scale: Scale, at: list[float], look: Look) -> Spec:
    """Horizontal lines at the ticks, with their numbers to the left."""
    axis = {"values": at, "grid": True, "labelExpr": axis_number(look.language, look.power), "orient": "left"}
    return {
        "name": f"grid_{panel}",
        "data": {"values": [{"value": tick} for tick in at]},
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {"y": {"field": "value", "type": "quantitative", "scale": scale.spec, "axis": axis}},
    }


def zero_line(panel: str, scale: Scale, length: float) -> Spec:
    """The line that bars stand on."""
    return {
        "name": f"zero_{panel}",
        "data": {"values": [{"value": 0}]},
        "mark": {"type": "rule", "color": style.INK, "strokeWidth": 1},
        "encoding": {
            "y": {"field": "value", "type": "quantitative", "scale": scale.spec, "axis": None},
            "x": {"value": 0}, "x2": {"value": round(length, 2)},
        },
    }  # fmt: skip


def boundaries(at: Sequence[float], panels: Panels) -> Spec:
    """Faint upright lines through both panels at places on the time axis: the turns of the years."""
    spans = [(s.at_high, s.at_low) for s in (panels.lines, panels.bars) if s is not None]
    return {
        "name": "years",
        "data": {"values": [{"at": place, "top": top, "foot": foot} for place in at for top, foot in spans]},
        "mark": {"type": "rule", "color": style.FAINT},
        "encoding": {
            "x": {"field": "at", "type": "quantitative", "scale": panels.x.spec, "axis": None},
            "y": {"field": "top", "type": "quantitative", "scale": None}, "y2": {"field": "foot"},
        },
    }  # fmt: skip


def headings(panels: Panels, look: Look) -> list[Letter]:
    """What each panel shows and in which unit, above it."""
    japanese = look.language == "ja"
    lines = "輸出額と輸入額（兆円）" if japanese else "Exports and imports, trillion yen"
    bars = "貿易収支＝輸出額－輸入額（兆円）" if japanese else "Balance (exports minus imports), trillion yen"
    x = style.MARGIN - panels.left
    found = [Letter(bars, x, panels.bars_heading, style.QUIET)]
    if panels.lines is not None:
        found.append(Letter(lines, x, panels.lines.at_high - HEADING / 2 - 3, style.QUIET))
    return found


def end_labels(shown: Levels, panels: Panels, look: Look, suffixes: Suffixes = MappingProxyType({})) -> list[Letter]:
    """The name and the amount of each line beside its end, and of the newest bar beside it; `suffixes` add a line."""
    x = panels.plot_width + 8
    letters: list[Letter] = []
    ends = [(flow, fact) for flow in LINES if (fact := shown.at(flow)) is not None]
    if panels.lines is not None:
        tallest = max((len(_end_text(fact, look, suffixes)) for _, fact in ends), default=0)
        wanted = [panels.lines(fact.value) for _, fact in ends]
        places = spread(wanted, tallest * ROW + 3, panels.lines.at_high, panels.lines.at_low)
        for (flow, fact), y in zip(ends, places, strict=True):
            letters += _stack(_end_text(fact, look, suffixes), x, y, style.FLOW_LETTERS[flow])
    balance = shown.at(Flow.BALANCE)
    if balance is not None:
        y = panels.bars((min(balance.value, 0) + max(balance.value, 0)) / 2)
        y = max(panels.bars.at_high + ROW / 2, min(panels.bars.at_low - ROW / 2, y))
        letters += _stack(_end_text(balance, look, suffixes), x, y, style.NOW)
    return letters


def _stack(texts: list[str], x: float, y: float, colour: str) -> list[Letter]:
    top = y - ROW * (len(texts) - 1) / 2
    return [Letter(text, x, top + ROW * row, colour) for row, text in enumerate(texts)]


def _end_text(fact: Fact, look: Look, suffixes: Suffixes) -> list[str]:
    flow = Flow(fact.flow)
    more = [suffixes[flow]] if flow in suffixes else []
    return [FLOWS[look.language][flow], amount(fact, look.language, short=look.short), *more]


def _end_texts(shown: Levels, look: Look, suffixes: Suffixes) -> list[str]:
    ends = [shown.at(flow) for flow in shown.by_flow]
    return [text for fact in ends if fact is not None for text in _end_text(fact, look, suffixes)] or [""]
