"""What drove a flow is not what its figure is of: the broadcaster's form and its kin, read by hand.

The figures are those of the July 2026 provisional release (Ministry of Finance, 20 August 2026).
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

EXPORTS, IMPORTS = "export world total", "import world total"
DRIVEN = (
    ("輸出は、半導体や自動車が好調で11兆5118億円と、前の年の同じ月を23.2%上回りました。", "11兆5118億円", EXPORTS),
    ("輸出は、半導体や自動車が好調で11兆5118億円と、前の年の同じ月を23.2%上回りました。", "23.2%", EXPORTS),
    ("輸入は、原油などの値上がりで12兆1463億円に膨らみ、27.8%の増加でした。", "12兆1463億円", IMPORTS),
    ("輸入は、原油などの値上がりで12兆1463億円に膨らみ、27.8%の増加でした。", "27.8%", IMPORTS),
    ("輸出額は半導体や自動車の増加により23.2%増の11兆5118億円だった。", "11兆5118億円", EXPORTS),
    ("輸出は自動車が伸びて23.2%増えた。", "23.2%", EXPORTS),
    ("輸出は半導体を中心に23.2%増えました。", "23.2%", EXPORTS),
    ("輸出は米国向けの自動車に支えられ11兆5118億円となりました。", "11兆5118億円", EXPORTS),
    ("輸入は、原油価格の上昇などで27.8%増えました。", "27.8%", IMPORTS),
    ("輸出が台湾向けの半導体の好調で23.2%増えた。", "23.2%", EXPORTS),
    ("輸入は、原油やLNGなどの値上がりに円安が加わって12兆1463億円でした。", "12兆1463億円", IMPORTS),
    ("米国向けの輸出は、自動車が振るわず1兆8000億円でした。", "1兆8000億円", "export US total"),
    ("米国向けの輸出は、自動車が好調で1兆8000億円に達した。", "1兆8000億円", "export US total"),
)
OF_THE_GOODS = (
    ("輸出は半導体が49.1%増と好調で、自動車は32.1%増だった。", "49.1%", "export world PC:70323"),
    ("輸出は半導体が好調で、自動車は32.1%増だった。", "32.1%", "export world PC:70503"),
)


@pytest.mark.parametrize(("text", "quote", "expected"), DRIVEN + OF_THE_GOODS)
def test_a_figure_is_of_the_flow_that_opened_the_clause(text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote)[0])[1:4]) == expected


def test_by_the_ministry_is_no_cause() -> None:
    with pytest.raises(AssertionError, match="no mention"):
        readings_of("財務省の貿易統計によりますと、輸出は23.2%増えました。", "の貿易統計により")


# Figures of November 2025, fiscal and calendar 2025 and the second quarter of 2014, official series of the Ministry of Finance.
GOING_ON = (
    (
        "輸出は6.1%増。輸入は1.3%増にとどまり、差し引き3222億円のプラスでした。",
        "3222億円",
        "balance balance world total",
    ),
    (
        "輸入は1.3%増。黒字は3222億円でした。\n\n▼伸びたところ\n\n台湾 16.8%増、インド 16.5%増。",
        "16.5%",
        "change export IN total",
    ),
    ("1~3月期の輸入は17.6%増。赤字は2兆7951億円。\n\n4~6月期は+2.4%に急減速。", "+2.4%", "change import world total"),
    ("④米国向け輸出 ▲1.8%。\n\n⑤うち自動車 ▲4.8%。", "▲4.8%", "change export US PC:70503"),
    ("対中輸出は18.8兆円、対中輸入は26.7兆円です。輸入全体に占める割合は23.6%。", "23.6%", "share import CN total"),
    (
        "電子部品を含む輸出は7090億円に達した。これだけで輸出全体を4.5ポイント押し上げた。",
        "4.5ポイント",
        "contribution export world PC:70323",
    ),
    (
        "・医薬品の輸入額は5.22兆円\n\n・2010年は1.5兆円だった\n\n・輸出は1.33兆円です",
        "1.33兆円",
        "value export world PC:507",
    ),
    ("四輪の輸出は25年に17.6兆円だった。", "17.6兆円", "value export world PC:70503"),
    ("医薬品は米国向けが効いて+37.6%。", "+37.6%", "change export world PC:507"),
)


@pytest.mark.parametrize(("text", "quote", "expected"), GOING_ON)
def test_what_a_sentence_goes_on_with(text: str, quote: str, expected: str) -> None:
    assert key(readings_of(text, quote)[0])[:4] == tuple(expected.split())


def test_a_rate_of_tax_is_no_change_of_trade() -> None:
    assert not readings_of("2014年の輸入は増えた。4月から8%(税率)になった。", "8%")
