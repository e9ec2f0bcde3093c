"""Imputation by group index, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from kuroji.indicators.price_index.imputing import impute
from kuroji.model.errors import Undefined, UsageError

NAN = np.nan
PRICES = [[10.0, 4, 100, 7], [90, 5, 100, 7], [12, 6, 100, 7]]
QUANTITIES = [[1.0, 10, 1, 1], [1, 10, 1, 1], [1, 10, 1, 1]]
GROUPS = ["metal", "metal", "other", "other"]


def flags(*places: tuple[int, int]) -> np.ndarray:
    marks = np.zeros((3, 4), dtype=np.bool_)
    for place in places:
        marks[place] = True
    return marks


def test_a_price_moves_with_its_group_and_the_value_stays() -> None:
    """Item 0 is flagged in period 1; the rest of its group rose by 5/4, so 12.5; its value was 90."""
    found = impute(PRICES, QUANTITIES, flags((1, 0)), GROUPS)
    assert found.prices[1, 0] == pytest.approx(12.5)
    assert found.quantities[1, 0] == pytest.approx(90 / 12.5)
    assert np.argwhere(found.imputed).tolist() == [[1, 0]]
    assert found.share.tolist() == pytest.approx([0, 90 / (90 + 50 + 107), 0])
    np.testing.assert_array_equal(np.delete(found.prices.ravel(), 4), np.delete(np.array(PRICES).ravel(), 4))


def test_a_run_of_flags_goes_on_from_imputed_prices() -> None:
    found = impute(PRICES, QUANTITIES, flags((1, 0), (2, 0)), GROUPS)
    assert found.prices[:, 0].tolist() == pytest.approx([10, 12.5, 15])


def test_absence_stays_absence() -> None:
    prices, quantities = np.array(PRICES), np.array(QUANTITIES)
    prices[1, 0] = quantities[1, 0] = NAN
    found = impute(prices, quantities, flags((1, 0), (2, 0)), GROUPS)
    assert np.isnan(found.prices[1, 0])
    assert not found.imputed[1, 0]
    assert found.prices[2, 0] == pytest.approx(10 * 6 / 4)


def test_what_cannot_be_imputed_is_named() -> None:
    with pytest.raises(Undefined, match=r"period 0, item 0.*no earlier price"):
        impute(PRICES, QUANTITIES, flags((0, 0)), GROUPS)
    with pytest.raises(Undefined, match=r"period 1, item 0.*no good item of its group"):
        impute(PRICES, QUANTITIES, flags((1, 0), (1, 1)), GROUPS)
    with pytest.raises(UsageError, match="3 group names"):
        impute(PRICES, QUANTITIES, flags(), GROUPS[:3])
