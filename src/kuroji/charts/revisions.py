"""What was said of one period, and when: the first print and every revision of exports, imports and balance.

Three panels on one axis of time, all to the same scale, so that a step means the same
amount in each. Statements that only confirm the one before are left out. A hollow dot is a
statement whose date follows from the release calendar and was not stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width
from kuroji.charts.frame import Known, Letter, Plot, Scale, framed
from kuroji.charts.lettering import width as width_of
from kuroji.charts.placing import Box, along, beside, box_of, is_free
from kuroji.charts.words import FLOWS, STAGES, checked_language, country, day, money, period
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period
from kuroji.model.reporter import Reporter
from kuroji.model.stage import Stage

if TYPE_CHECKING:
    from kuroji.indicators.statement import Statement

ORDER = (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE)
PANEL, HEADING = 78.0, 22.0
DATES = 34.0
# How far across the plot the newest statement stands; the rest is room for its label.
REACH = 0.7
DAY = 86_400


class Said(msgspec.Struct, frozen=True):
    """What was newly said of one flow, oldest first."""

    flow: Flow
    statements: tuple[Statement, ...]

    @property
    def values(self) -> list[float]:
        """The amounts, in the unit of the statements."""
        return [float(s.value) for s in self.statements if s.value is not None]


def revisions(
    statements: Sequence[Statement], as_of: datetime, owner: Reporter, language: str = "en", width: int = PRINT
) -> Chart:
    """The history of one period's figures up to `as_of`, from the statements of indicators.revisions.

    Flows without a figure are left out. Raises NotHeld when nothing had been said by then,
    UsageError for statements of several periods or subjects.
    """
    language, width = checked_language(language), checked_width(width)
    told = _told(statements, as_of)
    about = told[0].statements[0].period
    instants = sorted({s.known_at for said in told for s in said.statements})
    left = style.MARGIN
    x = _time(instants, as_of, width - left - style.MARGIN)
    tops = [(PANEL + HEADING) * number + HEADING for number in range(len(told))]
    scales = [_amounts(said, told, top) for said, top in zip(told, tops, strict=True)]
    height = tops[-1] + PANEL
    dates = _dates(told, instants, x, height, owner, language)
    below = max(letter.y for letter in dates) - height + 8
    plot = Plot(
        name="revisions", title=_title(told, about, owner, language),
        alt=alternative(told, about, owner, language), layers=_layers(told, scales, x, instants, tops),
        letters=[*_names(told, tops, language), *_values(told, scales, x, tops, language),
                 *dates],
        rows=_rows(told), left=left, right=style.MARGIN, below=below, height=height, notes=_notes(told, about, language),
    )  # fmt: skip
    return framed(plot, Known(as_of), owner, language, width)


def _told(statements: Sequence[Statement], as_of: datetime) -> list[Said]:
    known = [s for s in statements if s.value is not None and s.vintage is not None and s.known_at <= as_of]
    if not known:
        raise NotHeld("nothing had been said of the period by then", remedy="Ask for a later vintage.")
    if len({s.period for s in known}) > 1 or len({s.subject.of("") for s in known}) > 1:
        raise UsageError("one chart shows one period of one subject", remedy="Draw one picture for each.")
    found = []
    for flow in ORDER:
        newest = {s.known_at: s for s in known if s.subject.flow == flow and not s.confirms}
        if newest:
            found.append(Said(flow, tuple(newest[instant] for instant in sorted(newest))))
    return found


def _time(instants: Sequence[datetime], as_of: datetime, room: float) -> Scale:
    """Days since the first statement; a little room before it, and after the last for its label."""
    last = max((instants[-1] - instants[0]).total_seconds(), min((as_of - instants[0]).total_seconds(), 1.0)) / DAY
    return Scale(0, max(last, 1.0), 8, room * REACH)


def _days(instant: datetime, first: datetime) -> float:
    return round((instant - first).total_seconds() / DAY, 6)


def _amounts(said: Said, told: Sequence[Said], top: float) -> Scale:
    """The scale of one panel: as many yen a pixel as in the others, its figures in the middle."""
    span = max(max(s.values) - min(s.values) for s in told)
    span = span or max(float(s.statements[0].quantum) for s in told)
    middle = (max(said.values) + min(said.values)) / 2
    return Scale(middle - span * 1.1, middle + span * 1.1, top + PANEL, top)


def _layers(
    told: Sequence[Said], scales: Sequence[Scale], x: Scale, instants: Sequence[datetime], tops: Sequence[float]
) -> list[Spec]:
    first = instants[0]
    across: Spec = {"type": "quantitative", "scale": x.spec | {"clamp": False}, "axis": None}
    upright = [{"day": _days(instant, first), "top": top, "foot": top + PANEL} for instant in instants for top in tops]
    found: list[Spec] = [{
        "name": "instants", "data": {"values": upright}, "mark": {"type": "rule", "color": style.FAINT},
        "encoding": {
            "x": {"field": "day", **across}, "y": {"field": "top", "type": "quantitative", "scale": None},
            "y2": {"field": "foot"},
        },
    }]  # fmt: skip
    end = x.high + (x.high - x.low) * 0.04
    for said, scale in zip(told, scales, strict=True):
        colour = style.FLOW_COLOURS[said.flow]
        rows = [
            {"day": _days(s.known_at, first), "known_at": s.known_at.isoformat(), "value": float(s.value or 0),
             "stated": s.known_basis == "stated", "release": s.release}
            for s in said.statements
        ]  # fmt: skip
        held = [*rows, {"day": end, "value": rows[-1]["value"]}]
        y = {"field": "value", "type": "quantitative", "scale": scale.spec, "axis": None}
        encoding = {"x": {"field": "day", **across}, "y": y}
        found += [
            {
                "name": f"{said.flow}_steps", "data": {"values": held}, "encoding": encoding,
                "mark": {"type": "line", "interpolate": "step-after", "color": colour, "strokeWidth": style.LINE},
            },
            {
                "name": f"{said.flow}_statements", "data": {"values": rows},
                "mark": {"type": "point", "filled": True, "size": 52, "opacity": 1, "strokeWidth": 2, "stroke": colour,
                         "fill": {"expr": f"datum.stated ? '{colour}' : '{style.PAPER}'"}},
                "encoding": encoding,
            },
        ]  # fmt: skip
    return found


def _names(told: Sequence[Said], tops: Sequence[float], language: str) -> list[Letter]:
    return [
        Letter(FLOWS[language][said.flow], 0, top - HEADING / 2 + 1, style.FLOW_LETTERS[said.flow])
        for said, top in zip(told, tops, strict=True)
    ]


def _values(
    told: Sequence[Said], scales: Sequence[Scale], x: Scale, tops: Sequence[float], language: str
) -> list[Letter]:
    """Each amount beside its dot, with what it added; the first and the newest are placed before those between."""
    letters: list[Letter] = []
    first = min(s.known_at for said in told for s in said.statements)
    for said, scale, top in zip(told, scales, tops, strict=True):
        places = [(x(_days(s.known_at, first)), scale(float(s.value or 0))) for s in said.statements]
        dots = [(px + dx, py + dy) for px, py in places for dx in (-4, 0, 4) for dy in (-4, 0, 4)]
        ink = along(_steps([*places, (x.at_high * 1.04, places[-1][1])])) + dots
        bounds = Box(0, top - 8, x.at_high / REACH, top + PANEL + 8)
        taken: list[Box] = [box_of([name]) for name in _names(told, tops, language)]
        order = [len(places) - 1, *range(len(places) - 1)]
        for number in order:
            texts = _texts(said.statements, number, language)
            label = beside(texts, places[number], style.FLOW_LETTERS[said.flow], bounds, ink, taken, SIDES)
            if number in (0, len(places) - 1) or is_free(label, bounds, taken):
                taken.append(box_of(label))
                letters += label
    return letters


SIDES = ((1, -1), (1, 1), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (-1, 0))


def _steps(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners of the line that holds each value until the next."""
    corners = [places[0]]
    for (_, y0), (x1, y1) in pairwise(places):
        corners += [(x1, y0), (x1, y1)]
    return corners


