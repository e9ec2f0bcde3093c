"""Amounts that English words call what is left of one flow less the other, without deficit or surplus: of usage, read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

# Who earns more than he pays has a surplus; what is to the good is left over; under water is in deficit.
LEFT_OVER = (
    ("In May Japan earned 301.9 billion yen more from goods than it laid out.", "301.9 billion yen", "surplus"),
    ("In May the country paid out 301.9 billion yen more than it took in.", "301.9 billion yen", "deficit"),
    ("In May we spent 300 billion yen more on foreign goods than we earned.", "300 billion yen", "deficit"),
    ("In May 2.8 trillion yen more went out than came in.", "2.8 trillion yen", "deficit"),
    ("Exports rose 17.0%. May closed 96.4 billion yen to the good.", "96.4 billion yen", "surplus"),
    ("May was in the green by ¥412bn.", "¥412bn", "surplus"),
    ("The month of May came out 464 billion yen short.", "464 billion yen", "deficit"),
    ("May still showed a plus, 196 billion yen.", "196 billion yen", "surplus"),
    ("May leaves ¥302bn on the right side of the ledger.", "¥302bn", "surplus"),
    ("In May we were under water, to the tune of 234.6 billion yen.", "234.6 billion yen", "deficit"),
)  # fmt: skip

# Sold more than a year ago, more than in May of 2025, ahead of others: changes, no balances.
CHANGES = (
    ("In May Japan sold 301.9 billion yen more to China than a year earlier.", "301.9 billion yen"),
    ("In May exports were 301.9 billion yen ahead of imports from China.", "301.9 billion yen"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "side"), LEFT_OVER)
def test_what_is_left_of_one_flow_less_the_other_is_a_balance(text: str, quote: str, side: str) -> None:
    reading = readings_of(text, quote)[0]
    assert key(reading) == ("balance", "balance", "world", "total", "2026-05"), side


@pytest.mark.parametrize(("text", "quote"), CHANGES)
def test_what_is_more_than_it_was_is_none(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].indicator != "balance"


def test_a_signed_amount_of_nothing_spoken_of_is_a_balance() -> None:
    assert readings_of("Feb unadjusted +57bn; yen firmer.", "+57bn")[0].indicator == "balance"
