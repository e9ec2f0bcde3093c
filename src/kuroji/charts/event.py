"""The picture of an event: value, quantity and unit value as indices, the flow hit against its comparison.

Three panels on one scale over one time axis: each month against the same month of the base
year, which is 100. Upright lines mark the steps of a tariff, lettered with the new rate.
Data: the Facts of an EventStudy. A month without a Fact is a gap.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width, owner_of
from kuroji.charts.event_drawing import Drawing, Track
from kuroji.charts.event_words import alternative, end_text, heading, notes, side_name, step_text, subtitle, title
from kuroji.charts.frame import Letter, Plot, Scale, framed, known
from kuroji.charts.lettering import spread
from kuroji.charts.lettering import width as width_of
from kuroji.charts.ticks import ticks
from kuroji.charts.words import checked_language
from kuroji.classifications.events import Event
from kuroji.explain.events.study import EventStudy, index_name
from kuroji.indicators.event.relative import UNIT_VALUE
from kuroji.model.errors import NotHeld
from kuroji.model.observation import Measure
from kuroji.model.period import Period, month_ordinal

MEASURES = (Measure.VALUE, Measure.QUANTITY, UNIT_VALUE)
PANEL, HEADING, BETWEEN, STEP_LETTERS, YEAR_LETTERS = 112.0, 26.0, 14.0, 20.0, 20.0
ROW = style.TEXT * 1.2
STEP_GAP = 12.0
COMPARISON = style.BALANCE
BASE = 100.0


def event_chart(study: EventStudy, language: str = "en", width: int = PRINT) -> Chart:
    """Value, quantity and unit value since the event, each month against the same month of the base year.

    Raises NotHeld where fewer than two months can be drawn.
    """
    language, width = checked_language(language), checked_width(width)
    months = tuple(m.period for m in study.months)
    tracks = tuple(_tracks(study))
    facts = [f for track in tracks for f in track.facts if f is not None]
    if len({f.period for f in facts}) < 2:
        raise NotHeld("one month alone makes no chart of an event", where=study.event.id)
    owner = owner_of(facts)
    drawing = _laid_out(study, months, tracks, language, width)
    plot = Plot(
        name=f"event-{study.event.id}", title=title(drawing), subtitle=subtitle(drawing), alt=alternative(drawing),
        layers=_layers(drawing), letters=[*_headings(drawing), *drawing.steps, *_ends(drawing), *_years(drawing)],
        rows=_rows(drawing), left=drawing.left, right=drawing.right, below=YEAR_LETTERS, height=drawing.height,
        notes=notes(drawing),
    )  # fmt: skip
    return framed(plot, known(facts), owner, language, width)


def _tracks(study: EventStudy) -> list[Track]:
    """The lines that have a Fact: of each measure the flow hit and, where there is one, its comparison."""
    found = []
    for measure in MEASURES:
        for side in ("target", "against"):
            name = index_name(measure, comparison=side == "against")
            track = Track(str(measure), side, tuple(m.facts.get(name) for m in study.months))
            if track.last is not None:
                found.append(track)
    return found


def _laid_out(
    study: EventStudy, months: tuple[Period, ...], tracks: tuple[Track, ...], language: str, width: int
) -> Drawing:
    values = [f.value for t in tracks for f in t.facts if f is not None]
    at = ticks(min(*values, BASE), max(*values, BASE), 4)
    left = round(style.MARGIN + max(width_of(f"{tick:g}", style.SMALL) for tick in at) + 4)
    texts = [text for track in tracks for text in end_text(study.event, track, language)]
    right = round(max(width_of(text, style.TEXT) for text in texts) + 10 + style.MARGIN)
    x = Scale(months[0].end - 0.5, months[-1].end + 0.5, 0, width - left - right)
    steps = _steps(study.event, x, language, right - style.MARGIN)
    y, top = {}, max((s.y for s in steps), default=0.0) + STEP_LETTERS / 2
    for measure in dict.fromkeys(track.measure for track in tracks):
        y[measure] = Scale(at[0], at[-1], top + HEADING + PANEL, top + HEADING)
        top += HEADING + PANEL + BETWEEN
    return Drawing(
        event=study.event, months=months, tracks=tracks, language=language,
        x=x, y=y, at=at, left=left, right=right, steps=steps,
    )  # fmt: skip


def _place(day: date) -> float:
    """Where a day lies on an axis of months, each of which reaches half a step to either side of its ordinal."""
    return month_ordinal(day.year, day.month) - 0.5 + (day.day - 1) / calendar.monthrange(day.year, day.month)[1]


def _layers(drawing: Drawing) -> list[Spec]:
    spans = [(scale.at_high, scale.at_low) for scale in drawing.y.values()]
    turns = [p.end - 0.5 for p in drawing.months[1:] if p.part == 1]
    found = [_upright("years", turns, spans, drawing, {"color": style.FAINT})]
    for measure, scale in drawing.y.items():
        found += [_grid(measure, scale, drawing), _level(measure, scale, drawing)]
    marks = [_place(day) for day, _ in _changes(drawing.event, drawing.x)]
    first, *others = spans
    reach = [(STEP_LETTERS - 4, first[1]), *others]
    found.append(_upright("steps", marks, reach, drawing, {"color": style.QUIET, "strokeDash": [3, 3]}))
    for measure, scale in drawing.y.items():
        found += _lines(measure, scale, drawing)
    return found


def _changes(event: Event, x: Scale) -> list[tuple[date, Decimal | None]]:
    """The days marked, with the new rate: the steps of a tariff, or the day of an event without rates."""
    steps = [(s.since, s.rate) for s in event.steps if s.since is not None]
    dated: list[tuple[date, Decimal | None]] = [*steps] or [(event.since, None)]
    return [(day, rate) for day, rate in dated if x.low <= _place(day) <= x.high]


def _upright(
    name: str, at: Sequence[float], spans: Sequence[tuple[float, float]], drawing: Drawing, look: Spec
) -> Spec:
    return {
        "name": name,
        "data": {"values": [{"at": place, "top": top, "foot": foot} for place in at for top, foot in spans]},
        "mark": {"type": "rule", **look},
        "encoding": {
            "x": {"field": "at", "type": "quantitative", "scale": drawing.x.spec, "axis": None},
            "y": {"field": "top", "type": "quantitative", "scale": None}, "y2": {"field": "foot"},
        },
    }  # fmt: skip


def _grid(measure: str, scale: Scale, drawing: Drawing) -> Spec:
    axis = {"values": drawing.at, "grid": True, "labelExpr": "format(datum.value, '~f')", "orient": "left"}
    return {
        "name": f"grid_{measure}",
        "data": {"values": [{"value": tick} for tick in drawing.at]},
        "mark": {"type": "rule", "opacity": 0},
        "encoding": {"y": {"field": "value", "type": "quantitative", "scale": scale.spec, "axis": axis}},
    }


def _level(measure: str, scale: Scale, drawing: Drawing) -> Spec:
    """The line of the base year."""
    return {
        "name": f"base_{measure}",
        "data": {"values": [{"value": BASE}]},
        "mark": {"type": "rule", "color": style.INK, "strokeWidth": 1},
        "encoding": {
            "y": {"field": "value", "type": "quantitative", "scale": scale.spec, "axis": None},
            "x": {"value": 0}, "x2": {"value": round(drawing.plot_width, 2)},
        },
    }  # fmt: skip


def _lines(measure: str, scale: Scale, drawing: Drawing) -> list[Spec]:
    colour = style.FLOW_COLOURS[drawing.event.flow]
    data = {"values": [
        {
            "period": str(p), "end": p.end, "flow": str(drawing.event.flow), "side": t.side,
            "value": f.value if f else None, "now": f is not None and f is t.last,
        }
        for t in drawing.tracks if t.measure == measure for p, f in zip(drawing.months, t.facts, strict=True)
    ]}  # fmt: skip
    encoding = {
        "x": {"field": "end", "type": "quantitative", "scale": drawing.x.spec, "axis": None},
        "y": {"field": "value", "type": "quantitative", "scale": scale.spec, "axis": None},
        "color": {"field": "side", "type": "nominal", "legend": None,
                  "scale": {"domain": ["against", "target"], "range": [COMPARISON, colour]}},
    }  # fmt: skip
    broken = "break-paths-show-path-domains"
    return [
        {
            "name": f"lines_{measure}", "data": data, "encoding": encoding,
            "mark": {"type": "line", "strokeWidth": style.LINE, "strokeJoin": "round", "invalid": broken},
        },
        {
            "name": f"ends_{measure}", "data": data, "encoding": encoding, "transform": [{"filter": "datum.now"}],
            "mark": {"type": "circle", "size": 44, "opacity": 1},
        },
    ]  # fmt: skip


def _headings(drawing: Drawing) -> list[Letter]:
    x = style.MARGIN - drawing.left
    return [Letter(heading(drawing, m), x, s.at_high - HEADING / 2 - 3, style.QUIET) for m, s in drawing.y.items()]


def _steps(event: Event, x: Scale, language: str, room: float) -> tuple[Letter, ...]:
    """What happened on each day marked, beside its line, in the first row above the panels where it touches no other.

    To the left of its line where it would run more than `room` pixels over the right edge.
    """
    found: list[Letter] = []
    ends: list[float] = []
    for day, rate in _changes(event, x):
        text, at = step_text(event, day, rate, language), x(_place(day))
        long = width_of(text, style.SMALL)
        over = at + 4 + long > x.at_high + room
        start = at - 4 - long if over else at + 4
        row = next((n for n, end in enumerate(ends) if end < start - STEP_GAP), len(ends))
        ends[row : row + 1] = [start + long]
        y = STEP_LETTERS * (row + 0.5)
        found.append(Letter(text, at - 4 if over else at + 4, y, style.INK, style.SMALL, "right" if over else "left"))
    return tuple(found)


def _ends(drawing: Drawing) -> list[Letter]:
    letters: list[Letter] = []
    x = drawing.plot_width + 8
    inks = {"target": style.FLOW_LETTERS[drawing.event.flow], "against": style.QUIET}
    for measure, scale in drawing.y.items():
        ends = [(t, t.last) for t in drawing.tracks if t.measure == measure]
        wanted = [scale(f.value) for _, f in ends if f is not None]
        places = spread(wanted, 2 * ROW + 2, scale.at_high, scale.at_low)
        for (track, _), y in zip(ends, places, strict=True):
            texts = end_text(drawing.event, track, drawing.language)
            letters += [Letter(t, x, y + ROW * (n - 0.5), inks[track.side]) for n, t in enumerate(texts)]
    return letters


def _years(drawing: Drawing) -> list[Letter]:
    y = drawing.height + YEAR_LETTERS / 2 + 2
    letters = []
    for year in sorted({p.year for p in drawing.months}):
        ends = [p.end for p in drawing.months if p.year == year]
        middle = (drawing.x(ends[0] - 0.5) + drawing.x(ends[-1] + 0.5)) / 2
        letters.append(Letter(str(year), middle, y, style.QUIET, style.SMALL, "center"))
    return letters


def _rows(drawing: Drawing) -> tuple[Row, ...]:
    return tuple(
        Row(str(p), f"{t.measure} {side_name(drawing.event, t.side, drawing.language)}", f.value if f else None, "index",
            f.id if f else "")
        for t in drawing.tracks for p, f in zip(drawing.months, t.facts, strict=True)
    )  # fmt: skip
