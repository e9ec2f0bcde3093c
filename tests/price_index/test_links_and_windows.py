"""Missing items and splices, against the same thing written out by hand or solved another way."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from tests.price_index.conftest import Example

from kuroji.indicators.price_index.bilateral import chained, fixed_base, lowe, young
from kuroji.indicators.price_index.geks import PAIRS, pair_logs
from kuroji.indicators.price_index.multilateral import METHODS, multilateral
from kuroji.indicators.price_index.traded import traded
from kuroji.indicators.price_index.unit_value import unit_value_index

NAN = np.nan


def gapped(example: Example) -> Example:
    prices, quantities = (table.copy() for table in example)
    for table in (prices, quantities):
        table[1:3, 0] = table[5, 1] = table[7:, 2] = NAN
    return prices, quantities


def test_a_missing_item_is_left_out_on_both_sides_and_reported() -> None:
    """By hand: in the link 0 to 1 item 2 is missing, in 1 to 2 item 1."""
    prices = [[1, 2, 4], [2, 2, NAN], [3, NAN, 5]]
    quantities = [[10, 5, 5], [8, 7, NAN], [6, NAN, 4]]
    found = chained(prices, quantities, "laspeyres")
    first, second = (2 * 10 + 2 * 5) / (1 * 10 + 2 * 5), 3 / 2
    np.testing.assert_allclose(found.index, [1, first, first * second], rtol=1e-15)
    assert found.links.matched.tolist() == [[True, True, False], [True, False, False]]
    np.testing.assert_allclose(found.links.share_base, [20 / 40, 16 / 30], rtol=1e-15)
    np.testing.assert_allclose(found.links.share_current, [1, 18 / 38], rtol=1e-15)
    assert found.contributions[:, 2].tolist() == [0, 0, 0]


def test_without_quantities_the_share_is_that_of_the_items() -> None:
    found = fixed_base([[1, 2, 4], [2, 2, NAN]], None, "jevons")
    assert found.index[1] == pytest.approx(np.sqrt(2), rel=1e-15)
    assert found.links.share_base.tolist() == pytest.approx([1, 2 / 3])


@pytest.mark.parametrize("formula", PAIRS)
def test_all_pairs_at_once_are_the_pairs_one_by_one(formula: str, ces: Example) -> None:
    prices, quantities = gapped(ces)
    logs = pair_logs(traded(prices, quantities), formula)
    one_by_one = [fixed_base(prices, quantities, formula, base=row).index for row in range(12)]
    np.testing.assert_allclose(np.exp(logs), one_by_one, rtol=1e-12)


def test_wtpd_is_a_weighted_regression_on_dummies(ces: Example) -> None:
    """Least squares of ln p on dummies of periods and items with value shares as weights, gaps left out."""
    prices, quantities = gapped(ces)
    where = np.argwhere(~np.isnan(prices))
    shares = prices * quantities / np.nansum(prices * quantities, axis=1)[:, np.newaxis]
    design = np.zeros((len(where), 11 + 4))
    for row, (period, item) in enumerate(where):
        design[row, 11 + item] = 1
        if period:
            design[row, period - 1] = 1
    root = np.sqrt(shares[tuple(where.T)])
    solved = np.linalg.lstsq(design * root[:, np.newaxis], np.log(prices[tuple(where.T)]) * root, rcond=None)[0]
    np.testing.assert_allclose(multilateral(prices, quantities, "wtpd").index, [1, *np.exp(solved[:11])], rtol=1e-11)


def test_geary_khamis_satisfies_its_equations(ces: Example) -> None:
    """The definition: I = value / value at reference prices; reference prices = mean deflated prices."""
    prices, quantities = gapped(ces)
    index = multilateral(prices, quantities, "gk").index
    deflated = prices * quantities / index[:, np.newaxis]
    references = np.nansum(deflated, axis=0) / np.nansum(quantities, axis=0)
    again = np.nansum(prices * quantities, axis=1) / np.nansum(references * quantities, axis=1)
    np.testing.assert_allclose(again / again[0], index, rtol=1e-13)


def test_both_ways_to_solve_geary_khamis_agree_and_tell_their_turns(ces: Example) -> None:
    direct, turns = (multilateral(*gapped(ces), method) for method in ("gk", "gk-iterative"))
    np.testing.assert_allclose(turns.index, direct.index, rtol=1e-12)
    assert direct.iterations == 0
    assert turns.iterations > 1
    assert max(direct.residual, turns.residual) < 1e-13


def windows(example: Example, length: int) -> list[np.ndarray]:
    """The index of each window, from separate calls on its slice of the data."""
    prices, quantities = example
    return [
        multilateral(prices[start : start + length], quantities[start : start + length], "wtpd").index
        for start in range(len(prices) - length + 1)
    ]


# Linked on to the published index: the place in the newest window (of 5) that each splice takes.
@pytest.mark.parametrize(("splice", "places"), [("wisp", [0]), ("hasp", [2]), ("mean_pub", [0, 1, 2, 3])])
def test_splices_on_published_figures(splice: str, places: list[int], ces: Example) -> None:
    """Chessa (2021): the geometric mean, over the places, of published figure x movement since then."""
    every = windows(ces, 5)
    index = [*every[0]]
    for start, window in enumerate(every[1:], 1):
        index.append(np.prod([index[start + j] * window[-1] / window[j] for j in places]) ** (1 / len(places)))
    np.testing.assert_allclose(multilateral(*ces, "wtpd", window=5, splice=splice).index, index, rtol=1e-13)


@pytest.mark.parametrize(
    ("splice", "places"), [("movement", [3]), ("window", [0]), ("half", [2]), ("mean", [0, 1, 2, 3])]
)
def test_splices_on_the_previous_window(splice: str, places: list[int], ces: Example) -> None:
    """Diewert and Fox (2017): last figure x newest movement since the place over the previous window's movement."""
    every = windows(ces, 5)
    index = [*every[0]]
    for before, window in pairwise(every):
        factors = [(window[-1] / window[j]) / (before[-1] / before[j + 1]) for j in places]
        index.append(index[-1] * np.prod(factors) ** (1 / len(factors)))
    np.testing.assert_allclose(multilateral(*ces, "wtpd", window=5, splice=splice).index, index, rtol=1e-13)


