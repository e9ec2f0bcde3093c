"""A tariff or another dated event in English: what moved, against when, against what, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kuroji.classifications.events import Event, event
from kuroji.model.fact import Fact
from kuroji.model.period import parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, listed
from kuroji.stories.wording import en

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English

CURRENCIES = {"USD": "dollars", "JPY": "yen", "EUR": "euros"}


def changes(say: English, point: Point) -> list[Passage]:
    """Exports fell 24.7% by value and 3.9% by quantity in May 2025; the unit value fell 21.6% in yen, 15.6% in dollars."""
    of = event(point.notes["event"])
    flow = [(point.facts[f"{m} change"], f"by {m}") for m in ("value", "quantity") if f"{m} change" in point]
    units = [
        (point.facts[name], f"in {_currency(code)}")
        for name, code in (("unit value change", say.owner.currency), ("unit value change abroad", of.currency))
        if name in point
    ]  # fmt: skip
    if not flow:
        return []
    when = en.period(parse(point.notes["period"]))
    head = say.text(f"{of.subject_en} in {when}{_duty(point, of)} ")
    tail = [say.text("; the unit value "), _moved(say, units)] if units else []
    return [say.sentence(head, _moved(say, flow), say.text(" from a year earlier"), *tail)]


def rate(say: English, point: Point) -> list[Passage]:
    """The US tariff on cars stood at 27.5% in May 2025, against 2.5% in May 2024."""
    if "tariff" not in point.notes:
        return []
    of, notes = event(point.notes["event"]), point.notes
    when, base = (en.period(parse(notes[name])) for name in ("period", "base"))
    mean = "averaged" if notes["stepped"] else "stood at"
    return [
        say.sentence(
            say.text(f"{of.name_en} {mean} {notes['tariff']}% in {when}, against {notes['tariff before']}% in {base}")
        )
    ]


def index(say: English, point: Point) -> list[Passage]:
    """With May 2024, before the tariff, as 100, value stood at 89.4; the rise on the year is from a low base."""
    of = event(point.notes["event"])
    parts = [
        say.text(f"{_measure(name, of)}{' stood' if not number else ''} at {{i}}", i=(fact, f"{fact.value:.1f}"))
        for number, (name, fact) in enumerate(point.facts.items())
    ]
    tail = "; the rise in value on the year is from a low base" if point.notes["low_base"] else ""
    start = say.text(f"with {en.period(parse(point.notes['base']))}, before {of.name_en}, as 100, ")
    return [say.sentence(start, listed(parts), say.text(tail))]


def effect(say: English, point: Point) -> list[Passage]:
    """Held against exports elsewhere, value is 27.2% lower; and what interval there is."""
    of = event(point.notes["event"])
    parts = [
        say.text(
            f"{_measure(name)} {'is ' if not number else ''}{{c}} {'higher' if fact.value > 0 else 'lower'}",
            c=(fact, en.percent(fact)),
        )
        for number, (name, fact) in enumerate(point.facts.items())
    ]
    base = en.period(parse(point.notes["base"]))
    start = say.text(f"measured against exports {of.against_en} since {base}, ")
    first = next(iter(point.facts))
    return [say.sentence(start, listed(parts)), say.text(_sureness(point.facts[first], _measure(first)))]


def absorption(say: English, point: Point) -> list[Passage]:
    """The unit value in dollars fell by 0.78 of the rise in duty, an upper bound on what exporters absorbed."""
    of, found = event(point.notes["event"]), point.facts.get("absorption")
    if found is None:
        return []
    currency, base = _currency(of.currency), en.period(parse(point.notes["base"]))
    said = (found, f"{found.value:.2f}")
    if found.value <= 0:
        text = f"since {base} the unit value in {currency} has not fallen ({{a}} of the rise in the duty): none was absorbed"
        return [say.sentence(say.text(text, a=said))]
    head = say.text(
        f"the fall in the unit value in {currency} since {base} is {{a}} times the rise in the duty", a=said
    )
    other = point.facts.get("absorption compared")
    more = (
        [say.text(f" ({{b}} times when measured against exports {of.against_en})", b=(other, f"{other.value:.2f}"))]
        if other else []
    )  # fmt: skip
    bound = (
        "Both are in logarithms. It is an upper bound on what exporters absorbed: a shift to cheaper models and the "
        "weeks at sea between export and entry are inside it."
    )
    return [say.sentence(head, *more), say.text(bound)]


def limits(say: English, point: Point) -> list[Passage]:
    """What the figures of this event leave out."""
    return [say.text(event(point.notes["event"]).limits_en)]


def _moved(say: English, parts: list[tuple[Fact, str]]) -> Passage:
    """fell 24.7% by value and 3.9% by quantity: the verb once where both went the same way."""
    said, last = [], ""
    for fact, how in parts:
        verb = "rose" if fact.value > 0 else "fell" if fact.value else "changed"
        size = (fact, en.percent(fact) if fact.value else "little")
        said.append(say.text(f"{'' if verb == last else f'{verb} '}{{c}} {how}", c=size))
        last = verb
    return listed(said)


def _measure(name: str, of: Event | None = None) -> str:
    """The measure of a figure; with the event, unit values are given their currency."""
    measure = name.rsplit(" ", 1)[0]
    if measure != "unit value":
        return measure
    return f"the unit value in {_currency(of.currency)}" if of else "the unit value"


def _currency(code: str) -> str:
    return CURRENCIES.get(code, code)


def _duty(point: Point, of: Event) -> str:
    """, with the US tariff on cars at 27.5% (2.5% in May 2024),"""
    if "tariff" not in point.notes:
        return ""
    mean = " on average" if point.notes["stepped"] else ""
    before = f"{point.notes['tariff before']}% in {en.period(parse(point.notes['base']))}"
    return f", with {of.name_en} at {point.notes['tariff']}%{mean} ({before}),"


def _sureness(fact: Fact, measure: str) -> str:
    """What is known of the interval: of the range before the event, or of rounding alone."""
    low, high = (float(str(fact.detail[end])) for end in ("low", "high"))
    span = f"{low:+.1f}% to {high:+.1f}%"
    months = int(str(fact.detail["months_before"]))
    if "coverage" in fact.detail:
        share = float(str(fact.detail["coverage"]))
        return (
            f"Judged by the {months} months held before the event, the gap in {measure} is {span} "
            f"({share:.0%} of the time if months are alike)."
        )
    text = f"Rounding of the printed figures alone leaves {span} for {measure}."
    if not months:
        return f"{text} No gap over as many months is held from before the event, so how large one chance makes is not known."
    lowest, highest = (float(str(fact.detail[f"{end}_before"])) for end in ("lowest", "highest"))
    return (
        f"{text} Only {en.cardinal(months)} such {'month is' if months == 1 else 'months are'} held before the event, with gaps from "
        f"{lowest:+.1f}% to {highest:+.1f}%: too few to say how large a gap chance makes."
    )


SAYINGS: dict[str, Callable[[English, Point], list[Passage]]] = {
    "event changes": changes, "event rate": rate, "event index": index, "event effect": effect, "event absorption": absorption,
    "event limits": limits,
}  # fmt: skip
