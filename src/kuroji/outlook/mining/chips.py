"""From chip prices to hardware prices: an assumption a user states, never something the trade statistics found.

A rise in hardware prices is taken as chip price change x share of chips in the price of
hardware x pass-through. The statistics can supply the first factor only, and only as the unit
value of all integrated circuits that crossed the border (value / number): not of the
hash-computing chips, which are made in few places, sold under contract, and are not told
apart in any tariff line. The other two factors have no official source.
"""

from __future__ import annotations

import msgspec

from kuroji.indicators.facts import fact
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import UsageError
from kuroji.model.fact import Fact
from kuroji.model.period import Period


class Assumption(msgspec.Struct, frozen=True):
    """What is assumed of the way from chips to hardware; shares from 0 to 1, the change as a share (0.1 is ten percent).

    `source` is the Fact that the change of chip prices was taken from; None where the user gave it.
    """

    chip_price_change: float
    chip_share: float
    pass_through: float
    source: Fact | None = None

    @property
    def rise(self) -> float:
        """The rise in hardware prices that follows, as a share."""
        return self.chip_price_change * self.chip_share * self.pass_through


def assumption(change: float, chip_share: float, pass_through: float, source: Fact | None = None) -> Assumption:
    """The assumption, checked. Raises UsageError for shares that are none."""
    if not 0 < chip_share <= 1:
        raise UsageError(f"chips cannot be {chip_share:.0%} of the price of hardware", remedy="Give up to 100%.")
    if not 0 <= pass_through <= 2:
        raise UsageError(f"a pass-through of {pass_through:.0%} cannot be meant", remedy="Give 0% to 200%.")
    return Assumption(change, chip_share, pass_through, source)


def unit_value_change(seen: View, circuits: Subject, period: Period) -> Fact:
    """The change of the unit value of integrated circuits on the year before, as known in the view.

    Raises what the indicator raises: NotPublished, NotHeld, Undefined.
    """
    return fact(seen, "unit_value_change", "yoy", circuits, period)
