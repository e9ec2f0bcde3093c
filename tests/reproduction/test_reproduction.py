"""What the releases print is reproduced: every printed cell of every release held, as of its own instant.

Source: the releases themselves, as committed under src/kuroji/data/JP. Cells whose base is
not held in the vintage the Ministry used are checked for agreement among themselves.
"""

from __future__ import annotations

import pytest
from tests.reproduction.walk import TABLE, Check, implied, table, walk

# Computed by the Ministry from unrounded amounts, on a base too small for the rounded ones.
FROM_UNROUNDED_AMOUNTS = {
    ("mof-press/2024-08-D20/2/2024-09-06", "balance_change"),
    ("mof-press/2025-03-D20/2/2025-04-08", "balance_change"),
    ("mof-press/2025-08-D10/1/2025-08-28", "balance_change"),
}


@pytest.fixture(scope="module")
def checks() -> list[Check]:
    return list(walk())


def test_no_printed_cell_is_contradicted(checks: list[Check]) -> None:
    assert [c for c in checks if c.outcome == "differs"] == []
    assert len(checks) > 21_000


def test_totals_are_reproduced_to_the_last_digit(checks: list[Check]) -> None:
    stands = {(c.release, c.column) for c in checks if c.page.startswith("totals") and c.outcome != "equal"}
    assert stands == FROM_UNROUNDED_AMOUNTS


def test_levels_and_shares_are_all_reproduced(checks: list[Check]) -> None:
    columns = {"exports", "imports", "balance", "value", "share"}
    assert {c.outcome for c in checks if c.column in columns} == {"equal"}


def test_commodities_of_2026_have_nearly_all_their_bases(checks: list[Check]) -> None:
    """The long series holds 2025 as revised in March 2026, the base of every release since."""
    for page in ("exports by commodity, world", "imports by commodity, world"):
        made = [
            c
            for c in checks
            if c.page == page and c.release >= "mof-press/2026-02" and c.column in ("change", "contribution")
        ]
        reproduced = sum(c.outcome == "equal" for c in made)
        assert reproduced / len(made) > 0.99


def test_the_check_of_agreement_can_fail() -> None:
    """May 2026: chips 709,008 million, +61.2%; a change of 6.12% would imply another base."""
    from decimal import Decimal

    base = implied(Decimal(709_008), Decimal("61.2"))
    assert base is not None
    assert base.low < Decimal(709_008) / Decimal("1.612") < base.high
    assert base.high - base.low < 300


def test_the_pass_table_in_the_docs_is_current(checks: list[Check]) -> None:
    assert TABLE.read_text(encoding="utf-8") == table(checks), "run `make docs` to write it anew"
