"""The words about the data: sources, releases, licence, coverage."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language."""

    title: str
    dataset: str
    intro: str
    held: str
    newest: str
    count: str
    begins: str
    begins_text: str
    valuation: str
    valuation_text: str
    licence: str
    licence_text: str
    processing: str
    processing_text: str
    releases: str
    newest_first: str
    others: str
    others_text: str
    between: str
    brackets: str
    release: str
    release_title: str
    stage: str
    periods: str
    published: str
    stated: str
    inferred: str
    retrieved: str
    address: str
    checksum: str
    identity: str
    snapshot: str
    stories: str


ENGLISH = Words(
    title="About the data",
    dataset="Trade Statistics of Japan with every vintage",
    intro=(
        "The figures on this site were read from publications of the Trade Statistics of Japan; a few first prints that "
        "are no longer to be had there, from press reports of the day. Each is kept with the date on which it became known."
    ),
    held="What is held",
    newest="Newest release",
    count="{count} releases, from {first} to {last}",
    begins="Series begin",
    begins_text="Totals in January 1979, principal commodities in January 1988.",
    valuation="Valuation",
    valuation_text="Exports f.o.b., imports c.i.f., in yen, as cleared through customs; not seasonally adjusted.",
    licence="Licence",
    licence_text="The figures are offered by the Ministry of Finance under the",
    processing="Processing",
    processing_text=(
        "Kuroji read the files, brought amounts into whole yen with their rounding grain, and computed changes, "
        "contributions, records and the rest from them. The Ministry has neither examined nor endorsed this site."
    ),
    releases="Releases",
    newest_first="Releases, newest first",
    others="Other countries",
    others_text="Held to compare their figures with Japan’s; the publishers’ own terms apply to them.",
    between="; ",
    brackets=" ({})",
    release="Release",
    release_title="A release",
    stage="Stage",
    periods="Periods",
    published="Published",
    stated="as the release states",
    inferred="inferred from the calendar of releases",
    retrieved="Retrieved",
    address="Address",
    checksum="SHA-256",
    identity="Id",
    snapshot="long series",
    stories="Stories about it",
)
JAPANESE = Words(
    title="データについて",
    dataset="財務省貿易統計（すべての公表時点を収録）",
    intro="このサイトの数値は財務省貿易統計の公表資料から読み込み、入手できなくなった一部の当初値は当時の報道で補った。いずれも公表された日付とともに保存している。",
    held="収録範囲",
    newest="最新の資料",
    count="資料{count}件（{first}〜{last}）",
    begins="系列の始期",
    begins_text="総額は1979年1月、概況品は1988年1月。",
    valuation="価格の基準",
    valuation_text="輸出はFOB、輸入はCIF、円建て、通関ベース。季節調整はしていない。",
    licence="利用条件",
    licence_text="数値は財務省が次の規約で提供している。",
    processing="加工",
    processing_text=(
        "Kurojiが資料を読み込み、金額を端数の単位とともに円に換算し、増減率、寄与度、記録などを算出した。"
        "財務省がこのサイトの内容を確認または推奨したものではない。"
    ),
    releases="資料",
    newest_first="資料一覧（新しい順）",
    others="他国の統計",
    others_text="日本の数値との比較のために収録している。利用条件は各公表機関の定めによる。",
    between="、",
    brackets="（{}件）",
    release="資料",
    release_title="資料",
    stage="段階",
    periods="期間",
    published="公表日",
    stated="資料に記載",
    inferred="公表日程からの推定",
    retrieved="取得",
    address="掲載先",
    checksum="SHA-256",
    identity="ID",
    snapshot="時系列データ",
    stories="関連記事",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
