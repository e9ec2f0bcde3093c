"""Figures in a wrong unit: points told of a flow as a whole, and amounts of another scale.

Release of 16 September 2026 (Trade Statistics of Japan): imports of August 2026 rose 28.0% on the year, and exports of
semiconductors etc. contributed 3.6 points to the rise of exports; the deficit was 1.11 trillion yen.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from tests.claims.judging.by_hand import CHIPS_OUT, amount, at, reading, resolved
from tests.claims.presenting.by_hand import CHECKED

from kuroji.claims.judging.judge import judged
from kuroji.claims.judging.stating import claimed
from kuroji.claims.judging.truths import Truths
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.presenting.labels import ENGLISH, JAPANESE
from kuroji.claims.presenting.rows import rows
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Judged, Verdict
from kuroji.indicators.view import BALANCE, IMPORTS
from kuroji.model.period import parse


def found(truths: Truths, mention: Mention, said: Reading) -> Judged:
    claim = judged(resolved(mention, said), truths, at("2026-09-20T09:00"))
    assert claim is not None
    return claim


def points(value: str, grain: str) -> Mention:
    return Mention(
        start=0, end=1, text="x", kind=Kind.PERCENT, value=Decimal(value), grain=Decimal(grain), unit="points", direction=1
    )  # fmt: skip


def test_a_flow_as_a_whole_does_not_rise_in_points(truths: Truths) -> None:
    claim = found(truths, points("28", "1"), reading("contribution", "points", IMPORTS, "2026-08", sign=1))
    assert claim.verdict is Verdict.IMPRECISE
    assert claim.why.endswith("; a flow as a whole rises or falls in percent, not in points.")
    assert claim.why_ja.endswith("、輸出入全体の増減の単位は%であり、ポイントではない。")


def test_a_part_contributes_points(truths: Truths) -> None:
    claim = found(truths, points("3.6", "0.1"), reading("contribution", "points", CHIPS_OUT, "2026-08", sign=1))
    assert claim.verdict is Verdict.CONFIRMED


@pytest.mark.parametrize(
    ("billions", "grain"),
    # 1,111 trillion; 111.1 billion; 11.119138 trillion, whose last digit is a million.
    [("1111000", "1000"), ("111.1", "0.1"), ("11119.138", "0.001")],
)
def test_the_truth_beside_another_scale_is_told_to_the_digits_of_its_own(
    truths: Truths, billions: str, grain: str
) -> None:
    deficit = reading("balance", "exports-imports", BALANCE, "2026-08", sign=-1)
    claim = found(truths, amount(billions, grain), deficit)
    assert (claim.verdict, claim.slip) == (Verdict.CONTRADICTED, "unit_slip")
    assert claim.why.startswith("The trade balance in August 2026: -¥1.11 trillion;")
    checked = msgspec.structs.replace(CHECKED, judged=(claim,))
    assert rows(checked, ENGLISH)[0].now == "-¥1.11 trillion"
    assert rows(checked, JAPANESE)[0].now == "▲1兆1,119億円"


@pytest.mark.parametrize(
    ("text", "value", "grain"),
    [("4兆1000億円", "4.1e12", "1e11"), ("2兆3600億円", "2.36e12", "1e10"), ("1兆8010億円", "1.801e12", "1e8")],
)
def test_zeros_at_the_end_of_an_amount_in_japanese_are_there_by_rounding(text: str, value: str, grain: str) -> None:
    """A desk writes 4兆1402億円 where it means so; a single zero may be a digit like any other."""
    mention = Mention(
        start=0, end=len(text), text=text, kind=Kind.AMOUNT, value=Decimal(value), grain=Decimal("1e8"), unit="JPY"
    )
    said = reading("value", "level", CHIPS_OUT, "2026-06")
    assert claimed(mention, said, parse("2026-06")).grain == Decimal(grain)
