"""Trade told from the partner's side, by writers who are not Japanese, and in lists of partners: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JUNE_17, key, readings_of

# The author sells to the Japanese; what is the partner's own sale or bill is the other flow of Japan's.
PARTNERS_SIDE = (
    ("Japanese exports to the UK rose 16.2% in May, and we sold them 216.6 billion yen in return.", "216.6 billion yen", "value import GB total 2026-05"),
    ("Exports rose 17.0%. Australia's own sales to Japan came to 545.1 billion yen.", "545.1 billion yen", "value import AU total 2026-05"),
    ("Imports rose 12.6%. India's own bill for Japanese goods was 277.8 billion yen.", "277.8 billion yen", "value export IN total 2026-05"),
    ("Exports to the UK rose 16.2%. British goods going the other way rose by 27.2%.", "27.2%", "change import GB total 2026-05"),
    ("Exports to India rose 16.2%.\n\nIndian goods sold in Japan fell 17.4%.", "17.4%", "change import IN total 2026-05"),
    ("Japan ran a surplus with the US. It bought 1.2 trillion yen of American goods.", "1.2 trillion yen", "value import US total 2026-05"),
    ("Japan's purchases from the United States rose 26.0%; its sales here rose 12.5%.", "12.5%", "change export US total 2026-05"),
)  # fmt: skip

LISTS_AND_PLACES = (
    ("The balance was minus 378.7 billion yen.\n\nBy market: CN +17.9%, US +12.5%.", "+17.9%", "change export CN total 2026-05"),
    ("The balance was minus 378.7 billion yen.\n\nBy source: CN +8.9%, US +26.0%.", "+8.9%", "change import CN total 2026-05"),
    ("From India, Japan bought more. Thailand and Singapore were among the better markets, up 21.1% and 12.1%.", "12.1%", "change export SG total 2026-05"),
    ("Imports from West Asia were 56.8% lower in May.", "56.8%", "change import middle_east total 2026-05"),
    ("Exports rose 17.0%, but inbound cargo jumped 28.0%.", "28.0%", "change import world total 2026-05"),
)  # fmt: skip

MEASURES_AND_PERIODS = (
    ("LNG imports fell 3.1% by volume, while the average cost per tonne rose by 106%.", "106%", "unit_value_change import world PC:3050103 2026-05"),
    ("The value of car exports rose 32.1%, although the number shipped rose only 5.7%.", "5.7%", "quantity_change export world PC:70503 2026-05"),
    ("The goods deficit narrowed to 1.76 trillion yen in the fiscal year ended 31 March 2026, from 5.42 trillion yen in the preceding one.", "5.42 trillion yen", "balance balance world total FY2024"),
)  # fmt: skip

# A history told by its quarters and by years that have gone by; items headed by pictures; what is all but gone.
HISTORY_AND_ITEMS = (
    ("In 1980 the first quarter saw a deficit of 1.4 trillion yen. By the last quarter there was a surplus of 213 billion yen.", "213 billion yen", "balance balance world total 1980-Q4"),
    ("In April 2011 exports fell 12.4%. By December Japan had a calendar-year deficit, 2.6 trillion yen.", "2.6 trillion yen", "balance balance world total 2011"),
    ("Japan's deficit, 20.3 trillion yen in 2022, was down to 2.9 trillion yen three years on.", "2.9 trillion yen", "balance balance world total 2025"),
    ("Japan's trade in May:\n\n🚗 car exports to the US +3.1%\n🧠 chips +61.0%", "+61.0%", "change export world PC:70323 2026-05"),
    ("Hong Kong took 12.4% less.\n\nWith the United States, the surplus has all but vanished: 70.4 billion yen, down 77.6%.", "77.6%", "balance_change balance US total 2026-05"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "expected"), [*PARTNERS_SIDE, *LISTS_AND_PLACES, *MEASURES_AND_PERIODS, *HISTORY_AND_ITEMS]
)
def test_the_fittest_reading_is_what_a_reader_understands(text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote, JUNE_17)[0])) == expected
