"""Causes: statements that something drove a figure, judged by the accounting and no further.

- contribution: the driver must have moved the whole the way the words say and be a leading
  part of the difference: half of it, or the largest of its peers. A driver that moved it the
  other way, or less than a quarter of it where another part moved it twice as far, did not
  drive it. Between the two the data do not decide.
- price, quantity: the unit value, or the quantity, must have moved the way of the value and
  further than the other. Unit values are no prices; the mix of goods moves them too.
- currency: a weak yen lifts yen prices only if it weakened: the mean dollar rate of the
  period against that of its base.
- Everything else (tariffs, policy, holidays) is outside trade figures.

A balance that did not move the way the words say on the year is compared with the period
before, for "swung to a deficit" speaks of that; a driver must lead there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from kuroji.claims.judging.accounting import Part, difference_of, net_part, parts_of_balance, parts_of_flow
from kuroji.claims.judging.finding import Finding
from kuroji.claims.judging.naming import subject_en, subject_ja
from kuroji.claims.judging.telling import amount_ja, base_ja, change_ja, factor_ja, moved_ja
from kuroji.claims.judging.truths import Truths
from kuroji.claims.judging.words import figure_en, period_en, period_ja
from kuroji.claims.reading import Reading
from kuroji.classifications.commodities import commodity
from kuroji.indicators.facts import fact
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import Undefined
from kuroji.model.fact import Fact
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.model.period import Period
from kuroji.model.rounding import decimal_of

LEADING, MINOR = Decimal("0.5"), Decimal("0.25")
TWICE = 2
LEAST_RATE_CHANGE = Decimal("0.5")


def cause(truths: Truths, seen: View, reading: Reading) -> Finding:
    """Whether the driver drove what it is said to have driven, in one view."""
    judge = JUDGES.get(reading.method)
    if judge is None:
        return Finding(
            holds=None,
            why="Trade figures cannot say whether that was the cause.",
            why_ja="貿易統計の数値だけでは原因かどうか判断できない。",
        )
    return judge(truths, seen, reading)


def _contribution(truths: Truths, seen: View, reading: Reading) -> Finding:
    whole = reading.other or Subject(Flow.BALANCE, reading.subject.partner)
    period = truths.period(reading.period)
    if whole.flow == Flow.BALANCE:
        return _of_balance(seen, reading, whole, period)
    if whole.flow != reading.subject.flow:
        raise Undefined("a part of one flow is no part of the other", where=reading.subject.code)
    base = period.year_earlier()
    own = difference_of(seen, reading.subject, period, base)
    total = difference_of(seen, whole, period, base)
    part = Part(subject_en(reading.subject), subject_ja(reading.subject), own, Decimal(0))
    others = parts_of_flow(seen, reading.subject, period, base) if whole.commodity == TOTAL else []
    facts = _changes(seen, period, reading.subject, whole)
    return _weighed(part, others, total, reading.effect, whole, period, base, facts)


def _of_balance(seen: View, reading: Reading, whole: Subject, period: Period) -> Finding:
    """A driver of the balance: goods net of both flows, or a flow as a whole."""
    base = period.year_earlier()
    if reading.effect and difference_of(seen, whole, period, base) * reading.effect < 0:
        base = period.previous()
    total = difference_of(seen, whole, period, base)
    driver = reading.subject
    if driver.commodity == TOTAL:
        sign = -1 if driver.flow == Flow.IMPORT else 1
        part = Part(
            subject_en(driver), subject_ja(driver), sign * difference_of(seen, driver, period, base), Decimal(0)
        )
        others = []
    else:
        concept = commodity(driver.flow, driver.commodity).concept
        found = net_part(seen, concept, whole.partner, period, base)
        if found is None:
            raise Undefined("neither flow of these goods is held", where=driver.code)
        part, others = found, parts_of_balance(seen, whole.partner, period, base)
    facts = _changes(seen, period, driver)
    return _weighed(part, others, total, reading.effect, whole, period, base, facts)


def _weighed(
    part: Part,
    others: Sequence[Part],
    total: Decimal,
    effect: int,
    whole: Subject,
    period: Period,
    base: Period,
    facts: tuple[Fact, ...],
) -> Finding:
    """Whether the part led the difference of the whole, with the figures."""
    moved = f"moved {subject_en(whole)} by {_yen(part.moved)} of {_yen(total)}"
    english = f"From {period_en(base)} to {period_en(period)} {part.name} {moved}"
    japanese = (
        f"{period_ja(base)}から{period_ja(period)}にかけて{subject_ja(whole)}は{moved_ja(total, whole.flow)}、"
        f"このうち{part.name_ja}は{factor_ja(part.moved, whole.flow)}"
    )
    if part.level:
        english += f", with a {'surplus' if part.level > 0 else 'deficit'} of {_yen(abs(part.level))} in these goods"
        japanese += f"（この品目は{amount_ja(part.level, 'JPY')}）"
    way = effect or (1 if total > 0 else -1)
    same_way = [p for p in others if p.moved * way > 0 and p.name != part.name]
    first = same_way[0] if same_way else None
    if first is not None and abs(first.moved) > abs(part.moved):
        english += f"; {first.name} moved it by {_yen(first.moved)}"
        japanese += f"、{first.name_ja}は{factor_ja(first.moved, whole.flow)}"
    holds = _led(part, first, total, way)
    return Finding(holds=holds, why=f"{english}.", why_ja=f"{japanese}。", facts=facts)


def _led(part: Part, first: Part | None, total: Decimal, way: int) -> bool | None:
    if part.moved * way <= 0 or total * way < 0:
        return False
    if first is None or abs(part.moved) >= abs(first.moved) or part.moved / total >= LEADING:
        return True
    if part.moved / total < MINOR and abs(first.moved) >= TWICE * abs(part.moved):
        return False
    return None


def _price(truths: Truths, seen: View, reading: Reading) -> Finding:
    return _split(truths, seen, reading, "unit_value_change", "quantity_change")


def _quantity(truths: Truths, seen: View, reading: Reading) -> Finding:
    return _split(truths, seen, reading, "quantity_change", "unit_value_change")


def _split(truths: Truths, seen: View, reading: Reading, leading: str, other: str) -> Finding:
    """Whether the value moved with its unit value rather than its quantity, or the other way round."""
    period = truths.period(reading.period)
    subject = reading.subject
    value, lead, rest = (fact(seen, word, "yoy", subject, period) for word in ("change", leading, other))
    meant = reading.sign or (1 if value.value > 0 else -1)
    holds = lead.value * meant > 0 and lead.value * value.value > 0 and abs(lead.value) > abs(rest.value)
    price, amount = (lead, rest) if leading.startswith("unit") else (rest, lead)
    return Finding(
        holds=holds,
        why=(
            f"In {period_en(period)} {subject_en(subject)} changed by {_percent(value)} in value on the year: "
            f"{_percent(amount)} in quantity, {_percent(price)} in unit value."
        ),
        why_ja=(
            f"{period_ja(period)}の{subject_ja(subject)}は{base_ja('yoy', period)}比で金額{_percent_ja(value)}、"
            f"数量{_percent_ja(amount)}、単価{_percent_ja(price)}。"
        ),
        facts=(value, amount, price),
    )


def _currency(truths: Truths, _seen: View, reading: Reading) -> Finding:
    """Whether the yen moved the way the words say: sign -1 a stronger yen, otherwise a weaker one."""
    from kuroji.indicators.currency.rates import depreciation, rate

    period = truths.period(reading.period)
    base = period.year_earlier()
    now, then = rate("JPY", "USD", period), rate("JPY", "USD", base)
    weaker = depreciation(then.value, now.value)
    said = -1 if reading.sign < 0 else 1
    return Finding(
        holds=None if weaker * said > 0 or abs(weaker) < LEAST_RATE_CHANGE else False,
        why=(
            f"The dollar cost {now.value:.1f} yen on average in {period_en(period)}, {then.value:.1f} in "
            f"{period_en(base)}: the yen was {abs(weaker):.1f}% {'weaker' if weaker > 0 else 'stronger'}"
            + (", which is that way; how much it moved trade cannot be read from values." if weaker * said > 0 else ".")
        ),
        why_ja=(
            f"1ドルは{period_ja(period)}平均で{now.value:.1f}円、{period_ja(base)}は{then.value:.1f}円"
            f"（{abs(weaker):.1f}%の円{'安' if weaker > 0 else '高'}）。"
        ),
    )


JUDGES: dict[str, Callable[[Truths, View, Reading], Finding]] = {
    "contribution": _contribution,
    "price": _price,
    "quantity": _quantity,
    "currency": _currency,
}


def _changes(seen: View, period: Period, *subjects: Subject) -> tuple[Fact, ...]:
    """The changes on the year behind a cause, as facts; a balance by its difference."""
    named = [s for s in subjects if s.flow != Flow.BALANCE]
    return tuple(fact(seen, "change", "yoy", s, period) for s in named if s.partner == WORLD or s.commodity == TOTAL)


def _yen(value: Decimal) -> str:
    return f"{'+' if value > 0 else ''}{figure_en(value, 'JPY')}"


def _percent(found: Fact) -> str:
    return f"{found.value:+.1f}%"


def _percent_ja(found: Fact) -> str:
    return change_ja(decimal_of(found.value), found.unit)
