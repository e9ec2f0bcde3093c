"""The words of pages that say what is wrong."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `headings` by HTTP status."""

    headings: dict[int, str]
    otherwise: str
    ours: str
    near: str


ENGLISH = Words(
    headings={
        404: "There is nothing at this address",
        405: "This address is only for reading",
        410: "This page is gone",
        413: "That was too much to read",
        422: "This cannot be understood",
        429: "Too many requests",
        503: "The figures cannot be read just now",
    },
    otherwise="Something went wrong here",
    ours="The fault is ours, and has been written to the log. The rest of the site is not touched by it.",
    near="You may have meant",
)
JAPANESE = Words(
    headings={
        404: "ページが見つかりません",
        405: "このアドレスは閲覧専用です",
        410: "このページは削除されました",
        413: "入力が大きすぎます",
        422: "指定を解釈できません",
        429: "アクセスが集中しています",
        503: "現在、数値を読み出せません",
    },
    otherwise="エラーが発生しました",
    ours="当サイト側の不具合で、記録しました。ほかのページは引き続きご覧いただけます。",
    near="お探しのページ",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
