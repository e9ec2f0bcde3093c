"""Places in time: streaks, firsts, records, counts and habits that were reported, or stand in the official long series.

Sources: press reports of the dates named; the Trade Statistics of Japan, long series d41ma
(monthly totals since January 1979) for everything asked as of the latest vintage.
"""

from __future__ import annotations

import pytest
from tests.indicators import official_totals as official
from tests.indicators.said import Ask

from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject
from kuroji.model.errors import Undefined, UsageError

STREAKS = [
    (EXPORTS, "2026-08", "latest", 12, "rise", "2025-09"),
    (BALANCE, "2026-08", "latest", 4, "deficit", "2026-05"),
    (EXPORTS, "2026-04", "2026-05-21", 8, "rise", "2025-09"),
    (BALANCE, "2026-04", "2026-05-21", 3, "surplus", "2026-02"),
    (BALANCE, "2025-09", "2025-10-30", 3, "deficit", "2025-07"),
    (EXPORTS, "2020-05", "latest", 18, "fall", "2018-12"),
    (BALANCE, "2020-05", "latest", 2, "deficit", "2020-04"),
    (BALANCE, "2022-12", "latest", 17, "deficit", "2021-08"),
    (BALANCE, "2010", "latest", 30, "surplus", "1981"),
    (BALANCE, "2025", "latest", 5, "deficit", "2021"),
    (BALANCE, "FY2025", "latest", 5, "deficit", "FY2021"),
    # Nine half-years (9期連続) were reported on 22 October 2025; the calendar's halves make ten of the next.
    (BALANCE, "FY2025-H1", "2025-10-22", 9, "deficit", "FY2021-H1"),
    (BALANCE, "2026-H1", "latest", 10, "deficit", "2021-H2"),
]


@pytest.mark.parametrize(("subject", "period", "as_of", "length", "of", "since"), STREAKS)
def test_streaks(ask: Ask, subject: Subject, period: str, as_of: str, length: int, of: str, since: str) -> None:
    found = ask("streak", "sign", subject, period, as_of)
    assert (found.value, found.detail["of"], found.detail["since"]) == (length, of, since)
    assert found.detail["open"] is False


def test_the_last_fall_of_exports_was_in_august_2025(ask: Ask) -> None:
    assert ask("streak", "sign", EXPORTS, "2025-08").detail["of"] == "fall"


FIRSTS = [
    (BALANCE, "2026-05", "2026-06-17", 4, "deficit", "2026-01"),
    (BALANCE, "2011", "latest", 31, "deficit", "1980"),
    (BALANCE, "2025-Q4", "latest", 18, "surplus", "2021-Q2"),
    (BALANCE, "FY2020", "latest", 3, "surplus", "FY2017"),
]


@pytest.mark.parametrize(("subject", "period", "as_of", "count", "of", "last"), FIRSTS)
def test_firsts(ask: Ask, subject: Subject, period: str, as_of: str, count: int, of: str, last: str) -> None:
    """A deficit in January, surpluses from February to April and a deficit in May: the first in four months."""
    found = ask("first_since", "sign", subject, period, as_of)
    assert (found.value, found.detail["of"], found.detail["last"]) == (count, of, last)


def test_what_is_not_new_is_no_first(ask: Ask) -> None:
    with pytest.raises(Undefined, match="not new"):
        ask("first_since", "sign", BALANCE, "2026-06")
    with pytest.raises(Undefined, match="no earlier surplus"):
        ask("first_since", "sign", BALANCE, "1981")


RECORDS = [
    (BALANCE, "1986", "high", 1, "1985"),
    (BALANCE, "1998", "high", 1, "1986"),
    (BALANCE, "2022", "low", 1, "2014"),
    (IMPORTS, "2022", "high", 1, "2014"),
    (EXPORTS, "2025", "high", 1, "2024"),
    (EXPORTS, "FY2025", "high", 1, "FY2024"),
    (EXPORTS, "2026-03", "high", 1, "2025-12"),
    (EXPORTS, "2026-07", "high", 1, "2026-03"),
    (IMPORTS, "2026-07", "high", 1, "2026-06"),
    (BALANCE, "2009-01", "low", 1, "1980-01"),
    (BALANCE, "2023-01", "low", 1, "2014-01"),
    (BALANCE, "2025-01", "low", 4, "2023-01"),
]


