"""Goods in the balance of payments beside goods at the customs: how far the two balances, and the two imports, lie apart.

Grain: 0.0001 trillion yen, by year. Customs: exports FOB by departure, imports CIF by permit
date, goods that cross the border. Balance of payments: FOB on both sides (freight and
insurance of imports are services), when ownership changes, whether or not a border is
crossed. Source of the differences: Ministry of Finance, "Differences from similar statistics",
https://www.mof.go.jp/policy/international_policy/reference/balance_of_payments/difference.html.
What part of a gap each of them explains is not published, and is not estimated here. The
customs figure is that known when the figure of the balance of payments was stated, so that a
first print stands beside a first print and no revision is taken for a difference of method.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from kuroji.indicators.balance import any_level
from kuroji.indicators.figure import Figure, flags_of, inputs_of
from kuroji.indicators.first_print import WORLD_TOTALS
from kuroji.indicators.registry import Indicator
from kuroji.indicators.view import Subject, View, remembered
from kuroji.indicators.view import view as open_view
from kuroji.model.fact import Basis
from kuroji.model.instant import release_instant
from kuroji.model.observation import TOTAL
from kuroji.model.period import Period
from kuroji.model.rounding import ratio
from kuroji.outlook.services.balance import amount

BY = "balance-of-payments"
GAP, RATIO = "customs_gap", "customs_ratio"


def _both(view: View, of: Subject, period: Period) -> tuple[Figure, Figure]:
    """The customs figure as known when that of the balance of payments was stated, and the latter."""
    payments = amount(view, of, period, BY)
    then = _as_known(view, str(payments.detail["published"]))
    return any_level(then, msgspec.structs.replace(of, classification="", commodity=TOTAL), period), payments


@remembered
def _as_known(view: View, day: str) -> View:
    """The totals as known at the release time of a day; the view itself where that is no earlier, or there is no store."""
    instant = release_instant(date.fromisoformat(day), view.reporter)
    if view.store is None or instant >= view.as_of:
        return view
    return open_view(view.store, instant, WORLD_TOTALS, view.reporter.code)


def gap(view: View, of: Subject, period: Period) -> Figure:
    """The customs figure less that of the balance of payments, of the same flow in the same year."""
    customs, payments = _both(view, of, period)
    return Figure(
        value=customs.value - payments.value, unit=customs.unit, quantum=max(customs.quantum, payments.quantum),
        basis=Basis.COMPUTED, formula="customs - balance of payments", inputs=inputs_of((customs, payments)),
        flags=flags_of((customs, payments)), detail=_detail(customs, payments),
    )  # fmt: skip


def excess(view: View, of: Subject, period: Period) -> Figure:
    """By how much the customs figure exceeds that of the balance of payments, in percent of the latter."""
    customs, payments = _both(view, of, period)
    return Figure(
        value=(ratio(customs.value, payments.value) - 1) * 100, unit="percent", quantum=Decimal("0.1"),
        basis=Basis.COMPUTED, formula="(customs / balance of payments - 1) x 100",
        inputs=inputs_of((customs, payments)), flags=flags_of((customs, payments)), detail=_detail(customs, payments),
    )  # fmt: skip


def _detail(customs: Figure, payments: Figure) -> dict[str, object]:
    return {"customs": str(customs.value), **payments.detail}


def entries() -> dict[tuple[str, str], Indicator]:
    """The gap and the ratio."""
    return {(GAP, "customs-balance-of-payments"): gap, (RATIO, "customs/balance-of-payments"): excess}
