"""Numbers in tables: hand-computed cases of scale, grain and sign; rounding is half away from zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kuroji.cli.answers import Table, plain_table
from kuroji.cli.numbers import amount, percent, scale_of
from kuroji.model.period import parse


@pytest.mark.parametrize(
    ("period", "value", "quantum", "shown"),
    [
        ("2026-05", "-378673000000", "1e6", "-378,673"),
        ("2026-05", "9499093475000", "1e3", "9,499,093"),
        ("2026-05", "500000", "1e3", "1"),
        ("2026-05", "-500000", "1e3", "-1"),
        ("2025", "-2929582642000", "1e3", "-2,929.6"),
        ("2025", "-2650700000000", "1e8", "-2,650.7"),
        ("FY2025", "-1710000000000", "1e10", "-1,710"),
    ],
)
def test_amounts(period: str, value: str, quantum: str, shown: str) -> None:
    scale, _ = scale_of(parse(period), "JPY", "JPY")
    assert amount(Decimal(value), Decimal(quantum), scale) == shown


def test_what_is_not_an_amount_keeps_its_own_unit_and_grain() -> None:
    scale, unit = scale_of(parse("2026-05"), "KL", "JPY")
    assert (amount(Decimal(4726548), Decimal(1), scale), unit) == ("4,726,548", "KL")
    assert amount(Decimal("166.9"), Decimal("0.1"), Decimal(1)) == "166.9"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("12.45", 1, "+12.5%"),
        ("-12.45", 1, "-12.5%"),
        ("0.005", 2, "+0.01%"),
        ("1657.5", 1, "+1,657.5%"),
        (None, 1, ""),
    ],
)
def test_percentages(value: str | None, decimals: int, shown: str) -> None:
    assert percent(None if value is None else Decimal(value), decimals) == shown


def test_wide_characters_take_two_places() -> None:
    lines = plain_table(Table("", ("name", ">n"), [["中国", "1"], ["US", "12"]]))
    assert lines == ["name   n", "中国   1", "US    12"]
