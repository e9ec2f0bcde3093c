"""Amounts and changes of what one thing costs: how English and Japanese name the thing a price is for (read by hand)."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

ENGLISH = (
    ("Imported crude cost ¥74,900 a kilolitre in May.", "¥74,900"),
    ("In May crude imports landed at 74,900 yen per kilolitre.", "74,900 yen"),
    ("Coal imports landed at 19,800 yen/t in May.", "19,800 yen"),
    ("The ships exported in May were delivered at 9.1 billion yen a hull.", "9.1 billion yen"),
    ("The average car exported in May left the quay at 2.92 million yen.", "2.92 million yen"),
    ("Cars exported in May fetched 2.92 million yen apiece.", "2.92 million yen"),
    ("Cars exported in May: 2.61 million yen per vehicle (2.48 million yen a year earlier).", "2.48 million yen"),
)
JAPANESE = (
    ("5月の原油の輸入は1キロリットル7万4900円だった。", "7万4900円"),
    ("5月の鉄鋼輸出はトン当たり11万4000円だった。", "11万4000円"),
    ("5月の乗用車の輸出は1台平均410万円だった。", "410万円"),
    ("5月の原油の輸入は7万8000円/klだった。", "7万8000円"),
)
CHANGES = (
    ("In May crude imports cost 104,800 yen per kilolitre, up 36% on the year.", "36%"),
    ("Steel exports in May: 114 thousand yen per ton, a decrease of 6.9%.", "6.9%"),
    ("LNG import unit values in yen jumped 22% in May.", "22%"),
    ("5月の鉄鋼輸出はトン当たり11万4000円で6.9%安い。", "6.9%安"),
    ("5月の鉄鋼輸出は伸びた。トン当たりでは9.4%安い。", "9.4%安"),
)


@pytest.mark.parametrize(("text", "quote"), [*ENGLISH, *JAPANESE])
def test_an_amount_for_one_thing_is_a_unit_value(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].indicator == "unit_value"


@pytest.mark.parametrize(("text", "quote"), CHANGES)
def test_the_change_of_such_an_amount_is_one_of_the_unit_value(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].indicator == "unit_value_change"


def test_the_bill_beside_it_is_a_value() -> None:
    text = "Soybean imports in May came to ¥18.9 billion, at 78,400 yen a tonne."
    assert readings_of(text, "¥18.9 billion")[0].indicator == "value"


def test_the_price_of_what_is_not_traded_is_no_claim() -> None:
    assert not any(not reading.outside for reading in readings_of("A haircut costs 4,200 yen each.", "4,200 yen"))
