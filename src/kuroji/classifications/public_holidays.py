"""Public holidays of reporters: a table of dates, so that a story needs no calendar library to count working days.

The table holds whole years, FIRST to LAST; a test holds every date of it against the
`holidays` package, which knows the laws, and which answers for other years.

Source: Act on National Holidays (国民の祝日に関する法律) and its amendments, as the package `holidays` applies it.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from kuroji.classifications.codelist import read

FIRST, LAST = 1979, 2035


def public_holidays(reporter: str, first: int, last: int) -> frozenset[date]:
    """The public holidays of a reporter in the years `first` to `last`."""
    if first < FIRST or last > LAST or reporter not in _tabled():
        import holidays

        return frozenset(holidays.country_holidays(reporter, years=range(first, last + 1)))
    return frozenset(day for day in _tabled()[reporter] if first <= day.year <= last)


@cache
def _tabled() -> dict[str, tuple[date, ...]]:
    found: dict[str, list[date]] = {}
    for row in read("public_holidays.csv"):
        found.setdefault(row["reporter"], []).append(date.fromisoformat(row["date"]))
    return {reporter: tuple(days) for reporter, days in found.items()}
