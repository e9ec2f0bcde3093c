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
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "quote", "expected"), CASES)
def test_the_first_reading_follows_the_talk(title: str, text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote, title=title)[0])) == expected
