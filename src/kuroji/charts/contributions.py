"""The waterfall: how much each commodity, or partner, added to or took from the growth of a flow.

Percentage points, one decimal, as the Facts are printed. The largest parts are shown from
the strongest push to the strongest pull; "everything else" is the total less what is
shown, so the numbers in the picture add up exactly, and it holds the rounding too. Bars of
rises are filled, those of falls hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width, owner_of
from kuroji.charts.frame import Letter, Plot, Scale, framed, known
from kuroji.charts.lettering import width as width_of
from kuroji.charts.lettering import wrap
from kuroji.charts.overlaps import refuse_overlaps
from kuroji.charts.words import FLOWS, checked_language, country, decimal, part_name, period
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, Flow
from kuroji.model.period import Frequency, parse
from kuroji.model.reporter import Reporter
from kuroji.model.rounding import decimal_of

SHOWN = 10
GAP = 8.0
BAR = 17.0
_REST = {"en": "Everything else", "ja": "その他"}
_TOTAL = {"en": "Total", "ja": "合計"}


class Step(msgspec.Struct, frozen=True):
    """One bar: its name, its points, and where it starts and ends; `kind` is part, rest or total."""

    name: str
    kind: str
    points: Decimal
    start: Decimal
    end: Decimal
    fact: str = ""


def contributions(
    total: Fact, parts: Sequence[Fact], language: str = "en", width: int = PRINT, shown: int = SHOWN
) -> Chart:
    """The growth of a flow (`total`, a change in percent) split into contributions (`parts`, points).

    `parts` are commodities, or partners, of the same flow, period and view, none inside
    another; the `shown` largest are drawn. Raises NotHeld without parts, UsageError for
    Facts that do not belong together or overlap.
    """
    language, width = checked_language(language), checked_width(width)
    _check(total, parts)
    owner = owner_of(parts)
    steps = waterfall(total, parts, language, shown)
    colour = style.FLOW_COLOURS[Flow(total.flow)]
    names = [wrap(step.name, style.TEXT, width * 0.42) for step in steps]
    left = round(style.MARGIN + max(width_of(line, style.TEXT) for lines in names for line in lines) + 12)
    step_height = 25.0 if max(map(len, names)) == 1 else 34.0
    height = step_height * len(steps) + GAP
    numbers = max(width_of(_number(step, language), style.TEXT) for step in steps)
    scale = _scale(steps, width - left - style.MARGIN, numbers + 8)
    tops = [step_height * row + (GAP if step.kind == "total" else 0) for row, step in enumerate(steps)]
    by = "partner" if total.code == TOTAL and parts[0].code == TOTAL else "commodity"
    plot = Plot(
        name=f"contributions-{total.flow}-{by}", title=_title(total, by, owner, language),
        subtitle=_subtitle(by, language), alt=alternative(total, steps, by, owner, language),
        layers=_layers(steps, tops, step_height, scale, colour), letters=_letters(steps, names, tops, step_height, scale, language),
        rows=_rows(total, steps), left=left, right=style.MARGIN, below=0, height=height, notes=_notes(steps, language),
    )  # fmt: skip
    return framed(plot, known([total, *parts]), owner, language, width)


def waterfall(total: Fact, parts: Sequence[Fact], language: str, shown: int = SHOWN) -> list[Step]:
    """The bars from the strongest push to the strongest pull, the rest, and the total that they add up to exactly."""
    grown = decimal_of(total.value)
    chosen = sorted(parts, key=lambda f: (-abs(Decimal(f.exact)), f.id))[:shown]
    chosen = sorted((f for f in chosen if f.value), key=lambda f: -Decimal(f.exact))
    steps: list[Step] = []
    level = Decimal(0)
    for fact in chosen:
        points = decimal_of(fact.value)
        steps.append(Step(part_name(fact, language), "part", points, level, level + points, fact.id))
        level += points
    if level != grown or len(chosen) < len(parts) or not chosen:
        steps.append(Step(_REST[language], "rest", grown - level, level, grown))
    return [*steps, Step(_TOTAL[language], "total", grown, Decimal(0), grown, total.id)]


def _check(total: Fact, parts: Sequence[Fact]) -> None:
    if not parts:
        raise NotHeld("there are no contributions to draw", remedy="Ask for a period with commodity or area pages.")
    if total.indicator not in ("change", "balance_change") or total.unit != "percent":
        raise UsageError(f"{total.indicator} in {total.unit} is not a growth to split", where=total.id)
    for fact in parts:
        same = (fact.flow, fact.period, fact.base, fact.as_of) == (total.flow, total.period, total.base, total.as_of)
        if fact.indicator != "contribution" or fact.unit != "points" or not same:
            raise UsageError(
                f"{fact.id} is no contribution to {total.id}",
                remedy="Give contributions in points of the same flow, period and view.",
            )
    if len({fact.code == TOTAL for fact in parts}) > 1 or len({f.partner_code for f in parts if f.code != TOTAL}) > 1:
        raise UsageError("commodities and partners do not mix in one waterfall", remedy="Draw one picture for each.")
    refuse_overlaps(parts)


def _scale(steps: Sequence[Step], room: float, number: float) -> Scale:
    """The scale of the bars, with room for a number at the right end, and at the left where bars lie below zero."""
    ends = [float(value) for step in steps for value in (step.start, step.end)]
    low, high = min(ends), max(ends)
    return Scale(low, high if high > low else low + 1, number if low < 0 else 1, room - number)


def _layers(steps: Sequence[Step], tops: Sequence[float], height: float, scale: Scale, colour: str) -> list[Spec]:
    """Links between bars, the bars, and the line they start from."""
    x: Spec = {"type": "quantitative", "scale": scale.spec, "axis": None}
    y: Spec = {"type": "quantitative", "scale": None}
    ink = {"part": colour, "rest": style.REST, "total": style.NOW}
    edge = ink | {"rest": style.QUIET}
    inset = (height - BAR) / 2
    bars = [
        {
            "name": step.name, "kind": step.kind, "points": float(step.points), "start": float(step.start),
            "end": float(step.end), "top": top + inset, "foot": top + height - inset, "stroke": edge[step.kind],
            "fill": style.PAPER if step.points < 0 else ink[step.kind],
        }
        for step, top in zip(steps, tops, strict=True)
    ]  # fmt: skip
    links = [
        {"at": float(step.end), "top": top + height - inset, "foot": below + inset}
        for step, top, below in zip(steps, tops, tops[1:], strict=False)
    ]
    foot = tops[-1] + height
    return [
        {
            "name": "zero", "data": {"values": [{"at": 0, "top": 0, "foot": foot}]},
            "mark": {"type": "rule", "color": style.INK, "strokeWidth": 1},
            "encoding": {"x": {"field": "at", **x}, "y": {"field": "top", **y}, "y2": {"field": "foot"}},
        },
        {
            "name": "links", "data": {"values": links}, "mark": {"type": "rule", "color": style.AXIS, "strokeWidth": 1},
            "encoding": {"x": {"field": "at", **x}, "y": {"field": "top", **y}, "y2": {"field": "foot"}},
        },
        {
            "name": "waterfall", "data": {"values": bars},
            "mark": {"type": "rect", "strokeWidth": 1.5, "opacity": 1, "fill": {"expr": "datum.fill"}, "stroke": {"expr": "datum.stroke"}},
            "encoding": {
                "x": {"field": "start", **x}, "x2": {"field": "end"},
                "y": {"field": "top", **y}, "y2": {"field": "foot"},
            },
        },
    ]  # fmt: skip


def _letters(
    steps: Sequence[Step], names: Sequence[list[str]], tops: Sequence[float], height: float, scale: Scale, language: str
) -> list[Letter]:
    letters = []
    for step, lines, top in zip(steps, names, tops, strict=True):
        middle = top + height / 2
        colour = style.QUIET if step.kind == "rest" else style.INK
        first = middle - style.TEXT * 1.15 * (len(lines) - 1) / 2
        letters += [
            Letter(line, -12, first + style.TEXT * 1.15 * row, colour, align="right") for row, line in enumerate(lines)
        ]
        letters.append(_beside(step, middle, scale, colour, language))
    return letters


def _beside(step: Step, middle: float, scale: Scale, colour: str, language: str) -> Letter:
    """The number right of its bar; left of it where the bar lies below zero, so that it keeps off the line there."""
    low, high = sorted((step.start, step.end))
    if low < 0 and high <= 0:
        return Letter(_number(step, language), scale(float(low)) - 6, middle, colour, align="right")
    return Letter(_number(step, language), scale(float(high)) + 6, middle, colour)


def _number(step: Step, language: str) -> str:
    return f"{decimal(step.points, language, plus=True)}{'%' if step.kind == 'total' else ''}"


def _rows(total: Fact, steps: Sequence[Step]) -> tuple[Row, ...]:
    return tuple(
        Row(total.period, step.name, float(step.points), "percent" if step.kind == "total" else "points", step.fact)
        for step in steps
    )


def _title(total: Fact, by: str, owner: Reporter, language: str) -> tuple[str, ...]:
    when = period(parse(total.period, owner.fiscal), language)
    flow, size = FLOWS[language][Flow(total.flow)], f"{abs(total.value):,.1f}%"
    name = country(owner, language)
    if language == "ja":
        grown = f"{size}{'増' if total.value > 0 else '減'}" if total.value else "横ばい"
        return f"{when}の{name}の{flow}は", f"{on_year(total, owner, language)}{grown}"
    verb = "rose" if total.value > 0 else "fell"
    said = f"{verb} {size} in {when}" if total.value else f"were flat in {when}"
    return f"{name}’s {flow.lower()} {said}:", f"what {'partners' if by == 'partner' else 'goods'} contributed"


def on_year(total: Fact, owner: Reporter, language: str) -> str:
    """The comparison in words: 前年同月比 for a month, 前年比 for a year, 前年度比, else 前年同期比; from a year earlier."""
    if language == "en":
        return "from a year earlier"
    frequency = parse(total.period, owner.fiscal).frequency
    return {Frequency.MONTH: "前年同月比", Frequency.YEAR: "前年比", Frequency.FISCAL_YEAR: "前年度比"}.get(
        frequency, "前年同期比"
    )


def _subtitle(by: str, language: str) -> str:
    if language == "ja":
        return f"{'相手国・地域' if by == 'partner' else '品目'}別の寄与度（ポイント）"
    return f"Percentage points of the change from a year earlier, by {by}"


def _notes(steps: Sequence[Step], language: str) -> list[str]:
    hollow = any(step.points < 0 for step in steps)
    if language == "ja":
        return [f"{'白抜きは押し下げ。' if hollow else ''}その他は端数を含む。"]
    return [f"{'Hollow bars subtract. ' if hollow else ''}Everything else includes rounding."]


def alternative(total: Fact, steps: Sequence[Step], by: str, owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: the total and every part with its points."""
    when = period(parse(total.period, owner.fiscal), language)
    flow = FLOWS[language][Flow(total.flow)]
    *parts, whole = steps
    said = [f"{step.name} {decimal(step.points, language, plus=True)}" for step in parts]
    if language == "ja":
        kind = "相手国・地域" if by == "partner" else "品目"
        grown = decimal(whole.points, language, plus=True)
        return (
            f"{when}の{owner.name_ja}の{flow}の{on_year(total, owner, language)}{grown}%に対する{kind}別寄与度のグラフ"
            f"（ポイント）。{'、'.join(said)}。"
        )
    kind = "partner" if by == "partner" else "commodity"
    return (
        f"Waterfall chart of what each {kind} contributed, in percentage points, to the change of {owner.name_en}’s "
        f"{flow.lower()} in {when} from a year earlier, {decimal(whole.points, language, plus=True)}%: {'; '.join(said)}."
    )
