"""世界との輸出入の連続と記録: how long exports and imports have risen or fallen, and their records, in Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.period import Frequency
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined
from kuroji.stories.wording import ja

if TYPE_CHECKING:
    from kuroji.stories.wording.ja_story import Japanese

NAMES = ("輸出", "輸入")


def flows(say: Japanese, point: Point) -> list[Passage]:
    """増加は輸出が9カ月連続、輸入が4カ月連続。輸出入額とも5月として過去最大だった（比較可能な1979年以降）。"""
    runs = [(name, run) for name, part in zip(NAMES, point.parts, strict=True) if (run := _run_of(part))]
    held = [(name, part) for name, part in zip(NAMES, point.parts, strict=True) if "record" in part]
    return [joined("", [_runs(say, runs), _records(say, held)], "")]


def how_long(say: Japanese, run: Fact) -> Passage:
    """4カ月ぶり; 9カ月連続; 少なくとも9カ月連続。"""
    if run.indicator == "first_since":
        return say.text("{n}ぶり", n=say.counted(run))
    return say.text(f"{'少なくとも' if run.detail.get('open') else ''}{{n}}連続", n=say.counted(run))


def _run_of(part: Point) -> Fact | None:
    return part.facts.get("first") or part.facts.get("streak")


def _runs(say: Japanese, runs: list[tuple[str, Fact]]) -> Passage:
    if not runs:
        return joined("", [], "")
    if len(runs) == 2 and len({(run.indicator, run.value, run.detail["of"]) for _, run in runs}) == 1:
        both = say.text(
            f"{{both}}の{'増加' if runs[0][1].detail['of'] == 'rise' else '減少'}はともに", both=(runs[1][1], "輸出入")
        )
        return joined("", [both, how_long(say, runs[0][1]), say.text("。")], "")
    ways = ["増加" if run.detail["of"] == "rise" else "減少" for _, run in runs]
    if len(runs) == 2 and ways[0] == ways[1]:
        clauses = [joined("", [say.text(f"{name}が"), how_long(say, run)], "") for name, run in runs]
        start = say.text(f"{ways[0]}は")
    else:
        clauses = [
            joined("", [say.text(f"{name}の{way}は"), how_long(say, run)], "")
            for (name, run), way in zip(runs, ways, strict=True)
        ]
        start = say.text("")
    return joined("", [start, joined("", clauses, "、"), say.text("。")], "")


def _records(say: Japanese, held: list[tuple[str, Point]]) -> Passage:
    if not held:
        return joined("", [], "")
    records = [part.facts["record"] for _, part in held]
    begins = ja.year_of(str(records[0].detail["series_begins"]))
    most = "それまでで最大" if held[0][1].notes["past"] else "過去最大"
    scopes = [_scope(say, record) for record in records]
    end = say.text(f"だった（比較可能な{begins}年以降）。")
    if len(held) == 2 and scopes[0] == scopes[1]:
        both = say.text(f"{{both}}とも{scopes[0]}{{most}}", both=(records[0], "輸出入額"), most=(records[1], most))
        return joined("", [both, end], "")
    clauses = [
        say.text(f"{name}額は{scope}{{most}}", most=(record, most))
        for (name, _), scope, record in zip(held, scopes, records, strict=True)
    ]
    return joined("", [joined("", clauses, "、"), end], "")


def _scope(say: Japanese, record: Fact) -> str:
    whole = record.detail["scope"] == "all-time" and say.told.period.frequency is not Frequency.RANGE
    return "" if whole else f"{ja.part(say.told.period)}として"
