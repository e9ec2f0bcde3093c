"""Those who deal for a place, capitals and wider places, and goods by their other spellings.

Source: codes and names of the principal commodities in the heads of the long series d51ma and d61ma, the customs list
of countries (https://www.customs.go.jp/toukei/sankou/code/country_e.htm); everyday English and Japanese.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

from kuroji.claims.resolving.words.spotting import spot
from kuroji.claims.resolving.words.topics import topics


def _told(text: str) -> list[tuple[str, str]]:
    return [(topic.partner, topic.flow) for topic in topics(text, spot(text)) if topic.partner]


@pytest.mark.parametrize(
    ("text", "place", "flow"),
    [
        ("Chinese buyers took 3.2% more of the goods.", "CN", "export"),
        ("Taiwanese customers spent 3.2 billion yen on Japanese goods.", "TW", "export"),
        ("American drivers bought 3.2% fewer cars from Japan.", "US", "export"),
        ("Mainland buyers have now cut back for two quarters.", "CN", "export"),
        ("Brazilian farmers earned 3.2 billion yen.", "BR", "import"),
        ("Korean mills sold the country 3.2% more steel.", "KR", "import"),
        ("China's growers billed ¥31bn for onions.", "CN", "import"),
    ],
)
def test_who_deals_tells_the_place_and_the_way(text: str, place: str, flow: str) -> None:
    assert _told(text) == [(place, flow)]


@pytest.mark.parametrize(
    "text",
    ["US companies said orders rose.", "Chinese factories cut output by 3.2%.", "German carmakers sold shares."],
)
def test_firms_that_do_not_deal_are_no_partner(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Exports to the Soviet Union rose 3.2% in 1985.", "RU"), ("Exports to West Germany rose 3.2% in 1985.", "DE"),
        ("Sales to the Poles rose 3.2% in May.", "PL"), ("Exports to Cairo rose 3.2% in May.", "EG"),
        ("Imports of Lao coffee rose 3.2% in May.", "LA"), ("豪産の石炭の輸入は3.2%増えた。", "AU"),
        ("5月の越向けの輸出は3.2%増。", "VN"), ("ソ連への輸出は3.2%増。", "RU"), ("ロ産の原油の輸入は3.2%増。", "RU"),
    ],
)  # fmt: skip
def test_places_by_other_names(text: str, place: str) -> None:
    assert [partner for partner, _ in _told(text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Exports to South America rose 3.2% in May.", "Exports to East Asia rose 3.2% in May.", "Refiners on the Gulf Coast shut.",
        "5月の南米向けの輸出は3.2%増だった。", "5月の東アジア向けの輸出は3.2%増だった。", "100台から120台へ増えた。", "米産地を訪ねた。", "中産階級が増えた。",
    ],
)  # fmt: skip
def test_wider_places_are_no_partner(text: str) -> None:
    assert _told(text) == []


def test_trade_with_a_wider_place_is_outside_the_data() -> None:
    said = topics("Exports to South America rose.", spot("Exports to South America rose."))
    assert any(topic.outside for topic in said)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chip-making tool exports rose 3.2% in May.", "PC:70131"), ("Exports of construction & mining kit rose 3.2% in May.", "PC:70119"),
        ("Exports of semiconductor machines rose 3.2% in May.", "PC:70131"), ("Imports of parts for laptops rose 3.2% in May.", "PC:7010507"),
        ("Battery exports rose 3.2% in May.", "PC:70319"), ("Exports of hulls rose 3.2% in May.", "PC:7051301"),
        ("5月の酒やたばこの輸入は3.2%増だった。", "PC:1"), ("5月のクルマの部品の輸出は3.2%増だった。", "PC:70505"),
        ("5月の鉱山用機械の輸出は3.2%増だった。", "PC:70119"), ("5月の輸入炭は3.2%増だった。", "PC:30101"),
    ],
)  # fmt: skip
def test_goods_by_their_other_spellings(text: str, code: str) -> None:
    assert max(readings_of(text, "3.2%"), key=lambda reading: reading.fit).subject.code == code
