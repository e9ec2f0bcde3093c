"""The words of the corrections log."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `flows` are the headline figures, `stages` what replaced the first print."""

    title: str
    intro: str
    columns: tuple[str, ...]
    unit: str
    flows: dict[str, str]
    policy: str
    revised: str
    turned: str


ENGLISH = Words(
    title="Corrections",
    intro=(
        "What the stories said first, and what replaced it. Revisions of the official figures are listed here with "
        "the dates of both; the story at its first vintage still says what it said."
    ),
    columns=("Period", "Figure", "First published", "Said", "Known now", "Revised by", "Since"),
    unit="billion yen",
    flows={"export": "exports", "import": "imports", "balance": "balance"},
    policy=(
        "A figure that is revised is never silently replaced. A mistake of our own in a sentence is corrected "
        "on this page too, with the sentence as it stood."
    ),
    revised="Revisions of official figures",
    turned="the sign changed",
)
JAPANESE = Words(
    title="改定と訂正",
    intro=(
        "記事が当初伝えた数値と、その後に置き換わった数値の一覧。公的統計の改定は両方の日付とともに記録し、"
        "当初の時点の記事は当初の数値のまま残している。"
    ),
    columns=("期間", "項目", "当初の公表日", "当初の値", "現在の値", "改定幅", "現在の値の公表日"),
    unit="億円",
    flows={"export": "輸出", "import": "輸入", "balance": "貿易収支"},
    policy="改定された数値を断りなく差し替えることはない。当サイト自身の誤りは、元の文とともにこのページで訂正する。",
    revised="公的統計の改定",
    turned="黒字と赤字が入れ替わった",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
