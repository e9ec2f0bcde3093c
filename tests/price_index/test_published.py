"""Published and cross-check tables, to the printed digits (examples/README.md names the sources)."""

from __future__ import annotations

import numpy as np
import pytest
from tests.price_index.conftest import Example, agrees, cases

from kuroji.indicators.price_index.bilateral import chained, fixed_base
from kuroji.indicators.price_index.formulas import lloyd_moulton
from kuroji.indicators.price_index.multilateral import multilateral
from kuroji.indicators.price_index.value_change import value_change

MULTILATERAL, MISSING, INDICATORS = "ces_multilateral.csv", "ces_missing.csv", "ces_indicators.csv"
COMPUTED, ARTIFICIAL = "ces_computed.csv", "artificial_results.csv"


@pytest.mark.parametrize("case", cases(MULTILATERAL))
def test_wtpd_and_geary_khamis_with_their_splices(case: str, ces: Example) -> None:
    method, window, splice = case.split("/")
    found = multilateral(*ces, method, window=int(window), splice=splice or "mean")
    # The figures of Geary-Khamis with eight or nine digits come from turns that stopped early.
    early = method.startswith("gk") and splice in {"", "mean", "movement", "window"}
    agrees(found.index, MULTILATERAL, case, units=1 if early else 0.5)
    assert found.residual < 1e-13


@pytest.mark.parametrize("method", cases(MISSING))
def test_a_good_that_is_missing_for_two_periods(method: str, ces: Example) -> None:
    prices, quantities = (table.copy() for table in ces)
    prices[1:3, 0] = quantities[1:3, 0] = np.nan
    agrees(multilateral(prices, quantities, method).index, MISSING, method)


@pytest.mark.parametrize("case", cases(INDICATORS))
def test_price_and_quantity_indicators(case: str, ces: Example) -> None:
    method, side = case.split("/")
    found = value_change(*ces, method)
    agrees(getattr(found, side).sum(axis=1), INDICATORS, case)
    np.testing.assert_allclose(found.total, [3, -2, 1, 3, -2, 1, 3, -2, 3, -2, 1], rtol=0, atol=1e-12)


def test_the_true_index_of_the_ces_data(ces: Example) -> None:
    """Lloyd-Moulton with the elasticity the data were made with; the closed form of the unit cost function, too."""
    prices, quantities = ces
    found = fixed_base(prices, quantities, lloyd_moulton(2)).index
    agrees(found, COMPUTED, "lloyd-moulton")
    cost = 1 / ([0.2, 0.2, 0.2, 0.4] / prices).sum(axis=1)
    np.testing.assert_allclose(found, cost / cost[0], rtol=1e-14)


@pytest.mark.parametrize("method", ["geks-fisher", "geks-tornqvist"])
def test_geks_of_the_ces_data(method: str, ces: Example) -> None:
    agrees(multilateral(*ces, method).index, COMPUTED, method)


def test_chain_drift_of_the_ces_data(ces: Example) -> None:
    """Chaining the formulas that fail time reversal leads far from the true 1.137."""
    assert chained(*ces, "laspeyres").index[-1] == pytest.approx(2.2000, abs=5e-5)
    assert chained(*ces, "paasche").index[-1] == pytest.approx(0.5745, abs=5e-5)


@pytest.mark.parametrize("case", cases(ARTIFICIAL))
def test_the_manuals_artificial_data(case: str, artificial: Example) -> None:
    kind, name = case.split("/")
    if kind == "multilateral":
        index = multilateral(*artificial, name).index
    else:
        index = (fixed_base if kind == "fixed" else chained)(*artificial, name).index
    agrees(index[1:], ARTIFICIAL, case)


def test_the_values_of_the_manuals_artificial_data(artificial: Example) -> None:
    prices, quantities = artificial
    np.testing.assert_allclose((prices * quantities).sum(axis=1), [10, 14.10, 15.28, 17.56, 20.00], atol=1e-12)
