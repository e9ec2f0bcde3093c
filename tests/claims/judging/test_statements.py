"""Comparisons and causes by the accounting.

Arithmetic from the long series of Trade Statistics of Japan (million yen): semiconductors etc. in May 2026, exports
708,981 and imports 491,458 against 439,696 and 317,069 a year before: a surplus of 217,523 that grew by 94,895.
Fiscal 2025 against 2024: the deficit shrank by 3,661,628; the same goods added 415,823 net, mineral fuels fell from
25,074,080 to 21,563,549 of imports. Motor vehicles to the US in May 2025 (release of 27 June 2025): value -24.7%,
quantity -3.9%. The dollar cost about 151.5 yen in 2024 and 149.6 in 2025 (ECB reference rates, annual means).
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.judging.by_hand import CHIPS_IN, CHIPS_OUT, at, reading, resolved

from kuroji.claims.judging.judge import judged
from kuroji.claims.judging.truths import Truths
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Judged, Verdict
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS, Subject

CARS_TO_US = Subject("export", "US", "PC", "70503")
FUELS = Subject("import", "world", "PC", "3")
CRUDE = Subject("import", "world", "PC", "30301")


def verdict(truths: Truths, said: Reading, day: str = "2026-06-17T09:24") -> Judged:
    mention = Mention(start=0, end=1, text="x", kind=Kind.CAUSE)
    found = judged(resolved(mention, said), truths, at(day))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # Imports +12.5% against exports +17.0%, though imports were larger.
        (reading("comparison", "growth", IMPORTS, "2026-05", other=EXPORTS, sign=1), Verdict.CONTRADICTED),
        (reading("comparison", "level", IMPORTS, "2026-05", other=EXPORTS, sign=1), Verdict.CONFIRMED),
        (reading("comparison", "growth", EXPORTS, "2025", other=IMPORTS, sign=1), Verdict.CONFIRMED),
        (reading("direction", "yoy", EXPORTS, "2026-05", sign=1), Verdict.CONFIRMED),
        (reading("direction", "yoy", EXPORTS, "2026-05", sign=-1), Verdict.CONTRADICTED),
        (reading("direction", "sign", BALANCE, "2026-05", sign=-1), Verdict.CONFIRMED),
    ],
)
def test_comparisons_and_directions(truths: Truths, said: Reading, expected: Verdict) -> None:
    assert verdict(truths, said).verdict is expected


def test_chips_did_not_drive_the_deficit_of_may_2026(truths: Truths) -> None:
    said = reading("cause", "contribution", CHIPS_IN, "2026-05", other=BALANCE, sign=1, effect=-1)
    found = verdict(truths, said)
    assert found.verdict is Verdict.CONTRADICTED
    assert "surplus" in found.why


def test_chips_were_not_largely_why_the_deficit_of_fiscal_2025_shrank(truths: Truths) -> None:
    said = reading("cause", "contribution", CHIPS_OUT, "FY2025", other=BALANCE, sign=1, effect=1)
    found = verdict(truths, said)
    assert found.verdict is Verdict.CONTRADICTED
    assert "mineral fuels" in found.why


def test_cheaper_fuel_was(truths: Truths) -> None:
    said = reading("cause", "contribution", FUELS, "FY2025", other=BALANCE, sign=-1, effect=1)
    assert verdict(truths, said).verdict is Verdict.CONFIRMED


def test_the_yen_was_no_weaker_in_2025(truths: Truths) -> None:
    said = reading("cause", "currency", EXPORTS, "2025", other=EXPORTS, sign=1, effect=1)
    found = verdict(truths, said, "2026-01-25T09:00")
    assert found.verdict is Verdict.CONTRADICTED
    assert "stronger" in found.why


def test_car_exports_to_the_us_fell_by_price_in_may_2025(truths: Truths) -> None:
    said = reading("cause", "price", CARS_TO_US, "2025-05", other=CARS_TO_US, sign=-1, effect=-1)
    found = verdict(truths, said, "2026-01-25T09:00")
    assert found.verdict is Verdict.CONFIRMED
    assert "-24.7%" in found.why
    assert "-3.9%" in found.why


def test_crude_imports_fell_by_price_in_2025(truths: Truths) -> None:
    said = reading("cause", "price", CRUDE, "2025", other=CRUDE, sign=-1, effect=-1)
    assert verdict(truths, said).verdict is Verdict.CONFIRMED


def test_tariffs_are_beyond_accounting(truths: Truths) -> None:
    said = reading("cause", "outside", EXPORTS, "2025", other=CARS_TO_US, effect=-1)
    found = verdict(truths, said)
    assert found.verdict is Verdict.UNVERIFIABLE
    assert found.stated is None
    assert Decimal(str(found.confidence)) == 1
