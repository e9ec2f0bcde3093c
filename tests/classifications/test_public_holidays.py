"""The table of public holidays against the package that knows the laws, and against holidays everybody remembers."""

from __future__ import annotations

from datetime import date

import holidays

from kuroji.classifications.public_holidays import FIRST, LAST, public_holidays


def test_every_year_of_the_table_is_what_the_package_says() -> None:
    assert public_holidays("JP", FIRST, LAST) == frozenset(
        holidays.country_holidays("JP", years=range(FIRST, LAST + 1))
    )


def test_days_that_were_holidays_once_and_days_that_were_moved() -> None:
    """The enthronement of 2019 made ten days of holidays; the games moved Marine Day to 22 July 2021; 2026 has 22 September."""
    assert {date(2019, 4, 30), date(2019, 5, 1), date(2019, 5, 2)} <= public_holidays("JP", 2019, 2019)
    assert date(2021, 7, 22) in public_holidays("JP", 2021, 2021)
    assert date(2021, 7, 19) not in public_holidays("JP", 2021, 2021)
    assert date(2026, 9, 22) in public_holidays("JP", 2026, 2026)


def test_years_and_reporters_beyond_the_table_are_asked_of_the_package() -> None:
    assert date(LAST + 1, 1, 1) in public_holidays("JP", LAST + 1, LAST + 1)
    assert date(2026, 7, 4) in public_holidays("US", 2026, 2026)
