"""`kuroji series --parts` and `--partner each`: what a flow is made of adds up to it.

Sources: the long series of the Ministry of Finance, in which the nine sections add up to the total
(src/kuroji/data/JP/PROVENANCE.md); exports of 2025 are 110,400.5 billion yen (docs/explanation/vintages.md).
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from tests.cli.answer import Run


def test_sections_add_up_to_the_total(run: Run) -> None:
    out = run("series", "--flow", "export", "--parts", "--period", "2025", "--format", "csv").out
    *parts, rest, whole = list(csv.DictReader(io.StringIO(out)))
    assert {row["kind"] for row in parts} == {"part"}
    assert round(Decimal(whole["value"]).scaleb(-9), 1) == Decimal("110400.5")
    assert sum(int(row["value"]) for row in parts) + int(rest["value"]) == int(whole["value"])
    assert int(rest["value"]) == 0


def test_single_partners_and_the_rest_add_up(run: Run) -> None:
    words = ("series", "--flow", "import", "--partner", "each", "--period", "2026-08", "--json")
    answer = run(*words).json
    assert run(*words, "--parts").json == answer
    rows = answer["rows"]
    assert sum(row["value"] for row in rows if row["kind"] == "part") + answer["rest"] == answer["value"]
    assert {row["fact"] for row in rows} - {None} == {fact["id"] for fact in answer["facts"]}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--flow", "balance", "--parts"), "one of the flows"),
        (("--flow", "export", "--commodity", "HS:85", "--parts"), "kuroji ingest"),
        (("--flow", "export", "--commodity", "HS:8542"), "kuroji ingest"),
        (("--flow", "export", "--parts", "--level", "hs5"), "hs2, hs4"),
        (("--flow", "export", "--partner", "US", "--parts", "--period", "2026-05-D20"), "a month, a quarter"),
    ],
)
def test_what_has_no_parts_is_refused_with_a_remedy(run: Run, words: tuple[str, ...], named: str) -> None:
    answer = run("series", *words)
    assert answer.code
    assert named in answer.err


def test_a_unit_value_is_value_over_quantity(run: Run) -> None:
    words = ("series", "--flow", "import", "--commodity", "crude oil", "--period", "2025-03", "--json", "--measure")
    value, quantity, unit = (
        run(*words, measure).json["rows"][0]["value"] for measure in ("value", "quantity", "unit_value")
    )
    assert unit == pytest.approx(value / quantity, rel=1e-9)