def test_fixed_base_windows(ces: Example) -> None:
    """Chessa (2016), Lamboray (2017): cycles of four periods, re-based at 0, 4 and 8."""
    prices, quantities = ces

    def last(start: int, base: int, t: int) -> float:
        found = multilateral(prices[start : t + 1], quantities[start : t + 1], "wtpd").index
        return float(found[-1] / found[base - start])

    for splice in ("fbew", "fbmw"):
        index = [1.0]
        for t in range(1, 12):
            base = (t - 1) // 4 * 4
            start = base if splice == "fbew" else max(0, t - 4)
            index.append(index[base] * last(start, base, t))
        np.testing.assert_allclose(multilateral(*ces, "wtpd", window=5, splice=splice).index, index, rtol=1e-13)


@pytest.mark.parametrize("method", METHODS)
def test_an_item_traded_once_is_told(method: str) -> None:
    prices, quantities = [[1, 2, 7], [2, 2, NAN], [3, 4, NAN]], [[1, 1, 1], [1, 1, NAN], [1, 1, NAN]]
    found = multilateral(prices, quantities, method)
    assert found.single.tolist() == [False, False, True]
    assert found.coverage[0].tolist() == pytest.approx([1, 0.3, 0.3])


def test_wtpd_and_gk_link_over_other_periods_what_geks_cannot() -> None:
    """Periods 0 and 2 share no item; period 1 shares one with each: the only path gives 2 x 1.5."""
    prices, quantities = [[1, NAN], [2, 4], [NAN, 6]], [[1, NAN], [1, 1], [NAN, 1]]
    for method in ("wtpd", "gk"):
        assert multilateral(prices, quantities, method).index.tolist() == pytest.approx([1, 2, 3])


def test_lowe_and_young_by_hand() -> None:
    prices = [[1, 2], [2, 3], [3, NAN]]
    assert lowe(prices, [10, 5]).index[:2].tolist() == pytest.approx([1, 35 / 20])
    assert young(prices, [3, 1]).index[:2].tolist() == pytest.approx([1, (3 * 2 + 1 * 1.5) / 4])
    assert young(prices, [3, 1]).links.share_base.tolist() == pytest.approx([1, 1, 0.75])


def test_a_unit_value_moves_without_any_price() -> None:
    """Two items at 1 and 3; trade shifts from half and half to the dear one: 2 becomes 2.5, all of it mix."""
    found = unit_value_index([[1, 3], [1, 3]], [[5, 5], [2.5, 7.5]])
    assert found.level.tolist() == [2, 2.5]
    assert found.price[1].sum() == 0
    assert found.mix[1].sum() == pytest.approx(0.25)
    assert (found.mix[1] > 0).all()
