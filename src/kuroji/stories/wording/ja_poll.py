"""事前予想との比較: how the figures came out against a poll, in Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

FLOWS = {"export": "輸出", "import": "輸入"}


def poll(say: Japanese, point: Point) -> list[Passage]:
    """事前の予想（Reuters）は2,500億円の赤字で、赤字額はこれを上回った。伸び率の予想は輸出が13.6%増（実績は17.0%増）だった。"""
    said: list[Passage] = []
    source = f"（{point.notes['source']}）" if point.notes.get("source") else ""
    if "balance.balance" in point:
        said.append(_balance(say, point.facts["balance.balance"], point.facts["balance.balance.poll"], source))
    for kind, what in (("value", "金額"), ("change", "増減率")):
        clauses = [
            _against(say, point.facts[f"{flow}.{kind}"], point.facts[f"{flow}.{kind}.poll"], name)
            for flow, name in FLOWS.items()
            if f"{flow}.{kind}" in point
        ]
        if clauses:
            start = say.text(f"{what}の予想は") if said else say.text(f"{what}の事前の予想{{source}}は", source=source)
            said.append(joined("", [start, joined("", clauses, "、"), say.text("だった。")], ""))
    return [joined("", said, "")] if said else []


def _balance(say: Japanese, actual: Fact, forecast: Fact, source: str) -> Passage:
    side, expected = say.side(actual), say.side(forecast)
    start = say.text(f"事前の予想{{source}}は{{forecast}}の{expected}", source=source, forecast=say.amount(forecast))
    if side != expected:
        rest = say.text(f"だったが、実績は{{actual}}の{side}となった。", actual=say.amount(actual))
    else:
        size, guess = abs(actual.value), abs(forecast.value)
        way = "予想と同じだった" if size == guess else "予想を上回った" if size > guess else "予想を下回った"
        rest = say.text(f"で、{{actual}}は{way}。", actual=(actual, f"{side}額"))
    return joined("", [start, rest], "")


def _against(say: Japanese, actual: Fact, forecast: Fact, name: str) -> Passage:
    """輸出が13.6%増（実績は17.0%増）."""
    if forecast.indicator == "change":
        places = {"forecast": (forecast, ja.up(forecast)), "actual": (actual, ja.up(actual))}
    else:
        places = {"forecast": say.amount(forecast), "actual": say.amount(actual)}
    return say.text(f"{name}が{{forecast}}（実績は{{actual}}）", **places)
