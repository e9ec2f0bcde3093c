"""How many, how dear and how much of the same goods, and by how much a balance moved, in Japanese sentences.

The expected indicators and goods are what the sentences say, read by hand. Rates and amounts are made up: no figure
of a store is looked at here.
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

SEPTEMBER_17 = "2026-09-17T09:10:00+09:00"
MEAT = "2025年の肉類の輸入は2兆100億円。"
OIL = "8月の原油の輸入量は前年より6.0%少ないが、"
STEEL = "8月の鉄鋼輸出は3572億円だった。数量は5.0%増。\n\n"
MEASURED = (
    *((f"{MEAT}{word}1.2%しか増えていない。", "1.2%", "quantity_change", "PC:003")
      for word in ("重さは", "重さはというと", "目方は", "物量は", "トン数は", "量のほうは", "量だけ見れば")),
    *((f"{MEAT}{word}5.3%上がった。", "5.3%", "unit_value_change", "PC:003")
      for word in ("値段は", "値段のほうは", "1トンあたりの値段は", "平均単価は")),
    *((f"{OIL}{word}57.3%増えた。", "57.3%", "change", "PC:30301")
      for word in ("支払いは", "払ったお金は", "代金は", "輸入代金は", "購入費は", "費用は")),
    (f"{STEEL}前月は7.1%増だった。", "7.1%", "change", "PC:611"),
    ("鉄鋼の輸出数量は5.0%増えた。輸出総額は19.3%増だった。", "19.3%", "change", "total"),
)  # fmt: skip
MOVED = (
    "前年に比べ8630億円少ない", "1年前より8630億円小さい", "前の年より8630億円改善した", "前年比8630億円の縮小だ",
    "縮小幅は8630億円だった",
)  # fmt: skip
RECORDS = (
    "史上最も多い", "ひと月では史上最も多い", "過去で最も多い", "単月としては最も多い", "観測史上最も高い", "空前の規模だ",
    "かつてないほど多い",
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "indicator", "goods"), MEASURED)
def test_what_is_counted_or_paid_is_of_the_goods_spoken_of(text: str, quote: str, indicator: str, goods: str) -> None:
    best = readings_of(text, quote, SEPTEMBER_17)[0]
    assert (best.indicator, best.subject.code) == (indicator, goods)


@pytest.mark.parametrize("words", MOVED)
def test_more_or_less_than_a_year_before_is_a_difference(words: str) -> None:
    text = f"2025年の貿易赤字は2.65兆円で、{words}。"
    assert readings_of(text, "8630億円", SEPTEMBER_17)[0].indicator == "difference"


@pytest.mark.parametrize("words", RECORDS)
def test_the_most_ever_is_a_record(words: str) -> None:
    best = readings_of(f"6月の輸入額は11.3兆円。{words}。", words.removesuffix("だ"), SEPTEMBER_17)[0]
    assert (best.indicator, best.subject.flow, best.period) == ("record", "import", "2026-06")


@pytest.mark.parametrize("words", ["前年割れに沈んだ", "前年を下回った", "前年に届かなかった", "前年を割り込んだ"])
def test_below_the_year_before_is_a_direction(words: str) -> None:
    text = f"2025年の輸出は3.1%増えたが、米国向けは{words}。"
    best = readings_of(text, words.replace("に沈んだ", ""), SEPTEMBER_17)[0]
    assert " ".join(key(best)[1:4]) == "export US total"
    assert best.sign == -1
