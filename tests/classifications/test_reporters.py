"""Reporters other than Japan: what differs from country to country is a property of the reporter.

Sources: the fiscal years of governments (United States: 31 U.S.C. 1102, October to September, named for the year it
ends in; Australia: July to June; Germany: the calendar year), the American customs valuation (FT-900, explanatory
notes: f.a.s. exports, imports at customs value) and the publishers' usual release times.
"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from kuroji.classifications.calendar import INFERRED, due, last_due_month, stage_due
from kuroji.classifications.partners import find_partner, partner, partners
from kuroji.classifications.reporters import JAPAN, reporter, reporters
from kuroji.model.errors import UsageError
from kuroji.model.period import month, parse


@pytest.mark.parametrize(
    ("code", "year", "first", "last"),
    [
        ("US", "FY2025", "2024-10", "2025-09"),
        ("AU", "FY2025", "2024-07", "2025-06"),
        ("DE", "FY2025", "2025-01", "2025-12"),
        ("IN", "FY2025", "2025-04", "2026-03"),
        ("JP", "FY2025", "2025-04", "2026-03"),
    ],
)
def test_a_fiscal_year_is_that_of_the_reporter(code: str, year: str, first: str, last: str) -> None:
    period = parse(year, reporter(code).fiscal)
    assert (str(month(period.start)), str(month(period.end))) == (first, last)


def test_valuations_and_currencies() -> None:
    assert (reporter("US").export_valuation, reporter("US").import_valuation) == ("FAS", "customs")
    assert (reporter("Germany").currency, reporter("ドイツ").currency) == ("EUR", "EUR")
    assert {reporter(code).import_valuation for code in ("CA", "AU", "MX", "BR")} == {"FOB"}


def test_every_row_is_whole() -> None:
    for code, owner in reporters().items():
        assert owner.zone in available_timezones()
        assert len(owner.currency) == 3
        assert owner.name_en in owner.name_en.strip()
        assert owner.publisher_ja
        assert owner.attribution_en.startswith("Source: ")
        assert (owner.lag_days is None) == (code == "JP")


def test_the_first_figure_of_another_reporter_is_due_after_its_lag_at_its_own_hour() -> None:
    """FT-900 comes about five weeks after the month, at 8:30 in Washington; Korea's figures on the first, at 9:00."""
    instant, basis = due("US", 4, "2026-05")
    assert basis == INFERRED
    assert instant.astimezone(ZoneInfo("America/New_York")).strftime("%Y-%m-%d %H:%M") == "2026-07-06 08:30"
    assert due("KR", 4, "2026-05")[0] == datetime(2026, 6, 1, 0, 0, tzinfo=UTC)
    assert due("KR", 1, "2026-05")[0] == datetime(2026, 5, 11, 0, 0, tzinfo=UTC)
    assert due("KR", 2, "2026-05")[0] == datetime(2026, 5, 21, 0, 0, tzinfo=UTC)
    assert str(month(last_due_month("KR", datetime(2026, 6, 1, 0, 0, tzinfo=UTC)))) == "2026-05"
    assert str(month(last_due_month("KR", datetime(2026, 5, 31, 23, 59, tzinfo=UTC)))) == "2026-04"
    assert stage_due("import", parse("2020-01").end, datetime(2026, 6, 1, tzinfo=UTC), "KR") == 4


def test_japan_is_a_partner_of_others_but_has_no_row_in_its_own_customs_list() -> None:
    assert (partner("JP").name_ja, find_partner("Japan").code, find_partner("JPN").code) == ("日本", "JP", "JP")
    assert "JP" not in {item.code for item in partners()}


def test_an_unknown_reporter_is_refused_with_those_at_hand() -> None:
    with pytest.raises(UsageError, match="Germany"):
        reporter("Germny")
    assert reporter("jp") is JAPAN
