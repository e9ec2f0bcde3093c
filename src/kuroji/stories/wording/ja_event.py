"""関税などの出来事: what moved after a dated event, against when and what, in Japanese."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kuroji.classifications.events import Event, event
from kuroji.model.fact import Fact
from kuroji.model.period import parse
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

CURRENCIES = {"USD": "ドル", "JPY": "円", "EUR": "ユーロ"}
MEASURES = {"value": "金額", "quantity": "数量", "unit value": "単価"}


def changes(say: Japanese, point: Point) -> list[Passage]:
    """2025年5月の米国向け自動車輸出は前年同月比で金額が24.7%減、数量が3.9%減。単価は円建てで21.6%低下、ドル建てで15.6%低下した。"""
    of = event(point.notes["event"])
    flow = [
        say.text(f"{MEASURES[m]}が{{c}}", c=(point.facts[f"{m} change"], ja.up(point.facts[f"{m} change"])))
        for m in ("value", "quantity") if f"{m} change" in point
    ]  # fmt: skip
    if not flow:
        return []
    units = [
        say.text(f"{CURRENCIES.get(code, code)}建てで{{c}}", c=(point.facts[name], ja.higher(point.facts[name])))
        for name, code in (("unit value change", say.owner.currency), ("unit value change abroad", of.currency))
        if name in point
    ]  # fmt: skip
    head = say.text(f"{ja.period(parse(point.notes['period']))}の{of.subject_ja}は前年同月比で")
    tail = [say.text("単価は"), joined("", units, "、"), say.text("。")] if units else []
    return [joined("", [head, joined("", flow, "、"), say.text(f"だった{_duty(point, of)}。"), *tail], "")]


def rate(say: Japanese, point: Point) -> list[Passage]:
    """米国の自動車関税は2025年5月に27.5%で、2024年5月は2.5%だった。"""
    if "tariff" not in point.notes:
        return []
    of, notes = event(point.notes["event"]), point.notes
    when, base = (ja.period(parse(notes[name])) for name in ("period", "base"))
    mean = "平均" if notes["stepped"] else ""
    return [say.text(f"{of.name_ja}は{when}に{mean}{notes['tariff']}%で、{base}は{notes['tariff before']}%だった。")]


def index(say: Japanese, point: Point) -> list[Passage]:
    """2024年5月を100とすると金額は89.4。"""
    of = event(point.notes["event"])
    parts = [
        say.text(f"{_measure(name, of)}は{{i}}", i=(fact, f"{fact.value:.1f}")) for name, fact in point.facts.items()
    ]
    base = ja.period(parse(point.notes["base"]))
    tail = "前年比の増加は、前年の水準が低かったことによる面が大きい。" if point.notes["low_base"] else ""
    head = say.text(f"{of.name_ja}引き上げ前の{base}を100とすると、" if of.steps else f"{base}を100とすると、")
    return [joined("", [head, joined("", parts, "、"), say.text(f"。{tail}")], "")]


def effect(say: Japanese, point: Point) -> list[Passage]:
    """米国以外向けとの対比では、金額は27.2%下回った。"""
    of = event(point.notes["event"])
    parts = [
        say.text(
            f"{MEASURES[name.rsplit(' ', 1)[0]]}は{{c}}{'高い' if fact.value > 0 else '低い'}",
            c=(fact, ja.percent(fact)),
        )
        for name, fact in point.facts.items()
    ]
    head = say.text(f"{ja.period(parse(point.notes['base']))}以降の動きを{of.against_ja}と比べると、")
    first = next(iter(point.facts))
    sure = say.text(f"。{_sureness(point.facts[first], MEASURES[first.rsplit(' ', 1)[0]])}")
    return [joined("", [head, joined("", parts, "、"), sure], "")]


def absorption(say: Japanese, point: Point) -> list[Passage]:
    """ドル建て単価の低下は関税上昇分の0.78倍に当たる。輸出側が吸収した割合の上限。"""
    of, found = event(point.notes["event"]), point.facts.get("absorption")
    if found is None:
        return []
    currency = CURRENCIES.get(of.currency, of.currency)
    size = (found, f"{found.value:.2f}")
    if found.value <= 0:
        return [
            say.text(f"{currency}建て単価は下がっておらず（関税上昇分の{{a}}倍）、輸出側の吸収はみられない。", a=size)
        ]
    other = point.facts.get("absorption compared")
    more = [say.text(f"、{of.against_ja}との対比では{{b}}倍", b=(other, f"{other.value:.2f}"))] if other else []
    end = "に当たる（対数でみた比）。安い車種への移行や輸送にかかる期間のずれも含むため、輸出側が吸収した割合の上限である。"
    head = say.text(f"{currency}建て単価の低下は関税上昇分の{{a}}倍", a=size)
    return [joined("", [head, *more, say.text(end)], "")]


def limits(say: Japanese, point: Point) -> list[Passage]:
    """この数字に含まれないもの。"""
    return [say.text(event(point.notes["event"]).limits_ja)]


def _measure(name: str, of: Event) -> str:
    measure = name.rsplit(" ", 1)[0]
    return f"{CURRENCIES.get(of.currency, of.currency)}建て単価" if measure == "unit value" else MEASURES[measure]


def _duty(point: Point, of: Event) -> str:
    """（米国の自動車関税は27.5%、2024年5月は2.5%）"""
    if "tariff" not in point.notes:
        return ""
    mean = "月平均" if point.notes["stepped"] else ""
    base = ja.period(parse(point.notes["base"]))
    return f"（{of.name_ja}は{mean}{point.notes['tariff']}%、{base}は{point.notes['tariff before']}%）"


def _sureness(fact: Fact, measure: str) -> str:
    """差の幅について分かること。"""
    low, high = (_signed(fact, end) for end in ("low", "high"))
    months = int(str(fact.detail["months_before"]))
    if "coverage" in fact.detail:
        share = float(str(fact.detail["coverage"]))
        return f"事前の{months}カ月の差の範囲からみると、{measure}の差は{low}〜{high}（各月が同じ性質なら{share:.0%}の確率）。"
    text = f"公表値の四捨五入だけによる{measure}の差の幅は{low}〜{high}。"
    if not months:
        return f"{text}事前に同じ期間で比べられる月は保有しておらず、偶然で生じる差の大きさは分からない。"
    lowest, highest = (_signed(fact, f"{end}_before") for end in ("lowest", "highest"))
    return (
        f"{text}事前に比べられるのは{months}カ月（差は{lowest}〜{highest}）だけで、偶然で生じる差の大きさは分からない。"
    )


def _signed(fact: Fact, name: str) -> str:
    value = float(str(fact.detail[name]))
    return f"{'マイナス' if value < 0 else 'プラス'}{abs(value):.1f}%"


SAYINGS: dict[str, Callable[[Japanese, Point], list[Passage]]] = {
    "event changes": changes, "event rate": rate, "event index": index, "event effect": effect, "event absorption": absorption,
    "event limits": limits,
}  # fmt: skip
