"""Figures about an event: index to the same month of a base year, effect against a comparison, absorption of a tariff.

- Index: month / same month of the base year x 100.
- Effect: the ratio of the flow's index to that of its comparison, less one, in percent: the
  difference of the two log changes, which is the difference-in-differences of the literature
  on tariffs (Amiti, Redding and Weinstein 2019, doi:10.1257/jep.33.4.187) for one flow.
- Absorption: -ln(unit value in the buyer's currency / base) / ln((1 + tariff) / (1 + tariff of
  the base month)). f.o.b. values are before duty, so 1 means that the unit value fell by as
  much as the duty rose, 0 that buyers bore all of it (the finding of 2018: complete
  pass-through). Tariffs are means over the days of a month. A shift to cheaper models and the
  weeks at sea between export and entry are inside: it is read as an upper bound.

Intervals. With LEAST_BEFORE months or more before the event whose difference over the same
span is held, the effect's interval is the effect less the largest and the smallest of those
differences: n months that behave alike leave the next one inside their range with
probability (n - 1) / (n + 1), whatever their distribution. With fewer, only the rounding of
the printed figures is known, and the range before the event is given beside it: a handful
of months bears no standard error, and customs records are a full count, not a sample.
"""

from __future__ import annotations

from decimal import Decimal

from kuroji.classifications.events import Event, event
from kuroji.indicators.currency.rates import rate
from kuroji.indicators.event.bounds import Bounds
from kuroji.indicators.event.relative import UNIT_VALUE, Relative, relative
from kuroji.indicators.figure import PERCENT_GRAIN, Figure
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, NotPublished, Undefined, UsageError
from kuroji.model.fact import Basis
from kuroji.model.period import Frequency, Period, month, of
from kuroji.model.rounding import EXACT

LEAST_BEFORE = 12
MOST_BEFORE = 60
RATIO_GRAIN = Decimal("0.01")
ROUNDING, RANGE_BEFORE = "rounding of printed figures", "range before the event"


def index_to(view: View, subject: Subject, period: Period, year: int, against: str = "", currency: str = "") -> Figure:
    """The month against the same month of `year`, which is 100; `against` and `currency` as in `relative`.

    Raises UsageError for a period that is no month, else what `relative` raises.
    """
    if period.frequency is not Frequency.MONTH:
        raise UsageError(f"{period} is not a month", remedy="An event is followed month by month.")
    base = of(Frequency.MONTH, year, period.part)
    found = relative(view, subject, period, base, against, currency)
    figure = _figure((found,), found.bounds.times(Decimal(100)), "index", PERCENT_GRAIN, "current / base x 100", base)
    figure.detail.update(_rates(view, subject, currency, period, base))
    return figure


def effect(view: View, subject: Subject, period: Period, name: str) -> Figure:
    """How far the flow moved against its comparison since the same month of the event's base year, in percent.

    Raises UsageError for another flow than the event's, NotHeld for an event without
    comparison, Undefined for months before it; else what `relative` raises.
    """
    found = _concerned(subject, name)
    base = _after(found, period)
    flow, other = _both(view, subject, found, period, base)
    before = differences_before(view, subject, found, period.end - base.end)
    bounds = flow.bounds.over(other.bounds)
    low, high, kind = bounds.low, bounds.high, ROUNDING
    if len(before) >= LEAST_BEFORE:
        log = bounds.value.ln(EXACT)
        low, high, kind = (log - max(before)).exp(EXACT), (log - min(before)).exp(EXACT), RANGE_BEFORE
    figure = _figure(
        (flow, other), Bounds(*((v - 1) * 100 for v in (bounds.value, low, high))), "percent", PERCENT_GRAIN,
        "(current / base of the flow) / (current / base of the comparison) - 1, x 100", base,
    )  # fmt: skip
    figure.detail.update(interval=kind, against=found.against, months_before=len(before))
    if before:
        least, most = (_text(100 * (d.exp(EXACT) - 1)) for d in (min(before), max(before)))
        figure.detail.update(lowest_before=least, highest_before=most)
    if kind == RANGE_BEFORE:
        figure.detail["coverage"] = f"{(len(before) - 1) / (len(before) + 1):.2f}"
    return figure


