"""Dates of publication in a text: a dateline, a line that is a date, a sentence about the release."""

from __future__ import annotations

import re
from datetime import date, time
from enum import IntEnum

import msgspec

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = r"(?:[\s,T]{1,3}(?:at\s)?\d{1,2}(?::\d{2}|時\d{1,2}分))?"
_WRITTEN = (
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}/\d{{1,2}}/\d{{1,2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日){_CLOCK}"
)
_AGENCY = r"(?:\s?\([A-Z][\w .&/-]{1,40}\))?"
_DATELINE = re.compile(
    rf"^(?-i:[A-Z][A-Z.' -]{{2,30}})(?:[,/]\s?(?-i:[A-Z])[\w .]{{1,30}}){{0,2}}[,\s]\s?(?P<day>{_WRITTEN}){_AGENCY}\s?[-–—:]"
    rf"|^(?P<day2>{_WRITTEN}){_AGENCY}\s?[-–—]\s",
    re.IGNORECASE,
)
_LABEL = r"(?:first\s)?(?:published|posted|date|publication date|公開日?時?|配信日?時?|掲載日?時?|発行日?|公表)(?:\son)?\s?[:：]?\s?"
_LINE = re.compile(
    rf"^[(（【\[]?(?:{_LABEL})?(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day,?\s)?(?P<day>{_WRITTEN})"
    r"(?:\s?(?:JST|日本時間|配信|公開))?[)）】\]]?(?:\s?[·|].*)?$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"[(（](?P<day>\d{4}年\d{1,2}月\d{1,2}日\s\d{1,2}:\d{2})[)）]")
_RELEASE = re.compile(
    rf"\b(?:released|published|announced|issued|reported)\b[^.。\n]{{0,80}}?\bon\s(?:\w+day,?\s)?(?P<day>{_WRITTEN})"
    r"|(?P<day2>\d{4}年\d{1,2}月\d{1,2}日)に?、?(?:発表|公表)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_WORD = re.compile(_MONTH, re.IGNORECASE)
_EDGE_LINES = 4
_OPENING = 3_000


class Kind(IntEnum):
    """How a text gives its date, the surest first."""

    LINE = 1
    DATELINE = 2
    RELEASE = 3


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A date of publication as written in a text. `year` is None where it is left out, `clock` where no hour is given."""

    kind: Kind
    month: int
    day: int
    year: int | None = None
    clock: time | None = None

    def on(self, near: date) -> date:
        """The day itself; without a year the one nearest to `near`. Raises ValueError where no calendar has it."""
        if self.year is not None:
            return date(self.year, self.month, self.day)
        around = [date(year, self.month, self.day) for year in (near.year - 1, near.year, near.year + 1)]
        return min(around, key=lambda each: abs(each - near))

    def not_after(self, latest: date) -> date:
        """The day itself; without a year the newest that is not after `latest`. Raises ValueError as `on` does."""
        if self.year is not None:
            return date(self.year, self.month, self.day)
        this_year = date(latest.year, self.month, self.day)
        return this_year if this_year <= latest else date(latest.year - 1, self.month, self.day)


def day_in(text: str) -> Day | None:
    """The date of publication that a text gives, the surest kind of it; None where it gives none."""
    lines = [line.strip() for line in text[:_OPENING].splitlines() if line.strip()][: 2 * _EDGE_LINES]
    last = [line.strip() for line in text[-_OPENING:].splitlines() if line.strip()][-_EDGE_LINES:]
    found = [(Kind.LINE, hit) for line in (*lines[:_EDGE_LINES], *last) if (hit := _LINE.match(line))]
    found += [(Kind.LINE, hit) for line in (*lines, *last) if (hit := _STAMP.search(line))]
    found += [(Kind.DATELINE, hit) for line in lines if (hit := _DATELINE.match(line))]
    found += [(Kind.RELEASE, hit) for hit in _RELEASE.finditer(text[:_OPENING])]
    for kind, hit in found:
        groups = hit.groupdict()
        read = written_day(groups["day"] or groups.get("day2") or "", kind)
        if read is not None and (kind is not Kind.RELEASE or read.year is not None):
            return read
    return None


def written_day(said: str, kind: Kind = Kind.LINE) -> Day | None:
    """A date in words or figures (June 17, 2026; 17 June; 2026-06-17; 2026年6月17日 09:12); None where there is none."""
    word = _WORD.search(said)
    numbers = [int(number) for number in _NUMBERS.findall(said)]
    if word is not None:
        year = next((number for number in numbers if number >= 1000), None)
        month = _MONTHS.index(word[0][:3].lower()) + 1
        numbers = [number for number in numbers if number != year]
    elif len(numbers) >= 3:
        year, month, numbers = numbers[0], numbers[1], numbers[2:]
    else:
        return None
    try:
        date(year or 2024, month, numbers[0])
        at = time(numbers[1], numbers[2]) if len(numbers) >= 3 else None
    except (ValueError, IndexError):
        return None
    return Day(kind=kind, month=month, day=numbers[0], year=year, clock=at)
