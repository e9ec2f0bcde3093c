"""What a multiple is one of, what an amount is a difference of, and what is a part of what: read by hand, both languages."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JULY_24, key, readings_of

MULTIPLES = (
    # Text, the multiple, the period and the base.
    ("Total exports grew from 33.9 trillion yen in 1988 to 110.4 trillion in 2025, that is, they more than tripled.", "more than tripled", "2025", "1988"),
    ("LNG purchases came to 3.5 trillion yen in 2010 and 7.9 trillion in 2014, so more than double.", "more than double", "2014", "2010"),
    ("Japan's trade deficit in 2023 was 9.5 trillion yen, less than half the 20.3 trillion of 2022.", "less than half", "2023", "2022"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period", "base"), MULTIPLES)
def test_a_multiple_is_one_of_the_level_its_sentence_sets_out_from(
    text: str, quote: str, period: str, base: str
) -> None:
    top = readings_of(text, quote, JULY_24)[0]
    assert (top.period, top.base) == (period, base)


OTHERS = (
    ("China sold Japan goods worth 26.7 trillion yen in 2025, more than twice what Japan buys from the United States.", "more than twice", "import CN", "US"),
    ("Exports to the EU were only half of those to China.", "half of those", "export eu", "CN"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "own", "other"), OTHERS)
def test_a_multiple_may_be_one_of_another_partner(text: str, quote: str, own: str, other: str) -> None:
    top = readings_of(text, quote, JULY_24)[0]
    assert (top.indicator, f"{top.subject.flow} {top.subject.partner}") == ("ratio", own)
    assert str(getattr(top.other, "partner", "")) == other


INDICATORS = (
    ("The deficit widened by 863 billion yen.", "863 billion yen", "difference balance"),
    ("The US surplus was 205 billion yen smaller than a year before.", "205 billion yen", "difference balance"),
    ("Compared with April, exports were 0.7 trillion yen lower.", "0.7 trillion yen", "difference export"),
    ("Imports went up 1.3 trillion yen on the year.", "1.3 trillion yen", "difference import"),
    ("The deficit widened to 863 billion yen.", "863 billion yen", "balance balance"),
    ("Half of the increase in imports came from crude oil.", "Half of", "contribution import"),
    ("Imports rose 28.7%. Fuels explain 6.3 points of it, machinery another 2.5.", "2.5", "contribution import"),
    ("Imports were 5.17 trillion yen, essentially flat.", "essentially flat", "change import"),
    ("輸出は8000億円でほぼ横ばいだった。", "ほぼ横ばい", "change export"),
    ("US surplus 681.8 bn / -25.6", "-25.6", "balance_change balance"),
    ("That began a run of six deficits.", "six deficits", "streak balance"),
    ("Three surpluses in 2024; in 2025, five of the twelve.", "five of the twelve", "count balance"),
    ("輸入は前年同月を2兆7000億円上回った。", "2兆7000億円", "difference import"),
    ("赤字は前年より8630億円拡大した。", "8630億円", "difference balance"),
    ("輸入の増加額は2兆6000億円だった。", "2兆6000億円", "difference import"),
    ("赤字は8630億円に拡大した。", "8630億円", "balance balance"),
    ("対米輸出のうち自動車が29.2%。", "29.2%", "share export"),
    ("原油の中東依存度は94%に達する。", "94%", "share import"),
    ("輸入増加分の3割は原油だった。", "3割", "contribution import"),
    ("自動車の輸出は50万台で、前年同月より7%多い。", "7%", "quantity_change export"),
    ("トン数でみると石炭の輸入は11.8%増。", "11.8%", "quantity_change import"),
    ("石炭は1716万tの輸入。", "1716万t", "quantity import"),
)


@pytest.mark.parametrize(("text", "quote", "expected"), INDICATORS)
def test_the_words_say_what_a_figure_is(text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote)[0])[:2]) == expected
