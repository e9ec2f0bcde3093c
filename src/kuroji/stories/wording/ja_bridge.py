"""収支を動かしたもの: 輸出入を差し引いた品目、地域、そして濡れ衣: what moved the balance, in Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD, Flow
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

FLOW = {"export": "輸出", "import": "輸入"}
REST = {"その他": "その他（再輸出品など）", "総額": "内訳のない品目"}


def headline(say: Japanese, point: Point) -> Passage:
    """2026年5月の貿易収支、3,951億円の赤字の中身."""
    level = point.facts["level"]
    whose = "" if level.partner_code == WORLD else ja.toward(say.place(level.partner_code))
    return say.text(
        f"{ja.period(say.told.period)}の{whose}貿易収支、{{v}}の{say.side(level)}の中身", v=say.amount(level)
    )


def bridge(say: Japanese, point: Point) -> list[Passage]:
    """収支は前年同月より2,674億円改善した。輸出入を差し引いた品目別では、…が改善に寄与した。"""
    total, better = point.facts["difference"], bool(point.notes["better"])
    by_goods = point.notes["by"] == "commodities"
    said = []
    if by_goods:
        said.append(say.text(
            f"貿易収支は{ja.a_year_before(say.told.period)}より{{d}}{'改善' if better else '悪化'}した。", d=say.amount(total),
        ))  # fmt: skip
    start = "品目別（輸出－輸入）では、" if by_goods else "地域別では、"
    for kind, way in (("along", "改善" if better else "悪化"), ("against", "悪化" if better else "改善")):
        parts = [_part(say, p) for p in point.parts if p.kind == kind]
        if parts:
            said += [say.text(start), joined("", parts, "、"), say.text(f"が{way}要因。")]
            start = "一方、"
    return [joined("", said, "")]


def _part(say: Japanese, point: Point) -> Passage:
    """半導体等電子部品（差し引き949億円、輸出2,693億円増、輸入1,744億円増）."""
    own, name = point.facts["difference"], point.notes["name_ja"]
    if point.notes["rest"]:
        name = REST.get(name, f"その他の{name}")
    if own.flow != Flow.BALANCE:
        return joined("", [say.text(f"{name}（"), _side(say, own), say.text("）")], "")
    sides = [_side(say, point.facts[f]) for f in (Flow.EXPORT, Flow.IMPORT) if f in point and point.facts[f].value]
    if len(sides) < 2:
        return say.text(f"{name}（{{d}}）", d=say.amount(own))
    start = say.text(f"{name}（差し引き{{d}}、", d=say.amount(own))
    return joined("", [start, joined("", sides, "、"), say.text("）")], "")


def _side(say: Japanese, fact: Fact) -> Passage:
    return say.text(f"{FLOW[fact.flow]}{{d}}{'増' if fact.value > 0 else '減'}", d=say.amount(fact))


def watched(say: Japanese, point: Point) -> list[Passage]:
    """輸出から輸入を差し引いた増減は、鉱物性燃料が…の改善、自動車が…の悪化要因だった。"""
    clauses = [
        say.text(
            f"{p.notes['name_ja']}が{{d}}の{'改善' if p.facts['difference'].value > 0 else '悪化'}要因",
            d=say.amount(p.facts["difference"]),
        )
        for p in point.parts
    ]
    start = say.text("品目ごとに輸出から輸入を差し引くと、")
    return [joined("", [start, joined("", clauses, "、"), say.text("だった。")], "")]


def acquitted(say: Japanese, point: Point) -> list[Passage]:
    """半導体等電子部品の輸入は55.0%増えたが、赤字の原因とはいえない。…"""
    change, net, level = (point.facts[n] for n in ("change", "difference", "level"))
    name = say.commodity(change)
    surplus = level.value > 0
    said = [say.text(
        f"{name}の輸入は{{c}}だったが、赤字の原因とはいえない。輸出が{{x}}増え、輸入の{{m}}増を上回ったため、"
        f"{name}の収支は{{v}}の{'黒字で、黒字幅' if surplus else '赤字で、赤字幅'}は{ja.a_year_before(say.told.period)}より{{d}}"
        f"{'拡大' if surplus else '縮小'}した。",
        c=(change, ja.up(change)), x=say.amount(point.facts["export"]), m=say.amount(point.facts["import"]),
        v=say.amount(level), d=say.amount(net),
    )]  # fmt: skip
    habit = point.facts.get("habit")
    if habit is not None:
        since = (habit, f"{habit.detail['since']}年")
        said.append(say.text(f"{ja.part(say.told.period)}の収支は{{s}}以降毎年赤字となっている。", s=since))
    return [joined("", said, "")]
