"""A structure as tables, in English and Japanese, with notes on what they lack."""

from __future__ import annotations

from collections.abc import Sequence

from kuroji.classifications.commodities import commodity
from kuroji.classifications.partners import partner
from kuroji.cli.answers import Table
from kuroji.cli.session import japan
from kuroji.explain.structure import Shift, Structure
from kuroji.indicators.view import Subject
from kuroji.model.fact import Fact

ABSENT = "–"
Words = dict[str, str]
ENGLISH: Words = {
    "shares": "Share of {flow}, {partner}, as of {when}, percent; those that shifted most first",
    "measures": "Concentration and similarity to the newest period",
    "fuels": "From the Middle East, percent of quantity",
    "turns": "Turning points of shares in twelve months",
    "export": "exports", "import": "imports", "turn": "turn", "window": "twelve months", "percent": "percent",
    "peak": "peak", "trough": "trough", "by commodities": "by commodities", "by partners": "by partners",
    "named": "partners named", "two-way": "two-way trade, Grubel-Lloyd",
    "similarity": "similarity, Finger-Kreinin", "to world": "similarity to trade with the world",
    "partners": "concentration by partners", "absent": "No {row}: {why}.",
    "uneven": "Concentration by partners is not comparable between years that name different numbers of partners.",
    "see": "Measures by name: docs/reference/structure.md. ", "hhi": "hhi", "hirschman": "hirschman", "unctad": "unctad",
}  # fmt: skip
JAPANESE: Words = {
    "shares": "{partner}・{flow}の構成比（％、変化の大きい順、{when}時点）",
    "measures": "集中度と最新期との類似度",
    "fuels": "中東への依存度（数量、％）",
    "turns": "12カ月間の構成比の転換点",
    "export": "輸出", "import": "輸入", "turn": "転換", "window": "12カ月", "percent": "％",
    "peak": "山", "trough": "谷", "by commodities": "品目別", "by partners": "国別",
    "named": "国別の収録国数", "two-way": "産業内貿易（グルーベル・ロイド）",
    "similarity": "類似度（フィンガー・クレイニン）", "to world": "対世界貿易との類似度",
    "partners": "国別の集中度", "absent": "{row}は算出できない（{why}）。",
    "uneven": "国別の集中度は、収録国数の異なる年の間では比較できない。",
    "see": "指標の定義はdocs/reference/structure.md。", "hhi": "HHI", "hirschman": "ハーシュマン", "unctad": "UNCTAD",
}  # fmt: skip
WORDS = {"en": ENGLISH, "ja": JAPANESE}


def tables(found: Structure, subject: Subject, when: str, language: str) -> list[Table]:
    """Shares, measures, and where there are any dependence and turning points."""
    words = WORDS[language]
    heads = ["", *(f">{p}" for p in found.periods)]
    place = partner(subject.partner)
    title = words["shares"].format(
        flow=words[subject.flow], partner=place.name_ja if language == "ja" else place.name_en, when=when
    )
    made = [
        Table(title, heads, _shares(found.shifts, language)),
        Table(words["measures"], heads, _measures(found, words)),
    ]
    if found.dependence:
        made.append(Table(words["fuels"], heads, _shares(found.dependence, language)))
    turns = [
        [_goods(t.share, language), words["peak" if t.peak else "trough"], t.share.period, _cell(t.share, 1)]
        for t in found.turns
    ]
    if turns:
        made.append(Table(words["turns"], ("", words["turn"], words["window"], f">{words['percent']}"), turns))
    return made


def notes(found: Structure, language: str) -> str:
    """Why rows are empty, what must not be compared, and whose figures these are."""
    words = WORDS[language]
    said = [words["absent"].format(row=words[row], why=why) for row, why in found.absent.items()]
    if len({count for count in _named(found) if count != ABSENT}) > 1:
        said.append(words["uneven"])
    source = japan().attribution_ja if language == "ja" else japan().attribution_en
    return "\n".join([*said, words["see"] + source])


def _shares(rows: Sequence[Shift], language: str) -> list[list[str]]:
    return [[_name(row, language), *(_cell(f, 1) for f in row.shares)] for row in rows]


def _measures(found: Structure, words: Words) -> list[list[str]]:
    rows = []
    for name, row in found.concentration.items():
        measure, of = name.split(",")
        rows.append([f"{words[measure]}, {words[f'by {of}']}", *(_cell(f, 4) for f in row)])
    rows.append([words["named"], *_named(found)])
    rows.append([words["two-way"], *(_cell(f, 4) for f in found.intra_industry)])
    alike = {f.base: f for f in found.similarity}
    rows.append([words["similarity"], *(_cell(alike.get(str(p)), 1) for p in found.periods)])
    if found.to_world:
        rows.append([words["to world"], *(_cell(f, 1) for f in found.to_world)])
    return rows


def _named(found: Structure) -> list[str]:
    """How many partners are named one by one in each period."""
    return [ABSENT if f is None else str(f.detail["items"]) for f in found.concentration["hhi,partners"]]


def _name(row: Shift, language: str) -> str:
    return next((_goods(f, language) for f in row.shares if f is not None), ABSENT)


def _goods(fact: Fact, language: str) -> str:
    return commodity(fact.flow, fact.code).name_ja if language == "ja" else fact.commodity


def _cell(fact: Fact | None, decimals: int) -> str:
    return ABSENT if fact is None else f"{fact.value:.{decimals}f}"
