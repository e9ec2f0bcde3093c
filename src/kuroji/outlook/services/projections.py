"""Projections of the digital balance as their authors state them, and the growth a year that they imply.

A projection is quoted, never made here. Its author's definition is not always that of the
figure it is set against; the growth implied names both. Growth: (projection / figure) to the
power 1/years, less 1, in percent a year; years are those between the two.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from kuroji.indicators.figure import PERCENT_GRAIN, Figure, flags_of
from kuroji.indicators.registry import Family, Indicator
from kuroji.indicators.view import Subject, View
from kuroji.model.errors import Undefined
from kuroji.model.fact import Basis
from kuroji.model.period import Period
from kuroji.outlook.embedded import holders
from kuroji.outlook.services.balance import amount
from kuroji.outlook.stated import Stated, figure_of, newest, stated

WORD = "projection"
GROWTH = "implied_growth"
OTHER = "no"


def scenarios(code: str, item: str = "digital") -> tuple[Stated, ...]:
    """The projections of an item in the order of their years."""
    return tuple(sorted(stated(code, "projections", code=item), key=lambda row: row.period.end))


def projection(view: View, of: Subject, period: Period, scenario: str) -> Figure:
    """What a scenario projects for a period. Raises NotHeld for another period, NotPublished before it was stated."""
    held = [
        r for r in scenarios(view.reporter.code, of.commodity) if (r.cell["scenario"], r.period) == (scenario, period)
    ]
    row = newest(held, view.as_of, f"a projection {scenario} for {period}")
    return figure_of(
        view.reporter.code, row, scenario=scenario, same_count=row.cell["same_count"], name_en=row.cell["name_en"], name_ja=row.cell["name_ja"]
    )  # fmt: skip


def implied_growth(view: View, of: Subject, period: Period, scenario: str, by: str, since: int) -> Figure:
    """The growth a year that leads from the figure of the year `since`, counted by `by`, to a projection, in percent.

    Raises Undefined for a projection that its author says counts other things.
    """
    if any(
        row.cell["scenario"] == scenario and row.cell["same_count"] == OTHER for row in scenarios(view.reporter.code)
    ):
        raise Undefined(f"{scenario} counts more than any published figure, so it implies no growth of one")
    start = period.shift(-12 * (period.year - since))
    now, then = amount(view, of, start, by), projection(view, of, period, scenario)
    return growth(now, then, start, period, {"scenario": scenario, "definition": by})


def past_growth(view: View, of: Subject, period: Period, by: str, since: int) -> Figure:
    """The growth a year between two figures of one definition, in percent; `detail` has the number of years."""
    start = period.shift(-12 * (period.year - since))
    then, now = (amount(view, of, p, by) for p in (start, period))
    return growth(then, now, start, period, {"definition": by})


def growth(start: Figure, end: Figure, begin: Period, finish: Period, detail: dict[str, object]) -> Figure:
    """Growth a year in percent from one amount to another of the same sign. Raises Undefined where there is none."""
    years = (finish.end - begin.end) // 12
    if years <= 0 or not start.value or start.value * end.value <= 0:
        raise Undefined("there is no growth a year between these figures", where=f"{begin} to {finish}")
    rate = (float(end.value / start.value) ** (1 / years) - 1) * 100
    return Figure(
        value=Decimal(repr(rate)), unit="percent", quantum=PERCENT_GRAIN, basis=Basis.COMPUTED,
        formula="((end / start) ^ (1 / years) - 1) x 100", inputs=(*start.inputs, *end.inputs),
        flags=flags_of((start, end)), base=begin,
        detail={**detail, "years": years, "start": str(start.value), "end": str(end.value)},
    )  # fmt: skip


def entries() -> dict[tuple[str, str], Indicator]:
    """Projections by scenario."""
    return {
        (WORD, row.cell["scenario"]): partial(projection, scenario=row.cell["scenario"])
        for code in holders("projections")
        for row in scenarios(code)
    }


def _implied(found: re.Match[str]) -> Indicator:
    return partial(implied_growth, scenario=found["scenario"], by=found["by"], since=int(found["since"]))


def _past(found: re.Match[str]) -> Indicator:
    return partial(past_growth, by=found["by"], since=int(found["since"]))


FAMILIES = (
    Family(GROWTH, r"(?P<scenario>[\w-]+),(?P<by>[\w-]+),(?P<since>\d{4})", _implied),
    Family("past_growth", r"(?P<by>[\w-]+),(?P<since>\d{4})", _past),
)
