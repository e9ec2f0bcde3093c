"""Which flow, partner and goods an English figure is of, where its own clause leaves them unsaid: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, JUNE_17, key, readings_of

# What a verb of trade governs across its figure.
OBJECTS = (
    ("In 2025 Japan imported 2.1 trillion yen worth of meat.", "2.1 trillion yen", "value import world PC:003 2025", JANUARY_22),
    ("Japan exported goods worth 170.5 billion yen to the United Kingdom.", "170.5 billion yen", "value export GB total 2026-05", JUNE_17),
    ("Japan exported 462,000 vehicles in May.", "462,000 vehicles", "quantity export world PC:70503 2026-05", JUNE_17),
    ("Japan imported 4.7 million kilolitres of crude. Volumes fell 57.3%.", "57.3%", "quantity_change import world PC:30301 2026-05", JUNE_17),
    ("Japan exported 9.5 trillion yen, to the US 1.5 trillion.", "9.5 trillion yen", "value export world total 2026-05", JUNE_17),
)  # fmt: skip

# Whose trade goods are of.
PLACES = (
    ("Exports to China rose 17.9% and to Taiwan 42.4%. Cars were up 13.7%.", "13.7%", "change export world PC:70503 2026-05", JUNE_17),
    ("Exports to the US rose 12.5%. Cars were up 18.8%.", "18.8%", "change export US PC:70503 2026-05", JUNE_17),
    ("CHINA DEFICIT 820.2M\n\nVEHICLE EXPORTS +13.7%", "+13.7%", "change export world PC:70503 2026-05", JUNE_17),
    ("America is the bigger customer. In 2025 Japan exported 20.4 trillion yen there and 18.8 trillion to China.", "20.4 trillion yen", "value export US total 2025", JANUARY_22),
    ("Exports to China rose 17.9%, imports from China 8.9%. The deficit was 0.6 trillion yen.", "0.6 trillion yen", "balance balance CN total 2026-05", JUNE_17),
    ("Exports to China rose 17.9%. The global deficit was 0.4 trillion yen.", "0.4 trillion yen", "balance balance world total 2026-05", JUNE_17),
    ("Exports rose 17.0%, to China 17.9%. The deficit was 0.4 trillion yen.", "0.4 trillion yen", "balance balance world total 2026-05", JUNE_17),
    ("Exports to the US rose 12.5%, with cars up 18.8%. Worldwide, car exports rose 13.7%.", "13.7%", "change export world PC:70503 2026-05", JUNE_17),
)  # fmt: skip

# What goods: those a paragraph opens with, and the parts of cars.
GOODS = (
    ("Medicines. Imports were 5.2 trillion yen in 2025. Volumes fell 2.4%.", "5.2 trillion yen", "value import world PC:507 2025", JANUARY_22),
    ("Medicines. Imports were 5.2 trillion yen in 2025. Volumes fell 2.4%.", "2.4%", "quantity_change import world PC:507 2025", JANUARY_22),
    ("Cars were the surprise. Shipments to America rose 18.8% in value.", "18.8%", "change export US PC:70503 2026-05", JUNE_17),
    ("Cars were behind it. Exports rose 17.0%.", "17.0%", "change export world total 2026-05", JUNE_17),
    ("Cars were the surprise. Total exports rose 17.0%.", "17.0%", "change export world total 2026-05", JUNE_17),
    ("Exports of cars fell 14.8%, parts rose 4.0%.", "4.0%", "change export world PC:70505 2026-05", JUNE_17),
    ("Parts makers have done less well. Their exports were 2.4% lower.", "2.4%", "change export world PC:70505 2026-05", JUNE_17),
)  # fmt: skip

# What else of its sentence a figure, a record or a share is of.
WITHIN = (
    ("Imports of non-ferrous metals rose 74.4% (hello, copper), exports 47.8%.", "47.8%", "change export world PC:613 2026-05", JUNE_17),
    ("Imports of medicines rose 7.4%, total exports 17.0%.", "17.0%", "change export world total 2026-05", JUNE_17),
    ("Cars made up 22.2% of exports to the US.", "22.2%", "share export US PC:70503 2026-05", JUNE_17),
    ("Mineral fuels made up 22.1% of imports and jumped 53.5%.", "53.5%", "change import world PC:3 2026-05", JUNE_17),
    ("It was the biggest month ever for imports too.", "the biggest month ever", "record import world total 2026-05", JUNE_17),
    ("Mexico, where we make auto parts, took 36.1% more Japanese goods.", "36.1%", "change export MX total 2026-05", JUNE_17),
    ("Exports rose 17%. Electrical machinery, from phones to servers, rose 6.3%.", "6.3%", "change export world PC:703 2026-05", JUNE_17),
    ("The surplus turned into a deficit of 0.4 trillion yen as exports dropped 17.1%.", "17.1%", "change export world total 2026-05", JUNE_17),
    ("Japan spent 2 trillion yen on meat, 788 billion yen on fruit.", "788 billion yen", "value import world PC:01101 2026-05", JUNE_17),
    ("Exports of chips rose 61%. Imports of the same category rose 67.4%.", "67.4%", "change import world PC:70311 2026-05", JUNE_17),
    ("123,617 vehicles went to the US in May.", "123,617 vehicles", "quantity export US PC:70503 2026-05", JUNE_17),
    ("The balance was minus 378.7 billion yen, when April had a plus of 301.9 billion.", "301.9 billion", "balance balance world total 2026-04", JUNE_17),
    ("Japan sells more to America than it buys there, but the difference has shrunk to 357 billion yen.", "357 billion yen", "balance balance US total 2026-05", JUNE_17),
    ("Car and truck exports came to 17.6 trillion yen in 2025.", "17.6 trillion yen", "value export world PC:70503 2025", JANUARY_22),
    ("Chip-equipment exports leapt 27.8%.", "27.8%", "change export world PC:70131 2026-05", JUNE_17),
)  # fmt: skip

# Names and words that point back.
POINTING = (
    ("HOST: And?\nGUEST: Hong Kong, funnily enough. Exports of 6.4 trillion yen.", "6.4 trillion yen", "value export HK total 2026-05", JUNE_17),
    ("Taiwan bought more than South Korea did. Exports to the island rose 15.1%.", "15.1%", "change export TW total 2026-05", JUNE_17),
    ("The United Kingdom's purchases came to 170.5 billion yen.", "170.5 billion yen", "value export GB total 2026-05", JUNE_17),
    ("Exports of cars to the US fell 26.7%. In units, though, shipments there rose 3.4%.", "3.4%", "quantity_change export US PC:70503 2026-05", JUNE_17),
    ("Cars, cars, cars! Japan shipped 5.9 million of them in 2025.", "5.9 million", "quantity export world PC:70503 2025", JANUARY_22),
    ("Petroleum product imports rose 49.1%.", "49.1%", "change import world PC:30303 2026-05", JUNE_17),
    ("Exports: steel +0.2%, non-ferrous +39.7%.", "+39.7%", "change export world PC:613 2026-05", JUNE_17),
)  # fmt: skip
# Which flow: by who supplies and buys, and where a list turns to another partner.
FLOWS = (
    ("Who sells Japan the most? China, with 2.2 trillion yen.", "2.2 trillion yen", "value import CN total 2026-05", JUNE_17),
    ("Is America still the number one customer? In May, yes: 1.5 trillion yen.", "1.5 trillion yen", "value export US total 2026-05", JUNE_17),
    ("Where does Japan buy? The Saudis slipped to fifth.", "slipped to fifth", "rank import SA total 2026-05", JUNE_17),
    ("Australia was Japan's number three supplier, 6.9 trillion yen in 2025.", "6.9 trillion yen", "value import AU total 2025", JANUARY_22),
    ("China, meanwhile, sold Japan 26.7 trillion yen of goods and bought 18.8 trillion.", "18.8 trillion", "value export CN total 2026-05", JUNE_17),
    ("* US: -5.0%; autos -9.9%; surplus 367 billion yen", "-5.0%", "change export US total 2026-05", JUNE_17),
    ("Imports from the US jumped 20.9%.\n\nAsia +4.2%, of which Hong Kong +19.3%.", "+4.2%", "change export asia total 2026-05", JUNE_17),
    ("Imports from the US jumped 20.9%. China +4.2%.", "+4.2%", "change import CN total 2026-05", JUNE_17),
)  # fmt: skip


# Where the words leave no other partner open: nobody was named yet, or the very same things are counted.
def test_before_any_partner_is_named_a_figure_is_of_the_world() -> None:
    text = "The surplus was 31.1% smaller. Exports to the US fell 11.1%. The surplus was 25.6% smaller."
    assert "partner" in readings_of(text, "31.1%")[0].beside
    assert "partner" not in readings_of("Exports to the US fell 11.1%.\n\nExports rose 5.1%.", "5.1%")[0].beside


def test_the_number_of_them_is_that_of_the_same_goods_to_the_same_place() -> None:
    text = "In May the value of cars shipped to the US was down 26.7%; the number of them was up 6.5%."
    first, second = readings_of(text, "6.5%")[:2]
    assert " ".join(key(first)) == "quantity_change export US PC:70503 2026-05"
    assert {"partner", "goods"} <= first.named
    assert first.fit - second.fit > 0.1


@pytest.mark.parametrize(
    ("text", "quote", "expected", "published"), [*OBJECTS, *PLACES, *GOODS, *WITHIN, *FLOWS, *POINTING]
)
def test_the_fittest_reading_is_what_a_reader_understands(text: str, quote: str, expected: str, published: str) -> None:
    assert " ".join(key(readings_of(text, quote, published)[0])) == expected
