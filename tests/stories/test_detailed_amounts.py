"""Amounts of the detail in words. The expected texts are written out by hand from figures in thousand yen, in the forms
that Reuters (¥926 million) and Nikkei (9億2600万円) print, with the thousands apart as elsewhere in Kuroji."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kuroji.model.fact import Basis, Fact
from kuroji.stories.wording import en, ja


@pytest.mark.parametrize(
    ("thousands", "english", "japanese"),
    [
        (925_696, "¥926 million", "9億2,600万円"),
        (990_418, "¥990 million", "9億9,000万円"),
        (999_960, "¥1.00 billion", "10億円"),
        (1_234_567, "¥1.23 billion", "12億3,000万円"),
        (12_345_678, "¥12.3 billion", "123億円"),
        (378_700_000, "¥378.7 billion", "3,787億円"),
        (9_511_600_000, "¥9.51 trillion", "9兆5,116億円"),
        (54_321, "¥54.3 million", "5,432万円"),
        (543, "¥543,000", "54万3,000円"),
        (5, "¥5,000", "5,000円"),
        (0, "¥0", "0円"),
    ],
)
def test_three_digits_where_the_figure_has_them(thousands: int, english: str, japanese: str) -> None:
    fact = Fact(
        id="", indicator="level", method="value", reporter="JP", flow="export", partner="the United States",
        commodity="HS 8542", classification="HS", code="8542", partner_code="US", measure="value", period="2025-01",
        as_of=datetime(2026, 12, 1, tzinfo=UTC), value=thousands * 1000.0, exact=str(thousands * 1000), unit="JPY",
        quantum=1000, basis=Basis.COMPUTED,
    )  # fmt: skip
    assert (en.money(fact), ja.money(fact)) == (english, japanese)
