"""Neighbours: what else a claim may speak of, how far its words leave that open, and what slip it would be.

A neighbour is a reading that differs from the one the words fit best in period, subject or
measure. If the stated figure agrees with it, then either it was meant, where the words leave
it open, or the writer took the figure from there, where they exclude it. `cost` says how far
they exclude it, in the unit of the doubts of a reading: a slot that the words beside the
number name costs much to change, one that was carried from elsewhere little, least to what
the same sentence speaks of. Periods and subjects come from the article: nobody means a month
that is not spoken of, though a writer may have copied from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Reading
from kuroji.indicators.view import Subject
from kuroji.model.errors import KurojiError
from kuroji.model.observation import TOTAL, WORLD, Flow, Measure, opposite
from kuroji.model.period import Frequency, Period, month, of

# Costs of changing a slot: one that the words beside the number name, one named in the sentence, one that was carried.
NAMED, BESIDE, CARRIED = 2.4, 1.6, 0.5
# The other flow, where nothing near speaks of it.
FLOW_UNSPOKEN = 0.7
# A period that the sentence names, where the number has one of its own.
NAMED_BESIDE = 1.0
# What nobody in the article speaks of is never meant, only copied from.
UNSPOKEN = 3.0
# What lies further off in the article is meant less often, what comes later least.
BEFORE, AFTER = (0.0, 0.1, 0.2, 0.35, 0.35, 0.5), 0.3
BORNE_OUT = -0.15
MEASURE = 0.9
# Two slots that were both misread: less likely than either.
MOST_OF_A_PAIR, MOST_NEIGHBOURS = 2.0, 60
POINTS = expression(
    r"(?:in )?(?:that|the same|same|this)(?: same)? (?:month|year|quarter|half)\b|(?:同|この|その)(?:月|年|期)",
    re.IGNORECASE,
)
FLOWS = (Flow.EXPORT, Flow.IMPORT)


class Slip(StrEnum):
    """What went wrong, likeliest first."""

    SIGN_FLIP = "sign_flip"
    OFF_BY_ONE = "off_by_one_streak"
    UNIT = "unit_slip"
    DIGITS = "digit_transposition"
    ONE_DIGIT = "digit_slip"
    FLOW = "swapped_flow"
    PERIOD = "wrong_period"
    BASE = "wrong_base"
    CALENDAR = "calendar_for_fiscal"
    MEASURE = "wrong_measure"
    PARTNER = "wrong_partner"
    COMMODITY = "wrong_commodity"
    RECORD = "false_record"


class Spoken(msgspec.Struct, frozen=True):
    """A reading of another claim of the article, the sentence it stands in, and how its figure fared.

    `held` is True where it agrees to three digits, False where it does not agree, None where
    neither says much of the reading; `outright` where it is the reading of its own words, not one next door.
    """

    sentence: int
    reading: Reading
    held: bool | None = None
    outright: bool = True


class Neighbour(msgspec.Struct, frozen=True):
    """Another reading, the slip that taking its figure would be, and how far the words exclude that it was meant."""

    slip: Slip
    reading: Reading
    cost: float


class _Move(msgspec.Struct, frozen=True):
    """A change of some slots of a reading, with its slip and cost."""

    slip: Slip
    cost: float
    changes: dict[str, object]


def neighbours(
    own: Reading, sentence: int, spoken: Sequence[Spoken], parsed: Callable[[str], Period], *, directed: bool = True
) -> list[Neighbour]:
    """The neighbours of a reading that stands in `sentence`, those that the words exclude least first.

    Of a percentage that no word calls a rise or a fall (`directed` is False), the share is one.
    """
    near = [_away(sentence, each) for each in spoken]
    periods = _best(_periods(own, spoken, near, parsed))
    subjects = _best(_subjects(own, spoken, near))
    measures = list(_measures(own, directed=directed))
    pairs = [
        _Move(one.slip, one.cost + other.cost, one.changes | other.changes)
        for group, rest in ((periods, subjects), (periods, measures), (subjects, measures))
        for one in group for other in rest
        if one.cost + other.cost <= MOST_OF_A_PAIR
    ]  # fmt: skip
    moves = sorted((*periods, *subjects, *measures, *pairs), key=lambda move: move.cost)
    return [Neighbour(m.slip, _changed(own, m.changes), m.cost) for m in moves[:MOST_NEIGHBOURS]]


def _changed(own: Reading, changes: dict[str, object]) -> Reading:
    """The reading with its slots changed; what it was compared with goes with the period and the measure."""
    return msgspec.structs.replace(own, **{"base": "", **changes})


def _away(sentence: int, each: Spoken) -> float:
    """What it costs that something is spoken of so far off."""
    back = sentence - each.sentence
    far = BEFORE[min(back, len(BEFORE) - 1)] if back >= 0 else AFTER + BEFORE[min(-back, len(BEFORE) - 1)]
    return far + (BORNE_OUT if each.held else 0.0)


def _best(moves: Iterable[_Move]) -> list[_Move]:
    """Each change once, at its least cost."""
    kept: dict[str, _Move] = {}
    for move in sorted(moves, key=lambda move: move.cost):
        kept.setdefault(repr(move.changes), move)
    return list(kept.values())


def _periods(
    own: Reading, spoken: Sequence[Spoken], near: Sequence[float], parsed: Callable[[str], Period]
) -> Iterator[_Move]:
    """Other periods: those the article speaks of, and those nearby that nobody speaks of."""
    named = is_dated(own)
    for each, away in zip(spoken, near, strict=True):
        if each.reading.period == own.period:
            continue
        beside = away <= 0.0
        cost = (NAMED_BESIDE if beside else NAMED) if named else CARRIED
        yield _Move(Slip.PERIOD, cost + away, {"period": each.reading.period})
    period = parsed(own.period)
    for slip, other in _unspoken_periods(period):
        yield _Move(slip, UNSPOKEN, {"period": str(other)})


def is_dated(own: Reading) -> bool:
    """Whether the words beside the number name its period, not only point at one (that month, この年)."""
    return "period" in own.named and not any(POINTS.match(words) for words in own.because)


def _unspoken_periods(period: Period) -> Iterator[tuple[Slip, Period]]:
    """The period before, the same a year earlier, the next, those a little further off, the other kind of year."""
    yield Slip.PERIOD, period.previous()
    if period.length < 12:
        yield Slip.PERIOD, period.year_earlier()
    yield Slip.PERIOD, period.next()
    swaps = {
        Frequency.YEAR: Frequency.FISCAL_YEAR, Frequency.FISCAL_YEAR: Frequency.YEAR,
        Frequency.HALF: Frequency.FISCAL_HALF, Frequency.FISCAL_HALF: Frequency.HALF,
    }  # fmt: skip
    other = swaps.get(period.frequency)
    if other is not None:
        yield Slip.CALENDAR, of(other, period.year, period.part)
    if period.is_sum_of_months:
        yield Slip.CALENDAR, month(period.end)
    back = period.previous()
    for _ in range(12 if period.frequency is Frequency.MONTH else 4):
        back = back.previous()
        yield Slip.PERIOD, back


def _subjects(own: Reading, spoken: Sequence[Spoken], near: Sequence[float]) -> Iterator[_Move]:
    """The other flow, and the flows, partners and goods that the article speaks of."""
    subject = own.subject
    turned = turned_flow(subject)
    if turned is not None:
        spoken_at = (away for each, away in zip(spoken, near, strict=True) if each.reading.subject.flow == turned.flow)
        cost = min((*spoken_at, FLOW_UNSPOKEN if _slot("flow", own) == CARRIED else 0.0))
        yield _Move(Slip.FLOW, _slot("flow", own) + cost, {"subject": turned})
    for each, away in zip(spoken, near, strict=True):
        if each.reading.subject != subject:
            yield from _taken(own, each.reading.subject, away)


def _taken(own: Reading, theirs: Subject, away: float) -> Iterator[_Move]:
    """Their partner, their goods or their whole subject in place of one's own."""
    subject = own.subject
    if theirs.partner != subject.partner:
        other = msgspec.structs.replace(subject, partner=theirs.partner)
        yield _Move(Slip.PARTNER, _slot("partner", own) + away, {"subject": other})
    if theirs.commodity != subject.commodity and theirs.flow == subject.flow:
        other = msgspec.structs.replace(subject, commodity=theirs.commodity, classification=theirs.classification)
        yield _Move(Slip.COMMODITY, _slot("goods", own) + away, {"subject": other})
    if own.indicator in BALANCES and theirs.flow != Flow.BALANCE:
        return
    if own.indicator in LEVELS_OF_FLOWS and theirs.flow == Flow.BALANCE:
        return
    slots = [slot for slot, differs in _differences(subject, theirs).items() if differs]
    cost = max(_slot(slot, own) for slot in slots) + 0.2 * (len(slots) - 1)
    slip = Slip.PARTNER if "partner" in slots else Slip.COMMODITY if "goods" in slots else Slip.FLOW
    yield _Move(slip, cost + away, {"subject": msgspec.structs.replace(theirs, measure=subject.measure)})


