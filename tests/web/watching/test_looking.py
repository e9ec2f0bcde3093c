"""When it looks: after the calendar of docs/explanation/vintages.md, within bounds that a webmaster would accept."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.watching.site import tokyo

from kuroji.classifications.calendar import INFERRED, STATED
from kuroji.classifications.reporters import JAPAN
from kuroji.web.watching.looking import GIVEN_UP, after_failure, next_look, next_renewal, paces

DUE = tokyo("2026-10-21")  # a Wednesday
INSTANTS = st.integers(-10 * 86400, 60 * 86400).map(lambda seconds: DUE + timedelta(seconds=seconds))


def looks(basis: str, start: datetime, until: datetime) -> list[datetime]:
    """Every look of a watcher that is awake all the time and never finds anything."""
    found: list[datetime] = []
    asked: datetime | None = None
    now = start
    while (look := next_look(DUE, basis, asked, now, JAPAN)) is not None and look <= until:
        asked = now = max(look, now)
        found.append(now)
    return found


def test_a_stated_date_is_not_looked_for_before_its_day() -> None:
    assert looks(STATED, tokyo("2026-10-12", "00:00:00"), DUE + timedelta(seconds=1))[0] == DUE - timedelta(seconds=20)


def test_an_inferred_date_may_be_too_late_so_the_mornings_before_it_are_looked_at() -> None:
    """Never more than five days off, where the ten-day releases were compared (classifications/calendar.py)."""
    early = looks(INFERRED, tokyo("2026-10-12", "00:00:00"), DUE - timedelta(minutes=1))
    days = {f"{look.astimezone(JAPAN.tz):%d %a}" for look in early}
    assert days == {"16 Fri", "19 Mon", "20 Tue"}
    assert len(early) == 3 * 6


def test_the_nearer_the_hour_the_closer_the_looks() -> None:
    found = looks(STATED, DUE - timedelta(hours=1), DUE + timedelta(hours=9))
    gaps = [(b - a).total_seconds() for a, b in pairwise(found)]
    assert gaps[0] == 5
    assert gaps[-1] == 600
    assert gaps == sorted(gaps)


def test_at_the_hour_of_release_of_every_working_day_it_looks_again_closely() -> None:
    found = looks(STATED, DUE, tokyo("2026-10-28", "23:00:00"))
    for day in ("2026-10-22", "2026-10-23", "2026-10-26", "2026-10-27", "2026-10-28"):
        assert len([look for look in found if abs(look - tokyo(day)) <= timedelta(minutes=2)]) >= 8, day
    assert not [look for look in found if look.astimezone(JAPAN.tz).weekday() >= 5]


def test_in_the_end_it_is_given_up() -> None:
    found = looks(STATED, DUE, DUE + timedelta(days=400))
    assert timedelta(days=GIVEN_UP - 3) < found[-1] - DUE < timedelta(days=GIVEN_UP + 1)
    assert len(found) < 1500, "a slip of six weeks costs the site so many lines of 404"


@given(INSTANTS, st.sampled_from([STATED, INFERRED]))
def test_what_is_overdue_and_never_looked_for_is_looked_for_at_once(now: datetime, basis: str) -> None:
    look = next_look(DUE, basis, None, now, JAPAN)
    assert (look == now) if now >= DUE else (look is not None and look <= DUE)


@given(INSTANTS, INSTANTS, st.sampled_from([STATED, INFERRED]), st.floats(0, 0.999))
def test_a_look_is_never_before_the_last_one(asked: datetime, now: datetime, basis: str, chance: float) -> None:
    look = next_look(DUE, basis, asked, now, JAPAN, chance)
    assert look is None or look > min(asked, now)


@pytest.mark.parametrize("basis", [STATED, INFERRED])
def test_paces_follow_each_other(basis: str) -> None:
    found = list(paces(DUE, basis, JAPAN))
    assert all(one.start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_failures_wait_twice_as_long_each_time_up_to_a_quarter_hour() -> None:
    waits = [(after_failure(DUE, failures) - DUE).total_seconds() for failures in range(1, 9)]
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_held_pages_are_looked_at_again_seldom_and_after_a_release_more_often() -> None:
    quiet = next_renewal(DUE, DUE + timedelta(days=1), DUE - timedelta(days=9))
    lively = next_renewal(DUE, DUE + timedelta(minutes=1), DUE)
    assert (quiet - DUE, lively - DUE) == (timedelta(hours=6), timedelta(minutes=10))
    assert next_renewal(None, DUE, DUE) == DUE
    put_back = next_renewal(DUE + timedelta(days=9), DUE, DUE - timedelta(days=9))
    assert put_back == DUE + timedelta(hours=6), "a look in the future is one of now"
