"""What a flow is made of in one period: a field for each commodity, or partner, as large as its part.

The largest parts are named, with their share in percent of the whole; what is left of the
whole, together with the parts too small to be seen, is one grey field. So the fields always
make up the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from kuroji.charts import style
from kuroji.charts.chart import PRINT, Chart, Row, Spec, checked_width, owner_of
from kuroji.charts.frame import Letter, Plot, framed, known
from kuroji.charts.lettering import width as width_of
from kuroji.charts.lettering import wrap
from kuroji.charts.measures import lettered
from kuroji.charts.overlaps import refuse_overlaps
from kuroji.charts.placing import Box
from kuroji.charts.series import pointed
from kuroji.charts.squares import squarified
from kuroji.charts.waterfall import REST
from kuroji.charts.words import checked_language, country, money, part_name, period, traded
from kuroji.model.errors import NotHeld, UsageError
from kuroji.model.fact import Fact
from kuroji.model.observation import Flow
from kuroji.model.period import parse
from kuroji.model.reporter import Reporter

TALL, PHONE_TALL = 400.0, 420.0
# Fields smaller than this part of the whole join the rest.
LEAST = Decimal("0.006")
INSET, ROW = 6.0, style.SMALL * 1.25
FILLS = {Flow.EXPORT: style.EXPORTS, Flow.IMPORT: style.IMPORTS_LETTERS}


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field: its name, amount in yen, share in percent, its Fact's id (empty for the rest), and its box."""

    name: str
    value: Decimal
    share: Decimal
    fact: str
    box: Box


def treemap(whole: Fact, parts: Sequence[Fact], language: str = "en", width: int = PRINT) -> Chart:
    """A flow (`whole`, an amount) in `parts`: amounts by commodity or by partner, none inside another.

    Raises NotHeld without parts, UsageError for Facts that do not belong together, overlap,
    or are of a balance.
    """
    language, width = checked_language(language), checked_width(width)
    owner = owner_of([whole, *parts])
    _check(whole, parts)
    room = Box(0, 0, width - 2 * style.MARGIN, TALL if width >= 480 else PHONE_TALL)
    fields = _fields(whole, parts, room, language)
    by = "partner" if _by_partner(whole, parts) else "commodity"
    plot = Plot(
        name=f"parts-{whole.flow}-{by}", title=_title(whole, by, owner, language), subtitle=_subtitle(by, language),
        alt=alternative(whole, fields, by, owner, language), layers=_layers(fields, Flow(whole.flow)),
        letters=[letter for field in fields for letter in _letters(field)],
        rows=tuple(Row(whole.period, f.name, float(f.value), whole.unit, f.fact) for f in fields),
        left=style.MARGIN, right=style.MARGIN, below=0, height=room.bottom,
        notes=_notes(by, language),
    )  # fmt: skip
    points: list[Spec] = [
        {"x": (f.box.left + f.box.right) / 2, "y": (f.box.top + f.box.bottom) / 2, "says": _said(f, whole, language)}
        for f in fields
    ]
    return pointed(framed(plot, known([whole, *parts]), owner, language, width), points)


def _check(whole: Fact, parts: Sequence[Fact]) -> None:
    if not parts:
        raise NotHeld("there are no parts to draw", remedy="Ask for a period that is held by commodity or partner.")
    if whole.flow not in FILLS or whole.indicator != "value" or whole.unit != "JPY":
        raise UsageError("only the value of exports or imports has parts that add up", where=whole.id)
    for fact in parts:
        if (fact.flow, fact.period, fact.indicator) != (whole.flow, whole.period, whole.indicator):
            raise UsageError(f"{fact.id} is no part of {whole.id}", remedy="Give values of the same flow and period.")
    refuse_overlaps(parts, by_partner=_by_partner(whole, parts))


def _by_partner(whole: Fact, parts: Sequence[Fact]) -> bool:
    return whole.partner_code != parts[0].partner_code


def _fields(whole: Fact, parts: Sequence[Fact], room: Box, language: str) -> list[Field]:
    total = Decimal(whole.exact)
    sizes = sorted(((Decimal(f.exact), f) for f in parts), key=lambda pair: (-pair[0], pair[1].id))
    by_partner = _by_partner(whole, parts)
    ordered = [
        (value, part_name(f, language, by_partner=by_partner), f.id) for value, f in sizes if value >= LEAST * total
    ]
    rest = total - sum((value for value, *_ in ordered), Decimal(0))
    if rest > 0:
        ordered.append((rest, REST[language], ""))
    boxes = squarified([float(value) for value, *_ in ordered], room)
    return [
        Field(name=name, value=value, share=value / total * 100, fact=id_, box=box)
        for (value, name, id_), box in zip(ordered, boxes, strict=True)
    ]


