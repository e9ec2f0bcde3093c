"""The newest month of an article that is dated before the calendar's day of its release: 20 August 2026 for July, as the calendar states."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

ARTICLES = (
    ("2026-08-19T15:00:00+09:00", "July exports at a glance. To Asia they rose 9.9%.", "9.9%", "2026-07"),
    ("2026-08-18T15:00:00+09:00", "Japan's imports exceeded exports by 287.8 billion yen in July. Exports to China rose 5.5%.", "5.5%", "2026-07"),
    ("2026-08-19T15:00:00+09:00", "7月の輸出は前年同月比9.9%増えた。輸入は5.5%増えた。", "5.5%", "2026-07"),
    # Far from the day, or ahead of the release, it is not out.
    ("2026-08-10T15:00:00+09:00", "Exports to Asia rose 9.9%.", "9.9%", "2026-06"),
    ("2026-08-19T15:00:00+09:00", "Exports rose 9.9%. In July they likely rose 4%, a poll showed.", "9.9%", "2026-06"),
    ("2026-08-19T15:00:00+09:00", "Exports rose 9.9%, cars 3%.", "9.9%", "2026-06"),
)  # fmt: skip


@pytest.mark.parametrize(("published", "text", "figure", "period"), ARTICLES)
def test_the_month_an_article_opens_with_is_out_on_the_days_before_the_stated_one(
    published: str, text: str, figure: str, period: str
) -> None:
    assert readings_of(text, figure, published)[0].period == period
