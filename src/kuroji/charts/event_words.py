"""The words of the picture of an event, in English and Japanese: title, headings, labels, notes, alternative text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kuroji.charts.event_drawing import Drawing, Track
from kuroji.charts.words import MONTHS, decimal, period
from kuroji.classifications.events import Event
from kuroji.indicators.event.relative import UNIT_VALUE
from kuroji.model.fact import Fact
from kuroji.model.observation import Measure
from kuroji.model.period import parse

CURRENCIES = {"USD": ("US dollars", "ドル建て")}
HEADINGS: dict[str, dict[str, str]] = {
    "en": {Measure.VALUE: "Value", Measure.QUANTITY: "Quantity", UNIT_VALUE: "Unit value in {currency}, before duty"},
    "ja": {Measure.VALUE: "金額", Measure.QUANTITY: "数量", UNIT_VALUE: "単価（{currency}、関税を含まず）"},
}  # fmt: skip


def heading(drawing: Drawing, measure: str) -> str:
    """What a panel shows."""
    code = drawing.event.currency
    currency = CURRENCIES.get(code, (code, f"{code}建て"))[drawing.language == "ja"]
    return HEADINGS[drawing.language][measure].format(currency=currency)


def step_text(event: Event, day: date, rate: Decimal | None, language: str) -> str:
    """What happened on a day: the new rate, or the event itself."""
    if language == "ja":
        when = f"{day.year}年{day.month}月{day.day}日"
        return f"{when}：関税{rate:f}%" if rate is not None else f"{when}：{event.name_ja}"
    when = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{when}: tariff {rate:f}%" if rate is not None else f"{when}: {event.name_en}"


def end_text(event: Event, track: Track, language: str) -> list[str]:
    """The name of a line and its newest index, on two lines."""
    name = side_name(event, track.side, language)
    assert track.last is not None
    return [name[:1].upper() + name[1:], decimal(Decimal(track.last.exact), language)]


def side_name(event: Event, side: str, language: str) -> str:
    """Where the flow of a line goes, in running text."""
    return str(getattr(event, f"{side}_{language}"))


def _newest(drawing: Drawing, side: str) -> Fact | None:
    """The newest index of a side: of value, or of the first measure drawn."""
    return next((t.last for t in drawing.tracks if t.side == side), None)


def title(drawing: Drawing) -> tuple[str, ...]:
    """The newest month against the same month of the base year, by value; in two parts."""
    hit, other = _newest(drawing, "target"), _newest(drawing, "against")
    event, base = drawing.event, drawing.event.base_year
    when = period(drawing.months[-1], drawing.language)
    if hit is None:
        return (event.name_ja,) if drawing.language == "ja" else (event.name_en,)
    if drawing.language == "ja":
        rest = f"、{event.against_ja}は{_gap(other, 'ja')}" if other else ""
        return f"{when}の{event.subject_ja}額は", f"{base}年同月比{_gap(hit, 'ja')}{rest}"
    then = period(event.base_of(drawing.months[-1]), "en")
    name = event.subject_en[:1].upper() + event.subject_en[1:]
    rest = f"; {event.against_en}, {_gap(other, 'en')}" if other else ""
    return f"{name} in {when}:", f"{_gap(hit, 'en')} {then} by value{rest}"


def _gap(fact: Fact, language: str) -> str:
    """8.4% below, 15.1% above; 8.4%減, 15.1%増."""
    gap = Decimal(str(fact.value)) - 100
    if language == "ja":
        return f"{abs(gap):.1f}%{'減' if gap < 0 else '増'}" if gap else "横ばい"
    return f"{abs(gap):.1f}% {'below' if gap < 0 else 'above'}" if gap else "level with"


def subtitle(drawing: Drawing) -> str:
    """What the numbers are."""
    base = drawing.event.base_year
    return f"指数、{base}年同月＝100" if drawing.language == "ja" else f"Index, same month of {base} = 100"


def notes(drawing: Drawing) -> list[str]:
    """How amounts were converted, and what the figures leave out."""
    event = drawing.event
    converted = any(t.measure == UNIT_VALUE for t in drawing.tracks)
    if drawing.language == "ja":
        rates = "ドル換算は欧州中央銀行の参照相場の月中平均。" if converted else ""
        return [f"{rates}{event.limits_ja}"]
    rates = "Converted at monthly means of ECB reference rates. " if converted else ""
    return [f"{rates}{event.limits_en}"]


def alternative(drawing: Drawing) -> str:
    """What the picture says, for a reader who cannot see it: the newest and the lowest index of each line."""
    japanese = drawing.language == "ja"
    said = [("" if japanese else " ").join(title(drawing))]
    for track in drawing.tracks:
        held = [f for f in track.facts if f is not None]
        low, last = min(held, key=lambda f: f.value), held[-1]
        said.append(_said(drawing, track, low, last))
    return "".join(f"{one}。" for one in said) if japanese else " ".join(f"{one}." for one in said)


def _said(drawing: Drawing, track: Track, low: Fact, last: Fact) -> str:
    side = side_name(drawing.event, track.side, drawing.language)
    when = [period(parse(f.period), drawing.language) for f in (low, last)]
    if drawing.language == "ja":
        return f"{side}の{heading(drawing, track.measure)}：最低は{when[0]}の{low.value:.1f}、最新の{when[1]}は{last.value:.1f}"
    name = track.measure.replace("_", " ")
    return f"{name[:1].upper()}{name[1:]} {side}: lowest {low.value:.1f} in {when[0]}, {last.value:.1f} in {when[1]}"
