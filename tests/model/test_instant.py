"""Instants: docs/explanation/vintages.md, section 1, in whatever zone the process runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import UsageError
from kuroji.model.instant import FIRST, LATEST, at, iso, parse_as_of, release_instant


@pytest.fixture(params=["UTC", "Asia/Tokyo", "Pacific/Chatham", "America/St_Johns"], autouse=True)
def _process_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-06-17", datetime(2026, 6, 17, 14, 59, 59, tzinfo=UTC)),
        ("20260617", datetime(2026, 6, 17, 14, 59, 59, tzinfo=UTC)),
        ("2026-W25-3", datetime(2026, 6, 17, 14, 59, 59, tzinfo=UTC)),
        (" 2026-06-17 ", datetime(2026, 6, 17, 14, 59, 59, tzinfo=UTC)),
        ("2026-06-17T08:50", datetime(2026, 6, 16, 23, 50, tzinfo=UTC)),
        ("2026-06-17 08:50", datetime(2026, 6, 16, 23, 50, tzinfo=UTC)),
        ("2026-06-17T08:50+09:00", datetime(2026, 6, 16, 23, 50, tzinfo=UTC)),
        ("2026-06-16T23:50Z", datetime(2026, 6, 16, 23, 50, tzinfo=UTC)),
        ("2026-06-17T00:00", datetime(2026, 6, 16, 15, tzinfo=UTC)),
    ],
)
def test_dates_and_timestamps(text: str, instant: datetime) -> None:
    found = parse_as_of(text, JAPAN)
    assert found.instant == instant
    assert found.instant is not None
    assert found.instant.tzinfo is UTC


def test_words() -> None:
    assert parse_as_of("latest", JAPAN) == parse_as_of(" Latest ", JAPAN) == parse_as_of("now", JAPAN) == LATEST
    assert parse_as_of("FIRST", JAPAN) == FIRST


@pytest.mark.parametrize(
    "text",
    ["yesterday", "2026", "2026-06", "2026-13-01", "2026-02-30", "17.06.2026", "2026-06-17T25:00", "0001-01-01",
     "0001-01-01T00:00", "9999-12-31T23:59-12:00", "9999-12-31", "2026-06-17T08:50 Tokyo", "9" * 5000],
    ids=lambda text: text[:24],
)  # fmt: skip
def test_what_is_no_vintage(text: str) -> None:
    with pytest.raises(UsageError, match="not a vintage") as refused:
        parse_as_of(text, JAPAN)
    assert "2026-06-17" in refused.value.remedy


@given(st.text(max_size=20))
def test_any_text_is_a_vintage_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        parse_as_of(text, JAPAN)


def test_a_release_is_known_at_its_hour_and_not_before() -> None:
    known = release_instant(date(2026, 6, 17), JAPAN)
    assert known == datetime(2026, 6, 16, 23, 50, tzinfo=UTC)
    before, then, evening = (
        parse_as_of(text, JAPAN).instant for text in ("2026-06-17T08:49:59", "2026-06-17T08:50", "2026-06-17")
    )
    assert before is not None
    assert then is not None
    assert evening is not None
    assert before < known == then < evening


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        at(datetime(2026, 6, 17, 8, 50))  # noqa: DTZ001


@given(st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001
def test_what_is_written_is_read(moment: datetime, offset: int) -> None:
    instant = moment.replace(tzinfo=timezone(timedelta(hours=offset)))
    assert parse_as_of(iso(instant, JAPAN), JAPAN) == at(instant)


def test_instants_are_written_in_the_reporters_zone() -> None:
    assert iso(datetime(2026, 6, 16, 23, 50, tzinfo=UTC), JAPAN) == "2026-06-17T08:50+09:00"
    assert iso(datetime(2026, 6, 17, 14, 59, 59, 999999, UTC), JAPAN) == "2026-06-17T23:59:59.999999+09:00"
