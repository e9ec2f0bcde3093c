"""When an article appeared: the reader's word before the record's, the record's before the text's."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

import msgspec

from kuroji.claims.loading.days import Day, Kind, day_in, written_day
from kuroji.claims.loading.draft import Draft
from kuroji.claims.loading.notices import Notice
from kuroji.model.errors import InputError, UsageError
from kuroji.model.instant import END_OF_DAY, parse_as_of
from kuroji.model.reporter import Reporter

# A record and a dateline further apart than this speak of two days, not of one in two zones.
APART = timedelta(days=3)
# The end of a date as mail and feeds write it (RFC 5322).
_MAIL = re.compile(r":\d{2} (?:GMT|UTC?|[+-]\d{4})$")


class Dated(msgspec.Struct, frozen=True):
    """An instant in UTC or None, who said it (`reader`, `record`, `text`), and what is to be told about it."""

    at: datetime | None
    by: str
    notices: tuple[Notice, ...] = ()


def dated(draft: Draft, published: str, now: datetime, reporter: Reporter, *, where: str = "") -> Dated:
    """When the article appeared; a bare date is the end of that day in the reporter's zone.

    Raises UsageError where the reader's word is no date, InputError where a record's field is none.
    """
    stated = _stated(draft, reporter, where)
    said = day_in(f"{draft.title}\n\n{draft.body}")
    if published:
        found = Dated(_given(published, reporter), "reader")
    elif stated is not None:
        found = Dated(stated, "record", _contradiction(stated, said, reporter))
    elif said is not None:
        found = _from_text(said, now, reporter)
    else:
        found = Dated(None, "", (Notice("no date"),))
    if found.at is not None and found.at > now:
        told = Notice("future", {"day": found.at.astimezone(reporter.tz).date().isoformat()})
        return msgspec.structs.replace(found, notices=(*found.notices, told))
    return found


def instant(text: str, reporter: Reporter) -> datetime:
    """A date or timestamp in any usual writing as an instant in UTC. Raises UsageError for anything else."""
    said = text.strip()
    with suppress(UsageError):
        read = parse_as_of(said, reporter).instant
        if read is not None:
            return read
    if _MAIL.search(said):
        with suppress(ValueError):
            return parsedate_to_datetime(said).astimezone(UTC)
    day = written_day(said)
    if day is None or day.year is None:
        raise UsageError(f"{text!r} is not a date", remedy="Write 2026-06-17, or with the time 2026-06-17T08:50+09:00.")
    return _at(day.on(date.min), day, reporter)


def _given(published: str, reporter: Reporter) -> datetime:
    try:
        return instant(published, reporter)
    except UsageError as error:
        raise UsageError(error.what, where="--published", remedy=error.remedy) from None


def _stated(draft: Draft, reporter: Reporter, where: str) -> datetime | None:
    """The instant of the input's own field; None where it has none, or an unreadable one that nobody promised."""
    if not draft.published.strip():
        return None
    try:
        return instant(draft.published, reporter)
    except UsageError as error:
        if not draft.strict:
            return None
        raise InputError(f"published_at: {error.what}", where=where, remedy=error.remedy) from None


def _contradiction(stated: datetime, said: Day | None, reporter: Reporter) -> tuple[Notice, ...]:
    """The notice where the text gives another day, or speaks of a release after the record's day."""
    if said is None:
        return ()
    own = stated.astimezone(reporter.tz).date()
    other = said.on(own)
    values: dict[str, str | int] = {"record": own.isoformat(), "text": other.isoformat()}
    if said.kind is Kind.RELEASE:
        return (Notice("released later", values),) if other - own >= APART else ()
    return (Notice("two dates", values),) if abs(other - own) > APART else ()


def _from_text(said: Day, now: datetime, reporter: Reporter) -> Dated:
    day = said.not_after(now.astimezone(reporter.tz).date())
    assumed = (Notice("year assumed", {"day": day.isoformat()}),) if said.year is None else ()
    return Dated(_at(day, said, reporter), "text", assumed)


def _at(day: date, said: Day, reporter: Reporter) -> datetime:
    return datetime.combine(day, said.clock or END_OF_DAY, reporter.tz).astimezone(UTC)
