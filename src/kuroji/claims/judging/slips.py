"""Slips: the likeliest mistake behind a contradicted claim.

Two kinds are tried. The figure may be the true one miswritten (a sign, a power of ten, two
digits swapped), or the true figure of something next to what the claim names (the other
flow, the month before, the month-on-month change). A neighbour counts only if the stated
figure agrees with it to the digit, and if agreement by accident is unlikely: with so many
neighbours tried and so few digits stated, a chance above one in twenty is no explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

import msgspec

from kuroji.claims.judging.agreement import EXACT_WORDS, Agreement, Stated, Truth, agreement
from kuroji.claims.judging.truths import Known, Truths
from kuroji.claims.reading import Reading
from kuroji.model.observation import Flow
from kuroji.model.period import Frequency, Period, month, of

LARGEST_CHANCE = 0.05
FLOWS = (Flow.EXPORT, Flow.IMPORT)
SCALES = tuple(Decimal(10) ** n for n in (1, -1, 3, -3, 4, -4, 2, -2))


class Slip(StrEnum):
    """What went wrong, likeliest first."""

    SIGN_FLIP = "sign_flip"
    OFF_BY_ONE = "off_by_one_streak"
    UNIT = "unit_slip"
    DIGITS = "digit_transposition"
    FLOW = "swapped_flow"
    PERIOD = "wrong_period"
    BASE = "wrong_base"
    CALENDAR = "calendar_for_fiscal"
    MEASURE = "wrong_measure"
    PARTNER = "wrong_partner"
    COMMODITY = "wrong_commodity"
    RECORD = "false_record"


def slip(
    truths: Truths, stated: Stated, reading: Reading, truth: Truth, others: Iterable[Reading] = ()
) -> tuple[Slip | None, Known | None]:
    """The likeliest slip of a contradicted claim, with the figure it was taken from; None where none explains it.

    `others` are readings of other claims of the same article: partners and commodities are
    mistaken for those an article speaks of, not for any.
    """
    written = _miswritten(stated, reading, truth)
    if written is not None:
        return written, None
    if reading.indicator in EXACT_WORDS or stated.value is None:
        return None, None
    tried = 0
    for kind, neighbour in _neighbours(reading, truths.period(reading.period), others):
        found = truths.now_of(neighbour)
        if not isinstance(found, Known):
            continue
        tried += 1
        if _chance(stated) * tried > LARGEST_CHANCE:
            break
        if agreement(msgspec.structs.replace(stated, hedge=""), found.truth) is Agreement.FULL:
            return kind, found
    return None, None


def _chance(stated: Stated) -> float:
    """How likely a figure of that many digits agrees with another by accident."""
    if not stated.value:
        return 1.0
    return float(min(Decimal(1), (stated.grain or abs(stated.value)) / abs(stated.value) / 2))


def _miswritten(stated: Stated, reading: Reading, truth: Truth) -> Slip | None:
    """The slip of the pen that turns the true figure into the stated one."""
    if reading.indicator == "record":
        return Slip.RECORD
    if stated.value is None or stated.test:
        return Slip.SIGN_FLIP if stated.test and _passes(stated, Truth(-truth.value, truth.slack)) else None
    if reading.indicator in EXACT_WORDS:
        return Slip.OFF_BY_ONE if abs(stated.value - truth.value) == 1 else None
    plain = msgspec.structs.replace(stated, hedge="")
    if _passes(plain, Truth(-truth.value, truth.slack)):
        return Slip.SIGN_FLIP
    for scale in SCALES:
        if _passes(plain, Truth(truth.value * scale, truth.slack * scale)):
            return Slip.UNIT
    for value in _transposed(stated):
        if _passes(msgspec.structs.replace(plain, value=value), truth):
            return Slip.DIGITS
    return None


def _passes(stated: Stated, truth: Truth) -> bool:
    return agreement(stated, truth) is Agreement.FULL


def _transposed(stated: Stated) -> Iterator[Decimal]:
    """The stated figure with two neighbouring digits swapped, each way once; needs three digits to mean anything."""
    assert stated.value is not None
    grain = stated.grain or Decimal(1)
    steps = stated.value / grain
    if steps != steps.to_integral_value():
        return
    digits = str(abs(int(steps)))
    sign = -1 if stated.value < 0 else 1
    if len(digits) < 3:
        return
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
            yield sign * int(swapped) * grain


def _neighbours(reading: Reading, period: Period, others: Iterable[Reading]) -> Iterator[tuple[Slip, Reading]]:
    """What a writer may have read instead, nearest first."""
    yield from ((Slip.FLOW, r) for r in _other_flows(reading))
    near = list(_other_periods(period))
    yield from ((Slip.PERIOD, _in(reading, p)) for p in near[:2])
    yield from ((Slip.BASE, r) for r in _other_bases(reading))
    yield from ((Slip.CALENDAR, _in(reading, p)) for p in _other_years(period))
    yield from ((Slip.MEASURE, r) for r in _other_measures(reading))
    subjects = {(other.subject.partner, other.subject.commodity): other for other in others}
    for other in subjects.values():
        yield from _other_subjects(reading, other)
    yield from ((Slip.PERIOD, _in(reading, p)) for p in near[2:])


def _in(reading: Reading, period: Period) -> Reading:
    return msgspec.structs.replace(reading, period=str(period))


def _other_flows(reading: Reading) -> Iterator[Reading]:
    if reading.subject.flow == Flow.BALANCE:
        return
    flow = Flow.IMPORT if reading.subject.flow == Flow.EXPORT else Flow.EXPORT
    code = _counterpart(reading, flow)
    if code is not None:
        subject = msgspec.structs.replace(reading.subject, flow=flow, commodity=code)
        yield msgspec.structs.replace(reading, subject=subject)


def _counterpart(reading: Reading, flow: str) -> str | None:
    """The code of the same goods in the other flow; codes are direction-specific."""
    from kuroji.classifications.commodities import commodities, commodity, is_total

    own = commodity(reading.subject.flow, reading.subject.commodity)
    if is_total(own):
        return own.code
    return next((c.code for c in commodities(flow) if c.concept == own.concept), None)


def _other_periods(period: Period) -> Iterator[Period]:
    """The period before, the same a year earlier, the next, and those a little further off."""
    yield period.previous()
    if period.length < 12:
        yield period.year_earlier()
    yield period.next()
    back = period.previous()
    for _ in range(12 if period.frequency is Frequency.MONTH else 4):
        back = back.previous()
        yield back


def _other_years(period: Period) -> Iterator[Period]:
    """The fiscal year for the calendar year, and halves likewise; the month for its half and the other way round."""
    swaps = {
        Frequency.YEAR: Frequency.FISCAL_YEAR, Frequency.FISCAL_YEAR: Frequency.YEAR,
        Frequency.HALF: Frequency.FISCAL_HALF, Frequency.FISCAL_HALF: Frequency.HALF,
    }  # fmt: skip
    other = swaps.get(period.frequency)
    if other is not None:
        yield of(other, period.year, period.part)
    if period.is_sum_of_months:
        yield month(period.end)


def _other_bases(reading: Reading) -> Iterator[Reading]:
    """On the month for on the year, and the other way round."""
    if reading.indicator in ("change", "balance_change", "difference", "quantity_change"):
        for method in ("previous", "yoy", "per-working-day"):
            if method != reading.method and (method != "per-working-day" or reading.indicator == "change"):
                yield msgspec.structs.replace(reading, method=method, base="")


MEASURES = {
    "change": (("quantity_change", "yoy"), ("unit_value_change", "yoy"), ("contribution", "points")),
    "quantity_change": (("change", "yoy"), ("unit_value_change", "yoy")),
    "unit_value_change": (("change", "yoy"), ("quantity_change", "yoy")),
    "contribution": (("change", "yoy"), ("share", "percent"), ("contribution", "rate")),
    "share": (("contribution", "points"), ("contribution", "rate")),
    "value": (("difference", "yoy"),),
    "balance": (("difference", "yoy"),),
    "difference": (("value", "level"),),
}


def _other_measures(reading: Reading) -> Iterator[Reading]:
    """Quantity for value, contribution for change, change for level."""
    for word, method in MEASURES.get(reading.indicator, ()):
        if (word, method) != (reading.indicator, reading.method):
            yield msgspec.structs.replace(reading, indicator=word, method=method, base="")


def _other_subjects(reading: Reading, other: Reading) -> Iterator[tuple[Slip, Reading]]:
    """The partner, or the goods, that another claim of the article is about, in place of this one's."""
    own, theirs = reading.subject, other.subject
    if theirs.partner != own.partner:
        changed = msgspec.structs.replace(own, partner=theirs.partner)
        yield Slip.PARTNER, msgspec.structs.replace(reading, subject=changed)
    if theirs.commodity != own.commodity and theirs.flow == own.flow:
        changed = msgspec.structs.replace(own, commodity=theirs.commodity, classification=theirs.classification)
        yield Slip.COMMODITY, msgspec.structs.replace(reading, subject=changed)
