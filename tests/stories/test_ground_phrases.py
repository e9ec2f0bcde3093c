"""Sentences of facts that belong to no flow or to no one month: rates, invoicing shares, coverage, habits, similarity."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kuroji.indicators.facts import fact
from kuroji.indicators.view import BALANCE, EXPORTS, Subject, View, view
from kuroji.model.period import parse
from kuroji.store.opening import open_store
from kuroji.stories.wording.phrases import phrase

CARS_TO_US = Subject("export", "US", "PC", "70503")


@pytest.fixture(scope="module")
def seen() -> View:
    return view(open_store(None), datetime(2026, 6, 18, tzinfo=UTC))


@pytest.mark.parametrize(
    ("word", "method", "subject", "period", "english", "japanese"),
    [
        ("exchange_rate_change", "yoy, per USD, ECB", BALANCE, "2025-05",
         "A dollar cost 7.2% less yen than a year earlier in May 2025 (144.67 against 155.87)",
         "2025年5月の円相場は1ドル＝144.67円で、前年同月比7.2%の円高"),
        ("exchange_rate_change", "yoy, per USD, ECB", BALANCE, "2024", "A dollar cost 7.7% more yen than a year earlier in 2024",
         "前年比7.7%の円安"),
        ("exchange_rate", "per USD, ECB", BALANCE, "2025-05", "A dollar cost 144.67 yen on average in May 2025",
         "2025年5月の円相場は平均で1ドル＝144.67円"),
        ("invoicing_share", "USD", CARS_TO_US, "2025-05", "86.9% of exports to the US were invoiced in dollars (2004-H2)",
         "米国向け輸出のうちドル建ては86.9%（2004年下半期）"),
        ("similarity", "finger-kreinin,1-years", EXPORTS, "2025", "similarity with 1 year before ", "の1年前との構成の類似度"),
        ("similarity", "finger-kreinin,10-years", EXPORTS, "2025", "similarity with 10 years before ", "の10年前との"),
        ("similarity", "finger-kreinin,world", Subject("export", "US"), "2025", "similarity with trade with the world ",
         "の対世界貿易との構成の類似度"),
        ("streak", "same-part-of-year", BALANCE, "2026-05", "May's 16th trade deficit in a row, in 2026",
         "2026年5月の貿易収支は5月としては16年連続の赤字"),
        ("streak", "same-part-of-year", BALANCE, "2026-05-D20", "t least the first 20 days of May's fourth trade deficit",
         "は5月上中旬としては少なくとも4年連続の赤字"),
        ("streak", "same-part-of-year", BALANCE, "2025", "Fifth straight yearly trade deficit in 2025", "は5年連続の赤字"),
        ("streak", "from-previous", EXPORTS, "2026-05", "Exports fell from April to May for the 35th year in a row, in 2026",
         "2026年5月の輸出は5月としては35年連続で前月から減少"),
        ("streak", "from-previous", BALANCE, "2025", "The trade balance improved from the year before for the third year",
         "は3年連続で前年から改善"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_number_is(
    seen: View, word: str, method: str, subject: Subject, period: str, english: str, japanese: str
) -> None:
    """European Central Bank's mean rates of both Mays; customs' invoicing table of 2004-H2; signs of the long series d41ma.

    In d41ma May's balance was last positive in 2010, and May's exports last rose from April's in 1991.
    """
    found = fact(seen, word, method, subject, parse(period))
    assert english in phrase(found, "en")
    assert japanese in phrase(found, "ja")


def test_coverage_is_of_the_flow(seen: View) -> None:
    found = fact(seen, "coverage", "split", EXPORTS, parse("2026-05"))
    assert phrase(found, "en") == f"Goods with a published quantity: {found.value:.1f}% of exports in May 2026"
    assert phrase(found, "ja") == f"2026年5月の輸出のうち、数量が公表されている品目は{found.value:.1f}%"
