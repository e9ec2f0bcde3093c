"""Turning points by Bry and Boschan's rule, on series whose turns are known by construction."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.indicators.structure.turning_points import Turn, turning_points
from kuroji.model.errors import InputError


def test_a_pure_cycle_turns_at_its_crests_and_valleys() -> None:
    """A cosine of period 40 has crests at 40, 80, ... and valleys at 20, 60, ..."""
    series = np.cos(2 * np.pi * np.arange(121) / 40)
    assert turning_points(series) == tuple(Turn(at, at % 40 == 0) for at in range(20, 116, 20))


def test_a_dip_shorter_than_a_phase_is_no_turn() -> None:
    """A rise with a dip from month 29 to month 32: three months, less than the five a phase must last."""
    series = np.arange(60, dtype=float)
    series[30:33] = [20, 19, 18]
    assert turning_points(series, reach=2, least_phase=3) == (Turn(29, peak=True), Turn(32, peak=False))
    assert turning_points(series, reach=2) == ()


def test_of_two_peaks_in_a_row_the_higher_stays() -> None:
    up = [*range(10), *range(10, 4, -1), *range(4, 16), *range(16, 2, -1), *range(3, 20)]
    turns = turning_points([float(v) for v in up], least_cycle=2)
    assert [t.peak for t in turns] == [True, False, True, False]
    joined = turning_points([float(v) for v in up])
    assert max(joined, key=lambda t: up[t.at]).at == up.index(16)


@given(st.lists(st.integers(-50, 50), min_size=30, max_size=200))
def test_turns_alternate_and_keep_their_distance(steps: list[int]) -> None:
    series = np.cumsum(np.array(steps, dtype=float))
    turns = turning_points(series)
    places = [t.at for t in turns]
    assert all((series[one.at] > series[two.at]) == one.peak for one, two in pairwise(turns))
    assert all(one.peak != two.peak for one, two in pairwise(turns))
    assert all(b - a >= 5 for a, b in pairwise(places))
    assert all(b - a >= 15 for a, b in zip(places, places[2:], strict=False))
    assert all(5 <= at < len(series) - 5 for at in places)


@given(st.lists(st.integers(-50, 50), min_size=30, max_size=120))
def test_upside_down_peaks_are_troughs(steps: list[int]) -> None:
    """True where no two values tie, since of a tie the first counts on both sides."""
    series = np.cumsum(np.array(steps, dtype=float)) + np.arange(len(steps)) * 1e-6
    flipped = turning_points(-series)
    assert flipped == tuple(Turn(t.at, not t.peak) for t in turning_points(series))


def test_gaps_and_short_series_are_refused() -> None:
    with pytest.raises(InputError, match="too few"):
        turning_points([1.0] * 10)
    with pytest.raises(InputError, match="gap"):
        turning_points([1.0] * 10 + [float("nan")] * 5)
