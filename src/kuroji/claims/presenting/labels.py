"""Our own words around an article: names of verdicts, heads, the summary, in English and Japanese."""

from __future__ import annotations

import msgspec

from kuroji.claims.verdict import Verdict

# A mark for each verdict, so that colour is never the only sign.
MARKS = {
    Verdict.CONFIRMED: "✓",
    Verdict.WAS_RIGHT: "↺",
    Verdict.OUTDATED: "◷",
    Verdict.IMPRECISE: "≈",
    Verdict.CONTRADICTED: "✗",
    Verdict.UNVERIFIABLE: "?",
}


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language; `{...}` are filled in."""

    language: str
    verdicts: dict[Verdict, str]
    heads: tuple[str, ...]
    reading: str
    words: str
    missing: str
    notices: str
    published: str
    no_date: str
    as_of: str
    summary: str
    no_claims: str
    title: str
    untitled: str
    claims: str
    legend: str
    back: str
    footer: str
    colon: str


ENGLISH = Labels(
    language="en",
    verdicts={
        Verdict.CONFIRMED: "confirmed",
        Verdict.WAS_RIGHT: "was right, since revised",
        Verdict.OUTDATED: "outdated",
        Verdict.IMPRECISE: "imprecise",
        Verdict.CONTRADICTED: "contradicted",
        Verdict.UNVERIFIABLE: "unverifiable",
    },
    heads=("claim", "verdict", "said", "data then", "data now", "why"),
    reading="read as",
    words="words used",
    missing="missing",
    notices="Notices",
    published="Published {when}",
    no_date="No publication date",
    as_of="Figures as known on {when}",
    summary="{claims} claims, {decided} checked: {confirmed} confirmed, {was_right} right when published, "
    "{outdated} outdated, {imprecise} imprecise, {contradicted} contradicted; "
    "{unverifiable} unverifiable; coverage {coverage}",
    no_claims="No claims about trade were found in this text.",
    title="Checked: {title}",
    untitled="untitled article",
    claims="Claims and evidence",
    legend="Verdicts",
    back="back to the text",
    footer="Checked by Kuroji against the Trade Statistics of Japan, Ministry of Finance. "
    "The text is its author's; the verdicts are ours.",
    colon=": ",
)
JAPANESE = Labels(
    language="ja",
    verdicts={
        Verdict.CONFIRMED: "正しい",
        Verdict.WAS_RIGHT: "当時は正しい（その後改定）",
        Verdict.OUTDATED: "改定前の数字",
        Verdict.IMPRECISE: "不正確",
        Verdict.CONTRADICTED: "誤り",
        Verdict.UNVERIFIABLE: "検証不能",
    },
    heads=("主張", "判定", "記事の数字", "当時の統計", "現在の統計", "理由"),
    reading="解釈",
    words="手掛かりの語",
    missing="足りないもの",
    notices="注意",
    published="公表 {when}",
    no_date="公表日不明",
    as_of="統計は{when}時点",
    summary="主張{claims}件のうち{decided}件を検証：正しい{confirmed}、当時は正しい{was_right}、改定前の数字{outdated}、"
    "不正確{imprecise}、誤り{contradicted}。検証不能{unverifiable}。検証率{coverage}",
    no_claims="貿易に関する主張は見つからなかった。",
    title="検証：{title}",
    untitled="無題の記事",
    claims="主張と根拠",
    legend="判定",
    back="本文に戻る",
    footer="財務省「貿易統計」に照らしてKurojiが検証した。本文は筆者のもので、判定は当方による。",
    colon="：",
)


def labels(language: str) -> Labels:
    """The words in `ja`, else in English."""
    return JAPANESE if language == "ja" else ENGLISH
