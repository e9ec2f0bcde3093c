"""The words of the explorer."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; the dicts are the names of choices by their word in the address."""

    title: str
    lead: str
    ask: str
    flow: str
    partner: str
    commodity: str
    tariff: str
    code: str
    code_hint: str
    browse: str
    all_parts: str
    up: str
    measure: str
    frequency: str
    since: str
    until: str
    span_hint: str
    look: str
    show: str
    flows: dict[str, str]
    measures: dict[str, str]
    frequencies: dict[str, str]
    looks: dict[str, str]
    vintage_first: str
    problem: str
    near: str
    picture: str
    parts: dict[str, str]
    part_heads: tuple[str, str, str]
    table: str
    caption: str
    heads: tuple[str, str, str, str, str]
    adjusted: str
    statuses: dict[str, str]
    not_held: str
    downloads: str
    download_note: str
    series: str
    ready: str
    description: str
    pointer: str


ENGLISH = Words(
    title="Explore the figures",
    lead="Any series that is held, at any vintage: as a picture, a table and a file.",
    ask="Which series",
    flow="Flow",
    partner="Partner",
    commodity="Commodity",
    tariff="Tariff (Harmonized System)",
    code="or tariff code, or words",
    code_hint="Codes of 2, 4, 6 or 9 digits (85, 8542, 854231, 854231000); words find codes.",
    browse="Browse chapters, headings and codes",
    all_parts="All parts, with what is withheld and what is left",
    up="Part of",
    measure="Measure",
    frequency="By",
    since="From",
    until="To",
    span_hint="2016-01, 2025-Q2, 2024 or FY2025; empty for all",
    look="Drawn as",
    show="Show",
    flows={"export": "Exports", "import": "Imports", "balance": "Balance"},
    measures={
        "value": "Value",
        "quantity": "Quantity",
        "unit_value": "Unit value",
        "value_index": "Value index",
        "quantity_index": "Quantity index",
        "unit_value_index": "Unit value index",
    },
    frequencies={
        "month": "month",
        "quarter": "quarter",
        "half": "half-year",
        "year": "calendar year",
        "fiscal-year": "fiscal year",
        "fiscal-half": "fiscal half-year",
        "d10": "first 10 days of a month",
        "d20": "first 20 days of a month",
    },
    looks={"line": "line", "bars": "bars", "adjusted": "line, seasonally adjusted"},
    vintage_first="each as first published",
    problem="This cannot be shown",
    near="Held are",
    picture="In time",
    parts={"commodity": "By commodity, {period}", "partner": "By partner, {period}"},
    part_heads=("", "Amount", "Share"),
    table="Figures",
    caption="{name}, {unit}",
    heads=("Period", "Figure", "Stage", "Known since", "Release"),
    adjusted="Adjusted",
    statuses={
        "withheld": "withheld", "nil": "nil", "rounds_to_zero": "rounds to zero", "not_yet_published": "not yet published",
        "undefined": "no trade",
    },
    not_held="This series is not held here.",
    downloads="Download",
    download_note="Every row names its series, vintage, release and source.",
    series="The series in one word",
    ready="Series at hand",
    description="{name}: a picture, a table and files, as known at any date.",
    pointer="Point at the picture, or reach it with the Tab key and use the arrow keys, to read its figures.",
)  # fmt: skip
JAPANESE = Words(
    title="統計を調べる",
    lead="収録している系列を、任意の時点の数値で、図・表・ファイルとして見ることができる。",
    ask="系列の指定",
    flow="輸出入",
    partner="相手国・地域",
    commodity="品目",
    tariff="税番（HS）",
    code="または税番・品名",
    code_hint="税番は2、4、6、9桁（85、8542、854231、854231000）。品名からも税番を探せる。",
    browse="類・項・号から探す",
    all_parts="秘匿分と残りを含む内訳の全体",
    up="上位の品目",
    measure="指標",
    frequency="期間の単位",
    since="始期",
    until="終期",
    span_hint="2016-01、2025-Q2、2024、FY2025など。空欄は全期間",
    look="図",
    show="表示",
    flows={"export": "輸出", "import": "輸入", "balance": "貿易収支"},
    measures={
        "value": "金額",
        "quantity": "数量",
        "unit_value": "単価",
        "value_index": "金額指数",
        "quantity_index": "数量指数",
        "unit_value_index": "単価指数",
    },
    frequencies={
        "month": "月",
        "quarter": "四半期",
        "half": "半期",
        "year": "暦年",
        "fiscal-year": "年度",
        "fiscal-half": "年度半期",
        "d10": "上旬",
        "d20": "上中旬",
    },
    looks={"line": "折れ線", "bars": "棒", "adjusted": "折れ線（季節調整値）"},
    vintage_first="各期間の公表当初",
    problem="表示できません",
    near="収録している近い系列",
    picture="推移",
    parts={"commodity": "品目別の内訳（{period}）", "partner": "相手国・地域別の内訳（{period}）"},
    part_heads=("", "金額", "構成比"),
    table="数値",
    caption="{name}、{unit}",
    heads=("期間", "値", "段階", "公表日", "資料"),
    adjusted="季節調整値",
    statuses={
        "withheld": "秘匿",
        "nil": "該当なし",
        "rounds_to_zero": "単位未満",
        "not_yet_published": "未公表",
        "undefined": "実績なし",
    },
    not_held="この系列は収録していない。",
    downloads="ダウンロード",
    download_note="各行に系列、時点、資料、出典を記載している。",
    series="系列名",
    ready="主な系列",
    description="{name}の図、表、ファイル。任意の時点の数値を表示できる。",
    pointer="図にポインターを合わせるか、Tabキーで図に移って矢印キーを押すと、各期間の数値を読める。",
)
WORDS = {"en": ENGLISH, "ja": JAPANESE}
