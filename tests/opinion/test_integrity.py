"""Cookies, rates, bursts and clones.

Sources: RFC 4231 is for the standard library, which computes the HMAC; here: forgery and rotation by
trial, token buckets by hand, tails against scipy, and the clone test's own promise about false
flags held against seeded simulations of its null hypothesis.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kuroji.model.errors import UsageError
from kuroji.opinion.analysis.groups import groups_of
from kuroji.opinion.analysis.matrix import VoteMatrix, matrix_of
from kuroji.opinion.analysis.opinion_map import opinion_map
from kuroji.opinion.integrity.bursts import bursts, upper_tail
from kuroji.opinion.integrity.clones import at_least, clones
from kuroji.opinion.integrity.cookie import LIFETIME, address_mark, keys_of, participant_of, signed
from kuroji.opinion.integrity.inspecting import inspected
from kuroji.opinion.integrity.rates import Limiter, Rate, TooFast
from kuroji.opinion.nouns import Choice, Participant, Vote

NOW = datetime(2026, 6, 17, 3, 0, tzinfo=UTC)
KEYS = keys_of("0123456789abcdef0123456789abcdef")
READER = Participant("2vH0cQm9sXo4tLbA7yZkWq1e", NOW)


def test_a_cookie_names_its_participant() -> None:
    assert participant_of(signed(READER, KEYS, NOW), KEYS, NOW + timedelta(days=1)) == READER


def test_no_altered_character_is_accepted() -> None:
    cookie = signed(READER, KEYS, NOW)
    for place, character in enumerate(cookie):
        other = "A" if character != "A" else "B"
        assert participant_of(cookie[:place] + other + cookie[place + 1 :], KEYS, NOW) is None
    for spoilt in (cookie[:-1], cookie + "=", cookie.upper(), cookie + "\n", f" {cookie}", cookie.replace("v1", "v2")):
        assert participant_of(spoilt, KEYS, NOW) is None


@given(st.text(max_size=300))
def test_anything_else_is_nobody(text: str) -> None:
    assert participant_of(text, KEYS, NOW) is None


def test_a_rotated_secret_still_verifies_and_a_dropped_one_does_not() -> None:
    old, new = "a" * 32, "b" * 32
    cookie = signed(READER, keys_of(old), NOW)
    assert participant_of(cookie, keys_of(f"{new}, {old}"), NOW) == READER
    assert participant_of(cookie, keys_of(new), NOW) is None
    assert signed(READER, keys_of(f"{new},{old}"), NOW) == signed(READER, keys_of(new), NOW)


def test_a_cookie_ends_and_cannot_come_from_the_future() -> None:
    cookie = signed(READER, KEYS, NOW)
    assert participant_of(cookie, KEYS, NOW + LIFETIME) is not None
    assert participant_of(cookie, KEYS, NOW + LIFETIME + timedelta(seconds=1)) is None
    assert participant_of(cookie, KEYS, NOW - timedelta(hours=1)) is None


@pytest.mark.parametrize("text", ["", "short", f"{'a' * 40},", f"{'a' * 40},short"])
def test_a_secret_too_short_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(UsageError) as told:
        keys_of(text)
    assert "a" * 40 not in str(told.value)
    assert "0123456789" not in repr(KEYS)


def test_an_address_is_marked_by_household_and_day() -> None:
    mark = address_mark("2001:db8:1:2:3::4", KEYS, NOW)
    assert mark == address_mark("2001:db8:1:2:ffff::1", KEYS, NOW)
    assert mark != address_mark("2001:db8:1:3::4", KEYS, NOW)
    assert mark != address_mark("2001:db8:1:2:3::4", KEYS, NOW + timedelta(days=1))
    assert address_mark("::ffff:192.0.2.1", KEYS, NOW) == address_mark("192.0.2.1", KEYS, NOW)
    assert address_mark("unix socket", KEYS, NOW) != address_mark("192.0.2.1", KEYS, NOW)


def test_a_bucket_by_hand() -> None:
    clock = [0.0]
    limiter = Limiter(lambda: clock[0], {"vote/participant": Rate(2, 0.5), "vote/address": Rate(3, 1)})
    limiter.take("vote", participant="a", address="x")
    limiter.take("vote", participant="a", address="x")
    with pytest.raises(TooFast) as told:
        limiter.take("vote", participant="a", address="x")
    assert told.value.wait == pytest.approx(2)
    limiter.take("vote", participant="b", address="x")
    with pytest.raises(TooFast, match="vote/address"):
        limiter.take("vote", participant="c", address="x")
    clock[0] = 2.0
    limiter.take("vote", participant="a", address="x")
    with pytest.raises(ValueError, match="no rate"):
        limiter.take("dance", participant="a", address="x")


def test_threads_take_no_more_than_there_is() -> None:
    limiter = Limiter(lambda: 0.0, {"vote/address": Rate(50, 1)})
    allowed: list[int] = []

    def take() -> None:
        for _ in range(20):
            try:
                limiter.take("vote", address="x")
                allowed.append(1)
            except TooFast:
                pass

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(allowed) == 50


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kuroji.opinion.integrity.rates.MOST_BUCKETS", 100)
    clock = [0.0]
    limiter = Limiter(lambda: clock[0], {"vote/address": Rate(2, 0.001)})
    for number in range(1000):
        clock[0] += 0.001
        limiter.take("vote", address=str(number))
        assert len(limiter._held) <= 101


@pytest.mark.parametrize(
    ("count", "mean", "variance"), [(1, 0.5, 0.5), (30, 10, 10), (30, 10, 40), (200, 12, 90), (5, 20, 20)]
)
def test_tails_equal_those_of_scipy(count: int, mean: float, variance: float) -> None:
    if variance <= mean:
        expected = stats.poisson.sf(count - 1, mean)
    else:
        expected = stats.nbinom.sf(count - 1, mean**2 / (variance - mean), mean / variance)
    assert upper_tail(count, mean, variance) == pytest.approx(float(expected), rel=1e-6)


def _hours(counts: list[int]) -> list[datetime]:
    return [NOW + timedelta(hours=hour, seconds=second) for hour, count in enumerate(counts) for second in range(count)]


def test_a_burst_is_seen_and_an_ordinary_day_is_not() -> None:
    draw = np.random.default_rng(1)
    ordinary = draw.poisson(12, 400).tolist()
    assert bursts(_hours(ordinary)) == []
    ordinary[300] = 90
    assert [burst.count for burst in bursts(_hours(ordinary))] == [90]
    assert bursts([]) == []


@pytest.mark.parametrize(("count", "chance"), [(0, 0.5), (10, 0.5), (7, 0.3), (3, 0.9)])
def test_the_tail_of_equal_chances_is_binomial(count: int, chance: float) -> None:
    assert at_least(count, np.full(10, chance)) == pytest.approx(float(stats.binom.sf(count - 1, 10, chance)))


def test_the_tail_of_unequal_chances_by_hand() -> None:
    """Both of 0.5 and 0.2: 0.1; at least one: 1 - 0.5 * 0.8."""
    assert at_least(2, np.array([0.5, 0.2])) == pytest.approx(0.1)
    assert at_least(1, np.array([0.5, 0.2])) == pytest.approx(0.6)
    assert at_least(3, np.array([0.5, 0.2])) == 0


def simulated(seed: int, people: int = 120, statements: int = 40) -> VoteMatrix:
    """Two opinion groups whose members answer independently of each other: the null hypothesis of the clone test."""
    draw = np.random.default_rng(seed)
    agree = draw.uniform(0.1, 0.9, (2, statements))
    side = draw.integers(0, 2, people)
    values = np.where(draw.random((people, statements)) < agree[side], 1.0, -1.0)
    values[draw.random(values.shape) < 0.1] = 0
    values[draw.random(values.shape) < 0.3] = np.nan
    return matrix_of([f"p{n}" for n in range(people)], range(statements), values)


def _flagged(votes: VoteMatrix) -> list[tuple[str, str]]:
    return [(pair.left, pair.right) for pair in clones(votes, groups_of(votes, opinion_map(votes).participants))]


def test_false_flags_stay_as_rare_as_promised() -> None:
    """At most one conversation in a hundred; with 60 tried, 4 or more would have a probability below 0.4%."""
    assert sum(bool(_flagged(simulated(seed))) for seed in range(60)) < 4


def test_planted_clones_are_found() -> None:
    votes = simulated(7)
    copied = np.nan_to_num(votes.values[:1], nan=1.0)
    planted = np.repeat(copied, 8, axis=0)
    names = [*votes.participants, *(f"clone{n}" for n in range(8))]
    both = matrix_of(names, votes.statements, np.concatenate([votes.values, planted]))
    found = _flagged(both)
    assert {name for pair in found for name in pair} >= {f"clone{n}" for n in range(8)}


def test_flags_tell_why_and_delete_nothing() -> None:
    votes = simulated(7)
    twice = np.nan_to_num(votes.values[:1], nan=-1.0).repeat(2, axis=0)
    both = matrix_of([*votes.participants, "one", "two"], votes.statements, np.concatenate([votes.values, twice]))
    history = [Vote("x", 1, Choice.AGREE, instant) for instant in _hours([2] * 30 + [80])]
    flags = inspected("trade", both, history, NOW)
    assert {flag.kind for flag in flags} == {"burst of votes", "clone"}
    assert {"one", "two"} <= {flag.subject for flag in flags}
    assert all("p = " in flag.detail for flag in flags)
    assert len(both.participants) == 122
