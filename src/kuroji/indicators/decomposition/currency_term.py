"""The assumption behind a currency term: in which currencies trade is invoiced, and how their rates moved.

Customs declarations are converted into the reporter's currency at the rate of the time, so
a value invoiced in dollars rises with the dollar at once. What the currency term measures
is that conversion and nothing else: it takes the invoicing shares as they are said to be,
the same for every commodity, and does not ask whether prices would have been set otherwise
at other rates. Currencies without a share are treated as unchanged.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Final, Literal

from kuroji.indicators.currency.invoicing import InvoicingShares, invoicing_shares
from kuroji.indicators.currency.rates import RateSource, rate
from kuroji.indicators.decomposition.terms import Assumption
from kuroji.indicators.view import Subject
from kuroji.model.period import Period
from kuroji.model.rounding import EXACT

HELD: Final = "held"
Invoicing = InvoicingShares | Literal["held"] | None


def assumption(
    invoicing: Invoicing, currency: str, subject: Subject, period: Period, base: Period, rates: RateSource = rate
) -> Assumption | None:
    """What moved the values of a subject through exchange rates; None where no currency term is wanted.

    `invoicing` are shares, "held" for the newest held of the subject's flow and partner not
    later than `period`, or None. `currency` is the reporter's. Raises NotHeld where shares
    or rates are missing.
    """
    if invoicing is None:
        return None
    shares = invoicing_shares(subject.flow, subject.partner, period) if isinstance(invoicing, str) else invoicing
    moved = {
        foreign: (rates(currency, foreign, base), rates(currency, foreign, period))
        for foreign in shares.shares
        if foreign != currency
    }
    with localcontext(EXACT):
        weighted = (
            shares.shares[foreign] / 100 * (now.value / before.value).ln() for foreign, (before, now) in moved.items()
        )
        return Assumption(shares, moved, sum(weighted, Decimal(0)))