def _texts(statements: Sequence[Statement], number: int, language: str) -> list[list[str]]:
    now = statements[number]
    value = figure(_value(now), now.quantum, language)
    if number == 0:
        return [[value]]
    before = statements[number - 1]
    step = figure(_value(now) - _value(before), max(now.quantum, before.quantum), language, plus=True)
    added = f"（{step}）" if language == "ja" else f" ({step})"
    return [[value + added], [value, added.strip()]]


def figure(value: Decimal, quantum: Decimal, language: str, *, plus: bool = False, short: bool = True) -> str:
    """An amount fine enough to show a revision: ¥9,511.6bn, −¥12.5bn; 9兆5,116億円, ▲125億円."""
    if language == "ja":
        return money(value, quantum, language, plus=plus)
    return money(value, quantum, language, short=short, plus=plus, largest="billion")


def _dates(
    told: Sequence[Said], instants: Sequence[datetime], x: Scale, height: float, owner: Reporter, language: str
) -> list[Letter]:
    """The day and the stage of each statement under its line, a tier lower where two would touch, and else left out.

    The first and the newest are placed before those between.
    """
    letters: list[Letter] = []
    taken: list[Box] = []
    for number in dict.fromkeys([0, len(instants) - 1, *range(len(instants))]):
        instant = instants[number]
        new_year = number == 0 or instant.year != instants[number - 1].year
        texts = [day(instant, owner, language, year=new_year), STAGES[language][_stage(told, instant)]]
        wide = max(width_of(t, style.SMALL) for t in texts)
        place = min(x(_days(instant, instants[0])) - 4, x.at_high / REACH - wide)
        for tier in (0, 1):
            y = height + 12 + DATES * tier
            pair = [Letter(t, place, y + 14 * row, style.QUIET, style.SMALL) for row, t in enumerate(texts)]
            box = box_of(pair)
            if not any(msgspec.structs.replace(box, right=box.right + 8).overlap(other) for other in taken):
                taken.append(box)
                letters += pair
                break
    return letters


