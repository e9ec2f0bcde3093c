"""Any series in time, as a line or as bars: one subject, one measure, the newest figure labelled.

Bars stand on zero; a line's axis begins near its lowest figure, and says so. With figures
`adjusted` for the season those are the line, and the original ones lie faint behind it.
Gaps stay gaps and are named below. The points of the picture, with what each says, are in
the spec's `usermeta`, and its parameter `at` marks one of them: what a script needs to
tell a reader about the point under the pointer.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width, owner_of
from kuroji.charts.figures import Levels, levels
from kuroji.charts.frame import Known, Letter, Plot, Scale, framed, known
from kuroji.charts.lettering import width as width_of
from kuroji.charts.measures import axis, lettered
from kuroji.charts.series_words import BARS, LINE, LOOKS, Drawn, alternative, notes, title
from kuroji.charts.ticks import ticks
from kuroji.charts.words import axis_number, checked_language, period, sign
from kuroji.classifications.reporters import reporter
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact, Flag
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency
from kuroji.model.reporter import Reporter

KINDS = frozenset(set(Frequency) - {Frequency.RANGE})
HEADING, TIMES = 24.0, 20.0
TALL, LOW = 250.0, 200.0


def series_chart(
    facts: Sequence[Fact], language: str = "en", width: int = PRINT, look: str = LINE, adjusted: Sequence[Fact] = ()
) -> Chart:
    """Levels of one subject over periods of one kind, from one view or, for a series of first prints, each from its own.

    Raises NotHeld for fewer than two periods, UsageError for Facts that do not belong
    together or a `look` that is neither line nor bars.
    """
    language, width = checked_language(language), checked_width(width)
    if look not in LOOKS:
        raise UsageError(f"a series is not drawn as {look!r}", remedy=f"Use one of: {', '.join(LOOKS)}.")
    owner, vintage = _vintage(facts)
    flow = Flow(facts[0].flow)
    shown = levels(facts, owner, KINDS, "chart of a series")
    drawn = _laid_out(shown, levels(adjusted, owner, KINDS, "chart of a series") if adjusted else None, flow, look,
                      language, width)  # fmt: skip
    points = _points(drawn, language)
    plot = Plot(
        name="series", title=title(drawn, owner, language), subtitle="", alt=alternative(drawn, owner, language),
        layers=[*_layers(drawn, language), cursor(points, drawn.y.at_low, drawn.y.at_high)],
        letters=[_heading(drawn), *_times(drawn), *_ends(drawn, language, width)],
        rows=_rows(drawn), left=drawn.left, right=drawn.right, below=TIMES, height=drawn.y.at_low,
        notes=notes(drawn, language),
    )  # fmt: skip
    return pointed(framed(plot, vintage, owner, language, width), points)


def pointed(chart: Chart, points: Sequence[Spec]) -> Chart:
    """The chart with the points that a script tells of, and the parameter that marks one of them."""
    meta = chart.spec["usermeta"] | {"points": [{k: p[k] for k in ("x", "y", "says")} for p in points]}
    return msgspec.structs.replace(chart, spec=chart.spec | {"usermeta": meta, "params": [{"name": "at", "value": -1}]})


def cursor(points: Sequence[Spec], foot: float, top: float) -> Spec:
    """An upright line through the point `at`; nothing is drawn of it while `at` is -1."""
    return {
        "name": "cursor",
        "data": {"values": [{"at": n, "x": p["x"], "top": top, "foot": foot} for n, p in enumerate(points)]},
        "transform": [{"filter": "datum.at === at"}],
        "mark": {"type": "rule", "color": style.INK, "strokeDash": [2, 2]},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "scale": None},
            "y": {"field": "top", "type": "quantitative", "scale": None}, "y2": {"field": "foot"},
        },
    }  # fmt: skip


def _vintage(facts: Sequence[Fact]) -> tuple[Reporter, Known]:
    """Whose figures they are and as of when; of first prints each has an instant of its own."""
    if len({f.as_of for f in facts}) < 2:
        return owner_of(facts), known(facts)
    owner_of([msgspec.structs.replace(f, as_of=facts[0].as_of) for f in facts])
    return reporter(facts[0].reporter), Known(None, any(Flag.BACKFILLED in f.flags for f in facts))


def _laid_out(shown: Levels, adjusted: Levels | None, flow: Flow, look: str, language: str, width: int) -> Drawn:
    values = shown.values(flow) + (adjusted.values(flow) if adjusted else [])
    low, high = min(values), max(values)
    if look == BARS:
        low, high = min(low, 0.0), max(high, 0.0)
    newest = (adjusted or shown).held(flow)
    if not newest:
        raise NotHeld("there is no figure to draw", remedy="Ask for a period or a vintage that is held.")
    at = ticks(low, high, 5)
    of = axis(max(abs(low), abs(high)), newest[-1][1].unit, language)
    numbers = [f"{sign(Decimal(str(t)), language)}{abs(t) / 10**of.power:g}" for t in at]
    left = round(style.MARGIN + max(width_of(n, style.SMALL) for n in numbers) + 6)
    label = lettered(newest[-1][1], language, short=width < 480)
    right = round(width_of(label, style.TEXT) + 10 + style.MARGIN)
    tall = (TALL if width >= 480 else LOW) + HEADING
    first, last, step = shown.periods[0].end, shown.periods[-1].end, shown.step
    return Drawn(
        shown=shown, adjusted=adjusted, flow=flow, look=look, axis=of, ticks=at, left=left, right=right,
        x=Scale(first - step / 2, last + step / 2, 0, width - left - right), y=Scale(at[0], at[-1], tall, HEADING),
    )  # fmt: skip


def _points(drawn: Drawn, language: str) -> list[Spec]:
    """The place of each figure in pixels of the plot, and what it says: May 2026: ¥9.51 trillion."""
    held = dict(drawn.spoken.held(drawn.flow))
    points = []
    for of, fact in held.items():
        when = period(of, language).removeprefix("the ")
        said = f"{when[:1].upper()}{when[1:]}{'：' if language == 'ja' else ': '}{lettered(fact, language)}"
        points.append({"x": round(drawn.x(of.end), 2), "y": round(drawn.y(fact.value), 2), "says": said})
    return points


def _layers(drawn: Drawn, language: str) -> list[Spec]:
    """Grid, then bars on zero, or the line and its newest point; original figures faint behind adjusted ones."""
    at = {"values": drawn.ticks, "grid": True, "labelExpr": axis_number(language, drawn.axis.power), "orient": "left"}
    y: Spec = {"type": "quantitative", "scale": drawn.y.spec, "axis": None}
    found: list[Spec] = [{
        "name": "grid", "data": {"values": [{"value": tick} for tick in drawn.ticks]},
        "mark": {"type": "rule", "opacity": 0}, "encoding": {"y": {"field": "value"} | y | {"axis": at}},
    }]  # fmt: skip
    if drawn.look == BARS:
        found.append(_bars(drawn, y))
    if drawn.ticks[0] <= 0 <= drawn.ticks[-1]:
        found.append({
            "name": "zero", "data": {"values": [{"value": 0}]},
            "mark": {"type": "rule", "color": style.INK, "strokeWidth": 1}, "encoding": {"y": {"field": "value"} | y},
        })  # fmt: skip
    if drawn.look == LINE:
        behind = drawn.adjusted is not None
        found += _line("original" if behind else "line", drawn.shown, drawn, y, faint=behind)
        found += _line("line", drawn.adjusted, drawn, y) if drawn.adjusted else []
    return found


def _bars(drawn: Drawn, y: Spec) -> Spec:
    across: Spec = {"type": "quantitative", "scale": drawn.x.spec, "axis": None}
    colour = style.BALANCE if drawn.flow is Flow.BALANCE else style.FLOW_COLOURS[drawn.flow]
    return {
        "name": "bars", "data": {"values": drawn.shown.data}, "mark": {"type": "rect"},
        "encoding": {
            "x": {"field": "from"} | across, "x2": {"field": "to"}, "y": {"field": "value"} | y, "y2": {"datum": 0},
            "color": {"condition": {"test": "datum.now", "value": style.NOW}, "value": colour},
        },
    }  # fmt: skip


def _line(name: str, of: Levels, drawn: Drawn, y: Spec, *, faint: bool = False) -> list[Spec]:
    colour = style.BALANCE if faint else style.FLOW_COLOURS[drawn.flow]
    data = {"values": of.data}
    encoding: Spec = {
        "x": {"field": "end", "type": "quantitative", "scale": drawn.x.spec, "axis": None},
        "y": {"field": "value"} | y,
    }
    line: Spec = {
        "name": name, "data": data, "encoding": encoding,
        "mark": {"type": "line", "strokeWidth": 1 if faint else style.LINE, "strokeJoin": "round", "color": colour,
                 "invalid": "break-paths-show-path-domains"},
    }  # fmt: skip
    if faint:
        return [line]
    end = {
        "name": "end", "data": data, "transform": [{"filter": "datum.now && isValid(datum.value)"}],
        "mark": {"type": "circle", "size": 44, "opacity": 1, "color": colour}, "encoding": encoding,
    }  # fmt: skip
    return [line, end]


def _heading(drawn: Drawn) -> Letter:
    text = drawn.axis.name[:1].upper() + drawn.axis.name[1:]
    return Letter(text, style.MARGIN - drawn.left, HEADING / 2 - 5, style.QUIET)


def _times(drawn: Drawn) -> list[Letter]:
    """Years below the middle of their periods, as many as there is room for, the newest always."""
    middles: dict[int, list[float]] = {}
    for of in drawn.shown.periods:
        middles.setdefault(of.year, []).append(drawn.x(of.end))
    places = {year: sum(xs) / len(xs) for year, xs in middles.items()}
    room = width_of("2000", style.SMALL) + 10
    newest = max(places)
    apart = (places[newest] - places[min(places)]) / max(newest - min(places), 1)
    step = next((n for n in (1, 2, 5, 10, 20) if apart * n >= room), 20)
    kept = {newest} | {year for year in places if year % step == 0 and places[newest] - places[year] >= room}
    edge = room / 2 - 5
    y = drawn.y.at_low + TIMES / 2 + 2
    return [
        Letter(str(year), max(places[year], edge - drawn.left + style.MARGIN), y, style.QUIET, style.SMALL, "center")
        for year in sorted(kept)
    ]


def _ends(drawn: Drawn, language: str, width: int) -> list[Letter]:
    """The newest figure beside the end of the line, or the newest bar."""
    fact = drawn.spoken.at(drawn.flow)
    if fact is None:
        return []
    text = lettered(fact, language, short=width < 480)
    y = min(max(drawn.y(fact.value), drawn.y.at_high + 8), drawn.y.at_low - 8)
    return [Letter(text, drawn.x.at_high + 8, y, style.FLOW_LETTERS[drawn.flow])]


def _rows(drawn: Drawn) -> tuple[Row, ...]:
    """The rows of the picture; those of adjusted figures are told apart by their series."""
    more = drawn.adjusted.rows if drawn.adjusted else ()
    return (*drawn.shown.rows, *(msgspec.structs.replace(row, series=f"{row.series} (adjusted)") for row in more))
