"""Runs of a balance that shrank or grew: the annual deficits of Japan's trade statistics were 20.3, 9.5, 5.6 and 2.9 trillion yen in 2022 to 2025."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

from kuroji.claims.judging.size_runs import size_run
from kuroji.claims.judging.truths import Truths
from kuroji.indicators.view import Subject
from kuroji.model.errors import Undefined
from kuroji.model.observation import Flow
from kuroji.model.period import parse

BALANCE = Subject(Flow.BALANCE, "world")


@pytest.mark.parametrize(("year", "length"), [("2023", 1), ("2024", 2), ("2025", 3)])
def test_the_deficit_narrowed_three_years_in_a_row(truths: Truths, year: str, length: int) -> None:
    assert size_run(truths.seen(truths.now), BALANCE, parse(year), side=-1, way=-1).value == length


def test_a_deficit_that_grew_has_not_narrowed(truths: Truths) -> None:
    with pytest.raises(Undefined):
        size_run(truths.seen(truths.now), BALANCE, parse("2022"), side=-1, way=-1)


@pytest.mark.parametrize(
    ("text", "words", "method"),
    [
        ("Japan's trade shortfall narrowed for a second year in 2024.", "second year", "deficit-narrower"),
        ("The trade deficit widened for a second straight year in 2022.", "second straight year", "deficit-wider"),
        ("In 2024 the trade deficit shrank for the second year in a row.", "second year in a row", "deficit-narrower"),
        ("The surplus has shrunk on the year for nine months running.", "nine months running", "surplus-narrower"),
        ("2025年の貿易赤字は3年連続の縮小となった。", "3年連続", "deficit-narrower"),
        ("The balance was in deficit for a second year in 2022.", "second year", "sign"),
    ],
)
def test_what_a_run_is_of(text: str, words: str, method: str) -> None:
    top = readings_of(text, words)[0]
    assert (top.indicator, top.method) == ("streak", method)
