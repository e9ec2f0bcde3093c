"""A count of some of so many months is one of the stretch that ends with the month told of: the calendar."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of


@pytest.mark.parametrize(
    ("text", "quote", "flow", "partner", "period"),
    [
        ("The balance was in surplus in May; two of the last five prints were above zero.", "two of the last five", "balance", "world", "2026-01..2026-05"),
        ("Exports to Germany fell in May, their eighth falling month out of the last ten.", "eighth falling", "export", "DE", "2025-08..2026-05"),
        ("Exports to India rose in May. They have risen in nine of the past 12 months.", "nine of the past", "export", "IN", "2025-06..2026-05"),
        ("In 2025 the balance was in surplus in five of the twelve months.", "five of the twelve", "balance", "world", "2025"),
        ("5月の対印輸出は12カ月のうち9カ月で増えた。", "12カ月のうち", "export", "IN", "2025-06..2026-05"),
    ],
)  # fmt: skip
def test_a_count_spans_the_months_it_is_out_of(text: str, quote: str, flow: str, partner: str, period: str) -> None:
    found = key(readings_of(text, quote)[0])
    assert (found[0], found[1], found[2], found[4]) == ("count", flow, partner, period)
