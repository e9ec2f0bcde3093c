"""Which flow, partner and goods an English figure is of, by what parts it from the names around it: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, JUNE_17, key, readings_of

# Whose figure it is, where the partner stands after it, deals itself, or only gives an event its name.
PLACES = (
    ("Japan had a surplus of 339.7 billion yen with the United States in May.", "339.7 billion", "balance balance US total 2026-05", JUNE_17),
    ("Japan ran a deficit of ¥820.2bn with China.", "¥820.2bn", "balance balance CN total 2026-05", JUNE_17),
    ("Exports worth 1.5 trillion yen to the US were 12.5% higher.", "12.5%", "change export US total 2026-05", JUNE_17),
    ("A deficit of 395 billion yen is no disaster. Exports to China rose 17.9%.", "395 billion yen", "balance balance world total 2026-05", JUNE_17),
    ("The Asian financial crisis hurt. Exports fell 17.0% in May.", "17.0%", "change export world total 2026-05", JUNE_17),
    ("After the Ukraine war began, imports rose 39.6%.", "39.6%", "change import world total 2026-05", JUNE_17),
)  # fmt: skip

# Which flow: a word of direction without its noun, a gap that moves.
FLOWS = (
    ("Outbound shipments came to 9.5 trillion yen; inbound ones 9.9 trillion.", "9.9 trillion", "value import world total 2026-05", JUNE_17),
    ("Outgoing cargo was worth 9.5 trillion yen, incoming 9.9 trillion.", "9.9 trillion", "value import world total 2026-05", JUNE_17),
    ("Going out: 9.5 trillion yen. Coming in: 9.9 trillion yen.", "9.9 trillion", "value import world total 2026-05", JUNE_17),
    ("Japan gap narrows to 395 billion yen", "395 billion yen", "balance balance world total 2026-05", JUNE_17),
)  # fmt: skip

# Goods that only tell why a flow moved, or whose makers are spoken of.
GOODS = (
    ("Imports, held back by cheaper oil, edged up 0.5 percent.", "0.5 percent", "change import world total 2026-05", JUNE_17),
    ("Exports, dented by weak car sales, fell 3.4%.", "3.4%", "change export world total 2026-05", JUNE_17),
    ("Steel firms sold 11.6 percent more abroad.", "11.6 percent", "change export world PC:611 2026-05", JUNE_17),
    ("Iron ore. Steel mills began to close. Imports: 69 million tonnes in 2025.", "69 million tonnes", "quantity import world PC:21501 2025", JANUARY_22),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "published"), [*PLACES, *FLOWS, *GOODS])
def test_the_fittest_reading_is_of_what_the_words_single_out(
    text: str, quote: str, expected: str, published: str
) -> None:
    assert " ".join(key(readings_of(text, quote, published)[0])) == expected
