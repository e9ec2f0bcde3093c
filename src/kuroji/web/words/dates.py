"""Dates and periods as the pages write them, in either language and the reporter's zone."""

from __future__ import annotations

from datetime import datetime

from kuroji.model.period import Period
from kuroji.model.reporter import Reporter
from kuroji.stories.story import STATED
from kuroji.stories.wording import en, ja

INFERRED = {"en": "{when} (inferred)", "ja": "{when}（推定）"}


def day(instant: datetime, owner: Reporter, language: str) -> str:
    """17 June 2026, 2026年6月17日."""
    return ja.day(instant, owner) if language == "ja" else en.day(instant, owner)


def minute(instant: datetime, owner: Reporter, language: str) -> str:
    """17 June 2026, 08:50 JST; 2026年6月17日 8時50分."""
    local = instant.astimezone(owner.tz)
    if language == "ja":
        return f"{day(instant, owner, language)} {local.hour}時{local.minute:02d}分"
    return f"{day(instant, owner, language)}, {local:%H:%M} {local.tzname()}"


def dated(instant: datetime, basis: str, owner: Reporter, language: str) -> str:
    """The day, and where no release states it, that it is inferred."""
    return marked(day(instant, owner, language), basis, language)


def marked(when: str, basis: str, language: str) -> str:
    """A date as written elsewhere, with the mark of one that no release states."""
    return when if basis == STATED else INFERRED[language].format(when=when)


def named(period: Period, language: str) -> str:
    """May 2026, 2026年5月: a period as a line of its own, so with a capital."""
    words = ja.period(period) if language == "ja" else en.period(period)
    return words[:1].upper() + words[1:]
