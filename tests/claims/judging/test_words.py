"""The exact words of verdicts, as a desk would write them.

Figures from the long series and releases of Trade Statistics of Japan. Balance: -395,109 million yen in May 2026
(-378,673 as printed on 17 June), 282,326 in April, last deficit before that in January 2026; fiscal 2025's deficit of
1,758.0 billion is 67.6% smaller than that of fiscal 2024; 2025 was the fifth year in deficit. Imports of May 2026 rose
12.5%, exports 16.8%. The largest monthly deficit is that of January 2023.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.judging.by_hand import CHIPS_IN, CHIPS_OUT, amount, at, percent, reading, resolved

from kuroji.claims.judging.judge import judged
from kuroji.claims.judging.truths import Truths
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.reading import Reading
from kuroji.indicators.view import BALANCE, EXPORTS, IMPORTS


def told(truths: Truths, mention: Mention, said: Reading) -> tuple[str, str]:
    found = judged(resolved(mention, said), truths, at("2026-06-17T09:24"))
    assert found is not None
    return found.why_ja, found.why


def counted(kind: Kind, value: int | None, unit: str = "months") -> Mention:
    number = None if value is None else Decimal(value)
    return Mention(start=0, end=1, text="x", kind=kind, value=number, grain=Decimal(1), unit=unit)


CAUSE = Mention(start=0, end=1, text="x", kind=Kind.CAUSE)


@pytest.mark.parametrize(
    ("mention", "said", "japanese"),
    [
        (
            counted(Kind.FIRST, 4), reading("first_since", "sign", BALANCE, "2026-05", sign=-1),
            "2026年5月の貿易収支の赤字は4カ月ぶり（前回は2026年1月）。",
        ),
        (
            counted(Kind.STREAK, 5, "years"), reading("streak", "sign", BALANCE, "2025", sign=-1),
            "2025年の貿易収支の赤字は5年連続。",
        ),
        (
            amount("378.7"), reading("balance", "exports-imports", BALANCE, "2026-05", sign=-1),
            "2026年5月の貿易収支は3,951億円の赤字、2026年6月17日時点では3,787億円の赤字。",
        ),
        (
            percent("67.6"), reading("balance_change", "yoy", BALANCE, "FY2025", sign=-1),
            "2025年度の貿易収支の赤字額は前年度比67.6%縮小。",
        ),
        (
            percent("16.8"), reading("change", "yoy", EXPORTS, "2026-05", sign=1),
            "2026年5月の輸出は前年同月比16.8%増、2026年6月17日時点では前年同月比17.0%増。",
        ),
        (
            CAUSE, reading("comparison", "growth", CHIPS_IN, "2026-05", other=EXPORTS, sign=1),
            "2026年5月の半導体等電子部品の輸入は前年同月比55.0%増、輸出は前年同月比16.8%増。",
        ),
        (
            CAUSE, reading("direction", "sign", BALANCE, "2026-05", sign=-1),
            "2026年5月の貿易収支は3,951億円の赤字（2026年4月は2,823億円の黒字）。",
        ),
        (
            CAUSE, reading("cause", "contribution", CHIPS_OUT, "FY2025", other=BALANCE, sign=1, effect=1),
            ("2024年度から2025年度にかけて貿易収支は3兆6,616億円改善、このうち半導体等電子部品は4,158億円の改善要因"
            "（この品目は2兆4,977億円の黒字）、鉱物性燃料は3兆6,236億円の改善要因。"),
        ),
    ],
)  # fmt: skip
def test_japanese_words(truths: Truths, mention: Mention, said: Reading, japanese: str) -> None:
    assert told(truths, mention, said)[0] == japanese


@pytest.mark.parametrize(
    ("mention", "said", "english"),
    [
        (
            counted(Kind.FIRST, 4), reading("first_since", "sign", BALANCE, "2026-05", sign=-1),
            "The trade balance in May 2026: the first deficit in 4 months (the last was in January 2026).",
        ),
        (
            counted(Kind.STREAK, 5, "years"), reading("streak", "sign", BALANCE, "2025", sign=-1),
            "The trade balance in 2025: a deficit for 5 years in a row.",
        ),
        (
            counted(Kind.RECORD, None), reading("record", "low,all-time", BALANCE, "2023-01"),
            "The trade balance in January 2023: the largest deficit since January 1979.",
        ),
        (
            CAUSE, reading("direction", "sign", BALANCE, "2026-05", sign=-1),
            "The trade balance in May 2026: -¥395.1 billion, after ¥282.3 billion in April 2026.",
        ),
        (
            CAUSE, reading("direction", "yoy", EXPORTS, "2026-05", sign=1),
            "From May 2025 to May 2026 exports rose by ¥1.37 trillion.",
        ),
        (
            CAUSE, reading("comparison", "growth", IMPORTS, "2026-05", other=EXPORTS, sign=1),
            "In May 2026 imports rose by 12.5% on the year; exports rose by 16.8% on the year.",
        ),
    ],
)  # fmt: skip
def test_english_words(truths: Truths, mention: Mention, said: Reading, english: str) -> None:
    assert told(truths, mention, said)[1] == english


def test_what_is_no_record_is_said_so_without_doubt(truths: Truths) -> None:
    """May 2026 is neither the largest deficit nor near it: 94th from below of the months since 1979."""
    japanese, english = told(truths, counted(Kind.RECORD, None), reading("record", "low,all-time", BALANCE, "2026-05"))
    assert japanese.startswith("2026年5月の貿易収支の赤字額は過去94番目の大きさ（1979年1月以降）")
    assert japanese.endswith("、過去最大ではない。")
    assert english.startswith("The trade balance in May 2026: the 94th largest deficit since January 1979;")
    assert english.endswith("; it is not the largest deficit on record.")


def test_amounts_in_japanese_sentences_have_separators_and_no_triangles(truths: Truths) -> None:
    japanese, _ = told(truths, amount("10047.3"), reading("value", "level", IMPORTS, "2026-05"))
    assert "兆8,942億円" in japanese
    assert "▲" not in japanese
