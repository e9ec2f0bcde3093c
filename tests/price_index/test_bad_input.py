"""Whatever cannot be computed is told, with what and where and what to do: no NaN leaves this package unsaid."""

from __future__ import annotations

import numpy as np
import pytest
from tests.price_index.conftest import Example

from kuroji.indicators.price_index.bilateral import chained, contributions_to_change, fixed_base, lowe, young
from kuroji.indicators.price_index.formulas import FORMULAS, lloyd_moulton
from kuroji.indicators.price_index.geary_khamis import geary_khamis
from kuroji.indicators.price_index.geks import pair_logs
from kuroji.indicators.price_index.multilateral import METHODS, multilateral, multilateral_contributions
from kuroji.indicators.price_index.traded import traded
from kuroji.indicators.price_index.unit_value import unit_value_index
from kuroji.indicators.price_index.value_change import value_change
from kuroji.model.errors import InputError, Undefined, UsageError

NAN = np.nan
ONES = [[1.0, 1.0], [1.0, 1.0]]
INDICES = [
    *(lambda p, q, name=name: fixed_base(p, q, name) for name in FORMULAS),
    lambda p, q: chained(p, q, "fisher"),
    *(lambda p, q, name=name: multilateral(p, q, name) for name in METHODS),
    lambda p, q: multilateral_contributions(p, q, "wtpd"),
]
EVERY_WAY = [*INDICES, value_change, unit_value_index]

BAD = {
    "zero price": ([[0, 1], [1, 1]], ONES, InputError, "1 of the prices are zero, negative or infinite: 0 in period 0"),
    "negative price": ([[1, 1], [1, -2]], ONES, InputError, "-2 in period 1, item 1"),
    "infinite price": ([[1, 1], [1, np.inf]], ONES, InputError, "inf in period 1, item 1"),
    "zero quantity": (ONES, [[1, 0], [1, 1]], InputError, "Write NaN"),
    "negative quantity": (ONES, [[1, 1], [-1, 1]], InputError, "quantities are zero, negative"),
    "price only": (ONES, [[1, 1], [NAN, 1]], InputError, "period 1, item 0.*has a price and no quantity"),
    "quantity only": ([[1, NAN], [1, 1]], ONES, InputError, "has a quantity and no price"),
    "all missing": ([[NAN] * 2] * 2, [[NAN] * 2] * 2, Undefined, "no item was traded in any period"),
    "a period missing": ([[1, 1], [NAN] * 2], [[1, 1], [NAN] * 2], Undefined, "no item was traded in period 1"),
    "one period": ([[1, 1]], [[1, 1]], UsageError, "1 period cannot be compared"),
    "no items": ([[], []], [[], []], UsageError, "shape"),
    "one dimension": ([1, 2], [1, 2], UsageError, r"shape \(2,\)"),
    "shapes": (ONES, [[1], [1]], UsageError, r"prices have the shape \(2, 2\), quantities \(2, 1\)"),
    "rows of other lengths": ([[1, 2], [1]], ONES, UsageError, "not numbers in rows of the same length"),
    "text": ([["a", "b"], ["c", "d"]], ONES, UsageError, "not numbers"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("way", EVERY_WAY)
def test_bad_tables_are_refused(way, case: str) -> None:
    prices, quantities, kind, text = BAD[case]
    with pytest.raises(kind, match=f"(?s){text}"):
        way(prices, quantities)


@pytest.mark.parametrize("way", INDICES)
def test_an_index_without_a_common_item_is_refused(way) -> None:
    with pytest.raises(Undefined, match="no item"):
        way([[1, NAN], [NAN, 2]], [[1, NAN], [NAN, 3]])


def test_one_sided_items_have_their_own_part() -> None:
    """Nothing to split: the change of value, 6 - 1, and of the unit value, 2 - 1, is all one-sided."""
    prices, quantities = [[1, NAN], [NAN, 2]], [[1, NAN], [NAN, 3]]
    change = value_change(prices, quantities)
    assert change.one_sided.tolist() == [[-1, 6]]
    assert change.coverage.tolist() == [0]
    assert not change.price.any()
    assert not change.quantity.any()
    unit = unit_value_index(prices, quantities)
    assert unit.index.tolist() == [1, 2]
    assert unit.one_sided[1].sum() == pytest.approx(1)


def test_geks_names_the_pair_without_a_common_item() -> None:
    data = traded([[1, NAN], [2, 4], [NAN, 6]], [[1, NAN], [1, 1], [NAN, 1]])
    with pytest.raises(Undefined, match="both period 0 and period 2"):
        pair_logs(data, "fisher")


def test_unconnected_groups_of_periods_are_named() -> None:
    prices = [[1, NAN], [2, NAN], [NAN, 1], [NAN, 2]]
    for method in ("wtpd", "gk", "gk-iterative"):
        with pytest.raises(Undefined, match=r"2 periods share no item with the first.*period 2"):
            multilateral(prices, prices, method)


def test_geary_khamis_that_does_not_settle_says_so(ces: Example) -> None:
    with pytest.raises(Undefined, match="not settled after 2 turns"):
        geary_khamis(traded(*ces), "iterative", most=2)
    with pytest.raises(UsageError, match="linear and iterative"):
        geary_khamis(traded(*ces), "magic")


def test_unknown_names_come_with_the_known_ones(ces: Example) -> None:
    for call, known in (
        (lambda: fixed_base(*ces, "ficher"), "laspeyres"),
        (lambda: multilateral(*ces, "geks-carli"), "geks-fisher"),
        (lambda: multilateral(*ces, "gk", window=5, splice="glue"), "mean_pub"),
        (lambda: value_change(*ces, "benett"), "montgomery"),
        (lambda: pair_logs(traded(*ces), "carli"), "tornqvist"),
    ):
        with pytest.raises(UsageError, match=known):
            call()


def test_windows_lags_and_bases_must_fit(ces: Example) -> None:
    for call in (
        lambda: multilateral(*ces, "gk", window=13),
        lambda: multilateral(*ces, "gk", window=1),
        lambda: value_change(*ces, lag=12),
        lambda: value_change(*ces, lag=0),
        lambda: fixed_base(*ces, "fisher", base=12),
        lambda: unit_value_index(*ces, base=12),
        lambda: contributions_to_change(np.ones(3), np.zeros((3, 1)), 0, 3),
    ):
        with pytest.raises(UsageError, match=r"12|13|1 periods|no period"):
            call()


def test_weights_are_needed_and_must_fit(ces: Example) -> None:
    prices, _ = ces
    with pytest.raises(UsageError, match="Without: carli, dutot, jevons"):
        fixed_base(prices, None, "fisher")
    with pytest.raises(UsageError, match="one number for each of 4 items"):
        lowe(prices, [1, 2])
    with pytest.raises(InputError, match="item 1 has no weight"):
        young(prices, [1, NAN, 1, 1])
    with pytest.raises(InputError, match="zero, negative"):
        lowe(prices, [1, 0, 1, 1])
    with pytest.raises(UsageError, match="geolaspeyres"):
        lloyd_moulton(1)
