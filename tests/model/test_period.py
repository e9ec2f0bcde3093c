"""Periods: every written form, and arithmetic that comes back to where it began."""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.model.errors import UsageError
from kuroji.model.period import FiscalYear, Frequency, Period, month, month_ordinal, months_between, of, parse

WITHIN_YEAR = {
    Frequency.MONTH: 12, Frequency.FIRST_10_DAYS: 12, Frequency.FIRST_20_DAYS: 12, Frequency.QUARTER: 4,
    Frequency.HALF: 2, Frequency.FISCAL_HALF: 2,
}  # fmt: skip
YEARS = st.integers(1001, 9000)


@st.composite
def regular(draw: st.DrawFn) -> Period:
    frequency = draw(st.sampled_from([f for f in Frequency if f is not Frequency.RANGE]))
    parts = WITHIN_YEAR.get(frequency, 0)
    return of(frequency, draw(YEARS), draw(st.integers(1, parts)) if parts else 0)


@st.composite
def ranges(draw: st.DrawFn) -> Period:
    start = draw(st.integers(12 * 1001, 12 * 9000))
    return months_between(start, start + draw(st.integers(0, 600)))


periods = st.one_of(regular(), ranges())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2026-05", "2026-05"), ("2026-5", "2026-05"), ("2026/05", "2026-05"), ("2026.5", "2026-05"),
        ("202605", "2026-05"), ("2026M5", "2026-05"), ("2026-M05", "2026-05"), ("2026年5月", "2026-05"),
        ("2026年05月", "2026-05"), ("２０２６年５月", "2026-05"), ("２０２６－０５", "2026-05"), ("令和8年5月", "2026-05"),
        ("令和８年１２月", "2026-12"), ("令和元年5月", "2019-05"), ("平成31年4月", "2019-04"), ("昭和54年1月", "1979-01"),
        ("May 2026", "2026-05"), ("2026 may", "2026-05"), ("Sept. 2026", "2026-09"), ("December, 2026", "2026-12"),
        (" 2026-05 ", "2026-05"), ("\u30002026-05", "2026-05"),
        ("2026-Q2", "2026-Q2"), ("2026Q2", "2026-Q2"), ("2026 q2", "2026-Q2"), ("Q2 2026", "2026-Q2"),
        ("2026年第2四半期", "2026-Q2"), ("2026年第２四半期", "2026-Q2"),
        ("2026-H1", "2026-H1"), ("2026H1", "2026-H1"), ("2026-S2", "2026-H2"), ("2026年上半期", "2026-H1"),
        ("2026年下半期", "2026-H2"),
        ("2026", "2026"), ("2026年", "2026"), ("CY2026", "2026"), ("令和8年", "2026"), ("２０２６", "2026"),
        ("FY2025", "FY2025"), ("fy 2025", "FY2025"), ("2025FY", "FY2025"), ("2025年度", "FY2025"),
        ("令和7年度", "FY2025"), ("ＦＹ２０２５", "FY2025"),
        ("FY2025-H1", "FY2025-H1"), ("2025-H1FY", "FY2025-H1"), ("2025H2FY", "FY2025-H2"), ("FY2025H2", "FY2025-H2"),
        ("2025年度上半期", "FY2025-H1"), ("2025年度下期", "FY2025-H2"),
        ("2026-05-D10", "2026-05-D10"), ("2026-05D20", "2026-05-D20"), ("202605D10", "2026-05-D10"),
        ("2026年5月上旬", "2026-05-D10"), ("2026年5月上中旬", "2026-05-D20"), ("2026-05-d20", "2026-05-D20"),
        ("2026-01..2026-08", "2026-01..2026-08"), ("2026-Q1..2026年8月", "2026-01..2026-08"), ("2024..2025", "2024-01..2025-12"),
    ],
)  # fmt: skip
def test_written_forms(text: str, plain: str) -> None:
    assert str(parse(text)) == plain


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "26-05", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-H3", "FY25", "2026-05-D15", "2026-05-17",
        "20260517", "２０２６年１３月", "May", "May 26", "Foo 2026", "2026-05..", "..2026-05", "2026-08..2026-01",
        "2026-01..2026-02..2026-03", "2026-05-D10..2026-05-D20", "latest", "2026-05\n2026-06", "平成100年5月",
        "令和" + "9" * 5000 + "年", "2026.." * 5000,
    ],
    ids=lambda text: repr(text)[:24],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(text)
    assert refused.value.remedy


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert parse(str(parse(text))) == parse(text)


