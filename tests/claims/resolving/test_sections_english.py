"""Whose imports and exports an English article, or a part of it, goes on with when it names goods once: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, key, readings_of

_PILLS = "I want to talk about medicine.\n\nIn 2025 Japan imported 5.2 trillion yen of it. It exported 1.4 trillion. Exports have grown fivefold since 2000."
_CHIPS = "Chip exports were 6.6 trillion yen in 2025. In 2007 exports of chips had been 5.3 trillion.\n\nImports came to 4.2 trillion yen."
CASES = (
    (_PILLS, "1.4 trillion", "value export world PC:507 2025", ""),
    (_CHIPS, "4.2 trillion yen", "value import world PC:70311 2025", ""),
    (_CHIPS.replace("Imports", "Imports of all goods"), "4.2 trillion yen", "value import world total 2025", ""),
    ("In 2025 exports of chips came to 6.6 trillion yen. Imports were 4.2 trillion.", "4.2 trillion", "value import world PC:70311 2025", "Chips then and now"),
    ("In 2025 exports came to 110 trillion yen. Imports were 113 trillion.", "113 trillion", "value import world total 2025", "Ships don't lie"),
    ("China buys nothing? It bought 18.8 trillion yen worth in 2025.", "18.8 trillion yen", "value export CN total 2025", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "title"), CASES)
def test_bare_flows_are_those_of_the_goods_spoken_of_until_all_goods_are(
    text: str, quote: str, expected: str, title: str
) -> None:
    assert " ".join(key(readings_of(text, quote, JANUARY_22, title)[0])) == expected


def test_once_the_total_was_told_bare_flows_are_those_of_all_goods_again() -> None:
    text = _CHIPS.replace("Imports came", "Total exports were 110 trillion yen in 2025.\n\nImports came")
    assert " ".join(key(readings_of(text, "4.2 trillion yen", JANUARY_22)[0])) == "value import world total 2025"


_VIETNAM = "Vietnam sold Japan 350 billion yen of goods in 2025.\n\nExports to Vietnam were 230 billion yen.\n\nImports have doubled. They rose 19.3%."


def test_an_article_on_one_partner_goes_on_with_it_until_the_whole_is_told() -> None:
    title = "Vietnam's place in Japanese trade"
    assert " ".join(key(readings_of(_VIETNAM, "19.3%", JANUARY_22, title)[0])) == "change import VN total 2025"
    whole = _VIETNAM.replace("Imports have", "Overall, imports have")
    assert " ".join(key(readings_of(whole, "19.3%", JANUARY_22, title)[0])) == "change import world total 2025"