BALANCES = frozenset({"balance", "balance_change"})
LEVELS_OF_FLOWS = frozenset({"value", "change", "quantity", "quantity_change", "unit_value", "unit_value_change", "share", "contribution"})  # fmt: skip


def _differences(one: Subject, other: Subject) -> dict[str, bool]:
    found = {
        "flow": one.flow != other.flow, "partner": one.partner != other.partner,
        "goods": one.commodity != other.commodity,
    }  # fmt: skip
    return found if any(found.values()) else found | {"measure": True}


def _slot(slot: str, own: Reading) -> float:
    return NAMED if slot in own.named else BESIDE if slot in own.beside else CARRIED


def differing(own: Reading, other: Reading) -> Slip:
    """The slip that taking the figure of another reading would be."""
    if other.period != own.period:
        return Slip.PERIOD
    if other.subject.flow != own.subject.flow:
        return Slip.FLOW
    if other.subject.partner != own.subject.partner:
        return Slip.PARTNER
    return Slip.COMMODITY if other.subject.commodity != own.subject.commodity else Slip.MEASURE


def turned_flow(subject: Subject) -> Subject | None:
    """The same goods and partner in the other flow; None for a balance and for goods kept one way."""
    if subject.flow not in FLOWS:
        return None
    try:
        return subject.of(opposite(subject.flow))
    except KurojiError:
        return None


