"""Unit values: value over quantity, and their change on the year.

In the currency per unit of quantity (yen per tonne, per vehicle). A unit value is not a
price: a change in what is traded under the same heading moves it too.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kuroji.indicators.change import change
from kuroji.indicators.currency.rates import rate
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.level import level
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import Undefined
from kuroji.model.fact import Basis
from kuroji.model.observation import Measure
from kuroji.model.period import Period
from kuroji.model.rounding import ratio


def unit_value(view: View, subject: Subject, period: Period) -> Figure:
    """Value / quantity. Raises Undefined when no quantity was traded, NotHeld when none is published."""
    value = level(view, subject.measured(Measure.VALUE), period, "value")
    quantity = level(view, subject.measured(Measure.QUANTITY), period, "quantity")
    if quantity.value == 0:
        raise Undefined("no quantity was traded, so there is no unit value", where=str(period))
    return Figure(
        value=ratio(value.value, quantity.value), unit=f"{value.unit}/{quantity.unit}", quantum=Decimal(1),
        basis=Basis.COMPUTED, formula="value / quantity", inputs=inputs_of((value, quantity)),
        flags=flags_of((value, quantity)),
    )  # fmt: skip


def unit_value_change(view: View, subject: Subject, period: Period, base: Period | None = None) -> Figure:
    """The change of the unit value in percent, on the year or another base: (1 + change of value) / (1 + change of quantity) - 1."""
    against = base or period.year_earlier()
    value = change(view, subject.measured(Measure.VALUE), period, against)
    quantity = change(view, subject.measured(Measure.QUANTITY), period, against)
    if quantity.value <= -100:
        raise Undefined("no quantity was traded, so there is no unit value", where=str(period))
    return Figure(
        value=(ratio(100 + value.value, 100 + quantity.value) - 1) * 100,
        unit="percent",
        quantum=PERCENT_GRAIN,
        basis=Basis.IMPLIED if Basis.PRINTED in (value.basis, quantity.basis) else Basis.COMPUTED,
        formula="((1 + change of value) / (1 + change of quantity) - 1) x 100",
        inputs=inputs_of((value, quantity)),
        flags=flags_of((value, quantity)),
        base=against,
    )


def unit_value_change_in(view: View, subject: Subject, period: Period, currency: str) -> Figure:
    """The year-on-year change in percent of the unit value in another currency, at the mean rates of both periods.

    Raises what `unit_value_change` and the rates raise: NotHeld for a period without rates.
    """
    own = unit_value_change(view, subject, period)
    factor = worth(view.reporter.currency, currency, period, period.year_earlier())
    return msgspec.structs.replace(
        own, value=((1 + own.value / 100) * factor - 1) * 100, basis=Basis.IMPLIED,
        formula="((1 + change of value) / (1 + change of quantity) x rate a year earlier / rate - 1) x 100",
        detail={"currency": currency, "worth": f"{factor:.6f}"},
    )  # fmt: skip


def worth(own: str, foreign: str, period: Period, base: Period) -> Decimal:
    """What an amount of `own` currency is worth in `foreign` in a period, against a base period: 1 where rates stood."""
    return ratio(rate(own, foreign, base).value, rate(own, foreign, period).value)
