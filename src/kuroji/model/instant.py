"""Instants: when something was known, kept in UTC, read and written in the reporter's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec

from kuroji.model.errors import UsageError
from kuroji.model.reporter import Reporter


class AsOf(msgspec.Struct, frozen=True):
    """The moment whose knowledge is asked for: an instant, or the words `latest` and `first` still to be resolved."""

    word: str
    instant: datetime | None = None


# Before these years zones had odd offsets, and after them nobody can mean it.
YEARS = range(1900, 2200)
# The last whole second: releases are known at whole seconds, and ids stay readable.
END_OF_DAY = time(23, 59, 59)
LATEST = AsOf("latest")
FIRST = AsOf("first")


def at(instant: datetime) -> AsOf:
    """The as-of of one exact instant; ValueError when it has no zone, because the process's own zone means nothing."""
    if instant.tzinfo is None:
        raise ValueError(f"the instant {instant} has no time zone")
    return AsOf("instant", instant.astimezone(UTC))


def parse_as_of(text: str, reporter: Reporter) -> AsOf:
    """`latest`, `first`, a date (end of that day in the reporter's zone) or a timestamp (the reporter's zone unless given).

    Raises UsageError for anything else.
    """
    word = text.strip().lower()
    if word in ("latest", "now", ""):
        return LATEST
    if word == "first":
        return FIRST
    try:
        day = _bare_date(text.strip())
        moment = datetime.combine(day, END_OF_DAY) if day else datetime.fromisoformat(text.strip())
        if moment.year not in YEARS:
            raise ValueError(f"the year {moment.year} is outside every calendar here")
        return at(moment if moment.tzinfo else moment.replace(tzinfo=reporter.tz))
    except ValueError:
        raise UsageError(
            f"{text!r} is not a vintage",
            remedy="Use latest, first, a date (2026-06-17) or a timestamp (2026-06-17T08:50+09:00).",
        ) from None


def _bare_date(text: str) -> date | None:
    """The date that `text` is in any ISO 8601 form (2026-06-17, 20260617); None when it is something else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def release_instant(day: date, reporter: Reporter) -> datetime:
    """The instant, in UTC, at which a release dated `day` became known: the reporter's release time on that day."""
    return datetime.combine(day, reporter.release_time, reporter.tz).astimezone(UTC)


def iso(instant: datetime, reporter: Reporter) -> str:
    """The instant as ISO 8601 in the reporter's zone, to the minute when it has no seconds."""
    local = instant.astimezone(reporter.tz)
    return local.isoformat(timespec="minutes" if not (local.second or local.microsecond) else "auto")
