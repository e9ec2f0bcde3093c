"""What a question, an aside, a plan or an event does to the period told, in English: read by hand, as of August 2026, when July was out."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

AUGUST_20 = "2026-08-20T10:00:00+09:00"
_JUNE = "Exports rose 19.3% in June."

CASES = (
    (f"{_JUNE}\n\nAnd May?\n\nImports rose 27.8%.", "27.8%", "2026-05"),
    (f"{_JUNE}\n\nHow did 2024 go?\n\nImports rose 27.8%.", "27.8%", "2024"),
    (f"{_JUNE}\n\nMINA: And May?\n\nJOEL: Up 17.0%.\n\nMINA: Was China a problem?\n\nJOEL: No! Imports rose 27.8%.", "27.8%", "2026-05"),
    (f"{_JUNE} For comparison, May showed 17.0%. Imports rose 24.2%.", "24.2%", "2026-06"),
    (f"{_JUNE} You were perhaps thinking of May, when they were up 17.0%. Imports rose 24.2%.", "24.2%", "2026-06"),
    (f"{_JUNE} It follows a gain of 17.0% in May. Imports rose 24.2%.", "24.2%", "2026-06"),
    (f"{_JUNE} March still holds the record. Imports rose 24.2%.", "24.2%", "2026-06"),
    (f"{_JUNE} The Bank of Japan raised rates in March. Imports rose 24.2%.", "24.2%", "2026-06"),
    (f"{_JUNE} July figures are due on August 20. Imports rose 24.2%.", "24.2%", "2026-06"),
    ("Q3 space planning\n\nHere are numbers from the July customs release:\n\nExports rose 3.1%.", "3.1%", "2026-07"),
    ("In May 2025 car exports were 24.7% lower than in May 2024; in June, 26.7%; in July 24.8%.", "26.7%", "2025-06"),
    ("In May 2025 car exports were 24.7% lower than in May 2024; in June, 26.7%; in July 24.8%.", "24.8%", "2025-07"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), CASES)
def test_the_period_that_goes_on(text: str, quote: str, period: str) -> None:
    assert max(readings_of(text, quote, AUGUST_20), key=lambda r: r.fit).period == period
