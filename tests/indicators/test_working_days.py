"""Working days against the public holidays of Japan for 2025 and 2026 as the Cabinet Office announced them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.indicators.said import Ask

from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS
from kuroji.indicators.working_days import working_days
from kuroji.model.period import parse

# Month and day, substitute and citizens' holidays included.
HOLIDAYS = {
    2025: "1-1 1-13 2-11 2-23 2-24 3-20 4-29 5-3 5-4 5-5 5-6 7-21 8-11 9-15 9-23 10-13 11-3 11-23 11-24",
    2026: "1-1 1-12 2-11 2-23 3-20 4-29 5-3 5-4 5-5 5-6 7-20 8-11 9-21 9-22 9-23 10-12 11-3 11-23",
}
# Act on Holidays of Administrative Organs, article 1: 29 December to 3 January.
OFFICES_CLOSED = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}


def counted(first: date, after: date) -> int:
    free = {date(y, *map(int, day.split("-"))) for y, days in HOLIDAYS.items() for day in days.split()}
    days = [first + timedelta(n) for n in range((after - first).days)]
    return sum(d.weekday() < 5 and d not in free and (d.month, d.day) not in OFFICES_CLOSED for d in days)


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_and_its_parts(year: int, month: int) -> None:
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    written = f"{year}-{month:02d}"
    assert working_days("JP", parse(written)) == counted(first, after)
    assert working_days("JP", parse(f"{written}-D10")) == counted(first, first + timedelta(10))
    assert working_days("JP", parse(f"{written}-D20")) == counted(first, first + timedelta(20))


def test_longer_periods_add_up() -> None:
    assert working_days("JP", parse("2025")) == counted(date(2025, 1, 1), date(2026, 1, 1))
    assert working_days("JP", parse("FY2025")) == sum(working_days("JP", m) for m in parse("FY2025").months())


def test_may_2026_had_two_working_days_less(ask: Ask) -> None:
    """18 against 20; 17 June 2026: (9,511,555 / 18) / (8,129,542 / 20) - 1 = 30.0%."""
    found = ask("change", "per-working-day", EXPORTS, "2026-05", "2026-06-17")
    assert (found.detail["working_days"], found.detail["working_days_base"]) == (18, 20)
    exact = (Decimal(9_511_555) / 18 / (Decimal(8_129_542) / 20) - 1) * 100
    # The base is held in thousand yen.
    assert abs(Decimal(found.exact) - exact) < Decimal("0.00001")
    assert found.value == 30.0


def test_a_level_and_a_balance_per_working_day(ask: Ask) -> None:
    """May 2026, 17 June: 9,890,228 / 18 million yen a day; the balance changes in size, -378,673 / 18 against -662,469 / 20."""
    daily = ask("value", "per-working-day", IMPORTS, "2026-05", "2026-06-17")
    assert abs(Decimal(daily.exact) - Decimal(9_890_228_000_000) / 18) < 1
    found = ask("change", "per-working-day", BALANCE, "2026-05", "2026-06-17")
    assert round(found.value, 1) == round((378_673 / 18) / (662_469 / 20) * 100 - 100, 1)