MEASURES: dict[str, tuple[tuple[str, str], ...]] = {
    "change": (("quantity_change", "yoy"), ("unit_value_change", "yoy"), ("contribution", "points"), ("share", "percent")),
    "quantity_change": (("change", "yoy"), ("unit_value_change", "yoy")),
    "unit_value_change": (("change", "yoy"), ("quantity_change", "yoy")),
    "contribution": (("change", "yoy"), ("share", "percent"), ("contribution", "rate")),
    "share": (("contribution", "points"), ("contribution", "rate"), ("change", "yoy")),
    "value": (("difference", "yoy"),),
    "balance": (("difference", "yoy"),),
    "difference": (("value", "level"),),
}  # fmt: skip
BASES = {"change": ("previous", "yoy", "per-working-day"), "balance_change": ("previous", "yoy"),
         "difference": ("previous", "yoy"), "quantity_change": ("previous", "yoy")}  # fmt: skip


SHARE = 1.1
PARTS = ("share", "contribution")


def _measures(own: Reading, *, directed: bool) -> Iterator[_Move]:
    """Quantity for value, contribution for change, change for level; on the month for on the year."""
    named = NAMED if "measure" in own.named else MEASURE
    of_goods = own.subject.commodity != TOTAL or own.subject.measure != Measure.VALUE
    for word, method in MEASURES.get(own.indicator, ()):
        if word.startswith(("quantity", "unit_value")) and not of_goods:
            continue
        if word in PARTS and (directed or (own.subject.commodity, own.subject.partner) == (TOTAL, WORLD)):
            continue
        if (word, method) != (own.indicator, own.method):
            cost = SHARE if word == "share" else NAMED if word in ("contribution", "difference", "value") else named
            yield _Move(Slip.MEASURE, cost, {"indicator": word, "method": method})
    for method in BASES.get(own.indicator, ()):
        if method != own.method:
            yield _Move(Slip.BASE, NAMED if own.base else 1.2, {"method": method})
