"""The level of a month against a base month as a ratio: value, quantity, or unit value in yen or another currency.

Unit value = value / quantity; in another currency it is divided by the mean exchange rate of
the month (ECB reference rates, see currency/rates.py). A unit value is not a price: a change
in what is traded under the heading moves it too. Intervals are those of the rounding of the
published figures; exchange rates enter as exact.
"""

from __future__ import annotations

import msgspec

from kuroji.indicators.event.bounds import Bounds
from kuroji.indicators.event.sides import base, current, positive
from kuroji.indicators.figure import Input
from kuroji.indicators.unit_value import worth
from kuroji.indicators.view import Subject, View, remembered
from kuroji.model.errors import Undefined
from kuroji.model.observation import Measure
from kuroji.model.period import Period

UNIT_VALUE = "unit_value"


class Relative(msgspec.Struct, frozen=True):
    """A ratio with its interval, what it was made of, the unit of its levels, and whether a base was implied."""

    bounds: Bounds
    unit: str
    inputs: tuple[Input, ...]
    flags: frozenset[str]
    implied: bool


@remembered
def relative(
    view: View, subject: Subject, month: Period, base_month: Period, against: str = "", currency: str = ""
) -> Relative:
    """The subject's month over its base month, or that of the side it is held `against`; unit values in `currency`.

    `subject.measure` is value, quantity or unit_value. Raises NotHeld and NotPublished where
    a figure is missing, Undefined where nothing was traded in one of the months.
    """
    if subject.measure != UNIT_VALUE:
        return _of_level(view, subject, month, base_month, against)
    value = _of_level(view, subject.measured(Measure.VALUE), month, base_month, against)
    quantity = _of_level(view, subject.measured(Measure.QUANTITY), month, base_month, against)
    bounds = value.bounds.over(quantity.bounds)
    if currency and currency != view.reporter.currency:
        bounds = bounds.times(worth(view.reporter.currency, currency, month, base_month))
    return Relative(
        bounds, currency or value.unit, tuple(dict.fromkeys((*value.inputs, *quantity.inputs))),
        value.flags | quantity.flags, value.implied or quantity.implied,
    )  # fmt: skip


def _of_level(view: View, subject: Subject, month: Period, base_month: Period, against: str) -> Relative:
    now = current(view, subject, month, against)
    then = base(view, subject, base_month, against)
    if now.unit != then.unit:
        raise Undefined(f"{subject.measure} is in {now.unit} now and was in {then.unit}", where=str(base_month))
    what = f"{subject.measure} of trade"
    return Relative(
        positive(now, month, what).over(positive(then, base_month, what)), now.unit,
        tuple(dict.fromkeys((*now.inputs, *then.inputs))), now.flags | then.flags, now.implied or then.implied,
    )  # fmt: skip
