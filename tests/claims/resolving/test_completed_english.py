"""What a heading, a topic before or words like worldwide say for an English figure that leaves it unsaid: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, JUNE_17, key, readings_of

_TO_US = "Exports to the US in May\n\n- Cars: +18.8%\n- Chips: +2.0%\n- Total: +12.5%"
HEADED = (
    (_TO_US, "+2.0%", "change export US PC:70323 2026-05", JUNE_17),
    (_TO_US, "+12.5%", "change export US total 2026-05", JUNE_17),
    ("Imports by country\n\n- China: +8.9%\n- US: +20.9%", "+20.9%", "change import US total 2026-05", JUNE_17),
    ("Where imports come from:\n\n1. China 2.2 trillion yen\n2. US 1.2 trillion yen", "1.2 trillion yen", "value import US total 2026-05", JUNE_17),
    (_TO_US + "\n\nImports rose 12.5% from all over the world in April.", "12.5% from", "change import world total 2026-04", JUNE_17),
)  # fmt: skip
UNSAID = (
    ("Car exports to America fell 6.8%. Globally, they were down 6.0%.", "6.0%", "change export world PC:70503 2026-05", JUNE_17),
    ("Exports to America fell 6.8%. Globally, they were down 6.0%.", "6.0%", "change export world total 2026-05", JUNE_17),
    ("Japanese cars worth 500 billion yen went to America.", "500 billion yen", "value export US PC:70503 2026-05", JUNE_17),
    ("As for cars, exports came to 1.4 trillion yen and imports to 126 billion.", "126 billion", "value import world PC:70501 2026-05", JUNE_17),
    ("In 2025 Japan sold 381 billion yen of computers abroad. It bought 3.9 trillion yen worth.", "3.9 trillion yen", "value import world PC:7010505 2025", JANUARY_22),
    ("South Korea sold us 500 billion yen of goods.", "500 billion yen", "value import KR total 2026-05", JUNE_17),
    ("The US sent Japan 1.2 trillion yen of goods in May and got 1.5 trillion back.", "1.5 trillion", "value export US total 2026-05", JUNE_17),
    ("Paper. Here Japan exports: 362 billion yen in 2025.", "362 billion yen", "value export world PC:606 2025", JANUARY_22),
    ("The paper said exports came to 110 trillion yen in 2025.", "110 trillion yen", "value export world total 2025", JANUARY_22),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "published"), [*HEADED, *UNSAID])
def test_what_a_figure_leaves_unsaid_is_said_above_or_before_it(
    text: str, quote: str, expected: str, published: str
) -> None:
    assert " ".join(key(readings_of(text, quote, published)[0])) == expected


# What a topic says with other words, and whose figure it is not.
TOLD = (
    ("Imports fell 3.4% in May. As oil prices dropped, they came to 9.9 trillion yen.", "9.9 trillion yen", "value import world total 2026-05", JUNE_17),
    ("As oil prices dropped, crude imports fell 38.5%.", "38.5%", "change import world PC:30301 2026-05", JUNE_17),
    ("Exports to the US, led by an 18.8% rise in cars, were up 12.5%.", "12.5%", "change export US total 2026-05", JUNE_17),
    ("Exports to the US, led by an 18.8% rise in cars, were up 12.5%.", "18.8%", "change export US PC:70503 2026-05", JUNE_17),
    ("Car exports to the US rose 18.8%, to the EU 3.0%.", "3.0%", "change export eu PC:70503 2026-05", JUNE_17),
    ("Exports rose 17.0%. Foreign cars sold less well, down 6.1%.", "6.1%", "change import world PC:70501 2026-05", JUNE_17),
    ("Chinese-made computers worth 200 billion yen arrived in May.", "200 billion yen", "value import CN PC:7010505 2026-05", JUNE_17),
    ("Cars account for 29.2% of what Japan ships to America.", "29.2%", "share export US PC:70503 2026-05", JUNE_17),
    ("The chip trade was lively: exports +61%, imports +44%.", "+44%", "change import world PC:70311 2026-05", JUNE_17),
    ("Exports to the US fell 11.1% in May. Meanwhile Japan bought more from us, up 20.9%.", "20.9%", "change import US total 2026-05", JUNE_17),
    ("EXPORTS TO US +12.5%\nEXPORTS TO CHINA +17.9%\nSURPLUS WITH US 367 BILLION YEN", "367 BILLION YEN", "balance balance US total 2026-05", JUNE_17),
    ("Worldwide, car exports came to 1.4 trillion yen in May, although the count rose 3.4%. Exports to the US fell.", "3.4%", "quantity_change export world PC:70503 2026-05", JUNE_17),
    ("BERLIN: German goods worth 300 billion yen went to Japan in May.", "300 billion yen", "value import DE total 2026-05", JUNE_17),
    ("HANOI: Japan bought 350 billion yen of Vietnamese goods in May.", "350 billion yen", "value import VN total 2026-05", JUNE_17),
    ("Taiwan's purchases of Japanese chips jumped 61%.", "61%", "change export TW PC:70323 2026-05", JUNE_17),
    ("Crude came mainly from the UAE (319.5 billion yen) and Saudi Arabia (445.0 billion).", "445.0 billion", "value import SA PC:30301 2026-05", JUNE_17),
    ("Imports rose 12.5% to 9.9 trillion yen, while exports grew 17.0% to 9.5 trillion, both records.", "records", "record export world total 2026-05", JUNE_17),
    ("Exports to the USA +12.5%, China +17.9, ME -32.0", "-32.0", "change export middle_east total 2026-05", JUNE_17),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "published"), TOLD)
def test_other_words_for_a_flow_or_a_place_are_understood(text: str, quote: str, expected: str, published: str) -> None:
    assert " ".join(key(readings_of(text, quote, published)[0])) == expected
