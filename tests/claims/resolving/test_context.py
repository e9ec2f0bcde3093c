"""What a sentence takes from those before it, and what no sentence may be read as: read by hand."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, JUNE_17, key, readings_of

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind
from kuroji.claims.mentions.sentences import sentences
from kuroji.claims.resolving.resolve import resolve

WIRE = (
    "Japan's exports rose 17.0% in May from a year earlier, versus a median forecast for a 15.1% rise and following a 14.8% gain in "
    "April. Shipments to the United States gained 12.5%. Those to China were up 17.9%.\n\n"
    "Imports grew 12.5%. As a result, the country ran a deficit of 378.7 billion yen, compared with a forecast of a 520 billion yen "
    "shortfall. The surplus with the U.S. shrank 12.7%. It was 703.8 billion yen.\n\n"
    "The economy grew 2.2% in the first quarter. The yen fell 8.6% on the year. The services account was 5.6 trillion yen in deficit. "
    "The government aims for 5 trillion yen in food exports by 2030. Whisky exports rose 7.1%. China's exports grew 6.3%."
)
YEAR = (
    "貿易収支は2025年に2兆6507億円の赤字だった。赤字は5年連続だが、前年の5兆6326億円から52.9%縮小した。\n\n"
    "対米輸出は4.1%減。自動車は台数が0.9%減、金額は11.4%減だった。\n\n"
    "輸入では原油が12.6%減、石炭が24.5%減。市場予想は0.5%減だった。為替は8.6%の円安だった。経常収支は30兆円の黒字。"
)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("17.0%", "change export world total 2026-05"), ("14.8%", "change export world total 2026-04"),
     ("gained 12.5%", "change export US total 2026-05"), ("17.9%", "change export CN total 2026-05"),
     ("grew 12.5%", "change import world total 2026-05"), ("378.7 billion yen", "balance balance world total 2026-05"),
     ("12.7%", "balance_change balance US total 2026-05"), ("703.8 billion yen", "balance balance US total 2026-05")],
)  # fmt: skip
def test_a_wire_story_carries_its_subjects(quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(WIRE, quote, JUNE_17)[0])) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("2兆6507億円", "balance balance world total 2025"), ("5年連続", "streak balance world total 2025"),
     ("5兆6326億円", "balance balance world total 2024"), ("52.9%", "balance_change balance world total 2025"),
     ("4.1%減", "change export US total 2025"), ("0.9%減", "quantity_change export US PC:70503 2025"),
     ("11.4%減", "change export US PC:70503 2025"), ("12.6%減", "change import world PC:30301 2025"),
     ("24.5%減", "change import world PC:30101 2025")],
)  # fmt: skip
def test_a_japanese_story_carries_its_subjects(quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(YEAR, quote, JANUARY_22)[0])) == expected


@pytest.mark.parametrize(
    ("text", "quote", "voice"),
    [(WIRE, "15.1%", "forecast"), (WIRE, "520 billion yen", "forecast"), (WIRE, "5 trillion yen", "target"),
     (WIRE, "17.0%", "reported"), (WIRE, "14.8%", "reported"), (YEAR, "0.5%減", "forecast"), (YEAR, "24.5%減", "reported"),
     ("We expect exports to have grown 8% in June.", "8%", "forecast"),
     ("Exports rose 17.0%, beating expectations of 15.1%.", "17.0%", "reported"),
     ("Exports rose 17.0%, beating expectations of 15.1%.", "15.1%", "forecast"),
     ("市場予想の中央値(4000億円の赤字)を上回り、3787億円の赤字となった。", "3787億円", "reported"),
     ("市場予想の中央値(4000億円の赤字)を上回り、3787億円の赤字となった。", "4000億円", "forecast")],
)  # fmt: skip
def test_whose_figure_it_is(text: str, quote: str, voice: str) -> None:
    assert readings_of(text, quote, JUNE_17)[0].voice == voice


@pytest.mark.parametrize(
    ("text", "quote", "outside"),
    [(WIRE, "2.2%", "economy"), (WIRE, "8.6%", "exchange rate"), (WIRE, "5.6 trillion yen", "services"),
     (WIRE, "7.1%", "goods finer than the principal commodities"), (WIRE, "6.3%", "trade of another reporter"),
     (YEAR, "8.6%", "exchange rate"), (YEAR, "30兆円", "current account"), (WIRE, "17.9%", ""),
     ("The digital deficit reached 6.6 trillion yen in 2024.", "6.6 trillion yen", "services"),
     ("In dollars, the 1998 surplus came to $107 billion.", "$107 billion", "amount in USD")],
)  # fmt: skip
def test_what_lies_outside_the_data_is_named(text: str, quote: str, outside: str) -> None:
    assert readings_of(text, quote, JUNE_17)[0].outside == outside


def test_a_question_claims_nothing() -> None:
    assert readings_of("Did exports really rise 17.0% in May?", "17.0%") == ()


def test_because_names_the_words_that_decided() -> None:
    reading = readings_of("Chip exports to Taiwan rose 33% in April from a year earlier.", "33%")[0]
    assert reading.because == ("Chip exports to Taiwan", "April", "from a year earlier")


def test_readings_are_ranked_and_fit_between_nothing_and_one() -> None:
    found = readings_of(WIRE, "12.7%")
    assert [r.fit for r in found] == sorted((r.fit for r in found), reverse=True)
    assert all(0 < r.fit <= 1 for r in found)


def test_a_sentence_without_an_end_is_read_in_pieces_and_keeps_every_mention() -> None:
    text = "exports rose 17.0% and imports 12.5% and " * 300
    article = Article(title="", body=text, published_at=datetime.fromisoformat(JUNE_17))
    read = sentences(article)
    found = resolve(article, read)
    assert [r.mention for r in found] == [m for sentence in read for m in sentence.mentions]
    figures = [key(r.readings[0]) for r in found if r.mention.kind is Kind.PERCENT]
    assert len(figures) == 600
    assert figures.count(("change", "import", "world", "total", "2026-05")) > 280


@pytest.mark.parametrize(
    "text", ["", "   ", "。。。", "....", "17.0%", "¥5 trillion", "5月", "the the the", "\U0001f4ca 3%"]
)
def test_little_to_go_by_is_no_error(text: str) -> None:
    article = Article(title="", body=text, published_at=None)
    read = sentences(article)
    assert len(resolve(article, read)) == sum(len(s.mentions) for s in read)
