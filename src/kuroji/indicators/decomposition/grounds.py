"""What a split rests on, as figures: the part of the value that carries a quantity, and the invoicing shares assumed."""

from __future__ import annotations

from decimal import Decimal

from kuroji.indicators.currency.invoicing import invoicing_shares
from kuroji.indicators.decomposition.split import value_split
from kuroji.indicators.figure import PERCENT_GRAIN, Figure
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, Undefined
from kuroji.model.fact import Basis
from kuroji.model.period import Period

INVOICED = ("USD", "JPY", "EUR")


def coverage(view: View, subject: Subject, period: Period) -> Figure:
    """The share of a subject's value, this period's and the base's together, that was split into quantity and price.

    In percent. Raises Undefined where both values are zero, and what `value_split` raises.
    """
    found = value_split(view, subject, period, invoicing=None)
    if found.coverage is None:
        raise Undefined("nothing was traded in either period, so there is nothing to split", where=str(period))
    return Figure(
        value=found.coverage * 100, unit="percent", quantum=PERCENT_GRAIN, basis=found.basis,
        formula="value of items with a quantity / value, both periods together, x 100", inputs=found.inputs,
        flags=found.flags, base=found.base,
    )  # fmt: skip


def invoicing_share(_: View, subject: Subject, period: Period, *, currency: str) -> Figure:
    """The part of a flow that is taken to be invoiced in `currency`, in percent: the newest held, not later than `period`.

    `detail` says of which partner and period it is and how far it may be relied on. Raises
    NotHeld where no share of the currency is held.
    """
    held = invoicing_shares(subject.flow, subject.partner, period)
    if currency not in held.shares:
        raise NotHeld(f"no share of {currency} is held", where=held.note, remedy=f"Held: {', '.join(held.shares)}.")
    return Figure(
        value=held.shares[currency], unit="percent", quantum=Decimal(1) if held.shares[currency] % 1 == 0 else PERCENT_GRAIN,
        basis=Basis.PRINTED, formula="as printed", inputs=(),
        detail={
            "of": str(held.period), "partner": held.partner, "standing": str(held.standing), "note": held.note,
            "source": "; ".join(held.sources),
        },
    )  # fmt: skip
