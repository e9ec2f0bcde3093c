"""What an English clause says is measured, tonnes, price or money, whatever its neighbours are of: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

TOLD = (
    ("Coal imports boomed, +26.6% in tonnes.", "+26.6%", "quantity_change"),
    ("Measured in tonnes, coal imports fell 3.3%.", "3.3%", "quantity_change"),
    ("Fewer tonnes of coal were imported, down 3.3%.", "3.3%", "quantity_change"),
    ("Coal tonnage was off only 3.3%; it is the price that gave way, by around 24%.", "24%", "unit_value_change"),
    ("Coal imports rose 5.1%; unit values rose 8.7%.", "8.7%", "unit_value_change"),
    ("Crude imports rose 59.3%, +53% per kilolitre on the year.", "+53%", "unit_value_change"),
    ("Coal imports slipped 3.3% by tonnage but rose 5.1% in yen.", "5.1%", "change"),
    ("The volume of coal imports fell 3.3%, but the bill grew 5.1%.", "5.1%", "change"),
    ("US-bound cars gained 32.1% in value on almost no extra units, 0.1%.", "0.1%", "quantity_change"),
)


@pytest.mark.parametrize(("text", "quote", "indicator"), TOLD)
def test_a_change_is_of_what_its_clause_measures(text: str, quote: str, indicator: str) -> None:
    assert readings_of(text, quote)[0].indicator == indicator


def test_trade_between_takes_a_change_over() -> None:
    assert readings_of("Coal prices rose, so coal imports grew 5.1%.", "5.1%")[0].indicator == "change"
