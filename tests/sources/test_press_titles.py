"""Periods, dates and stages as titles word them. Source of the English forms: the real files of 2024 to 2026;
of the Japanese stage names: the glossary of the customs site; the other variants are accepted by design."""

from __future__ import annotations

from datetime import date

import pytest

from kuroji.model.errors import InputError
from kuroji.model.period import APRIL_TO_MARCH
from kuroji.model.stage import Stage
from kuroji.sources.press_titles import in_part_of_month, read_date, read_period, read_stage, title_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("May 2026", "2026-05"),
        ("2026 May", "2026-05"),
        ("Sept. 2025", "2025-09"),
        ("2026年5月分", "2026-05"),
        ("令和8年5月分", "2026-05"),
        ("令和８年　５月", "2026-05"),
        ("令和元年12月分", "2019-12"),
        ("平成31年4月分", "2019-04"),
        ("2025", "2025"),
        ("Calendar Year 2025", "2025"),
        ("CY2025", "2025"),
        ("January-December 2025", "2025"),
        ("2025年分", "2025"),
        ("2025年", "2025"),
        ("令和7年分", "2025"),
        ("令和7年（暦年）分", "2025"),
        ("Fiscal Year 2025", "FY2025"),
        ("FY2025", "FY2025"),
        ("FY 2025", "FY2025"),
        ("2025 Fiscal Year", "FY2025"),
        ("April 2025 - March 2026", "FY2025"),
        ("2025年度分", "FY2025"),
        ("令和7年度", "FY2025"),
        ("First Half of 2025", "2025-H1"),
        ("The first half of Calendar Year 2025", "2025-H1"),
        ("January-June 2025", "2025-H1"),
        ("2025年上半期分", "2025-H1"),
        ("令和7年上半期", "2025-H1"),
        ("Second Half of 2025", "2025-H2"),
        ("First Half of Fiscal Year 2025", "FY2025-H1"),
        ("First Half of FY2025", "FY2025-H1"),
        ("April-September 2025", "FY2025-H1"),
        ("2025年度上半期分", "FY2025-H1"),
        ("令和7年度上期分", "FY2025-H1"),
        ("2025年度下半期分", "FY2025-H2"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert str(read_period(text, APRIL_TO_MARCH)) == period


@pytest.mark.parametrize(
    "text",
    ["", "Maybe 2026", "May", "13月", "2026年13月分", "May 2026 and June", "half 2025", "March-May 2025", "20266"],
)
def test_other_periods_are_refused_with_the_known_forms(text: str) -> None:
    with pytest.raises(InputError, match="not a period") as refused:
        read_period(text, APRIL_TO_MARCH)
    assert "First Half of Fiscal Year 2025" in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("June 17, 2026", date(2026, 6, 17)),
        ("June 05, 2026", date(2026, 6, 5)),
        ("2026年6月17日", date(2026, 6, 17)),
        ("令和8年6月17日", date(2026, 6, 17)),
        ("令和 ８年 ６月 ５日", date(2026, 6, 5)),
    ],
)
def test_dates(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["", "17/06/2026", "June 31, 2026", "Juin 17, 2026", "2026年2月30日"])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="not a release date"):
        read_date(text)


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("Value of Exports and Imports May 2026 (First 10 days Provisional)", Stage.FIRST_10_DAYS),
        ("Value of Exports and Imports May 2026 (First 20 days Provisional)", Stage.FIRST_20_DAYS),
        ("Value of Exports and Imports May 2026 (Provisional)", Stage.PROVISIONAL),
        (
            "Value of Exports and Imports March 2026 (Exports:Detailed Data;Imports:Provisional(HS-code Basis))",
            Stage.DETAILED_EXPORTS,
        ),
        ("Value of Exports and Imports March 2026 (Detailed)", Stage.DETAILED),
        ("Value of Exports and Imports 2025 (Revised)", Stage.REVISED),
        ("Value of Exports and Imports 2024 (Fixed)", Stage.FIXED),
        ("令和8年5月上旬分貿易統計（速報）", Stage.FIRST_10_DAYS),
        ("令和8年5月上中旬分貿易統計（速報）", Stage.FIRST_20_DAYS),
        ("令和8年5月分貿易統計（速報）", Stage.PROVISIONAL),
        ("令和8年5月分貿易統計（確速）", Stage.DETAILED_EXPORTS),
        ("令和8年5月分貿易統計（輸出確報；輸入９桁速報）", Stage.DETAILED_EXPORTS),
        ("令和8年5月分貿易統計（確報）", Stage.DETAILED),
        ("令和7年分貿易統計（確々報）", Stage.REVISED),
        ("令和6年分貿易統計（確定）", Stage.FIXED),
    ],
)
def test_stages(title: str, stage: Stage) -> None:
    assert read_stage(title) is stage


def test_a_title_without_a_stage_is_refused() -> None:
    with pytest.raises(InputError, match="does not say which stage") as refused:
        read_stage("Value of Exports and Imports May 2026")
    assert "確々報" in refused.value.remedy


def test_a_ten_day_release_is_of_a_part_of_its_month() -> None:
    month = read_period("May 2026", APRIL_TO_MARCH)
    assert str(in_part_of_month(month, Stage.FIRST_10_DAYS)) == "2026-05-D10"
    assert str(in_part_of_month(month, Stage.FIRST_20_DAYS)) == "2026-05-D20"
    assert in_part_of_month(month, Stage.PROVISIONAL) == month


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Value of Exports and Imports May 2026 (Provisional)", "2026-05"),
        ("Value of Exports and Imports 2025 (Revised)", "2025"),
        ("Value of Exports and Imports First Half of FY2025 (Revised)", "FY2025-H1"),
        ("令和8年5月分貿易統計（速報）", "2026-05"),
        ("令和7年度上半期分貿易統計（確報）", "FY2025-H1"),
        ("Trade (Provisional)", "None"),
    ],
)
def test_the_period_inside_a_title(title: str, period: str) -> None:
    assert str(title_period(title, APRIL_TO_MARCH)) == period
