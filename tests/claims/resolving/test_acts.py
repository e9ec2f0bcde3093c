"""Who deals in an English sentence, and what is exported or imported by it: of usage, sentences of our own."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

# What Japan gives or earns is exported, what it gets or pays for is imported; of others the reverse.
OF_OURS = (
    ("Exports rose 17.0% in May. Japan paid ¥9.9 trillion for its imports.", "¥9.9 trillion", "value import world total 2026-05"),
    ("In May the country spent ¥1.1 trillion on food from overseas.", "¥1.1 trillion", "value import world PC:0p1 2026-05"),
    ("Imports rose 12.0%. In May Japan earned 9.5 trillion yen abroad.", "9.5 trillion yen", "value export world total 2026-05"),
    ("In May the nation took in goods worth 10.1 trillion yen.", "10.1 trillion", "value import world total 2026-05"),
    ("Exports rose 12% in May. We paid 10.9 per cent more to sellers abroad.", "10.9 per cent", "change import world total 2026-05"),
    ("In May Japan took in 4.2 million tonnes of LNG.", "4.2 million tonnes", "quantity import world PC:3050103 2026-05"),
)  # fmt: skip
OF_OTHERS = (
    ("What the European Union sold us in May: ¥1.05 trillion.", "¥1.05 trillion", "value import eu total 2026-05"),
    ("Korea corner. In May they sold us ¥402 billion.", "¥402 billion", "value import KR total 2026-05"),
    ("In May Australia sold the Japanese 750 billion yen worth of stuff.", "750 billion", "value import AU total 2026-05"),
    ("In May Basel and Zug sent Japan medicines for 49.7 billion yen.", "49.7 billion yen", "value import world PC:507 2026-05"),
    ("Imports rose 12% in May. Customers abroad spent 9.5 trillion yen on Japanese goods.", "9.5 trillion yen", "value export world total 2026-05"),
)  # fmt: skip
OF_PLACES = (
    ("In May Kuwait was paid 80 billion yen for what came ashore in Japan.", "80 billion yen", "value import KW total 2026-05"),
    ("In May China furnished goods for 2.1 trillion yen.", "2.1 trillion yen", "value import CN total 2026-05"),
    ("The country keeps a list too: in May it spent ¥1.1 trillion on food from overseas.", "¥1.1 trillion", "value import world PC:0p1 2026-05"),
)  # fmt: skip
# A verb after and, but or a comma has the dealer of the one before.
OF_THE_SAME = (
    ("In May Japan sold China 1.5 trillion yen of goods and bought 2.1 trillion yen back.", "2.1 trillion yen", "value import CN total 2026-05"),
    ("In May Australia sold the Japanese 750 billion yen worth of stuff and only bought 260 billion yen back.", "260 billion", "value export AU total 2026-05"),
)  # fmt: skip
# What comes to Japan's shores is imported, what leaves them exported; an account has columns, in and out.
MOVED = (
    ("In May goods worth 1.9 trillion yen crossed the East China Sea towards Japan.", "1.9 trillion yen", "value import world total 2026-05"),
    ("Aircraft brought into the country in May: 171 billion yen.", "171 billion yen", "value import world PC:70505 2026-05"),
    ("In May Canadian goods set Japan back 210 billion yen.", "210 billion yen", "value import CA total 2026-05"),
    ("Exports rose 12% in May. Japan's foreign shopping went up 10.9 per cent.", "10.9 per cent", "change import world total 2026-05"),
    ("In May takings abroad came to 9.5 trillion yen.", "9.5 trillion", "value export world total 2026-05"),
    ("May. Out: 9.8 trillion yen. In: 10.1 trillion yen.", "10.1 trillion yen", "value import world total 2026-05"),
    ("May: sold ¥9.8 trillion (+8.9%), bought ¥10.1 trillion (+7.0%).", "¥10.1 trillion", "value import world total 2026-05"),
    ("Imports rose 12% in May. Cars brought in 1.4 trillion yen.", "1.4 trillion yen", "value export world PC:70503 2026-05"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "subject"), [*OF_OURS, *OF_OTHERS, *OF_PLACES, *OF_THE_SAME, *MOVED])
def test_the_flow_is_what_the_dealer_does(text: str, quote: str, subject: str) -> None:
    assert " ".join(key(readings_of(text, quote)[0])) == subject


def test_what_is_paid_in_tax_is_no_import() -> None:
    text = "Exports rose 17.0% in May. The country paid 2.1 trillion yen in tax."
    assert readings_of(text, "2.1 trillion yen")[0].subject.flow != "import"


# A comparison between two commas is an aside: the sentence goes on with its own subject. The former of two flows is one.
GONE_ON = (
    ("There was a surplus of 122.3 billion yen in May 2025. Imports jumped 25.4% in May, outpacing a 19.3% rise in exports, and reached 11.34 trillion yen.", "11.34 trillion yen", "value import world total 2026-05"),
    ("Both exports and imports fell short of May 2025, the former for three months running.", "three months running", "streak export world total 2026-05"),
    ("Japan May exports +3.6, imps +0.7, both beat.", "+0.7", "change import world total 2026-05"),
    ("Japan spent more on imports than it earned from exports for the fifth year running in 2025.", "fifth year running", "streak balance world total 2025"),
    ("In May America-bound goods were down (-5.0%), America-sourced ones up (+3.1%).", "+3.1%", "change import US total 2026-05"),
    ("In May exports expanded by 4.8 per cent, against 5.8 per cent for imports.", "5.8 per cent", "change import world total 2026-05"),
    ("In May exports to Asia expanded, led by Taiwan, where the figure was 20.7% higher.", "20.7%", "change export TW total 2026-05"),
    ("China supplied 23.6 per cent of everything Japan imported in May.", "23.6 per cent", "share import CN total 2026-05"),
    ("In May the country paid 59 percent more for less oil.", "59 percent", "change import world PC:30301 2026-05"),
    ("In 2025, how much more Japan bought from the world than it sold came to 2.65 trillion yen.", "2.65 trillion yen", "balance balance world total 2025"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "subject"), GONE_ON)
def test_a_sentence_goes_on_with_its_own_subject(text: str, quote: str, subject: str) -> None:
    assert " ".join(key(readings_of(text, quote)[0])) == subject
