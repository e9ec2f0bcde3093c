"""The table of docs/explanation/why-it-moved.md says what is computed from the embedded figures, or it must be rewritten."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.decomposition.test_published_splits import CRUDE_OIL, known

from kuroji.indicators.decomposition.split import value_split
from kuroji.indicators.view import EXPORTS, Subject
from kuroji.model.period import parse

PAGE = Path(__file__).parents[2] / "docs/explanation/why-it-moved.md"
ROWS = {
    "imports of crude oil": CRUDE_OIL,
    "imports of LNG": Subject("import", "world", "PC", "3050103"),
    "imports of coal": Subject("import", "world", "PC", "30101"),
    "exports of motor vehicles": Subject("export", "world", "PC", "70503"),
    "exports of semiconductors": Subject("export", "world", "PC", "70323"),
    "all exports": EXPORTS,
}
TERMS = ("total", "quantity", "price", "currency", "mix", "not_split")


def written(name: str) -> list[str]:
    (line,) = (line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip().replace("−", "-").replace(",", "") for cell in line.strip("|").split("|")][1:]


@pytest.mark.parametrize("name", ROWS)
def test_the_worked_example(name: str) -> None:
    *amounts, coverage = written(name)
    split = value_split(known(), ROWS[name], parse("2025"))
    for term, amount in zip(TERMS, amounts, strict=True):
        assert abs(getattr(split.terms, term) / 10**9 - Decimal(amount)) <= Decimal("0.05")
    assert split.coverage is not None
    assert f"{split.coverage * 100:.0f}%" == coverage
    # The printed terms of a row add to its total, within the rounding of six numbers.
    assert abs(sum(map(Decimal, amounts[1:])) - Decimal(amounts[0])) <= Decimal("0.3")
