"""What Japanese sentences state: agency, newspaper, note and post. Figures invented or as officially published.

What each case should give follows from the meaning of the words alone (docs/reference/mentions.md).
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of


@pytest.mark.parametrize(
    ("text", "words", "value", "grain", "side", "hedge"),
    [
        ("貿易収支は3,787億円の赤字だった。", "3,787億円", "3787e8", "1e8", "deficit", ""),
        ("4月の貿易収支、3,019億円の黒字", "3,019億円", "3019e8", "1e8", "surplus", ""),
        ("赤字は2兆6507億円に縮んだ。", "2兆6507億円", "26507e8", "1e8", "deficit", ""),
        ("赤字は2兆6,507億円。", "2兆6,507億円", "26507e8", "1e8", "deficit", ""),
        ("赤字額は２兆６５０７億円。", "２兆６５０７億円", "26507e8", "1e8", "deficit", ""),
        ("輸出は10兆507億3,400万円だった。", "10兆507億3,400万円", "100507.34e8", "1e6", "", ""),
        ("収支は▲1兆1056億円。", "▲1兆1056億円", "-11056e8", "1e8", "", ""),
        ("収支は△378億円。", "△378億円", "-378e8", "1e8", "", ""),
        ("収支はマイナス378億円。", "マイナス378億円", "-378e8", "1e8", "", ""),
        ("輸入は約3,000億円増えた。", "3,000億円", "3000e8", "1e10", "", "約"),
        ("赤字は3000億円超に達した。", "3000億円", "3000e8", "1e10", "deficit", "超"),
        ("赤字は3000億円弱。", "3000億円", "3000e8", "1e10", "deficit", "弱"),
        ("黒字は2000億円台だった。", "2000億円", "2000e8", "1e8", "surplus", "台"),
        ("輸出は1.2兆円。", "1.2兆円", "1.2e12", "1e11", "", ""),
        ("輸出は十兆円。", "十兆円", "10e12", "1e13", "", ""),
        ("輸出は三千億円。", "三千億円", "3000e8", "1e11", "", ""),
        ("米国向けは１兆６千億円。", "１兆６千億円", "16000e8", "1e11", "", ""),
        ("輸出は10兆円近くに達した。", "10兆円", "10e12", "1e12", "", "近く"),
        ("輸出は9,511,555百万円ではなく9億円。", "9億円", "9e8", "1e8", "", ""),
        ("輸出は100兆円を超えた。", "100兆円", "100e12", "1e12", "", "超え"),
        ("5月は4000億円規模の赤字。", "4000億円", "4000e8", "1e10", "deficit", "規模"),
        ("輸入が膨らみ、対中赤字は7893億円。", "7893億円", "7893e8", "1e8", "deficit", ""),
        ("赤字の一方、輸出は9兆円。", "9兆円", "9e12", "1e12", "", ""),
    ],
)
def test_amounts(text: str, words: str, value: str, grain: str, side: str, hedge: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit, mention.side, mention.hedge) == ("amount", "JPY", side, hedge)
    assert (mention.value, mention.grain) == (Decimal(value), Decimal(grain))


def test_a_range_and_other_money() -> None:
    mention = mention_at("9兆5000億～9兆9000億円になる。", "9兆5000億～9兆9000億円")
    assert (mention.value, mention.high) == (Decimal("9.5e12"), Decimal("9.9e12"))
    mention = mention_at("黒字は10億ドルだった。", "10億ドル")
    assert (mention.unit, mention.value) == ("USD", Decimal("1e9"))
    mention = mention_at("3787億円（約26億ドル）の赤字。", "26億ドル")
    assert mention.not_ours == "currency conversion"


@pytest.mark.parametrize(
    ("text", "words", "value", "grain", "sign"),
    [
        ("輸出は前年同月比14.8%増の10兆5073億円。", "14.8%増", "14.8", "0.1", 1),
        ("米国向け自動車は24.7%減。", "24.7%減", "-24.7", "0.1", -1),
        ("中国向けが12.5％減となった。", "12.5％減", "-12.5", "0.1", -1),
        ("自動車は3.5%増えた。", "3.5%増", "3.5", "0.1", 1),
        ("原油は数量が63.7%減り、", "63.7%減", "-63.7", "0.1", -1),
        ("赤字は前年同月から52.9%縮小した。", "52.9%", "52.9", "0.1", -1),
        ("輸出は17.0パーセント伸びた。", "17.0パーセント", "17.0", "0.1", 1),
        ("輸入は2.1%の減少だった。", "2.1%", "2.1", "0.1", -1),
        ("輸入はマイナス3.2%だった。", "マイナス3.2%", "-3.2", "0.1", -1),
        ("鉄鋼は▲3.2%。", "▲3.2%", "-3.2", "0.1", -1),
        ("自動車は3割増だった。", "3割増", "30", "10", 1),
        ("鉄鋼は2割強の減少。", "2割強", "20", "10", -1),
        ("単価は2割5分高。", "2割5分高", "25", "1", 1),
        ("輸出の伸び率は12.5%。", "12.5%", "12.5", "0.1", 1),
        ("シェアは21.5%。", "21.5%", "21.5", "0.1", 0),
        ("米国向けが２．３％増の１兆円。", "２．３％増", "2.3", "0.1", 1),
        ("市場予想を5.0%上回った。", "5.0%", "5.0", "0.1", 1),
        ("前年を0.7%下回った。", "0.7%", "0.7", "0.1", -1),
    ],
)
def test_percentages(text: str, words: str, value: str, grain: str, sign: int) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.value, mention.grain) == ("percent", Decimal(value), Decimal(grain))
    assert mention.direction == sign


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "unit"),
    [
        ("寄与度は3.3ポイント。", "3.3ポイント", "points", "3.3", "points"),
        ("原粗油は寄与度▲1.5だった。", "寄与度▲1.5", "points", "-1.5", "points"),
        ("0.7%ポイント押し下げた。", "0.7%ポイント", "points", "0.7", "points"),
        ("輸出は2.4倍になった。", "2.4倍", "multiple", "2.4", "times"),
        ("赤字はほぼ半減した。", "ほぼ半減", "multiple", "0.5", "times"),
        ("輸出は倍増した。", "倍増", "multiple", "2", "times"),
        ("赤字は前年の半分以下だ。", "半分以下", "multiple", "0.5", "times"),
        ("輸出の4分の1を占める。", "4分の1", "percent", "25", "percent"),
        ("輸出の半分を占める。", "半分", "percent", "50", "percent"),
        ("自動車は12万3千台だった。", "12万3千台", "quantity", "123000", "NO"),
        ("自動車は93,412台だった。", "93,412台", "quantity", "93412", "NO"),
        ("原油は1,050万キロリットル。", "1,050万キロリットル", "quantity", "10500000", "KL"),
        ("LNGは493万トン。", "493万トン", "quantity", "4930000", "MT"),
    ],
)
def test_points_multiples_parts_and_quantities(text: str, words: str, kind: str, value: str, unit: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.value, mention.unit) == (kind, Decimal(value), unit)


def test_two_digit_growth() -> None:
    mention = mention_at("輸出は2桁増だった。", "2桁増")
    assert (mention.kind, mention.test, mention.direction) == ("percent", ("between", "10", "100"), 1)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "unit"),
    [
        ("5年連続の赤字だった。", "5年連続の赤字", "streak", 5, "years"),
        ("増加は9カ月連続。", "9カ月連続", "streak", 9, "months"),
        ("増加は9ヵ月連続。", "9ヵ月連続", "streak", 9, "months"),
        ("増加は９か月連続。", "９か月連続", "streak", 9, "months"),
        ("増加は9ヶ月連続。", "9ヶ月連続", "streak", 9, "months"),
        ("5期連続の赤字。", "5期連続の赤字", "streak", 5, "halves"),
        ("三カ月連続の黒字。", "三カ月連続の黒字", "streak", 3, "months"),
        ("4四半期連続で増えた。", "4四半期連続で", "streak", 4, "quarters"),
        ("赤字は4カ月ぶり。", "4カ月ぶり", "first", 4, "months"),
        ("4カ月ぶりの赤字。", "4カ月ぶりの赤字", "first", 4, "months"),
        ("5年ぶりの高水準。", "5年ぶりの高水準", "first", 5, "years"),
        ("1年3カ月ぶりの減少。", "1年3カ月ぶりの減少", "first", 15, "months"),
        ("赤字は今年3度目。", "3度目", "count", 3, "times"),
        ("12カ月のうち7カ月が赤字。", "12カ月のうち7カ月", "count", 7, "months"),
        ("過去2番目に大きい赤字。", "過去2番目に大きい", "rank", 2, "place"),
        ("輸入額は第3位。", "第3位", "rank", 3, "place"),
        ("米国は最大の輸出先。", "最大の輸出先", "rank", 1, "place"),
    ],
)
def test_runs_firsts_counts_and_ranks(text: str, words: str, kind: str, value: int, unit: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.value, mention.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "words", "kind", "since"),
    [
        ("2020年7月以来だ。", "2020年7月以来", "first", "2020-07"),
        ("2008年以降で最大だ。", "2008年以降で最大", "first", "2008"),
        ("初めて赤字となった。", "初めて", "first", "ever"),
        ("過去最大の黒字。", "過去最大の黒字", "record", "start"),
        ("5月として過去最大。", "5月として過去最大", "record", "start"),
        ("比較可能な1979年以降で最大。", "比較可能な1979年以降で最大", "record", "1979"),
        ("輸出は過去最高を更新した。", "過去最高を更新", "record", "start"),
    ],
)
def test_reaching_back(text: str, words: str, kind: str, since: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.since) == (kind, since)


@pytest.mark.parametrize("text", ["最初の報告。", "当初の計画。", "年初から。"])
def test_beginnings_are_no_firsts(text: str) -> None:
    assert mentions_of(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "kind", "sign", "side"),
    [
        ("貿易収支は赤字に転落した。", "赤字に転落した", "direction", -1, "deficit"),
        ("黒字転換を果たした。", "黒字転換", "direction", 1, "surplus"),
        ("輸入は減少した。", "減少した", "direction", -1, ""),
        ("輸入が輸出を上回った。", "上回った", "comparison", 0, ""),
        ("半導体が主因だ。", "半導体が主因", "cause", 0, ""),
        ("円安が押し上げた。", "円安が押し上げ", "cause", 0, ""),
    ],
)
def test_statements_without_numbers(text: str, words: str, kind: str, sign: int, side: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.direction, mention.side) == (kind, sign, side)


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("財務省が17日発表した。", "17日", "date"),
        ("2026年5月17日に発表。", "2026年5月17日", "date"),
        ("2026年5月の統計。", "2026年5月", "date"),
        ("2025年度の輸出。", "2025年度", "date"),
        ("4〜6月期の輸出。", "4〜6月期", "date"),
        ("5月上中旬の速報。", "5月上中旬", "date"),
        ("令和7年の貿易。", "令和7年", "date"),
        ("午前8時50分に発表。", "午前8時50分", "time"),
        ("1ドル=150円で推移。", "1ドル=150円", "exchange rate"),
        ("15%の関税を課す。", "15%", "tariff rate"),
        ("追加関税25%を課す。", "関税25%", "tariff rate"),
        ("政策金利0.75%を維持。", "金利0.75%", "interest rate"),
        ("65歳以上の人。", "65歳", "age"),
        ("白書の214ページ。", "214ページ", "page"),
        ("エコノミスト18人に聞いた。", "18", "a number of other things"),
    ],
)
def test_numbers_that_are_no_claims(text: str, words: str, reason: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.not_ours) == ("other", reason)
