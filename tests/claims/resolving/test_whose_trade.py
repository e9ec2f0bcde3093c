"""Whose trade an English figure tells of where no flow is named beside it, and what verbs and pronouns point to: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, JUNE_17, key, readings_of

# What is bought costs, what is sold earns; a bill is of imports, exporters export.
SPENT_AND_EARNED = (
    ("Exports rose 17.0%. Mineral fuels cost us 2.1 trillion yen.", "2.1 trillion yen", "value import world PC:3 2026-05"),
    ("Imports rose 12.6%. Cars earned 1.2 trillion yen.", "1.2 trillion yen", "value export world PC:70503 2026-05"),
    ("Imports rose 12.6%. Drug exporters did well: the category gained 20%.", "20%", "change export world PC:507 2026-05"),
    ("Exports to China rose 17.9%.\n\nAmerican goods worth 1.2 trillion yen entered Japan in May.", "1.2 trillion yen", "value import US total 2026-05"),
)  # fmt: skip

# A change beside a partner is not one of the balance that was told before.
CHANGES_OF_PARTNERS = (
    ("The balance was minus 378.7 billion yen.\n\nUS +12.5%, Taiwan +42.4%.", "+42.4%", "change export TW total 2026-05"),
    ("There was a deficit of 378.7 billion yen.\n\nWhich countries bought more?\n\nTaiwan (+42.4%), China (+17.9%).", "+17.9%", "change export CN total 2026-05"),
    ("The deficit with China fell by 12.5%.", "12.5%", "balance_change balance CN total 2026-05"),
    ("Exports to the US rose 12.5%, in contrast with China, where sales fell 1.1%.", "1.1%", "change export CN total 2026-05"),
)  # fmt: skip

ITEMS = (
    ("1. Exports +17.0%, imports +12.6%.\n2. US: exports +12.5%. Surplus 357 billion yen.", "357 billion yen", "balance balance US total 2026-05"),
    ("1. US: exports +12.5%.\n2. Japan: exports +17.0%. Deficit 378.7 billion yen.", "378.7 billion yen", "balance balance world total 2026-05"),
)  # fmt: skip

POINTING_BACK = (
    ("Cars are sold abroad. Meanwhile imports of them hit 120 billion yen.", "120 billion yen", "value import world PC:70501 2026-05"),
    ("Chips had a good month, with exports up 61%.", "61%", "change export world PC:70323 2026-05"),
    ("Imports from China rose 8.9%, against a rise of 24.9% in those from the United States.", "24.9%", "change import US total 2026-05"),
    ("Shipments from Japan to the United States rose 12.5%.", "12.5%", "change export US total 2026-05"),
    ("Food did worse. Blame a poor Australian harvest.\n\nExports of chips rose 61%.", "61%", "change export world PC:70323 2026-05"),
    ("Steel was another weak spot, its exports dropping 12.3%.", "12.3%", "change export world PC:611 2026-05"),
    ("Chip exports to Taiwan doubled; to Korea, they rose 33%.", "33%", "change export KR PC:70323 2026-05"),
    ("Chinese demand for Japanese goods rose 17.9%.", "17.9%", "change export CN total 2026-05"),
    ("U.S.-made goods arriving in Japan rose 20.9%.", "20.9%", "change import US total 2026-05"),
    ("One-fifth of all Japanese exports, or 1.9 trillion yen, went to the US.", "1.9 trillion yen", "value export US total 2026-05"),
    ("Last year imports were 113 trillion yen, i.e. up 0.6%.", "0.6%", "change import world total 2025"),
)  # fmt: skip

# Both ways of a partner's trade, how much one way exceeds the other, and what stands for all goods.
BOTH_WAYS = (
    ("In May the Germans bought 230 billion yen worth and sold Japan 280 billion.", "280 billion", "value import DE total 2026-05"),
    ("In May Japan sold 9.5 trillion yen of goods abroad and came out 31 billion yen ahead.", "31 billion yen", "balance balance world total 2026-05"),
    ("In May Japan's purchases from Australia came to 700 billion yen; it sold the Australians 200 billion.", "200 billion", "value export AU total 2026-05"),
    ("In May Japan bought 20.9% more from America and sold it 5.0% less.", "20.9%", "change import US total 2026-05"),
    ("In May Japan bought 20.9% more from America and sold it 5.0% less.", "5.0%", "change export US total 2026-05"),
    ("In May America bought 5.0% less from Japan and sold it 20.9% more.", "20.9%", "change import US total 2026-05"),
    ("What Japan sold abroad rose 17.0%; what it bought rose 12.6%.", "12.6%", "change import world total 2026-05"),
    ("Goods leaving Japan were worth 9.5 trillion yen; goods coming in, 9.9 trillion yen.", "9.9 trillion yen", "value import world total 2026-05"),
    ("In May Japan paid 9.9 trillion yen for what it bought abroad.", "9.9 trillion yen", "value import world total 2026-05"),
    ("In May Japan bought 0.9 trillion yen of the world's food.", "0.9 trillion yen", "value import world PC:0p1 2026-05"),
    ("In May chips explained 3.6 points of the 17.0% export growth.", "17.0%", "change export world total 2026-05"),
    ("In May China accounted for 18.9% of exports and 23.4% of imports.", "23.4%", "share import CN total 2026-05"),
    ("In May China accounted for 18.9% of exports and 23.4% of imports.", "18.9%", "share export CN total 2026-05"),
    ("In May exports came to 9.5 trillion yen and imports to 9.9 trillion. The former rose 17.0%, the latter 12.6%.", "12.6%", "change import world total 2026-05"),
    ("Fuels explain 5 points of the 12.6% rise in total imports.", "12.6%", "change import world total 2026-05"),
)  # fmt: skip

# What heads a line after its number or letter.
HEADS = (
    ("There was a deficit of 378.7 billion yen.\n\nChart 2: exports y/y. 17.0% in May.", "17.0%", "change export world total 2026-05"),
    ("Exports of cars rose 13.7%.\n\nQ. Who sells Japan the most?\nA. China, with 2.6 trillion yen in May.", "2.6 trillion yen", "value import CN total 2026-05"),
    ("Exports rose 17.0%. And chips: two-thirds more were imported.", "two-thirds", "change import world PC:70311 2026-05"),
    ("Exports to the Middle East fell 31.9%. Exports to the UAE fell 21.4%. For the region they fell 40%.", "40%", "change export middle_east total 2026-05"),
    ("Passenger cars and trucks are the chief export. Their value rose 13.7%.", "13.7%", "change export world PC:70503 2026-05"),
    ("Semiconductor and component exports rose 61%.", "61%", "change export world PC:70323 2026-05"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "wanted"), BOTH_WAYS + HEADS + SPENT_AND_EARNED + CHANGES_OF_PARTNERS + ITEMS + POINTING_BACK
)
def test_a_figure_is_of_the_trade_its_words_tell_of(text: str, quote: str, wanted: str) -> None:
    published = JANUARY_22 if wanted.endswith(" 2025") else JUNE_17
    assert " ".join(key(readings_of(text, quote, published)[0])) == wanted


# An article, or a paragraph, whose heading names the trade of some goods: its flows are theirs, but not those of the country.
TITLED = (
    ("Crude oil imports of Japan", "Customs call it crude.\n\nIn May imports fell 57.3% by volume.", "57.3%", "quantity_change import world PC:30301 2026-05"),
    ("Seven facts about Japan's chip trade", "1. It is growing. In May exports rose 61%.", "61%", "change export world PC:70323 2026-05"),
    ("Japan's chip trade: a record July, a calmer August", "In May exports rose 61%.", "61%", "change export world PC:70323 2026-05"),
    ("Japan's chip trade", "In May exports rose 61%. Japan's exports rose 17.0%.", "17.0%", "change export world total 2026-05"),
    ("Chips drive Japan's export boom", "In May exports rose 17.0%.", "17.0%", "change export world total 2026-05"),
    ("", "Steel exports from Japan. By value, exports came to 320 billion yen in May.", "320 billion yen", "value export world PC:611 2026-05"),
    ("", "Steel exports from Japan. By value, exports came to 320 billion yen in May.\n\nMacro. In May exports rose 17.0%.", "17.0%", "change export world total 2026-05"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "quote", "wanted"), TITLED)
def test_a_heading_that_names_the_trade_of_goods_holds_for_the_flows_under_it(
    title: str, text: str, quote: str, wanted: str
) -> None:
    assert " ".join(key(readings_of(text, quote, JUNE_17, title)[0])) == wanted
