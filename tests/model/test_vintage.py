"""The order of observations: docs/explanation/vintages.md, section 4."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.model.stage import Stage
from kuroji.model.vintage import MOST_RELEASES, order_number

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
PLACES = st.tuples(MOMENTS, st.sampled_from(list(Stage)), st.integers(0, MOST_RELEASES - 1))


@given(st.lists(PLACES, min_size=2, max_size=8, unique=True))
def test_later_known_then_higher_stage_then_later_appended(places: list[tuple[datetime, Stage, int]]) -> None:
    numbers = [order_number(*place) for place in sorted(places)]
    assert numbers == sorted(set(numbers)), "in this order, and no two tie"


@given(PLACES)
def test_the_number_fits_what_the_store_keeps(place: tuple[datetime, Stage, int]) -> None:
    assert -(2**63) <= order_number(*place) < 2**63


@pytest.mark.parametrize("sequence", [-1, MOST_RELEASES])
def test_too_many_releases_are_refused(sequence: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        order_number(datetime(2026, 6, 17, tzinfo=UTC), 4, sequence)


def test_every_stage_has_a_label() -> None:
    assert all(stage.label for stage in Stage)
    assert len({stage.label for stage in Stage}) == len(Stage)
