"""The change over two years, which no fall or rise of the year between can flatter.

In percent. Both levels are read as of the same instant; where that of two years earlier is
not held, the changes of the two years are chained, (1 + change) x (1 + change of the base),
which joins two bases of different vintages and is marked as implied.
"""

from __future__ import annotations

from kuroji.indicators.change import change
from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of, inputs_of
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import NotHeld, NotPublished
from kuroji.model.fact import Basis
from kuroji.model.observation import Flow
from kuroji.model.period import Period


def two_year_change(view: View, subject: Subject, period: Period) -> Figure:
    """The change against the same period two years earlier. Raises what the changes raise.

    A balance is never chained: its changes are in size, and may cross zero between.
    """
    against = period.shift(-24)
    try:
        return change(view, subject, period, against)
    except (NotHeld, NotPublished):
        if subject.flow == Flow.BALANCE:
            raise
    both = [change(view, subject, year) for year in (period, period.year_earlier())]
    if any(each.unit != "percent" for each in both):
        raise NotHeld("a change printed as a multiple cannot be chained", where=str(period))
    return Figure(
        value=(1 + both[0].value / 100) * (100 + both[1].value) - 100, unit="percent", quantum=PERCENT_GRAIN,
        basis=Basis.IMPLIED, formula="((1 + change) x (1 + change of the base) - 1) x 100",
        inputs=inputs_of(both), flags=flags_of(both), base=against,
    )  # fmt: skip
