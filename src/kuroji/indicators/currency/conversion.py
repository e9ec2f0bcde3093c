"""Values in another currency: what exports, imports and balances were worth in dollars.

Grain: the month. A longer period is the sum of its months, each at the mean rate of its own
month, so that a month with much trade weighs as much as it traded. Where a longer period
was published directly and stands for its months (see level.py), it is converted at the
rate its months imply; where its months are not all held, at the plain mean rate of the
period, and `detail` says so. A balance is the difference of its converted flows. The mean
of a month ignores when within the month the goods were declared, and the customs' own rate
lags the market by about ten days: a converted figure is good to a few tenths of a percent.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

import msgspec

from kuroji.indicators.balance import any_level, difference_of_flows
from kuroji.indicators.change import size_change
from kuroji.indicators.currency.rates import RateSource, rate
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, NotPublished, UsageError
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.period import Period
from kuroji.model.rounding import EXACT, ratio

BY_MONTH = "each month at its mean rate"
BY_PERIOD = "the whole period at its mean rate, because its months are not all held"


def converted(view: View, subject: Subject, period: Period, currency: str = "USD", source: RateSource = rate) -> Figure:
    """The level of a value in `currency`, exact; the quantum is the power of ten that covers the grain of the level.

    `detail` holds the mean rate used, in units of the reporter's currency, and how it was
    made. Raises UsageError for a measure that is not a value, and what the level and the
    rate raise: NotHeld, NotPublished.
    """
    if subject.flow == Flow.BALANCE:
        return _converted_balance(view, subject, period, currency, source)
    return _converted_level(view, subject, period, currency, source)


def converted_change(
    view: View, subject: Subject, period: Period, currency: str = "USD", source: RateSource = rate
) -> Figure:
    """The year-on-year change in percent of a value in `currency`; a balance changes in size.

    Raises Undefined on a base of zero or across a change of sign, and what `converted` raises.
    """
    base = period.year_earlier()
    now = converted(view, subject, period, currency, source)
    then = converted(view, subject, base, currency, source)
    return Figure(
        value=size_change(now.value, then.value, signed=subject.flow == Flow.BALANCE),
        unit="percent",
        quantum=PERCENT_GRAIN,
        basis=Basis.COMPUTED,
        formula=f"(current in {currency} / base in {currency} - 1) x 100",
        inputs=inputs_of((now, then)),
        flags=flags_of((now, then)),
        base=base,
        detail={"current": now.detail, "base": then.detail},
    )


def _converted_balance(view: View, subject: Subject, period: Period, currency: str, source: RateSource) -> Figure:
    try:
        exports, imports = (
            _converted_level(view, subject.of(flow), period, currency, source) for flow in (Flow.EXPORT, Flow.IMPORT)
        )
    except (NotHeld, NotPublished):
        # Where only the balance was published there are no flows to convert.
        return _converted_level(view, subject, period, currency, source)
    detail: dict[str, object] = {"exports": exports.detail, "imports": imports.detail}
    return msgspec.structs.replace(difference_of_flows(exports, imports), detail=detail)


def _converted_level(view: View, subject: Subject, period: Period, currency: str, source: RateSource) -> Figure:
    level = any_level(view, subject, period, "value")
    own = view.reporter.currency
    if level.unit != own:
        raise UsageError(
            f"{subject.measure} of {period} is in {level.unit}, not in {own}", remedy=f"Only values in {own} convert."
        )
    months = _months(view, subject, period)
    mean, origin = _implied_rate(months, currency, source, own) if months else _rate(own, currency, period, source)
    by_period = period.is_sum_of_months and not months
    return Figure(
        value=ratio(level.value, mean),
        unit=currency,
        quantum=_power_of_ten_above(ratio(level.quantum, mean)),
        basis=Basis.COMPUTED,
        formula=f"value / mean rate of the {'period' if by_period else 'month'} in {own} per {currency}"
        + (", summed over the months" if months else ""),
        inputs=level.inputs,
        flags=level.flags,
        detail={
            "rate": f"{mean:.4f}", "rate_unit": f"{own} per {currency}", "rate_source": origin,
            "converted": BY_PERIOD if by_period else BY_MONTH,
        },
    )  # fmt: skip


def _rate(own: str, currency: str, period: Period, source: RateSource) -> tuple[Decimal, str]:
    found = source(own, currency, period)
    return found.value, found.source


def _implied_rate(
    months: list[tuple[Period, Figure]], currency: str, source: RateSource, own: str
) -> tuple[Decimal, str]:
    """The rate at which the months together were converted: their value over their converted value."""
    rates = [source(own, currency, month) for month, _ in months]
    with localcontext(EXACT):
        worth = sum((f.value / r.value for (_, f), r in zip(months, rates, strict=True)), Decimal(0))
        whole = sum((figure.value for _, figure in months), Decimal(0))
        # Months without any trade imply no rate, and it does not matter which one converts them.
        return (whole / worth if worth else rates[-1].value), rates[0].source


def _months(view: View, subject: Subject, period: Period) -> list[tuple[Period, Figure]]:
    """The levels of the months of a longer period of a flow; none when one of them is not held."""
    if not period.is_sum_of_months or subject.flow == Flow.BALANCE:
        return []
    try:
        return [(month, any_level(view, subject, month, "month")) for month in period.months()]
    except (NotHeld, NotPublished):
        return []


def _power_of_ten_above(grain: Decimal) -> Decimal:
    """The smallest power of ten that is not below the grain."""
    exponent = grain.adjusted()
    return Decimal(1).scaleb(exponent if grain == Decimal(1).scaleb(exponent) else exponent + 1)
