"""補足と改定: working days, revisions, vintage, corrections and dates of a Japanese story."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kuroji.language.currencies import valuation
from kuroji.model.fact import Fact
from kuroji.model.period import PART_OF_MONTH, Frequency, month, parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

FLOWS = {"exports": "輸出", "imports": "輸入"}


def working_days(say: Japanese, point: Point) -> list[Passage]:
    """5月の営業日は18日と前年同月より2日少なく、1営業日当たりでみると輸出は30.0%増、輸入は25.0%増となる。"""
    days, base = int(point.notes["days"]), int(point.notes["base"])
    gap = f"より{abs(days - base)}日{'少なく' if days < base else '多く'}" if days != base else "と同じで"
    start = say.text(f"{ja.part(say.told.period)}の営業日は{days}日と前年同月{gap}、1営業日当たりでみると")
    return [joined("", [start, _both_moved(say, point), say.text("となる。")], "")]


def _both_moved(say: Japanese, point: Point) -> Passage:
    clauses = [say.text(f"{name}は{{c}}", c=(point.facts[flow], ja.up(point.facts[flow])))
               for flow, name in FLOWS.items() if flow in point]  # fmt: skip
    return joined("", clauses, "、")


def january(say: Japanese, _: Point) -> list[Passage]:
    """春節の時期のずれへの注意。"""
    return [say.text("春節（旧正月）の時期は年によって1月と2月の間でずれるため、1〜2月を合わせてみる必要がある。")]


def january_and_february(say: Japanese, point: Point) -> list[Passage]:
    """春節の影響をならした1〜2月の合計では…。"""
    if "exports" not in point and "imports" not in point:
        return []
    parts = [say.text("春節（旧正月）のずれの影響をならすため1〜2月を合わせると、"), _both_moved(say, point)]
    if "balance" in point:
        balance = point.facts["balance"]
        parts.append(say.text(f"で、{{balance}}の{say.side(balance)}だった。", balance=say.amount(balance)))
    else:
        parts.append(say.text("だった。"))
    return [joined("", parts, "")]


def last_month(say: Japanese, point: Point) -> list[Passage]:
    """4月の黒字は速報より9億円少ない3,010億円に改定された。"""
    now, difference = point.facts["now"], point.facts["difference"]
    before, side = f"{parse(point.notes['period']).part}月", say.side(now)
    places = {"now": say.amount(now), "difference": say.amount(difference)}
    if point.notes["turned"]:
        first = "黒字" if side == "赤字" else "赤字"
        return [
            say.text(
                f"{before}の貿易収支は、速報の{first}から{{difference}}改定され、{{now}}の{side}となった。", **places
            )
        ]
    more = "多い" if (difference.value < 0) == (side == "赤字") else "少ない"
    return [say.text(f"{before}の{side}は、速報より{{difference}}{more}{{now}}に改定された。", **places)]


def outlook(say: Japanese, point: Point) -> list[Passage]:
    """速報は改定される: 輸入は…カ月のすべてで上方改定された。"""
    fact = point.facts["expected"]
    side, part = say.side(fact), ja.part(say.told.period)
    months, up = int(str(fact.detail["months"])), int(str(fact.detail["imports_revised_up"]))
    often = f"{months}カ月すべて" if up == months else f"{months}カ月のうち{up}カ月"
    low, high = (Decimal(str(fact.detail[end])) for end in ("low", "high"))
    was = "黒字" if side == "赤字" else "赤字"
    become = (
        f"{part}の{was}は{{expected}}程度の{side}に転じる"
        if point.notes["turned"]
        else f"{part}の{side}は{{expected}}程度になる"
    )
    flips = "黒字か赤字かはまだ定まらない。" if point.notes["flips"] else ""
    return [say.text(
        f"速報後の改定の記録がある{often}で輸入は上方改定された。同じ傾向なら{become}計算だ"
        f"（80%の区間は{_range(fact, low, high)}）。{flips}",
        expected=say.amount(fact),
    )]  # fmt: skip


def _range(fact: Fact, low: Decimal, high: Decimal) -> str:
    """3,794億〜4,243億円: smaller size first; with the sides where the sign is open."""
    said = {end: ja.amount(abs(end), Decimal(10**8), fact.unit) for end in (low, high)}
    if (low < 0) != (high < 0):
        return f"{said[low]}の赤字から{said[high]}の黒字"
    near, far = sorted((low, high), key=abs)
    return f"{said[near].removesuffix('円')}〜{said[far]}"


def desk(say: Japanese, point: Point) -> list[Passage]:
    """輸出額は過去2番目の大きさで、最大は2026年3月。"""
    ever = "それまでで" if point.notes["past"] else "過去"
    said = []
    for flow, name in FLOWS.items():
        if flow in point:
            record = point.facts[flow]
            best = ja.period(parse(str(record.detail["previous"])))
            rank = (record, f"{ever}{int(record.value)}番目の大きさ")
            said.append(say.text(f"{name}額は{{rank}}（最大は{best}）。", rank=rank))
    return [joined("", said, "")]


def part_of_month(say: Japanese, _: Point) -> list[Passage]:
    """上旬・上中旬の数値についての注意。"""
    days = 10 if say.told.period.frequency is Frequency.FIRST_10_DAYS else 20
    return [
        say.text(f"この数値は{ja.part(say.told.period)}1〜{days}日分のみを対象とし、1カ月分の数値とは比較できない。")
    ]


def implied_month(say: Japanese, point: Point) -> list[Passage]:
    """この値から推計した9月全体の輸出は…、収支は…となる計算だ。同じ方法による推計は、収支を平均…外している。"""
    balance, error = point.facts["balance"], point.facts["error"]
    places = {name: say.amount(fact) for name, fact in point.facts.items()}
    flips = "黒字か赤字かはまだ定まらない。" if point.notes["open"] else ""
    later = "（一部は後の値で測った）" if point.notes["later"] else ""
    estimate = say.text(
        f"この値をもとにKurojiが推計した{ja.part(month(say.told.period.end))}全体の輸出は{{exports}}、輸入は{{imports}}で、"
        f"貿易収支は{{balance}}の{say.side(balance)}となる計算だ。", **places,
    )  # fmt: skip
    record = say.text(
        f"同じ方法による推計は、{ja.period(parse(error.period))}の平均で収支を{{error}}外している{later}。{flips}", **places,
    )  # fmt: skip
    return [joined("", [estimate, record], "")]


def vintage(say: Japanese, point: Point) -> list[Passage]:
    """数値は…時点で公表されているもの。"""
    said = [f"数値は{ja.day(say.told.view.as_of, say.owner)}時点の公表値。"]
    caveats = {
        "mixed stages": "輸出は輸入より改定が進んだ段階の値で、収支は段階の異なる値の差である。",
        "mixed vintages": "総額は改定段階の異なる月の合計を含む。",
        "mixed parts": "品目別と国・地域別は、改定段階の異なる月の値を合計した。",
        "backfilled": "当時の値を収録していないものは、その後に公表された最も早い値で補った。",
        "apart": "収支は当時の公表値で、公表時期の異なる輸出入の差額とは一致しない。",
    }
    said += [text for flag, text in caveats.items() if flag in point.notes]
    if say.told.period.frequency not in PART_OF_MONTH:
        exports, imports = (valuation(w, "ja") for w in (say.owner.export_valuation, say.owner.import_valuation))
        said.append(f"輸出は{exports}、輸入は{imports}建て。増減率は同じ時点で公表されていた前年の値と比べた。")
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
    end = "の見込み（公表日程からの推定）" if point.notes["inferred"] else "の予定"
    return [say.text(f"次の公表は、{'、'.join(due)}{end}。")]
