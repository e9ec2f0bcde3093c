"""Sentences of facts that compare otherwise: in dollars, over two years, without the parts told apart."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kuroji.indicators.facts import fact
from kuroji.indicators.view import EXPORTS, Subject, View, view
from kuroji.model.period import parse
from kuroji.store.opening import open_store
from kuroji.stories.wording.phrases import phrase

CARS_TO_US = Subject("export", "US", "PC", "70503")
OTHERS = Subject("balance", "world", "PC", "others")
CHIPS = Subject("balance", "world", "PC", "semiconductors_etc")


@pytest.fixture(scope="module")
def seen() -> View:
    return view(open_store(None), datetime(2026, 6, 18, tzinfo=UTC))


@pytest.mark.parametrize(
    ("word", "method", "subject", "period", "english", "japanese"),
    [
        ("change", "two-years", CARS_TO_US, "2026-05",
         "Exports of motor vehicles to the US in May 2026 fell 10.6% from two years earlier",
         "2026年5月の米国向け自動車の輸出は2年前比10.6%減"),
        ("change", "yoy, in USD, ECB", EXPORTS, "2025", "in dollars from a year earlier", "はドル換算で前年比"),
        ("value", "in USD, ECB", EXPORTS, "2025", "Exports in 2025: $737.9 billion", "2025年の輸出は7,379億ドル"),
        ("difference", "yoy, outside its commodities", OTHERS, "FY2025",
         "Trade balance of others, without the commodities told apart, in fiscal 2025 was", "（内訳品目以外）は前年を"),
        ("difference", "yoy", CHIPS, "2026-05", "Trade balance of semiconductors etc in May 2026 was ¥94.9 billion higher",
         "2026年5月の半導体等電子部品の貿易収支は前年を949億円上回る"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_is_compared(
    seen: View, word: str, method: str, subject: Subject, period: str, english: str, japanese: str
) -> None:
    """Chips: 709,008 - 491,451 million yen in the release, 94.9 billion more than in d51ma and d61ma a year earlier."""
    found = fact(seen, word, method, subject, parse(period))
    assert english in phrase(found, "en")
    assert japanese in phrase(found, "ja")
