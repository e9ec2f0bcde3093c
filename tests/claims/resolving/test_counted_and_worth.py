"""What was counted and what it was worth: quantities, their changes and those of values, in English, read by hand."""

from __future__ import annotations

import pytest
from tests.claims.mentions.reading_aloud import mention_at
from tests.claims.resolving.reading_of import key, readings_of

from kuroji.claims.mention import Kind

QUANTITIES = (
    ("LNG discharges rose to 4.72 million t in May.", "4.72 million t", 4_720_000, "MT"),
    ("Japan imported 65 mtpa of LNG.", "65 mtpa", 65_000_000, "MT"),
    ("Half a million cars were exported.", "Half a million cars", 500_000, "NO"),
    ("The number of cars, 98,976, was lower.", "98,976", 98_976, "NO"),
    ("The number of vehicles should have read 398,976.", "398,976", 398_976, "NO"),
    ("Imports of coal, in tonnes: 14.2 million.", "14.2 million", 14_200_000, "MT"),
    ("Exports came to 17.6 trillion yen, although the count edged up by 1.7% to 5.9 million.", "5.9 million", 5_900_000, "NO"),
    ("Car exports numbered 480,000.", "480,000", 480_000, "NO"),
    ("That is well short of the 8.3 million sent abroad in 2008.", "8.3 million", 8_300_000, "NO"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "unit"), QUANTITIES)
def test_a_count_is_no_amount_of_money(text: str, words: str, value: int, unit: str) -> None:
    found = mention_at(text, words)
    assert (found.kind, found.value, found.unit) == (Kind.QUANTITY, value, unit)


CHANGES = (
    ("Volumes changed little: crude imports +0.3%, coal -2.5%.", "-2.5%", "quantity_change import world PC:30101"),
    (
        "LNG imports rose 6.2% to 4.72 million tonnes; LPG slipped 9.4%.",
        "9.4%",
        "quantity_change import world PC:3050101",
    ),
    (
        "LNG imports of 4.72 million tonnes were up, while coal imports rose 9.4%.",
        "9.4%",
        "change import world PC:30101",
    ),
    ("Car exports: six percent more units.", "six percent", "quantity_change export world PC:70503"),
    ("Coal imports by weight were up 11.8%.", "11.8%", "quantity_change import world PC:30101"),
    ("The count of vehicles exported edged up by 1.7%.", "1.7%", "quantity_change export world PC:70503"),
    (
        "LNG imports were worth 22.8% more though the tonnage fell 6.8%.",
        "22.8%",
        "change import world PC:3050103",
    ),
    ("Imports of coal rose, each tonne cost about 10% more.", "10%", "unit_value_change import world PC:30101"),
)


@pytest.mark.parametrize(("text", "quote", "expected"), CHANGES)
def test_a_change_is_of_what_was_counted_or_of_its_worth(text: str, quote: str, expected: str) -> None:
    assert key(readings_of(text, quote)[0])[:4] == tuple(expected.split())


SHARES = (
    ("Japan's exports rose 17.0%. The UK took 1.65% of Japanese exports; the EU 6.8%.", "6.8%", "share eu"),
    ("The Middle East supplied 94.0% of Japan's crude oil.", "94.0%", "share middle_east"),
    ("Of exports to America, 29.2% were cars.", "29.2%", "share US"),
    ("China first, nearly a quarter of everything Japan buys.", "a quarter", "share CN"),
    ("Japan has relied on the Middle East for nine-tenths of its crude.", "nine-tenths", "share middle_east"),
    ("Nine of every ten barrels of crude imports come from the Middle East.", "Nine of every ten", "share middle_east"),
)


@pytest.mark.parametrize(("text", "quote", "expected"), SHARES)
def test_a_part_of_a_whole_is_a_share(text: str, quote: str, expected: str) -> None:
    top = readings_of(text, quote)[0]
    assert f"{top.indicator} {top.subject.partner}" == expected


def test_a_year_is_no_end_of_a_range() -> None:
    assert mention_at("They fell from 15.0% of purchases in 1988 to 7.6% in 2025.", "7.6%").kind is Kind.PERCENT


IN_OTHER_WORDS = (
    (
        "The export bill had shrunk, to be sure, by 6.7 trillion yen in 1986.",
        "6.7 trillion yen",
        "difference export world",
    ),
    (
        "Coal imports were up 9% in value with tonnage basically unchanged (+0.2%).",
        "+0.2%",
        "quantity_change import world",
    ),
    (
        "Mineral fuel imports cost us ¥2,464 billion, or a fifth of everything we bought.",
        "a fifth",
        "share import world",
    ),
    (
        "Coal imports fell in value in 2025. So the average tonne cost about 24% less.",
        "24%",
        "unit_value_change import world",
    ),
    ("Exports to the U.S. in May represent a decrease of 13.8 percent.", "13.8 percent", "change export US"),
)


@pytest.mark.parametrize(("text", "quote", "expected"), IN_OTHER_WORDS)
def test_what_the_words_around_a_figure_make_of_it(text: str, quote: str, expected: str) -> None:
    assert key(readings_of(text, quote)[0])[:3] == tuple(expected.split())
