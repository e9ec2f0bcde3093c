"""Bare numbers that go on in the unit of a figure before them, and numbers that do not: English usage, read by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of

from kuroji.claims.mention import Kind

OPENED = "Japan ran a surplus of 8.4 trillion yen with America in 1988"
AMOUNTS = (
    (f"{OPENED}; by then it had subsided to 5.1.", "5.1"),
    (f"{OPENED}. A decade on it was 6.7.", "6.7"),
    ("Germany spent 3.14 trillion yen here. France spent 1.92.", "1.92"),
    ("Coal cost 512.6 billion yen, ore 231.4 and scrap 88.", "231.4"),
    ("In April sales came to 335 billion yen. This April: 371.", "371"),
    ("Ships earned 94.2 billion yen in May, against 61.5 in the May before.", "61.5"),
    ("Cars brought 6.2 trillion yen, the parts another 1.2.", "1.2"),
    ("The Swiss sent us drugs for 49.7 billion yen, the Irish for 41.", "41"),
    ("We sold them 4.6 trillion yen of goods and bought 6.9.", "6.9"),
    ("Copper came in at 158.2 billion yen (Chile 61.0, Peru 22.7).", "22.7"),
    ("Purchases were ¥11.6trn, 10.3% of the total. Kuwait 1.6.", "1.6"),
)
WHOLE = (
    ("The bill for gas went from 3.5 trillion yen to six. That was all.", "six", "6e12"),
    ("Coal landed at 19,800 yen a tonne (a year ago 20,900), gas at 88,700 (90,100).", "88,700", "88700"),
    ("Insulated cable was 93 billion yen, the Thai part being 38.", "38", "38e9"),
)  # fmt: skip
RATES = (
    ("Shares of exports: China 27.1%, Taiwan 24.6, Korea 8.8.", "24.6", 1),
    ("Shipments to the EU lost 3.4%. Autos -14.8.", "-14.8", -1),
    ("Exports fell by 15.9% in 1986 and again the year after, by 5.6.", "5.6", -1),
    ("Exports were off 4.1%, the cars alone down by 9.8.", "9.8", -1),
)  # fmt: skip
ALONE = (
    ("Furniture imports ¥487 billion, plus 2.8.", "plus 2.8", "2.8"),
    ("In May the value of exports was up 9.1, the volume flat.", "9.1", "9.1"),
    ("Exports were soft. China -4.3, the States -7.9.", "-7.9", "-7.9"),
    ("EXP 9.9 VS 9.2E", "9.9", "9.9"),
    ("Glass exports came to 1.21 trillion yen, up 0.4 pc.", "0.4 pc", "0.4"),
    ("Shares of exports, %: China 27.1 / Taiwan 24.6", "24.6", "24.6"),
    ("Exports fell by 10.5%. Imports slipped too, if only by 0.6.", "0.6", "0.6"),
)  # fmt: skip
LISTED = (
    ("The years went minus 1.7, minus 20.3, minus 5.6 trillion.", "minus 20.3", "-20.3e12"),
    ("All four were negative: -151, -88, -198 (billion).", "-88", "-88e9"),
    ("Exports to Italy in May: 62.2 (bn yen).", "62.2 (bn yen)", "62.2e9"),
    ("The imbalance cost 6.4 trillion yen. The third quarter's was -2.3.", "-2.3", "-2.3e12"),
)  # fmt: skip
SORTED = (
    ("5月のEU向けの車は好調だった。台数は6万2千で、金額も増えた。", "6万2千", "62000", "NO"),
    ("サウジからの原油はキロリットルで言うと489万、前の年を割った。", "489万", "4890000", "KL"),
    ("Coal: Apr 11.2 mt (-5%), of which steam coal 7.6.", "7.6", "7.6", "MT"),

    ("They took 19,850 Japanese vehicles in May.", "19,850 Japanese vehicles", "19850", "NO"),
    ("We took 17,900 of their cars in July.", "17,900 of their cars", "17900", "NO"),
    ("September arrivals 241,000 t.", "241,000 t", "241000", "MT"),
    ("Units 113.8k vs 123.5k.", "123.5k", "123500", "NO"),
)  # fmt: skip
IN_WORDS = (
    ("Sales to Peru were twenty-one percent up, those to Chile down six and a half.", "6.5"),
    ("Chips rose thirty-eight percent. Cars, minus twelve.", "12"),
)
COUNTS = (
    ("They took 19,850 vehicles in January, the neighbours 9,100.", "9,100", "9100", "NO"),
    ("Kuwait sent 1.7 million kilolitres of oil, Qatar 1.4.", "1.4", "1.4e6", "KL"),
)
NONE = (
    ("Exports rose 17.0%. Lunch is at 12.", "12"),
    ("Exports rose 17.0%; the consensus was 12.5.", "12.5"),
    ("The gap was 8.4 trillion yen. The clerk was 9.", "9"),
    ("Exports rose 17.0%, with the yen at 152.4 on the day.", "152.4"),
    ("The gap was 8.4 trillion yen, the rate on beef 9.6 percent.", "8.4 trillion"),
    ("Imports were 8.4 trillion yen. Item 7: exports.", "7"),
    ("Exports rose 17.0%. The index stood at 49.6.", "49.6"),
    ("The gap was 57.9% smaller than the one before.", "one"),
    ("The gap was 8.4 trillion yen in twenty twenty-four.", "twenty-four"),
    ("Exports rose 17.0%, says a clerk in Osaka, 58.", "58"),
    ("Shares rose. Nikkei +1.2, Topix +0.9.", "+0.9"),
    ("On 3, 5.6 trillion yen was paid.", "3"),
    ("A shortfall of $92.4bn in America; the survey read 41.2.", "41.2"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words"), AMOUNTS)
def test_an_amount_goes_on_in_the_scale_of_one_before(text: str, words: str) -> None:
    scale = Decimal(10) ** (9 if "billion" in text else 12)
    found = mention_at(text, words)
    assert (found.kind, found.value) == (Kind.AMOUNT, Decimal(words) * scale)


@pytest.mark.parametrize(("text", "words", "value"), WHOLE)
def test_so_does_a_whole_number_where_figures_stand(text: str, words: str, value: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value) == (Kind.AMOUNT, Decimal(value))


@pytest.mark.parametrize(("text", "words", "way"), RATES)
def test_a_rate_goes_on_with_a_rate(text: str, words: str, way: int) -> None:
    found = mention_at(text, words)
    assert found.kind is Kind.PERCENT
    assert found.value is not None
    assert abs(found.value) == abs(Decimal(words))
    assert found.direction in {way, 0}


@pytest.mark.parametrize(("text", "size"), IN_WORDS)
def test_so_does_one_in_words(text: str, size: str) -> None:
    last = [mention for mention in mentions_of(text) if mention.kind is Kind.PERCENT][-1]
    assert last.value is not None
    assert abs(last.value) == Decimal(size)


@pytest.mark.parametrize(("text", "words", "size"), ALONE)
def test_a_rate_of_trade_needs_no_sign_of_percent(text: str, words: str, size: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value) == (Kind.PERCENT, Decimal(size))


@pytest.mark.parametrize(("text", "words", "value"), LISTED)
def test_the_scale_at_the_end_of_a_list_goes_for_all(text: str, words: str, value: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value) == (Kind.AMOUNT, Decimal(value))


@pytest.mark.parametrize(("text", "words", "value", "unit"), COUNTS + SORTED)
def test_a_count_goes_on_counting(text: str, words: str, value: str, unit: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.unit) == (Kind.QUANTITY, Decimal(value), unit)


@pytest.mark.parametrize(("text", "words"), NONE)
def test_a_number_of_something_else_has_no_unit(text: str, words: str) -> None:
    others = [mention for mention in mentions_of(text) if mention.text == words]
    assert all(mention.kind is Kind.OTHER for mention in others)
