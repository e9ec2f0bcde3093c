"""貿易収支、品目、指数、国・地域: the body of a Japanese story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja
from kuroji.stories.wording.ja_totals import how_long
from kuroji.stories.wording.telling import named

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

FLOW = {"export": "輸出", "import": "輸入"}


def balance(say: Japanese, point: Point) -> list[Passage]:
    """赤字額は前年同月（6,625億円）から42.8%縮小した。赤字は4カ月ぶり。"""
    side = say.side(point.facts["level"])
    said = [_against_a_year_earlier(say, point, side)]
    run = point.facts.get("first") or point.facts.get("streak")
    if run is not None:
        said.append(joined("", [say.text(f"{side}は"), how_long(say, run), say.text("。")], ""))
    if "record" in point:
        record = point.facts["record"]
        begins = ja.year_of(str(record.detail["series_begins"]))
        rank, before = int(record.value), "それまで" if point.notes["past"] else "過去"
        place = (
            f"{before}{'で最大' if before == 'それまで' else '最大'}" if rank == 1 else f"{before}で{rank}番目の大きさ"
        )
        after = f"で、{ja.period(parse(str(record.detail['previous'])))}に次ぐ" if rank == 2 else "だった"
        said.append(say.text(f"{side}額は{{place}}{after}（比較可能な{begins}年以降）。", place=(record, place)))
    return [joined("", said, "")]


def _against_a_year_earlier(say: Japanese, point: Point, side: str) -> Passage:
    base, change = point.facts.get("base"), point.facts.get("change")
    before = ja.a_year_before(say.told.period)
    if point.notes.get("turned") and base is not None:
        turn = "赤字に転落した" if side == "赤字" else "黒字に転換した"
        return say.text(f"収支は{before}の{{base}}の{say.side(base)}から{turn}。", base=say.amount(base))
    if change is None:
        return say.text("")
    held = say.text("（{base}）", base=say.amount(base)) if base is not None else say.text("")
    if change.value >= 100:
        moved = say.text("の{times}に膨らんだ。", times=(change, ja.times(change)))
    else:
        verb = "拡大した" if change.value > 0 else "縮小した"
        moved = say.text(f"から{{change}}{verb}。", change=(change, ja.percent(change)))
    return joined("", [say.text(f"{side}額は{before}"), held, moved], "")


def habits(say: Japanese, point: Point) -> list[Passage]:
    """5月は2011年以降、毎年赤字となっている。輸出は5月に前月を下回るのが通例で、1992年以降毎年続いている。"""
    part, past = ja.part(say.told.period), bool(point.notes["past"])
    said = []
    if "balance" in point:
        habit = point.facts["balance"]
        side = "赤字" if habit.detail["of"] == "deficit" else "黒字"
        became = "となっていた" if past else "となっている"
        said.append(say.text(f"{part}は{{since}}年以降、毎年{side}{became}。", since=_since(habit)))
    for flow, name in (("exports", "輸出"), ("imports", "輸入")):
        if flow in point:
            habit = point.facts[flow]
            way = "上回る" if habit.detail["of"] == "rise" else "下回る"
            lasted = "毎年続いていた" if past else "毎年続いている"
            said.append(
                say.text(f"{name}は{part}に前月を{way}のが通例で、{{since}}年以降{lasted}。", since=_since(habit))
            )
    return [joined("", said, "")]


def _since(habit: Fact) -> tuple[Fact, str]:
    return habit, str(habit.detail["since"])


def drivers(say: Japanese, point: Point) -> list[Passage]:
    """輸出を品目別にみると、半導体等電子部品（61.2%増の…、寄与度3.3ポイント）などが伸びた。"""
    name, grew, world = FLOW[point.notes["flow"]], bool(point.notes["up"]), point.notes["partner"] == WORLD
    along = joined("", [_driver(say, p) for p in point.parts if p.kind == "along"], "、")
    against = joined("", [_driver(say, p) for p in point.parts if p.kind == "against"], "、")
    start = say.text(f"{name}を品目別にみると、" if world else f"{name}は")
    if not against.spans:
        end = ("などが" if world else "が") + ("伸びた。" if grew else "減った。")
        return [joined("", [start, along, say.text(end)], "")]
    if world:
        parts = [along, say.text(f"などが{'伸びた' if grew else '減った'}。一方、"), against]
        end = "は減った。" if grew else "は伸びた。"
    else:
        parts = [along, say.text(f"が{'伸び' if grew else '減り'}、"), against]
        end = "は減った。" if grew else "は伸びた。"
    return [joined("", [start, *parts, say.text(end)], "")]


def drivers_line(say: Japanese, point: Point) -> Passage:
    """輸出を押し上げたのは半導体等電子部品（61.2%増）、自動車（13.7%増）など。"""
    said = [
        say.text(f"{say.commodity(change)}（{{change}}）", change=(change, ja.up(change)))
        for part in point.parts
        if part.kind == "along" and (change := part.facts.get("change"))
    ]
    if not said:
        return joined("", [], "")
    push = "押し上げた" if point.notes["up"] else "押し下げた"
    start = say.text(f"{FLOW[point.notes['flow']]}を{push}のは")
    return joined("", [start, joined("", said, "、"), say.text("など。")], "")


def _driver(say: Japanese, point: Point) -> Passage:
    contribution = point.facts["contribution"]
    change, level = point.facts.get("change"), point.facts.get("level")
    name, points = say.commodity(contribution), (contribution, ja.points(contribution))
    if level is None:
        return say.text(f"{name}（寄与度{{points}}）", points=points)
    if change is None:
        return say.text(f"{name}（{{level}}、寄与度{{points}}）", level=say.amount(level), points=points)
    return say.text(
        f"{name}（{{change}}の{{level}}、寄与度{{points}}）",
        change=(change, ja.up(change)), level=say.amount(level), points=points,
    )  # fmt: skip


def indices(say: Japanese, point: Point) -> list[Passage]:
    """貿易指数（前年同月比）でみると、輸出は数量が0.5%減、価格（単価）が17.6%上昇。"""
    clauses = []
    for flow, name in FLOW.items():
        quantity, unit = point.facts[f"{flow}.quantity_index"], point.facts[f"{flow}.unit_value_index"]
        clauses.append(say.text(
            f"{name}は数量が{{q}}、単価が{{u}}", q=(quantity, ja.up(quantity)), u=(unit, ja.higher(unit)),
        ))  # fmt: skip
    return [joined("", [say.text(f"貿易指数（{say.base}）でみると、"), joined("", clauses, "、"), say.text("。")], "")]


def partner(say: Japanese, point: Point) -> list[Passage]:
    """米国向け輸出は12.5%増の…、米国からの輸入は…だった。対米黒字は19.9%減の…。"""
    exports, imports, balance_, *pages = point.parts
    place = named(point.notes["partner"], "ja")
    to = f"{place}全体への" if point.notes["partner"] == "asia" else f"{place}向け"
    clauses = []
    if "level" in exports or "change" in exports:
        clauses.append(say.flow_clause(exports, f"{to}輸出", ""))
    if "level" in imports or "change" in imports:
        clauses.append(say.flow_clause(imports, "輸入" if clauses else f"{place}からの輸入", ""))
    said = [joined("", [joined("", clauses, "、"), say.text("だった。")], "")]
    if "level" in balance_:
        said.append(_partner_balance(say, balance_, place))
    said += [p for page in pages for p in drivers(say, page)]
    return [joined("", said, "")]


def _partner_balance(say: Japanese, point: Point, place: str) -> Passage:
    level, change = point.facts["level"], point.facts.get("change")
    side, toward = say.side(level), ja.toward(place)
    if point.notes.get("turned") and "base" in point:
        base = point.facts["base"]
        turn = "赤字に転落" if side == "赤字" else "黒字に転換"
        return say.text(
            f"{toward}収支は{{level}}の{side}で、{ja.a_year_before(say.told.period)}の{{base}}の{say.side(base)}から{turn}した。",
            level=say.amount(level), base=say.amount(base),
        )  # fmt: skip
    if change is None:
        return say.text(f"{toward}{side}は{{level}}。", level=say.amount(level))
    if change.value == 0:
        return say.text(f"{toward}{side}は{{change}}の{{level}}。", change=(change, "横ばい"), level=say.amount(level))
    size = (change, ja.up(change))
    return say.text(f"{toward}{side}は{{change}}の{{level}}。", change=size, level=say.amount(level))
