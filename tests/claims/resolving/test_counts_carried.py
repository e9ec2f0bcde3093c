"""What goes on from a count is one of things: changes, records and multiples after a quantity; read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

CASES = [
    ("Car exports were 5.9m vehicles in 2025, -1.7% on the year.", "-1.7%", "quantity_change"),
    ("Japan imported 137.2 million kilolitres of crude in 2025, which is 49% below the 1997 peak.", "49%", "quantity_change"),
    ("Japan imported 4.7 million tonnes of LNG in July. That was 6.2% more than a year earlier.", "6.2%", "quantity_change"),
    ("Japan imported 4.7 million tonnes of LNG in July. The cost rose 6.2%.", "6.2%", "change"),
    ("Motorcycle exports in 2009: -50% in value, -47% in units.", "-47%", "quantity_change"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "indicator"), CASES)
def test_a_change_is_of_what_was_counted(text: str, words: str, indicator: str) -> None:
    assert readings_of(text, words)[0].indicator == indicator


def test_a_change_of_an_amount_is_of_no_measure_told_before() -> None:
    text = "自動車の1台あたりの単価は55%上がった。過去最高額は2024年の18.0兆円で、25年は1.7%減だった。"
    assert readings_of(text, "1.7%減")[0].indicator == "change"
