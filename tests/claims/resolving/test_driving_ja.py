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
