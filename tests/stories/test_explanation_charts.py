"""The charts of an explanation show the Facts of its own view, in both widths, and assume what its reader assumed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kuroji.charts.chart import Chart
from kuroji.indicators.subjects import subject_of
from kuroji.model.instant import LATEST
from kuroji.model.period import parse
from kuroji.store.opening import open_store
from kuroji.stories.assumed import HELD, Assumed
from kuroji.stories.explanation import explanation
from kuroji.stories.illustrations import illustrate_explanation


def drawn(period: str, flow: str, partner: str = "world", goods: str = "total", assumed: Assumed = HELD) -> list[Chart]:
    store = open_store(None)
    found = explanation(
        store, parse(period), subject_of(flow, partner, goods, "value"), LATEST, "en", assumed=assumed
    )  # fmt: skip
    return list(illustrate_explanation(store, found))


def test_a_balance_has_its_bridge_and_both_flows() -> None:
    charts = drawn("2026-05", "balance")
    names = [
        "bridge",
        "split-export",
        "contributions-export-commodity",
        "split-import",
        "contributions-import-commodity",
    ]
    assert [(c.name, c.width) for c in charts] == [(name, width) for name in names for width in (720, 380)]
    bridge = charts[0]
    assert [row.fact.partition(":")[0] for row in (bridge.rows[0], bridge.rows[-1])] == ["balance(exports-imports)"] * 2
    assert all(row.fact.startswith("difference(") for row in bridge.rows[1:-2])
    # Exports less imports: the change of the balance is the difference of the two totals drawn, to a tenth of a billion.
    exports, imports = (next(c for c in charts if c.name == f"split-{flow}").rows[-1] for flow in ("export", "import"))
    change = Decimal(str(bridge.rows[-1].value)) - Decimal(str(bridge.rows[0].value))
    assert abs(change - (Decimal(str(exports.value)) - Decimal(str(imports.value)))) <= Decimal("2e8")


def test_a_flow_of_one_good_has_its_split_and_its_event() -> None:
    charts = drawn("2025-05", "export", "US", "motor vehicles")
    assert {c.name for c in charts} == {"split-export", "event-us-car-tariff-2025"}
    assert [row.series for row in charts[0].rows] == ["Quantity", "Unit values", "Exchange rates", "Total"]
    assert "exports of motor vehicles to the US" in charts[0].title


@pytest.mark.parametrize(
    ("period", "last"), [("2025-05", "May 2025"), ("2026-05", "May 2026"), ("2025", "December 2025")]
)
def test_the_chart_of_an_event_ends_with_the_period_told(period: str, last: str) -> None:
    """Later months are held; a story of May 2025 is not told with them."""
    (chart, _) = [c for c in drawn(period, "export", "US", "motor vehicles") if c.name.startswith("event")]
    assert last in chart.title
    assert max(row.period for row in chart.rows) == f"{parse(period).months()[-1]}"


def test_shares_that_the_reader_gave_have_no_bar_of_the_held_ones() -> None:
    (chart, _) = drawn("2026-05", "import", goods="LNG", assumed=Assumed("USD=100"))
    assert [row.series for row in chart.rows] == ["Quantity", "Unit values", "Total"]
    (held, _) = drawn("2026-05", "import", goods="LNG")
    assert [row.series for row in held.rows] == ["Quantity", "Unit values", "Exchange rates", "Total"]


@pytest.mark.parametrize("period", ["2026-05", "1982"])
def test_the_bars_of_every_split_add_up(period: str) -> None:
    for chart in drawn(period, "balance"):
        if chart.name.startswith("split"):
            *parts, total = [Decimal(str(row.value)) for row in chart.rows]
            assert sum(parts) == total
