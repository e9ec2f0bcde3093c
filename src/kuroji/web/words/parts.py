"""The words of the pages of parts and of the search for goods."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; those with {braces} are filled in."""

    title: str
    lead: str
    heading: str
    towards: dict[str, str]
    all_goods: str
    by: str
    levels: dict[str, str]
    period: str
    newest: str
    flow: str
    partner: str
    code: str
    code_hint: str
    show: str
    caption: str
    heads: dict[str, str]
    withheld_goods: str
    withheld_note: str
    unallocated_note: str
    rest: dict[str, str]
    rest_note: str
    whole: str
    series: str
    unit: str
    nothing: str
    load: str
    how: str
    found: str
    too_many: str
    none_found: str
    search_note: str


ENGLISH = Words(
    title="Chapters, headings, codes, partners",
    lead="What a total, a chapter or a heading is made of. The parts add up to the whole: withheld goods and what is left are shown.",
    heading="{goods}: {flow}, {period}",
    towards={"export": "exports to {partner}", "import": "imports from {partner}"},
    all_goods="All goods",
    by="Parts",
    levels={
        "next": "next level", "pc": "principal commodities", "hs2": "chapters (2 digits)", "hs4": "headings (4 digits)",
        "hs6": "subheadings (6 digits)", "hs9": "codes (9 digits)", "sitc1": "SITC sections", "sitc2": "SITC divisions",
        "sitc3": "SITC groups", "bec": "BEC categories", "bec-use": "end uses (BEC)", "partners": "partners",
    },
    period="Period",
    newest="newest",
    flow="Flow",
    partner="Partner",
    code="Tariff code or words",
    code_hint="Empty for all goods; 85, 8542, 854231, 854231000, or words to find a code.",
    show="Show",
    caption="{count} parts, as known on {when}",
    heads={
        "code": "Code", "name": "Name", "amount": "{unit}", "share": "Share", "change": "On the year", "quantity": "Quantity",
        "unit_value": "Unit value", "series": "Series", "partner": "Partner",
    },
    withheld_goods="Withheld",
    withheld_note="Commodities that the Ministry withholds are in their chapter and in no heading; they are a part of their own here.",
    unallocated_note="Goods that the tables of the United Nations allocate to no single group are a part of their own here.",
    rest={"goods": "Not broken down by commodity", "partners": "Not broken down by partner"},
    rest_note="{count} figures are withheld and in no sum.",
    whole="All together",
    series="in time",
    unit="million yen",
    nothing="The detail is not held",
    load=(
        "This site holds the press releases and the long series, but not the 9-digit tables. Whoever runs it loads them "
        "with `kuroji ingest FOLDER --captured DATE`, from the tables by commodity and country at e-Stat."
    ),
    how="How to load the detail",
    found="Codes with “{words}”",
    too_many="More than {most} codes have these words; the first are shown. Add a word to narrow the list.",
    none_found="No code has these words in its description. Descriptions are those of the Harmonized System of 2022, in English.",
    search_note="Descriptions of the Harmonized System of 2022, to six digits.",
)  # fmt: skip
JAPANESE = Words(
    title="類・項・号・相手国別の内訳",
    lead="総額や類、項の内訳。秘匿分と残りを含め、内訳の合計は全体と一致する。",
    heading="{goods}：{flow}（{period}）",
    towards={"export": "{partner}向け輸出", "import": "{partner}からの輸入"},
    all_goods="全品目",
    by="内訳",
    levels={
        "next": "一つ下の段階", "pc": "概況品", "hs2": "類（2桁）", "hs4": "項（4桁）", "hs6": "号（6桁）", "hs9": "統計品目（9桁）",
        "sitc1": "SITC大分類", "sitc2": "SITC中分類", "sitc3": "SITC小分類", "bec": "BEC基本分類", "bec-use": "用途別（BEC）",
        "partners": "相手国・地域",
    },
    period="期間",
    newest="最新",
    flow="輸出入",
    partner="相手国・地域",
    code="税番・品名",
    code_hint="空欄は全品目。85、8542、854231、854231000など。品名からも税番を探せる。",
    show="表示",
    caption="{count}件、{when}時点の数値",
    heads={
        "code": "税番", "name": "品名", "amount": "{unit}", "share": "構成比", "change": "前年比", "quantity": "数量",
        "unit_value": "単価", "series": "系列", "partner": "相手国・地域",
    },
    withheld_goods="秘匿",
    withheld_note="財務省が秘匿する品目は類には含まれるが、どの項にも含まれないため、独立の行として示す。",
    unallocated_note="国連の対応表で一つの分類に定まらない品目は、独立の行として示す。",
    rest={"goods": "品目別に分けられない分", "partners": "相手国別に分けられない分"},
    rest_note="秘匿の{count}件は合計に含まれない。",
    whole="合計",
    series="推移",
    unit="百万円",
    nothing="詳細統計は収録していない",
    load=(
        "このサイトは報道発表と長期系列を収録しているが、9桁品目の統計品別国別表は読み込まれていない。"
        "運営者がe-Statの統計品別国別表を取得し、`kuroji ingest フォルダ --captured 取得日` で読み込むと表示できる。"
    ),
    how="詳細統計の読み込み方（英語）",
    found="「{words}」を含む税番",
    too_many="{most}件を超えるため、先頭のみを示す。語を足すと絞り込める。",
    none_found="該当する税番はない。品名はHS2022年版の英語による。",
    search_note="HS2022年版の6桁までの品名（英語）。",
)  # fmt: skip
WORDS = {"en": ENGLISH, "ja": JAPANESE}