@given(periods)
def test_what_is_written_is_read(period: Period) -> None:
    assert parse(str(period)) == period


@given(periods)
def test_there_and_back(period: Period) -> None:
    assert period.next().previous() == period == period.previous().next()
    assert period.year_earlier().shift(12) == period
    assert period.next().start == period.end + 1
    assert period.next().length == period.length == period.year_earlier().length


@given(regular(), st.integers(-40, 40))
def test_many_steps_are_one_shift(period: Period, steps: int) -> None:
    walked = period
    for _ in range(abs(steps)):
        walked = walked.next() if steps > 0 else walked.previous()
    assert period.shift(steps * period.length) == walked


@given(regular())
def test_the_same_period_a_year_earlier_differs_in_the_year_only(period: Period) -> None:
    assert str(period.year_earlier()) == str(period).replace(f"{period.year:04d}", f"{period.year - 1:04d}", 1)


@given(periods)
def test_months(period: Period) -> None:
    """The months follow each other from start to end; ten-day figures are not made of months."""
    months = period.months()
    if period.frequency in (Frequency.FIRST_10_DAYS, Frequency.FIRST_20_DAYS):
        assert (months, period.is_sum_of_months, period.is_made_of_months) == ((), False, False)
    else:
        assert [m.end for m in months] == list(range(period.start, period.end + 1))
        assert len(months) == period.length
        assert period.is_sum_of_months == (period.frequency is not Frequency.MONTH)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)), ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("FY2025", date(2025, 4, 1), date(2026, 3, 31)), ("FY2025-H1", date(2025, 4, 1), date(2025, 9, 30)),
        ("FY2025-H2", date(2025, 10, 1), date(2026, 3, 31)), ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)  # fmt: skip
def test_japanese_fiscal_years_begin_in_april(text: str, first: date, last: date) -> None:
    """The fiscal year of Japan is named for the year in which it begins (https://www.customs.go.jp/toukei/info/)."""
    period = parse(text)
    assert date(*_calendar(period.start), 1) == first
    assert date(*_calendar(period.end), monthrange(*_calendar(period.end))[1]) == last


def _calendar(ordinal: int) -> tuple[int, int]:
    return ordinal // 12, ordinal % 12 + 1


def test_other_fiscal_years() -> None:
    """The federal fiscal year of the United States is named for the year in which it ends: FY2026 began in October 2025."""
    american = FiscalYear(first_month=10, named_for="end")
    assert str(month(parse("FY2026", american).start)) == "2025-10"
    assert str(month(parse("FY2026-H2", american).start)) == "2026-04"
    assert parse("FY2026", american).year_earlier() == parse("FY2025", american)


@pytest.mark.parametrize(("text", "months"), [("2026-Q1", 1), ("2026", 6), ("FY2025", 3), ("2026-H1", 3)])
def test_a_shift_between_two_periods_is_refused(text: str, months: int) -> None:
    with pytest.raises(ValueError, match="cannot move"):
        parse(text).shift(months)


def test_a_range_moves_by_any_number_of_months() -> None:
    assert str(parse("2026-01..2026-08").shift(-1)) == "2025-12..2026-07"
    assert str(parse("2026-01..2026-08").year_earlier()) == "2025-01..2025-08"


def test_the_ordinal_of_a_month() -> None:
    assert (month_ordinal(0, 1), month_ordinal(1979, 1), month_ordinal(2026, 12)) == (0, 23748, 24323)
    assert str(month(month_ordinal(1979, 1))) == "1979-01"


@given(st.lists(regular(), min_size=2, max_size=6))
def test_periods_sort_by_their_end(some: list[Period]) -> None:
    assert [p.end for p in sorted(some)] == sorted(p.end for p in some)
