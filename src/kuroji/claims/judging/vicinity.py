"""Vicinity: the readings that the words around a figure allow when those it was first given do not bear it out.

A figure of three or four digits says itself what it is of: among all that the flows,
partners, goods and periods named around it can be put together to, hardly two share it. So
each part of the reading that the clause does not name itself may be another that stands in
the sentence, in one of those around or in the title, at a cost for each part changed. The
costs are of the kind that neighbours have (kuroji.claims.judging.neighbours).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.judging.neighbours import MEASURE, SHARE, Neighbour, differing, is_dated
from kuroji.claims.judging.setting import TITLE, Setting
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Reading
from kuroji.claims.resolving.subjects.relations import subject_of
from kuroji.claims.resolving.words.talk import Line, Slots
from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure
from kuroji.model.period import Period

# What it costs to take a part from the sentence, the one before it, those further back, the title, or what follows.
IN_SENTENCE, BEFORE, FURTHER, IN_TITLE, LATER = 0.55, 0.75, 0.1, 0.85, 1.0
# To take the whole of it, which nobody needs to name.
WHOLE = 0.65
# To change a part that the clause names, or that the sentence does.
NAMED, BESIDE = 1.7, 0.35
# The same month of the year after: the words of a look back go on, the talk does not.
YEAR, ANOTHER_YEAR = 12, 0.75
CONTRIBUTED = expression(r"寄与|contribut|percentage point|\bpts?\b|ポイント", re.IGNORECASE)
DEAREST, MOST, MOST_NAMES = 2.1, 80, 8
Priced = tuple[str, float]
Way = tuple[str, str, float]
MEASURES: dict[Kind, tuple[Way, ...]] = {
    Kind.PERCENT: (
        ("change", "yoy", MEASURE), ("quantity_change", "yoy", MEASURE), ("share", "percent", SHARE),
        ("balance_change", "yoy", MEASURE), ("unit_value_change", "yoy", MEASURE),
    ),
    Kind.AMOUNT: (("value", "level", MEASURE), ("balance", "exports-imports", MEASURE)),
}  # fmt: skip


def vicinity(
    own: Reading, mention: Mention, number: int, setting: Setting, parsed: Callable[[str], Period]
) -> list[Neighbour]:
    """The readings put together from what is named around the mention in sentence `number`, cheapest first.

    A percentage that is called a rise or a fall is no share.
    """
    near = [(line, _price(back)) for line, back in setting.near(number)]
    kinds = [way for way in MEASURES.get(mention.kind, ()) if not (mention.direction and way[0] == "share")]
    if mention.kind is Kind.PERCENT and any(CONTRIBUTED.search(line.text) for line, _ in near):
        kinds.append(("contribution", "points", MEASURE))
    subjects = list(_subjects(own, near))
    periods = _priced(own.period, "", _periods(own, near, setting, parsed), _extra("period", own))
    ways = [*_figures(own, kinds, subjects, periods), *_multiples(own, mention, subjects, periods, parsed)]
    found: dict[tuple[Subject, str, str, str], Neighbour] = {}
    for reading, cost in sorted(ways, key=lambda way: way[1]):
        if not _same(reading, own):
            key = (reading.subject, reading.period, reading.indicator, reading.method)
            found.setdefault(key, Neighbour(differing(own, reading), reading, cost))
    return list(found.values())[:MOST]


def _subjects(own: Reading, near: Sequence[tuple[Line, float]]) -> Iterator[tuple[Subject, float]]:
    """The subjects that the flows, partners and goods named around are put together to, each with its cost."""
    partners = _priced(own.subject.partner, WORLD, _partners(near), _extra("partner", own))
    goods = _priced("", TOTAL, _goods(near), _extra("goods", own))
    for (flow, a), (partner, b), (code, c) in product(_flows(own, near), partners, goods):
        subject = _subject(own, flow, partner, code) if a + b + c <= DEAREST else None
        if subject is not None:
            yield subject, a + b + c


def _figures(
    own: Reading, kinds: Sequence[Way], subjects: Sequence[tuple[Subject, float]], periods: Sequence[Priced]
) -> Iterator[tuple[Reading, float]]:
    """The measures of each subject in each period, as far as they are not too dear."""
    for (subject, a), (period, b) in product(subjects, periods):
        if a + b > DEAREST:
            continue
        for word, method, c in _measures(own, kinds, subject.flow):
            reading = _reading(own, word, method, subject, period) if a + b + c <= DEAREST else None
            if reading is not None:
                yield reading, a + b + c


def _multiples(
    own: Reading,
    mention: Mention,
    subjects: Sequence[tuple[Subject, float]],
    periods: Sequence[Priced],
    parsed: Callable[[str], Period],
) -> Iterator[tuple[Reading, float]]:
    """A multiple of the period that was read as its own: of a later one that is named around."""
    if own.indicator != "ratio" or mention.value is None or own.other is not None:
        return
    base = parsed(own.period)
    for (subject, a), (text, b) in product(subjects, periods):
        period = parsed(text)
        if period.length == base.length and period.end > base.end and a + b <= DEAREST:
            yield msgspec.structs.replace(own, method="base", base=own.period, subject=subject, period=text), a + b


def _same(one: Reading, other: Reading) -> bool:
    return (one.indicator, one.method, one.subject, one.period) == (
        other.indicator, other.method, other.subject, other.period,
    )  # fmt: skip


def _price(back: int) -> float:
    """What a part costs that is taken from so many sentences back."""
    if back < 0:
        return IN_TITLE if back == TITLE else LATER
    return BEFORE + FURTHER * (back - 1) if back else IN_SENTENCE


def _extra(slot: str, own: Reading) -> float:
    if slot == "period":
        return NAMED if is_dated(own) else 0.0
    return NAMED if slot in own.named else BESIDE if slot in own.beside else 0.0


def _priced(own: str, whole: str, named: Iterable[Priced], extra: float) -> list[Priced]:
    """What a part may be, with its cost: what it is, what is named around, the whole."""
    found: dict[str, float] = {own: 0.0}
    for code, cost in (*named, *([(whole, WHOLE)] if whole else [])):
        if code != own and cost + extra <= DEAREST:
            found[code] = min(found.get(code, DEAREST), cost + extra)
    return sorted(found.items(), key=lambda each: each[1])[:MOST_NAMES]


def _partners(near: Iterable[tuple[Line, float]]) -> Iterator[Priced]:
    return ((t.partner, cost) for line, cost in near for t in line.topics if t.partner)


def _goods(near: Iterable[tuple[Line, float]]) -> Iterator[Priced]:
    return ((t.commodity, cost) for line, cost in near for t in line.topics if t.commodity and t.commodity != "finer")


def _flows(own: Reading, near: Iterable[tuple[Line, float]]) -> list[Priced]:
    """The flows: the other one is dear where no word near speaks of it."""
    extra = _extra("flow", own)
    told: dict[str, float] = dict.fromkeys((Flow.EXPORT, Flow.IMPORT, Flow.BALANCE), WHOLE + 0.2)
    for line, cost in near:
        for topic in line.topics:
            if topic.flow in told:
                told[topic.flow] = min(told[topic.flow], cost)
    return [(f, 0.0 if f == own.subject.flow else cost + extra) for f, cost in told.items()]


def _periods(
    own: Reading, near: Iterable[tuple[Line, float]], setting: Setting, parsed: Callable[[str], Period]
) -> Iterator[Priced]:
    for line, cost in near:
        for named in line.periods:
            for period in named.periods(setting.scene)[:1]:
                yield str(period), cost
    period = parsed(own.period)
    if period.length < YEAR and abs(setting.scene.newest - period.end) <= 3 * YEAR:
        following = period.shift(YEAR)
        if following.end <= setting.scene.newest:
            yield str(following), ANOTHER_YEAR


def _measures(own: Reading, kinds: Iterable[Way], flow: str) -> Iterator[Way]:
    """What the figure may be of such a flow: its own measure, another of the same kind of number."""
    balance = flow == Flow.BALANCE
    told = NAMED - MEASURE if "measure" in own.named and own.subject.flow == flow else 0.0
    yield own.indicator, own.method, 0.0
    for word, method, cost in kinds:
        if word == own.indicator:
            if own.method in ("previous", "base"):
                yield word, method, 0.5 * cost
        elif word.startswith("balance") == balance:
            swapped = (own.subject.flow == Flow.BALANCE) != balance
            yield (
                word,
                method,
                0.0 if swapped and word in ("change", "balance_change", "value", "balance") else cost + told,
            )


def _subject(own: Reading, flow: str, partner: str, goods: str) -> Subject | None:
    """The subject of a flow with a partner, of one's own goods where none are given; None where it is not kept."""
    if not goods:
        plain = msgspec.structs.replace(own.subject, partner=partner)
        try:
            return plain if flow == plain.flow else plain.of(flow)
        except KurojiError:
            return None
    if goods == TOTAL:
        return Subject(flow, partner)
    code = next((each.removeprefix(f"{flow}:") for each in goods.split("|") if each.startswith(f"{flow}:")), None)
    return subject_of(Slots(flow, partner, code)) if code else None


def _reading(own: Reading, word: str, method: str, subject: Subject, period: str) -> Reading | None:
    """The reading of a measure of a subject; None where there is no such figure."""
    balance = subject.flow == Flow.BALANCE
    if word.startswith("balance") != balance and word in ("change", "value", "balance", "balance_change"):
        return None
    if balance and subject.commodity != TOTAL:
        return None
    if word == "share" and (subject.commodity, subject.partner) == (TOTAL, WORLD):
        return None
    if word.startswith(("quantity", "unit_value")) and subject.commodity == TOTAL:
        return None
    subject = subject if subject.measure == Measure.VALUE or word == "quantity" else subject.measured(Measure.VALUE)
    return msgspec.structs.replace(own, indicator=word, method=method, subject=subject, period=period, base="")