@pytest.mark.parametrize(("subject", "period", "side", "rank", "previous"), RECORDS)
def test_records(ask: Ask, subject: Subject, period: str, side: str, rank: int, previous: str) -> None:
    """January 2009 was reported as the largest deficit then; January 2023 (3,538.9 billion yen) is the largest of all."""
    found = ask("record", f"{side},all-time", subject, period)
    assert (found.value, found.detail["previous"]) == (rank, previous)
    assert str(found.detail["series_begins"]).endswith(("1979", "1979-01"))


def test_a_record_says_what_it_beat_and_a_near_miss_since_when(ask: Ask) -> None:
    """1998: 13,991 billion yen, after 13,739 in 1986. March 2026: the largest surplus since December 2020."""
    assert ask("record", "high,all-time", BALANCE, "1998").detail["previous_value"] == str(13_738_996_817 * 1000)
    assert ask("record", "high,all-time", BALANCE, "1998").detail["since"] is None
    assert ask("record", "high,all-time", BALANCE, "2026-03").detail["since"] == "2020-12"


@pytest.mark.parametrize(
    ("year", "of", "months"), [("2013", "deficit", 12), ("2014", "deficit", 12), ("2025", "surplus", 5), ("2010", "surplus", 12)]
)  # fmt: skip
def test_counts(ask: Ask, year: str, of: str, months: int) -> None:
    assert ask("count", f"months-in-{of}", BALANCE, year).value == months


def test_what_cannot_be_counted(ask: Ask) -> None:
    with pytest.raises(UsageError, match="cannot be counted"):
        ask("count", "months-in-deficit", EXPORTS, "2025")
    with pytest.raises(UsageError, match="not made of months"):
        ask("count", "months-in-deficit", BALANCE, "2026-08-D10")


def test_may_has_been_in_deficit_since_2011(ask: Ask) -> None:
    for as_of in ("2026-06-17", "latest"):
        found = ask("streak", "same-part-of-year", BALANCE, "2026-05", as_of)
        assert (found.value, found.detail["since"], found.detail["of"]) == (16, 2011, "deficit")


def test_a_flow_has_no_habit_of_sign(ask: Ask) -> None:
    with pytest.raises(Undefined, match="no sign"):
        ask("streak", "same-part-of-year", EXPORTS, "2026-05")


def test_exports_fall_from_april_to_may(ask: Ask) -> None:
    """d41ma: the last May above its April is that of 1991."""
    figures = official.monthly("export")
    may = official.ordinal("1991-05")
    assert figures[may] > figures[may - 1]
    assert all(figures[may + 12 * n] < figures[may + 12 * n - 1] for n in range(1, 36))
    assert ask("streak", "from-previous", EXPORTS, "2026-05").detail["since"] == 1992


def test_a_range_of_months_is_compared_with_the_same_months_of_other_years(ask: Ask) -> None:
    """January to August: the ladder climbs by years, not by stretches of eight months."""
    months, last = 8, official.ordinal("2026-08")
    for flow in ("export", "import", "balance"):
        found = ask("streak", "sign", Subject(flow), "2026-01..2026-08")
        years = official.run(flow, last, months, 12)
        assert (found.value, found.detail["since"]) == (years, f"{2027 - years}-01..{2027 - years}-08")
    sums = {year: official.summed("export", last - 12 * (2026 - year), months) for year in range(1979, 2027)}
    record = ask("record", "high,all-time", EXPORTS, "2026-01..2026-08")
    assert record.detail["of"] == len(sums)
    assert record.value == 1 + sum(s is not None and s > (sums[2026] or 0) for s in sums.values())
    assert record.detail["series_begins"] == "1979-01..1979-08"


@pytest.mark.parametrize("word", ["streak", "first_since", "record"])
def test_a_range_longer_than_a_year_has_no_series(ask: Ask, word: str) -> None:
    """January 2024 to June 2025 overlaps January 2023 to June 2024."""
    method = "high,all-time" if word == "record" else "sign"
    with pytest.raises(Undefined, match="overlaps"):
        ask(word, method, EXPORTS, "2024-01..2025-06")
    assert ask("change", "yoy", EXPORTS, "2024-01..2025-06").base == "2023-01..2024-06"


def test_ten_day_figures_stand_among_those_of_the_same_days(ask: Ask) -> None:
    """Releases of 2024 to 2026: 3,678,584 million yen in the first ten days of August, after 3,691,546 in those of July."""
    found = ask("record", "high,all-time", EXPORTS, "2026-08-D10", "2026-08-28")
    assert (found.value, found.detail["previous"]) == (2, "2026-07-D10")
    # Twelve first tens of 2023 from the year-ago columns of 2024, and 32 releases of their own.
    assert (found.detail["of"], found.detail["series_begins"]) == (44, "2023-01-D10")
