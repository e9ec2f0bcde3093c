"""The tests of index number theory that define the formulas: Export and Import Price Index Manual (2009), chapter 17.

Each is a statement about any prices and quantities; the formulas named pass it by theory.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kuroji.indicators.price_index.bilateral import chained, contributions_to_change, fixed_base
from kuroji.indicators.price_index.formulas import FORMULAS, lloyd_moulton
from kuroji.indicators.price_index.multilateral import METHODS, multilateral, multilateral_contributions
from kuroji.indicators.price_index.splice import SPLICES
from kuroji.indicators.price_index.unit_value import unit_value_index
from kuroji.indicators.price_index.value_change import SPLITS, value_change

Table = NDArray[np.float64]
Data = tuple[Table, Table]
EVERY = [*FORMULAS.values(), lloyd_moulton(2), lloyd_moulton(0.5)]
NAMES = [formula.name for formula in EVERY]
FORMULA = pytest.mark.parametrize("formula", EVERY, ids=NAMES)
METHOD = pytest.mark.parametrize("method", METHODS)
FEW = settings(max_examples=20)
REVERSIBLE = ("jevons", "dutot", "fisher", "walsh", "tornqvist", "marshall-edgeworth", "sato-vartia")


@st.composite
def data(draw: st.DrawFn, periods: int = 5, gaps: bool = False) -> Data:
    """Prices and quantities within a factor of 100; item 0 is always traded, others may have gaps."""
    shape = (periods, draw(st.integers(2, 6)))
    numbers = st.floats(0.1, 10, allow_nan=False).map(lambda x: round(x, 4))
    prices, quantities = (
        draw(arrays(np.float64, shape, elements=numbers)),
        draw(arrays(np.float64, shape, elements=numbers)),
    )
    if gaps:
        gone = draw(arrays(np.bool_, shape))
        gone[:, 0] = False
        prices[gone] = quantities[gone] = np.nan
    return prices, quantities


def scales(items: int) -> st.SearchStrategy[Table]:
    return arrays(np.float64, (items,), elements=st.sampled_from([0.001, 0.5, 1.0, 3.0, 1000.0]))


@FORMULA
@FEW
@given(given_data=data())
def test_identity(formula, given_data: Data) -> None:
    """Unchanged prices, whatever the quantities: 1."""
    prices, quantities = given_data
    same = np.broadcast_to(prices[0], prices.shape)
    np.testing.assert_allclose(fixed_base(same, quantities, formula).index, 1, rtol=1e-12)


@FORMULA
@FEW
@given(given_data=data(), factor=st.sampled_from([0.01, 0.9, 1.5, 200.0]))
def test_proportionality_to_current_prices(formula, given_data: Data, factor: float) -> None:
    """All current prices times a factor: the index times that factor."""
    prices, quantities = given_data
    moved = np.concatenate([prices[:1], prices[1:] * factor])
    ours, base = fixed_base(moved, quantities, formula).index[1:], fixed_base(prices, quantities, formula).index[1:]
    np.testing.assert_allclose(ours, base * factor, rtol=1e-10)


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"dutot"}))
@FEW
@given(given=st.data())
def test_commensurability(name: str, given) -> None:
    """A change of the units of quantity changes nothing; Dutot fails it, being a mean of prices."""
    prices, quantities = given.draw(data(gaps=True))
    scale = given.draw(scales(prices.shape[1]))
    formula = EVERY[NAMES.index(name)]
    ours = fixed_base(prices * scale, quantities / scale, formula).index
    np.testing.assert_allclose(ours, fixed_base(prices, quantities, formula).index, rtol=1e-10)


@METHOD
@FEW
@given(given=st.data())
def test_commensurability_of_multilateral_methods(method: str, given) -> None:
    prices, quantities = given.draw(data(gaps=True))
    scale = given.draw(scales(prices.shape[1]))
    ours = multilateral(prices * scale, quantities / scale, method).index
    np.testing.assert_allclose(ours, multilateral(prices, quantities, method).index, rtol=1e-9)


def test_dutot_depends_on_units() -> None:
    prices = np.array([[1.0, 1.0], [2.0, 1.0]])
    assert fixed_base(prices, None, "dutot").index[1] == 1.5
    assert fixed_base(prices * [10, 1], None, "dutot").index[1] == pytest.approx(21 / 11)


@pytest.mark.parametrize("name", REVERSIBLE)
@FEW
@given(given_data=data(gaps=True))
def test_time_reversal(name: str, given_data: Data) -> None:
    """From 0 to 1 and back is 1, and each item's part of the logarithm changes its sign."""
    prices, quantities = (table[:2] for table in given_data)
    there = fixed_base(prices, quantities, name).index[1]
    back = fixed_base(prices[::-1], quantities[::-1], name).index[1]
    assert there * back == pytest.approx(1, rel=1e-11)


@FEW
@given(given_data=data())
def test_laspeyres_and_paasche_mirror_each_other(given_data: Data) -> None:
    prices, quantities = (table[:2] for table in given_data)
    back = fixed_base(prices[::-1], quantities[::-1], "laspeyres").index[1]
    assert fixed_base(prices, quantities, "paasche").index[1] * back == pytest.approx(1, rel=1e-12)


