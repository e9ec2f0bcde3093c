"""What a story of a past period says held then, and what still holds.

The yearly and monthly totals are those of the Ministry's long series (d41ma): exports of
107.09 trillion yen in 2024 and 110.40 in 2025; deficits of 967.9 billion yen in January
2009 and 2,795 in January 2014; 20.33 trillion in 2022, the largest of all years.
"""

from __future__ import annotations

import pytest

from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import parse_as_of
from kuroji.model.period import parse
from kuroji.store.opening import Store, open_store
from kuroji.stories.brief import brief


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(None)


def text(store: Store, period: str, as_of: str, language: str) -> str:
    of = brief(store, parse(period), parse_as_of(as_of, JAPAN), language)
    return "\n".join(passage.text for _, passage in of.passages())


@pytest.mark.parametrize(
    ("period", "as_of", "said", "not_said"),
    [
        ("2024", "2025-01-23", "Exports were the highest for any year", "were then the highest"),
        ("2024", "2026-10-07", "Exports were then the highest for any year", "Exports were the highest"),
        ("2009-01", "2026-10-07", "It was then the largest deficit of any month", "was the largest"),
        ("2022", "2026-10-07", "It was the largest deficit of any year", "was then the largest"),
    ],
)
def test_a_record_that_was_beaten_held_then(store: Store, period: str, as_of: str, said: str, not_said: str) -> None:
    told = text(store, period, as_of, "en")
    assert said in told
    assert not_said not in told


def test_a_beaten_record_in_japanese(store: Store) -> None:
    assert "輸出額はそれまでで最大だった" in text(store, "2024", "2026-10-07", "ja")
    assert "輸出額は過去最大だった" in text(store, "2024", "2025-01-23", "ja")


def test_a_figure_that_stands_in_is_not_called_a_first_print(store: Store) -> None:
    """Only the deficit of fiscal 2025, 1.71 trillion yen, is held as printed on 22 April 2026."""
    told = text(store, "FY2025", "2026-10-07", "en")
    assert "The first print, on 22 April 2026, showed a deficit of ¥1.71 trillion; " in told


def test_flows_of_another_print_do_not_leave_the_balance(store: Store) -> None:
    """Held for 22 April 2026: a deficit of 1.71 trillion as printed, and flows that differ by 1.74."""
    told = text(store, "FY2025", "2026-04-22", "en")
    assert "leaving a deficit" not in told
    assert "differs from exports less imports" in told
    assert "leaving a deficit" in text(store, "2026-05", "2026-06-17", "en")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_ten_days_are_not_a_month(store: Store, language: str) -> None:
    told = text(store, "2026-09-D20", "2026-10-07", language)
    assert ("1 to 20 September only" if language == "en" else "9月1〜20日分のみ") in told


@pytest.mark.parametrize("period", ["2024-12", "2026-07", "2022", "2025-11..2026-02"])
def test_the_flash_tells_the_same_facts_in_both_languages(store: Store, period: str) -> None:
    english, japanese = (
        brief(store, parse(period), parse_as_of("2026-10-07", JAPAN), language, flash=True) for language in ("en", "ja")
    )
    assert {f.id for f in english.facts} == {f.id for f in japanese.facts}
