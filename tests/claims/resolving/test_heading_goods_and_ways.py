"""English goods told of and goods held against, the other way of a trade, and words for what comes and goes: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, key, readings_of

MAY = (
    ("Exports rose 17.0%.\n\nAs to motor vehicles, shipments to the United States rose 18.7%.", "18.7%", "change export US PC:70503 2026-05"),
    ("Exports rose 17.0%.\n\nWhere cars are concerned, exports rose 13.7%.", "13.7%", "change export world PC:70503 2026-05"),
    ("Exports fell 4.2%. The tide into the ports rose too, by 1.3%.", "1.3%", "change import world total 2026-05"),
    ("Imports fell 4.2%. What left the country rose 1.3%.", "1.3%", "change export world total 2026-05"),
    ("Exports fell 4.2%. Arriving cargo rose 1.3%.", "1.3%", "change import world total 2026-05"),
)  # fmt: skip
YEAR = (
    ("Imports from Russia were 828 billion yen in 2025. What goes the other way is small, 305 billion yen in 2025.", "305 billion yen", "value export RU total 2025"),
    ("Exports to Russia were 305 billion yen in 2025. The return traffic was 828 billion yen in 2025.", "828 billion yen", "value import RU total 2025"),
    ("Meat has overtaken fish in the ledger, just: 2.01 trillion yen in 2025.", "2.01 trillion yen", "value import world PC:003 2025"),
    ("Exports rose 3.1% in 2025. Cars went the other way, down 5.1% in 2025.", "5.1%", "change export world PC:70503 2025"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected"), MAY)
def test_what_a_sentence_is_opened_with_and_which_way_it_goes(text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote)[0])) == expected


@pytest.mark.parametrize(("text", "quote", "expected"), YEAR)
def test_the_other_way_and_what_is_overtaken(text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote, JANUARY_22)[0])) == expected
