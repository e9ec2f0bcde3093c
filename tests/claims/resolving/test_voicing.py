"""Whose figure a number is: what forecasters, gamblers, firms and ports say is no figure of the statistics.

Sentences of our own; whose figure each is was decided by hand. The figures of June 2026 are
those of the Ministry of Finance's release of 22 July 2026 (exports up 19.3%, imports 25.4%, a deficit of 406.9 billion yen).
"""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JULY_24, readings_of

from kuroji.claims.reading import Voice

LEAD = "Japan's exports rose 19.3% from a year earlier in June to 10.93 trillion yen.\n\n"
LEAD_JA = "財務省が22日発表した6月の貿易統計（速報）によると、輸出は前年同月比19.3%増の10兆9290億円だった。\n\n"


def _first(sentence: str, quote: str) -> tuple[str, str]:
    lead = LEAD if sentence.isascii() or "¥" in sentence else LEAD_JA
    reading = readings_of(lead + sentence, quote, JULY_24)[0]
    return reading.voice, reading.outside


@pytest.mark.parametrize(
    ("sentence", "quote", "voice"),
    [("The balance was -406.9bn vs our -320bn.", "-320bn", Voice.FORECAST),
     ("* June trade balance -406.9 bln yen vs f'cast +115.2 bln yen", "+115.2 bln", Voice.FORECAST),
     ("Exports +19.3% y/y (cons. +15.2%), imports +25.4% (exp. +18.0%).", "+18.0%", Voice.FORECAST),
     ("Exports +19.3% y/y (cons. +15.2%), imports +25.4% (exp. +18.0%).", "+15.2%", Voice.FORECAST),
     ("Our house view has the deficit at ¥900bn in August.", "¥900bn", Voice.FORECAST),
     ("Reuters poll: exports +15.0%, imports +21.0%, balance +¥115.2bn.", "+¥115.2bn", Voice.FORECAST),
     ("The market was looking for exports +14.5% and imports +20.1%.", "+20.1%", Voice.FORECAST),
     ("Forecasts for exports ranged from 11% to 17.5%.", "17.5%", Voice.FORECAST),
     ("The deficit was wider than the ¥310bn penciled in.", "¥310bn", Voice.FORECAST),
     ("I'll bet you 500 yen that July's deficit beats 800 billion yen.", "800 billion", Voice.BET),
     ("輸入は25.4%増（市場予想は19.8%増）、収支は4069億円の赤字（同1152億円の黒字）だった。", "1152億円", Voice.FORECAST),
     ("コンセンサスは輸出+15.2%、輸入+19.8%。", "+19.8%", Voice.FORECAST),
     ("年末までに赤字は1兆円を超えるとの声もある。", "1兆円", Voice.FORECAST),
     ("原油が110ドルなら輸入は月1.2兆円増える計算だ。", "1.2兆円", Voice.FORECAST),
     ("弊社は輸出+16%をみていた。", "+16%", Voice.FORECAST),
     ("関税が続けば対米輸出は1割減りかねない。", "1割", Voice.FORECAST),
     ("電機大手は今期の輸出を2割増やす。", "2割", Voice.TARGET),
     ("来月は輸出が12兆円超えるに100ペリカ。", "12兆円", Voice.BET),
     ("大手アパレルは秋冬物を平均7%値上げする。", "7%", Voice.COMPANY)],
)  # fmt: skip
def test_what_others_say_will_be_is_theirs(sentence: str, quote: str, voice: Voice) -> None:
    assert _first(sentence, quote)[0] == voice


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [("The deficit came to -406.9bn, against a forecast of -320bn.", "-406.9bn"),
     ("Exports +19.3% y/y (cons. +15.2%), imports +25.4% (exp. +18.0%).", "+25.4%"),
     ("Economists, who had forecast a surplus, were surprised by a deficit of 406.9 billion yen.", "406.9 billion"),
     ("The forecast was wrong: the balance was a deficit of 406.9 billion yen.", "406.9 billion"),
     ("Whatever the target, exports to China rose 17.6% in June.", "17.6%"),
     ("Exports to China (+17.6%) beat consensus, exports to the US (+13.0%) missed.", "+13.0%"),
     ("Exports beat the 15.2% consensus: imports, up 25.4%, beat theirs too.", "25.4%"),
     ("Instead of the surplus forecast, there was a deficit of ¥406.9bn.", "¥406.9bn"),
     ("Imports increased more than projected, by 25.4%.", "25.4%"),
     ("輸入は25.4%増と予想を超えた。", "25.4%増"),
     ("黒字を予想していたら、4069億円の赤字だった。", "4069億円"),
     ("見通しは外れ、輸入は25.4%増えた。", "25.4%"),
     ("EU向け輸出は20.3%増と予想以上の伸びだった。", "20.3%増"),
     ("輸入は19.8%増が見込まれていたが、25.4%増えた。", "25.4%"),
     ("黒字予想を裏切る4069億円の赤字となった。", "4069億円"),
     ("結:輸入+25.4% 予:+19.8%", "+25.4%"),
     ("対米黒字は1年で4分の1にしぼんだ計算だ。", "4分の1")],
)  # fmt: skip
def test_a_figure_beside_a_forecast_is_reported(sentence: str, quote: str) -> None:
    assert _first(sentence, quote) == (Voice.REPORTED, "")


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [("Toyota said its overseas shipments rose 4.1% in June.", "4.1%"),
     ("Throughput at the port of Kobe was down 8.0% on the year.", "8.0%"),
     ("Some think-tank says the weak yen explains 40% of it.", "40%"),
     ("Iron ore is 34% of it, says my brother-in-law.", "34%"),
     ("トヨタの6月の海外出荷は4.1%増えた。", "4.1%"),
     ("Kobe port's exports slipped 3.3% in June.", "3.3%"),
     ("日銀の実質輸出は6月に2.1%増えた。", "2.1%"),
     ("ドイツの6月の対中輸出は14.2%減った。", "14.2%"),
     ("名古屋港の6月の輸出は8.0%減だった。", "8.0%減"),
     ("郷里の県の輸出は3割増だという。", "3割増"),
     ("ベトナム統計総局によると、同国の6月の輸出は12.7%増だった。", "12.7%増")],
)  # fmt: skip
def test_the_business_of_firms_ports_and_other_countries_is_outside(sentence: str, quote: str) -> None:
    assert _first(sentence, quote)[1] != ""