def _stage(told: Sequence[Said], instant: datetime) -> Stage:
    """The furthest stage of what was said at an instant: that of the release."""
    return Stage(max(s.stage for said in told for s in said.statements if s.known_at == instant))


def _rows(told: Sequence[Said]) -> tuple[Row, ...]:
    return tuple(
        Row(s.known_at.isoformat(), str(said.flow), float(s.value or 0), s.unit, s.fact.id if s.fact else "")
        for said in told for s in said.statements
    )  # fmt: skip


def _ends(told: Sequence[Said]) -> tuple[Statement, Statement] | None:
    """The first and the newest statement of the balance; None where nothing was said of it."""
    found = next((said for said in told if said.flow == Flow.BALANCE), None)
    return (found.statements[0], found.statements[-1]) if found else None


def _title(told: Sequence[Said], about: Period, owner: Reporter, language: str) -> tuple[str, ...]:
    when, name, ends = period(about, language), country(owner, language), _ends(told)
    if ends is None:
        return (
            (f"{when}の{name}の貿易統計", "公表値の推移")
            if language == "ja"
            else (f"{name}’s trade in {when}:", "what was said, and when")
        )
    first, newest = ends
    was, now = _size(first, language), _size(newest, language)
    turned = (_value(first) < 0) != (_value(newest) < 0)
    if language == "ja":
        if was == now and not turned:
            return f"{when}の{name}の貿易{_side(newest, language)}は", f"{now}で修正なし"
        if turned:
            return (
                f"{when}の{name}の貿易収支は",
                f"{was}の{_side(first, language)}から{now}の{_side(newest, language)}に修正",
            )
        return f"{when}の{name}の貿易{_side(newest, language)}は", f"{was}から{now}に修正"
    if was == now and not turned:
        return f"{name}’s trade {_side(newest, language)} of {now}", f"in {when} stands as first printed"
    if turned:
        return (
            f"{name}’s trade balance in {when} was revised from",
            f"a {_side(first, language)} of {was} to a {_side(newest, language)} of {now}",
        )
    return f"{name}’s trade {_side(newest, language)} in {when} was", f"revised from {was} to {now}"


def _value(statement: Statement) -> Decimal:
    return statement.value or Decimal(0)


def _size(statement: Statement, language: str) -> str:
    return money(abs(_value(statement)), statement.quantum, language)


def _side(statement: Statement, language: str) -> str:
    deficit = _value(statement) < 0
    if language == "ja":
        return "赤字" if deficit else "黒字"
    return "deficit" if deficit else "surplus"


def _notes(told: Sequence[Said], about: Period, language: str) -> list[str]:
    found = []
    inferred = any(s.known_basis != "stated" for said in told for s in said.statements)
    if inferred:
        found.append(
            "白丸は公表日程から推定した日付。"
            if language == "ja"
            else "Hollow dots: the date is inferred from the release calendar."
        )
    late = about.frequency is Frequency.MONTH and min(said.statements[0].stage for said in told) > Stage.PROVISIONAL
    if late:
        found.append("速報値は保有していない。" if language == "ja" else "The provisional figures are not held.")
    return found


def alternative(told: Sequence[Said], about: Period, owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: every amount with its day and stage."""
    when = period(about, language)
    said = []
    for flow in told:
        steps = [
            f"{figure(_value(s), s.quantum, language, short=False)} "
            f"({day(s.known_at, owner, language)}, {STAGES[language][_stage(told, s.known_at)]})"
            for s in flow.statements
        ]
        said.append((FLOWS[language][flow.flow], steps))
    if language == "ja":
        body = "。".join(
            f"{name}は{'、'.join(steps)}".replace(" (", "（").replace(")", "）").replace(", ", "、")
            for name, steps in said
        )
        return f"{when}の{owner.name_ja}の輸出、輸入、貿易収支について、いつ何が公表されたかを示すグラフ。{body}。"
    body = " ".join(f"{name}: {', then '.join(steps)}." for name, steps in said)
    return f"Chart of what was said of {owner.name_en}’s trade in {when}, and when. {body}"
