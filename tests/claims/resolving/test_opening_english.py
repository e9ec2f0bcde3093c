"""What an English sentence without figures sets for the next, and what it leaves where it was: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

BEFORE = "Japan's exports rose 17.0% in May, and imports 12.6%.\n\n"
# What happened somewhere is no trade with it.
HAPPENED = (
    "Then came the war in Taiwan.", "Taiwan held an election.", "My cousin lives in Taiwan.", "A typhoon hit Taiwan.",
    "The smartphone arrived.", "Factories made fewer televisions.",
)  # fmt: skip
SET = (
    "Don't forget Taiwan.", "A reader asked about Taiwan.", "3) Taiwan.", "Taiwan was the surprise.", "Then there is Taiwan.",
    "I look at the same row every month: Taiwan.", "The exception was Taiwan.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", HAPPENED)
def test_what_happened_leaves_the_subject_where_it_was(sentence: str) -> None:
    best = readings_of(f"{BEFORE}{sentence} Exports rose 9.1%.", "9.1%")[0]
    assert key(best) == ("change", "export", "world", "total", "2026-05")


@pytest.mark.parametrize("sentence", SET)
def test_what_is_announced_is_the_subject_of_the_next(sentence: str) -> None:
    best = readings_of(f"{BEFORE}{sentence} Exports rose 9.1%.", "9.1%")[0]
    assert (best.subject.flow, best.subject.partner) == ("export", "TW")


def test_there_is_the_place_named_last_though_nothing_was_told_of_it() -> None:
    best = readings_of(f"{BEFORE}Taiwan held an election. Exports there rose 9.1%.", "9.1%")[0]
    assert best.subject.partner == "TW"
