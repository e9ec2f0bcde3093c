"""増減の要因: 数量、単価、構成、為替、ドル建て: why something moved, in Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.classifications.partners import partner
from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import parse
from kuroji.stories.causes import counts
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja
from kuroji.stories.wording.phrases import subject_ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

TERMS = {
    "quantity": "数量",
    "price": "単価（為替を含む）",
    "mix": "品目構成の変化",
    "not-split": "数量が公表されていない品目",
}
CURRENCIES = {"USD": "ドル", "JPY": "円", "EUR": "ユーロ"}
FLOW = {"export": "輸出", "import": "輸入"}


def moved(say: Japanese, point: Point) -> list[Passage]:
    """米国向けの自動車の輸出は前年同月比24.7%減の3,634億円で、1,192億円減った。ドル建てでは19.1%減。…"""
    level, change = point.facts.get("level"), point.facts.get("change")
    if level is None or change is None:
        return []
    start = say.text(f"{subject_ja(level)}は{say.base}{{c}}の{{v}}", c=(change, ja.up(change)), v=say.amount(level))
    difference = point.facts.get("difference")
    more = (
        say.text(f"で、金額にして{{d}}{'増えた' if difference.value > 0 else '減った'}。", d=say.amount(difference))
        if difference is not None and difference.value
        else say.text("だった。")
    )
    return [joined("", [start, more, _in_dollars(say, point), _by_quantity(say, point)], "")]


def _in_dollars(say: Japanese, point: Point) -> Passage:
    dollars = point.facts.get("dollars")
    return say.text("ドル建てでは{c}。", c=(dollars, ja.up(dollars))) if dollars is not None else say.text("")


def _by_quantity(say: Japanese, point: Point) -> Passage:
    """台数は3.9%減で、単価は円建てで21.6%低下、ドル建てで15.7%低下した計算になる。"""
    quantity, price, foreign = (point.facts.get(n) for n in ("quantity", "unit value", "unit value in dollars"))
    if quantity is None or price is None:
        return say.text("")
    what = {"NO": "台数"}.get(point.notes["counted"], "数量")
    said = [
        say.text(f"{what}は{{q}}で、単価は円建てで{{p}}", q=(quantity, ja.up(quantity)), p=(price, ja.higher(price)))
    ]
    if foreign is not None:
        said.append(say.text("、ドル建てで{f}", f=(foreign, ja.higher(foreign))))
    return joined("", [*said, say.text("となる。")], "")


def split(say: Japanese, point: Point) -> list[Passage]:
    """増減を分解すると、数量が168億円、単価が1,024億円の押し下げ要因。"""
    terms = [(name, point.facts[name]) for name in TERMS if name in point and counts(point.facts[name])]
    up = [t for t in terms if t[1].value > 0]
    down = [t for t in terms if t[1].value < 0]
    groups = [g for g in (_group(say, down, "押し下げ"), _group(say, up, "押し上げ")) if g is not None]
    if point.facts["difference"].value > 0:
        groups.reverse()
    first = joined("", [say.text("増減を分解すると、"), joined("", groups, "、"), say.text("要因となった。")], "")
    return [joined("", [first, *_caveats(say, point)], "")]


def _group(say: Japanese, terms: list[tuple[str, Fact]], verb: str) -> Passage | None:
    if not terms:
        return None
    clauses = [say.text(f"{TERMS[name]}が{{x}}", x=say.amount(fact)) for name, fact in terms]
    return joined("", [joined("", clauses, "、"), say.text(f"の{verb}")], "")


def _caveats(say: Japanese, point: Point) -> list[Passage]:
    said = []
    coverage = point.facts["coverage"]
    if not point.notes["whole"]:
        said.append(say.text(
            "数量が公表されている品目は金額の{c}で、それ以外は数量と価格に分けられない。", c=(coverage, ja.percent(coverage)),
        ))  # fmt: skip
    if "by weight" in point.notes["counting"].split(", "):
        whole = point.notes["counting"] == "by weight"
        said.append(say.text(
            "数量は重量であり、単価は価格そのものではない。" if whole else "数量の多くは重量で、その単価は価格そのものではない。"
        ))  # fmt: skip
    elif "mix" not in point or not counts(point.facts["mix"]):
        said.append(say.text("同じ品目の中での高額品や安価品への移行も単価の変化として表れる。"))
    return said


def currency(say: Japanese, point: Point) -> list[Passage]:
    """円は対ドルで前年同月より5.7%の円安。輸出の51%をドル、…建てとみると、為替だけで…押し上げた計算になる。"""
    rate, effect = point.facts["rate change"], point.facts["effect"]
    first = say.text(
        f"円は対ドルで{ja.a_year_before(say.told.period)}より{{r}}の円{'安' if rate.value > 0 else '高'}。",
        r=(rate, ja.percent(rate)),
    )
    shares = [
        say.text(f"{{s}}が{CURRENCIES[code]}", s=(point.facts[code], _whole_percent(point.facts[code])))
        for code in CURRENCIES if code in point
    ]  # fmt: skip
    verb = "押し上げた" if effect.value > 0 else "押し下げた"
    second = joined("", [
        say.text(f"{FLOW[point.notes['flow']]}全体の"), joined("", shares, "、"),
        say.text(f"建てとみると、為替だけで{{e}}{verb}計算になる（{_standing(point)}）。", e=say.amount(effect)),
    ], "")  # fmt: skip
    return [second] if point.notes["brief"] else [joined("", [first, second], "")]


def _standing(point: Point) -> str:
    if point.notes["standing"] == "given":
        return "建値通貨の比率は読者の指定による"
    when = ja.period(parse(point.notes["of"]))
    whose = "対世界" if point.notes["with"] == WORLD else f"対{partner(point.notes['with']).name_ja}"
    known = {"published": "公表値", "transcribed": "公表表の転記による", "unverified": "公表資料で未確認の概数"}
    return f"建値通貨の比率は{when}の{whose}のもの、{known[point.notes['standing']]}"


def dollars(say: Japanese, point: Point) -> list[Passage]:
    """ドル建てでは輸出が4.2%増、輸入が1.7%増（円建ては…）。円は対ドルで前年より1.1%の円高だった。"""
    exports, imports = point.facts["exports in dollars"], point.facts["imports in dollars"]
    rate = point.facts["rate change"]
    return [say.text(
        "ドル建てでは輸出が{x}、輸入が{m}（円建てはそれぞれ{y}、{z}）。"
        f"円は対ドルで{ja.a_year_before(say.told.period)}より{{r}}の円{'安' if rate.value > 0 else '高'}だった。",
        x=(exports, ja.up(exports)), m=(imports, ja.up(imports)), r=(rate, ja.percent(rate)),
        y=(point.facts["exports"], ja.up(point.facts["exports"])),
        z=(point.facts["imports"], ja.up(point.facts["imports"])),
    )]  # fmt: skip


def headline(say: Japanese, point: Point) -> Passage:
    """米国向けの自動車の輸出、2025年5月はなぜ24.7%減ったか。"""
    change = point.facts["change"]
    verb = "横ばいか" if change.value == 0 else "増えたか" if change.value > 0 else "減ったか"
    size = "" if change.value == 0 else "{c}"
    held = ja.times(change) if change.unit != "fold" and change.value >= 100 else ja.percent(change)
    return say.text(f"{subject_ja(change)}、{ja.period(say.told.period)}はなぜ{size}{verb}", c=(change, held))


def _whole_percent(share: Fact) -> str:
    return f"{share.value:.0f}%" if share.quantum >= 1 else ja.percent(share)


def base(say: Japanese, point: Point) -> list[Passage]:
    """前年の反動による増加で、2年前の水準は3.1%下回る。再輸出品などの特殊取扱品は…。"""
    said = []
    if "two years" in point:
        change, two = point.facts["change"], point.facts["two years"]
        way, side = ("増加", "下回る") if change.value > 0 else ("減少", "上回る")
        before = point.facts.get("base change")
        last = "前年度" if ja.a_year_before(say.told.period) == "前年度" else "前年"
        year = say.text(f"（{last}は{{b}}）", b=(before, ja.up(before))) if before is not None else say.text("")
        low = "低" if change.value > 0 else "高"
        end = say.text(f"と比べた{way}であり、2年前の水準を{{t}}{side}。", t=(two, ja.percent(two)))
        said.append(joined("", [say.text(f"{low}水準だった{last}"), year, end], ""))
    for part in point.parts:
        level, share = part.facts["level"], part.facts["contribution"]
        said.append(say.text(
            f"{say.commodity(level)}（{{v}}、寄与度{{p}}）は通常の月を大きく上回った。",
            v=say.amount(level), p=(share, ja.points(share)),
        ))  # fmt: skip
    return [joined("", said, "")]


def leading(say: Japanese, point: Point) -> list[Passage]:
    """輸出の純増の5分の4以上は、半導体等電子部品（2,693億円）、…で説明できる。"""
    parts = [say.text(f"{p.notes['name_ja']}（{{d}}）", d=say.amount(p.facts["difference"])) for p in point.parts]
    way = "増加" if point.notes["up"] else "減少"
    start = say.text(
        f"{FLOW[point.notes['flow']]}の{'差し引きの' if point.notes['offset'] else ''}{way}の5分の4以上は、"
    )
    return [joined("", [start, joined("", parts, "、"), say.text("で説明できる。")], "")]


def silence(say: Japanese, point: Point) -> list[Passage]:
    """分からないことと、その理由。"""
    reasons = {
        "goods": f"この{FLOW[point.notes['flow']]}は両期の品目別の数値を収録しておらず、増減の中身は分からない。",
        "quantity": f"この{FLOW[point.notes['flow']]}は両期の数量を収録しておらず、数量と価格には分けられない。",
        "rate": "両期の為替相場または建値通貨の比率を収録しておらず、ドル建てではみられない。",
    }
    return [joined("", [say.text(text) for name, text in reasons.items() if point.notes[name]], "")]