def _layers(fields: Sequence[Field], flow: Flow) -> list[Spec]:
    """The fields with a line of paper between them, and the frame of the field that is pointed at."""
    place: Spec = {"type": "quantitative", "scale": None}
    rows = [
        {"name": f.name, "amount": float(f.value), "at": n, "left": round(f.box.left, 2), "right": round(f.box.right, 2),
         "top": round(f.box.top, 2), "bottom": round(f.box.bottom, 2), "rest": not f.fact}
        for n, f in enumerate(fields)
    ]  # fmt: skip
    box = {
        "x": {"field": "left"} | place, "x2": {"field": "right"}, "y": {"field": "top"} | place, "y2": {"field": "bottom"},
    }  # fmt: skip
    return [
        {
            "name": "fields", "data": {"values": rows},
            "mark": {"type": "rect", "stroke": style.PAPER, "strokeWidth": 1.5},
            "encoding": box | {"color": {"condition": {"test": "datum.rest", "value": style.REST}, "value": FILLS[flow]}},
        },
        {
            "name": "cursor", "data": {"values": rows}, "transform": [{"filter": "datum.at === at"}],
            "mark": {"type": "rect", "filled": False, "stroke": style.INK, "strokeWidth": 3}, "encoding": box,
        },
    ]  # fmt: skip


def _letters(field: Field) -> list[Letter]:
    """The name and share of a field where they fit into it; the others are told in the table and by the pointer."""
    wide = field.box.right - field.box.left - 2 * INSET
    high = field.box.bottom - field.box.top - 2 * INSET
    lines = [*wrap(field.name, style.SMALL, max(wide, 1)), f"{field.share:.1f}%"]
    if max(width_of(line, style.SMALL) for line in lines) > wide or len(lines) * ROW > high:
        return []
    colour = style.PAPER if field.fact else style.INK
    top = field.box.top + INSET + ROW / 2
    return [Letter(line, field.box.left + INSET, top + n * ROW, colour, style.SMALL) for n, line in enumerate(lines)]


def _amount(value: Decimal, whole: Fact, language: str) -> str:
    return money(value, Decimal(str(whole.quantum)), language)


def _said(field: Field, whole: Fact, language: str) -> str:
    amount = _amount(field.value, whole, language)
    if language == "ja":
        return f"{field.name}：{amount}（{field.share:.1f}%）"
    return f"{field.name}: {amount} ({field.share:.1f}%)"


def _title(whole: Fact, by: str, owner: Reporter, language: str) -> tuple[str, ...]:
    when, name = period(parse(whole.period, owner.fiscal), language), country(owner, language)
    what, size = traded(whole, language), lettered(whole, language)
    if language == "ja":
        return f"{when}の{name}の{what}", f"{size}の{'相手国・地域' if by == 'partner' else '品目'}別内訳"
    origin = {"export": "where they went", "import": "where they came from"}[whole.flow]
    return f"{name}’s {what} in {when},", f"{size}: {origin if by == 'partner' else 'what they were made of'}"


def _subtitle(by: str, language: str) -> str:
    if language == "ja":
        return "面積は金額、数字は構成比（%）"
    return f"Areas are amounts, numbers the share of each {by} in percent"


def _notes(by: str, language: str) -> list[str]:
    if language == "ja":
        return [
            "「その他」は個別に示していない国・地域。" if by == "partner" else "「その他」は各分類の残りと小さな品目。"
        ]
    what = "countries not shown apart" if by == "partner" else "small commodities and what is left of each section"
    return [f"Everything else: {what}."]


def alternative(whole: Fact, fields: Sequence[Field], by: str, owner: Reporter, language: str) -> str:
    """What the picture says, for a reader who cannot see it: the whole, and the ten largest parts with their shares."""
    when = period(parse(whole.period, owner.fiscal), language)
    said = [_said(field, whole, language) for field in fields[:10]]
    if language == "ja":
        kind = "相手国・地域" if by == "partner" else "品目"
        return (
            f"{when}の{owner.name_ja}の{traded(whole, language)}{lettered(whole, language)}の{kind}別内訳の図。"
            f"大きい順に{'、'.join(said)}。"
        )
    return (
        f"Treemap of {owner.name_en}’s {traded(whole, language)} in {when}, {lettered(whole, language)}, by {by}. "
        f"The largest: {'; '.join(said)}."
    )
