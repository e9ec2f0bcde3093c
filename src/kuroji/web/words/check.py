"""The words of the check page."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language."""

    title: str
    lead: str
    text: str
    address: str
    address_hint: str
    published: str
    published_hint: str
    send: str
    again: str
    problem: str
    not_kept: str
    verdicts: str
    how: str


ENGLISH = Words(
    title="Check a text",
    lead=(
        "Paste an article in English or Japanese, or give its address. Every number it states about Japan’s trade is "
        "compared with the official figures: those of the day it appeared, and those known now."
    ),
    text="Text",
    address="or address of a web page",
    address_hint="Only public pages are fetched, once, and with a time limit.",
    published="Published on",
    published_hint="As 2026-06-17; empty where the text says it. It decides what “last month” means and which figures were known.",
    send="Check",
    again="Check another text",
    problem="This could not be checked",
    not_kept="Neither the text nor the result is kept; to keep the result, save or print this page.",
    verdicts="What the verdicts mean",
    how="How a claim is read and judged",
)
JAPANESE = Words(
    title="記事を検証する",
    lead=(
        "日本語または英語の記事を貼り付けるか、アドレスを指定すると、日本の貿易に関する数字を公表統計と照合する。"
        "記事が出た日の統計と、現在の統計の両方を示す。"
    ),
    text="本文",
    address="またはウェブページのアドレス",
    address_hint="公開されているページに限り、制限時間内で一度だけ読み込む。",
    published="掲載日",
    published_hint="2026-06-17の形式。本文に書かれていれば空欄でよい。「前月」の意味や、当時公表済みの数値を決めるために使う。",
    send="検証",
    again="別の記事を検証する",
    problem="検証できませんでした",
    not_kept="本文も結果も保存しない。結果を残すには、このページを保存または印刷する。",
    verdicts="判定の意味",
    how="主張の読み取りと判定の方法",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
