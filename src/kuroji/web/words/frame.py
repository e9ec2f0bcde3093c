"""The words of the frame around every page: navigation, switch of vintages, foot."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; `pages` are the names of the kinds of page."""

    skip: str
    navigation: str
    languages: str
    pages: dict[str, str]
    vintage: str
    vintage_first: str
    vintage_latest: str
    vintage_date: str
    vintage_on: str
    vintage_other: str
    vintage_show: str
    formats: str
    every_figure: str
    licence: str
    processed: str
    about: str
    motto: str


ENGLISH = Words(
    skip="Skip to the text",
    navigation="Site",
    languages="Language",
    pages={
        "home": "Home",
        "stories": "Stories",
        "story": "The story of the period",
        "why": "Why it moved",
        "exports": "Why exports moved",
        "imports": "Why imports moved",
        "outlooks": "Outlook",
        "outlook": "Outlook",
        "explore": "Explore",
        "scan": "What moved",
        "check": "Check",
        "revisions": "Revisions",
        "data": "The data",
        "corrections": "Corrections",
        "methods": "Methods",
        "policy": "Editorial policy",
    },
    vintage="Figures",
    vintage_first="as first published, {when}",
    vintage_latest="as known now",
    vintage_date="as of {when}",
    vintage_on="Figures as known on",
    vintage_other="as of another date",
    vintage_show="Show",
    formats="This page in other formats",
    every_figure="All {count} figures behind this page, each with value, basis and releases",
    licence="Public Data License (version 1.0)",
    processed="The Ministry of Finance has neither examined nor endorsed these pages.",
    about="About",
    motto="Official trade statistics as facts that can be checked",
)
JAPANESE = Words(
    skip="本文へ",
    navigation="サイト内",
    languages="言語",
    pages={
        "home": "トップ",
        "stories": "記事",
        "story": "この期間の記事",
        "why": "変動の要因",
        "exports": "輸出の変動要因",
        "imports": "輸入の変動要因",
        "outlooks": "見通し",
        "outlook": "見通し",
        "explore": "統計を調べる",
        "scan": "品目の動き",
        "check": "記事の検証",
        "revisions": "数値の改定",
        "data": "データについて",
        "corrections": "改定と訂正",
        "methods": "計算方法",
        "policy": "編集方針",
    },
    vintage="数値の時点",
    vintage_first="公表当初（{when}）",
    vintage_latest="現在",
    vintage_date="{when}時点",
    vintage_on="数値の時点",
    vintage_other="別の日付",
    vintage_show="表示",
    formats="他の形式",
    every_figure="このページの数値一覧（{count}件、値・根拠・資料つき）",
    licence="公共データ利用規約（第1.0版）",
    processed="財務省がこのサイトの内容を確認または推奨したものではありません。",
    about="このサイトについて",
    motto="貿易統計を、検証できる事実に",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
# A language as its readers call it.
NATIVE = {"en": "English", "ja": "日本語"}
FORMATS = {
    "html": {"en": "HTML", "ja": "HTML"},
    "md": {"en": "Markdown", "ja": "Markdown"},
    "txt": {"en": "plain text", "ja": "テキスト"},
    "json": {"en": "JSON", "ja": "JSON"},
    "jsonld": {"en": "JSON-LD", "ja": "JSON-LD"},
    "csv": {"en": "CSV", "ja": "CSV"},
    "parquet": {"en": "Parquet", "ja": "Parquet"},
    "png": {"en": "picture", "ja": "画像"},
}
