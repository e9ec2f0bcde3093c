"""Period words in a scene: a calendar and the release dates of the ministry say what is meant; read by hand."""

from __future__ import annotations

from datetime import datetime

import pytest

from kuroji.claims.resolving.words.periods import BASE, OWN, PAST, SINCE, UNTIL, spot_periods
from kuroji.claims.resolving.words.scene import scene_of
from kuroji.model.period import parse

JUNE = "2026-06-17T09:12:00+09:00"  # the newest month is May 2026
OCTOBER = "2025-10-22T10:00:00+09:00"  # September 2025
JANUARY = "2026-01-22T09:00:00+09:00"  # December 2025
AUGUST = "2026-08-01T09:00:00+09:00"  # June 2026


@pytest.mark.parametrize(
    ("text", "published", "current", "expected"),
    [("in May", JUNE, "", "2026-05"), ("in June", JUNE, "", "2026-06"), ("in July", JUNE, "", "2025-07"),
     ("last month", JUNE, "", "2026-05"), ("May 2025", JUNE, "", "2025-05"), ("May of last year", JUNE, "", "2025-05"),
     ("the same month last year", JUNE, "2026-05", "2025-05"), ("one month earlier", JUNE, "2026-05", "2026-04"),
     ("the first 20 days of May", JUNE, "", "2026-05-D20"), ("June 1-10", JUNE, "", "2026-06-D10"),
     ("the first half", AUGUST, "", "2026-H1"), ("the first half", OCTOBER, "", "FY2025-H1"),
     ("January-June", AUGUST, "", "2026-H1"), ("between January and June", AUGUST, "", "2026-H1"),
     ("April-September", OCTOBER, "", "FY2025-H1"), ("the year through March", JUNE, "", "FY2025"),
     ("fiscal 2025", JUNE, "", "FY2025"), ("FY25", JUNE, "", "FY2025"), ("last fiscal year", JUNE, "", "FY2025"),
     ("the full fiscal year 2025, which ended in March 2026", JUNE, "", "FY2025"),
     ("the fiscal year that ended in March", JUNE, "", "FY2025"), ("so far this year", JUNE, "", "2026-01..2026-05"),
     ("the three months to March", JUNE, "", "2026-Q1"), ("the first quarter", JUNE, "", "2026-Q1"),
     ("in the second quarter", AUGUST, "", "2026-Q2"), ("2Q26", AUGUST, "", "2026-Q2"), ("last year", JANUARY, "", "2025"),
     ("the previous year", JANUARY, "2025", "2024"), ("the previous year", JUNE, "FY2025", "FY2024"),
     ("April of that year", JUNE, "2011", "2011-04"), ("the next year", JUNE, "1998", "1999"),
     ("in January", JUNE, "1980", "1980-01"), ("the final month", JUNE, "1998", "1998-12"),
     ("full-year", JANUARY, "", "2025"), ("January through August 2025", JUNE, "", "2025-01..2025-08"),
     ("5月", JUNE, "", "2026-05"), ("4〜9月期", OCTOBER, "", "FY2025-H1"), ("4-6月期", AUGUST, "", "2026-Q2"),
     ("2025年10〜12月期", JUNE, "", "2025-Q4"), ("2025年度", JUNE, "", "FY2025"), ("昨年度", JUNE, "", "FY2025"),
     ("2025年度上半期", JUNE, "", "FY2025-H1"), ("上半期", AUGUST, "", "2026-H1"), ("昨年", JANUARY, "", "2025"),
     ("前年同月", JUNE, "2026-05", "2025-05"), ("前月", JUNE, "2026-05", "2026-04"), ("令和7年", JUNE, "", "2025"),
     ("5月上中旬", JUNE, "", "2026-05-D20"), ("25年5月", JUNE, "", "2025-05"), ("同年1月", JUNE, "2009", "2009-01"),
     ("1〜6月累計", AUGUST, "", "2026-H1"), ("第2四半期", AUGUST, "", "2026-Q2"), ("1年前", JUNE, "2026-05", "2025-05")],
)  # fmt: skip
def test_what_period_words_mean(text: str, published: str, current: str, expected: str) -> None:
    scene = scene_of(datetime.fromisoformat(published)).at(parse(current) if current else None)
    named = spot_periods(text)
    assert [str(p) for p in named[0].periods(scene)][:1] == [expected]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("narrower than in May 2025", [("May 2025", BASE)]), ("the largest since January 2023", [("January 2023", SINCE)]),
     ("In May it rose", [("May", OWN)]), ("Before March 2011 it ran surpluses", [("March 2011", UNTIL)]),
     ("the high of 12.8 trillion set in 2014", [("2014", PAST)]), ("against 5.6 trillion yen in 2024", [("2024", PAST)]),
     ("2023年1月以来の高水準", [("2023年1月", SINCE)]), ("08年に比べ", [("08年", BASE)]),
     ("24年の5兆6326億円から半減", [("24年の", PAST)]), ("5月は", [("5月", OWN)])],
)  # fmt: skip
def test_the_part_a_period_plays(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(named.text, named.part) for named in spot_periods(text)] == parts


@pytest.mark.parametrize(
    "text",
    ["on June 17", "Jan. 22, 2026", "23 October 1998", "6月17日", "21日", "5年ぶり", "9カ月連続", "¥2,025 billion",
     "it may rise", "a march on parliament", "2026年6月17日"],
)  # fmt: skip
def test_days_and_counts_are_no_periods(text: str) -> None:
    assert spot_periods(text) == ()


def test_an_article_of_the_release_day_speaks_of_that_release() -> None:
    """May 2026 was released on 17 June 2026 at 8:50; a date alone is midnight."""
    assert scene_of(datetime.fromisoformat("2026-06-17T00:00:00+09:00")).newest == parse("2026-05").end
    assert scene_of(datetime.fromisoformat("2026-06-16T12:00:00+09:00")).newest == parse("2026-04").end
