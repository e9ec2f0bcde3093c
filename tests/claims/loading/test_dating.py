"""When an article appeared. Sources: ISO 8601 and RFC 5322 for the writings; the rule for bare dates is model/instant.py's."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from kuroji.claims.loading.articles import Settings, from_bytes, from_record
from kuroji.claims.loading.dating import instant
from kuroji.claims.loading.days import Kind, day_in
from kuroji.classifications.reporters import JAPAN
from kuroji.model.errors import UsageError

NOW = datetime(2026, 10, 7, tzinfo=UTC)
TEXT = "Japan's exports rose 17.0% in May."
JUNE_17 = "2026-06-17T14:59:59+00:00"


def settled(body: str, published: str = "", record: str | None = None) -> tuple[str | None, str, tuple[str, ...]]:
    read = from_record(
        {"title": "Exports", "body": body, "published_at": record}, Settings(published=published, now=NOW)
    )
    return read.published_at.isoformat() if read.published_at else None, read.dated_by, read.notices


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-06-17", JUNE_17),
        ("20260617", JUNE_17),
        ("2026-06-17 00:24:29+00:00", "2026-06-17T00:24:29+00:00"),
        ("2026-06-17T09:12:00+09:00", "2026-06-17T00:12:00+00:00"),
        ("2026-06-17T00:12:00Z", "2026-06-17T00:12:00+00:00"),
        ("2026-06-17T09:12", "2026-06-17T00:12:00+00:00"),
        ("Wed, 17 Jun 2026 00:12:00 GMT", "2026-06-17T00:12:00+00:00"),
        ("June 17, 2026", JUNE_17),
        ("17 June 2026", JUNE_17),
        ("2026年6月17日 9時12分", "2026-06-17T00:12:00+00:00"),
        ("2026年6月17日 09:12", "2026-06-17T00:12:00+00:00"),
        ("2026/6/17", JUNE_17),
    ],
)
def test_every_usual_writing_is_one_instant(written: str, at: str) -> None:
    assert instant(written, JAPAN).isoformat() == at


@pytest.mark.parametrize(
    "written", ["", "soon", "first", "latest", "June 17", "2026-13-01", "Feb 30, 2026", "9999-99-99"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(UsageError):
        instant(written, JAPAN)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"TOKYO, June 17, 2026 - {TEXT}", Kind.DATELINE),
        (f"TOKYO, June 17, 2026 (Wire) -- {TEXT}", Kind.DATELINE),
        (f"TOKYO, Japan, 17 June 2026 — {TEXT}", Kind.DATELINE),
        (f"June 17, 2026\n\n{TEXT}", Kind.LINE),
        (f"Published 17 June 2026 · The paper\n\n{TEXT}", Kind.LINE),
        (f"Published: Wednesday, June 17, 2026\n\n{TEXT}", Kind.LINE),
        (f"{TEXT}\n\n(2026年6月17日)", Kind.LINE),
        (f"公開日:2026年6月17日\n\n{TEXT}", Kind.LINE),
        (f"According to figures released by the ministry on June 17, 2026, {TEXT}", Kind.RELEASE),
        ("財務省が2026年6月17日に発表した5月の貿易統計は赤字だった。", Kind.RELEASE),
    ],
)
def test_a_text_says_when_it_appeared(body: str, kind: Kind) -> None:
    found = day_in(f"Exports\n\n{body}")
    assert found is not None
    assert found.kind is kind
    assert settled(body)[:2] == (JUNE_17, "text")


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        "The car tariff of 25% took effect on April 3, 2025.",
        "The Bank of Japan next meets on July 30-31.",
        "Exports rose in May 2026.",
        "The 17 June 2026 meeting was cancelled.",
        "財務省が17日発表した5月の貿易統計は赤字だった。",
    ],
)
def test_other_dates_are_not_taken_for_it(body: str) -> None:
    at, by, notices = settled(body)
    assert (at, by) == (None, "")
    assert len(notices) == 1


def test_minutes_are_no_year() -> None:
    found = day_in(f"Posted June 17 at 08:50\n\n{TEXT}")
    assert found is not None
    assert (found.year, found.clock) == (None, time(8, 50))


def test_a_dateline_without_year_is_the_newest_that_is_past_and_says_so() -> None:
    assert settled(f"TOKYO, June 17 - {TEXT}") == (
        JUNE_17, "text", ("The date in the text has no year; it is taken as 2026-06-17.",),
    )  # fmt: skip
    assert (settled(f"TOKYO, Dec 17 - {TEXT}")[0] or "")[:4] == "2025"


def test_the_reader_goes_before_the_record_and_the_record_before_the_text() -> None:
    body = f"TOKYO, June 17, 2026 - {TEXT}"
    assert settled(body, "2026-06-19", "2026-06-18")[:2] == ("2026-06-19T14:59:59+00:00", "reader")
    assert settled(body, "", "2026-06-18") == ("2026-06-18T14:59:59+00:00", "record", ())


@pytest.mark.parametrize(
    ("record", "body", "disagree"),
    [
        ("2026-06-20", f"TOKYO, June 17 - {TEXT}", False),
        ("2026-06-21", f"TOKYO, June 17 - {TEXT}", True),
        ("2026-01-02", f"TOKYO, Dec 31 - {TEXT}", False),
        ("2026-08-01", f"Figures released on June 17, 2026 showed a deficit. {TEXT}", False),
        ("2026-06-01", f"Figures released on June 17, 2026 showed a deficit. {TEXT}", True),
    ],
)
def test_dates_that_disagree_are_told(record: str, body: str, disagree: bool) -> None:
    assert any("disagree" in notice for notice in settled(body, "", record)[2]) is disagree


def test_a_date_in_the_future_is_told() -> None:
    at, _, notices = settled(TEXT, "", "2027-01-01")
    assert at == "2027-01-01T14:59:59+00:00"
    assert any("future" in notice for notice in notices)


def test_a_date_nobody_gives_is_told_with_what_it_means() -> None:
    assert "revised since cannot be told from a wrong one" in settled(TEXT)[2][0]


def test_a_readers_date_that_is_none_is_an_error() -> None:
    with pytest.raises(UsageError) as caught:
        settled(TEXT, "yesterday")
    assert caught.value.where == "--published"


def test_an_unreadable_date_in_a_page_is_no_date() -> None:
    page = f"<html><head><meta name='date' content='once upon a time'></head><body><p>{TEXT}</p></body></html>"
    assert from_bytes(page.encode())[0].published_at is None
