"""A user's CSV as a series: one month a row, in columns that are named, known so many days after each month's end."""

from __future__ import annotations

import csv
import io
import math
import re
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from kuroji.model.errors import InputError, KurojiError, UsageError
from kuroji.model.period import month
from kuroji.model.reporter import Reporter
from kuroji.outlook.lead.tracks import Track, ordinal_of, own_track

MOST_BYTES = 4_000_000
MOST_DAYS = 400
_SIGNS = re.compile(r"[^\w.\- ]")


class Columns(msgspec.Struct, frozen=True):
    """The columns of the month and of the value."""

    period: str = "period"
    value: str = "value"


def own_series(path: Path, columns: Columns, published_after: int, owner: Reporter) -> Track:
    """The series in a CSV file. Each month is known `published_after` days after its end, in the reporter's zone.

    Raises UsageError for a lag that cannot be, InputError for what cannot be read: a missing
    column, a month twice, a value that is no positive number, each with its row.
    """
    if not 0 <= published_after <= MOST_DAYS:
        raise UsageError(
            f"figures are not published {published_after} days after their month",
            remedy=f"Give --published-after as 0 to {MOST_DAYS} days.",
        )
    rows = [
        (_month(row[columns.period], where), _value(row[columns.value], where)) for row, where in _rows(path, columns)
    ]
    seen: set[int] = set()
    for ordinal, _ in rows:
        if ordinal in seen:
            raise InputError(f"{month(ordinal)} stands twice", where=str(path), remedy="Keep one row for each month.")
        seen.add(ordinal)
    # In ids and sentences the file's name is a word, and none of its signs may mean anything.
    return own_track(
        _SIGNS.sub("_", path.name), [(n, _known(n, published_after, owner), value) for n, value in sorted(rows)]
    )


def _rows(path: Path, columns: Columns) -> list[tuple[dict[str, str], str]]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("the file is too large for a monthly series", where=str(path), remedy="Give months only.")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), remedy="Give a CSV file in UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text))
    named = list(reader.fieldnames or ())
    for column in (columns.period, columns.value):
        if column not in named:
            raise InputError(
                f"there is no column {column!r}", where=str(path),
                remedy=f"Its columns are: {', '.join(named) or 'none'}. Name them: --columns MONTH,VALUE.",
            )  # fmt: skip
    return [
        ({name: (row.get(name) or "").strip() for name in (columns.period, columns.value)}, f"{path}, row {reader_row}")
        for reader_row, row in enumerate(reader, 2)
    ]


def _month(text: str, where: str) -> int:
    try:
        return ordinal_of(text)
    except KurojiError as error:
        raise InputError(f"{text!r} is not a month", where=where, remedy="Write months such as 2026-05.") from error


def _value(text: str, where: str) -> float:
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        raise InputError(f"{text!r} is not a number", where=where, remedy="Leave rows without a value out.") from None
    if not (math.isfinite(value) and value > 0):
        raise InputError(
            f"{text} has no logarithm", where=where, remedy="Give levels above zero, not changes or balances."
        )
    return value


def _known(ordinal: int, days: int, owner: Reporter) -> datetime:
    end = month(ordinal + 1)
    return datetime(end.year, end.part, 1, tzinfo=owner.tz) + timedelta(days=days)
