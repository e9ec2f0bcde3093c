"""Records, places and doublings that Japanese tells without a superlative word or a number.

The sentences are of our own making; what they state is what a reader takes from them.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind, Mention
from kuroji.claims.mentions.sentences import sentences

STATED = (
    ("輸出は107兆円でこれまでで一番です。", "これまでで一番", Kind.RECORD, None),
    ("輸入額はかつてない規模に膨らんだ。", "かつてない規模", Kind.RECORD, None),
    ("四半期でみると7～9月期の赤字が最も大きかった。", "最も大き", Kind.RECORD, None),
    ("輸出額がピークを迎えたのは2004年だった。", "ピークを迎えたのは2004年", Kind.RECORD, None),
    ("92年の黒字は86年に次ぐ規模だった。", "86年に次ぐ規模", Kind.RANK, 2),
    ("輸出品の1番は自動車だ。", "1番", Kind.RANK, 1),
    ("原油がほぼ倍、石炭も増えた。", "ほぼ倍", Kind.MULTIPLE, 2),
    ("輸入は前年の倍近くに増えた。", "倍近く", Kind.MULTIPLE, 2),
)
NO_SUCH = ("輸入は数倍に増えた。", "倍率は1.2倍だった。", "米国に次ぐ2位の輸出先だ。")


def _mentions(text: str) -> list[Mention]:
    article = Article(title="", body=text, published_at=datetime.fromisoformat("2026-09-17T09:10:00+09:00"))
    return [mention for sentence in sentences(article) for mention in sentence.mentions]


@pytest.mark.parametrize(("text", "quote", "kind", "value"), STATED)
def test_it_is_told(text: str, quote: str, kind: Kind, value: int | None) -> None:
    assert (kind, quote, value) in [(m.kind, m.text, m.value) for m in _mentions(text)]


@pytest.mark.parametrize("text", NO_SUCH)
def test_other_words_tell_no_doubling_and_no_second_place_after_a_year(text: str) -> None:
    told = _mentions(text)
    assert not any(m.kind is Kind.MULTIPLE and m.value == 2 for m in told)
    assert not any(m.kind is Kind.RANK and "次ぐ" in m.text for m in told)


def test_a_first_since_a_quarter_goes_back_to_the_quarter() -> None:
    (told,) = [m for m in _mentions("四半期の黒字は21年4～6月期以来だった。") if m.kind is Kind.FIRST]
    assert told.since == "2021-Q2"