@pytest.mark.parametrize("name", ["fisher", "sato-vartia"])
@FEW
@given(given_data=data())
def test_factor_reversal(name: str, given_data: Data) -> None:
    """Price index times quantity index (prices and quantities exchanged) is the change of the value."""
    prices, quantities = given_data
    product = fixed_base(prices, quantities, name).index * fixed_base(quantities, prices, name).index
    values = (prices * quantities).sum(axis=1)
    np.testing.assert_allclose(product, values / values[0], rtol=1e-11)


@pytest.mark.parametrize("name", ["carli", "dutot", "jevons", "laspeyres", "paasche", "fisher", "walsh"])
@FEW
@given(given=st.data())
def test_monotonicity(name: str, given) -> None:
    """A higher current price, all else equal, gives a higher index; shares of the current period would break it."""
    prices, quantities = given.draw(data(periods=2))
    item = given.draw(st.integers(0, prices.shape[1] - 1))
    dearer = prices.copy()
    dearer[1, item] *= 1.1
    assert fixed_base(dearer, quantities, name).index[1] > fixed_base(prices, quantities, name).index[1]


@FEW
@given(given_data=data())
def test_fisher_lies_between_paasche_and_laspeyres(given_data: Data) -> None:
    low, middle, high = (fixed_base(*given_data, name).index for name in ("paasche", "fisher", "laspeyres"))
    assert (middle >= np.minimum(low, high) * (1 - 1e-12)).all()
    assert (middle <= np.maximum(low, high) * (1 + 1e-12)).all()


@METHOD
@FEW
@given(given_data=data(gaps=True))
def test_multilateral_indices_are_transitive(method: str, given_data: Data) -> None:
    """Starting from any other period gives the same relations: there is no chain to drift."""
    prices, quantities = given_data
    index = multilateral(prices, quantities, method).index
    order = [3, 1, 4, 0, 2]
    np.testing.assert_allclose(
        multilateral(prices[order], quantities[order], method).index, index[order] / index[3], rtol=1e-9
    )


@METHOD
@FEW
@given(given_data=data())
def test_multilateral_identity(method: str, given_data: Data) -> None:
    """Prices that move in proportion give that movement, whatever the quantities."""
    prices, quantities = given_data
    levels = np.array([1, 2, 0.5, 3, 1.5])
    found = multilateral(prices[0] * levels[:, np.newaxis], quantities, method).index
    np.testing.assert_allclose(found, levels, rtol=1e-9)


@FORMULA
@FEW
@given(given=st.data())
def test_contributions_add_up(formula, given) -> None:
    """To the change between any two periods, direct or chained."""
    prices, quantities = given.draw(data(gaps=True))
    start, end = given.draw(st.integers(0, 4)), given.draw(st.integers(0, 4))
    for result in (fixed_base(prices, quantities, formula, base=2), chained(prices, quantities, formula)):
        change = result.index[end] / result.index[start] - 1
        parts = contributions_to_change(result.index, result.contributions, start, end)
        assert parts.sum() == pytest.approx(change, rel=1e-9, abs=1e-9)


@METHOD
@pytest.mark.parametrize("splice", ["", *SPLICES])
@settings(max_examples=5)
@given(given_data=data(gaps=True))
def test_contributions_of_multilateral_indices_add_up(method: str, splice: str, given_data: Data) -> None:
    options = {"window": 3, "splice": splice} if splice else {}
    index = multilateral(*given_data, method, **options).index
    parts = multilateral_contributions(*given_data, method, **options)
    np.testing.assert_allclose(parts.sum(axis=1), index - 1, rtol=1e-8, atol=1e-8)


@FORMULA
@FEW
@given(given_data=data())
def test_an_item_alone_moves_the_index(formula, given_data: Data) -> None:
    """Where only item 0 changed its price, it alone contributes."""
    prices, quantities = given_data
    moved = np.broadcast_to(prices[0], (2, prices.shape[1])).copy()
    moved[1, 0] *= 2
    found = fixed_base(moved, quantities[:2], formula)
    assert found.contributions[1, 0] == pytest.approx(found.index[1] - 1, rel=1e-10)
    assert np.abs(found.contributions[1, 1:]).max() == 0


@pytest.mark.parametrize("method", SPLITS)
@FEW
@given(given_data=data(gaps=True), lag=st.integers(1, 4))
def test_value_changes_split_exactly(method: str, given_data: Data, lag: int) -> None:
    """Price, quantity and one-sided parts of each item are the change of its value."""
    found = value_change(*given_data, method, lag=lag)
    values = np.nan_to_num(given_data[0] * given_data[1])
    np.testing.assert_allclose(
        found.price + found.quantity + found.one_sided, values[lag:] - values[:-lag], rtol=1e-10, atol=1e-10
    )


@FEW
@given(given_data=data(gaps=True))
def test_unit_values_split_exactly_into_price_and_mix(given_data: Data) -> None:
    prices, quantities = given_data
    found = unit_value_index(prices, quantities, base=1)
    level = np.nansum(prices * quantities, axis=1) / np.nansum(quantities, axis=1)
    np.testing.assert_allclose(found.index, level / level[1], rtol=1e-12)
    parts = (found.price + found.mix + found.one_sided).sum(axis=1)
    np.testing.assert_allclose(parts, found.index - 1, rtol=1e-9, atol=1e-9)
