"""The words of the page of a scan."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed words of one language; those with {braces} are filled in."""

    title: str
    lead: str
    ask: str
    period: str
    newest: str
    level: str
    levels: dict[str, str]
    flow: str
    flows: dict[str, str]
    partner: str
    each: str
    show: str
    series: str
    parts: str
    joint: str
    problem: str
    stopped: str
    note: str
    points_note: str
    more: str


ENGLISH = Words(
    title="What moved in {period}",
    lead="Every series of the level is measured in one pass, and the most newsworthy come first.",
    ask="What is scanned",
    period="Period",
    newest="newest",
    level="Level",
    levels={
        "pc": "principal commodities", "hs2": "chapters (2 digits)", "hs4": "headings (4 digits)",
        "hs6": "subheadings (6 digits)", "hs9": "codes (9 digits)", "sitc1": "SITC sections", "sitc2": "SITC divisions",
        "sitc3": "SITC groups", "bec": "BEC categories", "bec-use": "end uses (BEC)",
    },
    flow="Flow",
    flows={"both": "exports and imports", "export": "exports", "import": "imports"},
    partner="Partner",
    each="every partner by itself",
    show="Scan",
    series="in time",
    parts="parts",
    joint=" · ",
    problem="This cannot be scanned",
    stopped="{count} lines were stopped because their words do not say their figures; the log names them.",
    note="News value is a documented sum of named terms: size, contribution, record, streak, turn and surprise.",
    points_note="Points are those of the growth of the published flow; a dash where the detail held is not all of it.",
    more="The {count} most newsworthy are shown; the interface and the command line give more.",
)  # fmt: skip
JAPANESE = Words(
    title="{period}に動いた品目",
    lead="対象の全系列を一度に計測し、ニュース性の高い順に並べている。",
    ask="対象",
    period="期間",
    newest="最新",
    level="品目の段階",
    levels={
        "pc": "概況品", "hs2": "類（2桁）", "hs4": "項（4桁）", "hs6": "号（6桁）", "hs9": "統計品目（9桁）", "sitc1": "SITC大分類",
        "sitc2": "SITC中分類", "sitc3": "SITC小分類", "bec": "BEC基本分類", "bec-use": "用途別（BEC）",
    },
    flow="輸出入",
    flows={"both": "輸出と輸入", "export": "輸出", "import": "輸入"},
    partner="相手国・地域",
    each="国・地域ごと",
    show="表示",
    series="推移",
    parts="内訳",
    joint="・",
    problem="表示できません",
    stopped="文言と数値が一致しない{count}行は表示していない（ログに記録）。",
    note="ニュース度は、規模、寄与度、最高・最低、連続、転換、異例さの各項の合計で、採点方法は公開している。",
    points_note="寄与度は公表の輸出額・輸入額に対するもの。詳細統計の一部しか収録していない場合は示さない。",
    more="上位{count}件を表示。APIとコマンドではさらに多く取り出せる。",
)  # fmt: skip
WORDS = {"en": ENGLISH, "ja": JAPANESE}
