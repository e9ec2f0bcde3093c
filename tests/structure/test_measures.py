"""Measures of structure against hand arithmetic and the definitions' own limits (METHODS: WITS, UNCTAD, Finger-Kreinin)."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.indicators.structure.measures import finger_kreinin, grubel_lloyd, hhi, hirschman, shares, unctad
from kuroji.model.errors import InputError, Undefined

AMOUNTS = st.lists(st.floats(0, 1e12), min_size=2, max_size=30).filter(lambda found: sum(found) > 1)


def test_three_concentrations_of_one_structure_by_hand() -> None:
    """Shares 0.5, 0.3, 0.2: squares .25 + .09 + .04 = .38; root .616441; normalised (.616441 - .577350) / .422650."""
    values = [50.0, 30.0, 20.0]
    assert hhi(values) == pytest.approx(0.38)
    assert hirschman(values) == pytest.approx(0.6164414, abs=1e-7)
    assert unctad(values) == pytest.approx(0.0924906, abs=1e-6)


@given(st.integers(2, 60))
def test_even_trade_has_the_least_concentration_and_one_item_the_most(count: int) -> None:
    even, alone = np.ones(count), np.eye(1, count)[0]
    assert hhi(even) == pytest.approx(1 / count)
    assert unctad(even) == pytest.approx(0, abs=1e-12)
    assert (hhi(alone), hirschman(alone), unctad(alone)) == (1, 1, 1)


@given(AMOUNTS)
def test_scale_does_not_matter_and_merging_items_concentrates(values: list[float]) -> None:
    assert hhi([v * 7 for v in values]) == pytest.approx(hhi(values))
    assert hhi([values[0] + values[1], *values[2:]]) >= hhi(values) - 1e-12


def test_similarity_of_two_export_structures_by_hand() -> None:
    """Shares (.5, .5, 0) and (.25, .25, .5): the smaller ones add to .5."""
    assert finger_kreinin([10, 10, 0], [1, 1, 2]) == pytest.approx(50)


@given(AMOUNTS)
def test_a_structure_is_fully_similar_to_itself_in_any_currency(values: list[float]) -> None:
    assert finger_kreinin(values, [v * 150 for v in values]) == pytest.approx(100)


@given(AMOUNTS, st.randoms())
def test_similarity_is_symmetric_and_bounded(values: list[float], random: object) -> None:
    others = list(reversed(values))
    assert finger_kreinin(values, others) == pytest.approx(finger_kreinin(others, values))
    assert 0 <= finger_kreinin(values, others) <= 100 + 1e-9


def test_intra_industry_trade_by_hand() -> None:
    """Items (100, 60) and (20, 80): own indices .75 and .4; |x - m| add to 100 of 260, so 1 - 100/260."""
    assert grubel_lloyd([100, 20], [60, 80]) == pytest.approx(1 - 100 / 260)
    assert grubel_lloyd([100], [60]) == pytest.approx(0.75)
    assert grubel_lloyd([5, 0], [0, 5]) == 0
    assert grubel_lloyd([5, 7], [5, 7]) == 1


@pytest.mark.parametrize("values", [[], [[1.0, 2.0]], [1.0, -2.0], [1.0, math.nan]])
def test_values_that_cannot_be_shares_are_refused(values: list[float]) -> None:
    with pytest.raises(InputError):
        shares(values)


def test_no_trade_has_no_structure() -> None:
    with pytest.raises(Undefined, match="no trade"):
        hhi([0.0, 0.0])
    with pytest.raises(Undefined, match="nothing was traded"):
        grubel_lloyd([0.0], [0.0])
    with pytest.raises(Undefined, match="one item"):
        unctad([3.0])


def test_lists_that_do_not_match_are_refused() -> None:
    with pytest.raises(InputError, match="2 and 3 items"):
        finger_kreinin([1, 2], [1, 2, 3])
    with pytest.raises(InputError, match="same items"):
        grubel_lloyd([1, 2], [1, 2, 3])
