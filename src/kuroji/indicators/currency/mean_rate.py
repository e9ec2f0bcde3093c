"""The exchange rate of a period as an indicator, and how much the reporter's currency weakened on the year.

Units of the reporter's currency per one unit of the other, the mean of the European Central
Bank's daily reference rates; see rates.py. A rate belongs to no flow: by convention its
facts are about the balance of all trade with the world.
"""

from __future__ import annotations

from decimal import Decimal

from kuroji.indicators.currency.rates import RateSource, depreciation, rate
from kuroji.indicators.figure import PERCENT_GRAIN, Figure
from kuroji.indicators.view import BALANCE, Subject, View
from kuroji.model.errors import UsageError
from kuroji.model.fact import Basis
from kuroji.model.period import Period

RATE_GRAIN = Decimal("0.01")


def exchange_rate(view: View, subject: Subject, period: Period, per: str = "USD", source: RateSource = rate) -> Figure:
    """The mean rate of a period: yen per dollar, say. Raises UsageError for another subject, NotHeld as `rate` does."""
    _must_be_everything(subject)
    found = source(view.reporter.currency, per, period)
    return Figure(
        value=found.value, unit=f"{found.currency} per {found.per}", quantum=RATE_GRAIN, basis=Basis.COMPUTED,
        formula="mean over the published days", inputs=(), detail={"source": found.source, "days": found.days},
    )  # fmt: skip


def exchange_rate_change(
    view: View, subject: Subject, period: Period, per: str = "USD", source: RateSource = rate
) -> Figure:
    """How much more of the reporter's currency one unit of the other cost than a year earlier, in percent: weaker is plus."""
    base = period.year_earlier()
    before, now = (exchange_rate(view, subject, p, per, source) for p in (base, period))
    return Figure(
        value=depreciation(before.value, now.value), unit="percent", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="(rate / rate a year earlier - 1) x 100", inputs=(), base=base,
        detail={"rate": f"{now.value:.4f}", "base": f"{before.value:.4f}", **now.detail},
    )  # fmt: skip


def _must_be_everything(subject: Subject) -> None:
    if subject != BALANCE:
        raise UsageError(
            "an exchange rate belongs to no flow, partner or commodity",
            remedy="Ask for it of JP.balance.world.total.value.",
        )
