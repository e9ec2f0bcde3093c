"""Calendar regressors: Japan's holidays (Act on National Holidays; Cabinet Office's list) and the lunar New Year
(Hong Kong Observatory, Gregorian-Lunar calendar conversion tables)."""

from __future__ import annotations

import numpy as np
import pytest

from kuroji.indicators.seasonal.regressors import holidays_on_weekdays, lunar_new_year, new_year_days
from kuroji.model.period import parse


def difference(month: str, years: tuple[int, int], *, closure: bool) -> float:
    """Rest days of a month in one year less those in another: the means cancel out."""
    first, second = (
        holidays_on_weekdays("JP", parse(f"{year}-{month}"), 1, closure=closure).values[0] for year in years
    )
    return float(first - second)


@pytest.mark.parametrize(
    ("month", "years", "closure", "more"),
    [
        ("05", (2026, 2025), False, 1),  # 4, 5 and 6 May against 5 and 6 May
        ("01", (2026, 2025), False, 0),  # 1 and 12 January against 1 and 13 January
        ("01", (2026, 2025), True, -1),  # 2 January against 2 and 3 January as well
        ("09", (2026, 2025), False, 1),  # 21, 22 (between two holidays) and 23 September against 15 and 23
    ],
)
def test_holidays_on_weekdays(month: str, years: tuple[int, int], closure: bool, more: int) -> None:
    assert difference(month, years, closure=closure) == pytest.approx(more)


def test_holidays_do_not_move_the_level() -> None:
    """Over the 28 years of the means, every calendar month averages to nothing."""
    months = holidays_on_weekdays("JP", parse("2008-01"), 336, closure=True).values.reshape(-1, 12)
    np.testing.assert_allclose(months.mean(axis=0), 0, atol=1e-12)
    quarters = holidays_on_weekdays("JP", parse("2008-Q1"), 112, closure=True).values
    np.testing.assert_allclose(quarters, months.reshape(-1, 3).sum(axis=1), atol=1e-12)


def test_lunar_new_year_days() -> None:
    """Hong Kong Observatory, conversion tables 1901-2100."""
    known = ["1979-01-28", "1985-02-20", "2000-02-05", "2006-01-29", "2007-02-18", "2023-01-22", "2024-02-10", "2025-01-29",
             "2026-02-17", "2030-02-03", "2035-02-08"]  # fmt: skip
    found = {day.year: day.isoformat() for day in new_year_days()}
    assert {year: found[year] for year in (int(day[:4]) for day in known)} == {int(day[:4]): day for day in known}


def test_lunar_windows_fall_into_the_right_months() -> None:
    """17 February 2026: the fortnight from 24 February to 9 March has 9 days in March; in 2023 it ended on 11 February."""
    after_2026, after_2023 = (
        {r.name: r.values[0] for r in lunar_new_year(parse(f"{year}-03"), 1)}["lny_after"] for year in (2026, 2023)
    )
    assert after_2026 - after_2023 == pytest.approx(9 / 14)


def test_each_window_is_whole_every_year() -> None:
    for regressor in lunar_new_year(parse("2008-01"), 336):
        months = regressor.values.reshape(-1, 12)
        np.testing.assert_allclose(months.sum(axis=1), 0, atol=1e-12)
        assert np.ptp(months[:, 4:]) == 0
