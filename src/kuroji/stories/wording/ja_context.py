"""読み方と改定: polls, working days, revisions, vintage, corrections and dates of a Japanese story."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.period import PART_OF_MONTH, parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

FLOWS = {"exports": "輸出", "imports": "輸入"}


def poll(say: Japanese, point: Point) -> list[Passage]:
    """市場予想は2,500億円の赤字だった。"""
    said = []
    if "balance.balance" in point:
        forecast = point.facts["balance.balance.poll"]
        said.append(say.text(f"事前の予想は{{poll}}の{say.side(forecast)}だった。", poll=say.amount(forecast)))
    for flow, name in (("export", "輸出"), ("import", "輸入")):
        if f"{flow}.change" in point:
            forecast, actual = point.facts[f"{flow}.change.poll"], point.facts[f"{flow}.change"]
            said.append(say.text(
                f"{name}の予想は{{poll}}、実績は{{actual}}。", poll=(forecast, ja.up(forecast)), actual=(actual, ja.up(actual)),
            ))  # fmt: skip
    return [joined("", said, "")] if said else []


def working_days(say: Japanese, point: Point) -> list[Passage]:
    """営業日数は18日（前年は20日）。1営業日当たりでは輸出が30.0%増。"""
    clauses = [say.text(f"{name}が{{c}}", c=(point.facts[flow], ja.up(point.facts[flow])))
               for flow, name in FLOWS.items() if flow in point]  # fmt: skip
    start = say.text(f"営業日数は{point.notes['days']}日（前年は{point.notes['base']}日）で、1営業日当たりでは")
    return [joined("", [start, joined("", clauses, "、"), say.text("となる。")], "")]


def january(say: Japanese, _: Point) -> list[Passage]:
    """春節の時期のずれへの注意。"""
    return [say.text("春節（旧正月）の時期が年により異なるため、1〜2月は合わせてみるのが適切だ。")]


def january_and_february(say: Japanese, point: Point) -> list[Passage]:
    """春節の影響をならした1〜2月の合計では…。"""
    clauses = [say.text(f"{name}が{{c}}", c=(point.facts[flow], ja.up(point.facts[flow])))
               for flow, name in FLOWS.items() if flow in point]  # fmt: skip
    if not clauses:
        return []
    return [
        joined(
            "",
            [say.text("春節の影響をならした1〜2月の合計では、"), joined("", clauses, "、"), say.text("だった。")],
            "",
        )
    ]


def last_month(say: Japanese, point: Point) -> list[Passage]:
    """4月の貿易収支は…の黒字に改定された（速報から…下方修正）。"""
    now, difference = point.facts["now"], point.facts["difference"]
    way = "悪化方向" if difference.value < 0 else "改善方向"
    return [say.text(
        f"{parse(point.notes['period']).part}月の貿易収支は{{now}}の{say.side(now)}で、速報から{{difference}}、{way}に改定されている。",
        now=say.amount(now), difference=say.amount(difference),
    )]  # fmt: skip


def outlook(say: Japanese, point: Point) -> list[Passage]:
    """速報は改定される: 輸入は…カ月のすべてで上方改定された。"""
    fact = point.facts["expected"]
    months, up = int(str(fact.detail["months"])), int(str(fact.detail["imports_revised_up"]))
    low, high = (_signed(fact, str(fact.detail[side])) for side in ("low", "high"))
    often = f"{months}カ月すべてで" if up == months else f"{months}カ月のうち{up}カ月で"
    flips = "符号が変わる可能性もある。" if point.notes.get("flips") else ""
    return [say.text(
        f"速報値は後に改定される。改定のあった{often}輸入が上方改定されており、過去の傾向を当てはめると、"
        f"改定後の収支は{{expected}}程度の{say.side(fact)}（80%の区間は{low}から{high}）が見込まれる。{flips}",
        expected=say.amount(fact),
    )]  # fmt: skip


def _signed(fact: Fact, value: str) -> str:
    number = Decimal(value)
    side = "赤字" if number < 0 else "黒字"
    return f"{ja.amount(abs(number), Decimal(10**8), fact.unit)}の{side}"


def desk(say: Japanese, point: Point) -> list[Passage]:
    """輸出額は過去2番目（最高は2026年3月）."""
    said = []
    for flow, name in FLOWS.items():
        if flow in point:
            record = point.facts[flow]
            best = ja.period(parse(str(record.detail["previous"])))
            said.append(
                say.text(
                    f"{name}額は{{rank}}（当時の最高は{best}）。",
                    rank=(record, f"その時点で過去{int(record.value)}番目の大きさ"),
                )
            )
    return [joined("", said, "")]


def vintage(say: Japanese, point: Point) -> list[Passage]:
    """数値は…時点で公表されているもの。"""
    said = [f"数値は{ja.day(say.told.view.as_of, say.owner)}時点で判明しているもの。"]
    caveats = {
        "mixed stages": "輸出は輸入より改定が進んだ段階の値で、収支は段階の異なる値の差である。",
        "mixed vintages": "公表段階の異なる月の合計を含む。",
        "mixed parts": "品目別と国・地域別は、公表段階の異なる月の値を合計した。",
        "backfilled": "当時の値が手元にないものは、その後の最も早い値で補った。",
    }
    said += [text for flag, text in caveats.items() if flag in point.notes]
    if say.told.period.frequency not in PART_OF_MONTH:
        said.append("輸出はFOB、輸入はCIF価格。増減率は同じ時点で判明していた前年の値と比べた。")
    return [say.text("".join(said))]


def corrections(say: Japanese, point: Point) -> list[Passage]:
    """速報（…）では…だった。本稿の数値はその後の改定を反映している。"""
    assert say.told.first is not None
    clauses = []
    if "balance.level" in point:
        was = point.facts["balance.level"]
        clauses.append(say.text(f"{{was}}の{say.side(was)}", was=say.amount(was)))
    for flow, name in (("export", "輸出"), ("import", "輸入")):
        if f"{flow}.level" in point:
            level, change = point.facts[f"{flow}.level"], point.facts.get(f"{flow}.change")
            if change is None:
                clauses.append(say.text(f"{name}{{level}}", level=say.amount(level)))
            else:
                clauses.append(
                    say.text(f"{name}{{level}}（{{change}}）", level=say.amount(level), change=(change, ja.up(change)))
                )
    start = say.text(f"最初の公表（{ja.day(say.told.first.as_of, say.owner)}）では")
    return [
        joined("", [start, joined("", clauses, "、"), say.text("だった。本稿の数値はその後の改定を反映している。")], "")
    ]


def next_dates(say: Japanese, point: Point) -> list[Passage]:
    """次の公表予定。"""
    following = parse(point.notes["period"])
    names = {
        "first 10 days": f"{following.part}月上旬",
        "first 20 days": f"{following.part}月上中旬",
        "month": f"{following.part}月分",
    }
    due = [
        f"{words}が{ja.day(datetime.fromisoformat(point.notes[name]), say.owner)}"
        for name, words in names.items() if name in point.notes
    ]  # fmt: skip
    note = "（暦からの推定）" if point.notes["inferred"] else ""
    return [say.text(f"次の公表は、{'、'.join(due)}の見込み{note}。")]
