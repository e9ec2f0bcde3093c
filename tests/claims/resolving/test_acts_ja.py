"""Japanese verbs of trade, and words for what remains of it, with the flow they tell.

Source: Japanese usage. What Japan buys, or another sells to it, is imported; what another buys from Japan, or Japan sends out, is exported.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

from kuroji.claims.resolving.words.acts_ja import acts_ja

ACTS = (
    ("5月、日本が海外から仕入れた食料品は総額で9,120億円だった。", "9,120億円", "import", "world"),
    ("5月、海外へ売った品物の総額は9兆円だった。", "9兆円", "export", "world"),
    ("5月、タイが日本から買ったのは4,050億円だけだった。", "4,050億円", "export", "TH"),
    ("5月、日本がタイから買ったのは3,000億円だった。", "3,000億円", "import", "TH"),
    ("5月にインドが日本に売った石油製品は468億円だった。", "468億円", "import", "IN"),
    ("5月、日本からタイへ渡った鉄鋼は300億円だった。", "300億円", "export", "TH"),
    ("5月、ドイツから入った医薬品は600億円。", "600億円", "import", "DE"),
    ("5月、オーストラリアが日本から仕入れた自動車は1,500億円だった。", "1,500億円", "export", "AU"),
    ("5月の対越貿易は、出したのが2,860億円、入れたのが4,620億円。", "4,620億円", "import", "VN"),
    ("5月、先方への売りは2,000億円、先方からの買いは3,000億円。", "3,000億円", "import", "world"),
)
NETS = (
    ("5月の貿易は2,318億円の持ち出しだった。", "2,318億円"),
    ("5月の英国との貿易は640億円ほどの受け取り超だった。", "640億円"),
    ("5月 輸出9.57兆 輸入9.51兆 ⇒ 573億の黒", "573億"),
    ("5月の米国との貿易は、差し引き6,000億円の稼ぎになった。", "6,000億円"),
    ("5月の貿易の入り超は2,100億円だった。", "2,100億円"),
)


@pytest.mark.parametrize(("text", "quote", "flow", "partner"), ACTS)
def test_who_deals_says_the_flow(text: str, quote: str, flow: str, partner: str) -> None:
    subject = readings_of(text, quote)[0].subject
    assert (str(subject.flow), subject.partner) == (flow, partner)


@pytest.mark.parametrize(("text", "quote"), NETS)
def test_what_remains_is_a_balance(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].indicator == "balance"


def test_what_a_firm_sells_is_no_flow() -> None:
    assert acts_ja("同社が売った台数は5万台にとどまった。", []) == []
    assert [word.means for word in acts_ja("外へ売った額は5兆円だった。", [])] == ["export"]
