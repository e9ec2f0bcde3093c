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
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "quote", "expected"), CASES)
def test_the_first_reading_follows_the_talk(title: str, text: str, quote: str, expected: str) -> None:
    assert " ".join(key(readings_of(text, quote, title=title)[0])) == expected
