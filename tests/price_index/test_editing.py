"""Outlier tests, worked by hand from the formulas of their sources."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuroji.indicators.price_index.editing import hidiroglou_berthelot, mad, quartile
from kuroji.model.errors import InputError, Undefined, UsageError

NAN = np.nan
# ln ratios are 0, ln 1.1, ln 1.2, ln 1.3, ln 1.4, ln 10; the seventh item is not traded in both.
BEFORE = [1, 1, 1, 1, 1, 1, NAN]
AFTER = [1, 1.1, 1.2, 1.3, 1.4, 10, 5]
VALUES = [10, 10, 10, 10, 10, 30, 20]


def test_quartile_fences() -> None:
    """Quartiles of six logs by linear interpolation, at places 1.25 and 3.75 counted from 0."""
    found = quartile(BEFORE, AFTER, VALUES, k=1.5)
    low = np.log(1.1) + 0.25 * np.log(1.2 / 1.1)
    high = np.log(1.3) + 0.75 * np.log(1.4 / 1.3)
    assert found.lower[0] == pytest.approx(np.exp(low - 1.5 * (high - low)))
    assert found.upper[0] == pytest.approx(np.exp(high + 1.5 * (high - low)))
    assert found.flagged.tolist() == [False] * 5 + [True, False]
    assert found.reason[5] == f"quartile: ratio 10 above {found.upper[5]:.4g}"
    assert found.reason[6] == "untested: not traded in both periods"
    assert (found.share_flagged, found.share_untested) == (0.3, 0.2)
    assert np.isnan(found.lower[6])


def test_median_absolute_deviation() -> None:
    found = mad(BEFORE, AFTER, VALUES, k=3)
    logs = np.log([1, 1.1, 1.2, 1.3, 1.4, 10])
    median = (logs[2] + logs[3]) / 2
    spread = 1.4826 * np.median(abs(logs - median))
    assert found.upper[0] == pytest.approx(np.exp(median + 3 * spread))
    assert found.flagged.tolist() == [False] * 5 + [True, False]


def test_hidiroglou_berthelot_by_hand() -> None:
    """Five ratios 0.5, 0.8, 1, 1.25, 4 with sizes of 1: s = 1 - 1/r below the median 1, r - 1 above it.

    Effects -1, -0.25, 0, 0.25, 3: quartiles -0.25 and 0.25, so bounds of -1 and 1 for c = 4:
    ratios from 1 / (1 + 1) to 2.
    """
    ones = [1.0] * 5
    found = hidiroglou_berthelot(ones, [0.5, 0.8, 1, 1.25, 4], ones, ones)
    assert found.lower.tolist() == pytest.approx([0.5] * 5)
    assert found.upper.tolist() == pytest.approx([2] * 5)
    assert found.flagged.tolist() == [False, False, False, False, True]


def test_size_narrows_the_bounds() -> None:
    """With u = 1/2, an item 100 times as large is allowed a tenth of the (symmetric) change."""
    ratios, ones, sizes = [0.8, 0.9, 1, 1.25, 1.2], [1.0] * 5, [1.0, 1, 1, 1, 100]
    found = hidiroglou_berthelot(ones, ratios, sizes, sizes)
    assert found.upper[4] - 1 == pytest.approx((found.upper[0] - 1) / 10)
    without = hidiroglou_berthelot(ones, ratios, sizes, sizes, u=0)
    assert without.upper.tolist() == hidiroglou_berthelot(ones, ratios, ones, ones).upper.tolist()


@settings(max_examples=50)
@given(st.lists(st.floats(0.2, 5), min_size=6, max_size=20), st.floats(0.01, 100))
def test_bounds_say_what_flags_say(ratios: list[float], scale: float) -> None:
    """An item is flagged exactly if its ratio lies outside its bounds; a common price move flags nobody new."""
    count = len(ratios)
    ones, sizes = np.ones(count), np.arange(1.0, count + 1)
    for find in (quartile, mad, lambda b, a, v: hidiroglou_berthelot(b, a, v, v)):
        try:
            found, moved = find(ones, ratios, sizes), find(ones, np.array(ratios) * scale, sizes)
        except Undefined:
            continue
        outside = (found.ratio < found.lower) | (found.ratio > found.upper)
        assert (found.flagged == outside).all()
        clear = np.minimum(abs(found.ratio / found.lower - 1), abs(found.ratio / found.upper - 1)) > 1e-9
        assert (found.flagged == moved.flagged)[clear].all()


@pytest.mark.parametrize("find", [quartile, mad])
def test_what_cannot_be_tested_is_refused(find) -> None:
    with pytest.raises(Undefined, match="4 items were traded in both periods"):
        find([1, 1, 1, 1, NAN], [1, 2, 3, 4, 5], [1] * 5)
    with pytest.raises(Undefined, match="no spread"):
        find([1] * 6, [2, 2, 2, 2, 2, 9], [1] * 6)
    with pytest.raises(InputError, match="zero, negative"):
        find([1] * 6, [2, 2, 2, 2, 0, 9], [1] * 6)
    with pytest.raises(UsageError, match="no value"):
        find([1] * 6, [2, 2, 2, 2, 3, 9], [1, 1, 1, 1, 1, NAN])
    with pytest.raises(UsageError, match="shape"):
        find([1] * 6, [2, 2], [1] * 6)


def test_equal_ratios_have_no_effects_to_bound() -> None:
    ones = [1.0] * 6
    with pytest.raises(Undefined, match="no spread"):
        hidiroglou_berthelot(ones, [2.0] * 6, ones, ones)
    with pytest.raises(UsageError, match="u is 2"):
        hidiroglou_berthelot(ones, [2.0] * 6, ones, ones, u=2)
