"""Which percentages are parts of a whole and which are changes: English and Japanese usage, read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import readings_of

SHARES = (
    ("China's growers sold Japan vegetables for ¥31 billion in May, 58% of the 53 billion spent on imports.", "58%"),
    ("In May vehicle exports earned 1.4 trillion yen, nearly 17% of the lot.", "17%"),
    ("Machine tool exports came to 0.3 trillion yen in May; China took 29%.", "29%"),
    ("Exports of precision instruments reached 0.2 trillion yen in May. Ten per cent went to Korea.", "Ten per cent"),
    ("Coal imports cost 0.4 trillion yen in May, two-thirds from Australia.", "two-thirds"),
    ("How dependent is Japan on China? For imports of phones, 80 per cent in 2025.", "80 per cent"),
    ("5月の電話機の輸入は2500億円で、うち中国からが8割。", "8割"),
    ("昨年の非鉄金属鉱の輸入のうち、チリが31.8%だった。", "31.8%"),
    ("5月の原油の輸入は米国産が27.5%に達した。", "27.5%"),
    ("5月の航空機類の輸出は466億円。このうち米国が9割近くを引き取った。", "9割"),
    ("2025年の乗用車の輸出は行き先の4割6分が米国である。", "4割6分"),
    ("5月の電話機の輸入は9割がた中国製だった。", "9割"),
)
CHANGES = (
    ("Exports to China grew 12% in May, to the US 5%.", "5%"),
    ("Exports to Russia lost 80% of their value in May.", "80%"),
    ("5月は米国向けの輸出が5.2%、EU向けが3.1%それぞれ減った。", "5.2%"),
    ("5月の米国向け輸出は12.5%と、4カ月連続のプラスだった。", "12.5%"),
    ("5月の輸出は中国向けがプラス17.9%、台湾向けは37.7%。", "37.7%"),
    ("輸出額の2割を占める米国向けの輸出は3.4%と4カ月ぶりに減った。", "3.4%"),
)


@pytest.mark.parametrize(("text", "quote"), SHARES)
def test_a_part_of_a_whole_is_a_share(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].indicator == "share"


@pytest.mark.parametrize(("text", "quote"), CHANGES)
def test_what_moved_is_no_share(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].indicator == "change"
