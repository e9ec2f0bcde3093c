"""Which amounts are by how much something changed, and which are its size: English and Japanese usage, read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

DIFFERENCES = (
    ("Car exports to the US in May were 37 billion yen above last year's.", "37 billion yen", 1),
    ("The growth in exports in May was 737 billion yen.", "737 billion yen", 1),
    ("The increase in imports amounted to 1.1 trillion yen in May.", "1.1 trillion yen", 1),
    ("The deficit in May was 378.7 billion yen, 263 billion less than a year earlier.", "263 billion", -1),
    ("The balance in May was a deficit, yet 263 billion yen better than in May 2025.", "263 billion yen", 0),
    ("5月の貿易赤字は去年の5月よりは2630億円ほど改善した。", "2630億円", -1),
    ("5月の輸入はおととしの同じ時期より870億円も少なかった。", "870億円", -1),
    ("5月の対米黒字は縮んだ。減り幅は2800億円だった。", "2800億円", -1),
    ("5月の輸入は前年同月の2.2倍、額にして4100億円のプラスとなった。", "4100億円", 1),
    ("5月の輸出は2024年5月を1兆2000億円上回った。", "1兆2000億円", 1),
)
LEVELS = (
    ("Imports leapt in May, outpacing a 19.3 percent gain in exports, which came to 9.5 trillion yen.", "9.5 trillion"),
    ("Exports came to 9.5 trillion yen in May, more than in April.", "9.5 trillion yen"),
    ("5月の貿易収支は3787億円のプラスだった。", "3787億円"),
)


@pytest.mark.parametrize(("text", "quote", "way"), DIFFERENCES)
def test_by_how_much_it_changed_is_a_difference(text: str, quote: str, way: int) -> None:
    first = readings_of(text, quote)[0]
    assert (first.indicator, first.sign) == ("difference", way)


@pytest.mark.parametrize(("text", "quote"), LEVELS)
def test_the_size_itself_is_none(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].indicator in ("value", "balance")
