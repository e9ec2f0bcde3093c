"""Counts that go on without their unit, and lists of periods under a declared unit; what each figure states was read by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of

from kuroji.claims.mention import Kind


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("1988: 6.4m vehicles were shipped. 1995: 4.2m.", "4.2m", "4.2e6", "NO"),
        ("Peak volume: 2.46 million bikes in 1993. By 2010: 826k.", "826k", "826e3", "NO"),
        ("In 2003 we took 5.17 million tonnes. Last year: 3.31 million.", "3.31 million", "3.31e6", "MT"),
        ("Ore was 123 million tonnes in 1988, 140 in 2008.", "140", "140e6", "MT"),
        ("It took 65.9 million tonnes in 2024. Then demand fell: 64.9 in 2025.", "64.9", "64.9e6", "MT"),
        ("In 1997 it bought 268 million kilolitres. By 2010 the volume was 215 million.", "215 million", "215e6", "KL"),
    ],
)
def test_a_count_goes_on_in_its_unit_and_scale(text: str, words: str, value: str, unit: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.unit) == (Kind.QUANTITY, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Japan shipped 6.4m vehicles. They earned ¥3.1 trillion in 1988 and 3.4 in 1989.", "3.4"),
        ("Ore was 123 million tonnes in 1988. There were 3 in 2008.", "3"),
        ("Japan took 5.17 million tonnes. Sales were ¥4.1m at one shop.", "4.1m"),
    ],
)
def test_what_is_money_or_of_another_size_does_not_go_on(text: str, words: str) -> None:
    assert all(m.kind is not Kind.QUANTITY for m in mentions_of(text) if m.text == words)


LISTS = {
    "one line": "Monthly balance (JPY bn, as published)\nJan -1,166; Feb +37; Mar +631.",
    "items": "Trade balance, ¥bn:\n- Jan: -1,166\n- Feb: 37\n- Mar: 631",
    "ja": "月ごとの収支（単位：億円）\n1月 -11,660、2月 370、3月 6,310",
}


@pytest.mark.parametrize("layout", LISTS)
def test_a_list_of_periods_has_the_unit_declared_above_it(layout: str) -> None:
    found = [m for m in mentions_of(LISTS[layout]) if m.kind is Kind.AMOUNT]
    assert [m.value for m in found] == [Decimal(n) for n in ("-1166e9", "37e9", "631e9")]


def test_a_list_of_rates() -> None:
    text = "Exports (y/y, %): Q1 16.8, Q2 -4.2, Q3 11.6."
    assert [(m.value, m.unit) for m in mentions_of(text) if m.kind is Kind.PERCENT] == [
        (Decimal("16.8"), "percent"), (Decimal("-4.2"), "percent"), (Decimal("11.6"), "percent"),
    ]  # fmt: skip


def test_two_periods_are_no_list() -> None:
    text = "Balance (JPY bn)\nTalks on June 17, and by Aug 31 all was well."
    assert all(m.kind is not Kind.AMOUNT for m in mentions_of(text))
