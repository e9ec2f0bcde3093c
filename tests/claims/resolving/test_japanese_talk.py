"""日本語の記事の流れ: what a sentence leaves to those before it, to the question asked or to the heading.

The expected subject, indicator and period are what the sentence says, read by hand; the codes are those of the
press release and the long series (customs, 概況品).
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import key, readings_of

# Heading, text, the number asked for, and what it states.
CASES = (
    ("", "対米輸出は二四・九%増の一兆七二四四億円だった。", "二四・九%増", "change export US total 2026-05"),
    ("", "四月の貿易収支は三〇一九億円の黒字だった。", "三〇一九億円", "balance balance world total 2026-04"),
    # A period opens what follows it, and one tied to a figure is that figure's.
    ("", "輸出は1月9.9%減、2月14.8%減と振るわなかった。", "9.9%減", "change export world total 2026-01"),
    ("", "5月の輸出は17.0%増。船舶の輸出は52.8%減でしたが、4月は87.8%増。", "52.8%減", "change export world PC:7051301 2026-05"),
    ("", "貿易収支は3787億円の赤字(前年同月の赤字は6625億円)。", "6625億円", "balance balance world total 2025-05"),
    ("", "鉄鋼輸出は24年が4兆3954億円で、13年(3兆9584億円)を上回る。", "3兆9584億円", "value export world PC:611 2013"),
    ("", "鉄鉱石の輸入は2025年に9590万トン。2008年は1億4035万トンだったので、減った。金額は1.5兆円だ。", "1.5兆円", "value import world PC:21501 2025"),
    # A look back at the old record leaves the talk where it was.
    ("", "4月の輸出は9兆円だった。従来の最高は昨年12月の10兆4077億円。自動車は9.0%増だった。", "9.0%増", "change export world PC:70503 2026-04"),
    # What is asked about is what the answer is of.
    ("", "「韓国向けは7月に31.2%増えた」\n\n――中国は。\n\n「5月の輸出は2兆90億円。赤字は7754億円で22.7%拡大しました」", "7754億円", "balance balance CN total 2026-05"),
    ("", "(C委員)鉄鋼は。\n(事務局)5月の輸出額は前年同月比15.1%減である。", "15.1%減", "change export world PC:611 2026-05"),
    ("", "5月の対米貿易黒字が急減した。財務省が17日発表した貿易統計速報によれば、黒字額は3570億円だった。", "3570億円", "balance balance US total 2026-05"),
    ("対中貿易詳細メモ", "・輸出総額は17.9%増\n・自動車は台数が19.5%増の1万8775台\n・輸入では食料品2.7%増", "2.7%増", "change import CN PC:0p1 2026-05"),
    # What goes on, and what does not.
    ("", "5月の非鉄金属の輸入は10.5%増。輸出も4.8%増と伸びた。", "4.8%増", "change export world PC:613 2026-05"),
    ("", "赤字の主因は鉱物性燃料である。その輸入額は22兆円に増えた。", "22兆円", "value import world PC:3 2026-05"),
    ("", "対中国は2.4%の増加だった。自動車の輸出は金額で4.1%減り、台数も5.1%減った。", "5.1%減", "quantity_change export world PC:70503 2026-05"),
    ("", "米国向けは2.1%増、韓国向けは8.9%増。全体では半導体等電子部品が15.8%増だった。", "15.8%増", "change export world PC:70323 2026-05"),
    ("", "5 対中輸出は2.01兆円。\n6 自動車は1兆7872億円。", "1兆7872億円", "value export world PC:70503 2026-05"),
    ("", "今年4月は中東の件で、原油の輸入が金額で63.7%も減った。", "63.7%", "change import world PC:30301 2026-04"),
    ("", "輸入は10.0%減。輸出先ではインドが14.9%増、UAEが10%増と伸びた。", "10%増", "change export AE total 2026-05"),
    ("", "船舶+52.3%、鉄鋼+3.2%、自動車+17.3%だった。", "+17.3%", "change export world PC:70503 2026-05"),
    # No quantity of all goods is published; parts in an article about cars are theirs.
    ("自動車輸出、台数のピークはいつか", "よく「80年代が全盛」と言われます。台数の最高は2008年の829万台です。", "829万台", "quantity export world PC:70503 2008"),
    ("", "自動車の輸出は4.9%増。ただし部品は0.5%減。", "0.5%減", "change export world PC:70505 2026-05"),
    # What a question asks about, though it is a long one or of shares.
    ("", "Q3 自動車株は?\nA3 輸出台数は5月に6.3%増、対米は4.9%増。ただし部品は0.5%減です。", "6.3%増", "quantity_change export world PC:70503 2026-05"),
    ("", "この間、日本の対米自動車輸出はどう動いたか。\n\n2025年4月は金額が4.8%減だったが、台数は11.8%増。9月は台数が24.2%減った。", "24.2%減", "quantity_change export US PC:70503 2025-09"),
    ("", "視聴者C「車は?」\n→米国向けは9万713台で9.4%増、金額は28.0%増だった。", "9.4%増", "quantity_change export US PC:70503 2026-05"),
    # A verb of trade after the figure, a role before the place.
    ("", "5月は肉を1712億円、果物を637億円輸入しました。", "637億円", "value import world PC:01101 2026-05"),
    ("", "輸入は10.0%増。台湾へは8714億円を輸出しました。", "8714億円", "value export TW total 2026-05"),
    ("", "中国からの輸入は26兆円。輸出先の1位はアメリカです。", "1位", "rank export US total 2026-05"),
    # Turned to another year.
    ("", "2007年の水準を回復したのは2022年であり、輸出は2025年には110.4兆円となった。", "110.4兆円", "value export world total 2025"),
    # A record reaches back; what follows does not.
    ("", "対米黒字は5月に704億円。少なくとも2024年11月からの月ではいちばん小さい。対米輸入は1兆6541億円だった。", "1兆6541億円", "value import US total 2026-05"),
    # The figures of a page set upright; what stayed as it was; the largest since a year, or until then.
    ("", "５月の輸出は１７・０％増、輸入は１２・５％増だった。", "１２・５％増", "change import world total 2026-05"),
    ("", "原油の輸入額は2025年に10兆円。原油の数量はほぼ横ばいである。", "ほぼ横ばい", "quantity_change import world PC:30301 2025"),
    ("", "24年の輸出は107兆円。半導体等製造装置も4.5兆円と、品目が設けられた07年以降で最も大きい。", "07年以降で最も大きい", "record export world PC:70131 2024"),
    ("", "1986年の貿易黒字は13.74兆円とそれまでの最高を記録した。", "それまでの最高", "record balance world total 1986"),
    # Years that are counted, and those that only say how long ago.
    ("", "きょうで17年になる。5月の輸出は前年同月比17.0%増だった。", "17.0%増", "change export world total 2026-05"),
    ("", "24年の半導体等電子部品の輸出額は6.1兆円。10年前の14年と比べて大きく、輸出全体は107兆円だった。", "107兆円", "value export world total 2024"),
    ("", "2月の貿易収支は573億円の黒字だった。前年同月の黒字からは89.9%減。", "89.9%減", "balance_change balance world total 2026-02"),
    # Another measure, what is only held against, what a bracket explains, and where goods go.
    ("", "自動車の輸出は金額ベースで7.5%落ち込み、台数も9.0%減となった。", "9.0%減", "quantity_change export world PC:70503 2026-05"),
    ("", "輸入が輸出以上に34.8%も減った。", "34.8%", "change import world total 2026-05"),
    ("", "電話機(ほぼスマホ)の輸入は2901億円。", "2901億円", "value import world PC:7030703 2026-05"),
    ("", "輸入は12.5%増。米国向けの輸出は2.1%伸び、中東向けは42.7%減だった。", "42.7%減", "change export middle_east total 2026-05"),
    # What is left of a figure is a ratio; a holiday that moved dates no figure.
    ("", "2025年の貿易赤字は2.9兆円で、2022年の20.3兆円に比べれば7分の1くらいです。", "7分の1", "ratio balance world total 2025"),
    ("", "1月の中国向け輸出は32.0%増えた。昨年1月下旬だった春節が今年は2月にずれた影響が大きい。香港向けは73.1%増。", "73.1%増", "change export HK total 2026-01"),
    # The same month of this year; a headline in two halves; a bill of trillions is no price.
    ("", "昨年5月は6625億円の赤字でした。で、今年は▲3787億円。", "3787億円", "balance balance world total 2026-05"),
    ("", "5月のLNG輸入501万トン、4.8％減　単価3割高", "4.8％減", "quantity_change import world PC:3050103 2026-05"),
    ("", "自動車の輸出は2025年に17.6兆円。1台あたりの単価は55%上がっています。\n\n過去最高額は2024年の18.0兆円だ。", "18.0兆円", "value export world PC:70503 2024"),
    ("", "25年の二輪輸出は80万4508台、5615億円。", "80万4508台", "quantity export world PC:7050701 2025"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "quote", "expected"), CASES)
def test_the_first_reading_follows_the_talk(title: str, text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote, title=title)[0])) == expected


def test_what_goes_there_is_never_imported() -> None:
    """向け names the flow: no reading takes it for imports, though the sentence before spoke of them."""
    found = readings_of("輸入は12.5%増。米国向けの輸出は2.1%伸び、中東向けは42.7%減だった。", "42.7%減")
    assert {str(r.subject.flow) for r in found} == {"export"}


def test_a_change_beside_an_amount_is_one_of_money() -> None:
    """5259億円(前年同月比6.3%増) is of the yen; where no amount stands beside it, nothing says so."""
    beside = readings_of("半導体等製造装置の輸出は5259億円(前年同月比6.3%増)だった。", "6.3%増")[0]
    alone = readings_of("半導体等製造装置の輸出は6.3%増だった。", "6.3%増")[0]
    assert "measure" in beside.named
    assert "measure" not in alone.named