def absorption(view: View, subject: Subject, period: Period, name: str, *, compared: bool = False) -> Figure:
    """The part of a tariff's rise that a lower unit value in the buyer's currency took up; `compared` with the other flow.

    Raises UsageError for another flow than the event's, NotHeld for an event without
    tariff, Undefined where the tariff is that of the base month; else what `relative` raises.
    """
    found = _concerned(subject, name)
    base = _after(found, period)
    now, then = found.tariff_in(period), found.tariff_in(base)
    if now == then:
        raise Undefined("the tariff was that of the base month", where=f"{found.id} {period}")
    goods = subject.measured(UNIT_VALUE)
    sides: tuple[Relative, ...]
    if compared:
        flow, other = sides = _both(view, goods, found, period, base)
        fell = flow.bounds.over(other.bounds).log()
    else:
        sides = (relative(view, goods, period, base, currency=found.currency),)
        fell = sides[0].bounds.log()
    rise = EXACT.subtract((1 + now / 100).ln(EXACT), (1 + then / 100).ln(EXACT))
    ends = [EXACT.divide(-v, rise) for v in (fell.value, fell.low, fell.high)]
    figure = _figure(
        sides, Bounds(ends[0], min(ends[1:]), max(ends[1:])), "ratio", RATIO_GRAIN,
        "-ln(unit value / base) / ln((1 + tariff) / (1 + tariff of the base month))", base,
    )  # fmt: skip
    figure.detail.update(
        interval=ROUNDING, tariff=_text(now), tariff_base=_text(then), bound="upper",
        inside=["mix of models", "weeks at sea between export and entry"],
    )  # fmt: skip
    if not compared:
        figure.detail.update(_rates(view, goods, found.currency, period, base))
    return figure


def differences_before(view: View, subject: Subject, found: Event, span: int) -> list[Decimal]:
    """The differences of the two log changes over `span` months that ended before the event, newest first."""
    last = found.first_month.end - 1
    held = []
    for end in range(last, last - MOST_BEFORE, -1):
        try:
            flow, other = _both(view, subject, found, month(end), month(end - span))
        except (NotHeld, NotPublished, Undefined):
            continue
        held.append(flow.bounds.over(other.bounds).value.ln(EXACT))
    return held


def _both(view: View, subject: Subject, found: Event, period: Period, base: Period) -> tuple[Relative, Relative]:
    """The flow and its comparison; unit values in the reporter's currency, which cancels out of their ratio."""
    if not found.against:
        raise NotHeld("the event names nothing to compare with", where=found.id, remedy="See its row in events.csv.")
    return relative(view, subject, period, base), relative(view, subject, period, base, found.against)


def _rates(view: View, subject: Subject, currency: str, period: Period, base: Period) -> dict[str, object]:
    """The rates a unit value was converted at, as details; none where nothing was converted."""
    own = view.reporter.currency
    if subject.measure != UNIT_VALUE or currency in ("", own):
        return {}
    now, then = rate(own, currency, period), rate(own, currency, base)
    return {
        "rate": f"{now.value:.4f}", "rate_base": f"{then.value:.4f}", "rate_unit": f"{own} per {currency}",
        "rate_source": now.source,
    }  # fmt: skip


def _concerned(subject: Subject, name: str) -> Event:
    found = event(name)
    own = (found.flow, found.partner, found.classification, found.commodity)
    if (subject.flow, subject.partner, subject.classification, subject.commodity) != own:
        raise UsageError(
            f"{found.name_en} is an event of {found.flow}.{found.partner}.{found.classification}:{found.commodity}",
            where=f"{subject.flow}.{subject.partner}.{subject.code}", remedy="Ask for that flow.",
        )  # fmt: skip
    return found


def _after(found: Event, period: Period) -> Period:
    """The base month of a month that is not before the event."""
    if period.frequency is not Frequency.MONTH:
        raise UsageError(f"{period} is not a month", remedy="An event is followed month by month.")
    if period < found.first_month:
        raise Undefined(f"{period} lies before {found.name_en}", where=found.id, remedy="Ask for a later month.")
    return found.base_of(period)


def _figure(
    sides: tuple[Relative, ...], bounds: Bounds, unit: str, quantum: Decimal, formula: str, base: Period
) -> Figure:
    return Figure(
        value=bounds.value, unit=unit, quantum=quantum,
        basis=Basis.IMPLIED if any(s.implied for s in sides) else Basis.COMPUTED,
        formula=formula, inputs=tuple(dict.fromkeys(i for s in sides for i in s.inputs)),
        flags=frozenset().union(*(s.flags for s in sides)), base=base,
        detail={"low": _text(bounds.low), "high": _text(bounds.high)},
    )  # fmt: skip


def _text(value: Decimal) -> str:
    return f"{value:.6f}"
